//! Names inside a type: fields of structs, variants of enums and unions.

use crate::{
    analyze::{
        idents::{Scope, camel, snake},
        shape::{Kind, Shapes, Struct},
    },
    hashed::Map,
    model::{Api, SchemaId},
};

pub(super) fn struct_of(shapes: &Shapes, id: SchemaId) -> Option<&Struct> {
    match &shapes[id].kind {
        Kind::Struct(object) => Some(object),
        _ => None,
    }
}

pub(super) fn name_fields(object: &Struct) -> Vec<String> {
    let mut scope = Scope::default();
    let mut names = scope.claim_all(object.fields.keys().map(String::as_str), snake);
    if object.additional.is_some() {
        names.push(scope.claim("additional".to_owned()));
    }
    names
}

/// Variants of an enum by its values, of a union by its alternatives; `Unknown` belongs to neither.
pub(super) fn name_variants(
    api: &Api,
    shapes: &Shapes,
    types: &Map<SchemaId, String>,
    id: SchemaId,
) -> Option<Vec<String>> {
    let mut scope = Scope::with_reserved(&["Unknown", "Self"]);
    match &shapes[id].kind {
        Kind::Enum(values) => Some(scope.claim_all(values.iter().map(String::as_str), camel)),
        Kind::Union(alternatives) => {
            let name = |(index, alternative): (usize, &SchemaId)| match types.get(alternative) {
                Some(name) if api[*alternative].component.is_some() => name.clone(),
                _ => variant_name(api, shapes, *alternative, index),
            };
            Some(
                alternatives
                    .iter()
                    .enumerate()
                    .map(|pair| scope.claim(name(pair)))
                    .collect(),
            )
        }
        Kind::Mixed(kinds) => {
            let name = |kind: &Kind| kind_name(kind).unwrap_or("Value").to_owned();
            Some(kinds.iter().map(|kind| scope.claim(name(kind))).collect())
        }
        _ => None,
    }
}

/// A union's alternative by its component, its title, its type, or at last its position.
pub(super) fn variant_name(api: &Api, shapes: &Shapes, id: SchemaId, index: usize) -> String {
    let schema = &api[id];
    if let Some(name) = schema.rust_name.as_ref().or(schema.component.as_ref()) {
        return camel(name);
    }
    if !schema.title.is_empty() {
        return camel(&schema.title);
    }
    match &shapes[id].kind {
        Kind::Same(target) if api[*target].component.is_some() => {
            variant_name(api, shapes, *target, index)
        }
        kind => kind_name(kind).map_or_else(|| format!("Variant{}", index + 1), str::to_owned),
    }
}

/// The word for a kind that needs no name of the document.
fn kind_name(kind: &Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Boolean => "Boolean",
        Kind::Integer(_) => "Integer",
        Kind::Number | Kind::Float => "Number",
        Kind::Text | Kind::Formatted(_) | Kind::Enum(_) => "Text",
        Kind::File => "File",
        Kind::List(_) | Kind::ListOfAny => "List",
        Kind::Tuple(_) => "Tuple",
        Kind::Map(_) => "Map",
        Kind::Json | Kind::Struct(_) | Kind::Union(_) | Kind::Mixed(_) | Kind::Same(_) => {
            return None;
        }
    })
}
