//! Rules of objects of two views: which properties there are, and what the others may be.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::scalars::{Side, compare_limit};
use super::{Pair, Parts, describe, keyword};
use crate::analyze::names::Names;
use crate::diff::compare::Scope;
use crate::diff::fact::Action;
use crate::diff::facts::schema as facts;
use crate::diff::spot::Spot;
use crate::diff::view::View;
use crate::model::{Additional, Api, ObjectRules, SchemaId};
use crate::source::{Place, Sources};

pub(super) fn compare_objects(pair: &mut Pair<'_, '_>) {
    compare_properties(pair);
    compare_presence(pair);
    compare_additional(pair);
    compare_limit(
        pair,
        &facts::MIN_PROPERTIES,
        "minProperties",
        Side::Lower,
        |schema| schema.object.min_properties,
    );
    compare_limit(
        pair,
        &facts::MAX_PROPERTIES,
        "maxProperties",
        Side::Upper,
        |schema| schema.object.max_properties,
    );
    let names = Parts::of(pair, |schema| {
        let ObjectRules {
            properties: _,
            required: _,
            pattern_properties: _,
            additional: _,
            property_names,
            min_properties: _,
            max_properties: _,
            dependent_required: _,
            dependent_schemas: _,
            unevaluated: _,
        } = &schema.object;
        *property_names
    });
    pair.compare_part(&facts::PROPERTY_NAMES, "{names}", names);
    let unevaluated = Parts::of(pair, |schema| schema.object.unevaluated);
    pair.compare_part(&facts::UNEVALUATED_PROPERTIES, "{others}", unevaluated);
    compare_named_parts(pair);
    compare_dependent_names(pair);
}

fn compare_properties(pair: &mut Pair<'_, '_>) {
    let mut old = pair.old.properties(pair.old_api());
    let new = pair.new.properties(pair.new_api());
    for (name, ids) in &new {
        let before = old.shift_remove(name);
        let scope = property_scope(pair, name, before.as_deref().unwrap_or_default(), ids);
        match before {
            Some(before) => {
                compare_property_description(pair, &scope, name);
                let views = (
                    View::of(pair.old_api(), before),
                    View::of(pair.new_api(), ids.iter().copied()),
                );
                pair.compare_within(views.0, views.1, &scope);
            }
            None => {
                let spot = property_spot(pair.new_api(), pair.new, name, ids);
                let none = Spot::none(&pair.old_place());
                let scope = scope.touching_all(pair.comparison.new, ids.iter().copied());
                report_property(pair, &scope, name, none, spot);
            }
        }
    }
    for (name, ids) in old {
        let scope = property_scope(pair, &name, &ids, &[]);
        let spot = property_spot(pair.old_api(), pair.old, &name, &ids);
        let none = Spot::none(&pair.new_place());
        let scope = scope.touching_all(pair.comparison.old, ids);
        report_property(pair, &scope, &name, spot, none);
    }
}

/// A description beside a reference belongs to the property alone.
fn compare_property_description(pair: &mut Pair<'_, '_>, scope: &Scope, name: &str) {
    let own = |view: &View, api: &Api| {
        let property = view
            .schemas(api)
            .find_map(|schema| schema.object.properties.get(name))
            .expect("both have the property");
        let said = View::of(api, [property.schema]);
        let by_schema = said
            .schemas(api)
            .any(|schema| schema.description == property.description);
        let text = if by_schema { "" } else { &property.description };
        Spot::words(text, &property.place)
    };
    let old = own(pair.old, pair.old_api());
    let new = own(pair.new, pair.new_api());
    if let Some(action) = old.action(&new) {
        pair.report_at(&facts::DESCRIPTION, action, scope, old, new);
    }
}

fn report_property(pair: &mut Pair<'_, '_>, scope: &Scope, name: &str, old: Spot, new: Spot) {
    let (view, api, action) = match old.text.is_none() {
        true => (pair.new, pair.new_api(), Action::Added),
        false => (pair.old, pair.old_api(), Action::Removed),
    };
    let fact = match required(api, view).contains_key(name) {
        true => &facts::REQUIRED_PROPERTY,
        false => &facts::PROPERTY,
    };
    pair.report_at(fact, action, scope, old, new);
}

fn property_spot(api: &Api, view: &View, name: &str, ids: &[SchemaId]) -> Spot {
    let place = view
        .schemas(api)
        .find_map(|schema| schema.object.properties.get(name))
        .map(|property| property.place.clone());
    let text = describe(api, &View::of(api, ids.iter().copied()));
    Spot::new(
        text,
        &place.unwrap_or_else(|| view.first(api).place.clone()),
    )
}

/// The scope of a property, with the fields of both crates that hold it.
fn property_scope(pair: &Pair<'_, '_>, name: &str, old: &[SchemaId], new: &[SchemaId]) -> Scope {
    let mut scope = pair.part_scope(&format!(".{name}"), old, new);
    let sides = [
        (pair.old, pair.comparison.old.names(), pair.old_api()),
        (pair.new, pair.comparison.new.names(), pair.new_api()),
    ];
    let is_needed = |(view, _, api): &(&View, &Names, &Api)| required(api, view).contains_key(name);
    let is_optional = !sides.iter().any(is_needed);
    for (view, names, api) in sides {
        for id in view.ids() {
            if let Some(owner) = names.type_name(*id) {
                scope
                    .touches
                    .retain(|touch| touch.item != owner || touch.member.is_some());
                let field = field_name(api, names, *id, name);
                scope = scope.touching_field(owner, field.unwrap_or(name), is_optional);
            }
        }
    }
    scope
}

/// The field of the struct `id` that holds the property.
fn field_name<'n>(api: &Api, names: &'n Names, id: SchemaId, name: &str) -> Option<&'n str> {
    let mut properties: IndexMap<&str, ()> = IndexMap::new();
    let view = View::of(api, [id]);
    for schema in view.schemas(api) {
        properties.extend(
            schema
                .object
                .properties
                .keys()
                .map(|name| (name.as_str(), ())),
        );
    }
    let index = properties.get_index_of(name)?;
    names.fields(id).get(index).map(String::as_str)
}

/// Names that have to be there, with their places.
fn required(api: &Api, view: &View) -> IndexMap<String, Place> {
    let mut all = IndexMap::new();
    for schema in view.schemas(api) {
        for (index, name) in schema.object.required.iter().enumerate() {
            let place = schema.place.child("required").index(index);
            all.entry(name.clone()).or_insert(place);
        }
    }
    all
}

/// Duties to be there, of properties that both views have or that neither describes.
fn compare_presence(pair: &mut Pair<'_, '_>) {
    let (old, new) = (
        pair.old.properties(pair.old_api()),
        pair.new.properties(pair.new_api()),
    );
    let before = required(pair.old_api(), pair.old);
    let after = required(pair.new_api(), pair.new);
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for name in names {
        if old.contains_key(name) != new.contains_key(name) {
            continue;
        }
        let spot = |place: Option<&Place>, otherwise: Place| match place {
            Some(place) => Spot::flag(true, place),
            None => Spot::none(&otherwise),
        };
        let property = |view: &View, api: &Api, place: Place| {
            let mut properties = view
                .schemas(api)
                .filter_map(|schema| schema.object.properties.get(name));
            properties
                .next()
                .map_or(place, |property| property.place.clone())
        };
        let old_place = property(pair.old, pair.old_api(), pair.old_place());
        let new_place = property(pair.new, pair.new_api(), pair.new_place());
        let (old_spot, new_spot) = (
            spot(before.get(name), old_place),
            spot(after.get(name), new_place),
        );
        if let Some(action) = old_spot.action(&new_spot) {
            let ids =
                |map: &IndexMap<String, Vec<SchemaId>>| map.get(name).cloned().unwrap_or_default();
            let scope = property_scope(pair, name, &ids(&old), &ids(&new));
            pair.report_at(&facts::REQUIRED, action, &scope, old_spot, new_spot);
        }
    }
}

/// What a view says about properties that nobody names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Others {
    Unsaid,
    Any,
    Closed,
    Described,
}

fn others(api: &Api, view: &View) -> Others {
    let mut others = Others::Unsaid;
    for schema in view.schemas(api) {
        others = match (&schema.object.additional, others) {
            (Additional::Closed, _) | (_, Others::Closed) => Others::Closed,
            (Additional::Schema(id), _) if View::of(api, [*id]).speaks(api) => Others::Described,
            (_, Others::Described) => Others::Described,
            (Additional::Any | Additional::Schema(_), _) => Others::Any,
            (Additional::Unsaid, before) => before,
        };
    }
    others
}

fn compare_additional(pair: &mut Pair<'_, '_>) {
    let old = others(pair.old_api(), pair.old);
    let new = others(pair.new_api(), pair.new);
    let (old_spot, new_spot) = additional_spots(pair);
    let flags = |is: Others| {
        (
            Spot::flag(old == is, &old_spot.place),
            Spot::flag(new == is, &new_spot.place),
        )
    };
    if (old == Others::Closed) != (new == Others::Closed) {
        let (old, new) = flags(Others::Closed);
        return pair.report(&facts::CLOSED, old, new);
    }
    if old == Others::Described || new == Others::Described {
        let parts = Parts::of(pair, |schema| match schema.object.additional {
            Additional::Schema(id) => Some(id),
            Additional::Unsaid | Additional::Any | Additional::Closed => None,
        });
        return pair.compare_part(&facts::ADDITIONAL, ".*", parts);
    }
    let (old, new) = flags(Others::Any);
    pair.report(&facts::OPEN, old, new);
}

fn additional_spots(pair: &Pair<'_, '_>) -> (Spot, Spot) {
    pair.spots(|schema, sources: &Sources| {
        (schema.object.additional != Additional::Unsaid)
            .then(|| Spot::none(&keyword(schema, "additionalProperties", sources)))
    })
}

/// Rules by pattern, and rules beside a property.
fn compare_named_parts(pair: &mut Pair<'_, '_>) {
    type Read = fn(&ObjectRules) -> &Vec<(String, SchemaId)>;
    let lists: [(Read, _); 2] = [
        (
            |object| &object.pattern_properties,
            &facts::PATTERN_PROPERTY,
        ),
        (|object| &object.dependent_schemas, &facts::DEPENDENT_SCHEMA),
    ];
    for (read, fact) in lists {
        let keys = |view: &View, api: &Api| -> Vec<String> {
            let all = view.schemas(api).flat_map(|schema| read(&schema.object));
            all.map(|(key, _)| key.clone()).collect()
        };
        let mut names = keys(pair.old, pair.old_api());
        names.extend(keys(pair.new, pair.new_api()));
        let mut seen = BTreeSet::new();
        names.retain(|name| seen.insert(name.clone()));
        for name in names {
            let parts = Parts::of(pair, |schema| {
                let list = read(&schema.object).iter();
                list.filter(|(key, _)| *key == name)
                    .map(|(_, id)| *id)
                    .collect::<Vec<_>>()
            });
            pair.compare_part(fact, &format!(".{{{name}}}"), parts);
        }
    }
}

fn compare_dependent_names(pair: &mut Pair<'_, '_>) {
    let duties = |view: &View, api: &Api| -> IndexMap<String, Place> {
        let mut duties = IndexMap::new();
        for schema in view.schemas(api) {
            for (name, needed) in &schema.object.dependent_required {
                let place = schema.place.child("dependentRequired").child(name);
                duties.extend(
                    needed
                        .iter()
                        .map(|need| (format!("{need} beside {name}"), place.clone())),
                );
            }
        }
        duties
    };
    let old = duties(pair.old, pair.old_api());
    let new = duties(pair.new, pair.new_api());
    for (duty, place) in &old {
        if !new.contains_key(duty) {
            let none = Spot::none(&pair.new_place());
            pair.report(&facts::DEPENDENT_REQUIRED, Spot::new(duty, place), none);
        }
    }
    for (duty, place) in &new {
        if !old.contains_key(duty) {
            let none = Spot::none(&pair.old_place());
            pair.report(&facts::DEPENDENT_REQUIRED, none, Spot::new(duty, place));
        }
    }
}
