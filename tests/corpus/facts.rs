//! Everything that one schema and those it is made of say about a value, in one place, with one alternative chosen.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::oracle::target;
use crate::random::Random;

/// Schemas made of each other deeper than this are left alone.
const DEEPEST: usize = 24;

/// What is said about a value.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    /// Allowed types; all when `None`.
    pub(crate) types: Option<Vec<String>>,
    /// Allowed values; all when `None`.
    pub(crate) values: Option<Vec<Value>>,
    /// Keywords that hold a number, text or flag; of several the last.
    pub(crate) plain: Map<String, Value>,
    /// Members by name, with all their definitions.
    pub(crate) properties: BTreeMap<String, Vec<usize>>,
    pub(crate) required: Vec<String>,
    pub(crate) prefix: Vec<usize>,
    pub(crate) items: Option<usize>,
    /// Of members without a name.
    pub(crate) additional: Option<usize>,
    pub(crate) is_closed: bool,
    /// Other alternatives say something else.
    pub(crate) is_choice: bool,
}

impl Facts {
    /// The facts of a definition.
    pub(crate) fn of(definitions: &[Value], id: usize, random: &mut Random) -> Self {
        let mut facts = Self::default();
        facts.add(definitions, id, random, 0);
        facts
    }

    /// A keyword's number.
    pub(crate) fn count(&self, key: &str) -> Option<u64> {
        self.plain.get(key).and_then(Value::as_u64)
    }

    /// A keyword's text.
    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        self.plain.get(key).and_then(Value::as_str)
    }

    fn add(&mut self, definitions: &[Value], id: usize, random: &mut Random, depth: usize) {
        let Some(Value::Object(schema)) = definitions.get(id).filter(|_| depth < DEEPEST) else {
            return;
        };
        if let Some(id) = reference(&definitions[id]) {
            return self.add(definitions, id, random, depth + 1);
        }
        for (key, value) in schema {
            match (key.as_str(), value) {
                ("type", value) => self.narrow(value),
                ("enum", Value::Array(values)) => self.values = Some(values.clone()),
                ("const", value) => self.values = Some(vec![value.clone()]),
                ("properties", Value::Object(members)) => {
                    for (name, part) in members {
                        self.properties
                            .entry(name.clone())
                            .or_default()
                            .extend(reference(part));
                    }
                }
                ("required", Value::Array(names)) => {
                    let names = names.iter().filter_map(Value::as_str).map(str::to_owned);
                    self.required.extend(names);
                }
                ("prefixItems", Value::Array(items)) => {
                    self.prefix = items.iter().filter_map(reference).collect()
                }
                ("items", part) => self.items = reference(part),
                ("additionalProperties", Value::Bool(false)) => self.is_closed = true,
                ("additionalProperties", part) => self.additional = reference(part),
                ("allOf", Value::Array(parts)) => {
                    for part in parts {
                        match (reference(part), part) {
                            (Some(id), _) => self.add(definitions, id, random, depth + 1),
                            (None, Value::Object(bounds)) => self.plain.extend(bounds.clone()),
                            _ => {}
                        }
                    }
                }
                ("anyOf" | "oneOf", Value::Array(parts)) => {
                    self.is_choice = true;
                    let part = random.choose(parts).and_then(reference);
                    if let Some(id) = part {
                        self.add(definitions, id, random, depth + 1);
                    }
                }
                (_, Value::Number(_) | Value::String(_) | Value::Bool(_)) => {
                    self.plain.insert(key.clone(), value.clone());
                }
                _ => {}
            }
        }
    }

    fn narrow(&mut self, value: &Value) {
        let names: Vec<String> = match value {
            Value::String(name) => vec![name.clone()],
            Value::Array(names) => names
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect(),
            _ => return,
        };
        self.types = Some(match self.types.take() {
            Some(types) => types
                .into_iter()
                .filter(|name| names.contains(name))
                .collect(),
            None => names,
        });
    }
}

/// The definition that a part refers to.
pub(crate) fn reference(part: &Value) -> Option<usize> {
    target(part.get("$ref")?.as_str()?)
}
