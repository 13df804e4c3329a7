//! The text of the user's files: trees with exact numbers, and from any place in them to line and column. Knows no OpenAPI.

mod compose;
mod event;
mod json;
mod members;
mod pointer;
mod scalar;
mod sources;
mod spot;
mod value;
mod yaml;

#[cfg(test)]
mod tests;

pub use compose::Bounds;
pub use event::{Problem, ProblemKind};
pub use pointer::{FileId, Place, Pointer, escape};
pub use sources::{File, Format, Sources};
pub use value::{Members, Number, Value};
