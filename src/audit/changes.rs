//! Two captures of one page → what the vendor changed, before anybody edits the document.

use super::compare::{Joined, Said, join_items, join_pair};
use super::item::{Aspect, Fact, Item, Kind, Section};
use super::page::Page;

/// What became of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// It says something else.
    Changed,
    /// Only the new capture says it.
    Added,
    /// Only the old capture says it.
    Removed,
    /// The old capture says it, and the new one does not show the part where it would stand.
    Hidden,
    /// The new capture says it, and the old one does not show the part where it would stand.
    Uncovered,
}

impl Action {
    /// For programs.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Hidden => "hidden",
            Self::Uncovered => "uncovered",
        }
    }

    /// For people.
    pub fn word(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Hidden => "not visible in the new capture",
            Self::Uncovered => "not visible in the old capture",
        }
    }
}

/// One fact that differs between two captures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What became of it.
    pub action: Action,
    /// What the fact belongs to.
    pub kind: Kind,
    /// Its name; the new one, where it has both.
    pub subject: String,
    /// Which fact.
    pub aspect: Aspect,
    /// What the old capture says.
    pub old: Option<Said>,
    /// What the new capture says.
    pub new: Option<Said>,
}

/// Compares two captures, read by one profile.
pub fn compare_pages(old: &Page, new: &Page) -> Vec<Change> {
    let same = |_: &Item, new: &Fact, _: &Item, old: &Fact| new.value == old.value;
    let head = join_pair(&new.operation, &old.operation, &same);
    let mut changes: Vec<Change> = head
        .iter()
        .filter_map(|joined| change(joined, true, true))
        .collect();
    for section in &new.sections {
        let Some(before) = old.section(section.kind) else {
            continue;
        };
        let joined = join_items(&section.items, &before.items, &same);
        let is_whole = |section: &Section| section.is_visible && !section.is_cut;
        let (was_whole, is_whole) = (is_whole(before), is_whole(section));
        changes.extend(
            joined
                .iter()
                .filter_map(|joined| change(joined, was_whole, is_whole)),
        );
    }
    changes
}

/// `was_whole`, `is_whole`: what the old or the new capture does not show, it does not have.
fn change(joined: &Joined<'_>, was_whole: bool, is_whole: bool) -> Option<Change> {
    let action = match (&joined.spec, &joined.page) {
        _ if joined.is_same => return None,
        (Some(_), Some(_)) => Action::Changed,
        (None, _) if was_whole => Action::Added,
        (None, _) => Action::Uncovered,
        (Some(_), None) if is_whole => Action::Removed,
        (Some(_), None) => Action::Hidden,
    };
    Some(Change {
        action,
        kind: joined.kind,
        subject: joined.subject.clone(),
        aspect: joined.aspect,
        old: joined.spec.clone(),
        new: joined.page.clone(),
    })
}
