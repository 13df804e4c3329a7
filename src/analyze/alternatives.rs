//! How the alternatives of each union are told apart: by a member's value, by their JSON type, or by their rules.

use super::{
    possible_types::possible_types,
    shape::{Kind, Shapes},
};
use crate::{
    hashed::Map,
    model::{Api, Schema, SchemaId, Types},
    runtime::check::Type,
};

/// What tells that a value is of an alternative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A member has one of these values (an explicit or implicit `discriminator`).
    Member {
        /// Name of the member.
        name: String,
        /// Its values.
        values: Vec<String>,
    },
    /// It is of one of these types, and the values of no other alternative are.
    Types(Vec<Type>),
    /// It keeps the rules.
    Rules,
}

/// The signs of every union's alternatives, in their order.
#[derive(Debug)]
pub struct Signs(Map<SchemaId, Vec<Sign>>);

impl Signs {
    /// The signs of the alternatives of the union `id`.
    pub fn of(&self, id: SchemaId) -> &[Sign] {
        self.0.get(&id).map_or(&[], Vec::as_slice)
    }
}

/// Finds the signs of all unions.
pub fn signs(api: &Api, shapes: &Shapes) -> Signs {
    let unions = (0..api.schemas.len()).map(SchemaId::new);
    let signs = unions.filter_map(|id| match &shapes[id].kind {
        Kind::Union(alternatives) => Some((id, signs_of(api, shapes, &api[id], alternatives))),
        _ => None,
    });
    Signs(signs.collect())
}

fn signs_of(api: &Api, shapes: &Shapes, union: &Schema, alternatives: &[SchemaId]) -> Vec<Sign> {
    let types: Vec<Types> = alternatives
        .iter()
        .map(|id| possible_types(api, &api[*id]))
        .collect();
    let others = |index| {
        let others = types.iter().enumerate();
        others.filter(move |(other, _)| *other != index)
    };
    let mut signs: Vec<Sign> = Vec::new();
    for (index, own) in types.iter().enumerate() {
        let is_alone = own.named && others(index).all(|(_, other)| are_apart(*own, *other));
        signs.push(if is_alone {
            Sign::Types(type_list(*own))
        } else {
            Sign::Rules
        });
    }
    let undecided: Vec<usize> = (0..signs.len())
        .filter(|index| signs[*index] == Sign::Rules)
        .collect();
    let ids: Vec<SchemaId> = undecided.iter().map(|index| alternatives[*index]).collect();
    if let Some((name, values)) =
        explicit(api, shapes, union, &ids).or_else(|| implicit(shapes, &ids))
    {
        for (index, values) in undecided.into_iter().zip(values) {
            let name = name.clone();
            signs[index] = Sign::Member { name, values };
        }
    }
    signs
}

/// The member that `discriminator` names: its values are those the alternatives allow, else those mapped to them, else
/// their names.
fn explicit(
    api: &Api,
    shapes: &Shapes,
    union: &Schema,
    alternatives: &[SchemaId],
) -> Option<(String, Vec<Vec<String>>)> {
    let discriminator = union.discriminator.as_ref()?;
    let values = |id: &SchemaId| {
        let resolved = shapes.resolve(*id).0;
        let mapping = discriminator.mapping.iter();
        let mapped = mapping.filter(|(_, target)| shapes.resolve(*target).0 == resolved);
        let mapped: Vec<String> = mapped.map(|(value, _)| value.clone()).collect();
        constants(shapes, *id, &discriminator.property)
            .or((!mapped.is_empty()).then_some(mapped))
            .or(api[*id].component.clone().map(|name| vec![name]))
    };
    let values: Option<Vec<Vec<String>>> = alternatives.iter().map(values).collect();
    let values = values.filter(|values| are_distinct(values))?;
    Some((discriminator.property.clone(), values))
}

/// The first member that every alternative requires to have other values.
fn implicit(shapes: &Shapes, alternatives: &[SchemaId]) -> Option<(String, Vec<Vec<String>>)> {
    let Kind::Struct(first) = &shapes[shapes.resolve(*alternatives.first()?).0].kind else {
        return None;
    };
    first.fields.keys().find_map(|name| {
        let values = |id: &SchemaId| constants(shapes, *id, name);
        let values: Option<Vec<Vec<String>>> = alternatives.iter().map(values).collect();
        values
            .filter(|values| are_distinct(values))
            .map(|values| (name.clone(), values))
    })
}

/// The texts that a required member may be.
fn constants(shapes: &Shapes, id: SchemaId, name: &str) -> Option<Vec<String>> {
    let Kind::Struct(object) = &shapes[shapes.resolve(id).0].kind else {
        return None;
    };
    let field = object.fields.get(name)?;
    let schema = field.schema.filter(|_| field.certain && field.required)?;
    match &shapes[shapes.resolve(schema).0].kind {
        Kind::Enum(values) => Some(values.clone()),
        _ => None,
    }
}

fn are_distinct(values: &[Vec<String>]) -> bool {
    let mut all: Vec<&String> = values.iter().flatten().collect();
    let count = all.len();
    all.sort_unstable();
    all.dedup();
    all.len() == count && values.len() > 1
}

/// No value but `null` is of both.
fn are_apart(a: Types, b: Types) -> bool {
    let both = [
        a.boolean && b.boolean,
        a.integer && b.integer,
        a.number && b.number,
        a.string && b.string,
        a.array && b.array,
        a.object && b.object,
    ];
    b.named && !both.contains(&true)
}

fn type_list(types: Types) -> Vec<Type> {
    let all = [
        (types.null, Type::Null),
        (types.boolean, Type::Boolean),
        (types.integer && !types.number, Type::Whole),
        (types.number, Type::Number),
        (types.string, Type::String),
        (types.array, Type::Array),
        (types.object, Type::Object),
    ];
    let named = all.into_iter().filter(|(allowed, _)| *allowed);
    named.map(|(_, name)| name).collect()
}

/// The JSON type whose values a kind holds.
pub fn type_of_kind(kind: &Kind) -> Option<Type> {
    Some(match kind {
        Kind::Boolean => Type::Boolean,
        Kind::Integer(_) => Type::Whole,
        Kind::Number | Kind::Float => Type::Number,
        Kind::Text | Kind::Formatted(_) | Kind::File | Kind::Enum(_) => Type::String,
        Kind::List(_) | Kind::ListOfAny | Kind::Tuple(_) => Type::Array,
        Kind::Map(_) | Kind::Struct(_) => Type::Object,
        Kind::Json | Kind::Union(_) | Kind::Mixed(_) | Kind::Same(_) => return None,
    })
}
