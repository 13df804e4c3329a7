//! specbind reads an OpenAPI document and writes the Rust crate a careful colleague would have written by hand.

pub mod config;
mod crate_name;
pub mod diag;
pub mod load;
pub mod output;
mod report;
pub mod source;
mod suggest;

pub use report::{Report, lint};
