//! What a part of a document belongs to: the component, operation or path item that declares it.

use crate::source::Place;

/// The place of an owner, cut where it begins.
pub(super) fn owner_of(place: &Place) -> Option<Place> {
    let steps = match place.pointer.tokens()[..] {
        ["components", _, _, ..] | ["paths", _, _, ..] => 3,
        _ => return None,
    };
    let depth = place.pointer.tokens().len();
    let mut owner = place.clone();
    for _ in steps..depth {
        owner = owner.parent()?;
    }
    Some(owner)
}
