//! Parameters of an operation: those in headers, and those that pages list with the body's members.

use super::super::item::{Aspect, Item, Kind};
use super::super::profile::Profile;
use super::property::{Rows, read_properties};
use super::schema::{push_presence, push_schema, row};
use super::{claims, word, words};
use crate::model::{Api, Location, Operation, Parameter, preferred};

pub(super) fn read_request_headers(api: &Api, operation: &Operation) -> Vec<Item> {
    let headers = operation
        .parameters
        .iter()
        .filter(|parameter| is_header(parameter));
    headers
        .map(|parameter| read_parameter(api, parameter, Kind::RequestHeader))
        .collect()
}

pub(super) fn read_request_parameters(
    api: &Api,
    operation: &Operation,
    profile: &Profile,
) -> Vec<Item> {
    let others = operation
        .parameters
        .iter()
        .filter(|parameter| !is_header(parameter));
    let mut items: Vec<Item> = others
        .map(|parameter| read_parameter(api, parameter, Kind::RequestParameter))
        .collect();
    let body = operation.request_body.as_ref();
    let media_type = body.and_then(|body| preferred(&body.content));
    if let Some(schema) = media_type.and_then(|media_type| media_type.schema) {
        let rows = Rows {
            api,
            profile,
            kind: Kind::RequestParameter,
            claims: Vec::new(),
        };
        items.extend(read_properties(&rows, schema));
    }
    items
}

fn is_header(parameter: &Parameter) -> bool {
    matches!(parameter.location, Location::Header | Location::Cookie)
}

fn read_parameter(api: &Api, parameter: &Parameter, kind: Kind) -> Item {
    let mut item = row(kind, &parameter.name, &parameter.place.child("name"));
    item.words = words([parameter.description.as_str()]);
    item.claims = claims([&parameter.notes]);
    let required = parameter.place.child("required");
    push_presence(
        &mut item,
        parameter.required,
        &required,
        parameter.presence.as_ref(),
    );
    if let Some(schema) = parameter.content.schema() {
        push_schema(&mut item, api, schema);
    }
    if let Some(form) = &parameter.form
        && item.about(Aspect::Form).next().is_none()
    {
        word(
            &mut item,
            Aspect::Form,
            form,
            &parameter.place.child("x-specbind-form"),
        );
    }
    item
}
