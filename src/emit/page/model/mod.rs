//! What the page's script works with, as JSON: operations, settings, signing schemes and rules, a fact a line.

mod parameter;
mod request_body;
mod setting;
mod signing;

use super::super::{Emission, operations::Call};
use super::rules::RuleBook;
use super::text::json;
use crate::{
    analyze::{
        answers::answers,
        settings::{ClientSetting, settings},
    },
    model::{Operation, SchemaId, preferred, sent_path},
};
use parameter::parameter;
use request_body::{request_body, rust_body};
use setting::{server, setting, setting_schema};
use signing::signing;

/// The model of a document, as the text of a script element of the type `application/json`.
pub(super) fn model(cx: &Emission<'_>) -> String {
    let settings = settings(cx.api);
    let book = RuleBook::new(cx, &roots(cx, &settings));
    let operations = cx.calls();
    let operations = operations.iter().map(|call| operation(call, &book));
    let variants = cx.tables.names.servers.iter();
    let servers = cx.api.servers.iter().zip(variants);
    let servers = servers.map(|(found, names)| server(found, Some(&names.variant)));
    object(&[
        ("crate", json(cx.crate_name)),
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

fn operation(call: &Call<'_>, book: &RuleBook<'_>) -> String {
    let operation = call.operation;
    object(&[
        ("id", json(&operation.id)),
        ("method", json(operation.method.as_str())),
        (
            "path",
            json(&sent_path(&operation.path, &operation.parameters)),
        ),
        ("accept", json(&call.accepted())),
        (
            "servers",
            array(operation.servers.iter().map(|own| server(own, None))),
        ),
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
        ("body", request_body(call, book)),
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
    let streams = [
        ("events", &call.names.events),
        ("streamed", &call.names.streamed),
        ("from", &call.names.from),
    ];
    let streams = streams.into_iter();
    let streams = streams.filter_map(|(name, method)| Some((name, json(method.as_ref()?))));
    object(&[
        ("method", json(&call.names.method)),
        ("streams", object(&streams.collect::<Vec<_>>())),
        ("body", rust_body(call)),
        ("parameters", maybe(parameters.as_deref())),
        ("names", format!("[{}]", names.join(","))),
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
