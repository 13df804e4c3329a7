//! Two models → what changed between them, and what that means for clients built from the old one.
//!
//! Every change of a fact is one [`Finding`]. Its rule comes from the table in [`facts`]; what it does on the wire and to
//! the behaviour of old clients follows from the rule, and what it does to their source from the items of both crates
//! ([`crate::surface`]), which the caller compares. Reads no files.

mod about;
mod compare;
mod effect;
mod enumeration;
pub mod explain;
mod extension;
mod fact;
pub mod facts;
mod find;
mod finding;
mod fingerprint;
mod header;
mod items;
mod media_type;
mod message;
mod notes;
mod operation;
mod pairs;
mod parameter;
mod reach;
pub mod report;
mod request_body;
mod response;
mod schema;
mod security;
mod server;
mod source;
mod spot;
mod state;
mod view;

use std::collections::HashSet;

use crate::analyze::Tables;
use crate::analyze::names::Names;
use crate::model::{Api, SchemaId};
use crate::source::Sources;
use crate::surface::ItemChange;

pub use effect::{Direction, Effect};
pub use fact::{Action, Area, Fact, Frame, Rule, Step};
pub use finding::{Finding, Operation, Severity, Site, Verdict};
pub use items::document_finding;
pub use source::{SemverStep, semver_step};

/// One of two documents that are compared.
#[derive(Debug)]
pub struct Side<'a> {
    api: &'a Api,
    tables: &'a Tables,
    sources: &'a Sources,
    used: HashSet<SchemaId>,
}

impl<'a> Side<'a> {
    /// A document with its side tables.
    pub fn new(api: &'a Api, tables: &'a Tables, sources: &'a Sources) -> Self {
        Self {
            api,
            tables,
            sources,
            used: reach::used_schemas(api),
        }
    }

    fn names(&self) -> &'a Names {
        &self.tables.names
    }
}

/// Every change from `old` to `new`, the most serious first. `items` are the changes of the crates' public items.
pub fn diff(old: &Side<'_>, new: &Side<'_>, items: &[ItemChange]) -> Vec<Finding> {
    let changes = compare::compare_models(old, new);
    let mut findings = find::find_all(old, new, changes, items);
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    findings
}
