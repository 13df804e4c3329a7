//! Operations: unique ids, parameters against the path, and everything they are made of.

use super::{
    Context, Once, codes::check_codes, did_you_mean, media_type::check_media_type,
    parameter::check_parameter, security::check_security, server::check_servers,
    template::check_templates,
};
use crate::{
    diag::{Diagnostics, codes},
    hashed::Map,
    model::{Location, Method, Operation, Parameter, Response, placeholders, sent_path},
    runtime::check::Direction,
    source::{FileId, Place},
};

/// Checks all operations; what they share, once.
pub(super) fn check_operations(cx: &Context<'_>, diags: &mut Diagnostics) {
    check_ids(cx, diags);
    let mut once = Once::default();
    for operation in &cx.api.operations {
        check_operation(cx, operation, &mut once, diags);
    }
}

fn check_ids(cx: &Context<'_>, diags: &mut Diagnostics) {
    let mut seen: Map<&str, &Place> = Map::default();
    for operation in &cx.api.operations {
        let place = &operation.place;
        if !cx.has(&place.child("operationId")) {
            continue;
        }
        match seen.insert(&operation.id, place) {
            Some(first) if first != place => {
                let message = format!("the operation id `{}` stands twice", operation.id);
                diags
                    .warning(
                        &codes::DUPLICATE_NAME,
                        &place.child("operationId"),
                        message,
                    )
                    .help("both are generated, the second under another name; give it an id of its own")
                    .related(first.child("operationId"), "the first is here");
            }
            _ => {}
        }
    }
}

fn check_operation<'a>(
    cx: &Context<'a>,
    operation: &'a Operation,
    once: &mut Once,
    diags: &mut Diagnostics,
) {
    for place in operation.repeated.iter().filter(|place| once.is_new(place)) {
        diags
            .error(
                &codes::DUPLICATE_NAME,
                place,
                "this list has a parameter of the same name and place already",
            )
            .help("which of them is meant cannot be told; remove the others");
    }
    for parameter in &operation.parameters {
        if once.is_new(&parameter.place) && !is_credential(cx, parameter) {
            check_parameter(cx, parameter, diags);
        }
    }
    check_path_parameters(cx, operation, diags);
    check_templates(cx, operation, diags);
    check_request_body(cx, operation, once, diags);
    for response in &operation.responses {
        if once.is_new(&response.place) {
            check_response(cx, response, diags);
        }
    }
    if once.is_new(&operation.place.child("servers")) {
        check_servers(cx, &operation.servers, diags);
    }
    check_security(cx, operation, once, diags);
    check_codes(cx, operation, diags);
}

/// The parameter stands for a security scheme, and nobody wrote it as one.
fn is_credential(cx: &Context<'_>, parameter: &Parameter) -> bool {
    let mut schemes = cx.api.security_schemes.iter();
    schemes.any(|scheme| scheme.place == parameter.place)
}

fn check_path_parameters(cx: &Context<'_>, operation: &Operation, diags: &mut Diagnostics) {
    let path = &operation.path;
    let sent = sent_path(path, &operation.parameters);
    let Ok(placeholders) = placeholders(&sent) else {
        return; // reported with the path
    };
    let parameters = operation.parameters.iter();
    let parameters = parameters.filter(|parameter| parameter.location == Location::Path);
    let (declared, undeclared): (Vec<_>, Vec<_>) =
        parameters.partition(|parameter| cx.has(&parameter.place));
    for parameter in &declared {
        let name = parameter.name.as_str();
        if !placeholders.contains(&name) {
            diags
                .warning(
                    &codes::PATH_MISMATCH,
                    &parameter.place.child("name"),
                    format!("the path `{path}` has no `{{{name}}}`"),
                )
                .help(format!(
                    "the value goes nowhere; {}",
                    did_you_mean(name, placeholders.clone(), "placeholders")
                ));
        }
    }
    for parameter in undeclared {
        let name = &parameter.name;
        let known = declared.iter().map(|declared| declared.name.as_str());
        let near = did_you_mean(name, known, "path parameters");
        let paths = Place::root(FileId::ROOT).child("paths");
        diags
            .warning(
                &codes::PATH_MISMATCH,
                &operation.place,
                format!("no path parameter fills `{{{name}}}` of `{path}`"),
            )
            .help(format!("callers fill it with a text; {near}"))
            .on_key()
            .related(paths.child(path), "the path is here");
    }
}

fn check_request_body(
    cx: &Context<'_>,
    operation: &Operation,
    once: &mut Once,
    diags: &mut Diagnostics,
) {
    let Some(body) = &operation.request_body else {
        return;
    };
    let method = operation.method;
    if matches!(method, Method::Get | Method::Head) {
        let message = format!("a body has no meaning in a {} request", method.as_str());
        diags
            .warning(
                &codes::INEFFECTIVE,
                &operation.place.child("requestBody"),
                message,
            )
            .on_key()
            .help("it is sent, but servers and proxies may drop it (RFC 9110, section 9.3.1)");
    }
    if once.is_new(&body.place) {
        for media_type in &body.content {
            check_media_type(cx, media_type, Direction::Sent, diags);
        }
    }
}

fn check_response(cx: &Context<'_>, response: &Response, diags: &mut Diagnostics) {
    for media_type in &response.content {
        check_media_type(cx, media_type, Direction::Received, diags);
    }
    let ids = cx.api.operations.iter().map(|other| other.id.as_str());
    for link in &response.links {
        let Some(id) = &link.operation_id else {
            continue;
        };
        if !ids.clone().any(|other| other == id) {
            diags
                .warning(
                    &codes::UNKNOWN_NAME,
                    &link.place.child("operationId"),
                    format!("there is no operation `{id}`"),
                )
                .help(did_you_mean(id, ids.clone(), "operations"));
        }
    }
}
