//! Members and items that several parts of a schema describe, each in its own way: a schema that is not in the document
//! stands for all that they say, so that one type can hold it.

use indexmap::{IndexMap, IndexSet};

use super::schema::empty_schema;
use crate::{
    model::{Overlaps, Schema, SchemaId},
    runtime::json::Json,
    source::Place,
};

/// Of two schemas, with what they hold: how many pairs are compared.
const MOST_COMPARED: usize = 10_000;

/// Of one schema: parts could hold each other in more ways than anybody writes.
const MOST_DERIVED: usize = 1000;

/// Adds the schemas that stand for what overlaps, behind those of the document.
pub(super) fn add_overlaps(schemas: &mut Vec<Schema>) {
    let composed = (0..schemas.len()).map(SchemaId::new);
    let composed = composed.filter(|id| {
        let schema = &schemas[id.index()];
        !schema.all_of.is_empty() || schema.sometimes(|_| false).next().is_some()
    });
    let mut owners: Vec<(usize, SchemaId)> = composed
        .map(|id| (certain_parts(schemas, id).len(), id))
        .collect();
    // What a part has found of its own parts is found before its users look for it.
    owners.sort();
    for (_, owner) in owners {
        Deriving {
            schemas: &mut *schemas,
            derived: Vec::new(),
            unsaid: Vec::new(),
        }
        .settle(owner);
    }
}

/// The schema, and all that its values obey as well.
fn certain_parts(schemas: &[Schema], id: SchemaId) -> IndexSet<SchemaId> {
    let mut parts = IndexSet::from([id]);
    let mut next = 0;
    while let Some(part) = parts.get_index(next) {
        parts.extend(&schemas[part.index()].all_of);
        next += 1;
    }
    parts
}

/// What schemas say of one member, or of the items.
#[derive(Default)]
struct Said {
    always: IndexSet<SchemaId>,
    /// By alternatives, or under conditions.
    sometimes: IndexSet<SchemaId>,
}

struct Deriving<'a> {
    schemas: &'a mut Vec<Schema>,
    /// Of the owner, near and far.
    derived: Vec<SchemaId>,
    /// What no type says of the schema at hand.
    unsaid: Vec<SchemaId>,
}

impl Deriving<'_> {
    /// Finds what overlaps in the schema, and in what is derived for it.
    fn settle(&mut self, owner: SchemaId) {
        let mut next = vec![owner];
        while let Some(id) = next.pop() {
            let known = self.schemas.len();
            let overlaps = self.overlaps(id);
            next.extend((known..self.schemas.len()).map(SchemaId::new));
            if overlaps != Overlaps::default() {
                self.schemas[id.index()].overlaps = Some(Box::new(overlaps));
            }
        }
    }

    fn overlaps(&mut self, id: SchemaId) -> Overlaps {
        let parts = certain_parts(self.schemas, id);
        let place = self.schemas[id.index()].place.child("allOf");
        let mut members: IndexMap<String, Said> = IndexMap::new();
        let (mut values, mut items) = (Said::default(), Said::default());
        let mut is_tuple = false;
        for part in &parts {
            let part = &self.schemas[part.index()];
            for (name, property) in &part.object.properties {
                let said = members.entry(name.clone()).or_default();
                said.always.insert(property.schema);
            }
            values.always.extend(part.object.value());
            items.always.extend(part.array.items);
            is_tuple |= !part.array.prefix_items.is_empty();
        }
        for part in &parts {
            let object = &self.schemas[part.index()].object;
            let unnamed = members
                .iter_mut()
                .filter(|(name, _)| !object.properties.contains_key(*name));
            unnamed.for_each(|(_, said)| said.always.extend(object.value()));
        }
        for part in self.uncertain_parts(&parts) {
            for (name, property) in &self.schemas[part.index()].object.properties {
                if let Some(said) = members.get_mut(name) {
                    said.sometimes.insert(property.schema);
                }
            }
        }
        let mut overlaps = Overlaps::default();
        for (name, said) in members {
            let of_part = |part: &Schema| part.overlap(&name);
            let place = place.child("properties").child(&name);
            if let Some(one) = self.stand_in(id, said, place, of_part) {
                overlaps.properties.insert(name, one);
            }
        }
        let place_of_values = place.child("additionalProperties");
        overlaps.additional =
            self.stand_in(id, values, place_of_values, Schema::additional_overlap);
        if !is_tuple {
            overlaps.items = self.stand_in(id, items, place.child("items"), Schema::item_overlap);
        }
        overlaps.unsaid = std::mem::take(&mut self.unsaid);
        overlaps
    }

    /// What some values obey, of schemas that all obey.
    fn uncertain_parts(&self, certain: &IndexSet<SchemaId>) -> IndexSet<SchemaId> {
        let schema = |id: &SchemaId| &self.schemas[id.index()];
        let sometimes = |id: &SchemaId| -> Vec<SchemaId> {
            let parts = schema(id).sometimes(|part| certain.contains(&part));
            parts.collect()
        };
        let mut parts: IndexSet<SchemaId> = certain.iter().flat_map(sometimes).collect();
        let mut next = 0;
        while let Some(part) = parts.get_index(next).copied() {
            let all_of = schema(&part).all_of.iter().copied();
            parts.extend(all_of.chain(sometimes(&part)));
            next += 1;
        }
        parts.retain(|part| !certain.contains(part));
        parts
    }

    /// The schema whose type holds all that is said; `None` where one says it all.
    fn stand_in(
        &mut self,
        owner: SchemaId,
        mut said: Said,
        place: Place,
        of_part: impl Fn(&Schema) -> Option<SchemaId>,
    ) -> Option<SchemaId> {
        if said.always.len() < 2 && said.sometimes.is_empty() {
            return None;
        }
        let mut kept: Vec<SchemaId> = Vec::new();
        for id in &said.always {
            if !kept.iter().any(|other| self.covers(*other, *id, true)) {
                kept.retain(|other| !self.covers(*id, *other, true));
                kept.push(*id);
            }
        }
        // A map keeps what alternatives add to it.
        let has_members = kept.iter().any(|id| self.has_members(*id));
        let is_held = |id: &SchemaId| kept.iter().any(|one| self.covers(*one, *id, false));
        said.sometimes.retain(|id| has_members && !is_held(id));
        if let [one] = kept[..]
            && said.sometimes.is_empty()
        {
            let others = said.always.iter().filter(|id| **id != one);
            let others = others.filter(|id| self.adds(**id, one));
            self.unsaid = others.chain(&self.unsaid).copied().collect();
            return (said.always.len() > 1).then_some(one);
        }
        let schema = |id: SchemaId| &self.schemas[id.index()];
        let says_the_same = |id: &SchemaId| {
            let alternatives = &schema(*id).any_of;
            let alternatives = alternatives.split_last().map_or(&[][..], |(_, rest)| rest);
            let always: IndexSet<SchemaId> = schema(*id).all_of.iter().copied().collect();
            let sometimes: IndexSet<SchemaId> = alternatives.iter().copied().collect();
            schema(*id).derived && said.always == always && said.sometimes == sometimes
        };
        let parts = schema(owner).all_of.iter();
        let of_parts = parts.filter_map(|part| of_part(schema(*part)));
        let mut known = of_parts.chain(self.derived.iter().copied());
        if let Some(known) = known.find(says_the_same) {
            return Some(known);
        }
        (!said.always.is_empty() && self.derived.len() < MOST_DERIVED)
            .then(|| self.derive(said, place))
    }

    fn derive(&mut self, said: Said, place: Place) -> SchemaId {
        let all = || said.always.iter().map(|id| &self.schemas[id.index()]);
        let parts = said.always.iter();
        let parts = parts.flat_map(|id| certain_parts(self.schemas, *id));
        let parts: Vec<&Schema> = parts.map(|id| &self.schemas[id.index()]).collect();
        let described = all().rfind(|schema| !schema.description.is_empty());
        let mut derived = Schema {
            description: described.map_or_else(String::new, |schema| schema.description.clone()),
            deprecated: all().any(|schema| schema.deprecated),
            read_only: parts.iter().any(|schema| schema.read_only),
            write_only: parts.iter().any(|schema| schema.write_only),
            secret: parts.iter().any(|schema| schema.secret),
            presence: all().find_map(|schema| schema.presence.clone()),
            default: all().rev().find_map(|schema| schema.default.clone()),
            all_of: said.always.iter().copied().collect(),
            any_of: said.sometimes.iter().copied().collect(),
            derived: true,
            ..empty_schema(place)
        };
        if !derived.any_of.is_empty() {
            // A value that the alternatives do not speak of.
            let anything = Schema {
                derived: true,
                ..empty_schema(derived.place.child("anyOf"))
            };
            derived.any_of.push(self.push(anything));
        }
        let id = self.push(derived);
        self.derived.push(id);
        id
    }

    fn push(&mut self, schema: Schema) -> SchemaId {
        self.schemas.push(schema);
        SchemaId::new(self.schemas.len() - 1)
    }

    /// The type of `one` has a place for every member for which the type of `other` has one, and, where it is to be as
    /// narrow, is named and names texts as that does. Alternatives are left as they are.
    fn covers(&self, one: SchemaId, other: SchemaId, narrow: bool) -> bool {
        let mut pairs = IndexSet::from([(one, other)]);
        let mut next = 0;
        while let Some((one, other)) = pairs.get_index(next).filter(|_| next < MOST_COMPARED) {
            next += 1;
            let (one, other) = match (self.structure(*one), self.structure(*other)) {
                (Some(one), Some(other)) => (one, other),
                (Some(one), None) if narrow && one.is_plain() => return false,
                _ => continue,
            };
            let is_wider = other.names_texts && !one.names_texts || other.named && !one.named;
            if narrow && is_wider {
                return false;
            }
            let members = other.members.iter();
            let members = members.map(|(name, member)| (one.members.get(name).copied(), *member));
            let items = other.items.map(|items| (one.items, items));
            for (own, said) in members.chain(items) {
                let Some(own) = own else {
                    return false;
                };
                if own != said {
                    pairs.insert((own, said));
                }
            }
        }
        true
    }

    /// What `other` says of the type is not in that of `one`, since one of them has alternatives.
    fn adds(&self, other: SchemaId, one: SchemaId) -> bool {
        match (self.structure(one), self.structure(other)) {
            (Some(_), Some(_)) => false,
            (_, other) => other.is_none_or(|other| !other.is_plain()),
        }
    }

    /// What a schema says of its values' type; `None` where it has alternatives.
    fn structure(&self, id: SchemaId) -> Option<Structure<'_>> {
        let mut structure = Structure::default();
        for part in certain_parts(self.schemas, id) {
            let part = &self.schemas[part.index()];
            if !part.one_of.is_empty()
                || !part.any_of.is_empty()
                || !part.array.prefix_items.is_empty()
            {
                return None;
            }
            for (name, property) in &part.object.properties {
                structure.members.entry(name).or_insert(property.schema);
            }
            structure.items = structure.items.or(part.array.items);
            structure.named |= part.types.named;
            structure.names_texts |= part.enumeration.as_deref().is_some_and(are_texts);
        }
        Some(structure)
    }

    fn has_members(&self, id: SchemaId) -> bool {
        let structure = self.structure(id);
        structure.is_some_and(|structure| !structure.members.is_empty())
    }
}

#[derive(Default)]
struct Structure<'a> {
    members: IndexMap<&'a str, SchemaId>,
    items: Option<SchemaId>,
    /// The type of the values is named.
    named: bool,
    /// The values are named, and are texts.
    names_texts: bool,
}

impl Structure<'_> {
    /// It says nothing of what values hold.
    fn is_plain(&self) -> bool {
        self.members.is_empty() && self.items.is_none() && !self.names_texts
    }
}

fn are_texts(values: &[Json]) -> bool {
    values.iter().all(|value| matches!(value, Json::String(_)))
}
