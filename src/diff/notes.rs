//! Assumptions and open questions of two documents, the same by their ids.

use super::compare::{Comparison, Scope};
use super::facts::api as facts;
use super::pairs::pair_up;
use super::spot::Spot;
use crate::model::{Api, Assumption, Question};
use crate::source::{FileId, Place};

pub(super) fn compare_notes(comparison: &mut Comparison<'_>) {
    let (old, new) = (comparison.old.api, comparison.new.api);
    let notes = (assumptions(old), assumptions(new));
    for pair in pair_up(&notes.0, &notes.1, |note| note.0.clone()) {
        report(comparison, &facts::ASSUMPTION, "assumption", pair);
    }
    let notes = (questions(old), questions(new));
    for pair in pair_up(&notes.0, &notes.1, |note| note.0.clone()) {
        report(comparison, &facts::QUESTION, "question", pair);
    }
}

/// Id, text and place.
type Note = (String, String, Place);

fn report(
    comparison: &mut Comparison<'_>,
    fact: &'static super::fact::Fact,
    word: &str,
    (old, new): (Option<&Note>, Option<&Note>),
) {
    let spot = |note: Option<&Note>| match note {
        Some((_, text, place)) => Spot::new(text, place),
        None => Spot::none(&Place::root(FileId::ROOT)),
    };
    let id = old.or(new).map_or("", |(id, _, _)| id);
    let scope = Scope::new(format!("{word} `{id}`"));
    comparison.report(fact, &scope, (spot(old), spot(new)), None);
}

fn assumptions(api: &Api) -> Vec<Note> {
    let words = |assumption: &Assumption| {
        let Assumption {
            place,
            id,
            text,
            source,
            certainty,
            page,
        } = assumption;
        let page = page.as_ref().map(|page| format!(" The page says: {page}"));
        let certainty = certainty.word();
        let text = format!("{text} ({source}; {certainty}){}", page.unwrap_or_default());
        (id.clone(), text, place.clone())
    };
    api.assumptions().map(words).collect()
}

fn questions(api: &Api) -> Vec<Note> {
    let words = |question: &Question| {
        let Question { place, id, text } = question;
        (id.clone(), text.clone(), place.clone())
    };
    api.questions().map(words).collect()
}
