//! The rules of a Schema Object: bounds, members, items and combinations.

use super::{Lowering, node::Node};
use crate::{
    load::Version,
    model::{
        Additional, ArrayRules, Conditional, Contains, Discriminator, NumberRules, ObjectRules,
        Property, Schema, SchemaId, StringRules,
    },
    source::Value,
};

impl<'d> Lowering<'d> {
    pub(super) fn lower_array_rules(&mut self, node: &Node<'d>) -> ArrayRules {
        let contains = node.get("contains").map(|schema| Contains {
            schema: self.lower_schema(&schema),
            min: node.count("minContains").unwrap_or(1),
            max: node.count("maxContains"),
        });
        ArrayRules {
            min_items: node.count("minItems"),
            max_items: node.count("maxItems"),
            unique_items: node.flag("uniqueItems"),
            prefix_items: self.lower_schema_list(node, "prefixItems"),
            items: self.lower_subschema(node, "items"),
            contains,
            unevaluated: self.lower_subschema(node, "unevaluatedItems"),
        }
    }

    pub(super) fn lower_object_rules(&mut self, node: &Node<'d>) -> ObjectRules {
        let properties = node
            .get("properties")
            .map(|properties| properties.entries())
            .unwrap_or_default();
        let additional =
            node.get("additionalProperties")
                .map_or(Additional::Unsaid, |additional| match additional.value {
                    Value::Bool(true) => Additional::Any,
                    Value::Bool(false) => Additional::Closed,
                    _ => Additional::Schema(self.lower_schema(&additional)),
                });
        ObjectRules {
            properties: properties
                .into_iter()
                .map(|(name, node)| (name.to_owned(), self.lower_property(&node)))
                .collect(),
            required: texts(node, "required"),
            pattern_properties: self.lower_schema_map(node, "patternProperties"),
            additional,
            property_names: self.lower_subschema(node, "propertyNames"),
            min_properties: node.count("minProperties"),
            max_properties: node.count("maxProperties"),
            dependent_required: lower_dependent_required(node),
            dependent_schemas: self.lower_schema_map(node, "dependentSchemas"),
            unevaluated: self.lower_subschema(node, "unevaluatedProperties"),
        }
    }

    fn lower_property(&mut self, node: &Node<'d>) -> Property {
        Property {
            place: node.place.clone(),
            schema: self.lower_schema(node),
            description: node.schema_description(),
        }
    }

    pub(super) fn lower_applicators(&mut self, node: &Node<'d>, schema: &mut Schema) {
        let mut parts = node
            .get("allOf")
            .map(|parts| parts.items())
            .unwrap_or_default();
        parts.retain(|part| !part.only_annotates());
        schema.all_of = parts.iter().map(|part| self.lower_schema(part)).collect();
        if node.get("$ref").is_some() {
            let target = self.referred_schema(node);
            schema.all_of.insert(0, self.schemas.id_of(&target));
        }
        if let Some(target) = self.dynamic_target(node) {
            schema.all_of.insert(0, self.schemas.id_of(&target));
        }
        schema.any_of = self.lower_schema_list(node, "anyOf");
        schema.one_of = self.lower_schema_list(node, "oneOf");
        schema.not = self.lower_subschema(node, "not");
        schema.conditional = self
            .lower_subschema(node, "if")
            .map(|condition| Conditional {
                condition,
                then: self.lower_subschema(node, "then"),
                otherwise: self.lower_subschema(node, "else"),
            });
        schema.discriminator = node
            .get("discriminator")
            .map(|node| Box::new(self.lower_discriminator(&node)));
    }

    /// Where `$dynamicRef` leads, by itself: only who refers to the schema knows of another place.
    fn dynamic_target(&mut self, node: &Node<'d>) -> Option<Node<'d>> {
        let reference = node.get("$dynamicRef")?;
        let text = reference
            .as_text()
            .filter(|_| self.document.version > Version::V3_0)?;
        let found = self.document.step(&node.place, text)?;
        let target = Node::found(self.document, found);
        if self.document.is_dynamic(&target.place, text) {
            self.note_dynamic(&reference);
        }
        Some(self.referred_schema(&target))
    }

    fn lower_discriminator(&mut self, node: &Node<'d>) -> Discriminator {
        let mapping = node
            .get("mapping")
            .map(|mapping| mapping.entries())
            .unwrap_or_default();
        let mut discriminator = Discriminator {
            place: node.place.clone(),
            property: node.text("propertyName"),
            mapping: Vec::new(),
            dangling: Vec::new(),
        };
        for (value, reference) in mapping {
            let value = value.to_owned();
            match self.mapping_target(&reference) {
                Some(target) => discriminator
                    .mapping
                    .push((value, self.schemas.id_of(&target))),
                None => discriminator.dangling.push(value),
            }
        }
        discriminator
    }

    /// A mapping names its schema by reference or by the name of a component.
    fn mapping_target(&self, reference: &Node<'d>) -> Option<Node<'d>> {
        let text = reference.as_text()?;
        let component = self
            .document
            .root
            .child("components")
            .child("schemas")
            .child(text);
        let found = match self.document.sources.value(&component) {
            Some(value) => (component, value),
            None => self.document.step(&reference.place, text)?,
        };
        Some(Node::found(self.document, found))
    }

    fn lower_subschema(&mut self, node: &Node<'d>, key: &str) -> Option<SchemaId> {
        node.get(key).map(|schema| self.lower_schema(&schema))
    }

    fn lower_schema_list(&mut self, node: &Node<'d>, key: &str) -> Vec<SchemaId> {
        let list = node.get(key).map(|list| list.items()).unwrap_or_default();
        list.iter()
            .map(|schema| self.lower_schema(schema))
            .collect()
    }

    fn lower_schema_map(&mut self, node: &Node<'d>, key: &str) -> Vec<(String, SchemaId)> {
        let map = node.get(key).map(|map| map.entries()).unwrap_or_default();
        map.iter()
            .map(|(name, schema)| ((*name).to_owned(), self.lower_schema(schema)))
            .collect()
    }
}

/// In 3.0 the exclusive bounds are flags beside the bounds, in 3.1 numbers of their own.
pub(super) fn lower_number_rules(node: &Node<'_>) -> NumberRules {
    let is_flag = |key| {
        matches!(
            node.get(key),
            Some(Node {
                value: Value::Bool(_),
                ..
            })
        )
    };
    let (minimum, maximum) = (node.digits("minimum"), node.digits("maximum"));
    let (below, above) = (node.flag("exclusiveMinimum"), node.flag("exclusiveMaximum"));
    let exclusive = |key, flag: bool, bound: &Option<String>| {
        if is_flag(key) {
            bound.clone().filter(|_| flag)
        } else {
            node.digits(key)
        }
    };
    NumberRules {
        exclusive_minimum: exclusive("exclusiveMinimum", below, &minimum),
        exclusive_maximum: exclusive("exclusiveMaximum", above, &maximum),
        minimum: minimum.filter(|_| !below),
        maximum: maximum.filter(|_| !above),
        multiple_of: node.digits("multipleOf"),
    }
}

pub(super) fn lower_string_rules(node: &Node<'_>) -> StringRules {
    StringRules {
        min_length: node.count("minLength"),
        max_length: node.count("maxLength"),
        pattern: node.optional_text("pattern"),
        content_encoding: node.optional_text("contentEncoding"),
        content_media_type: node.optional_text("contentMediaType"),
    }
}

fn lower_dependent_required(node: &Node<'_>) -> Vec<(String, Vec<String>)> {
    let declared = node
        .get("dependentRequired")
        .map(|map| map.entries())
        .unwrap_or_default();
    let names = |node: &Node<'_>| {
        node.items()
            .iter()
            .filter_map(|name| name.as_text().map(str::to_owned))
            .collect()
    };
    declared
        .iter()
        .map(|(name, node)| ((*name).to_owned(), names(node)))
        .collect()
}

fn texts(node: &Node<'_>, key: &str) -> Vec<String> {
    let list = node.get(key).map(|list| list.items()).unwrap_or_default();
    list.iter()
        .filter_map(|item| item.as_text().map(str::to_owned))
        .collect()
}
