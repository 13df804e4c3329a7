//! Discriminators: the property is there, and every value leads to a schema.

use super::Context;
use crate::{
    diag::{Diagnostics, codes},
    model::{Api, Discriminator, Schema, SchemaId},
};

pub(super) fn check_discriminator(
    cx: &Context<'_>,
    schema: &Schema,
    discriminator: &Discriminator,
    diags: &mut Diagnostics,
) {
    let Discriminator {
        place,
        property,
        mapping: _,
        dangling,
    } = discriminator;
    for value in dangling {
        diags
            .warning(
                &codes::BAD_DISCRIMINATOR,
                &place.child("mapping").child(value),
                format!("`{value}` is mapped to a schema that does not exist"),
            )
            .help("the value is not known to the crate; write a reference, or the name of a component");
    }
    let alternatives = schema.one_of.iter().chain(&schema.any_of);
    for id in alternatives.filter(|id| !has_property(cx.api, **id, property)) {
        let name = name(&cx.api[*id]);
        diags
            .warning(
                &codes::BAD_DISCRIMINATOR,
                &place.child("propertyName"),
                format!("the alternative {name} has no property `{property}`"),
            )
            .help("declare and require the property in every alternative")
            .related(cx.api[*id].place.clone(), "the alternative is here");
    }
}

fn name(schema: &Schema) -> String {
    schema
        .component
        .as_ref()
        .map_or_else(|| "without a name".to_owned(), |name| format!("`{name}`"))
}

/// The property is described by the schema or something it is made of.
fn has_property(api: &Api, id: SchemaId, property: &str) -> bool {
    let (mut stack, mut seen) = (vec![id], vec![id]);
    while let Some(id) = stack.pop() {
        let schema = &api[id];
        if schema.object.properties.contains_key(property) {
            return true;
        }
        let parts = schema.all_of.iter().chain(&schema.one_of);
        for id in parts.chain(&schema.any_of) {
            if !seen.contains(id) {
                seen.push(*id);
                stack.push(*id);
            }
        }
    }
    false
}
