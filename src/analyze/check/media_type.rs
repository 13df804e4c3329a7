//! Media types: their names and examples.

use super::{
    Context,
    example::{check_both_examples, check_example},
};
use crate::{
    diag::{Diagnostics, codes},
    model::MediaType,
    runtime::{check::Direction, json::Json},
    token::is_token,
};

pub(super) fn check_media_type(
    cx: &Context<'_>,
    media_type: &MediaType,
    direction: Direction,
    diags: &mut Diagnostics,
) {
    let name = &media_type.name;
    if !is_media_type(&media_type.essence()) {
        diags
            .warning(
                &codes::BAD_KEY,
                &media_type.place,
                format!("`{name}` is no media type"),
            )
            .on_key()
            .help("a media type is written like `application/json` or `text/*`");
    }
    check_both_examples(cx, &media_type.place, diags);
    let Some(schema) = media_type.schema else {
        return;
    };
    for example in &media_type.examples {
        // The text of another format is no value of the schema.
        let is_value = media_type.is_json() || !matches!(example.value, Some(Json::String(_)));
        if is_value {
            check_example(cx, example, schema, direction, diags);
        }
    }
}

/// `type/subtype` of RFC 9110, section 8.3.1, where either may be `*`.
fn is_media_type(essence: &str) -> bool {
    essence
        .split_once('/')
        .is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
}
