//! `specbind mock`: its answers to valid and broken requests, published documents, and the generated client against it.

mod accept;
mod bytes;
mod cases;
mod corpus;
mod faults;
mod odd;
mod program;
mod requests;
mod sample;
mod security;
mod server;
mod signature;
mod story;
mod styles;
mod values;
mod xml;
