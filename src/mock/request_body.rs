//! Body of a request: bytes and media type → JSON by schema → violations.

use axum::http::header::CONTENT_TYPE;

use super::multipart::{Part, split_parts};
use super::parameter::{Field, Raw, candidates};
use super::reader::{Reader, Reading};
use super::request::{Pair, Request, decode_form, pairs};
use super::xml::read_document;
use crate::model::{MediaType, RequestBody, SchemaId, Style, essence};
use crate::runtime::check::{Direction, Subject};
use crate::runtime::json::Json;
use crate::runtime::violation::{Location, Violation};

/// What a request holds as its body.
#[derive(Debug)]
pub(super) enum Body {
    /// A body of a documented media type, or none where none is needed, and what is wrong with it.
    Read(Reading),
    /// A body of another media type; the sentence says which are documented.
    OtherMediaType(Violation),
}

/// Reads and judges the body.
pub(super) fn read_body(reader: &Reader<'_, '_>, body: &RequestBody, request: &Request) -> Body {
    let sent = request.header(CONTENT_TYPE);
    if request.body.is_empty() && (sent.is_none() || !body.required) {
        return Body::Read(match body.required {
            true => Reading::of_violation(broken("required", "is missing")),
            false => Reading::default(),
        });
    }
    let sent = sent.unwrap_or_default();
    match find_media_type(&body.content, &sent) {
        Some(media_type) => Body::Read(read_content(reader, media_type, &sent, &request.body)),
        None => {
            let documented = body
                .content
                .iter()
                .map(|media_type| media_type.name.as_str());
            let documented = documented.collect::<Vec<_>>().join("` or `");
            let found = match &*sent {
                "" => "no content type is given".to_owned(),
                sent => format!("the content type is `{sent}`"),
            };
            let message = format!("{found}, `{documented}` is documented");
            let name = "Content-Type";
            let violation = Violation::new(Location::Header, name, "mediaType", &message);
            Body::OtherMediaType(violation)
        }
    }
}

fn broken(code: &'static str, message: &str) -> Violation {
    Violation::new(Location::Body, "", code, message)
}

/// The documented media type that is nearest to the one sent: itself, its kind, or any.
fn find_media_type<'a>(content: &'a [MediaType], sent: &str) -> Option<&'a MediaType> {
    if let Some(same) = content.iter().find(|media_type| media_type.name == sent) {
        return Some(same);
    }
    let sent = essence(sent);
    let (kind, _) = sent.split_once('/')?;
    let wanted = [&*sent, &format!("{kind}/*"), "*/*"];
    wanted.iter().find_map(|wanted| {
        let mut content = content.iter();
        content.find(|media_type| media_type.essence() == *wanted)
    })
}

fn read_content(
    reader: &Reader<'_, '_>,
    media_type: &MediaType,
    sent: &str,
    bytes: &[u8],
) -> Reading {
    let sent_essence = essence(sent);
    let is_json = sent_essence.ends_with("/json") || sent_essence.ends_with("+json");
    if is_json {
        return read_json(reader, media_type.schema, bytes);
    }
    if sent_essence.ends_with("/xml") || sent_essence.ends_with("+xml") {
        return read_xml(reader, media_type.schema, bytes);
    }
    let Some(schema) = media_type.schema else {
        return Reading::default();
    };
    if sent_essence == "application/x-www-form-urlencoded" {
        let text = String::from_utf8_lossy(bytes);
        let value = form_value(reader, media_type, schema, pairs(&text, "&"));
        return reader.judge(schema, value, Subject::body(Direction::Sent), false);
    }
    if sent_essence.starts_with("multipart/") {
        return match split_parts(sent, bytes) {
            Some(parts) => {
                let value = parts_value(reader, schema, parts);
                reader.judge(schema, value, Subject::body(Direction::Sent), false)
            }
            None => Reading::of_violation(broken("multipart", "has no parts at its boundary")),
        };
    }
    if sent_essence == "text/plain" {
        return match std::str::from_utf8(bytes) {
            Ok(text) => {
                let value = reader.leaf(text, Some(schema));
                reader.judge(schema, value, Subject::body(Direction::Sent), false)
            }
            Err(_) => Reading::of_violation(broken("encoding", "is not UTF-8 text")),
        };
    }
    // No rule over JSON judges bytes.
    Reading::default()
}

fn read_json(reader: &Reader<'_, '_>, schema: Option<SchemaId>, bytes: &[u8]) -> Reading {
    if bytes.is_empty() {
        return Reading::of_violation(broken("required", "is missing"));
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Reading::of_violation(broken("encoding", "is not UTF-8 text"));
    };
    match (Json::parse(text), schema) {
        (Err(error), _) => Reading::of_violation(broken("json", &format!("is not JSON: {error}"))),
        (Ok(value), Some(schema)) => {
            reader.judge(schema, value, Subject::body(Direction::Sent), false)
        }
        (Ok(value), None) => Reading::of_value(value),
    }
}

/// What the document says of names and kinds of XML is judged beside the rules over JSON.
fn read_xml(reader: &Reader<'_, '_>, schema: Option<SchemaId>, bytes: &[u8]) -> Reading {
    if bytes.is_empty() {
        return Reading::of_violation(broken("required", "is missing"));
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Reading::of_violation(broken("encoding", "is not UTF-8 text"));
    };
    let (read, schema) = match (read_document(reader, schema, text), schema) {
        (Err(problem), _) => return Reading::of_violation(broken("xml", &problem)),
        (Ok(read), Some(schema)) => (read, schema),
        (Ok(_), None) => return Reading::default(),
    };
    let judged = reader.judge(schema, read.value, Subject::body(Direction::Sent), false);
    let problems = read.problems.iter();
    let mut violations: Vec<Violation> = problems.map(|problem| broken("xml", problem)).collect();
    violations.extend(judged.violations);
    Reading {
        violations,
        ..judged
    }
}

/// The object that the pairs of a form are: each property by its style, all others as texts.
fn form_value(
    reader: &Reader<'_, '_>,
    media_type: &MediaType,
    schema: SchemaId,
    pairs: Vec<Pair<'_>>,
) -> Json {
    let raw = Raw::Pairs(pairs, decode_form);
    let Raw::Pairs(pairs, _) = &raw else {
        return Json::Object(Vec::new());
    };
    let mut members: Vec<(String, Json)> = Vec::new();
    for pair in pairs {
        let name = pair.name.split('[').next().unwrap_or_default();
        let property = reader.property(schema, name);
        let name = if property.is_some() { name } else { &pair.name };
        if members.iter().any(|(known, _)| known == name) {
            continue;
        }
        let value = match property {
            Some(property) => {
                let field = form_field(media_type, name, property, &pair.name);
                let read = candidates(reader, &field, &raw);
                let chosen = reader.choose(property, read, Subject::body(Direction::Sent), false);
                chosen.value
            }
            None => None,
        };
        let value = value.unwrap_or_else(|| Json::from(decode_form(&pair.value).as_str()));
        members.push((name.to_owned(), value));
    }
    Json::Object(members)
}

/// How a property of a form is written: as its encoding says, or as most clients do.
fn form_field<'f>(
    media_type: &MediaType,
    name: &'f str,
    schema: SchemaId,
    sent: &str,
) -> Field<'f> {
    let encoding = media_type
        .encoding
        .iter()
        .find(|encoding| encoding.property == name);
    let said = encoding.and_then(|encoding| encoding.style);
    let style = match said {
        Some(style) => style,
        None if sent.contains('[') => Style::DeepObject,
        None => Style::Form,
    };
    let explode = encoding.and_then(|encoding| encoding.explode);
    Field {
        name,
        style,
        explode: explode.unwrap_or(style == Style::Form),
        schema,
    }
}

/// The object that the parts of a multipart body are.
fn parts_value(reader: &Reader<'_, '_>, schema: SchemaId, parts: Vec<Part<'_>>) -> Json {
    let mut members: Vec<(String, Json)> = Vec::new();
    for part in parts {
        let property = reader.property(schema, &part.name);
        let is_list = property.is_some_and(|property| reader.types(property).array);
        let item = property.filter(|_| is_list).and_then(|id| reader.item(id));
        let value = part_value(reader, &part, if is_list { item } else { property });
        let known = members.iter_mut().find(|(name, _)| *name == part.name);
        match (known, value) {
            (Some((_, Json::Array(items))), value) if is_list => items.push(value),
            (Some(_), _) => {}
            (None, value @ Json::Array(_)) => members.push((part.name, value)),
            (None, value) if is_list => members.push((part.name, Json::Array(vec![value]))),
            (None, value) => members.push((part.name, value)),
        }
    }
    Json::Object(members)
}

fn part_value(reader: &Reader<'_, '_>, part: &Part<'_>, schema: Option<SchemaId>) -> Json {
    if part.is_file && !part.media_type.ends_with("json") {
        // As generated code judges files: a character for each byte, so that lengths count bytes.
        let text: String = part.bytes.iter().copied().map(char::from).collect();
        return Json::String(text);
    }
    let text = String::from_utf8_lossy(part.bytes);
    let is_structured =
        schema.is_some_and(|schema| reader.types(schema).object && !reader.types(schema).string);
    if (part.media_type.ends_with("json") || is_structured)
        && let Ok(value) = Json::parse(&text)
    {
        return value;
    }
    reader.leaf(&text, schema)
}
