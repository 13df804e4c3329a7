//! Vendor codes of responses, and the test cases that name them.

use super::{Context, did_you_mean, state::check_pointer};
use crate::{
    diag::{Diagnostics, codes},
    model::{Additional, Api, Case, Codes, Operation, Response, SchemaId, Status},
    source::Place,
};

pub(super) fn check_codes(cx: &Context<'_>, operation: &Operation, diags: &mut Diagnostics) {
    for response in &operation.responses {
        if let Some(codes) = &response.codes {
            check_twice(codes, diags);
            check_body(cx, response, codes, diags);
            check_triggers(response, codes, diags);
        }
    }
    let bodies = operation.request_body.iter().flat_map(|body| &body.content);
    for example in bodies.flat_map(|media_type| &media_type.examples) {
        if let Some(case) = &example.case {
            let place = example.place.child("x-specbind-case");
            check_case(cx, operation, case, &place, diags);
        }
    }
}

fn check_twice(found: &Codes, diags: &mut Diagnostics) {
    for (index, code) in found.codes.iter().enumerate() {
        let before = &found.codes[..index];
        if let Some(first) = before.iter().find(|other| other.code == code.code) {
            diags
                .error(
                    &codes::DUPLICATE_NAME,
                    &code.place.child("code"),
                    format!("the vendor code `{}` stands twice", code.code),
                )
                .help("one code has one meaning; remove one of them")
                .related(first.place.child("code"), "the first is here");
        } else if let Some(first) = before.iter().find(|other| other.name == code.name) {
            diags
                .error(
                    &codes::DUPLICATE_NAME,
                    &code.place.child("name"),
                    format!("two vendor codes have the name `{}`", code.name),
                )
                .help("a caller could not tell them apart; rename one of them")
                .related(first.place.child("name"), "the first is here");
        }
    }
}

fn check_body(cx: &Context<'_>, response: &Response, found: &Codes, diags: &mut Diagnostics) {
    let bodies = response.content.iter();
    let mut bodies = bodies.filter(|media_type| media_type.is_json()).peekable();
    if bodies.peek().is_none() {
        diags
            .error(
                &codes::BAD_CODES,
                &found.place,
                "this response has no JSON body that could carry a code",
            )
            .on_key()
            .help("describe the body of the response under `content`");
    }
    let message_at = found.message_at.as_ref().map(|at| ("message-at", at));
    for schema in bodies.filter_map(|media_type| media_type.schema) {
        for (key, at) in [("at", &found.at)].into_iter().chain(message_at) {
            if let Some(help) = follow_body(cx.api, schema, at) {
                let message = format!("the body has nothing at `{at}`");
                diags
                    .error(&codes::BAD_CODES, &found.place.child(key), message)
                    .help(help);
            }
        }
    }
    if found.message_at.as_ref() == Some(&found.at) {
        let message = format!("the code itself stands at `{}`", found.at);
        diags
            .error(&codes::BAD_CODES, &found.place.child("message-at"), message)
            .help("name the place of the message, or leave `message-at` out");
    }
}

/// Refused requests have one code each, and it is no success.
fn check_triggers(response: &Response, found: &Codes, diags: &mut Diagnostics) {
    for (index, code) in found.codes.iter().enumerate() {
        let Some(answers) = code.answers else {
            continue;
        };
        let place = code.place.child("answers");
        if response.status.is_success() {
            let message = "a success answers no request that is refused";
            diags
                .error(&codes::BAD_CODES, &place, message)
                .help("write it at the code of a refusal");
        }
        let mut before = found.codes[..index].iter();
        if let Some(first) = before.find(|other| other.answers == Some(answers)) {
            let message = "two vendor codes answer the same requests";
            diags
                .error(&codes::DUPLICATE_NAME, &place, message)
                .help("leave it to one of them")
                .related(first.place.child("answers"), "the first is here");
        }
    }
}

/// What is wrong with a pointer into the values of a schema, as a cure.
pub(super) fn follow_body(api: &Api, schema: SchemaId, pointer: &str) -> Option<String> {
    let tokens: Vec<String> = crate::source::Pointer::parse(pointer)
        .map(|pointer| pointer.tokens().into_iter().map(str::to_owned).collect())
        .unwrap_or_default();
    let missing = follow(api, schema, &tokens).err()?;
    let known = missing.known.iter().map(String::as_str);
    Some(did_you_mean(missing.name, known, "properties there"))
}

/// A property that its object does not have, and those it has.
struct Missing<'t> {
    name: &'t str,
    known: Vec<String>,
}

/// Follows a pointer into the values of a schema. What a schema says nothing about may be there.
fn follow<'t>(api: &Api, schema: SchemaId, tokens: &'t [String]) -> Result<(), Missing<'t>> {
    let Some((name, rest)) = tokens.split_first() else {
        return Ok(());
    };
    let mut known = Vec::new();
    let mut is_open = false;
    let mut inner = Vec::new();
    let (mut stack, mut seen) = (vec![schema], vec![schema]);
    while let Some(id) = stack.pop() {
        let part = &api[id];
        known.extend(part.object.properties.keys().cloned());
        inner.extend(
            part.object
                .properties
                .get(name)
                .map(|property| property.schema),
        );
        inner.extend(part.array.items);
        is_open |= matches!(
            part.object.additional,
            Additional::Any | Additional::Schema(_)
        ) || !part.object.pattern_properties.is_empty();
        let parts = part.all_of.iter().chain(&part.one_of).chain(&part.any_of);
        for id in parts {
            if !seen.contains(id) {
                seen.push(*id);
                stack.push(*id);
            }
        }
    }
    if inner.is_empty() {
        let says_nothing = known.is_empty() || is_open;
        return if says_nothing {
            Ok(())
        } else {
            Err(Missing { name, known })
        };
    }
    let mut outcomes = inner.into_iter().map(|id| follow(api, id, rest));
    let first = outcomes.next().expect("there is an inner schema");
    first.or_else(|missing| outcomes.find(Result::is_ok).unwrap_or(Err(missing)))
}

fn check_case(
    cx: &Context<'_>,
    operation: &Operation,
    case: &Case,
    place: &Place,
    diags: &mut Diagnostics,
) {
    check_answer(operation, case.status, case.code.as_deref(), place, diags);
    for (pointer, _) in &case.when {
        let place = place.child("when").child(pointer.as_str());
        check_pointer(cx, operation, pointer, &place, diags);
    }
}

/// The operation documents an answer of that status, with that code.
pub(super) fn check_answer(
    operation: &Operation,
    status: u16,
    code: Option<&str>,
    place: &Place,
    diags: &mut Diagnostics,
) {
    let describes = |response: &&Response| match response.status {
        Status::Code(own) => own == status,
        Status::Range(hundred) => status / 100 == hundred,
        Status::Default => true,
    };
    let Some(response) = operation.responses.iter().find(describes) else {
        let statuses = operation.responses.iter().map(|response| response.status);
        let statuses: Vec<String> = statuses.map(|status| format!("`{status}`")).collect();
        diags
            .error(
                &codes::UNKNOWN_NAME,
                &place.child("status"),
                format!("this operation documents no status {status}"),
            )
            .help(format!("it documents {}", statuses.join(", ")));
        return;
    };
    let Some(code) = code else {
        return;
    };
    let known = response.codes.iter().flat_map(|codes| &codes.codes);
    let known = known.map(|code| code.code.as_str());
    if !known.clone().any(|other| other == code) {
        diags
            .error(
                &codes::UNKNOWN_NAME,
                &place.child("code"),
                format!(
                    "the response {} has no vendor code `{code}`",
                    response.status
                ),
            )
            .help(did_you_mean(code, known, "codes"));
    }
}
