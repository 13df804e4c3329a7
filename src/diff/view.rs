//! Schemas that hold together: a schema with everything its `allOf` adds, however it is written down.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use indexmap::IndexMap;

use crate::model::{Api, Schema, SchemaId, Types};

/// Everything a value has to obey at once: the schemas themselves, those of their `allOf`, and choices of one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct View(Vec<SchemaId>);

/// How deep shapes are compared to find partners; what lies deeper is compared later anyway.
const DEPTH: usize = 4;

impl View {
    /// The view of a value that all of `ids` describe.
    pub(super) fn of(api: &Api, ids: impl IntoIterator<Item = SchemaId>) -> Self {
        let mut view = Vec::new();
        let mut stack: Vec<SchemaId> = ids.into_iter().collect();
        stack.reverse();
        while let Some(id) = stack.pop() {
            if view.contains(&id) {
                continue;
            }
            view.push(id);
            let schema = &api[id];
            let choices = [&schema.one_of, &schema.any_of];
            let only = choices.into_iter().filter(|choice| choice.len() == 1);
            stack.extend(only.flatten().rev());
            stack.extend(schema.all_of.iter().rev());
        }
        Self(view)
    }

    /// The view without schemas round it that only say something about it, such as a description beside a reference.
    pub(super) fn core(&self, api: &Api) -> Self {
        let mut core = self.clone();
        // Each step leaves a schema out, unless they go in a circle.
        for _ in 0..self.0.len() {
            match core.wrapped(api) {
                Some(inner) => core = inner,
                None => break,
            }
        }
        core
    }

    /// What the outermost schema wraps, when it allows and forbids nothing itself.
    fn wrapped(&self, api: &Api) -> Option<Self> {
        let first = self.first(api);
        let choices = [&first.one_of, &first.any_of];
        let used = choices.iter().filter(|choice| !choice.is_empty()).count();
        let inner: Vec<SchemaId> = [&first.all_of, choices[0], choices[1]]
            .into_iter()
            .flatten()
            .copied()
            .collect();
        match inner[..] {
            [id] if id != self.0[0] && first.constraints() == used => Some(Self::of(api, [id])),
            _ => None,
        }
    }

    /// The schemas that hold together, the outermost first.
    pub(super) fn schemas<'a>(&'a self, api: &'a Api) -> impl Iterator<Item = &'a Schema> {
        self.0.iter().map(|id| &api[*id])
    }

    /// The same with their ids.
    pub(super) fn ids(&self) -> &[SchemaId] {
        &self.0
    }

    /// The outermost schema.
    pub(super) fn first<'a>(&self, api: &'a Api) -> &'a Schema {
        &api[self.0[0]]
    }

    /// The name of the component that the view is, when nothing is added to it.
    pub(super) fn component<'a>(&self, api: &'a Api) -> Option<&'a str> {
        let first = self.first(api).component.as_deref();
        first.or_else(|| self.core(api).first(api).component.as_deref())
    }

    /// Whether it forbids anything.
    pub(super) fn speaks(&self, api: &Api) -> bool {
        self.schemas(api).any(|schema| schema.constraints() > 0)
    }

    /// The types that every schema of it allows; where none is named, those of the allowed values.
    pub(super) fn types(&self, api: &Api) -> Types {
        let mut types = self
            .schemas(api)
            .map(|schema| schema.types)
            .fold(Types::ANY, both);
        if !types.named
            && let Some(values) = super::enumeration::values(api, self)
        {
            types = super::enumeration::types(values.keys());
        }
        types
    }

    /// Choices between several schemas, each with whether exactly one has to hold.
    pub(super) fn choices(&self, api: &Api) -> Vec<Choice> {
        self.0
            .iter()
            .flat_map(|id| {
                let schema = &api[*id];
                [(&schema.one_of, true), (&schema.any_of, false)]
                    .into_iter()
                    .filter(|(choice, _)| choice.len() > 1)
                    .map(|(choice, exactly_one)| Choice {
                        owner: *id,
                        exactly_one,
                        alternatives: choice.iter().map(|id| Self::of(api, [*id])).collect(),
                    })
            })
            .collect()
    }

    /// Properties in document order, each with all its schemas.
    pub(super) fn properties(&self, api: &Api) -> IndexMap<String, Vec<SchemaId>> {
        let mut properties: IndexMap<String, Vec<SchemaId>> = IndexMap::new();
        for schema in self.schemas(api) {
            for (name, property) in &schema.object.properties {
                properties
                    .entry(name.clone())
                    .or_default()
                    .push(property.schema);
            }
        }
        properties
    }

    /// A number that is equal for schemas of the same shape, however they are written.
    pub(super) fn shape(&self, api: &Api) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.hash_shape(api, DEPTH, &mut hasher);
        hasher.finish()
    }

    fn hash_shape(&self, api: &Api, depth: usize, hasher: &mut impl Hasher) {
        let types = self.types(api);
        format!("{types:?}").hash(hasher);
        let mut rules: Vec<String> = self.schemas(api).filter_map(own_rules).collect();
        rules.sort();
        rules.hash(hasher);
        if depth == 0 {
            return;
        }
        let mut properties = self.properties(api);
        properties.sort_keys();
        for (name, ids) in properties {
            name.hash(hasher);
            Self::of(api, ids).hash_shape(api, depth - 1, hasher);
        }
        let parts = self
            .schemas(api)
            .flat_map(|schema| schema.array.items.into_iter().chain(schema.not));
        for id in parts {
            Self::of(api, [id]).hash_shape(api, depth - 1, hasher);
        }
        for choice in self.choices(api) {
            choice.exactly_one.hash(hasher);
            for alternative in choice.alternatives {
                alternative.hash_shape(api, depth - 1, hasher);
            }
        }
    }
}

/// `anyOf` or `oneOf` with at least two alternatives.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// The schema that makes it.
    pub(super) owner: SchemaId,
    /// `oneOf`.
    pub(super) exactly_one: bool,
    /// In document order.
    pub(super) alternatives: Vec<View>,
}

/// The rules of a schema that are no schemas, as text; `None` when there are none.
fn own_rules(schema: &Schema) -> Option<String> {
    let Schema {
        enumeration,
        format,
        number,
        string,
        array,
        object,
        never,
        ..
    } = schema;
    let values = enumeration.as_ref().map(|values| {
        values
            .iter()
            .map(crate::runtime::json::Json::canonical)
            .collect::<Vec<_>>()
    });
    let mut required = object.required.clone();
    required.sort();
    let rules = format!(
        "{values:?}{format:?}{number:?}{string:?}{:?}{:?}{}{required:?}{:?}{:?}{:?}{never}",
        array.min_items,
        array.max_items,
        array.unique_items,
        object.min_properties,
        object.max_properties,
        matches!(object.additional, crate::model::Additional::Closed),
    );
    (schema.constraints() > 0).then_some(rules)
}

fn both(left: Types, right: Types) -> Types {
    Types {
        named: left.named || right.named,
        null: left.null && right.null,
        boolean: left.boolean && right.boolean,
        integer: left.integer && right.integer,
        number: left.number && right.number,
        string: left.string && right.string,
        array: left.array && right.array,
        object: left.object && right.object,
    }
}
