//! What the document says → Rust doc comments; `markdown` keeps its text from breaking out.

use proc_macro2::TokenStream;
use quote::quote;

pub(super) use super::markdown::{one_line, without_controls};
use super::remarks::schema_remarks;
use super::{
    markdown::safe_lines,
    rust::{LINE_END, raw_literal},
};
use crate::{
    analyze::idents,
    model::{Api, Assumption, Notes, Presence, PresenceWord, Question, Response, Schema, When},
};

/// Doc attributes for `paragraphs`, joined by blank lines; prettyplease prints them as `///`.
pub(super) fn docs(paragraphs: &[String]) -> TokenStream {
    emit_lines(&doc_lines(paragraphs))
}

/// One attribute for all lines, which the printer cuts.
fn emit_lines(lines: &[String]) -> TokenStream {
    if lines.is_empty() {
        return TokenStream::new();
    }
    let length = lines.iter().map(|line| line.len() + 2).sum();
    let mut text = String::with_capacity(length);
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            text.push(LINE_END);
        }
        if !line.is_empty() {
            text.push(' ');
        }
        text.push_str(line);
    }
    // Cut without being unescaped.
    let text = raw_literal(&text);
    quote!(#[doc = #text])
}

/// Like [`docs`], for text of our own that links to items; text of the document in it went through [`prose`].
pub(super) fn docs_with_links(paragraphs: &[String]) -> TokenStream {
    let mut lines = Vec::new();
    for paragraph in paragraphs.iter().filter(|text| !text.trim().is_empty()) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(paragraph.lines().map(str::to_owned));
    }
    emit_lines(&lines)
}

/// Text of the document, escaped for [`docs_with_links`].
pub(super) fn prose(text: &str) -> String {
    safe_lines(text).join("\n")
}

/// Text of the document inside a code span.
pub(super) fn inline(text: &str) -> String {
    without_controls(text).replace('`', "'")
}

/// Lines of a doc comment, without its slashes.
pub(super) fn doc_lines(paragraphs: &[String]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in paragraphs.iter().filter(|text| !text.trim().is_empty()) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(safe_lines(paragraph));
    }
    lines
}

/// `text` and what follows it: on the same line, or as a paragraph of its own after more than one.
pub(super) fn append(text: &str, more: &str) -> String {
    let between = match (text.is_empty() || more.is_empty(), text.contains('\n')) {
        (true, _) => "",
        (false, true) => "\n\n",
        (false, false) => " ",
    };
    format!("{text}{between}{more}")
}

/// Ends `text` as a sentence, so that the next one can follow.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim();
    let ends = text.is_empty()
        || text.ends_with(['.', '!', '?', ':', '。', '|', '`'])
        || text.contains('\n');
    if ends {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// The limits of a schema in words: `1 to 99.`, `27 characters.`
pub(super) fn limits(schema: &Schema) -> Vec<String> {
    let mut limits = Vec::new();
    let number = &schema.number;
    match (&number.minimum, &number.maximum) {
        (Some(low), Some(high)) => limits.push(format!("{low} to {high}.")),
        (Some(low), None) => limits.push(format!("At least {low}.")),
        (None, Some(high)) => limits.push(format!("At most {high}.")),
        (None, None) => {}
    }
    limits.extend(
        number
            .exclusive_minimum
            .as_ref()
            .map(|limit| format!("More than {limit}.")),
    );
    limits.extend(
        number
            .exclusive_maximum
            .as_ref()
            .map(|limit| format!("Less than {limit}.")),
    );
    limits.extend(
        number
            .multiple_of
            .as_ref()
            .map(|step| format!("A multiple of {step}.")),
    );
    limits.extend(range(
        schema.string.min_length,
        schema.string.max_length,
        "character",
    ));
    limits.extend(range(
        schema.array.min_items,
        schema.array.max_items,
        "item",
    ));
    limits.extend(range(
        schema.object.min_properties,
        schema.object.max_properties,
        "member",
    ));
    limits.extend(
        schema
            .form
            .as_ref()
            .map(|form| format!("Form: `{}`.", form.replace('`', "'"))),
    );
    if schema.secret {
        limits.push("Never printed.".to_owned());
    }
    limits
}

fn range(low: Option<u64>, high: Option<u64>, unit: &str) -> Option<String> {
    let units = |count: u64| {
        if count == 1 {
            format!("{count} {unit}")
        } else {
            format!("{count} {unit}s")
        }
    };
    Some(match (low, high) {
        (Some(low), Some(high)) if low == high => format!("{}.", units(low)),
        (Some(low), Some(high)) => format!("{low} to {}.", units(high)),
        (Some(low), None) if low > 0 => format!("At least {}.", units(low)),
        (None, Some(high)) => format!("At most {}.", units(high)),
        _ => return None,
    })
}

/// `text` and the schema's limits as one paragraph.
pub(super) fn with_limits(text: &str, schema: &Schema) -> String {
    let more: Vec<String> = limits(schema)
        .into_iter()
        .chain(schema_remarks(text, schema))
        .collect();
    append(&sentence(text), &more.join(" "))
}

/// The default of a schema, in words.
pub(super) fn default(schema: &Schema) -> Option<String> {
    schema
        .default
        .as_ref()
        .map(|value| format!("Default: `{}`.", value.to_string().replace('`', "'")))
}

/// The condition under which a value is present.
pub(super) fn condition(presence: &Presence) -> String {
    let word = match presence.is {
        PresenceWord::Required => "Required",
        PresenceWord::Conditional => "Conditional",
        PresenceWord::Optional => "Optional",
    };
    let when = match presence.when {
        When::OutgoingCall => " This client always sends it.",
        When::EncryptedBody => " Sent exactly when the body is encrypted.",
        When::Unknown => "",
    };
    format!("{word}: {}{when}", sentence(&presence.text))
}

/// The condition under which a value is present, and the open question about it.
pub(super) fn presence(api: &Api, presence: &Presence) -> Vec<String> {
    let questions = api
        .questions()
        .filter(|question| Some(&question.id) == presence.question.as_ref());
    std::iter::once(condition(presence))
        .chain(questions.map(question_text))
        .collect()
}

/// One paragraph per assumption and question.
pub(super) fn notes(notes: &Notes) -> Vec<String> {
    notes
        .assumptions
        .iter()
        .map(assumption_text)
        .chain(notes.questions.iter().map(question_text))
        .collect()
}

/// What is said of a response beside its description: where the message stands, assumptions and questions.
pub(super) fn response_notes(response: &Response) -> Vec<String> {
    let at = response
        .codes
        .as_ref()
        .and_then(|codes| codes.message_at.as_ref());
    let message = at.map(|at| {
        format!(
            "The message of the code stands at `{}` of the body.",
            inline(at)
        )
    });
    message.into_iter().chain(notes(&response.notes)).collect()
}

fn assumption_text(assumption: &Assumption) -> String {
    let Assumption {
        place: _,
        id,
        text,
        source,
        certainty,
        page,
    } = assumption;
    let page = page
        .as_ref()
        .map(|page| format!(" The page says: {page}"))
        .unwrap_or_default();
    format!(
        "Assumption `{id}`: {}\nCertainty: {}. Source: {source}.{page}",
        sentence(text),
        certainty.word()
    )
}

/// An open question as a paragraph.
fn question_text(question: &Question) -> String {
    format!(
        "Open question `{}`: {}",
        question.id,
        sentence(&question.text)
    )
}

/// Words for an item that has no description.
pub(super) fn words(name: &str) -> String {
    idents::snake(name).replace('_', " ").trim().to_owned()
}
