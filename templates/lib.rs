#![cfg_attr(feature = "client", doc = include_str!("../README.md"))]
#![cfg_attr(not(feature = "client"), doc = "Types and validators.")]

#[cfg(feature = "blocking")]
pub mod blocking;
pub mod cases;
#[cfg(feature = "client")]
mod client;
#[cfg(feature = "client")]
pub mod errors;
#[cfg(feature = "client")]
pub mod headers;
#[cfg(feature = "client")]
pub mod operations;
#[cfg(feature = "client")]
pub mod parameters;
pub mod runtime;
#[cfg(feature = "client")]
mod settings;
#[cfg(feature = "client")]
pub mod signing;
pub mod types;
pub mod validate;

#[cfg(feature = "client")]
pub use client::Client;
#[cfg(feature = "client")]
pub use runtime::answer::{Answer, Code, Reply};
#[cfg(feature = "client")]
pub use runtime::builder::BuildError;
#[cfg(feature = "client")]
pub use runtime::error::{Error, Refusal};
pub use runtime::schema::{Schema, Validate};
pub use runtime::secret::Secret;
#[cfg(feature = "client")]
pub use runtime::time::Zone;
pub use runtime::violation::{Violation, Violations};
#[cfg(feature = "client")]
pub use settings::{Credentials, Server};
