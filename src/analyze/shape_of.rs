//! Chooses the shape of a schema: the narrowest Rust type that holds all it allows.

use indexmap::IndexSet;

use super::{
    Preferences,
    object_shape::struct_shape,
    possible_types::possible_types,
    shape::{Form, IntegerKind, Kind, Shape},
};
use crate::{
    model::{Additional, Api, Schema, SchemaId, Types, certain_parts},
    runtime::{decimal::Decimal, json::Json},
};

/// Longer tuples are neither printed nor compared by std.
const LONGEST_TUPLE: usize = 12;

/// The shape of one schema.
pub(super) fn shape_of(api: &Api, preferences: Preferences, id: SchemaId) -> Shape {
    let schema = &api[id];
    let nullable = schema.types.named && schema.types.null;
    let plain = |kind| Shape::new(kind, nullable);
    if let Some(target) = transparent(api, schema) {
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
    if let Some(shape) = struct_shape(api, preferences, id) {
        return shape;
    }
    let types = possible_types(api, schema);
    let plain = |kind| Shape::new(kind, types.named && types.null);
    match &type_kinds(api, preferences, id, types)[..] {
        [] => Shape::new(Kind::Json, false),
        [kind @ Kind::Tuple(_)] => Shape {
            loose: !is_exact_tuple(api, schema),
            ..plain(kind.clone())
        },
        [kind] => plain(kind.clone()),
        kinds => plain(Kind::Mixed(kinds.to_vec())),
    }
}

/// A schema that only wraps another one: `allOf` (or a union) of one, and nothing of its own but annotations and rules
/// that the wrapped type can hold.
fn transparent(api: &Api, schema: &Schema) -> Option<SchemaId> {
    let own_shape = schema.enumeration.is_some()
        || schema.array.items.is_some()
        || !schema.array.prefix_items.is_empty()
        || !schema.object.properties.is_empty()
        || schema.object.additional != Additional::Unsaid;
    let names_type = |id: SchemaId| possible_types(api, &api[id]).named;
    let named = schema.types.named;
    match (&schema.all_of[..], &schema.any_of[..], &schema.one_of[..]) {
        _ if own_shape => None,
        ([one], [], []) => Some(*one).filter(|one| !named || names_type(*one)),
        ([], [one], []) | ([], [], [one]) => Some(*one).filter(|_| !named),
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
        next = transparent(api, &api[id]);
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

/// A kind for each of the types that its values can have; none where values of every type must fit.
fn type_kinds(api: &Api, preferences: Preferences, id: SchemaId, types: Types) -> Vec<Kind> {
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
    if boolean && number && string && array && object {
        return Vec::new();
    }
    let parts = certain_parts(&api.schemas, id).into_iter();
    let (schema, parts) = (&api[id], parts.map(|id| &api[id]).collect::<Vec<_>>());
    let number_kind = || match number {
        true => number_kind(&parts),
        false => Kind::Integer(integer_kind(&parts)),
    };
    let kinds = [
        boolean.then_some(Kind::Boolean),
        (integer || number).then(number_kind),
        string.then(|| text_kind(preferences, &parts)),
        array.then(|| list_kind(api, schema, &parts)),
        object.then(|| map_kind(schema, &parts)),
    ];
    kinds.into_iter().flatten().collect()
}

/// What reads the text, unless it is a secret or plain text is preferred.
fn text_kind(preferences: Preferences, parts: &[&Schema]) -> Kind {
    let is_plain = preferences.plain_formats || parts.iter().any(|part| part.secret);
    let form = only(parts.iter().filter_map(|part| form(part))).filter(|_| !is_plain);
    form.map_or(Kind::Text, Kind::Formatted)
}

fn form(schema: &Schema) -> Option<Form> {
    let encoded = schema.string.content_encoding.as_deref();
    match schema.format.as_deref() {
        Some("date") => Some(Form::Date),
        Some("date-time") => Some(Form::DateTime),
        Some("duration") => Some(Form::Duration),
        Some("uuid") => Some(Form::Uuid),
        Some("ipv4") => Some(Form::Ipv4),
        Some("ipv6") => Some(Form::Ipv6),
        Some("byte") => Some(Form::Base64),
        Some("decimal") => Some(Form::Decimal),
        Some(format) => sized_integer(format).map(Form::Integer),
        None if encoded == Some("base64") => Some(Form::Base64),
        None => None,
    }
}

/// The integer type that a format names.
fn sized_integer(format: &str) -> Option<IntegerKind> {
    Some(match format {
        "int8" => IntegerKind::I8,
        "int16" => IntegerKind::I16,
        "int32" => IntegerKind::I32,
        "int64" => IntegerKind::I64,
        "uint8" => IntegerKind::U8,
        "uint16" => IntegerKind::U16,
        "uint32" => IntegerKind::U32,
        "uint64" => IntegerKind::U64,
        _ => return None,
    })
}

fn list_kind(api: &Api, schema: &Schema, parts: &[&Schema]) -> Kind {
    if let Some(items) = schema.item_overlap() {
        return Kind::List(items);
    }
    let kinds = parts.iter().filter_map(|part| typed_list(api, part));
    only(kinds).unwrap_or(Kind::ListOfAny)
}

/// The kind of a list where the schema says what its items are.
fn typed_list(api: &Api, schema: &Schema) -> Option<Kind> {
    let prefix = &schema.array.prefix_items;
    match schema.array.items {
        Some(items) if prefix.is_empty() => Some(Kind::List(items)),
        Some(items) if !api[items].never => None,
        _ if (1..=LONGEST_TUPLE).contains(&prefix.len()) => Some(Kind::Tuple(prefix.clone())),
        _ => None,
    }
}

/// Every value has as many items as the tuple.
fn is_exact_tuple(api: &Api, schema: &Schema) -> bool {
    let rules = &schema.array;
    let length = rules.prefix_items.len() as u64;
    let is_closed = rules.items.is_some_and(|items| api[items].never)
        || rules.max_items.is_some_and(|most| most <= length);
    is_closed && rules.min_items.is_some_and(|least| least >= length)
}

fn map_kind(schema: &Schema, parts: &[&Schema]) -> Kind {
    let values = || only(parts.iter().filter_map(|part| part.object.value()));
    Kind::Map(schema.additional_overlap().or_else(values))
}

/// Only what the document calls a float may lose digits. An `f64` holds both widths as vendors write them.
fn number_kind(parts: &[&Schema]) -> Kind {
    let mut formats = parts.iter().filter_map(|part| part.format.as_deref());
    match formats.any(|format| matches!(format, "float" | "double")) {
        true => Kind::Float,
        false => Kind::Number,
    }
}

/// What several parts say, where they agree.
fn only<T: PartialEq>(mut said: impl Iterator<Item = T>) -> Option<T> {
    let first = said.next()?;
    said.all(|other| other == first).then_some(first)
}

/// The integer type of the first part that names one or bounds its integers.
fn integer_kind(parts: &[&Schema]) -> IntegerKind {
    let kinds = parts.iter().map(|part| own_integer_kind(part));
    let mut sized = kinds.filter(|kind| *kind != IntegerKind::Unbounded);
    sized.next().unwrap_or(IntegerKind::Unbounded)
}

/// The narrowest type that holds every integer within format and bounds.
fn own_integer_kind(schema: &Schema) -> IntegerKind {
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
    match schema.format.as_deref().and_then(sized_integer) {
        // Bounds beyond the format contradict it: what they allow is read all the same.
        Some(IntegerKind::I64) if above("9223372036854775807") => IntegerKind::U64,
        Some(sized) => sized,
        None if above("-9223372036854775808") && below("9223372036854775807") => IntegerKind::I64,
        None if above("0") && below("18446744073709551615") => IntegerKind::U64,
        None => IntegerKind::Unbounded,
    }
}
