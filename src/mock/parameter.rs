//! Parameters of a request: text on the wire → JSON by style and schema → violations. The inverse of the runtime's `write`.

use std::borrow::Cow;

use axum::http::HeaderName;
use percent_encoding::percent_decode_str;

use super::reader::{Reader, Reading};
use super::request::{Pair, Request, decode, decode_form};
use super::route::Captures;
use crate::model::{Content, Location, Parameter, SchemaId, Style, When};
use crate::runtime::check::{Direction, Subject};
use crate::runtime::json::Json;
use crate::runtime::violation::{self, Violation};

/// A value that is written by a style: a parameter, or a property of a form.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field<'a> {
    pub(super) name: &'a str,
    pub(super) style: Style,
    pub(super) explode: bool,
    pub(super) schema: SchemaId,
}

/// A parameter that is looked for in every request.
#[derive(Debug)]
pub(super) struct Wanted<'a> {
    parameter: &'a Parameter,
    /// Its name as a header; `None` for other parameters, and for names that no header has.
    header: Option<HeaderName>,
}

impl<'a> Wanted<'a> {
    pub(super) fn new(parameter: &'a Parameter) -> Self {
        let is_header = parameter.location == Location::Header;
        let header = || HeaderName::from_bytes(parameter.name.as_bytes()).ok();
        Self {
            parameter,
            header: is_header.then(header).flatten(),
        }
    }
}

/// What a request holds for one parameter, and what is wrong with it.
pub(super) fn read_parameter(
    reader: &Reader<'_, '_>,
    wanted: &Wanted<'_>,
    request: &Request,
    captures: &Captures,
) -> Reading {
    let parameter = wanted.parameter;
    let absent = || match is_expected(parameter) {
        true => Reading::of_violation(broken(parameter, "required", "is missing")),
        false => Reading::default(),
    };
    let Some(raw) = Raw::of(wanted, request, captures) else {
        return absent();
    };
    if let (Location::Path, Raw::Text(text, _)) = (parameter.location, &raw)
        && !is_encoded(text)
    {
        return Reading::of_violation(broken(parameter, "encoding", MISENCODED));
    }
    if parameter.allow_empty_value && raw.is_empty(&parameter.name) {
        return Reading::default();
    }
    match &parameter.content {
        Content::Schema {
            schema,
            style,
            explode,
            ..
        } => {
            let field = Field {
                name: &parameter.name,
                style: *style,
                explode: *explode,
                schema: *schema,
            };
            let candidates = candidates(reader, &field, &raw);
            if candidates.is_empty() && !raw.has(&parameter.name) {
                return absent();
            }
            reader.choose(*schema, candidates, subject(parameter), parameter.secret)
        }
        Content::MediaType(_) if !raw.has(&parameter.name) => absent(),
        Content::MediaType(media_type) => {
            let text = raw.text(&parameter.name);
            match (Json::parse(&text), media_type.schema) {
                (Ok(value), Some(schema)) if media_type.is_json() => {
                    reader.judge(schema, value, subject(parameter), parameter.secret)
                }
                (Err(_), _) if media_type.is_json() => {
                    Reading::of_violation(broken(parameter, "json", "is not JSON"))
                }
                _ => Reading::of_value(Json::String(text)),
            }
        }
    }
}

/// What is said of a text that is not percent-encoded.
const MISENCODED: &str = "is not percent-encoded UTF-8 text";

/// The pairs of the query that are not percent-encoded, documented or not: the whole query means nothing certain then.
pub(super) fn misencoded(request: &Request) -> Vec<Violation> {
    if is_encoded(&request.query) {
        return Vec::new();
    }
    let wrong = |pair: &Pair<'_>| {
        let location = violation::Location::Query;
        let violation = || Violation::new(location, &pair.name, "encoding", MISENCODED);
        (!is_encoded(&pair.value)).then(violation)
    };
    request.query_pairs().iter().filter_map(wrong).collect()
}

/// Whether every `%` has its two digits, and all of it is UTF-8 (RFC 3986 §2.1).
fn is_encoded(text: &str) -> bool {
    let has_digits = |piece: &str| {
        let digits = piece.as_bytes().get(..2);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    text.split('%').skip(1).all(has_digits) && percent_decode_str(text).decode_utf8().is_ok()
}

/// Whether every request has to carry it. The path itself has what it has a place for.
fn is_expected(parameter: &Parameter) -> bool {
    if parameter.location == Location::Path {
        return false;
    }
    let always = |when| when == When::OutgoingCall;
    let presence = parameter.presence.as_ref();
    parameter.required || presence.is_some_and(|presence| always(presence.when))
}

fn subject(parameter: &Parameter) -> Subject<'_> {
    Subject {
        location: location(parameter.location),
        name: &parameter.name,
        direction: Direction::Sent,
    }
}

fn broken(parameter: &Parameter, code: &'static str, message: &str) -> Violation {
    Violation::new(location(parameter.location), &parameter.name, code, message)
}

fn location(location: Location) -> violation::Location {
    match location {
        Location::Path => violation::Location::Path,
        Location::Query => violation::Location::Query,
        Location::Header => violation::Location::Header,
        Location::Cookie => violation::Location::Cookie,
    }
}

/// What stands on the wire.
pub(super) enum Raw<'r> {
    /// A segment of the path, or a header: its text, and how its pieces are decoded.
    Text(Cow<'r, str>, fn(&str) -> String),
    /// All pairs of a query, cookie or form, and how their values are decoded.
    Pairs(Vec<Pair<'r>>, fn(&str) -> String),
}

impl<'r> Raw<'r> {
    fn of(wanted: &Wanted<'_>, request: &'r Request, captures: &'r Captures) -> Option<Self> {
        Some(match wanted.parameter.location {
            Location::Path => {
                let mut segments = captures.iter();
                let (_, text) = segments.find(|(name, _)| *name == wanted.parameter.name)?;
                Self::Text(Cow::Borrowed(text), decode)
            }
            Location::Query => Self::Pairs(request.query_pairs(), decode_form),
            Location::Header => Self::Text(request.header(wanted.header.as_ref()?)?, str::to_owned),
            Location::Cookie => Self::Pairs(request.cookie_pairs(), decode),
        })
    }

    /// Whether something of that name is there.
    fn has(&self, name: &str) -> bool {
        match self {
            Self::Text(..) => true,
            Self::Pairs(pairs, _) => pairs.iter().any(|pair| pair.name == name),
        }
    }

    fn is_empty(&self, name: &str) -> bool {
        self.has(name) && self.text(name).is_empty()
    }

    fn text(&self, name: &str) -> String {
        match self {
            Self::Text(text, decode) => decode(text),
            Self::Pairs(pairs, decode) => {
                let own = pairs.iter().find(|pair| pair.name == name);
                own.map(|pair| decode(&pair.value)).unwrap_or_default()
            }
        }
    }
}

/// Every reading that the schema's types allow, the likeliest first.
pub(super) fn candidates(reader: &Reader<'_, '_>, field: &Field<'_>, raw: &Raw<'_>) -> Vec<Json> {
    let types = reader.types(field.schema);
    let mut found = Vec::new();
    if types.array {
        for texts in items(field, raw) {
            let item = reader.item(field.schema);
            let values = texts.iter().map(|text| reader.leaf(text, item)).collect();
            found.push(Json::Array(values));
        }
    }
    if types.object {
        found.extend(members(reader, field, raw).map(|texts| {
            let value = |(name, text): (String, String)| {
                let schema = reader.property(field.schema, &name);
                let value = reader.leaf(&text, schema);
                (name, value)
            };
            Json::Object(texts.into_iter().map(value).collect())
        }));
    }
    let is_plain = types.string || types.integer || types.boolean || types.null;
    if is_plain && let Some(text) = scalar(field, raw) {
        let leaf = reader.leaf(&text, Some(field.schema));
        let at = if types.named { found.len() } else { 0 };
        found.insert(at, leaf);
    }
    found
}

/// What a value of the style `matrix` begins with.
fn matrix(field: &Field<'_>) -> String {
    format!(";{}=", field.name)
}

/// The text of a value that is neither array nor object.
fn scalar(field: &Field<'_>, raw: &Raw<'_>) -> Option<String> {
    match raw {
        Raw::Text(text, decode) => Some(match field.style {
            Style::Label => decode(text.strip_prefix('.').unwrap_or(text)),
            Style::Matrix => decode(text.strip_prefix(&matrix(field)).unwrap_or(text)),
            _ => decode(text),
        }),
        Raw::Pairs(pairs, decode) => {
            let mut own = pairs.iter().filter(|pair| pair.name == field.name);
            Some(decode(&own.next()?.value))
        }
    }
}

/// The texts of an array's items, in each way that the text can be read.
fn items(field: &Field<'_>, raw: &Raw<'_>) -> Vec<Vec<String>> {
    let split = |text: &str, separators: &[&str], decode: fn(&str) -> String| {
        let mut parts = vec![text];
        for separator in separators {
            parts = parts
                .iter()
                .flat_map(|part| part.split(separator))
                .collect();
        }
        let read: Vec<String> = parts.into_iter().map(decode).collect();
        match text {
            "" => vec![Vec::new(), read],
            _ => vec![read],
        }
    };
    match raw {
        Raw::Text(text, decode) => {
            match (field.style, field.explode) {
                (Style::Label, explode) => {
                    let text = text.strip_prefix('.').unwrap_or(text);
                    split(text, &[if explode { "." } else { "," }], *decode)
                }
                (Style::Matrix, explode) => {
                    let matrix = matrix(field);
                    let separator = if explode { &matrix } else { "," };
                    split(
                        text.strip_prefix(&matrix).unwrap_or(text),
                        &[separator],
                        *decode,
                    )
                }
                // A list in a header may have spaces round its commas (RFC 9110 §5.6.1).
                (_, _) => split(text, &[","], *decode)
                    .into_iter()
                    .map(|items| items.iter().map(|item| item.trim().to_owned()).collect())
                    .collect(),
            }
        }
        Raw::Pairs(pairs, decode) => {
            let own: Vec<&str> = pairs
                .iter()
                .filter(|pair| pair.name == field.name)
                .map(|pair| &*pair.value)
                .collect();
            let Some(first) = own.first() else {
                return Vec::new();
            };
            match (field.style, field.explode) {
                (Style::SpaceDelimited, false) => split(first, &["%20", "+"], *decode),
                (Style::PipeDelimited, false) => split(first, &["%7C", "%7c", "|"], *decode),
                (Style::Form, false) => split(first, &[","], *decode),
                _ => vec![own.iter().map(|text| decode(text)).collect()],
            }
        }
    }
}

/// The names and texts of an object's members.
fn members(
    reader: &Reader<'_, '_>,
    field: &Field<'_>,
    raw: &Raw<'_>,
) -> Option<Vec<(String, String)>> {
    match raw {
        Raw::Text(text, decode) => {
            let (text, separator) = match field.style {
                Style::Label if field.explode => (text.strip_prefix('.').unwrap_or(text), "."),
                Style::Label => (text.strip_prefix('.').unwrap_or(text), ","),
                Style::Matrix if field.explode => (text.strip_prefix(';').unwrap_or(text), ";"),
                Style::Matrix => (text.strip_prefix(&matrix(field)).unwrap_or(text), ","),
                _ => (&**text, ","),
            };
            flat_members(text, separator, field.explode, *decode)
        }
        Raw::Pairs(pairs, decode) if field.style == Style::DeepObject => {
            let inner = |pair: &Pair<'_>| {
                let rest = pair.name.strip_prefix(field.name)?.strip_prefix('[')?;
                let name = rest.strip_suffix(']')?.to_owned();
                Some((name, decode(&pair.value)))
            };
            let members: Vec<_> = pairs.iter().filter_map(inner).collect();
            (!members.is_empty()).then_some(members)
        }
        Raw::Pairs(pairs, decode) if field.explode => {
            let own = |pair: &&Pair<'_>| reader.property(field.schema, &pair.name).is_some();
            let members: Vec<_> = pairs
                .iter()
                .filter(own)
                .map(|pair| (pair.name.clone(), decode(&pair.value)))
                .collect();
            (!members.is_empty()).then_some(members)
        }
        Raw::Pairs(pairs, decode) => {
            let own = pairs.iter().find(|pair| pair.name == field.name)?;
            let separator = match field.style {
                Style::SpaceDelimited => "%20",
                Style::PipeDelimited if own.value.contains('|') => "|",
                Style::PipeDelimited => "%7C",
                _ => ",",
            };
            flat_members(&own.value, separator, false, *decode)
        }
    }
}

/// `k,v,k,v` or, exploded, `k=v,k=v`.
fn flat_members(
    text: &str,
    separator: &str,
    explode: bool,
    decode: fn(&str) -> String,
) -> Option<Vec<(String, String)>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    let parts: Vec<&str> = text.split(separator).collect();
    if explode {
        let pairs = parts.iter().map(|part| part.split_once('='));
        return pairs
            .map(|pair| pair.map(|(name, value)| (decode(name.trim()), decode(value))))
            .collect();
    }
    let whole = parts.len().is_multiple_of(2);
    let pairs = parts.chunks_exact(2);
    whole.then(|| {
        pairs
            .map(|pair| (decode(pair[0].trim()), decode(pair[1])))
            .collect()
    })
}
