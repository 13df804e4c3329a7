//! Tags: declared once.

use super::Context;
use crate::{
    diag::{Diagnostics, codes},
    source::{FileId, Place, Value},
};

/// Tags are documentation, so that a second declaration of one harms nobody.
pub(super) fn check_tags(cx: &Context<'_>, diags: &mut Diagnostics) {
    let place = Place::root(FileId::ROOT).child("tags");
    let declared = cx.sources.value(&place).and_then(Value::as_array);
    let names: Vec<Option<&str>> = declared
        .unwrap_or_default()
        .iter()
        .map(|tag| tag.get("name").and_then(Value::as_str))
        .collect();
    for (index, name) in names.iter().enumerate() {
        let first = names[..index].iter().position(|other| other == name);
        if let (Some(name), Some(first)) = (name, first) {
            let message = format!("the tag `{name}` is declared twice");
            diags
                .warning(
                    &codes::DUPLICATE_NAME,
                    &place.index(index).child("name"),
                    message,
                )
                .help("the first declaration counts; remove one of them")
                .related(place.index(first).child("name"), "the first is here");
        }
    }
}
