//! Test cases: examples of the request body that say which answer they stand for.

use super::super::item::{Aspect, Item, Kind};
use super::super::profile::{Profile, Slot};
use super::{claims, item, word};
use crate::model::{Example, Operation};

pub(super) fn read_cases(operation: &Operation, profile: &Profile) -> Vec<Item> {
    let body = operation.request_body.iter();
    let examples = body.flat_map(|body| {
        let examples = body
            .content
            .iter()
            .flat_map(|media_type| &media_type.examples);
        examples.map(move |example| (body, example))
    });
    let cases = examples.filter_map(|(body, example)| {
        let mut read = read_case(example, profile)?;
        read.claims = claims([&body.notes]);
        Some(read)
    });
    cases.collect()
}

/// The case by its name on the page, which the summary repeats, with or without what stands round it there.
fn read_case(example: &Example, profile: &Profile) -> Option<Item> {
    let case = example.case.as_ref()?;
    let written = [example.summary.as_str()];
    let name = profile.case.iter().find_map(|pattern| {
        let filled = pattern.match_lines(&written, &profile.words)?;
        let name = filled.into_iter().find(|found| found.slot == Slot::Case)?;
        Some(name.text)
    });
    let mut read = item(
        Kind::Case,
        name.unwrap_or(&example.summary),
        &example.place.child("summary"),
    );
    let place = example.place.child("x-specbind-case").child("status");
    word(&mut read, Aspect::Status, &case.status.to_string(), &place);
    Some(read)
}
