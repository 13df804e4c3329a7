//! Chooses the shape of a schema: the narrowest Rust type that holds all it allows.

use indexmap::IndexSet;

use super::shape::{Field, IntegerKind, Kind, Shape, Struct};
use crate::{
    model::{Additional, Api, Schema, SchemaId, Types, Way},
    runtime::{decimal::Decimal, json::Json},
};

/// The shape of one schema.
pub(super) fn shape_of(api: &Api, schema: &Schema) -> Shape {
    let nullable = schema.types.named && schema.types.null;
    let plain = |kind| Shape { kind, nullable };
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
    if let Some(object) = struct_shape(api, schema) {
        return Shape {
            kind: object,
            nullable,
        };
    }
    match type_kind(api, schema) {
        Some(kind) => plain(kind),
        None => Shape {
            kind: Kind::Json,
            nullable: false,
        },
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
    (!texts.is_empty() && schema.types.string).then(|| Shape {
        kind: Kind::Enum(texts.into_iter().collect()),
        nullable,
    })
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
        0 => Shape {
            kind: Kind::Json,
            nullable: false,
        },
        1 => {
            let only = distinct.pop().expect("there is one");
            let kind = if leads_back(api, schema, only) {
                Kind::Json
            } else {
                Kind::Same(only)
            };
            Shape { kind, nullable }
        }
        _ => Shape {
            kind: Kind::Union(distinct.into_iter().collect()),
            nullable,
        },
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
    let types = effective_types(api, schema);
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
        (false, true, false, false, false) if number => Some(Kind::Float),
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

/// The types that the schema and everything it is made of allow together.
fn effective_types(api: &Api, schema: &Schema) -> Types {
    let mut types = schema.types;
    for part in parts(api, schema) {
        let other = part.types;
        types = Types {
            named: types.named || other.named,
            null: types.null && other.null,
            boolean: types.boolean && other.boolean,
            integer: types.integer && other.integer,
            number: types.number && other.number,
            string: types.string && other.string,
            array: types.array && other.array,
            object: types.object && other.object,
        };
    }
    types
}

/// The schema and what `allOf` adds to it, each once, in document order.
fn parts<'a>(api: &'a Api, schema: &'a Schema) -> Vec<&'a Schema> {
    let mut parts = vec![schema];
    let mut seen: IndexSet<SchemaId> = IndexSet::new();
    let mut stack: Vec<SchemaId> = schema.all_of.iter().rev().copied().collect();
    while let Some(id) = stack.pop() {
        if seen.insert(id) {
            parts.push(&api[id]);
            stack.extend(api[id].all_of.iter().rev());
        }
    }
    parts
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

/// An object with named properties of its own, of its parts or of its alternatives.
fn struct_shape(api: &Api, schema: &Schema) -> Option<Kind> {
    let types = effective_types(api, schema);
    if !types.object
        || types.named && (types.string || types.array || types.integer || types.boolean)
    {
        return None;
    }
    let mut object = Struct::default();
    let mut seen = IndexSet::new();
    collect_fields(api, schema, true, &mut object, &mut seen);
    if object.fields.is_empty() {
        return None;
    }
    Some(Kind::Struct(object))
}

/// Adds the fields of `schema` and of what it is made of; those of an alternative are never required.
fn collect_fields<'a>(
    api: &'a Api,
    schema: &'a Schema,
    certain: bool,
    object: &mut Struct,
    seen: &mut IndexSet<*const Schema>,
) {
    if !seen.insert(std::ptr::from_ref(schema)) {
        return;
    }
    for (name, property) in &schema.object.properties {
        let field = Field {
            schema: Some(property.schema),
            required: false,
            description: property.description.clone(),
            place: property.place.clone(),
        };
        let known = object.fields.entry(name.clone()).or_insert(field);
        if known.schema != Some(property.schema) && known.place != property.place {
            known.schema = None;
        }
    }
    match schema.object.additional {
        Additional::Unsaid | Additional::Closed => {}
        Additional::Any => drop(object.additional.get_or_insert(None)),
        Additional::Schema(values) => drop(object.additional.get_or_insert(Some(values))),
    }
    for id in &schema.all_of {
        collect_fields(api, &api[*id], certain, object, seen);
    }
    for id in schema.one_of.iter().chain(&schema.any_of) {
        collect_fields(api, &api[*id], false, object, seen);
    }
    if certain {
        for name in &schema.object.required {
            if let Some(field) = object.fields.get_mut(name) {
                // A member that only goes one way is absent the other way.
                let one_way = field
                    .schema
                    .is_some_and(|schema| api.way(schema) != Way::default());
                field.required = !one_way;
            }
        }
    }
}
