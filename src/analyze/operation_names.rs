//! Operations → the names of their methods, types, parameters and bodies, in document order.

use super::{
    idents::{Scope, camel, snake},
    shape::Shapes,
    uploads::streamed_bodies,
};
use crate::model::{
    Api, MediaType, Operation, Parameter, RequestBody, Response, Status, ValueSource,
};

/// Type names that `operations.rs` uses itself.
const RESERVED_OPERATIONS: &[&str] = &[
    "Call",
    "Json",
    "Likely",
    "Operation",
    "Option",
    "Parameter",
    "Security",
    "String",
    "Style",
    "Vec",
];

/// Names that an operation gives rise to.
#[derive(Clone, Debug)]
pub struct OperationNames {
    /// Method of the clients.
    pub method: String,
    /// Prefix of the types that belong to the operation alone.
    pub prefix: String,
    /// Fields of the parameters that the caller provides, in document order.
    pub parameters: Vec<String>,
    /// Method of the clients that gives the events of the answer, where it has such.
    pub events: Option<String>,
    /// Method of the clients that gives the bytes of the answer piece by piece, where it has such.
    pub streamed: Option<String>,
    /// Method of the clients that sends a body while it is read, where there can be such.
    pub from: Option<String>,
    /// Variants of the request body, one for each of its alternatives.
    pub bodies: Vec<String>,
    /// Per response, the names of its bodies where they come in one of several media types.
    pub replies: Vec<Option<ReplyNames>>,
}

/// The enum of a body that comes in one of several media types.
#[derive(Clone, Debug)]
pub struct ReplyNames {
    /// The enum.
    pub ident: String,
    /// Its variants, one for each of the alternatives.
    pub variants: Vec<String>,
}

/// Parameters that the caller of an operation provides, in document order.
pub fn caller_parameters(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    operation
        .parameters
        .iter()
        .filter(|parameter| parameter.value == ValueSource::Caller)
}

pub(super) fn name_operations(api: &Api, shapes: &Shapes) -> Vec<OperationNames> {
    let mut methods = Scope::with_reserved(&["new", "builder", "clone", "fmt", "credentials"]);
    let mut prefixes = Scope::with_reserved(RESERVED_OPERATIONS);
    let mut replies = Scope::default();
    let name = |operation: &Operation| {
        let name = operation.name.as_deref().unwrap_or(&operation.id);
        let prefix = prefixes.claim(camel(name));
        let parameters = caller_parameters(operation)
            .map(|parameter| parameter.rust_name.as_deref().unwrap_or(&parameter.name));
        OperationNames {
            method: methods.claim(snake(name)),
            events: None,
            streamed: None,
            from: None,
            parameters: Scope::default().claim_all(parameters, snake),
            bodies: name_bodies(operation),
            replies: name_replies(operation, &prefix, &mut replies),
            prefix,
        }
    };
    let mut names: Vec<OperationNames> = api.operations.iter().map(name).collect();
    // Only now, so that they take no name from an operation.
    for (operation, names) in api.operations.iter().zip(&mut names) {
        names.events = operation.events().map(|_| match operation.is_all_events() {
            true => names.method.clone(),
            false => methods.claim(format!("{}_events", names.method)),
        });
    }
    for (operation, names) in api.operations.iter().zip(&mut names) {
        let claim = || methods.claim(format!("{}_streamed", names.method));
        names.streamed = operation.gives_bytes().then(claim);
    }
    for (operation, names) in api.operations.iter().zip(&mut names) {
        let claim = || methods.claim(format!("{}_from", names.method));
        let is_streamed = !streamed_bodies(api, shapes, operation).is_empty();
        names.from = is_streamed.then(claim);
    }
    names
}

/// The enums of the bodies that come in one of several media types.
fn name_replies(operation: &Operation, prefix: &str, enums: &mut Scope) -> Vec<Option<ReplyNames>> {
    let name = |response: &Response| {
        let alternatives = response.alternatives();
        let suffix = reply_suffix(operation, response.status);
        let mut scope = Scope::default();
        let firsts = alternatives.iter().map(|alike| media_type_name(alike[0]));
        (alternatives.len() > 1).then(|| ReplyNames {
            ident: enums.claim(format!("{prefix}Reply{suffix}")),
            variants: firsts.map(|name| scope.claim(name)).collect(),
        })
    };
    operation.responses.iter().map(name).collect()
}

/// The variants of the request body.
fn name_bodies(operation: &Operation) -> Vec<String> {
    let mut scope = Scope::default();
    let body = operation.request_body.iter();
    body.flat_map(RequestBody::alternatives)
        .map(|media_type| scope.claim(media_type_name(media_type)))
        .collect()
}

/// `Json` for `application/json`, `Xml` for `text/xml`.
fn media_type_name(media_type: &MediaType) -> String {
    let essence = media_type.essence();
    let subtype = essence.split_once('/').map_or("", |(_, subtype)| subtype);
    match subtype {
        _ if media_type.is_form() => "Form".to_owned(),
        "form-data" => "Multipart".to_owned(),
        "*" => "Any".to_owned(),
        subtype => camel(subtype),
    }
}

/// Nothing for the only success; else what tells the statuses apart.
pub(super) fn reply_suffix(operation: &Operation, status: Status) -> String {
    let successes = operation
        .responses
        .iter()
        .filter(|response| response.status.is_success())
        .count();
    match status {
        status if status.is_success() && successes == 1 => String::new(),
        Status::Default => "Default".to_owned(),
        status => status.to_string(),
    }
}
