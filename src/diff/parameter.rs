//! Parameters of two operations: the same by place and name, in the path by their position.

use super::Side;
use super::compare::{Comparison, Scope};
use super::effect::Direction;
use super::fact::{Action, Fact};
use super::facts::parameter as facts;
use super::operation::path_names;
use super::pairs::pair_up;
use super::schema::{presence_words, value_scope};
use super::spot::Spot;
use crate::model::{Content, Location, Operation, Parameter, ValueSource, Zone, component_name};
use crate::source::Place;

pub(super) fn compare_parameters(
    comparison: &mut Comparison<'_>,
    scope: &Scope,
    old: &Operation,
    new: &Operation,
    index: usize,
) {
    let key = |operation: &Operation, parameter: &Parameter| match parameter.location {
        Location::Path => {
            let names = path_names(&operation.path);
            let at = names.iter().position(|name| *name == parameter.name);
            (
                Location::Path,
                at.map_or(parameter.name.clone(), |at| at.to_string()),
            )
        }
        Location::Header => (Location::Header, parameter.name.to_ascii_lowercase()),
        location => (location, parameter.name.clone()),
    };
    let keyed = |operation: &Operation| -> Vec<_> {
        // Those of security schemes follow from the schemes.
        let own =
            |parameter: &&Parameter| component_name(&parameter.place, "securitySchemes").is_none();
        let all = operation.parameters.iter().filter(own);
        all.map(|parameter| (key(operation, parameter), parameter.clone()))
            .collect()
    };
    let (old_list, new_list) = (keyed(old), keyed(new));
    let mut gone = Vec::new();
    let mut come = Vec::new();
    for (before, after) in pair_up(&old_list, &new_list, |(key, _)| key.clone()) {
        match (before, after) {
            (Some((_, before)), Some((_, after))) => {
                compare_parameter(comparison, scope, before, after, index);
            }
            (Some((_, before)), None) => gone.push(before),
            (None, Some((_, after))) => come.push(after),
            (None, None) => {}
        }
    }
    for after in come {
        let same = gone.iter().position(|before| before.name == after.name);
        match same.map(|at| gone.remove(at)) {
            Some(before) => {
                let scope = parameter_scope(scope, comparison.new, after);
                let spots = (
                    Spot::new(before.location.word(), &before.place),
                    Spot::new(after.location.word(), &after.place),
                );
                let moved = Action::Moved;
                comparison.report_action(&facts::LOCATION, moved, &scope, spots, Some(index));
            }
            None => {
                let spots = (Spot::none(&old.place), Spot::new(&after.name, &after.place));
                report_whole(comparison, scope, after, spots, index);
            }
        }
    }
    for before in gone {
        let spots = (
            Spot::new(&before.name, &before.place),
            Spot::none(&new.place),
        );
        report_whole(comparison, scope, before, spots, index);
    }
}

fn report_whole(
    comparison: &mut Comparison<'_>,
    scope: &Scope,
    parameter: &Parameter,
    spots: (Spot, Spot),
    index: usize,
) {
    let side = match spots.0.text {
        Some(_) => comparison.old,
        None => comparison.new,
    };
    let fact = match parameter.required {
        true => &facts::REQUIRED_PARAMETER,
        false => &facts::PARAMETER,
    };
    let scope =
        parameter_scope(scope, side, parameter).touching_all(side, parameter.content.schema());
    comparison.report(fact, &scope, spots, Some(index));
}

fn parameter_scope(scope: &Scope, side: &Side<'_>, parameter: &Parameter) -> Scope {
    let constant = side.tables.constants.parameter(parameter);
    let mut scope = scope.clone().touching(constant, None);
    scope.subject = format!("{} `{}`", parameter.location.word(), parameter.name);
    scope.touching("Credentials", None)
}

fn compare_parameter(
    comparison: &mut Comparison<'_>,
    scope: &Scope,
    old: &Parameter,
    new: &Parameter,
    index: usize,
) {
    let Parameter {
        place,
        component: _, // a name for Rust, which is compared as such
        name: _,      // the same, or that of the path
        rust_name,
        location: _,
        description,
        required,
        presence,
        deprecated,
        allow_empty_value,
        content,
        value,
        zones,
        secret,
        form,
        examples: _, // below
        notes: _,    // compared by their ids
    } = old;
    let scope = parameter_scope(scope, comparison.old, old);
    let scope = parameter_scope(&scope, comparison.new, new);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let presence_of =
        |presence: &Option<_>| presence.as_ref().map(presence_words).unwrap_or_default();
    let texts = [
        (
            &facts::PARAMETER_DESCRIPTION,
            description.clone(),
            new.description.clone(),
            "description",
        ),
        (
            &facts::PARAMETER_NAME,
            text(rust_name),
            text(&new.rust_name),
            "x-specbind-name",
        ),
        (
            &facts::PARAMETER_FORM,
            text(form),
            text(&new.form),
            "x-specbind-form",
        ),
        (
            &facts::PARAMETER_PRESENCE,
            presence_of(presence),
            presence_of(&new.presence),
            "x-specbind-presence",
        ),
    ];
    for (fact, before, after, key) in texts {
        let spots = (
            Spot::words(&before, &place.child(key)),
            Spot::words(&after, &new.place.child(key)),
        );
        comparison.report(fact, &scope, spots, Some(index));
    }
    let flags: [(&'static Fact, bool, bool, &str); 4] = [
        (
            &facts::PARAMETER_REQUIRED,
            *required,
            new.required,
            "required",
        ),
        (
            &facts::PARAMETER_DEPRECATED,
            *deprecated,
            new.deprecated,
            "deprecated",
        ),
        (
            &facts::ALLOW_EMPTY,
            *allow_empty_value,
            new.allow_empty_value,
            "allowEmptyValue",
        ),
        (
            &facts::PARAMETER_SECRET,
            *secret,
            new.secret,
            "x-specbind-secret",
        ),
    ];
    for (fact, before, after, key) in flags {
        let spots = (
            Spot::flag(before, &place.child(key)),
            Spot::flag(after, &new.place.child(key)),
        );
        comparison.report(fact, &scope, spots, Some(index));
    }
    compare_value(
        comparison,
        &scope,
        (value, place),
        (&new.value, &new.place),
        index,
    );
    compare_zones(
        comparison,
        &scope,
        (zones, place),
        (&new.zones, &new.place),
        index,
    );
    compare_content(
        comparison,
        &scope,
        (content, place),
        (&new.content, &new.place),
        index,
    );
    for spots in super::media_type::example_spots(&old.examples, &new.examples, place, &new.place) {
        comparison.report(&facts::PARAMETER_EXAMPLE, &scope, spots, Some(index));
    }
}

fn compare_value(
    comparison: &mut Comparison<'_>,
    scope: &Scope,
    (old, old_place): (&ValueSource, &Place),
    (new, new_place): (&ValueSource, &Place),
    index: usize,
) {
    let at = |place: &Place| place.child("x-specbind-value");
    let (old_place, new_place) = (at(old_place), at(new_place));
    let word = |source: &ValueSource| match source {
        ValueSource::Caller => "the caller".to_owned(),
        ValueSource::Setting { name, default: _ } => format!("setting `{name}`"),
        ValueSource::Computed { template: _ } => "computed".to_owned(),
        ValueSource::Encryption => "the encryption".to_owned(),
    };
    let spots = (
        Spot::new(word(old), &old_place),
        Spot::new(word(new), &new_place),
    );
    comparison.report(&facts::VALUE_SOURCE, scope, spots, Some(index));
    match (old, new) {
        (
            ValueSource::Setting {
                name: _,
                default: before,
            },
            ValueSource::Setting {
                name: _,
                default: after,
            },
        ) => {
            let spot = |default: &Option<String>, place: &Place| match default {
                Some(default) => Spot::new(default, &place.child("default")),
                None => Spot::none(place),
            };
            let spots = (spot(before, &old_place), spot(after, &new_place));
            comparison.report(&facts::VALUE_FALLBACK, scope, spots, Some(index));
        }
        (ValueSource::Computed { template: before }, ValueSource::Computed { template: after }) => {
            let spots = (
                Spot::new(&before.text, &before.place),
                Spot::new(&after.text, &after.place),
            );
            comparison.report(&facts::TEMPLATE, scope, spots, Some(index));
        }
        _ => {}
    }
}

fn compare_zones(
    comparison: &mut Comparison<'_>,
    scope: &Scope,
    (old, old_place): (&[Zone], &Place),
    (new, new_place): (&[Zone], &Place),
    index: usize,
) {
    for (before, after) in pair_up(old, new, |zone| zone.name.clone()) {
        let spot = |zone: Option<&Zone>, place: &Place| match zone {
            Some(Zone {
                name,
                offset_minutes,
            }) => {
                let place = place.child("x-specbind-zones").child(name);
                Spot::new(
                    format!("{name}: {offset_minutes} minutes east of UTC"),
                    &place,
                )
            }
            None => Spot::none(place),
        };
        let spots = (spot(before, old_place), spot(after, new_place));
        comparison.report(&facts::ZONE, scope, spots, Some(index));
    }
}

fn compare_content(
    comparison: &mut Comparison<'_>,
    scope: &Scope,
    (old, old_place): (&Content, &Place),
    (new, new_place): (&Content, &Place),
    index: usize,
) {
    match (old, new) {
        (
            Content::Schema {
                schema: _,
                style,
                explode,
                allow_reserved,
            },
            Content::Schema {
                schema: _,
                style: new_style,
                explode: new_explode,
                allow_reserved: new_reserved,
            },
        ) => {
            let yes = |is: bool| if is { "true" } else { "false" };
            let spots = (
                Spot::new(style.word(), &old_place.child("style")),
                Spot::new(new_style.word(), &new_place.child("style")),
            );
            comparison.report(&facts::STYLE, scope, spots, Some(index));
            let spots = (
                Spot::new(yes(*explode), &old_place.child("explode")),
                Spot::new(yes(*new_explode), &new_place.child("explode")),
            );
            if style == new_style {
                comparison.report(&facts::EXPLODE, scope, spots, Some(index));
            }
            let spots = (
                Spot::flag(*allow_reserved, &old_place.child("allowReserved")),
                Spot::flag(*new_reserved, &new_place.child("allowReserved")),
            );
            comparison.report(&facts::ALLOW_RESERVED, scope, spots, Some(index));
        }
        (old, new) => {
            let spots = (content_spot(old, old_place), content_spot(new, new_place));
            comparison.report(&facts::PARAMETER_CONTENT, scope, spots, Some(index));
        }
    }
    if let (Some(before), Some(after)) = (old.schema(), new.schema()) {
        let value = value_scope(comparison, scope, before, after);
        comparison.compare_schemas(before, after, &value, Some((index, Direction::Request)));
    }
}

/// How a value is written, for people.
pub(super) fn content_spot(content: &Content, place: &Place) -> Spot {
    match content {
        Content::Schema { style, .. } => Spot::new(format!("style {}", style.word()), place),
        Content::MediaType(media_type) => Spot::new(&media_type.name, &media_type.place),
    }
}
