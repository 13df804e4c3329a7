//! Compares the tree with the table of the specification's objects and reports every difference; follows references as it goes.

mod keyword;
mod kind;
mod object;
mod references;
mod rule;
mod words;

pub(super) use rule::styles;
pub(super) use words::is_nothing;

use std::collections::VecDeque;
use std::sync::Arc;

use super::files::Files;
use super::limits::Limits;
use super::table::{DOCUMENT, Kind, Object};
use super::version::Version;
use crate::diag::Diagnostics;
use crate::hashed::Map;
use crate::source::{Place, Value};

/// Checks the root document and everything it refers to. What it leaves without an error can be converted.
pub(super) fn check(files: &mut Files, version: Version, limits: &Limits, diags: &mut Diagnostics) {
    let root = Place::root(crate::source::FileId::ROOT);
    let mut checker = Checker {
        files,
        version,
        limits,
        diags,
        seen: Map::default(),
        pending: VecDeque::new(),
    };
    checker.check_place(&root, Kind::Object(&DOCUMENT));
    while let Some(reference) = checker.pending.pop_front() {
        checker.check_reference(reference);
    }
}

struct Checker<'c> {
    files: &'c mut Files,
    version: Version,
    limits: &'c Limits,
    diags: &'c mut Diagnostics,
    /// What each object was checked as, by its address: files never move once they are read.
    seen: Map<usize, &'static Object>,
    pending: VecDeque<Reference>,
}

/// A `$ref` or `$dynamicRef` that is still to be followed.
struct Reference {
    /// The object that holds it.
    place: Place,
    key: &'static str,
    text: String,
    wanted: &'static Object,
}

impl Checker<'_> {
    fn check_place(&mut self, place: &Place, kind: Kind) {
        let file = Arc::clone(self.files.sources.file(place.file));
        if let Some(value) = file.find(&place.pointer) {
            self.check_value(kind, value, place);
        }
    }

    fn mark(&mut self, value: &Value, object: &'static Object) {
        self.seen.insert(address(value), object);
    }
}

fn address(value: &Value) -> usize {
    std::ptr::from_ref(value) as usize
}
