//! A request body: how it is written, its fields where it is a form, its examples and rules.

use proc_macro2::TokenStream;

use super::super::super::{
    Emission,
    bodies::{BodyKind, request_kind},
    operations::Call,
    request_bodies::{FormStyle, Part, content_type, form_style, parts},
};
use super::super::rules::RuleBook;
use super::{array, json, maybe, null, object, rules};
use crate::model::{MediaType, PartEncoding, RequestBody, preferred};

/// The body that generated code prefers: how it is written, and its rules.
pub(super) fn request_body(call: &Call<'_>, book: &RuleBook<'_>) -> String {
    let Some(body) = &call.operation.request_body else {
        return null();
    };
    let media_type = preferred(&body.content);
    let name = media_type.map_or("application/octet-stream", content_type);
    let cases = media_type
        .iter()
        .flat_map(|media_type| &media_type.examples);
    let cases = cases.filter_map(|example| {
        let value = json(&example.value.as_ref()?.to_string());
        let label = match example.summary.trim() {
            "" => &example.name,
            summary => summary,
        };
        let case = example.case.as_ref();
        let status = case.map_or_else(null, |case| case.status.to_string());
        let code = maybe(case.and_then(|case| case.code.as_deref()));
        let (name, label) = (json(&example.name), json(label));
        Some(format!("[{name},{label},{value},{status},{code}]"))
    });
    object(&[
        ("type", json(name)),
        (
            "kind",
            json(media_type.map_or("file", |own| kind_of(call.cx, own))),
        ),
        (
            "fields",
            array(media_type.into_iter().flat_map(|own| fields(call.cx, own))),
        ),
        ("required", body.required.to_string()),
        ("examples", array(cases)),
        (
            "rules",
            rules(media_type.and_then(|media_type| media_type.schema), book),
        ),
    ])
}

/// How the page takes the body, as [`request_kind`] says it of generated code: `json`, `form`, `multipart`, `text` or
/// `file`, which is any other content.
fn kind_of(cx: &Emission<'_>, media_type: &MediaType) -> &'static str {
    match request_kind(cx, media_type) {
        BodyKind::Json(_) => "json",
        BodyKind::Form(_) => "form",
        BodyKind::Multipart(_) => "multipart",
        BodyKind::Text(_) => "text",
        BodyKind::File | BodyKind::Bytes => "file",
    }
}

/// The fields of a form or multipart body of which the document says how they are written.
fn fields(cx: &Emission<'_>, media_type: &MediaType) -> Vec<String> {
    match request_kind(cx, media_type) {
        BodyKind::Form(_) => media_type.encoding.iter().filter_map(form_field).collect(),
        BodyKind::Multipart(_) => parts(cx, media_type).iter().map(part).collect(),
        _ => Vec::new(),
    }
}

/// Name, style, `explode` and whether reserved characters stay, where the document says one of them.
fn form_field(encoding: &PartEncoding) -> Option<String> {
    let (style, explode, reserved) = match form_style(encoding)? {
        FormStyle::Json => ("json", false, false),
        FormStyle::Styled {
            style,
            explode,
            allow_reserved,
        } => (style.word(), explode, allow_reserved),
    };
    let (name, style) = (json(&encoding.property), json(style));
    Some(format!("[{name},{style},{explode},{reserved}]"))
}

/// Name, whether it holds files, the media types that are allowed, its field in Rust, and whether it is always there.
fn part(part: &Part<'_>) -> String {
    let (name, media_type) = (json(part.name), maybe(part.media_type));
    let field = json(part.field);
    let (is_file, is_required) = (part.is_file, part.is_required);
    format!("[{name},{is_file},{media_type},{field},{is_required}]")
}

/// How the generated crate takes the body: its kind, the path of its rules, the alternative that it is, and the media
/// types of what can be read while it is sent.
pub(super) fn rust_body(call: &Call<'_>) -> String {
    let body = call.operation.request_body.as_ref();
    let alternatives = body.map(RequestBody::alternatives).unwrap_or_default();
    let kind = alternatives
        .first()
        .map_or(BodyKind::Bytes, |first| request_kind(call.cx, first));
    let path = |rules: TokenStream| rules.to_string().replace(' ', "");
    let (kind, rules) = match kind {
        BodyKind::Json(typed) | BodyKind::Form(typed) => ("json", Some(path(typed.rules))),
        BodyKind::Text(_) => ("text", None),
        BodyKind::Multipart(typed) => ("multipart", Some(path(typed.held))),
        BodyKind::File => ("file", None),
        BodyKind::Bytes => ("bytes", None),
    };
    let chosen = call.names.bodies.first().filter(|_| alternatives.len() > 1);
    let variant = chosen.map(|variant| format!("bodies::{}::{variant}", call.bodies_ident()));
    let is_optional = body.is_some_and(|body| !body.required && !alternatives.is_empty());
    object(&[
        ("kind", json(kind)),
        ("rules", maybe(rules.as_deref())),
        ("variant", maybe(variant.as_deref())),
        ("optional", is_optional.to_string()),
        ("sources", maybe(call.sources().as_deref())),
    ])
}
