//! Changes one fact of a document at a time, and looks where the generated crate changes.

mod additions;
mod corpus;
mod document;
mod edits;
mod every_fact;
mod mutation;
