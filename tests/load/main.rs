//! Files → checked source trees.

mod bounds;
mod document;
mod folder;
