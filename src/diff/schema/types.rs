//! Types, `null`, allowed values and formats of two views.

use super::{Pair, keyword};
use crate::analyze::Tables;
use crate::analyze::shape::Kind;
use crate::diff::enumeration::{Allowed, values};
use crate::diff::fact::Action;
use crate::diff::facts::schema as facts;
use crate::diff::spot::Spot;
use crate::model::{Schema, SchemaId, Types};
use crate::runtime::json::Json;
use crate::source::Sources;

pub(super) fn compare_types(pair: &mut Pair<'_, '_>) {
    let old = pair.old.types(pair.old_api());
    let new = pair.new.types(pair.new_api());
    let (old_spot, new_spot) = type_spots(pair);
    let never = |schema: &Schema| schema.never;
    let is_never = |view: &super::View, api| view.schemas(api).any(never);
    let bans = (
        is_never(pair.old, pair.old_api()),
        is_never(pair.new, pair.new_api()),
    );
    pair.report(
        &facts::NEVER,
        Spot::flag(bans.0, &old_spot.place),
        Spot::flag(bans.1, &new_spot.place),
    );
    if bans.0 || bans.1 {
        return;
    }
    if old.named && new.named && old.null != new.null {
        pair.report(
            &facts::NULL,
            Spot::flag(old.null, &old_spot.place),
            Spot::flag(new.null, &new_spot.place),
        );
    }
    let action = match (set(old), set(new)) {
        (old, new) if old == new => None,
        (old, new) if old & new == new => Some(Action::Tightened),
        (old, new) if old & new == old => Some(Action::Relaxed),
        _ => Some(Action::Changed),
    };
    if let Some(action) = action {
        let spot = |types, spot: Spot| Spot::new(words(types), &spot.place);
        pair.report_action(
            &facts::TYPE,
            action,
            spot(old, old_spot),
            spot(new, new_spot),
        );
    }
    compare_values(pair);
    compare_format(pair);
}

fn type_spots(pair: &Pair<'_, '_>) -> (Spot, Spot) {
    pair.spots(|schema: &Schema, sources: &Sources| {
        schema
            .types
            .named
            .then(|| Spot::none(&keyword(schema, "type", sources)))
    })
}

/// The types without `null` as bits.
fn set(types: Types) -> u8 {
    let Types {
        named: _,
        null: _, // told apart
        boolean,
        integer,
        number,
        string,
        array,
        object,
    } = types;
    [boolean, integer, number, string, array, object]
        .into_iter()
        .fold(0, |bits, is_there| bits << 1 | u8::from(is_there))
}

/// The types for people.
pub(super) fn words(types: Types) -> String {
    if !types.named && set(types) == set(Types::ANY) {
        return "any".to_owned();
    }
    let named = [
        (types.boolean, "boolean"),
        (types.integer && !types.number, "integer"),
        (types.number, "number"),
        (types.string, "string"),
        (types.array, "array"),
        (types.object, "object"),
        (types.null, "null"),
    ];
    let words: Vec<&str> = named
        .into_iter()
        .filter_map(|(is_there, word)| is_there.then_some(word))
        .collect();
    match words.is_empty() {
        true => "none".to_owned(),
        false => words.join(" or "),
    }
}

fn compare_values(pair: &mut Pair<'_, '_>) {
    let old = values(pair.old_api(), pair.old);
    let new = values(pair.new_api(), pair.new);
    let (old, new) = match (old, new) {
        (None, None) => return,
        (Some(old), Some(new)) => (old, new),
        (old, new) => {
            let list = |values: Option<indexmap::IndexMap<String, Allowed>>, otherwise| match values
            {
                None => Spot::none(&otherwise),
                Some(values) => {
                    let texts: Vec<String> = values.keys().cloned().collect();
                    let place = values
                        .values()
                        .next()
                        .and_then(|first| first.place.parent());
                    Spot::new(texts.join(", "), &place.unwrap_or(otherwise))
                }
            };
            let old = list(old, pair.old_place());
            let new = list(new, pair.new_place());
            return pair.report(&facts::ENUM, old, new);
        }
    };
    for (text, value) in &old {
        match new.get(text) {
            None => report_value(pair, (Some(value), None)),
            Some(other) => pair.report(&facts::ENUM_MEANING, meaning(value), meaning(other)),
        }
    }
    for (text, value) in &new {
        if !old.contains_key(text) {
            report_value(pair, (None, Some(value)));
        }
    }
}

/// An allowed value that came or went, with the variants of both crates that stand for it.
fn report_value(pair: &mut Pair<'_, '_>, (old, new): (Option<&Allowed>, Option<&Allowed>)) {
    let mut scope = pair.scope.clone();
    let sides = [
        (pair.comparison.old, pair.old, old),
        (pair.comparison.new, pair.new, new),
    ];
    for (side, view, value) in sides {
        let Some(Json::String(text)) = value.map(|value| &value.value) else {
            continue;
        };
        for id in view.ids() {
            if let (Some(owner), Some(variant)) = (
                side.names().type_name(*id),
                variant_of(side.tables, *id, text),
            ) {
                scope = scope.touching(owner, Some(variant));
            }
        }
    }
    let spot = |value: Option<&Allowed>, otherwise| match value {
        Some(value) => Spot::new(value.value.canonical(), &value.place),
        None => Spot::none(&otherwise),
    };
    let (old, new) = (spot(old, pair.old_place()), spot(new, pair.new_place()));
    if let Some(action) = old.action(&new) {
        pair.report_at(&facts::ENUM_VALUE, action, &scope, old, new);
    }
}

/// The variant that stands for a text in the enum of a schema.
fn variant_of<'t>(tables: &'t Tables, id: SchemaId, text: &str) -> Option<&'t str> {
    let Kind::Enum(values) = &tables.shapes[id].kind else {
        return None;
    };
    let index = values.iter().position(|value| value == text)?;
    tables.names.variants(id).get(index).map(String::as_str)
}

fn meaning(value: &Allowed) -> Spot {
    let words = format!("{}: {}", value.value.canonical(), value.meaning);
    match value.meaning.is_empty() {
        true => Spot::none(&value.place),
        false => Spot::new(words, &value.place),
    }
}

/// Formats of numbers by how much they hold.
const WIDTHS: &[&[&str]] = &[
    &["int8", "int16", "int32", "int64"],
    &["uint8", "uint16", "uint32", "uint64"],
    &["float", "double"],
];

fn compare_format(pair: &mut Pair<'_, '_>) {
    let (old, new) = pair.spots(|schema, sources| {
        let format = schema.format.as_ref()?;
        Some(Spot::new(format, &keyword(schema, "format", sources)))
    });
    let width = |spot: &Spot| {
        let text = spot.text.as_deref()?;
        WIDTHS.iter().enumerate().find_map(|(family, formats)| {
            let at = formats.iter().position(|format| *format == text)?;
            Some((family, at))
        })
    };
    match (width(&old), width(&new)) {
        (Some((family, before)), Some((other, after))) if family == other && before != after => {
            let action = match before > after {
                true => Action::Tightened,
                false => Action::Relaxed,
            };
            pair.report_action(&facts::FORMAT, action, old, new);
        }
        _ => pair.report(&facts::FORMAT, old, new),
    }
}
