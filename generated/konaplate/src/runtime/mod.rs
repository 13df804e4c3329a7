//! What generated crates share: judging, describing, sending and reading calls. Copied, not generated.

#[cfg(feature = "client")]
pub mod answer;
mod array;
#[cfg(feature = "blocking")]
pub mod blocking;
#[cfg(feature = "client")]
pub mod builder;
#[cfg(feature = "client")]
pub mod call;
pub mod check;
pub mod compose;
pub mod decimal;
#[cfg(feature = "client")]
pub mod encryption;
#[cfg(feature = "client")]
pub mod error;
pub mod json;
mod object;
#[cfg(feature = "client")]
pub mod parameter;
#[cfg(feature = "client")]
mod prepare;
mod scalar;
pub mod schema;
pub mod secret;
#[cfg(feature = "client")]
pub mod settings;
#[cfg(feature = "client")]
pub mod template;
#[cfg(feature = "client")]
pub mod time;
#[cfg(feature = "client")]
pub mod transport;
#[cfg(feature = "client")]
pub mod unique;
pub mod violation;
