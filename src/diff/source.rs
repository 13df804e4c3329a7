//! Which findings explain which changes of the crates' items, and the version step that follows.

use super::Finding;
use super::compare::Change;
use super::finding::Severity;
use crate::surface::ItemChange;

/// Per change of the model, the items that break because of it; then the items that none explains.
pub(super) fn explain_items<'i>(
    changes: &[Change],
    items: &'i [ItemChange],
) -> (Vec<Vec<&'i ItemChange>>, Vec<&'i ItemChange>) {
    let mut explained = vec![Vec::new(); changes.len()];
    let mut unexplained = Vec::new();
    for item in items.iter().filter(|item| item.breaks) {
        let matching: Vec<usize> = changes
            .iter()
            .enumerate()
            .filter(|(_, change)| touches(change, item))
            .map(|(index, _)| index)
            .collect();
        let close = best(changes, &matching, item);
        if close.is_empty() {
            unexplained.push(item);
        }
        for index in close {
            explained[index].push(item);
        }
    }
    (explained, unexplained)
}

fn touches(change: &Change, item: &ItemChange) -> bool {
    change.touches.iter().any(|touch| {
        touch.item == item.item
            && (touch.member.is_none()
                || item.member.is_none()
                || item.is_derived
                || touch.member == item.member)
    })
}

/// Those that decide about items; where some of them name the very member, only those.
fn best(changes: &[Change], matching: &[usize], item: &ItemChange) -> Vec<usize> {
    let names_it = |index: &usize| {
        changes[*index].touches.iter().any(|touch| {
            touch.item == item.item && touch.member.is_some() && touch.member == item.member
        })
    };
    let shaping = matching
        .iter()
        .copied()
        .filter(|index| changes[*index].fact.shapes);
    let shaping: Vec<usize> = shaping.collect();
    let naming: Vec<usize> = shaping.iter().copied().filter(names_it).collect();
    if naming.is_empty() { shaping } else { naming }
}

/// The step of a generated crate's version (Semantic Versioning 2.0.0).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SemverStep {
    /// Nothing to release.
    None,
    /// Only documentation differs.
    Patch,
    /// Callers compile, and get or have to know something new.
    Minor,
    /// Callers have to change.
    Major,
}

impl SemverStep {
    /// The word of reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// The step that findings and changes of items ask for.
pub fn semver_step(findings: &[Finding], items: &[ItemChange]) -> SemverStep {
    if items.iter().any(|item| item.breaks) {
        return SemverStep::Major;
    }
    let serious = findings
        .iter()
        .any(|finding| finding.severity > Severity::Compatible);
    match (serious || !items.is_empty(), findings.is_empty()) {
        (true, _) => SemverStep::Minor,
        (false, false) => SemverStep::Patch,
        (false, true) => SemverStep::None,
    }
}
