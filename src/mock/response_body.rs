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
    let example = choice.example.and_then(|example| example.value.clone());
    let example = example.or_else(|| good_example(reader, media_type));
    let is_example = example.is_some();
    let mut value = example.unwrap_or_else(|| made(reader, media_type));
    if let (Some(code), Some(codes), None) = (choice.code, &choice.response.codes, choice.example) {
        put_code(reader, media_type, &mut value, &codes.at, &code.code);
        if let Some(at) = &codes.message_at {
            put_message(reader, media_type, &mut value, at, &code.message);
        }
    }
    match value {
        Json::String(text) if is_binary(reader, media_type) => bytes_of(text),
        // An example is the document as it stands.
        Json::String(text) if !media_type.is_json() && (is_example || !media_type.is_xml()) => {
            text.into()
        }
        value if media_type.is_events() => format!("data: {value}\n\n").into(),
        value if media_type.is_xml() => write_document(reader, media_type.schema, &value).into(),
        value => value.to_string().into(),
    }
}

/// Media types of these kinds are bytes whatever a schema says, but for base64.
const BINARY_KINDS: [&str; 5] = [
    "application/octet-stream",
    "audio/",
    "font/",
    "image/",
    "video/",
];

/// How many bytes are sent where no schema says it.
const USUAL_LENGTH: usize = 16;

/// Whether a body is bytes: by its media type, or because its schema says so or does not say that it is text.
fn is_binary(reader: &Reader<'_, '_>, media_type: &MediaType) -> bool {
    let has_form = media_type.is_form() || media_type.is_multipart();
    if media_type.is_json() || media_type.is_text() || has_form {
        return false;
    }
    let Some(schema) = media_type.schema.map(|id| &reader.api[id]) else {
        return true;
    };
    let format = schema.format.as_deref();
    let is_base64 = schema.string.content_encoding.is_some() || format == Some("byte");
    let essence = media_type.essence();
    let mut kinds = BINARY_KINDS.iter();
    let is_kind = kinds.any(|kind| essence.starts_with(kind));
    !is_base64 && (is_kind || format == Some("binary") || !schema.types.named)
}

/// The bytes of which each is a character in the rules of files; other texts stand for themselves.
fn bytes_of(text: String) -> Bytes {
    let bytes: Option<Vec<u8>> = text
        .chars()
        .map(|letter| u8::try_from(letter).ok())
        .collect();
    bytes.map_or_else(|| text.into(), Bytes::from)
}

/// As many bytes, which nobody takes for a text.
fn unreadable(length: usize) -> Json {
    let letters = (0x80..=0xff_u8).map(char::from).cycle().take(length);
    Json::from(letters.collect::<String>().as_str())
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
    let value = media_type.schema.map(|schema| values(reader).value(schema));
    match value {
        Some(Json::String(text)) if is_binary(reader, media_type) => {
            unreadable(text.chars().count())
        }
        Some(value) => value,
        None if media_type.is_json() => Json::Object(Vec::new()),
        None if is_binary(reader, media_type) => unreadable(USUAL_LENGTH),
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
