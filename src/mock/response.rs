//! Responses of the document → answers ready to be sent, made once and kept.

use std::sync::OnceLock;

use axum::body::Bytes;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, HeaderName, HeaderValue};

use super::accept::Accept;
use super::answer::Answer;
use super::computed;
use super::reader::Reader;
use super::request::Request;
use super::response_body::{make_body, values};
use crate::model::{
    Code, Content, Example, Header, MediaType, Operation, Response, Status, TemplatePart, preferred,
};
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
    operation: &'a Operation,
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
    /// How it is made when the request has none to repeat, where the document says that of clients…
    template: Option<&'a [TemplatePart]>,
    /// …or else its value; `None` leaves it out.
    value: Option<HeaderValue>,
}

impl<'a> Answers<'a> {
    pub(super) fn new(operation: &'a Operation, response: &'a Response) -> Self {
        let codes = response.codes.as_ref().map_or(0, |codes| codes.codes.len());
        Self {
            operation,
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
        accept: &Accept,
    ) -> Answer {
        let status = StatusCode::from_u16(choice.status).unwrap_or(StatusCode::OK);
        let mut answer = Answer::empty(status);
        answer.code = choice.code.map(|code| code.code.clone());
        let content = &self.response.content;
        // An error is told even to those who do not take its form.
        let media_type = accept.choose(content).or(preferred(content));
        if let Some(media_type) = media_type.filter(|_| may_have_body(status)) {
            answer.body = self.body(reader, choice, media_type);
            let name = accept.concrete(&media_type.name);
            if let Ok(name) = HeaderValue::from_str(&name) {
                answer.headers.insert(CONTENT_TYPE, name);
            }
        }
        for header in self
            .headers
            .get_or_init(|| ready_headers(reader, self.operation, self.response))
        {
            if let Some(value) = header_of(reader, self.operation, header, request) {
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

/// Whether the client takes the body of the choice, where it has one.
pub(super) fn is_acceptable(choice: &Choice<'_>, accept: &Accept) -> bool {
    let content = &choice.response.content;
    let status = StatusCode::from_u16(choice.status);
    let has_body = !content.is_empty() && status.is_ok_and(may_have_body);
    !has_body || accept.choose(content).is_some()
}

fn may_have_body(status: StatusCode) -> bool {
    !status.is_informational()
        && status != StatusCode::NO_CONTENT
        && status != StatusCode::RESET_CONTENT
        && status != StatusCode::NOT_MODIFIED
}

/// The documented headers: those with an example, and those that are required.
fn ready_headers<'a>(
    reader: &Reader<'_, 'a>,
    operation: &'a Operation,
    response: &'a Response,
) -> Vec<ReadyHeader<'a>> {
    let ready = |header: &'a Header| {
        let name = HeaderName::from_bytes(header.name.as_bytes()).ok()?;
        let of_content = match &header.content {
            Content::MediaType(media_type) => &media_type.examples[..],
            Content::Schema { .. } => &[],
        };
        let mut examples = header.examples.iter().chain(of_content);
        let example = examples.find_map(|example| example.value.clone());
        let is_made = header.required && example.is_none();
        let value = match (example, header.content.schema()) {
            (Some(example), _) => Some(example),
            (None, Some(schema)) if header.required => Some(values(reader).value(schema)),
            (None, _) => None,
        };
        Some(ReadyHeader {
            name,
            header,
            template: is_made
                .then(|| computed::template(operation, header))
                .flatten(),
            value: value.and_then(|value| {
                super::answer::header_value(&header_text(&value, &header.content))
            }),
        })
    };
    let is_content_type = |header: &&Header| header.name.eq_ignore_ascii_case("content-type");
    let headers = response
        .headers
        .iter()
        .filter(|header| !is_content_type(header));
    headers.filter_map(ready).collect()
}

/// A value as its header is written: JSON, or the style `simple`.
fn header_text(value: &Json, content: &Content) -> String {
    let explode = match content {
        Content::MediaType(media_type) if media_type.is_json() => return value.to_string(),
        Content::MediaType(_) => false,
        Content::Schema { explode, .. } => *explode,
    };
    let separator = if explode { "=" } else { "," };
    match value {
        Json::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(","),
        Json::Object(members) => {
            let flat = members
                .iter()
                .map(|(name, value)| format!("{name}{separator}{}", plain(value)));
            flat.collect::<Vec<_>>().join(",")
        }
        scalar => plain(scalar),
    }
}

/// The text of a value without parts; what lies deeper has no other than its JSON.
fn plain(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A required header repeats that of the request, where its own rules accept it, or is made as clients make theirs.
fn header_of(
    reader: &Reader<'_, '_>,
    operation: &Operation,
    ready: &ReadyHeader<'_>,
    request: &Request,
) -> Option<HeaderValue> {
    let schema = ready.header.content.schema();
    let is_good = |text: &str| {
        schema.is_some_and(|schema| {
            let value = reader.leaf(text, Some(schema));
            let judge = reader.judge;
            judge.judge(schema, &value, Direction::Received).is_empty()
        })
    };
    if ready.header.required
        && let Some(sent) = request.headers.get(&ready.name)
        && sent.to_str().is_ok_and(is_good)
    {
        return Some(sent.clone());
    }
    let made = ready
        .template
        .map(|parts| computed::render(parts, operation, request));
    let made = made.filter(|text| is_good(text));
    made.and_then(|text| super::answer::header_value(&text))
        .or_else(|| ready.value.clone())
}

/// Whether the response describes that status.
pub(super) fn describes(response: &Response, status: u16) -> bool {
    match response.status {
        Status::Code(code) => code == status,
        Status::Range(hundred) => status / 100 == hundred,
        Status::Default => true,
    }
}
