//! Schemas that describe the same value: which they are, and what stands for several of them.

use indexmap::{IndexMap, IndexSet};

use super::{Schema, SchemaId};

/// The schema, and all that its values obey as well: what `allOf` names, near and far.
pub fn certain_parts(schemas: &[Schema], id: SchemaId) -> IndexSet<SchemaId> {
    let mut parts = IndexSet::from([id]);
    let mut next = 0;
    while let Some(part) = parts.get_index(next) {
        parts.extend(&schemas[part.index()].all_of);
        next += 1;
    }
    parts
}

/// What several parts describe, each in its own way, and the schema whose type holds all that they say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overlaps {
    /// Properties, by name.
    pub properties: IndexMap<String, SchemaId>,
    /// Items.
    pub items: Option<SchemaId>,
    /// Properties that have no name.
    pub additional: Option<SchemaId>,
}

impl Schema {
    /// The schema of a member that several parts describe, each in its own way.
    pub fn overlap(&self, name: &str) -> Option<SchemaId> {
        let overlaps = self.overlaps.as_ref()?;
        overlaps.properties.get(name).copied()
    }

    /// The schema of items that several parts describe, each in its own way.
    pub fn item_overlap(&self) -> Option<SchemaId> {
        self.overlaps.as_ref()?.items
    }

    /// The schema of properties without a name that several parts describe, each in its own way.
    pub fn additional_overlap(&self) -> Option<SchemaId> {
        self.overlaps.as_ref()?.additional
    }
}
