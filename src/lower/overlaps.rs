//! Members and items that several parts of a schema describe, each in its own way: a schema that is not in the document
//! stands for all that they say, so that one type can hold it.
//!
//! It is made here and not in a side table of `analyze`, since types are those of schemas, whose list is closed by then.

use indexmap::{IndexMap, IndexSet};

use super::{
    schema::empty_schema,
    structure::{Structure, covers},
};
use crate::model::{Overlaps, Schema, SchemaId, certain_parts};

/// Of one schema: parts could hold each other in more ways than anybody writes. Beyond, members are held as JSON.
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
        }
        .settle(owner);
    }
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
            let part = &self.schemas[part.index()];
            for (name, property) in &part.object.properties {
                if let Some(said) = members.get_mut(name) {
                    said.sometimes.insert(property.schema);
                }
            }
            values.sometimes.extend(part.object.value());
            items.sometimes.extend(part.array.items);
        }
        let mut overlaps = Overlaps::default();
        for (name, said) in members {
            let of_part = |part: &Schema| part.overlap(&name);
            if let Some(one) = self.stand_in(id, said, of_part) {
                overlaps.properties.insert(name, one);
            }
        }
        overlaps.additional = self.stand_in(id, values, Schema::additional_overlap);
        if !is_tuple {
            overlaps.items = self.stand_in(id, items, Schema::item_overlap);
        }
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
        of_part: impl Fn(&Schema) -> Option<SchemaId>,
    ) -> Option<SchemaId> {
        let mut kept: Vec<SchemaId> = Vec::new();
        for id in &said.always {
            if !kept
                .iter()
                .any(|other| covers(self.schemas, *other, *id, true))
            {
                kept.retain(|other| !covers(self.schemas, *id, *other, true));
                kept.push(*id);
            }
        }
        // What has no parts of its own, as a map of anything, holds what alternatives add to it.
        let has_parts = kept
            .iter()
            .any(|id| !Structure::of(self.schemas, *id).is_plain());
        let is_held = |id: &SchemaId| {
            kept.iter()
                .any(|one| covers(self.schemas, *one, *id, false))
        };
        said.sometimes.retain(|id| has_parts && !is_held(id));
        if kept.len() < 2 && said.sometimes.is_empty() {
            return kept.pop().filter(|_| said.always.len() > 1);
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
        Some(match self.derived.len() < MOST_DERIVED {
            true => self.derive(owner, said),
            false => self.push(self.anything(owner)),
        })
    }

    fn derive(&mut self, owner: SchemaId, said: Said) -> SchemaId {
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
            ..self.anything(owner)
        };
        if !derived.any_of.is_empty() {
            // A value that the alternatives do not speak of.
            derived.any_of.push(self.push(self.anything(owner)));
        }
        let id = self.push(derived);
        self.derived.push(id);
        id
    }

    /// A schema that allows everything, in the place of the owner.
    fn anything(&self, owner: SchemaId) -> Schema {
        Schema {
            derived: true,
            ..empty_schema(self.schemas[owner.index()].place.clone())
        }
    }

    fn push(&mut self, schema: Schema) -> SchemaId {
        self.schemas.push(schema);
        SchemaId::new(self.schemas.len() - 1)
    }
}
