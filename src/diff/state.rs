//! What the vendor remembers between calls, in two documents.

use super::compare::{Comparison, Scope};
use super::facts::state as facts;
use super::pairs::pair_up;
use super::spot::Spot;
use crate::model::{State, StateRule};
use crate::runtime::json::Json;
use crate::source::{FileId, Place};

pub(super) fn compare_states(comparison: &mut Comparison<'_>, old: &[State], new: &[State]) {
    let nowhere = Place::root(FileId::ROOT);
    for (before, after) in pair_up(old, new, |state| state.name.clone()) {
        let name = before.or(after).map_or("", |state| &state.name);
        let scope = Scope::new(format!("state of `{name}`"));
        match (before, after) {
            (Some(before), Some(after)) => compare_state(comparison, &scope, before, after),
            (before, after) => {
                let spot = |state: Option<&State>| match state {
                    Some(state) => Spot::new(&state.name, &state.place),
                    None => Spot::none(&nowhere),
                };
                comparison.report(&facts::STATE, &scope, (spot(before), spot(after)), None);
            }
        }
    }
}

fn compare_state(comparison: &mut Comparison<'_>, scope: &Scope, old: &State, new: &State) {
    let State {
        place,
        name: _,
        description,
        keys,
        initial,
        known,
        rules,
    } = old;
    let texts = [
        (
            &facts::STATE_DESCRIPTION,
            description.clone(),
            new.description.clone(),
            "description",
        ),
        (
            &facts::STATE_KEYS,
            keys.join(", "),
            new.keys.join(", "),
            "keys",
        ),
        (
            &facts::STATE_INITIAL,
            initial.clone(),
            new.initial.clone(),
            "initial",
        ),
    ];
    for (fact, before, after, key) in texts {
        let spots = (
            Spot::words(&before, &place.child(key)),
            Spot::words(&after, &new.place.child(key)),
        );
        comparison.report(fact, scope, spots, None);
    }
    for (before, after) in pair_up(known, &new.known, |(thing, _)| thing.clone()) {
        let spot = |known: Option<&(String, String)>, place: &Place| match known {
            Some((thing, state)) => Spot::new(
                format!("{thing}: {state}"),
                &place.child("known").child(thing),
            ),
            None => Spot::none(place),
        };
        let spots = (spot(before, place), spot(after, &new.place));
        comparison.report(&facts::STATE_KNOWN, scope, spots, None);
    }
    for (before, after) in pair_up(rules, &new.rules, words) {
        let spot = |rule: Option<&StateRule>, place: &Place| match rule {
            Some(rule) => Spot::new(words(rule), &rule.place),
            None => Spot::none(place),
        };
        let spots = (spot(before, place), spot(after, &new.place));
        comparison.report(&facts::STATE_RULE, scope, spots, None);
    }
}

/// A rule for people, which is its identity: rules have no names.
fn words(rule: &StateRule) -> String {
    let StateRule {
        place: _,
        operation,
        when,
        is,
        becomes,
        answer,
    } = rule;
    let mut words = operation.clone();
    if !when.is_empty() {
        words += &format!(" with {}", condition_words(when));
    }
    if !is.is_empty() {
        words += &format!(" when {}", is.join(" or "));
    }
    if let Some(state) = becomes {
        words += &format!(" becomes {state}");
    }
    if let Some((status, code)) = answer {
        let code = code.as_ref().map(|code| format!(" `{code}`"));
        words += &format!(" is answered {status}{}", code.unwrap_or_default());
    }
    words
}

/// Values at JSON pointers, for people.
pub(super) fn condition_words(when: &[(String, Json)]) -> String {
    let values: Vec<String> = when
        .iter()
        .map(|(pointer, value)| format!("{pointer} {}", value.canonical()))
        .collect();
    values.join(" and ")
}
