//! Allowed values: each once, each allowed by the other rules, meanings only for them.

use std::collections::HashMap;

use super::{Context, did_you_mean, example::sentence};
use crate::{
    diag::{Diagnostics, codes},
    model::{Schema, SchemaId},
    runtime::{check::Direction, json::Json},
};

pub(super) fn check_enumeration(
    cx: &Context<'_>,
    id: SchemaId,
    schema: &Schema,
    diags: &mut Diagnostics,
) {
    check_descriptions(schema, diags);
    let place = schema.place.child("enum");
    if !cx.has(&place) {
        return; // `const` has one value
    }
    let mut seen = HashMap::new();
    for (index, value) in schema.enumeration.iter().flatten().enumerate() {
        let at = place.index(index);
        if let Some(first) = seen.insert(value.canonical(), index) {
            diags
                .warning(
                    &codes::DUPLICATE_NAME,
                    &at,
                    format!("{value} stands twice in this list"),
                )
                .related(place.index(first), "the first is here");
            continue;
        }
        let found = cx.judge.judge(id, value, Direction::Either);
        let other = found.iter().find(|violation| violation.code() != "enum");
        if let Some(violation) = other {
            let message = format!("this value can never be: {}", sentence(violation));
            diags
                .warning(&codes::BAD_ENUM, &at, message)
                .help("it is kept, and refused by the schema's other rules");
        }
    }
}

fn check_descriptions(schema: &Schema, diags: &mut Diagnostics) {
    if schema.enum_descriptions.is_empty() {
        return;
    }
    let texts = schema
        .enumeration
        .iter()
        .flatten()
        .map(|value| match value {
            Json::String(text) => text.clone(),
            other => other.to_string(),
        });
    let texts: Vec<String> = texts.collect();
    let place = schema.place.child("x-specbind-enum-descriptions");
    for name in schema.enum_descriptions.keys() {
        if !texts.contains(name) {
            diags
                .error(
                    &codes::UNKNOWN_NAME,
                    &place.child(name),
                    format!("`{name}` is none of the allowed values"),
                )
                .on_key()
                .help(did_you_mean(
                    name,
                    texts.iter().map(String::as_str),
                    "values",
                ));
        }
    }
}
