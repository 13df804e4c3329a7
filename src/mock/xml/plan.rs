//! The readings that a schema allows: one alternative of each choice, and one way to take a text.

use crate::analyze::possible_types::both;
use crate::mock::reader::{DEEPEST, Reader};
use crate::model::{Schema, SchemaId, Types};

/// How many combinations of alternatives are looked at. What the others name is found all the same, by name.
const MOST: usize = 256;

/// One reading.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// The schema itself, first, and what it is made of with these alternatives.
    pub(super) chosen: Vec<SchemaId>,
    /// What all of them allow.
    pub(super) types: Types,
    pub(super) kind: Kind,
    /// Which of the schema's plans it is.
    pub(super) number: usize,
}

/// How a value is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An object, or a text as it stands.
    Text,
    /// An object, or a number or truth value.
    Literal,
    /// A list.
    List,
}

impl Plan {
    pub(super) fn schema(&self) -> SchemaId {
        self.chosen[0]
    }

    /// The schema of a member, of the chosen alternatives if they name it.
    pub(super) fn property(&self, reader: &Reader<'_, '_>, name: &str) -> Option<SchemaId> {
        let overlap = |id: &SchemaId| reader.api[*id].overlap(name);
        let named = |id: &SchemaId| {
            let property = reader.api[*id].object.properties.get(name);
            property.map(|property| property.schema)
        };
        let mut chosen = self.chosen.iter();
        let overlap = chosen.clone().find_map(overlap);
        overlap
            .or_else(|| chosen.find_map(named))
            .or_else(|| reader.property(self.schema(), name))
    }

    /// The schema of the item at `index`.
    pub(super) fn item_at(&self, reader: &Reader<'_, '_>, index: usize) -> Option<SchemaId> {
        let mut chosen = self.chosen.iter().map(|id| &reader.api[*id]);
        let overlap = chosen.clone().find_map(Schema::item_overlap);
        overlap
            .or_else(|| chosen.find_map(|schema| schema.array.item_at(index)))
            .or_else(|| reader.item_at(self.schema(), index))
    }

    pub(super) fn requires(&self, reader: &Reader<'_, '_>, name: &str) -> bool {
        let mut chosen = self.chosen.iter();
        chosen.any(|id| {
            let mut required = reader.api[*id].object.required.iter();
            required.any(|own| own == name)
        })
    }

    /// Whether an element without anything in it is an object.
    pub(super) fn wants_object(&self, reader: &Reader<'_, '_>) -> bool {
        let types = self.types;
        let is_scalar = types.string || types.integer || types.boolean;
        let mut chosen = self.chosen.iter().map(|id| &reader.api[*id].object);
        let mut has_members = || chosen.any(|object| !object.properties.is_empty());
        types.object && (!is_scalar || has_members())
    }
}

/// All readings of a schema; those that only allow null come last, since an empty text is the text before it is null.
pub(super) fn plans(reader: &Reader<'_, '_>, schema: SchemaId) -> Vec<Plan> {
    let combined = combine(reader, schema, 0).into_iter();
    let mut plans: Vec<Plan> = combined
        .flat_map(|chosen| {
            let types = chosen.iter().map(|id| reader.types(*id));
            let types = types.fold(Types::ANY, both);
            let mut items = chosen.iter().map(|id| reader.api[*id].array.item_at(0));
            let has_items = items.any(|item| item.is_some());
            kinds(types, has_items).into_iter().map(move |kind| Plan {
                chosen: chosen.clone(),
                types,
                kind,
                number: 0,
            })
        })
        .collect();
    let is_null = |plan: &Plan| {
        let Types { string, object, .. } = plan.types;
        plan.kind == Kind::Text && !string && !object
    };
    plans.sort_by_key(is_null);
    for (number, plan) in plans.iter_mut().enumerate() {
        plan.number = number;
    }
    plans
}

/// The likeliest first: what says how its items are is a list.
fn kinds(types: Types, has_items: bool) -> Vec<Kind> {
    let literal = types.boolean || types.integer || types.number;
    let text = types.string || types.object || types.null;
    let mut kinds = Vec::new();
    kinds.extend((text || !literal && !types.array).then_some(Kind::Text));
    kinds.extend(literal.then_some(Kind::Literal));
    let list = types.array.then_some(Kind::List);
    match has_items {
        true => list.into_iter().chain(kinds).collect(),
        false => kinds.into_iter().chain(list).collect(),
    }
}

/// The schema and all it is made of, once for each combination of alternatives.
fn combine(reader: &Reader<'_, '_>, id: SchemaId, depth: usize) -> Vec<Vec<SchemaId>> {
    let mut found = vec![vec![id]];
    if depth > DEEPEST {
        return found;
    }
    for choice in choices(&reader.api[id]) {
        let alternatives = choice.into_iter();
        let alternatives = alternatives.flat_map(|id| combine(reader, id, depth + 1));
        let alternatives: Vec<Vec<SchemaId>> = alternatives.take(MOST).collect();
        let joined = found.iter().flat_map(|before| {
            let alternatives = alternatives.iter();
            alternatives.map(|alternative| [&before[..], alternative].concat())
        });
        found = joined.take(MOST).collect();
    }
    found
}

/// What a schema is made of: of each list one.
fn choices(schema: &Schema) -> Vec<Vec<SchemaId>> {
    let certain = schema.all_of.iter();
    let brought_along = schema.object.dependent_schemas.iter().map(|(_, id)| id);
    let branches = schema.conditional.iter().map(|conditional| {
        let branches = conditional.then.into_iter().chain(conditional.otherwise);
        branches.collect::<Vec<SchemaId>>()
    });
    let choices = [schema.one_of.clone(), schema.any_of.clone()];
    let choices = choices.into_iter().chain(branches);
    let certain = certain.chain(brought_along).map(|id| vec![*id]);
    certain
        .chain(choices.filter(|choice| !choice.is_empty()))
        .collect()
}
