//! Which version of OpenAPI a document is written for, and what it is when it is none.

use crate::diag::{Diagnostics, codes};
use crate::source::{Place, Value};

/// A minor version of OpenAPI; patch versions change nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Version {
    /// OpenAPI 3.0.
    V3_0,
    /// OpenAPI 3.1.
    V3_1,
    /// OpenAPI 3.2, as far as it only adds to 3.1.
    V3_2,
}

const CURE: &str = "OpenAPI 3.0, 3.1 and 3.2 are supported: write for example `openapi: 3.0.3`";

/// Finds the version of a document, or says why there is none.
pub(super) fn detect(root: &Value, place: &Place, diags: &mut Diagnostics) -> Option<Version> {
    let Value::Object(members) = root else {
        let message = format!(
            "this is not an OpenAPI document: it holds {}, not an object",
            root.kind()
        );
        diags.error(&codes::NOT_OPENAPI, place, message).help(CURE);
        return None;
    };
    if let Some(version) = members.get("openapi") {
        return read(version, &place.child("openapi"), diags);
    }
    if let Some(version) = members.get("swagger") {
        let text = version
            .as_str()
            .map_or_else(|| "2.0".to_owned(), str::to_owned);
        let message = format!("this is a Swagger {text} document, not OpenAPI 3");
        let help =
            "convert it first, for example with `npx swagger2openapi` or on editor.swagger.io";
        diags
            .error(
                &codes::UNSUPPORTED_VERSION,
                &place.child("swagger"),
                message,
            )
            .help(help)
            .on_key();
        return None;
    }
    let message = match foreign(root) {
        Some(other) => format!("this is {other}, not an OpenAPI document"),
        None => "this is not an OpenAPI document: it has no `openapi` field".to_owned(),
    };
    let finding = diags.error(&codes::NOT_OPENAPI, place, message);
    let near = members
        .keys()
        .find(|name| name.trim().eq_ignore_ascii_case("openapi"));
    finding.help(near.map_or_else(
        || CURE.to_owned(),
        |name| format!("did you mean `openapi` where it says `{name}`?"),
    ));
    None
}

fn foreign(root: &Value) -> Option<&'static str> {
    let has = |name: &str| root.get(name).is_some();
    match () {
        () if has("asyncapi") => Some("an AsyncAPI document"),
        () if has("arazzo") => Some("an Arazzo document"),
        () if has("overlay") => Some("an OpenAPI overlay"),
        () if has("swaggerVersion") => Some("a Swagger 1 document"),
        () if has("$schema") || has("properties") || has("$defs") => Some("a JSON Schema"),
        () => None,
    }
}

fn read(version: &Value, place: &Place, diags: &mut Diagnostics) -> Option<Version> {
    let text = match version {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.text().to_owned(),
        other => {
            let message = format!(
                "`openapi` must be a version such as `3.0.3`, found {}",
                other.kind()
            );
            diags
                .error(&codes::UNSUPPORTED_VERSION, place, message)
                .help(CURE);
            return None;
        }
    };
    let mut parts = text.split('.');
    let known = match (parts.next(), parts.next()) {
        (Some("3"), Some("0")) => Some(Version::V3_0),
        (Some("3"), Some("1")) => Some(Version::V3_1),
        (Some("3"), Some("2")) => Some(Version::V3_2),
        _ => None,
    };
    if known.is_none() {
        let message = format!("OpenAPI version `{text}` is not supported");
        diags
            .error(&codes::UNSUPPORTED_VERSION, place, message)
            .help(CURE);
    }
    known
}
