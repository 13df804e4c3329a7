//! One operation of the model → what the document says of it, in the form of a page.

mod case;
mod code;
mod header;
mod operation;
mod parameter;
mod property;
mod schema;

use super::item::{Aspect, At, Claim, Fact, Item, Kind, Value};
use super::profile::Profile;
use super::texts::{Texts, subjects_of, value_subject};
use crate::model::{Api, Notes, Operation, Status};

/// What a document says of one operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spec {
    /// The operation as a whole.
    pub operation: Item,
    /// Headers that are sent.
    pub request_headers: Vec<Item>,
    /// What is sent in path, query and body.
    pub request_parameters: Vec<Item>,
    /// Headers that come back, response by response.
    pub response_headers: Vec<(Status, Vec<Item>)>,
    /// What comes back in bodies, response by response.
    pub response_parameters: Vec<(Status, Vec<Item>)>,
    /// Vendor codes.
    pub codes: Vec<Item>,
    /// Test cases.
    pub cases: Vec<Item>,
}

/// Reads an operation. Texts that a person has read become facts beside it.
pub fn read_spec(api: &Api, operation: &Operation, profile: &Profile, texts: &Texts) -> Spec {
    let mut spec = Spec {
        operation: operation::read_operation(api, operation),
        request_headers: parameter::read_request_headers(api, operation),
        request_parameters: parameter::read_request_parameters(api, operation, profile),
        response_headers: header::read_response_headers(api, operation),
        response_parameters: property::read_response_parameters(api, operation, profile),
        codes: code::read_codes(operation),
        cases: case::read_cases(operation, profile),
    };
    let responses = spec
        .response_headers
        .iter_mut()
        .chain(&mut spec.response_parameters);
    let lists = [
        &mut spec.request_headers,
        &mut spec.request_parameters,
        &mut spec.codes,
        &mut spec.cases,
    ];
    for items in lists.into_iter().chain(responses.map(|(_, items)| items)) {
        add_texts(items, &operation.id, texts);
    }
    add_texts(
        std::slice::from_mut(&mut spec.operation),
        &operation.id,
        texts,
    );
    spec
}

/// Adds the fingerprints of the texts that were read.
fn add_texts(items: &mut [Item], operation: &str, texts: &Texts) {
    let subjects = subjects_of(items);
    for (item, subject) in items.iter_mut().zip(subjects) {
        push_read(item, texts.read(operation, &subject));
        for value in &mut item.values {
            let subject = value_subject(&subject, value);
            push_read(value, texts.read(operation, &subject));
        }
    }
}

fn push_read(item: &mut Item, fingerprints: &[String]) {
    item.facts
        .extend(fingerprints.iter().map(|fingerprint| Fact {
            aspect: Aspect::Text,
            value: Value::Read(fingerprint.clone()),
            said: "the text that was read".to_owned(),
            at: item.at.clone(),
        }));
}

/// The recorded assumptions that say what the page says.
fn claims<'n>(notes: impl IntoIterator<Item = &'n Notes>) -> Vec<Claim> {
    let assumptions = notes.into_iter().flat_map(|notes| &notes.assumptions);
    let claims = assumptions.filter_map(|assumption| {
        Some(Claim {
            id: assumption.id.clone(),
            page: assumption.page.clone()?,
            place: assumption.place.clone(),
        })
    });
    claims.collect()
}

/// The lines of texts.
fn words<'t>(texts: impl IntoIterator<Item = &'t str>) -> Vec<String> {
    let lines = texts.into_iter().flat_map(str::lines).map(str::trim);
    lines
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

fn word(item: &mut Item, aspect: Aspect, text: &str, place: &crate::source::Place) {
    let value = Value::Word(text.to_owned());
    item.push(aspect, value, text, At::Place(place.clone()));
}

fn item(kind: Kind, name: &str, place: &crate::source::Place) -> Item {
    Item::new(kind, name, At::Place(place.clone()))
}
