//! Headers that come back, response by response.

use super::super::item::{Aspect, Item, Kind};
use super::schema::{parts, push_presence, push_schema, row};
use super::{claims, word, words};
use crate::model::{Api, Header, Operation, Status};

pub(super) fn read_response_headers(api: &Api, operation: &Operation) -> Vec<(Status, Vec<Item>)> {
    let read = |response: &crate::model::Response| {
        let headers = response
            .headers
            .iter()
            .map(|header| read_header(api, header));
        (response.status, headers.collect())
    };
    operation.responses.iter().map(read).collect()
}

fn read_header(api: &Api, header: &Header) -> Item {
    let mut item = row(Kind::ResponseHeader, &header.name, &header.place);
    item.words = words([header.description.as_str()]);
    item.claims = claims([&header.notes]);
    let schema = header.content.schema();
    let presence = schema.and_then(|schema| {
        let mut parts = parts(api, schema).into_iter();
        parts.find_map(|part| part.presence.as_deref())
    });
    let required = header.place.child("required");
    push_presence(&mut item, header.required, &required, presence);
    if let Some(schema) = schema {
        push_schema(&mut item, api, schema);
    }
    if let Some(form) = &header.form
        && item.about(Aspect::Form).next().is_none()
    {
        word(
            &mut item,
            Aspect::Form,
            form,
            &header.place.child("x-specbind-form"),
        );
    }
    item
}
