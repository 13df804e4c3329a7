//! What the mock remembers between calls: the state of things, by the rules of the document.

use std::sync::{Mutex, MutexGuard, PoisonError};

use indexmap::IndexMap;

use super::choice::holds;
use super::reader::{Reader, Received};
use crate::model::{Operation, State, StateRule};
use crate::runtime::json::Json;

/// How many changed things are remembered; beyond that an old one is forgotten.
const MOST: usize = 100_000;

/// States of things.
#[derive(Debug)]
pub(super) struct Memory<'a> {
    states: &'a [State],
    /// Things that are not in the state they began in: index of the kind and key → state.
    changed: Mutex<IndexMap<(usize, String), String>>,
}

/// A rule that applies to the calls of one operation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule<'a> {
    kind: usize,
    rule: &'a StateRule,
}

impl<'a> Memory<'a> {
    pub(super) fn new(states: &'a [State]) -> Self {
        Self {
            states,
            changed: Mutex::default(),
        }
    }

    /// The rules of an operation, in document order.
    pub(super) fn rules(&self, operation: &Operation) -> Vec<Rule<'a>> {
        let kinds = self.states.iter().enumerate();
        let rules = kinds.flat_map(|(kind, state)| {
            let rules = state.rules.iter();
            rules.map(move |rule| Rule { kind, rule })
        });
        let own = |rule: &Rule<'_>| rule.rule.operation == operation.id;
        rules.filter(own).collect()
    }

    /// Does what the first fitting rule of each kind says; the answer that one of them names.
    pub(super) fn apply(
        &self,
        rules: &[Rule<'a>],
        operation: &Operation,
        received: &Received,
    ) -> Option<&'a (u16, Option<String>)> {
        let mut answer = None;
        // Those of one kind stand side by side.
        for rules in rules.chunk_by(|one, other| one.kind == other.kind) {
            let kind = rules[0].kind;
            let Some(key) = self.key(kind, operation, received) else {
                continue;
            };
            let mut changed = self.lock();
            let thing = (kind, key);
            let is = changed.get(&thing).map(String::as_str);
            let is = is.unwrap_or_else(|| self.beginning(kind, &thing.1));
            let fitting = rules.iter().map(|rule| rule.rule).find(|rule| {
                let is_state = rule.is.is_empty() || rule.is.iter().any(|state| state == is);
                is_state && fits(rule, received)
            });
            let Some(rule) = fitting else {
                continue;
            };
            answer = answer.or(rule.answer.as_ref());
            if let Some(state) = &rule.becomes {
                self.change(&mut changed, thing, state);
            }
        }
        answer
    }

    fn change(
        &self,
        changed: &mut IndexMap<(usize, String), String>,
        thing: (usize, String),
        state: &str,
    ) {
        if self.beginning(thing.0, &thing.1) == state {
            changed.swap_remove(&thing);
            return;
        }
        if changed.len() >= MOST && !changed.contains_key(&thing) {
            changed.swap_remove_index(0);
        }
        changed.insert(thing, state.to_owned());
    }

    /// The state in which a thing begins.
    fn beginning(&self, kind: usize, key: &str) -> &'a str {
        let state = &self.states[kind];
        let known = state.known.iter().find(|(known, _)| known == key);
        known.map_or(&state.initial, |(_, state)| state)
    }

    /// What names the thing in a request.
    fn key(&self, kind: usize, operation: &Operation, received: &Received) -> Option<String> {
        let mut keys = self.states[kind].keys.iter();
        let value = keys.find_map(|key| match key.starts_with('/') {
            true => received.body.as_ref()?.pointer(key),
            false => {
                let mut parameters = operation.parameters.iter();
                let at = parameters.position(|parameter| parameter.name == *key)?;
                received.parameters.get(at)?.as_ref()
            }
        });
        value.map(|value| match value {
            Json::String(text) => text.clone(),
            other => other.canonical(),
        })
    }

    /// Forgets every change.
    pub(super) fn reset(&self) {
        self.lock().clear();
    }

    /// Every thing that is known or changed, with its state; what names a secret is not shown.
    pub(super) fn to_json(&self, reader: &Reader<'_, 'a>) -> String {
        let changed = self.lock();
        let mut kinds = serde_json::Map::new();
        for (kind, state) in self.states.iter().enumerate() {
            let hidden = self.is_secret(reader, state);
            let now = |key: &str| {
                let now = changed.get(&(kind, key.to_owned()));
                now.map_or_else(|| self.beginning(kind, key), String::as_str)
                    .to_owned()
            };
            let known = state.known.iter().map(|(key, _)| key.as_str());
            let is_known = |key: &str| state.known.iter().any(|(known, _)| known == key);
            let others = changed
                .keys()
                .filter(|(own, key)| *own == kind && !is_known(key));
            let keys = known.chain(others.map(|(_, key)| key.as_str()));
            let things = keys.map(|key| {
                let shown = if hidden { "(secret)" } else { key };
                serde_json::json!({ "key": shown, "state": now(key) })
            });
            kinds.insert(state.name.clone(), things.collect());
        }
        serde_json::Value::Object(kinds).to_string()
    }

    /// Whether one of the values that name such a thing is a secret.
    fn is_secret(&self, reader: &Reader<'_, 'a>, state: &State) -> bool {
        let uses = |operation: &&Operation| {
            let mut rules = state.rules.iter();
            rules.any(|rule| rule.operation == operation.id)
        };
        reader.api.operations.iter().filter(uses).any(|operation| {
            let content = operation.request_body.iter().flat_map(|body| &body.content);
            let mut schemas = content.filter_map(|media_type| media_type.schema);
            let mut parameters = operation.parameters.iter();
            state.keys.iter().any(|key| match key.starts_with('/') {
                true => schemas.any(|schema| reader.is_secret(schema, key)),
                false => parameters.any(|own| own.name == *key && own.secret),
            })
        })
    }

    fn lock(&self) -> MutexGuard<'_, IndexMap<(usize, String), String>> {
        self.changed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn fits(rule: &StateRule, received: &Received) -> bool {
    match &received.body {
        Some(body) => holds(&rule.when, body),
        None => rule.when.is_empty(),
    }
}
