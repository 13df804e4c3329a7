//! Which request bodies are bytes, and which of those can be read while they are sent.

use super::shape::{Kind, Shapes};
use crate::model::{Api, MediaType, Operation, RequestBody, Signing, TemplatePart, ValueSource};

/// The caller has such a body as bytes: it is neither JSON nor text, nor made of members.
pub fn is_sent_as_bytes(shapes: &Shapes, media_type: &MediaType) -> bool {
    let is_text = |id| shapes[shapes.resolve(id).0].kind == Kind::Text;
    let is_any = media_type.essence() == "*/*" && media_type.schema.is_none_or(is_text);
    let is_json = media_type.is_json() && !is_any;
    let has_members =
        media_type.schema.is_some() && (media_type.is_form() || media_type.is_multipart());
    !is_json && (media_type.is_range() || !has_members && !media_type.is_text())
}

/// The media types of a body that can be read while it is sent: those of bytes, unless a header depends on them.
pub fn streamed_bodies<'a>(
    api: &Api,
    shapes: &Shapes,
    operation: &'a Operation,
) -> Vec<&'a MediaType> {
    let body = operation.request_body.as_ref();
    let mut bodies = body.map(RequestBody::alternatives).unwrap_or_default();
    bodies.retain(|one| is_sent_as_bytes(shapes, one) && !needs_body(api, operation));
    bodies
}

/// Some value is computed from the bytes of the body.
fn needs_body(api: &Api, operation: &Operation) -> bool {
    let mut values = operation
        .parameters
        .iter()
        .map(|parameter| &parameter.value);
    values.any(|value| match value {
        ValueSource::Computed { template } => holds_body(&api.signing, &template.parts),
        ValueSource::Caller | ValueSource::Setting { .. } | ValueSource::Encryption => false,
    })
}

fn holds_body(schemes: &[Signing], parts: &[TemplatePart]) -> bool {
    parts.iter().any(|part| match part {
        TemplatePart::Body | TemplatePart::BodySha256 => true,
        TemplatePart::Base64(parts) => holds_body(schemes, parts),
        TemplatePart::Signature(name) => {
            let mut named = schemes.iter().filter(|scheme| scheme.name == *name);
            named.any(|scheme| holds_body(schemes, &scheme.signs.parts))
        }
        _ => false,
    })
}
