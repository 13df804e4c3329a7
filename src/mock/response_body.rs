//! The body of an answer: an example or a value made from its schema, with the vendor's code and message in it.

use axum::body::Bytes;

use super::reader::Reader;
use super::response::Choice;
use super::value::Values;
use super::xml::write_document;
use crate::model::MediaType;
use crate::runtime::check::Direction;
use crate::runtime::json::Json;

/// The body of a choice: an example that its schema accepts, or one made from the schema; with the code in it.
pub(super) fn make_body(
    reader: &Reader<'_, '_>,
    choice: &Choice<'_>,
    media_type: &MediaType,
) -> Bytes {
    let mut value = choice
        .example
        .and_then(|example| example.value.clone())
        .or_else(|| good_example(reader, media_type))
        .unwrap_or_else(|| made(reader, media_type));
    if let (Some(code), Some(codes), None) = (choice.code, &choice.response.codes, choice.example) {
        put_code(reader, media_type, &mut value, &codes.at, &code.code);
        if let Some(at) = &codes.message_at {
            put_message(reader, media_type, &mut value, at, &code.message);
        }
    }
    let is_text = !media_type.is_json();
    match value {
        Json::String(text) if is_text => text.into(),
        value if media_type.essence() == "text/event-stream" => format!("data: {value}\n\n").into(),
        value if media_type.is_xml() => {
            write_document(root_name(reader, media_type), &value).into()
        }
        value => value.to_string().into(),
    }
}

/// The name of the component that is the schema, which its element has (OpenAPI 3.0 §4.7.26).
fn root_name<'a>(reader: &Reader<'_, 'a>, media_type: &MediaType) -> &'a str {
    let mut components = reader.api.components.iter();
    let named = components.find(|(_, id)| Some(**id) == media_type.schema);
    named.map_or("root", |(name, _)| name)
}

fn good_example(reader: &Reader<'_, '_>, media_type: &MediaType) -> Option<Json> {
    let mut values = media_type
        .examples
        .iter()
        .filter_map(|example| example.value.as_ref());
    values
        .find(|value| fits(reader, media_type, value))
        .cloned()
}

fn made(reader: &Reader<'_, '_>, media_type: &MediaType) -> Json {
    let values = values(reader);
    match media_type.schema {
        Some(schema) => values.value(schema),
        None if media_type.is_json() => Json::Object(Vec::new()),
        None => Json::String(String::new()),
    }
}

/// Makes values as a server sends them.
pub(super) fn values<'r, 'a>(reader: &Reader<'r, 'a>) -> Values<'r, 'a> {
    Values {
        api: reader.api,
        judge: reader.judge,
        direction: Direction::Received,
    }
}

/// Puts the code at its place, as text or, where the schema wants that, as a number.
fn put_code(
    reader: &Reader<'_, '_>,
    media_type: &MediaType,
    value: &mut Json,
    at: &str,
    code: &str,
) {
    let steps = steps(at);
    let mut as_number = value.clone();
    put(value, &steps, Json::from(code));
    if let (false, Ok(number)) = (fits(reader, media_type, value), Json::parse(code)) {
        put(&mut as_number, &steps, number);
        if fits(reader, media_type, &as_number) {
            *value = as_number;
        }
    }
}

/// Puts the vendor's message at its place, unless the schema takes no such text there.
fn put_message(
    reader: &Reader<'_, '_>,
    media_type: &MediaType,
    value: &mut Json,
    at: &str,
    message: &str,
) {
    let mut told = value.clone();
    put(&mut told, &steps(at), Json::from(message));
    if fits(reader, media_type, &told) {
        *value = told;
    }
}

/// The names and indices of a JSON pointer (RFC 6901 §4).
fn steps(pointer: &str) -> Vec<String> {
    let steps = pointer.split('/').skip(1);
    steps
        .map(|step| step.replace("~1", "/").replace("~0", "~"))
        .collect()
}

fn fits(reader: &Reader<'_, '_>, media_type: &MediaType, value: &Json) -> bool {
    media_type.schema.is_none_or(|schema| {
        let judge = reader.judge;
        judge.judge(schema, value, Direction::Received).is_empty()
    })
}

/// Puts `leaf` at the end of the steps, making the objects on the way.
fn put(value: &mut Json, steps: &[String], leaf: Json) {
    let Some((step, rest)) = steps.split_first() else {
        *value = leaf;
        return;
    };
    if let Json::Array(items) = value {
        if let Some(item) = step.parse().ok().and_then(|at: usize| items.get_mut(at)) {
            put(item, rest, leaf);
        }
        return;
    }
    if !matches!(value, Json::Object(_)) {
        *value = Json::Object(Vec::new());
    }
    let Json::Object(members) = value else {
        return;
    };
    match members.iter_mut().find(|(name, _)| name == step) {
        Some((_, member)) => put(member, rest, leaf),
        None => {
            let mut member = Json::Null;
            put(&mut member, rest, leaf);
            members.push((step.clone(), member));
        }
    }
}
