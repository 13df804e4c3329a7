//! Which answer a request gets: by what the client prefers, by test case, or the success.

use axum::http::HeaderName;

use super::request::Request;
use super::response::{Choice, describes};
use crate::model::{Case, Code, Example, Operation, Response, Status};
use crate::runtime::json::Json;

/// The success of an operation: its first 2xx response, or what comes nearest; `None` when it documents nothing.
pub(super) fn success(operation: &Operation) -> Option<Choice<'_>> {
    let responses = || operation.responses.iter();
    let upgrades = |response: &Response| matches!(response.status, Status::Code(100..200));
    let exact = responses().find(|response| response.status.is_success());
    let default = || responses().find(|response| response.status == Status::Default);
    let Some(response) = exact.or_else(default) else {
        // Another protocol is not spoken here.
        return match responses().any(upgrades) {
            true => refusal(operation, |_| false, &[426]),
            false => responses().next().map(choose_first),
        };
    };
    Some(choose_first(response))
}

/// The response with the first status that it describes.
fn choose_first(response: &Response) -> Choice<'_> {
    let status = match response.status {
        Status::Code(code) => code,
        Status::Range(hundred) => hundred * 100,
        Status::Default => 200,
    };
    choose(response, status, None)
}

/// The documented answer to a request that is refused: the code that says so, or the first status that is documented.
pub(super) fn refusal<'a>(
    operation: &'a Operation,
    is_meant: impl Fn(&Code) -> bool,
    statuses: &[u16],
) -> Option<Choice<'a>> {
    for response in &operation.responses {
        let mut codes = response.codes.iter().flat_map(|codes| &codes.codes);
        if let Some(code) = codes.find(|code| is_meant(code)) {
            let status = match response.status {
                Status::Code(status) => status,
                Status::Range(hundred) => hundred * 100,
                Status::Default => *statuses.first()?,
            };
            return Some(choose(response, status, Some(code)));
        }
    }
    let is_exact = |response: &&Response, status| response.status == Status::Code(status);
    let exact = statuses.iter().find_map(|status| {
        let mut responses = operation.responses.iter();
        let response = responses.find(|response| is_exact(response, *status))?;
        Some(choose(response, *status, None))
    });
    exact.or_else(|| {
        let status = *statuses.first()?;
        let mut responses = operation.responses.iter();
        let response = responses.find(|response| describes(response, status))?;
        Some(choose(response, status, None))
    })
}

/// The response with a code of its own: the one given, or its first.
fn choose<'a>(response: &'a Response, status: u16, code: Option<&'a Code>) -> Choice<'a> {
    let first = || response.codes.as_ref()?.codes.first();
    Choice {
        response,
        status,
        code: code.or_else(first),
        example: None,
    }
}

/// The answer that a test case or a rule names.
pub(super) fn named<'a>(
    operation: &'a Operation,
    status: u16,
    code: Option<&str>,
) -> Option<Choice<'a>> {
    let mut responses = operation.responses.iter();
    let response = responses.find(|response| describes(response, status))?;
    let mut codes = response.codes.iter().flat_map(|codes| &codes.codes);
    let code = codes.find(|own| Some(own.code.as_str()) == code);
    Some(choose(response, status, code))
}

/// The answer of the test case that the request body plays.
pub(super) fn by_case<'a>(operation: &'a Operation, body: &Json) -> Option<Choice<'a>> {
    let (_, case) = cases(operation).find(|(example, case)| is_played(example, case, body))?;
    named(operation, case.status, case.code.as_deref())
}

fn cases(operation: &Operation) -> impl Iterator<Item = (&Example, &Case)> {
    let content = operation.request_body.iter().flat_map(|body| &body.content);
    content
        .flat_map(|media_type| &media_type.examples)
        .filter_map(|example| Some((example, example.case.as_ref()?)))
}

/// Whether the body is that of the case, or has the values that select it.
fn is_played(example: &Example, case: &Case, body: &Json) -> bool {
    match &case.when[..] {
        [] => example.value.as_ref() == Some(body),
        when => holds(when, body),
    }
}

/// Whether the body has all these values at their places.
pub(super) fn holds(when: &[(String, Json)], body: &Json) -> bool {
    when.iter()
        .all(|(pointer, value)| body.pointer(pointer) == Some(value))
}

/// What a client would like (RFC 7240).
const PREFER: HeaderName = HeaderName::from_static("prefer");

/// What the client asks for in `Prefer` (RFC 7240): `code=…` and `example=…`.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Preference {
    code: Option<String>,
    example: Option<String>,
}

impl Preference {
    /// The preference of the request, where it has one of ours.
    pub(super) fn of(request: &Request) -> Option<Self> {
        let mut found = Self::default();
        for part in request.header(PREFER)?.split([',', ';']) {
            let Some((name, value)) = part.split_once('=') else {
                continue;
            };
            let value = value.trim().trim_matches('"').to_owned();
            match name.trim().to_ascii_lowercase().as_str() {
                "code" => found.code = Some(value),
                "example" => found.example = Some(value),
                _ => {}
            }
        }
        (found != Self::default()).then_some(found)
    }

    /// The documented answer that is preferred, or a sentence that says why there is none.
    pub(super) fn choose<'a>(&self, operation: &'a Operation) -> Result<Choice<'a>, String> {
        match (&self.example, &self.code) {
            (Some(example), code) => by_example(operation, example, code.as_deref())
                .ok_or_else(|| format!("the operation has no example `{example}`")),
            (None, Some(code)) => by_code(operation, code).ok_or_else(|| {
                format!("the operation documents neither a status nor a code `{code}`")
            }),
            (None, None) => Err("nothing is preferred".to_owned()),
        }
    }
}

/// By HTTP status, or by the vendor's code.
fn by_code<'a>(operation: &'a Operation, code: &str) -> Option<Choice<'a>> {
    let status = code
        .parse()
        .ok()
        .filter(|status| (100..600).contains(status));
    let by_status = status.and_then(|status| named(operation, status, None));
    by_status.or_else(|| refusal(operation, |own| own.code == code, &[]))
}

/// By the name of an example of a response, or of a test case.
fn by_example<'a>(operation: &'a Operation, name: &str, code: Option<&str>) -> Option<Choice<'a>> {
    let wanted: Option<u16> = code.and_then(|code| code.parse().ok());
    let fits = |response: &&Response| wanted.is_none_or(|status| describes(response, status));
    for response in operation.responses.iter().filter(fits) {
        let mut examples = response
            .content
            .iter()
            .flat_map(|media_type| &media_type.examples);
        if let Some(example) = examples.find(|example| example.name == name) {
            let status = match response.status {
                Status::Code(status) => status,
                Status::Range(hundred) => wanted.unwrap_or(hundred * 100),
                Status::Default => wanted.unwrap_or(200),
            };
            return Some(Choice {
                example: Some(example),
                ..choose(response, status, None)
            });
        }
    }
    let (_, case) = cases(operation).find(|(example, _)| example.name == name)?;
    named(operation, case.status, case.code.as_deref())
}
