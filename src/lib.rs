//! specbind reads an OpenAPI document and writes the Rust crate a careful colleague would have written by hand.

pub mod config;
mod crate_name;
pub mod output;
pub mod source;
mod suggest;
