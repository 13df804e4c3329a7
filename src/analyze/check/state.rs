//! What the vendor remembers: its rules name operations, answers and states that there are.

use super::codes::{check_answer, follow_body};
use super::{Context, did_you_mean};
use crate::{
    diag::{Diagnostics, codes},
    model::{Operation, State, StateRule},
    source::Place,
};

pub(super) fn check_states(cx: &Context<'_>, diags: &mut Diagnostics) {
    for state in &cx.api.states {
        for rule in &state.rules {
            check_rule(cx, state, rule, diags);
        }
    }
}

fn check_rule(cx: &Context<'_>, state: &State, rule: &StateRule, diags: &mut Diagnostics) {
    if rule.becomes.is_none() && rule.answer.is_none() {
        let message = "this rule says neither `becomes` nor `answer`";
        diags
            .error(&codes::BAD_EXTENSION, &rule.place, message)
            .help("say which state the thing is in afterwards, or how the call is answered");
    }
    check_words(state, rule, diags);
    let mut operations = cx.api.operations.iter();
    let Some(operation) = operations.find(|operation| operation.id == rule.operation) else {
        let known = cx
            .api
            .operations
            .iter()
            .map(|operation| operation.id.as_str());
        let message = format!("there is no operation `{}`", rule.operation);
        diags
            .error(
                &codes::UNKNOWN_NAME,
                &rule.place.child("operation"),
                message,
            )
            .help(did_you_mean(&rule.operation, known, "operations"));
        return;
    };
    let when = rule.place.child("when");
    for (pointer, _) in &rule.when {
        check_pointer(cx, operation, pointer, &when.child(pointer.as_str()), diags);
    }
    if let Some((status, code)) = &rule.answer {
        let place = rule.place.child("answer");
        check_answer(operation, *status, code.as_deref(), &place, diags);
    }
    let keys = state.place.child("keys");
    for (index, key) in state.keys.iter().enumerate() {
        if key.starts_with('/') {
            check_pointer(cx, operation, key, &keys.index(index), diags);
        } else if !operation.parameters.iter().any(|own| own.name == *key) {
            let known = operation.parameters.iter().map(|own| own.name.as_str());
            let message = format!("the operation `{}` has no parameter `{key}`", operation.id);
            diags
                .error(&codes::UNKNOWN_NAME, &keys.index(index), message)
                .help(did_you_mean(key, known, "parameters"));
        }
    }
}

/// A rule for a state that nothing is ever in would never apply.
fn check_words(state: &State, rule: &StateRule, diags: &mut Diagnostics) {
    let known = state.known.iter().map(|(_, state)| state);
    let reached = state.rules.iter().filter_map(|rule| rule.becomes.as_ref());
    let states = || {
        std::iter::once(&state.initial)
            .chain(known.clone())
            .chain(reached.clone())
    };
    for (index, word) in rule.is.iter().enumerate() {
        if !states().any(|state| state == word) {
            let message = format!("no `{}` is ever in the state `{word}`", state.name);
            let names: Vec<&str> = states().map(String::as_str).collect();
            diags
                .error(
                    &codes::UNKNOWN_NAME,
                    &rule.place.child("is").index(index),
                    message,
                )
                .help(did_you_mean(word, names.iter().copied(), "states"));
        }
    }
}

/// The request bodies of the operation have something at the pointer.
pub(super) fn check_pointer(
    cx: &Context<'_>,
    operation: &Operation,
    pointer: &str,
    place: &Place,
    diags: &mut Diagnostics,
) {
    let content = operation.request_body.iter().flat_map(|body| &body.content);
    let schemas: Vec<_> = content.filter_map(|media_type| media_type.schema).collect();
    let problem = match schemas.first() {
        None => Some("it has no request body with a schema".to_owned()),
        Some(_) if !pointer.starts_with('/') => {
            Some("a JSON pointer begins with `/`, such as `/status`".to_owned())
        }
        Some(_) => schemas
            .iter()
            .find_map(|schema| follow_body(cx.api, *schema, pointer)),
    };
    if let Some(problem) = problem {
        let message = format!("a request of `{}` has nothing at `{pointer}`", operation.id);
        diags
            .error(&codes::UNKNOWN_NAME, place, message)
            .on_key()
            .help(problem);
    }
}
