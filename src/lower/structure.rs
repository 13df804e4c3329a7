//! What schemas say of the types of their values, compared.

use indexmap::{IndexMap, IndexSet};

use crate::{
    model::{Conditional, Schema, SchemaId, certain_parts},
    runtime::json::Json,
};

/// Of two schemas, with what they hold: how many pairs are compared.
const MOST_COMPARED: usize = 10_000;

/// The type of `one` has a place for every member for which the type of `other` has one, and, where it is to be as
/// narrow, is named and names texts as that does.
pub(super) fn covers(schemas: &[Schema], one: SchemaId, other: SchemaId, narrow: bool) -> bool {
    let mut pairs = IndexSet::from([(one, other)]);
    let mut next = 0;
    while let Some(&(one, other)) = pairs.get_index(next) {
        if next == MOST_COMPARED {
            return false;
        }
        next += 1;
        if one == other {
            continue;
        }
        let (own, said) = (Structure::of(schemas, one), Structure::of(schemas, other));
        let is_alternative =
            said.alternatives.contains(&one) || !narrow && own.alternatives.contains(&other);
        if is_alternative || own.names_texts {
            continue;
        }
        if narrow && (said.names_texts || said.named && !own.named) {
            return false;
        }
        let Some(parts) = own.pairs(&said) else {
            return false;
        };
        pairs.extend(parts);
    }
    true
}

/// What a schema says of its values' type.
#[derive(Default)]
pub(super) struct Structure<'a> {
    members: IndexMap<&'a str, SchemaId>,
    items: Option<SchemaId>,
    prefix: Vec<SchemaId>,
    alternatives: Vec<SchemaId>,
    conditions: Vec<SchemaId>,
    /// The type of the values is named.
    named: bool,
    /// The values are named, and are texts.
    names_texts: bool,
}

impl<'a> Structure<'a> {
    pub(super) fn of(schemas: &'a [Schema], id: SchemaId) -> Self {
        let mut structure = Self::default();
        for part in certain_parts(schemas, id) {
            let part = &schemas[part.index()];
            for (name, property) in &part.object.properties {
                structure.members.entry(name).or_insert(property.schema);
            }
            structure.items = structure.items.or(part.array.items);
            structure.prefix.extend(&part.array.prefix_items);
            structure.alternatives.extend(&part.one_of);
            structure.alternatives.extend(&part.any_of);
            let conditional = part.conditional.iter().flat_map(Conditional::schemas);
            let dependent = part.object.dependent_schemas.iter().map(|(_, id)| *id);
            structure.conditions.extend(conditional.chain(dependent));
            structure.names_texts |= part.enumeration.as_deref().is_some_and(are_texts);
            structure.named |= part.types.named;
        }
        structure.named |= !structure.alternatives.is_empty();
        structure
    }

    /// It says nothing of what values hold.
    pub(super) fn is_plain(&self) -> bool {
        let Self {
            members,
            items,
            prefix,
            alternatives,
            conditions,
            named: _,
            names_texts: _,
        } = self;
        let lists = [prefix, alternatives, conditions];
        members.is_empty() && items.is_none() && lists.iter().all(|list| list.is_empty())
    }

    /// Every part of the other with the one that stands in its place here; `None` where some part has none.
    fn pairs(&self, other: &Self) -> Option<Vec<(SchemaId, SchemaId)>> {
        let mut pairs = Vec::new();
        for (name, said) in &other.members {
            pairs.push((*self.members.get(name)?, *said));
        }
        if let Some(said) = other.items {
            pairs.push((self.items?, said));
        }
        let lists = [
            (&self.prefix, &other.prefix),
            (&self.alternatives, &other.alternatives),
            (&self.conditions, &other.conditions),
        ];
        for (own, said) in lists {
            if !said.is_empty() && own.len() != said.len() {
                return None;
            }
            pairs.extend(own.iter().copied().zip(said.iter().copied()));
        }
        Some(pairs)
    }
}

fn are_texts(values: &[Json]) -> bool {
    values.iter().all(|value| matches!(value, Json::String(_)))
}
