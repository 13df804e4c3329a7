//! Responses of the document → answers ready to be sent, made once and kept.

use std::sync::OnceLock;

use axum::body::Bytes;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, HeaderName, HeaderValue};

use super::answer::Answer;
use super::reader::Reader;
use super::request::Request;
use super::request_body::essence;
use super::value::Values;
use crate::model::{Code, Example, Header, MediaType, Response, Status};
use crate::runtime::check::Direction;
use crate::runtime::json::Json;

/// Which answer is given.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice<'a> {
    pub(super) response: &'a Response,
    pub(super) status: u16,
    pub(super) code: Option<&'a Code>,
    /// An example of the response that was asked for by name.
    pub(super) example: Option<&'a Example>,
}

/// The answers of one response of an operation.
#[derive(Debug)]
pub(super) struct Answers<'a> {
    response: &'a Response,
    /// The body by code, in the order of the codes; the last is that without a code.
    bodies: Vec<OnceLock<Bytes>>,
    headers: OnceLock<Vec<ReadyHeader<'a>>>,
}

/// A header of an answer.
#[derive(Debug)]
struct ReadyHeader<'a> {
    name: HeaderName,
    header: &'a Header,
    /// Its value when the request has none to repeat; `None` leaves it out.
    value: Option<HeaderValue>,
}

impl<'a> Answers<'a> {
    pub(super) fn new(response: &'a Response) -> Self {
        let codes = response.codes.as_ref().map_or(0, |codes| codes.codes.len());
        Self {
            response,
            bodies: (0..=codes).map(|_| OnceLock::new()).collect(),
            headers: OnceLock::new(),
        }
    }

    pub(super) fn is_of(&self, response: &Response) -> bool {
        std::ptr::eq(self.response, response)
    }

    /// The answer of this choice to that request.
    pub(super) fn answer(
        &self,
        reader: &Reader<'_, 'a>,
        choice: &Choice<'a>,
        request: &Request,
    ) -> Answer {
        let status = StatusCode::from_u16(choice.status).unwrap_or(StatusCode::OK);
        let mut answer = Answer::empty(status);
        answer.code = choice.code.map(|code| code.code.clone());
        let accept = request.header("accept");
        let media_type = acceptable(&self.response.content, accept.as_deref());
        if let Some(media_type) = media_type.filter(|_| may_have_body(status)) {
            answer.body = self.body(reader, choice, media_type);
            let name = concrete(&media_type.name, accept.as_deref());
            if let Ok(name) = HeaderValue::from_str(&name) {
                answer.headers.insert(CONTENT_TYPE, name);
            }
        }
        for header in self
            .headers
            .get_or_init(|| ready_headers(reader, self.response))
        {
            if let Some(value) = header_of(reader, header, request) {
                answer.headers.insert(header.name.clone(), value);
            }
        }
        answer
    }

    fn body(&self, reader: &Reader<'_, 'a>, choice: &Choice<'a>, media_type: &MediaType) -> Bytes {
        let make = || make_body(reader, choice, media_type);
        let is_usual =
            preferred(&self.response.content).is_some_and(|usual| std::ptr::eq(usual, media_type));
        if choice.example.is_some() || !is_usual {
            return make();
        }
        let codes = self.response.codes.iter().flat_map(|codes| &codes.codes);
        let code = choice.code.map(|code| code.code.as_str());
        let at = codes
            .map(|code| code.code.as_str())
            .position(|own| Some(own) == code);
        let last = self.bodies.len() - 1;
        self.bodies[at.unwrap_or(last)].get_or_init(make).clone()
    }
}

/// The media type that is sent unless another is asked for.
fn preferred(content: &[MediaType]) -> Option<&MediaType> {
    crate::model::preferred(content)
}

/// The first documented media type that `Accept` names, or the preferred one.
fn acceptable<'c>(content: &'c [MediaType], accept: Option<&str>) -> Option<&'c MediaType> {
    let wanted = accept.unwrap_or_default().split(',').map(essence);
    let mut wanted = wanted.filter(|wanted| !wanted.is_empty() && wanted != "*/*");
    let named = wanted.find_map(|wanted| {
        let kind = wanted.strip_suffix('*');
        let fits = |own: &str| match kind {
            Some(kind) => own.starts_with(kind),
            None => own == wanted,
        };
        let fitting = || {
            content
                .iter()
                .filter(|media_type| fits(&media_type.essence()))
        };
        fitting()
            .find(|media_type| media_type.is_json())
            .or(fitting().next())
    });
    named.or(preferred(content))
}

/// A media type that can be sent: ranges become what was asked for, or JSON.
fn concrete(name: &str, accept: Option<&str>) -> String {
    if !name.contains('*') {
        return name.to_owned();
    }
    let kind = name.split('/').next().unwrap_or_default();
    let wanted = accept.unwrap_or_default().split(',').map(essence);
    let fitting = wanted
        .filter(|wanted| !wanted.contains('*') && (kind == "*" || wanted.starts_with(kind)))
        .find(|wanted| wanted.contains('/'));
    fitting.unwrap_or_else(|| match kind {
        "*" | "application" => "application/json".to_owned(),
        "text" => "text/plain".to_owned(),
        kind => format!("{kind}/octet-stream"),
    })
}

fn may_have_body(status: StatusCode) -> bool {
    !status.is_informational()
        && status != StatusCode::NO_CONTENT
        && status != StatusCode::RESET_CONTENT
        && status != StatusCode::NOT_MODIFIED
}

/// The body of a choice: an example that its schema accepts, or one made from the schema; with the code in it.
fn make_body(reader: &Reader<'_, '_>, choice: &Choice<'_>, media_type: &MediaType) -> Bytes {
    let mut value = choice
        .example
        .and_then(|example| example.value.clone())
        .or_else(|| good_example(reader, media_type))
        .unwrap_or_else(|| made(reader, media_type));
    if let (Some(code), Some(codes), None) = (choice.code, &choice.response.codes, choice.example) {
        put_code(reader, media_type, &mut value, &codes.at, &code.code);
    }
    let is_text = !media_type.is_json();
    match value {
        Json::String(text) if is_text => text.into(),
        value if media_type.essence() == "text/event-stream" => format!("data: {value}\n\n").into(),
        value => value.to_string().into(),
    }
}

fn good_example(reader: &Reader<'_, '_>, media_type: &MediaType) -> Option<Json> {
    let mut values = media_type
        .examples
        .iter()
        .filter_map(|example| example.value.as_ref());
    let is_good = |value: &&Json| match media_type.schema {
        Some(schema) => reader
            .judge
            .judge(schema, value, Direction::Received)
            .is_empty(),
        None => true,
    };
    values.find(is_good).cloned()
}

fn made(reader: &Reader<'_, '_>, media_type: &MediaType) -> Json {
    let values = values(reader);
    match media_type.schema {
        Some(schema) => values.value(schema),
        None if media_type.is_json() => Json::Object(Vec::new()),
        None => Json::String(String::new()),
    }
}

fn values<'r, 'a>(reader: &Reader<'r, 'a>) -> Values<'r, 'a> {
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
    let steps: Vec<String> = at
        .split('/')
        .skip(1)
        .map(|step| step.replace("~1", "/").replace("~0", "~"))
        .collect();
    let mut as_number = value.clone();
    put(value, &steps, Json::from(code));
    let Some(schema) = media_type.schema else {
        return;
    };
    let fits = |value: &Json| {
        reader
            .judge
            .judge(schema, value, Direction::Received)
            .is_empty()
    };
    if let (false, Ok(number)) = (fits(value), Json::parse(code)) {
        put(&mut as_number, &steps, number);
        if fits(&as_number) {
            *value = as_number;
        }
    }
}

/// Puts `leaf` at the end of the steps, making the objects on the way.
pub(super) fn put(value: &mut Json, steps: &[String], leaf: Json) {
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

/// The documented headers: those with an example, and those that are required.
fn ready_headers<'a>(reader: &Reader<'_, 'a>, response: &'a Response) -> Vec<ReadyHeader<'a>> {
    let ready = |header: &'a Header| {
        let name = HeaderName::from_bytes(header.name.as_bytes()).ok()?;
        let example = header
            .examples
            .iter()
            .find_map(|example| example.value.clone());
        let value = match (example, header.content.schema()) {
            (Some(example), _) => Some(example),
            (None, Some(schema)) if header.required => Some(values(reader).value(schema)),
            (None, _) => None,
        };
        Some(ReadyHeader {
            name,
            header,
            value: value.and_then(|value| super::answer::header_value(&header_text(&value))),
        })
    };
    let is_content_type = |header: &&Header| header.name.eq_ignore_ascii_case("content-type");
    let headers = response
        .headers
        .iter()
        .filter(|header| !is_content_type(header));
    headers.filter_map(ready).collect()
}

/// A value in the style of headers, `simple` without `explode`.
fn header_text(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Array(items) => items.iter().map(header_text).collect::<Vec<_>>().join(","),
        Json::Object(members) => {
            let flat = members
                .iter()
                .map(|(name, value)| format!("{name},{}", header_text(value)));
            flat.collect::<Vec<_>>().join(",")
        }
        other => other.to_string(),
    }
}

/// A required header repeats that of the request, where its own rules accept it.
fn header_of(
    reader: &Reader<'_, '_>,
    ready: &ReadyHeader<'_>,
    request: &Request,
) -> Option<HeaderValue> {
    if ready.header.required
        && let Some(sent) = request.headers.get(&ready.name)
        && let (Ok(text), Some(schema)) = (sent.to_str(), ready.header.content.schema())
    {
        let value = reader.leaf(text, Some(schema));
        if reader
            .judge
            .judge(schema, &value, Direction::Received)
            .is_empty()
        {
            return Some(sent.clone());
        }
    }
    ready.value.clone()
}

/// Whether the response describes that status.
pub(super) fn describes(response: &Response, status: u16) -> bool {
    match response.status {
        Status::Code(code) => code == status,
        Status::Range(hundred) => status / 100 == hundred,
        Status::Default => true,
    }
}
