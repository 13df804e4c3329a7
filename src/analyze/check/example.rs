//! Examples and defaults, judged by their own schema.

use super::Context;
use crate::{
    diag::{Code, Diagnostic, Diagnostics, Severity, codes},
    model::{Example, Schema, SchemaId},
    runtime::{check::Direction, json::Json, violation::Violation},
    source::{Place, Pointer},
};

/// How many broken rules of one value are told.
const TOLD: usize = 4;

/// The default and the examples of a schema.
pub(super) fn check_schema_values(
    cx: &Context<'_>,
    id: SchemaId,
    schema: &Schema,
    diags: &mut Diagnostics,
) {
    if let Some(default) = &schema.default {
        let found = cx.judge.judge(id, default, Direction::Either);
        let place = schema.place.child("default");
        report(&found, &codes::BROKEN_DEFAULT, "default", &place, diags);
    }
    let short = schema.place.child("example");
    let list = schema.place.child("examples");
    let is_short = !schema.examples.is_empty() && cx.has(&short);
    for (index, example) in schema.examples.iter().enumerate() {
        let place = match (is_short, index) {
            (true, 0) => short.clone(),
            (true, _) => list.index(index - 1),
            (false, _) => list.index(index),
        };
        let found = cx.judge.judge(id, example, Direction::Either);
        report(&found, &codes::BROKEN_EXAMPLE, "example", &place, diags);
    }
}

/// An example of a parameter or media type.
pub(super) fn check_example(
    cx: &Context<'_>,
    example: &Example,
    schema: SchemaId,
    direction: Direction,
    diags: &mut Diagnostics,
) {
    let Some(value) = &example.value else {
        return;
    };
    let found = cx.judge.judge(schema, value, direction);
    let place = match example.name.as_str() {
        "" => example.place.clone(),
        _ => example.place.child("value"),
    };
    match &example.case {
        // The answer of such a case may well be that the request is wrong.
        Some(case) if !(200..300).contains(&case.status) => {}
        Some(case) => {
            let what = format!("request of a test case with status {}", case.status);
            if let Some(diagnostic) = report(&found, &codes::BROKEN_CASE, &what, &place, diags) {
                diagnostic.severity = Severity::Error;
            }
        }
        None => {
            report(&found, &codes::BROKEN_EXAMPLE, "example", &place, diags);
        }
    }
}

/// One warning for all that is wrong with one value, at the first of it.
fn report<'d>(
    found: &[Violation],
    code: &'static Code,
    what: &str,
    place: &Place,
    diags: &'d mut Diagnostics,
) -> Option<&'d mut Diagnostic> {
    let first = found.first()?;
    let at = Pointer::parse(first.pointer()).unwrap_or_default();
    let at = at
        .tokens()
        .into_iter()
        .fold(place.clone(), |place, token| place.child(token));
    let message = format!("the {what} breaks its schema: {}", sentence(first));
    let diagnostic = diags.warning(code, &at, message);
    if found.len() > 1 {
        let others = found[1..].iter().take(TOLD - 1).map(sentence);
        let others: Vec<String> = others.collect();
        let more = match found.len().saturating_sub(TOLD) {
            0 => String::new(),
            more => format!("; and {more} more"),
        };
        diagnostic.help(format!("it breaks others too: {}{more}", others.join("; ")));
    }
    Some(diagnostic)
}

/// A violation without the word `body`, which here is none.
pub(super) fn sentence(violation: &Violation) -> String {
    let text = violation.to_string();
    text.strip_prefix("body: ").unwrap_or(&text).to_owned()
}

/// Text from outside JSON as the value that a schema wants: a number where it does not want text.
pub(super) fn value_of_text(cx: &Context<'_>, schema: SchemaId, text: &str) -> Json {
    let as_text = Json::from(text);
    let is_text = cx.judge.judge(schema, &as_text, Direction::Sent);
    let wants_text = !is_text
        .iter()
        .any(|violation| violation.code() == "type" && violation.pointer().is_empty());
    match Json::parse(text) {
        Ok(value) if !wants_text => value,
        _ => as_text,
    }
}

/// `example` and `examples` exclude each other.
pub(super) fn check_both_examples(cx: &Context<'_>, owner: &Place, diags: &mut Diagnostics) {
    let (short, list) = (owner.child("example"), owner.child("examples"));
    if cx.has(&short) && cx.has(&list) {
        diags
            .warning(
                &codes::CONFLICTING_FIELDS,
                &list,
                "`example` and `examples` exclude each other",
            )
            .on_key()
            .help("write the single one into `examples` as well")
            .related(short, "the other is here");
    }
}
