//! What a regeneration means for callers: the findings since the committed document, or the items of the files it replaces.
//!
//! The committed document is the one that a reviewer compares with. Where git has none, the document of before is
//! not known, and only what the replaced files let callers name is compared; the report says so.

use std::fmt::Write as _;

use super::Job;
use crate::cli::diff::{Document, Pair, Refusal, committed, compare_pair};
use crate::cli::error::{BOLD, WARN};
use crate::comparison::compare_files;
use crate::diff::report::{Comparison, to_text};
use crate::diff::{SemverStep, semver_step};
use crate::output::{Files, Kind};
use crate::surface::ItemChange;

/// What became of one target since before.
pub(super) enum Since {
    /// Every change of a fact since the committed document.
    Document(Box<Comparison>),
    /// What callers can name, in the files that are replaced.
    Items(Vec<ItemChange>),
    /// The committed document cannot be compared.
    Unknown(String),
}

/// Compares a target with what was there before; `None` when nothing was, or nothing differs.
pub(super) fn compare_with_before(job: &Job) -> Option<Since> {
    let Job { target, plan, .. } = job;
    let replaced = plan
        .changes
        .iter()
        .any(|change| change.kind != Kind::Create);
    if !replaced {
        return None;
    }
    let old = match committed("HEAD", &target.spec) {
        Ok(Some(old)) => old,
        Ok(None) | Err(_) => return Some(Since::Items(changed_items(job))),
    };
    let pair = Pair {
        old: Some(old),
        new: Some(Document::at(&target.spec)),
        crate_name: target.crate_name.clone(),
        options: target.options.clone(),
    };
    Some(match compare_pair(&pair) {
        Ok(comparison) => Since::Document(Box::new(comparison)),
        Err(Refusal::Document(_)) => Since::Unknown("it has errors".to_owned()),
        Err(Refusal::Error(error)) => Since::Unknown(error.to_string()),
    })
}

fn changed_items(job: &Job) -> Vec<ItemChange> {
    let (mut old, mut new) = (Files::new(), Files::new());
    for change in &job.plan.changes {
        if change.kind != Kind::Create {
            old.insert(&change.path, change.old.clone());
        }
        if change.kind != Kind::Remove {
            new.insert(&change.path, change.new.to_vec());
        }
    }
    compare_files(&old, &new)
}

impl Since {
    /// For people.
    pub(super) fn to_text(&self) -> String {
        match self {
            Self::Document(comparison) => format!("\n{}", to_text(comparison)),
            Self::Unknown(reason) => format!(
                "{WARN}warning{WARN:#}: the committed document cannot be compared: {reason}\n"
            ),
            Self::Items(items) => items_text(items),
        }
    }

    /// The step of the crate's version.
    pub(super) fn step(&self) -> SemverStep {
        match self {
            Self::Document(comparison) => comparison.step,
            Self::Items(items) => semver_step(&[], items),
            Self::Unknown(_) => SemverStep::None,
        }
    }
}

fn items_text(items: &[ItemChange]) -> String {
    let mut text = format!(
        "  {BOLD}changed items{BOLD:#} (git has no committed document to compare with); version step: {}\n",
        semver_step(&[], items).word()
    );
    for item in items {
        let _ = writeln!(text, "    {} {}", fate(item), item.path);
    }
    text
}

/// What became of an item, in a few words.
pub(super) fn fate(item: &ItemChange) -> &'static str {
    match (item.breaks, item.reordered) {
        (true, _) => "breaks callers",
        (false, true) => "arguments changed places",
        (false, false) => "new",
    }
}
