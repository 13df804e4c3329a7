//! What the vendor remembers, as sentences of an operation's docs.

use super::doc;
use crate::model::{Api, Operation, State, StateRule};
use crate::runtime::json::Json;

/// Paragraphs about each thing that the operation changes or depends on: what it is, and one for each rule.
pub(super) fn state_docs(api: &Api, operation: &Operation) -> Vec<String> {
    let concerns = |state: &&State| rules(state, operation).next().is_some();
    let states = api.states.iter().filter(concerns);
    states
        .flat_map(|state| describe(state, operation))
        .collect()
}

fn rules<'s>(state: &'s State, operation: &Operation) -> impl Iterator<Item = &'s StateRule> {
    let id = operation.id.clone();
    state.rules.iter().filter(move |rule| rule.operation == id)
}

fn describe(state: &State, operation: &Operation) -> Vec<String> {
    let keys = alternatives(&state.keys);
    let mut text = format!(
        "State of a `{}`, named by {keys}: {} At first `{}`.",
        doc::inline(&state.name),
        doc::sentence(&state.description),
        doc::inline(&state.initial)
    );
    for (key, known) in &state.known {
        let sentence = format!("`{}` begins as `{}`.", doc::inline(key), doc::inline(known));
        text = doc::append(&text, &sentence);
    }
    let name = doc::inline(&state.name);
    let rules = rules(state, operation).map(|rule| describe_rule(&name, rule));
    std::iter::once(text).chain(rules).collect()
}

/// ``When the `card` is `ACTIVE` and `/status` is `"SUSPEND"`: it becomes `SUSPENDED`.``
fn describe_rule(name: &str, rule: &StateRule) -> String {
    let mut conditions = Vec::new();
    if !rule.is.is_empty() {
        conditions.push(format!("the `{name}` is {}", alternatives(&rule.is)));
    }
    conditions.extend(rule.when.iter().map(condition));
    let mut effects = Vec::new();
    if let Some((status, code)) = &rule.answer {
        let code = code
            .as_ref()
            .map(|code| format!(" `{}`", doc::inline(code)));
        effects.push(format!(
            "the answer is {status}{}",
            code.unwrap_or_default()
        ));
    }
    if let Some(state) = &rule.becomes {
        effects.push(format!("the `{name}` becomes `{}`", doc::inline(state)));
    }
    let effects = effects.join(", ");
    match &conditions[..] {
        [] => format!("Always: {effects}."),
        conditions => format!("When {}: {effects}.", conditions.join(" and ")),
    }
}

/// ```/status` is `"SUSPEND"` ``
pub(super) fn condition((pointer, value): &(String, Json)) -> String {
    let value = value.to_string();
    format!("`{}` is `{}`", doc::inline(pointer), doc::inline(&value))
}

fn alternatives(names: &[String]) -> String {
    let names: Vec<String> = names
        .iter()
        .map(|name| format!("`{}`", doc::inline(name)))
        .collect();
    names.join(" or ")
}
