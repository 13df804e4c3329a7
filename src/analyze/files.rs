//! Which schemas are files: members of multipart bodies whose values are bytes.

use super::shape::{Kind, Shape, Shapes};
use crate::model::{Api, Schema, SchemaId};

/// Gives the files of all multipart bodies their shape.
pub(super) fn mark_files(api: &Api, shapes: &mut Shapes) {
    let bodies = api
        .operations
        .iter()
        .flat_map(|operation| &operation.request_body);
    let content = bodies.flat_map(|body| &body.content);
    let roots: Vec<SchemaId> = content
        .filter(|media_type| media_type.is_multipart())
        .filter_map(|media_type| media_type.schema)
        .collect();
    for root in roots {
        let Kind::Struct(object) = &shapes[shapes.resolve(root).0].kind else {
            continue;
        };
        let fields = object.fields.values().filter(|field| field.certain);
        let schemas: Vec<SchemaId> = fields.filter_map(|field| field.schema).collect();
        for schema in schemas {
            let leaf = shapes.leaf(schema);
            if is_binary(&api[leaf], &shapes[leaf]) {
                shapes.set_kind(leaf, Kind::File);
            }
        }
    }
}

/// `format: binary`, or a media type without an encoding as text (OpenAPI 3.1, section 4.8.14.2).
fn is_binary(schema: &Schema, shape: &Shape) -> bool {
    let string = &schema.string;
    let is_plain = string.content_encoding.is_none();
    match shape.kind {
        Kind::Text => {
            schema.format.as_deref() == Some("binary")
                || is_plain && string.content_media_type.is_some()
        }
        Kind::Json => is_plain && string.content_media_type.is_some(),
        _ => false,
    }
}

impl Shapes {
    /// What a part of a multipart body is made of: the schema itself, or that of the items of a list.
    pub fn leaf(&self, id: SchemaId) -> SchemaId {
        let (id, _) = self.resolve(id);
        match self[id].kind {
            Kind::List(item) => self.resolve(item).0,
            _ => id,
        }
    }
}
