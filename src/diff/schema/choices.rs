//! Choices between schemas of two views, `not`, conditions and discriminators.

use super::{Pair, describe, keyword};
use crate::diff::enumeration::choice_of_constants;
use crate::diff::fact::Action;
use crate::diff::facts::schema as facts;
use crate::diff::spot::Spot;
use crate::diff::view::{Choice, View};
use crate::model::{Api, Conditional, Discriminator, Schema, SchemaId};
use crate::source::Place;

pub(super) fn compare_choices(pair: &mut Pair<'_, '_>) {
    let mut old = real_choices(pair.old_api(), pair.old).into_iter();
    let mut new = real_choices(pair.new_api(), pair.new).into_iter();
    loop {
        match (old.next(), new.next()) {
            (None, None) => break,
            (Some(old), Some(new)) => {
                compare_kind(pair, &old, &new);
                compare_alternatives(pair, old.alternatives, new.alternatives);
            }
            (old, new) => {
                let old = choice_spot(pair.old_api(), old, pair.old_place());
                let new = choice_spot(pair.new_api(), new, pair.new_place());
                pair.report(&facts::ALTERNATIVES, old, new);
            }
        }
    }
    compare_not(pair);
    compare_conditions(pair);
    compare_discriminators(pair);
}

/// A schema that becomes one of several, or the other way round: alternatives came or went.
pub(super) fn compare_choice_with_plain(pair: &mut Pair<'_, '_>) -> bool {
    let old = only_choice(pair.old_api(), pair.old);
    let new = only_choice(pair.new_api(), pair.new);
    let plain = |api, view: &View| real_choices(api, view).is_empty();
    match (old, new) {
        (None, Some(choice)) if plain(pair.old_api(), pair.old) => {
            let before = vec![pair.old.clone()];
            if partner(
                pair.old_api(),
                pair.old,
                pair.new_api(),
                &choice.alternatives,
            )
            .is_none()
            {
                return false;
            }
            compare_alternatives(pair, before, choice.alternatives);
        }
        (Some(choice), None) if plain(pair.new_api(), pair.new) => {
            let after = vec![pair.new.clone()];
            if partner(
                pair.new_api(),
                pair.new,
                pair.old_api(),
                &choice.alternatives,
            )
            .is_none()
            {
                return false;
            }
            compare_alternatives(pair, choice.alternatives, after);
        }
        _ => return false,
    }
    true
}

/// Choices but for those between constants, which are allowed values.
fn real_choices(api: &Api, view: &View) -> Vec<Choice> {
    let mut choices = view.choices(api);
    choices.retain(|choice| choice_of_constants(api, &choice.alternatives).is_none());
    choices
}

/// The choice that a view consists of.
fn only_choice(api: &Api, view: &View) -> Option<Choice> {
    let choices = real_choices(api, view);
    let [choice] = &choices[..] else { return None };
    let silent = view.schemas(api).all(|schema| {
        let choices = [&schema.any_of, &schema.one_of]
            .iter()
            .filter(|list| !list.is_empty())
            .count();
        schema.constraints() == choices
    });
    silent.then(|| choice.clone())
}

fn choice_spot(api: &Api, choice: Option<Choice>, otherwise: Place) -> Spot {
    let Some(choice) = choice else {
        return Spot::none(&otherwise);
    };
    let words: Vec<String> = choice
        .alternatives
        .iter()
        .map(|view| describe(api, view))
        .collect();
    Spot::new(words.join(", "), &choice_place(api, &choice))
}

fn choice_place(api: &Api, choice: &Choice) -> Place {
    let key = if choice.exactly_one { "oneOf" } else { "anyOf" };
    api[choice.owner].place.child(key)
}

fn compare_kind(pair: &mut Pair<'_, '_>, old: &Choice, new: &Choice) {
    if old.exactly_one != new.exactly_one {
        let old = Spot::flag(old.exactly_one, &choice_place(pair.old_api(), old));
        let new = Spot::flag(new.exactly_one, &choice_place(pair.new_api(), new));
        let action = match new.text {
            Some(_) => Action::Tightened,
            None => Action::Relaxed,
        };
        pair.report_action(&facts::EXACTLY_ONE, action, old, new);
    }
}

fn compare_alternatives(pair: &mut Pair<'_, '_>, old: Vec<View>, mut new: Vec<View>) {
    let (old_api, new_api) = (pair.old_api(), pair.new_api());
    let mut left = Vec::new();
    for view in old {
        match partner(old_api, &view, new_api, &new) {
            Some(index) => compare_partners(pair, view, new.remove(index)),
            None => left.push(view),
        }
    }
    if let ([before], [after]) = (&left[..], &new[..])
        && (before.component(old_api).is_none() || after.component(new_api).is_none())
    {
        return compare_partners(pair, before.clone(), after.clone());
    }
    for view in left {
        let spot = Spot::new(describe(old_api, &view), &view.first(old_api).place);
        pair.report(&facts::ALTERNATIVE, spot, Spot::none(&pair.new_place()));
    }
    for view in new {
        let spot = Spot::new(describe(new_api, &view), &view.first(new_api).place);
        pair.report(&facts::ALTERNATIVE, Spot::none(&pair.old_place()), spot);
    }
}

fn compare_partners(pair: &mut Pair<'_, '_>, old: View, new: View) {
    let name = format!("({})", describe(pair.new_api(), &new));
    let scope = pair.part_scope(&name, old.ids(), new.ids());
    pair.compare_within(old, new, &scope);
}

/// Which of `others` is the same alternative: by its component, else by its shape.
fn partner(api: &Api, view: &View, other_api: &Api, others: &[View]) -> Option<usize> {
    let name = view.component(api);
    let by_name = others
        .iter()
        .position(|other| name.is_some() && other.component(other_api) == name);
    by_name.or_else(|| {
        let shape = view.shape(api);
        others
            .iter()
            .position(|other| other.shape(other_api) == shape)
    })
}

fn compare_not(pair: &mut Pair<'_, '_>) {
    compare_by_shape(pair, &facts::NOT, "not", |schema| {
        schema.not.into_iter().collect()
    });
}

fn compare_conditions(pair: &mut Pair<'_, '_>) {
    compare_by_shape(pair, &facts::CONDITION, "if", |schema| {
        match &schema.conditional {
            None => Vec::new(),
            Some(Conditional {
                condition,
                then,
                otherwise,
            }) => [Some(*condition), *then, *otherwise]
                .into_iter()
                .flatten()
                .collect(),
        }
    });
}

/// Schemas that allow more when they hold less are compared as a whole.
fn compare_by_shape(
    pair: &mut Pair<'_, '_>,
    fact: &'static crate::diff::fact::Fact,
    key: &str,
    read: impl Fn(&Schema) -> Vec<SchemaId>,
) {
    let gather = |view: &View, api: &Api| -> (Vec<SchemaId>, Vec<u64>, Vec<String>) {
        let ids: Vec<SchemaId> = view.schemas(api).flat_map(&read).collect();
        let views: Vec<View> = ids.iter().map(|id| View::of(api, [*id])).collect();
        let shapes = views.iter().map(|view| view.shape(api)).collect();
        (
            ids,
            shapes,
            views.iter().map(|view| describe(api, view)).collect(),
        )
    };
    let (old_ids, old_shapes, old_words) = gather(pair.old, pair.old_api());
    let (new_ids, new_shapes, new_words) = gather(pair.new, pair.new_api());
    if old_shapes == new_shapes {
        return;
    }
    let (old, new) = pair.spots(|schema, sources| {
        (!read(schema).is_empty()).then(|| Spot::none(&keyword(schema, key, sources)))
    });
    let spot = |ids: &[SchemaId], words: Vec<String>, spot: Spot| match ids.is_empty() {
        true => spot,
        false => Spot::new(words.join(", "), &spot.place),
    };
    let (old, new) = (
        spot(&old_ids, old_words, old),
        spot(&new_ids, new_words, new),
    );
    let action = old.action(&new).unwrap_or(Action::Changed);
    pair.report_action(fact, action, old, new);
}

fn compare_discriminators(pair: &mut Pair<'_, '_>) {
    pair.compare_text(&facts::DISCRIMINATOR, "discriminator", |schema| {
        schema
            .discriminator
            .as_ref()
            .map(|found| found.property.clone())
    });
    let old = discriminator(pair.old_api(), pair.old);
    let new = discriminator(pair.new_api(), pair.new);
    let (Some(old), Some(new)) = (old, new) else {
        return;
    };
    let old_targets = targets(pair.old_api(), old);
    let new_targets = targets(pair.new_api(), new);
    for (value, target) in &old_targets {
        let place = old.place.child("mapping").child(value);
        let after = new_targets.iter().find(|(other, _)| other == value);
        let spot = match after {
            Some((_, after)) => {
                mapping_spot(value, after, &new.place.child("mapping").child(value))
            }
            None => Spot::none(&new.place),
        };
        pair.report(&facts::MAPPING, mapping_spot(value, target, &place), spot);
    }
    for (value, target) in &new_targets {
        if !old_targets.iter().any(|(other, _)| other == value) {
            let place = new.place.child("mapping").child(value);
            let none = Spot::none(&old.place);
            pair.report(&facts::MAPPING, none, mapping_spot(value, target, &place));
        }
    }
}

fn mapping_spot(value: &str, target: &str, place: &Place) -> Spot {
    Spot::new(format!("{value}: {target}"), place)
}

fn discriminator<'a>(api: &'a Api, view: &View) -> Option<&'a Discriminator> {
    view.ids()
        .iter()
        .find_map(|id| api[*id].discriminator.as_deref())
}

/// Values with what they are mapped to, those included that lead nowhere.
fn targets(api: &Api, discriminator: &Discriminator) -> Vec<(String, String)> {
    let Discriminator {
        place: _,
        property: _, // compared by itself
        mapping,
        dangling,
    } = discriminator;
    let known = mapping
        .iter()
        .map(|(value, id)| (value.clone(), describe(api, &View::of(api, [*id]))));
    let lost = dangling
        .iter()
        .map(|value| (value.clone(), "nothing".to_owned()));
    known.chain(lost).collect()
}
