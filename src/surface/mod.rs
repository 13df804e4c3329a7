//! Emitted files → what Rust code outside the crate can name, and what two crates make of callers. Knows no document.

mod collect;
mod compare;
mod modules;
mod signature;

use std::collections::BTreeMap;

pub use compare::{ItemChange, compare_surfaces};

/// Everything public in a crate, by path.
#[derive(Debug, Default)]
pub struct Surface {
    items: BTreeMap<String, Item>,
}

/// One public item, or a public member of one.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Item {
    /// The item: `CardStatusRequest`.
    name: String,
    /// The field, variant, method or trait; `None` for the item itself.
    member: Option<String>,
    /// What callers depend on, with aliases written out.
    signature: String,
    /// Arguments of a function, whose names callers do not write.
    arguments: Vec<Argument>,
    role: Role,
}

/// An argument of a function.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Argument {
    name: String,
    /// Its type, with aliases written out.
    kind: String,
}

/// What adding an item does to callers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Nothing.
    Free,
    /// Nothing; whether it is there follows from the other members of its type: methods and traits.
    Derived,
    /// Literals and patterns name all of its kind: fields and variants that are not `non_exhaustive`.
    Listed,
}

/// The surface of a crate that consists of these files, by path below the crate's folder.
///
/// Files that are no Rust, or that cannot be parsed, have no surface. Of the runtime, which is the crate's own
/// machinery and the same in every crate, only what the crate re-exports counts.
pub fn surface<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> Surface {
    collect::collect(files)
}
