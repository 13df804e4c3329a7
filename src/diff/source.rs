//! Which findings explain which changes of the crates' items, and the version step that follows.

use super::Finding;
use super::compare::{Change, Touch};
use super::facts::schema::RUST_TYPE;
use super::finding::Severity;
use crate::surface::ItemChange;

/// Per change of the model, the items that break because of it; then the items that none explains.
pub(super) fn explain_items<'i>(
    changes: &[Change],
    items: &'i [ItemChange],
) -> (Vec<Vec<&'i ItemChange>>, Vec<&'i ItemChange>) {
    let renamings = renamings(changes);
    let mut explained = vec![Vec::new(); changes.len()];
    let mut unexplained = Vec::new();
    for item in items.iter().filter(|item| item.breaks) {
        let mut close = renamed(&renamings, item);
        if close.is_empty() {
            close = best(changes, item);
        }
        if close.is_empty() {
            unexplained.push(item);
        }
        for index in close {
            explained[index].push(item);
        }
    }
    (explained, unexplained)
}

/// A type that has another name now.
struct Renaming<'c> {
    /// Index of the change.
    index: usize,
    old: &'c str,
    new: &'c str,
}

fn renamings(changes: &[Change]) -> Vec<Renaming<'_>> {
    let names = changes.iter().enumerate().filter_map(|(index, change)| {
        let Change { fact, old, new, .. } = change;
        let (old, new) = (old.text.as_deref()?, new.text.as_deref()?);
        (fact.slug == RUST_TYPE.slug).then_some(Renaming { index, old, new })
    });
    names.collect()
}

/// The renamings that say all about an item: it has the old name, or its signature differs by it alone.
fn renamed(renamings: &[Renaming<'_>], item: &ItemChange) -> Vec<usize> {
    let name = item.member.as_deref().unwrap_or(&item.item);
    let chosen = |is_it: &dyn Fn(&Renaming<'_>) -> bool| -> Vec<usize> {
        let chosen = renamings.iter().filter(|renaming| is_it(renaming));
        chosen.map(|renaming| renaming.index).collect()
    };
    match (&item.old, &item.new) {
        (Some(old), Some(new)) => {
            let mut text = old.clone();
            for renaming in renamings {
                text = replace_word(&text, renaming.old, renaming.new);
            }
            match text == *new {
                true => chosen(&|renaming| has_word(old, renaming.old)),
                false => Vec::new(),
            }
        }
        (Some(_), None) => chosen(&|renaming| has_word(name, renaming.old)),
        (None, _) => chosen(&|renaming| has_word(name, renaming.new)),
    }
}

/// Identifiers, and what stands between them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_inner = |letter: char| letter.is_alphanumeric() || letter == '_';
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = rest.find(|letter| is_inner(letter) != is_inner(first));
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        Some(word)
    })
}

fn has_word(text: &str, word: &str) -> bool {
    words(text).any(|found| found == word)
}

fn replace_word(text: &str, old: &str, new: &str) -> String {
    words(text)
        .map(|word| if word == old { new } else { word })
        .collect()
}

fn touches(touch: &Touch, item: &ItemChange) -> bool {
    let belongs = match (&touch.member, &item.member) {
        (Some(touched), Some(member)) => {
            touched == member || (item.is_derived && !(item.is_constructor && touch.is_optional))
        }
        (None, _) | (_, None) => true,
    };
    touch.item == item.item && belongs
}

/// Changes that decide about an item; where some of them name the very item, only those.
fn best(changes: &[Change], item: &ItemChange) -> Vec<usize> {
    let shaping = |is_it: &dyn Fn(&Touch) -> bool| -> Vec<usize> {
        let changes = changes.iter().enumerate();
        let close =
            changes.filter(|(_, change)| change.fact.shapes && change.touches.iter().any(is_it));
        close.map(|(index, _)| index).collect()
    };
    let naming = shaping(&|touch| touch.item == item.item && touch.member == item.member);
    match naming.is_empty() {
        true => shaping(&|touch| touches(touch, item)),
        false => naming,
    }
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
