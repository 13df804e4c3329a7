//! A parameter: where it stands, how it is written, where its value comes from, and its rules.

use super::super::super::{Emission, parameters::is_required};
use super::super::rules::RuleBook;
use super::{json, maybe, null, object, rules, signing::parts};
use crate::model::{Content, Location, MediaType, Parameter, ValueSource};

/// A parameter of an operation.
pub(super) fn parameter(cx: &Emission<'_>, parameter: &Parameter, book: &RuleBook<'_>) -> String {
    let (style, explode, allow_reserved) = match parameter.content {
        Content::Schema {
            style,
            explode,
            allow_reserved,
            ..
        } => (style.word(), explode, allow_reserved),
        Content::MediaType(ref media_type) => (
            media_type_style(media_type, parameter.location),
            false,
            false,
        ),
    };
    let value = match &parameter.value {
        ValueSource::Caller => null(),
        ValueSource::Setting { name, default: _ } => format!("[[\"setting\",{}]]", json(name)),
        ValueSource::Computed { template } => parts(&template.parts),
        ValueSource::Encryption => "[[\"keyId\"]]".to_owned(),
    };
    let schema = parameter.content.schema();
    let is_secret = parameter.secret || schema.is_some_and(|id| cx.api[id].secret);
    let example = parameter
        .examples
        .iter()
        .find_map(|example| example.value.as_ref());
    let example = example.or_else(|| cx.api[schema?].examples.first());
    object(&[
        ("in", json(parameter.location.word())),
        ("name", json(&parameter.name)),
        ("required", is_required(parameter).to_string()),
        ("secret", is_secret.to_string()),
        ("style", json(style)),
        ("explode", explode.to_string()),
        ("allowReserved", allow_reserved.to_string()),
        ("allowEmpty", parameter.allow_empty_value.to_string()),
        ("value", value),
        (
            "example",
            maybe(example.map(ToString::to_string).as_deref()),
        ),
        ("rules", rules(schema, book)),
    ])
}

/// How a document of one media type is written: JSON as such, anything else as its text.
fn media_type_style(media_type: &MediaType, location: Location) -> &'static str {
    match location {
        _ if media_type.is_json() => "json",
        Location::Query | Location::Cookie => "form",
        Location::Path | Location::Header => "simple",
    }
}
