//! The value of a fact on one side of a comparison, and its place.

use super::fact::Action;
use crate::source::Place;

/// A value of a fact and where it stands, or where it would stand.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Spot {
    pub(super) text: Option<String>,
    pub(super) place: Place,
}

impl Spot {
    pub(super) fn new(text: impl Into<String>, place: &Place) -> Self {
        Self {
            text: Some(text.into()),
            place: place.clone(),
        }
    }

    /// Nothing: it would stand at `place`.
    pub(super) fn none(place: &Place) -> Self {
        Self {
            text: None,
            place: place.clone(),
        }
    }

    /// The text, or nothing when it is empty.
    pub(super) fn words(text: &str, place: &Place) -> Self {
        Self {
            text: Some(text.to_owned()).filter(|text| !text.is_empty()),
            place: place.clone(),
        }
    }

    /// Something that is there or not.
    pub(super) fn flag(is_there: bool, place: &Place) -> Self {
        match is_there {
            true => Self::new("yes", place),
            false => Self::none(place),
        }
    }

    /// What happened to the value, if anything.
    pub(super) fn action(&self, new: &Self) -> Option<Action> {
        match (&self.text, &new.text) {
            (None, None) => None,
            (None, Some(_)) => Some(Action::Added),
            (Some(_), None) => Some(Action::Removed),
            (Some(old), Some(new)) => (old != new).then_some(Action::Changed),
        }
    }
}
