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

/// The media type of a body that can be read while it is sent: the only one, of bytes, and no header depends on them.
pub fn streamed_body<'a>(
    api: &Api,
    shapes: &Shapes,
    operation: &'a Operation,
) -> Option<&'a MediaType> {
    let body = operation.request_body.as_ref();
    let alternatives = body.map(RequestBody::alternatives)?;
    let &[only] = &alternatives[..] else {
        return None;
    };
    (is_sent_as_bytes(shapes, only) && !needs_body(api, operation)).then_some(only)
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
