//! Checked object → what openapiv3 reads of it: harmless deviations repaired, and what has a place of its own left out.

use serde_json::{Map, Value as Json, json};

use super::check::{is_nothing, styles};
use super::table::{HEADER, Kind, Need, OPERATION, Object, PARAMETER, RESPONSE, Rest, same};
use super::version::Version;
use crate::source::{Members, Value};

/// Converts what an object says itself: not its schemas, nor the objects that may be references, nor what holds such.
pub(super) fn convert(version: Version, object: &'static Object, value: &Value) -> Json {
    let nothing = Members::default();
    let members = value.as_object().unwrap_or(&nothing);
    let mut converted = Map::new();
    for (name, member) in members {
        if let Some(json) = convert_member(version, object, members, name, member) {
            converted.insert(name.clone(), json);
        }
    }
    for field in object.fields {
        let is_needed = field.need != Need::Optional && field.known_in(version);
        if is_needed && !converted.contains_key(field.name) {
            converted.insert(field.name.to_owned(), absent(version, field.kind));
        }
    }
    // What openapiv3 asks for in every version.
    let asked = match object.name {
        "the document" => Some(("paths", json!({}))),
        _ if same(object, &RESPONSE) => Some(("description", json!(""))),
        _ if same(object, &OPERATION) => Some(("responses", json!({}))),
        _ if same(object, &PARAMETER) || same(object, &HEADER) => {
            Some(("schema", json!({ "$ref": "" })))
        }
        _ => None,
    };
    if let Some((name, stand_in)) = asked {
        converted.entry(name).or_insert(stand_in);
    }
    Json::Object(converted)
}

fn convert_member(
    version: Version,
    object: &'static Object,
    members: &Members,
    name: &str,
    value: &Value,
) -> Option<Json> {
    let kind = match object.field(name, version) {
        Some(field) => field.kind,
        None => *object.named(name)?,
    };
    let is_absent =
        matches!(value, Value::Null) || is_nothing(value) && !matches!(kind, Kind::List(_));
    if is_absent || same(object, &PARAMETER) && name == "style" && !style_fits(members, version) {
        return None;
    }
    if same(object, &PARAMETER)
        && let Some(known) = older(name, value)
    {
        return Some(known.into());
    }
    convert_value(version, kind, value)
}

/// The word of OpenAPI 3.1 that is nearest to one of 3.2, which openapiv3 does not know.
fn older(name: &str, value: &Value) -> Option<&'static str> {
    match (name, value.as_str()?) {
        ("in", "querystring") => Some("query"),
        ("style", "cookie") => Some("form"),
        _ => None,
    }
}

fn convert_value(version: Version, kind: Kind, value: &Value) -> Option<Json> {
    match kind {
        Kind::Text | Kind::Form(_) | Kind::Word(_) | Kind::Code => text(value).map(Json::String),
        Kind::Flag => flag(value).map(Json::Bool),
        _ if !is_part(kind) => None,
        Kind::Object(object) => Some(convert(version, object, value)),
        Kind::List(kind) | Kind::FullList(kind) => Some(match value {
            Value::Array(items) => items
                .iter()
                .filter_map(|item| convert_value(version, *kind, item))
                .collect(),
            Value::String(text) => json!([text]),
            _ => json!([]),
        }),
        Kind::Map(kind) => {
            let members = value.as_object().into_iter().flatten();
            let members = members.filter_map(|(name, member)| {
                Some((name.clone(), convert_value(version, *kind, member)?))
            });
            Some(Json::Object(members.collect()))
        }
        _ => None,
    }
}

/// It belongs to the object that holds it, and is nowhere else looked for.
fn is_part(kind: Kind) -> bool {
    match kind {
        Kind::Text | Kind::Form(_) | Kind::Word(_) | Kind::Code | Kind::Flag => true,
        // Read from the tree, but its neighbours are not.
        Kind::Any => true,
        Kind::List(kind) | Kind::FullList(kind) | Kind::Map(kind) => is_part(*kind),
        Kind::Object(object) => {
            let named = match object.rest {
                Rest::Named(_, kind) | Rest::NamedOrExtended(_, kind) => is_part(*kind),
                Rest::Ignored | Rest::Refused => true,
            };
            named && object.fields.iter().all(|field| is_part(field.kind))
        }
        _ => false,
    }
}

/// What stands in for a field that should be there.
fn absent(version: Version, kind: Kind) -> Json {
    match kind {
        Kind::Object(object) if is_part(kind) => convert(version, object, &Value::Null),
        Kind::Object(_) | Kind::Map(_) => json!({}),
        _ => json!(""),
    }
}

fn style_fits(members: &Members, version: Version) -> bool {
    let word = |name: &str| {
        members
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    styles(word("in"), version).contains(&word("style"))
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.text().to_owned()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn flag(value: &Value) -> Option<bool> {
    value.as_bool().or_else(|| value.as_str()?.parse().ok())
}
