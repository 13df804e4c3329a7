//! Schema Objects, read from the source tree in one form for both dialects.
//!
//! Children are queued, not lowered in place: a chain of references of any length needs no stack.

use std::collections::VecDeque;

use indexmap::IndexMap;

use super::{
    Lowering,
    node::Node,
    overlaps::add_overlaps,
    schema_rules::{lower_number_rules, lower_string_rules},
};
use crate::{
    hashed::Map,
    load::Version,
    model::{ArrayRules, NumberRules, ObjectRules, Schema, SchemaId, StringRules, Types},
    source::{Place, Value},
};

/// Schemas by place, and those still to be lowered.
#[derive(Default)]
pub(super) struct Schemas<'d> {
    by_place: Map<Place, SchemaId>,
    queue: VecDeque<(SchemaId, Node<'d>)>,
    names: Map<Place, String>,
    /// Components that are nothing but references to schemas of other files: place of the one → the other.
    elsewhere: Map<Place, Node<'d>>,
    lowered: Vec<Option<Schema>>,
}

impl<'d> Schemas<'d> {
    /// The schema of a node, which is queued when it is new.
    pub(super) fn id_of(&mut self, node: &Node<'d>) -> SchemaId {
        let node = self.elsewhere.get(&node.place).unwrap_or(node);
        if let Some(id) = self.by_place.get(&node.place) {
            return *id;
        }
        let node = node.clone();
        let id = self.add(node.place.clone(), None);
        self.queue.push_back((id, node));
        id
    }

    /// The schema at a place where the document has nothing.
    fn id_of_nothing(&mut self, place: Place) -> SchemaId {
        match self.by_place.get(&place) {
            Some(id) => *id,
            None => self.add(place.clone(), Some(empty_schema(place))),
        }
    }

    fn add(&mut self, place: Place, lowered: Option<Schema>) -> SchemaId {
        let id = SchemaId::new(self.lowered.len());
        self.by_place.insert(place, id);
        self.lowered.push(lowered);
        id
    }

    /// The schema at a place, where something refers to it.
    pub(super) fn known(&self, place: &Place) -> Option<SchemaId> {
        let place = self.elsewhere.get(place).map_or(place, |node| &node.place);
        self.by_place.get(place).copied()
    }
}

impl<'d> Lowering<'d> {
    /// The schema at `node`; a reference without rules of its own is the schema it names.
    pub(super) fn lower_schema(&mut self, node: &Node<'d>) -> SchemaId {
        match self.is_pure_reference(node) {
            true => {
                let target = self.referred_schema(node);
                self.schemas.id_of(&target)
            }
            false => self.schemas.id_of(node),
        }
    }

    /// Where the `$ref` of `node` leads: the first schema that says more than where it leads itself.
    pub(super) fn referred_schema(&self, node: &Node<'d>) -> Node<'d> {
        let mut node = node.clone();
        loop {
            let Some(reference) = node.get("$ref").and_then(|to| to.as_text()) else {
                return node;
            };
            let found = self.document.step(&node.place, reference);
            let found = found.expect("load checked every reference");
            node = Node::found(self.document, found);
            if !self.is_pure_reference(&node) {
                return node;
            }
        }
    }

    /// A named component keeps its name even when it only refers to another; a schema of another file that has no name
    /// yet takes that of the component that refers to the file itself.
    pub(super) fn name_component(&mut self, name: &str, node: &Node<'d>) {
        let mut place = node.place.clone();
        if let [("$ref", reference)] = &node.entries()[..] {
            let next = reference
                .as_text()
                .and_then(|to| self.document.step(&place, to));
            let leaves_file = next.is_some_and(|(next, _)| next.file != place.file);
            let target = self.referred_schema(node);
            let is_known = self.schemas.names.contains_key(&target.place);
            if leaves_file && target.place.file != place.file && !is_known {
                let elsewhere = target.place.clone();
                self.schemas.elsewhere.insert(place, target);
                place = elsewhere;
            }
        }
        self.schemas.names.insert(place, name.to_owned());
    }

    /// A schema that allows everything, for a parameter at `place` that has none.
    pub(super) fn schema_without_rules(&mut self, place: &Place) -> SchemaId {
        self.schemas.id_of_nothing(place.child("schema"))
    }

    /// A schema of plain text, for a parameter at `place` that the document does not declare.
    pub(super) fn schema_of_text(&mut self, place: &Place) -> SchemaId {
        let id = self.schema_without_rules(place);
        if let Some(schema) = &mut self.schemas.lowered[id.index()] {
            schema.types = Types {
                string: true,
                ..Types::NONE
            };
        }
        id
    }

    /// Lowers what was queued, and what that queues in turn.
    pub(super) fn lower_queued_schemas(&mut self) -> Vec<Schema> {
        while let Some((id, node)) = self.schemas.queue.pop_front() {
            self.schemas.lowered[id.index()] = Some(self.lower_schema_object(&node));
        }
        let lowered = std::mem::take(&mut self.schemas.lowered).into_iter();
        // In the memory that they have: they are large.
        let mut schemas = lowered
            .map(|schema| schema.expect("the queue is empty"))
            .collect();
        add_overlaps(&mut schemas);
        schemas
    }

    /// A Reference Object, or in 3.1 a schema whose only rule is its `$ref`.
    fn is_pure_reference(&self, node: &Node<'d>) -> bool {
        node.get("$ref").is_some()
            && (self.document.version == Version::V3_0
                || node.entries().iter().all(|(key, _)| {
                    matches!(*key, "$ref" | "summary" | "description" | "$comment")
                }))
    }

    fn lower_schema_object(&mut self, node: &Node<'d>) -> Schema {
        let mut schema = empty_schema(node.place.clone());
        schema.component = self.schemas.names.get(&node.place).cloned();
        if let Value::Bool(allowed) = node.value {
            schema.never = !allowed;
            return schema;
        }
        if self.is_pure_reference(node) {
            schema.all_of = vec![self.lower_schema(node)];
            return schema;
        }
        self.lower_annotations(node, &mut schema);
        self.lower_types(node, &mut schema);
        schema.number = lower_number_rules(node);
        schema.string = lower_string_rules(node);
        schema.array = self.lower_array_rules(node);
        schema.object = self.lower_object_rules(node);
        self.lower_applicators(node, &mut schema);
        schema
    }

    fn lower_types(&self, node: &Node<'d>, schema: &mut Schema) {
        schema.types = lower_type_names(node);
        if node.flag("nullable") && schema.types.named {
            schema.types.null = true;
        }
        schema.format = node.optional_text("format");
        schema.enumeration = node
            .get("enum")
            .map(|values| values.items().iter().map(Node::json).collect());
        if self.document.version != Version::V3_0
            && let Some(value) = node.raw("const")
        {
            let value = value.json();
            match &mut schema.enumeration {
                Some(values) => values.retain(|other| *other == value),
                None => schema.enumeration = Some(vec![value]),
            }
        }
    }
}

/// A schema that says nothing.
pub(super) fn empty_schema(place: Place) -> Schema {
    Schema {
        place,
        component: None,
        rust_name: None,
        title: String::new(),
        external_docs: None,
        description: String::new(),
        deprecated: false,
        read_only: false,
        write_only: false,
        secret: false,
        form: None,
        presence: None,
        types: Types::ANY,
        enumeration: None,
        enum_descriptions: IndexMap::new(),
        format: None,
        default: None,
        examples: Vec::new(),
        number: NumberRules::default(),
        string: StringRules::default(),
        array: ArrayRules::default(),
        object: ObjectRules::default(),
        all_of: Vec::new(),
        any_of: Vec::new(),
        one_of: Vec::new(),
        not: None,
        conditional: None,
        overlaps: None,
        discriminator: None,
        xml: None,
        never: false,
        derived: false,
        notes: Default::default(),
    }
}

fn lower_type_names(node: &Node<'_>) -> Types {
    let Some(node) = node.get("type") else {
        return Types::ANY;
    };
    let names: Vec<&str> = match node.value {
        Value::String(name) => vec![name],
        Value::Object(_) => return Types::ANY,
        _ => node.items().iter().filter_map(type_name).collect(),
    };
    let mut types = Types::NONE;
    for name in names {
        match name {
            "null" => types.null = true,
            "boolean" => types.boolean = true,
            "integer" => types.integer = true,
            "number" => (types.number, types.integer) = (true, true),
            "string" | "file" => types.string = true,
            "array" => types.array = true,
            "object" => types.object = true,
            _ => return Types::ANY,
        }
    }
    types
}

/// One word of a list of types; a `null` without quotes means the type.
fn type_name<'d>(word: &Node<'d>) -> Option<&'d str> {
    match word.value {
        Value::Null => Some("null"),
        _ => word.as_text(),
    }
}
