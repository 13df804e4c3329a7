//! Assumptions and questions: every id stands for one note.

use super::Context;
use crate::{
    diag::{Diagnostics, codes},
    hashed::Map,
    source::Place,
};

/// Reviews refer to assumptions and questions by their ids.
pub(super) fn check_notes(cx: &Context<'_>, diags: &mut Diagnostics) {
    let assumptions = cx.api.assumptions().map(|note| (&note.id, &note.place));
    let questions = cx.api.questions().map(|note| (&note.id, &note.place));
    let mut seen: Map<&str, &Place> = Map::default();
    for (id, place) in assumptions.chain(questions) {
        if let Some(first) = seen.get(id.as_str()) {
            diags
                .error(
                    &codes::DUPLICATE_NAME,
                    &place.child("id"),
                    format!("the id `{id}` stands for two notes"),
                )
                .help("reviews refer to notes by their ids; give one of them another")
                .related(first.child("id"), "the first is here");
        } else {
            seen.insert(id, place);
        }
    }
}
