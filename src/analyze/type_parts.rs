//! What a type holds, and the words for it in names.

use super::{
    idents::camel,
    member_names::variant_name,
    shape::{Kind, Shapes},
};
use crate::model::{Api, SchemaId};

/// Visits each schema that types of the kind mention, with what names it within them.
pub(super) fn each_part(
    api: &Api,
    shapes: &Shapes,
    kind: &Kind,
    visit: &mut dyn FnMut(SchemaId, &dyn Fn() -> String),
) {
    match kind {
        Kind::Same(target) => visit(*target, &String::new),
        Kind::List(item) => visit(*item, &|| "Item".to_owned()),
        Kind::Map(Some(value)) => visit(*value, &|| "Value".to_owned()),
        Kind::Tuple(items) => {
            for (index, item) in items.iter().enumerate() {
                visit(*item, &|| format!("Item{}", index + 1));
            }
        }
        Kind::Union(alternatives) => {
            for (index, id) in alternatives.iter().enumerate() {
                visit(*id, &|| variant_name(api, shapes, *id, index));
            }
        }
        Kind::Mixed(kinds) => {
            for kind in kinds {
                each_part(api, shapes, kind, visit);
            }
        }
        Kind::Struct(object) => {
            for (name, field) in &object.fields {
                if let Some(id) = field.schema {
                    visit(id, &|| camel(name));
                }
            }
            if let Some(values) = object.additional.flatten() {
                visit(values, &|| "Value".to_owned());
            }
        }
        _ => {}
    }
}
