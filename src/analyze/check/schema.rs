//! Schemas: rules that contradict each other, say nothing, or cannot be judged.

use super::{
    Context,
    discriminator::check_discriminator,
    enumeration::check_enumeration,
    example::check_schema_values,
    number::{check_bounds, empty},
    presence::check_presence,
};
use crate::{
    analyze::rules::Circular,
    diag::{Diagnostics, codes},
    model::{Additional, Dialect, Schema, SchemaId},
    runtime::ecma,
    source::Place,
};

pub(super) fn check_schema(
    cx: &Context<'_>,
    id: SchemaId,
    schema: &Schema,
    diags: &mut Diagnostics,
) {
    check_bounds(cx, id, schema, diags);
    check_patterns(schema, diags);
    check_required(cx, id, schema, diags);
    check_types(cx, schema, diags);
    if schema.read_only && schema.write_only {
        diags
            .warning(
                &codes::CONFLICTING_FIELDS,
                &schema.place.child("writeOnly"),
                "`readOnly` and `writeOnly` exclude each other",
            )
            .on_key()
            .help("such a property is neither sent nor received; remove one of the two")
            .related(schema.place.child("readOnly"), "the other is here");
    }
    check_properties(cx, schema, diags);
    check_enumeration(cx, id, schema, diags);
    check_schema_values(cx, id, schema, diags);
    if let Some(discriminator) = &schema.discriminator {
        check_discriminator(cx, schema, discriminator, diags);
    }
}

fn check_patterns(schema: &Schema, diags: &mut Diagnostics) {
    let own = schema.string.pattern.as_ref();
    let own = own.map(|pattern| (pattern, schema.place.child("pattern"), false));
    let places = schema.place.child("patternProperties");
    let names = schema.object.pattern_properties.iter();
    let names = names.map(|(pattern, _)| (pattern, places.child(pattern), true));
    for (text, place, on_key) in own.into_iter().chain(names) {
        if let Err(error) = ecma::flags(text) {
            let reason = error.to_string();
            let reason = reason.trim_end_matches('.');
            let message = format!("the pattern does not compile: {reason}");
            diags.warning(&codes::BAD_PATTERN, &place, message).on_key = on_key;
        }
    }
}

fn check_required(cx: &Context<'_>, id: SchemaId, schema: &Schema, diags: &mut Diagnostics) {
    let object = &schema.object;
    if object.additional != Additional::Closed || !object.pattern_properties.is_empty() {
        return;
    }
    for (index, name) in object.required.iter().enumerate() {
        if object.properties.contains_key(name) {
            continue;
        }
        let is_required = cx.required.contains(&id);
        let message = format!("`{name}` is required, and not allowed");
        let place = schema.place.child("required").index(index);
        empty(&place, is_required, message, diags).related(
            schema.place.child("additionalProperties"),
            "no properties but those listed are allowed",
        );
    }
}

/// Keywords by the type they speak of.
const KEYWORDS: &[(&str, &[&str])] = &[
    (
        "number",
        &[
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
        ],
    ),
    ("string", &["minLength", "maxLength", "pattern"]),
    (
        "array",
        &[
            "minItems",
            "maxItems",
            "uniqueItems",
            "items",
            "prefixItems",
            "contains",
        ],
    ),
    (
        "object",
        &[
            "minProperties",
            "maxProperties",
            "required",
            "properties",
            "patternProperties",
        ],
    ),
];

fn check_types(cx: &Context<'_>, schema: &Schema, diags: &mut Diagnostics) {
    let types = &schema.types;
    if !types.named {
        return;
    }
    let is_array = types.array && !types.object && !types.string;
    if is_array && cx.api.dialect == Dialect::V3_0 && schema.array.items.is_none() {
        diags
            .warning(
                &codes::MISSING_FIELD,
                &schema.place,
                "an array of OpenAPI 3.0 lacks `items`",
            )
            .on_key()
            .help("its items may be anything; write `items: {}` if that is meant");
    }
    let declared = cx.sources.value(&schema.place);
    let Some(fields) = declared.and_then(|value| value.as_object()) else {
        return;
    };
    for (kind, keywords) in KEYWORDS {
        let applies = match *kind {
            "number" => types.integer || types.number,
            "string" => types.string,
            "array" => types.array,
            _ => types.object,
        };
        let present = keywords.iter().filter(|keyword| {
            fields
                .get(**keyword)
                .is_some_and(|value| value.as_bool().is_none())
        });
        for keyword in present.filter(|_| !applies) {
            let names = type_names(cx, &schema.place);
            diags
                .warning(
                    &codes::INEFFECTIVE,
                    &schema.place.child(*keyword),
                    format!("`{keyword}` says nothing about {names}"),
                )
                .on_key()
                .help(format!("it is a rule about values of type `{kind}`"));
        }
    }
}

/// The document's words for the type: `` `integer` ``.
fn type_names(cx: &Context<'_>, place: &Place) -> String {
    let place = place.child("type");
    let text = cx.sources.value(&place).and_then(|value| value.as_str());
    text.map_or_else(|| "these types".to_owned(), |text| format!("type `{text}`"))
}

fn check_properties(cx: &Context<'_>, schema: &Schema, diags: &mut Diagnostics) {
    for (name, property) in &schema.object.properties {
        if let Some(presence) = &cx.api[property.schema].presence {
            let required = schema.object.required.iter();
            let index = required.enumerate().find(|(_, other)| *other == name);
            let place = index.map(|(index, _)| schema.place.child("required").index(index));
            check_presence(cx, presence, place.as_ref(), diags);
        }
    }
}

/// Says which rules are left out because they would be judged for ever.
pub(super) fn check_circular(cx: &Context<'_>, circular: &Circular, diags: &mut Diagnostics) {
    for (index, schema) in cx.api.schemas.iter().enumerate() {
        let id = SchemaId::new(index);
        let lists = [
            ("allOf", &schema.all_of),
            ("anyOf", &schema.any_of),
            ("oneOf", &schema.one_of),
        ];
        for (keyword, parts) in lists {
            if let Some(part) = parts.iter().find(|part| circular.has(id, **part)) {
                diags
                    .note(
                        &codes::ENDLESS_SCHEMA,
                        &schema.place.child(keyword),
                        format!("judging `{keyword}` would lead back to this very schema"),
                    )
                    .on_key()
                    .help("it is not judged; the schema's other rules are")
                    .related(cx.api[*part].place.clone(), "the way leads through here");
            }
        }
    }
}
