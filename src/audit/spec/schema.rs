//! A schema → the facts about a value that pages state: type, size, form, allowed values.

use super::super::item::{Aspect, At, Item, Kind, Unit, Value};
use super::{claims, item, word, words};
use crate::model::{Api, Presence, PresenceWord, Schema, SchemaId, Types};
use crate::runtime::json::Json;
use crate::source::Place;

/// A schema and the schemas of its `allOf`, which say the same about one value.
pub(super) fn parts(api: &Api, id: SchemaId) -> Vec<&Schema> {
    let (mut parts, mut seen, mut next) = (Vec::new(), vec![id], 0);
    while let Some(id) = seen.get(next).copied() {
        next += 1;
        parts.push(&api[id]);
        for part in &api[id].all_of {
            if !seen.contains(part) {
                seen.push(*part);
            }
        }
    }
    parts
}

/// Adds what the schema says.
pub(super) fn push_schema(item: &mut Item, api: &Api, id: SchemaId) {
    let parts = parts(api, id);
    item.words
        .extend(words(parts.iter().map(|part| part.description.as_str())));
    item.claims
        .extend(claims(parts.iter().map(|part| &part.notes)));
    let named = parts.iter().find(|part| part.types.named);
    let json_type = named.and_then(|part| type_word(part.types));
    if let (Some(part), Some(json_type)) = (named, json_type) {
        word(item, Aspect::Type, json_type, &part.place.child("type"));
    }
    let units = match json_type {
        Some("string") => vec![Unit::Characters],
        Some("integer" | "number") => vec![Unit::Value],
        Some("array") => vec![Unit::Items],
        Some(_) => Vec::new(),
        None => vec![Unit::Characters, Unit::Value, Unit::Items],
    };
    for unit in units {
        push_size(item, &parts, unit);
    }
    if let Some(part) = parts.iter().find(|part| part.form.is_some()) {
        let form = part.form.as_deref().unwrap_or_default();
        word(
            item,
            Aspect::Form,
            form,
            &part.place.child("x-specbind-form"),
        );
    }
    if let Some(part) = parts.iter().find(|part| part.enumeration.is_some()) {
        push_values(item, part);
    }
}

/// The word for a type, when there is only one beside `null`.
fn type_word(types: Types) -> Option<&'static str> {
    let words = [
        (types.boolean, "boolean"),
        (types.integer && !types.number, "integer"),
        (types.number, "number"),
        (types.string, "string"),
        (types.array, "array"),
        (types.object, "object"),
    ];
    let mut words = words.into_iter().filter(|(is_named, _)| *is_named);
    let (_, word) = words.next()?;
    words.next().is_none().then_some(word)
}

/// Adds the narrowest size that the parts state.
fn push_size(item: &mut Item, parts: &[&Schema], unit: Unit) {
    let (mut least, mut most): (Option<String>, Option<String>) = (None, None);
    let mut place: Option<Place> = None;
    for part in parts {
        let text = |number: Option<u64>| number.map(|number| number.to_string());
        let (low, high, names) = match unit {
            Unit::Characters => (
                text(part.string.min_length),
                text(part.string.max_length),
                ["minLength", "maxLength"],
            ),
            Unit::Items => (
                text(part.array.min_items),
                text(part.array.max_items),
                ["minItems", "maxItems"],
            ),
            Unit::Value => (
                exclusive(
                    &part.number.minimum,
                    &part.number.exclusive_minimum,
                    "more than",
                ),
                exclusive(
                    &part.number.maximum,
                    &part.number.exclusive_maximum,
                    "less than",
                ),
                ["minimum", "maximum"],
            ),
        };
        if place.is_none() && (low.is_some() || high.is_some()) {
            let name = if low.is_some() { names[0] } else { names[1] };
            place = Some(part.place.child(name));
        }
        least = least.or(low);
        most = most.or(high);
    }
    if let Some(place) = place {
        let value = Value::Document { unit, least, most };
        let said = value.to_string();
        item.push(Aspect::Size, value, said, At::Place(place));
    }
}

fn exclusive(bound: &Option<String>, open: &Option<String>, word: &str) -> Option<String> {
    bound
        .clone()
        .or_else(|| open.as_ref().map(|open| format!("{word} {open}")))
}

fn push_values(item: &mut Item, part: &Schema) {
    let values = part.enumeration.iter().flatten().enumerate();
    for (index, value) in values.filter(|(_, value)| !matches!(value, Json::Null)) {
        let text = match value {
            Json::String(text) => text.to_string(),
            other => other.to_string(),
        };
        let place = part.place.child("enum").index(index);
        let mut allowed = super::item(Kind::AllowedValue, &text, &place);
        let meaning = part.enum_descriptions.get(&text);
        allowed.words = words(meaning.map(String::as_str));
        item.values.push(allowed);
    }
}

/// Adds whether the value is there. `presence` is the vendor's word where the document gives one.
pub(super) fn push_presence(
    item: &mut Item,
    is_required: bool,
    required: &Place,
    presence: Option<&Presence>,
) {
    let text = match presence.map(|presence| presence.is) {
        Some(PresenceWord::Conditional) => "conditional",
        Some(PresenceWord::Optional) => "optional",
        Some(PresenceWord::Required) => "required",
        None if is_required => "required",
        None => "optional",
    };
    let place = presence.map_or(required.clone(), |presence| presence.place.child("is"));
    word(item, Aspect::Presence, text, &place);
    let condition = presence.map(|presence| presence.text.as_str());
    item.words.extend(words(condition));
}

/// A row for a value that nothing but its name is known of.
pub(super) fn row(kind: Kind, name: &str, place: &Place) -> Item {
    item(kind, name, place)
}
