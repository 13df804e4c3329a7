//! Two models → what changed between them, and what that means for clients built from the old one.
//!
//! Every change of a fact is one [`Finding`]. Its rule comes from the table in [`facts`]; what it does on the wire and to
//! the behaviour of old clients follows from the rule, and what it does to their source from the items of both crates
//! ([`crate::surface`]), which the caller compares. Reads no files.

mod about;
mod compare;
mod effect;
mod enumeration;
mod extension;
mod fact;
pub mod facts;
mod finding;
mod fingerprint;
mod header;
mod media_type;
mod notes;
mod operation;
mod pairs;
mod parameter;
mod reach;
mod request_body;
mod response;
mod schema;
mod security;
mod server;
mod source;
mod view;

use std::collections::HashSet;

use crate::analyze::names::Names;
use crate::model::{Api, SchemaId};
use crate::source::Sources;
use crate::surface::ItemChange;

pub use effect::{Direction, Effect};
pub use fact::{Action, Area, Fact, Frame, Rule, Step};
pub use finding::{Finding, Operation, Severity, Site, Verdict};
pub use source::{SemverStep, semver_step};

/// One of two documents that are compared.
pub struct Side<'a> {
    api: &'a Api,
    names: &'a Names,
    sources: &'a Sources,
    used: HashSet<SchemaId>,
    /// What places are called: paths of files → as the user knows them.
    shown: &'a dyn Fn(&std::path::Path) -> String,
}

impl std::fmt::Debug for Side<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Side")
            .field("title", &self.api.title)
            .finish_non_exhaustive()
    }
}

impl<'a> Side<'a> {
    /// A document with its Rust names; `shown` says how a file of it is called.
    pub fn new(
        api: &'a Api,
        names: &'a Names,
        sources: &'a Sources,
        shown: &'a dyn Fn(&std::path::Path) -> String,
    ) -> Self {
        Self {
            api,
            names,
            sources,
            used: reach::used_schemas(api),
            shown,
        }
    }
}

/// Every change from `old` to `new`, the most serious first. `items` are the changes of the crates' public items.
pub fn diff(old: &Side<'_>, new: &Side<'_>, items: &[ItemChange]) -> Vec<Finding> {
    let changes = compare::compare_models(old, new);
    let mut findings = finding::findings(old, new, changes, items);
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    findings
}
