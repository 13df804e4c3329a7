//! Allowed values of schemas: `enum`, `const`, and a choice between constants, which says the same.

use indexmap::IndexMap;

use super::view::View;
use crate::model::{Api, Types};
use crate::runtime::json::Json;
use crate::source::Place;

/// An allowed value.
#[derive(Clone, Debug)]
pub(super) struct Allowed {
    /// Where it stands.
    pub(super) place: Place,
    /// What it means, where the document says so.
    pub(super) meaning: String,
    /// The value.
    pub(super) value: Json,
}

/// The allowed values by their canonical text; `None` when any is.
pub(super) fn values(api: &Api, view: &View) -> Option<IndexMap<String, Allowed>> {
    let mut all: Option<IndexMap<String, Allowed>> = None;
    let lists = own_lists(api, view).chain(constants(api, view));
    for list in lists {
        all = Some(match all {
            None => list,
            Some(mut all) => {
                all.retain(|text, _| list.contains_key(text));
                all
            }
        });
    }
    all
}

fn own_lists<'a>(
    api: &'a Api,
    view: &'a View,
) -> impl Iterator<Item = IndexMap<String, Allowed>> + use<'a> {
    view.schemas(api).filter_map(|schema| {
        let values = schema.enumeration.as_ref()?;
        let allowed = values.iter().enumerate().map(|(index, value)| {
            let text = text_of(value);
            let meaning = schema
                .enum_descriptions
                .get(&text)
                .cloned()
                .unwrap_or_default();
            let place = schema.place.child("enum").index(index);
            (
                value.canonical(),
                Allowed {
                    place,
                    meaning,
                    value: value.clone(),
                },
            )
        });
        Some(allowed.collect())
    })
}

/// Choices whose alternatives only allow single values.
fn constants<'a>(
    api: &'a Api,
    view: &View,
) -> impl Iterator<Item = IndexMap<String, Allowed>> + use<'a> {
    view.choices(api)
        .into_iter()
        .filter_map(|choice| choice_of_constants(api, &choice.alternatives))
}

/// The values of such a choice; `None` when an alternative says anything else.
pub(super) fn choice_of_constants(
    api: &Api,
    alternatives: &[View],
) -> Option<IndexMap<String, Allowed>> {
    let mut all = IndexMap::new();
    for alternative in alternatives {
        let [id] = alternative.ids() else { return None };
        let schema = &api[*id];
        let rules = usize::from(schema.types.named) + 1;
        if schema.constraints() != rules {
            return None;
        }
        let values = own_lists(api, alternative).next()?;
        for (text, mut allowed) in values {
            if allowed.meaning.is_empty() {
                allowed.meaning.clone_from(&schema.description);
            }
            all.insert(text, allowed);
        }
    }
    Some(all)
}

/// The types of these values.
pub(super) fn types<'a>(texts: impl Iterator<Item = &'a String>) -> Types {
    let mut types = Types::NONE;
    for text in texts {
        match text.as_bytes().first() {
            Some(b'"') => types.string = true,
            Some(b'{') => types.object = true,
            Some(b'[') => types.array = true,
            Some(b't' | b'f') => types.boolean = true,
            Some(b'n') => types.null = true,
            _ if text.contains(['.', 'e', 'E']) => (types.number, types.integer) = (true, true),
            _ => types.integer = true,
        }
    }
    types
}

/// The text that `x-specbind-enum-descriptions` knows a value by.
pub(super) fn text_of(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        other => other.canonical(),
    }
}
