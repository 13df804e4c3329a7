//! What a schema, header or example says for people beside its limits: as sentences of docs.

use crate::model::{Example, ExternalDocs, Schema, ServerVariable};
use crate::runtime::json::Json;

use super::doc;

/// Longer examples are cut: docs are for reading.
const LONGEST_EXAMPLE: usize = 200;

/// Sentences about a schema whose docs begin with `text`.
pub(super) fn schema_remarks(text: &str, schema: &Schema) -> Vec<String> {
    let title = schema.title.trim();
    let is_known =
        title.is_empty() || title == text.trim() || Some(title) == schema.component.as_deref();
    let mut remarks = Vec::new();
    remarks.extend((!is_known).then(|| format!("Title: `{}`.", doc::inline(title))));
    remarks.extend(schema.read_only.then(|| "Only in answers.".to_owned()));
    remarks.extend(schema.write_only.then(|| "Only in requests.".to_owned()));
    remarks.extend(doc::default(schema));
    remarks.extend(schema.examples.iter().map(example_sentence));
    remarks.extend(schema.external_docs.as_deref().map(link_sentence));
    remarks.extend(schema.deprecated.then(|| "Deprecated.".to_owned()));
    remarks
}

/// The description of a schema whose parameter, header or setting has one of its own.
pub(super) fn other_description(text: &str, schema: &Schema) -> Option<String> {
    let other = schema.description.trim();
    (!other.is_empty() && other != text.trim()).then(|| doc::sentence(other))
}

/// One sentence per example of a parameter or header.
pub(super) fn examples(examples: &[Example]) -> Vec<String> {
    let shown = examples.iter().filter_map(|example| {
        let value = example_sentence(example.value.as_ref()?);
        let about = [&example.name, &example.summary, &example.description];
        let about: Vec<&str> = about
            .into_iter()
            .map(|text| text.trim())
            .filter(|text| !text.is_empty())
            .collect();
        Some(match about[..] {
            [] => value,
            _ => format!("{value} ({})", about.join(": ")),
        })
    });
    shown.collect()
}

fn example_sentence(value: &Json) -> String {
    let text = value.to_string();
    let shown: String = text.chars().take(LONGEST_EXAMPLE).collect();
    let rest = if shown.len() < text.len() { " …" } else { "" };
    format!("Example: `{}`{rest}.", doc::inline(&shown))
}

/// `See https://docs.example: the guide.`
pub(super) fn link_sentence(docs: &ExternalDocs) -> String {
    match docs.description.trim() {
        "" => format!("See {} .", docs.url.trim()),
        description => format!("See {} : {}", docs.url.trim(), doc::sentence(description)),
    }
}

/// What a variable of a server's URL selects.
pub(super) fn server_variable(variable: &ServerVariable) -> String {
    let values = match &variable.values[..] {
        [] => String::new(),
        values => format!(" One of {}.", quoted(values)),
    };
    format!(
        "`{{{}}}`: {} Default: `{}`.{values}",
        doc::inline(&variable.name),
        doc::sentence(&variable.description),
        doc::inline(&variable.default)
    )
}

fn quoted(values: &[String]) -> String {
    let quoted = values
        .iter()
        .map(|value| format!("`{}`", doc::inline(value)));
    quoted.collect::<Vec<_>>().join(", ")
}
