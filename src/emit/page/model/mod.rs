//! What the page's script works with, as JSON: operations, settings, signing schemes and rules, a fact a line.

use proc_macro2::TokenStream;

use super::super::{
    Emission,
    bodies::{BodyKind, request_kind},
    operations::Call,
    parameters::is_required,
};
use super::rules::RuleBook;
use super::text::json;
use crate::{
    analyze::{
        answers::answers,
        settings::{ClientSetting, settings},
    },
    model::{
        Algorithm, Content, Encoding, Location, MediaType, Operation, Parameter, RequestBody,
        SchemaId, Signing, Style, TemplatePart, ValueSource, preferred,
    },
};

/// The model of a document, as the text of a script element of the type `application/json`.
pub(super) fn model(cx: &Emission<'_>) -> String {
    let settings = settings(cx.api);
    let book = RuleBook::new(cx, &roots(cx, &settings));
    let operations = cx.calls();
    let operations = operations.iter().map(|call| operation(call, &book));
    let servers = cx
        .api
        .servers
        .iter()
        .map(|server| json(&server.default_url()));
    object(&[
        ("crate", json(cx.crate_name)),
        (
            "server",
            cx.tables
                .names
                .servers
                .first()
                .map_or_else(null, |names| json(&names.variant)),
        ),
        ("servers", array(servers)),
        (
            "settings",
            array(settings.iter().map(|found| setting(cx, found, &book))),
        ),
        ("signing", array(cx.api.signing.iter().map(signing))),
        ("operations", array(operations)),
        ("schemas", format!("{{\n{}\n}}", book.members().join(",\n"))),
    ])
}

/// Every schema that the page judges by.
fn roots(cx: &Emission<'_>, settings: &[ClientSetting<'_>]) -> Vec<SchemaId> {
    let operations = cx.api.operations.iter();
    let of_operations = operations.flat_map(|operation| {
        let parameters = operation
            .parameters
            .iter()
            .filter_map(|parameter| parameter.content.schema());
        let body = operation
            .request_body
            .iter()
            .filter_map(|body| preferred(&body.content)?.schema);
        let responses = operation
            .responses
            .iter()
            .filter_map(|response| preferred(&response.content)?.schema);
        parameters.chain(body).chain(responses)
    });
    of_operations
        .chain(settings.iter().filter_map(setting_schema))
        .collect()
}

fn setting_schema(setting: &ClientSetting<'_>) -> Option<SchemaId> {
    match setting.parameter {
        Some(parameter) => parameter.content.schema(),
        None => setting.declared?.schema,
    }
}

fn setting(cx: &Emission<'_>, setting: &ClientSetting<'_>, book: &RuleBook<'_>) -> String {
    let zones = setting
        .parameter
        .map(|parameter| &parameter.zones[..])
        .unwrap_or_default();
    let zones = zones
        .iter()
        .map(|zone| format!("[{},{}]", json(&zone.name), zone.offset_minutes));
    object(&[
        ("name", json(&setting.name)),
        ("ident", json(&cx.tables.names.settings[&setting.name])),
        ("secret", setting.secret.to_string()),
        ("sent", setting.parameter.is_some().to_string()),
        ("required", setting.is_required().to_string()),
        ("default", maybe(setting.default.as_deref())),
        ("zones", array(zones)),
        ("rules", rules(setting_schema(setting), book)),
    ])
}

fn signing(scheme: &Signing) -> String {
    let algorithm = match scheme.algorithm {
        Algorithm::HmacSha256 => "SHA-256",
        Algorithm::HmacSha512 => "SHA-512",
    };
    let encoding = match scheme.encoding {
        Encoding::Base64 => "base64",
        Encoding::Base64Url => "base64url",
        Encoding::Hex => "hex",
    };
    object(&[
        ("name", json(&scheme.name)),
        ("hash", json(algorithm)),
        ("key", json(&scheme.key)),
        ("signs", parts(&scheme.signs.parts)),
        ("encoding", json(encoding)),
    ])
}

fn operation(call: &Call<'_>, book: &RuleBook<'_>) -> String {
    let operation = call.operation;
    object(&[
        ("id", json(&operation.id)),
        ("method", json(operation.method.as_str())),
        ("path", json(&operation.path)),
        ("accept", json(&call.accepted())),
        ("rust", rust(call)),
        (
            "parameters",
            array(
                operation
                    .parameters
                    .iter()
                    .map(|found| parameter(call.cx, found, book)),
            ),
        ),
        ("body", body(operation, book)),
        ("answers", array(answers_of(operation, book))),
    ])
}

/// The names by which the generated crate is called.
fn rust(call: &Call<'_>) -> String {
    let parameters = call
        .has_parameters()
        .then(|| call.parameters_ident().to_string());
    let names: Vec<String> = call
        .names
        .parameters
        .iter()
        .map(|name| json(name))
        .collect();
    object(&[
        ("method", json(&call.names.method)),
        ("body", rust_body(call)),
        ("parameters", maybe(parameters.as_deref())),
        ("names", format!("[{}]", names.join(","))),
    ])
}

/// How the generated crate takes the body: its kind, the path of its rules, and the alternative that it is.
fn rust_body(call: &Call<'_>) -> String {
    let body = call.operation.request_body.as_ref();
    let alternatives = body.map(RequestBody::alternatives).unwrap_or_default();
    let kind = alternatives
        .first()
        .map_or(BodyKind::Bytes, |first| request_kind(call.cx, first));
    let path = |rules: TokenStream| rules.to_string().replace(' ', "");
    let (kind, rules) = match kind {
        BodyKind::Json(typed) => ("json", Some(path(typed.rules))),
        BodyKind::Text(_) => ("text", None),
        BodyKind::Bytes | BodyKind::Empty => ("bytes", None),
        BodyKind::Form(_) | BodyKind::Multipart(_) | BodyKind::File => ("other", None),
    };
    let chosen = call.names.bodies.first().filter(|_| alternatives.len() > 1);
    let variant = chosen.map(|variant| format!("bodies::{}::{variant}", call.bodies_ident()));
    object(&[
        ("kind", json(kind)),
        ("rules", maybe(rules.as_deref())),
        ("variant", maybe(variant.as_deref())),
    ])
}

fn parameter(cx: &Emission<'_>, parameter: &Parameter, book: &RuleBook<'_>) -> String {
    let (style, explode, allow_reserved) = match parameter.content {
        Content::Schema {
            style,
            explode,
            allow_reserved,
            ..
        } => (style_word(style), explode, allow_reserved),
        Content::MediaType(ref media_type) => (
            media_type_style(media_type, parameter.location),
            false,
            false,
        ),
    };
    let value = match &parameter.value {
        ValueSource::Caller => null(),
        ValueSource::Setting { name, default: _ } => format!("[[\"setting\",{}]]", json(name)),
        ValueSource::Computed { template } => parts(&template.parts),
        ValueSource::Encryption => "[[\"keyId\"]]".to_owned(),
    };
    let schema = parameter.content.schema();
    let is_secret = parameter.secret || schema.is_some_and(|id| cx.api[id].secret);
    let example = parameter
        .examples
        .iter()
        .find_map(|example| example.value.as_ref());
    let example = example.or_else(|| cx.api[schema?].examples.first());
    object(&[
        ("in", json(parameter.location.word())),
        ("name", json(&parameter.name)),
        ("required", is_required(parameter).to_string()),
        ("secret", is_secret.to_string()),
        ("style", json(style)),
        ("explode", explode.to_string()),
        ("allowReserved", allow_reserved.to_string()),
        ("allowEmpty", parameter.allow_empty_value.to_string()),
        ("value", value),
        (
            "example",
            maybe(example.map(ToString::to_string).as_deref()),
        ),
        ("rules", rules(schema, book)),
    ])
}

/// How a document of one media type is written: JSON as such, anything else as its text.
fn media_type_style(media_type: &MediaType, location: Location) -> &'static str {
    match location {
        _ if media_type.is_json() => "json",
        Location::Query | Location::Cookie => "form",
        Location::Path | Location::Header => "simple",
    }
}

fn style_word(style: Style) -> &'static str {
    match style {
        Style::Matrix => "matrix",
        Style::Label => "label",
        Style::Simple => "simple",
        Style::Form => "form",
        Style::SpaceDelimited => "spaceDelimited",
        Style::PipeDelimited => "pipeDelimited",
        Style::DeepObject => "deepObject",
    }
}

fn body(operation: &Operation, book: &RuleBook<'_>) -> String {
    let Some(body) = &operation.request_body else {
        return null();
    };
    let media_type = preferred(&body.content);
    let name = media_type.map_or("application/octet-stream", |media_type| &media_type.name);
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
            "json",
            media_type.is_some_and(MediaType::is_json).to_string(),
        ),
        ("required", body.required.to_string()),
        ("examples", array(cases)),
        (
            "rules",
            rules(media_type.and_then(|media_type| media_type.schema), book),
        ),
    ])
}

/// Status, code, name, message, meaning, where the code stands, and the rules of the body.
fn answers_of(operation: &Operation, book: &RuleBook<'_>) -> Vec<String> {
    let answers = answers(operation);
    let lines = answers.iter().map(|answer| {
        let code = answer.code;
        let at = answer
            .response
            .codes
            .as_ref()
            .map(|codes| codes.at.as_str());
        let media_type = preferred(&answer.response.content);
        let schema = media_type
            .filter(|media_type| media_type.is_json())
            .and_then(|media_type| media_type.schema);
        object(&[
            ("status", json(&answer.response.status.to_string())),
            ("success", answer.is_success.to_string()),
            ("code", maybe(code.map(|code| code.code.as_str()))),
            ("message", json(&answer.message())),
            ("meaning", json(answer.meaning())),
            ("at", maybe(at)),
            ("rules", rules(schema, book)),
        ])
    });
    lines.collect()
}

fn rules(schema: Option<SchemaId>, book: &RuleBook<'_>) -> String {
    schema.map_or_else(|| "[]".to_owned(), |id| book.refer(id))
}

/// The parts of a template, each as its word and what it is about.
fn parts(template: &[TemplatePart]) -> String {
    let part = |part: &TemplatePart| match part {
        TemplatePart::Text(text) => format!("[\"text\",{}]", json(text)),
        TemplatePart::Time(pattern) => format!("[\"time\",{}]", json(pattern)),
        TemplatePart::Epoch => "[\"epoch\"]".to_owned(),
        TemplatePart::EpochMillis => "[\"epochMillis\"]".to_owned(),
        TemplatePart::Hex(digits) => format!("[\"hex\",{digits}]"),
        TemplatePart::Uuid => "[\"uuid\"]".to_owned(),
        TemplatePart::Method => "[\"method\"]".to_owned(),
        TemplatePart::Path => "[\"path\"]".to_owned(),
        TemplatePart::Query => "[\"query\"]".to_owned(),
        TemplatePart::Body => "[\"body\"]".to_owned(),
        TemplatePart::BodySha256 => "[\"bodySha256\"]".to_owned(),
        TemplatePart::Header(name) => format!("[\"header\",{}]", json(name)),
        // The page fetches nothing: whoever tries a call gives the token.
        TemplatePart::Setting(name) | TemplatePart::AccessToken { token: name, .. } => {
            format!("[\"setting\",{}]", json(name))
        }
        TemplatePart::Base64(inner) => format!("[\"base64\",{}]", parts(inner)),
        TemplatePart::Signature(name) => format!("[\"signature\",{}]", json(name)),
    };
    let parts: Vec<String> = template.iter().map(part).collect();
    format!("[{}]", parts.join(","))
}

fn object(members: &[(&str, String)]) -> String {
    let lines: Vec<String> = members
        .iter()
        .map(|(name, value)| format!("\"{name}\":{value}"))
        .collect();
    format!("{{{}}}", lines.join(",\n"))
}

fn array(items: impl IntoIterator<Item = String>) -> String {
    let items: Vec<String> = items.into_iter().map(|item| format!("\n{item}")).collect();
    format!("[{}]", items.join(","))
}

fn maybe(text: Option<&str>) -> String {
    text.map_or_else(null, json)
}

fn null() -> String {
    "null".to_owned()
}
