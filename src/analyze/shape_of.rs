//! Chooses the shape of a schema: the narrowest Rust type that holds all it allows.

use indexmap::IndexSet;

use super::{
    object_shape::struct_shape,
    possible_types::possible_types,
    shape::{IntegerKind, Kind, Shape},
};
use crate::{
    model::{Additional, Api, Schema, SchemaId, Types},
    runtime::{decimal::Decimal, json::Json},
};

/// The shape of one schema.
pub(super) fn shape_of(api: &Api, schema: &Schema) -> Shape {
    let nullable = schema.types.named && schema.types.null;
    let plain = |kind| Shape::new(kind, nullable);
    if let Some(target) = transparent(schema) {
        return plain(if leads_back(api, schema, target) {
            Kind::Json
        } else {
            Kind::Same(target)
        });
    }
    if let Some(shape) = enum_shape(schema) {
        return shape;
    }
    if let Some(shape) = union_shape(api, schema) {
        return shape;
    }
    if let Some(shape) = struct_shape(api, schema) {
        return shape;
    }
    match type_kind(api, schema) {
        Some(kind) => plain(kind),
        None => Shape::new(Kind::Json, false),
    }
}

/// A schema that only wraps another one: `allOf` (or a union) of one, and nothing of its own but annotations and rules
/// that the wrapped type can hold.
fn transparent(schema: &Schema) -> Option<SchemaId> {
    let own_shape = schema.types.named && schema.all_of.is_empty()
        || schema.enumeration.is_some()
        || !schema.object.properties.is_empty()
        || schema.object.additional != Additional::Unsaid;
    match (
        own_shape,
        &schema.all_of[..],
        &schema.any_of[..],
        &schema.one_of[..],
    ) {
        (false, [one], [], []) | (false, [], [one], []) | (false, [], [], [one]) => Some(*one),
        _ => None,
    }
}

/// A chain of wrappers that ends where it began has no type.
fn leads_back(api: &Api, schema: &Schema, target: SchemaId) -> bool {
    let (mut seen, mut next) = (IndexSet::new(), Some(target));
    while let Some(id) = next {
        if api[id].place == schema.place || !seen.insert(id) {
            return true;
        }
        next = transparent(&api[id]);
    }
    false
}

/// An enum of texts, perhaps with `null`.
fn enum_shape(schema: &Schema) -> Option<Shape> {
    let values = schema.enumeration.as_ref()?;
    let mut texts = IndexSet::new();
    let mut nullable = false;
    for value in values {
        match value {
            Json::String(text) => drop(texts.insert(text.clone())),
            Json::Null => nullable = true,
            _ => return None,
        }
    }
    let nullable = nullable || schema.types.named && schema.types.null;
    let kind = Kind::Enum(texts.into_iter().collect());
    (kind != Kind::Enum(Vec::new()) && schema.types.string).then(|| Shape::new(kind, nullable))
}

/// `oneOf` or `anyOf` without properties beside it.
fn union_shape(api: &Api, schema: &Schema) -> Option<Shape> {
    if !schema.all_of.is_empty() || !schema.object.properties.is_empty() {
        return None;
    }
    let alternatives = if schema.one_of.is_empty() {
        &schema.any_of
    } else {
        &schema.one_of
    };
    if alternatives.is_empty() || !schema.one_of.is_empty() && !schema.any_of.is_empty() {
        return None;
    }
    let (nulls, others): (Vec<_>, Vec<_>) = alternatives.iter().partition(|id| is_null(&api[**id]));
    let nullable = !nulls.is_empty() || schema.types.named && schema.types.null;
    let mut distinct: IndexSet<SchemaId> = others.into_iter().copied().collect();
    Some(match distinct.len() {
        0 => Shape::new(Kind::Json, false),
        1 => {
            let only = distinct.pop().expect("there is one");
            let kind = if leads_back(api, schema, only) {
                Kind::Json
            } else {
                Kind::Same(only)
            };
            Shape::new(kind, nullable)
        }
        _ => Shape::new(Kind::Union(distinct.into_iter().collect()), nullable),
    })
}

fn is_null(schema: &Schema) -> bool {
    let only_null = Types {
        null: true,
        ..Types::NONE
    };
    schema.types == only_null || schema.enumeration.as_deref() == Some(&[Json::Null])
}

/// The kind that the named types ask for; `None` when values of several types must fit.
fn type_kind(api: &Api, schema: &Schema) -> Option<Kind> {
    let types = possible_types(api, schema);
    let Types {
        named: _,
        null: _,
        boolean,
        integer,
        number,
        string,
        array,
        object,
    } = types;
    match (boolean, integer || number, string, array, object) {
        (true, false, false, false, false) => Some(Kind::Boolean),
        (false, true, false, false, false) if number => Some(number_kind(schema)),
        (false, true, false, false, false) => Some(Kind::Integer(integer_kind(schema))),
        (false, false, true, false, false) => Some(Kind::Text),
        (false, false, false, true, false) => Some(match schema.array.items {
            Some(items) if schema.array.prefix_items.is_empty() => Kind::List(items),
            _ => Kind::ListOfAny,
        }),
        (false, false, false, false, true) => Some(match schema.object.additional {
            Additional::Schema(values) if schema.object.pattern_properties.is_empty() => {
                Kind::Map(Some(values))
            }
            _ => Kind::Map(None),
        }),
        _ => None,
    }
}

/// Only what the document calls a float may lose digits. An `f64` holds both widths as vendors write them.
fn number_kind(schema: &Schema) -> Kind {
    match schema.format.as_deref() {
        Some("float" | "double") => Kind::Float,
        _ => Kind::Number,
    }
}

/// The narrowest type that holds every integer within format and bounds.
fn integer_kind(schema: &Schema) -> IntegerKind {
    let rules = &schema.number;
    let above = |limit: &str| {
        [&rules.minimum, &rules.exclusive_minimum]
            .into_iter()
            .flatten()
            .any(|bound| Decimal::parse(bound) >= Decimal::parse(limit))
    };
    let below = |limit: &str| {
        [&rules.maximum, &rules.exclusive_maximum]
            .into_iter()
            .flatten()
            .any(|bound| Decimal::parse(bound) <= Decimal::parse(limit))
    };
    match schema.format.as_deref() {
        Some("int32") => IntegerKind::I32,
        Some("uint32") => IntegerKind::U32,
        Some("int64") if !above("9223372036854775807") => IntegerKind::I64,
        Some("uint64") => IntegerKind::U64,
        _ if above("-9223372036854775808") && below("9223372036854775807") => IntegerKind::I64,
        _ if above("0") && below("18446744073709551615") => IntegerKind::U64,
        _ => IntegerKind::Unbounded,
    }
}
