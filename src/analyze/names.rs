//! Every Rust name of a generated crate, decided once; `idents` knows how a name is spelled.

use std::collections::HashMap;

use crate::{
    analyze::{
        idents::{Scope, camel, snake},
        member_names::{name_fields, name_variants, struct_of},
        server_names::name_servers,
        shape::Shapes,
        type_names::{TypeNames, name_types},
    },
    model::{Api, Operation, Parameter, RequestBody, SchemaId, ValueSource},
};

/// Type names that `operations.rs` uses itself.
const RESERVED_OPERATIONS: &[&str] = &[
    "Call",
    "Json",
    "Operation",
    "Option",
    "Parameter",
    "Security",
    "String",
    "Style",
    "Vec",
];

pub use super::server_names::ServerNames;

/// All names.
#[derive(Debug)]
pub struct Names {
    types: HashMap<SchemaId, String>,
    order: Vec<SchemaId>,
    fields: HashMap<SchemaId, Vec<String>>,
    variants: HashMap<SchemaId, Vec<String>>,
    /// Per operation, in document order.
    pub operations: Vec<OperationNames>,
    /// Per server, in document order.
    pub servers: Vec<ServerNames>,
    /// Fields of the client's settings, by name in the document.
    pub settings: HashMap<String, String>,
}

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
    /// Variants of the request body, one for each of its alternatives.
    pub bodies: Vec<String>,
}

impl Names {
    /// The name of the type of `id`, where it has one.
    pub fn type_name(&self, id: SchemaId) -> Option<&str> {
        self.types.get(&id).map(String::as_str)
    }

    /// Schemas whose types have names, in the order of their items: components, then what operations declare inline; each
    /// followed by the types its fields declare.
    pub fn typed(&self) -> &[SchemaId] {
        &self.order
    }

    /// Fields of the struct `id`, then its map of further members, where it has one.
    pub fn fields(&self, id: SchemaId) -> &[String] {
        self.fields.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Variants of the enum or union `id`.
    pub fn variants(&self, id: SchemaId) -> &[String] {
        self.variants.get(&id).map_or(&[], Vec::as_slice)
    }
}

/// Parameters that the caller of an operation provides, in document order.
pub fn caller_parameters(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    operation
        .parameters
        .iter()
        .filter(|parameter| parameter.value == ValueSource::Caller)
}

/// Decides all names.
pub fn names(api: &Api, shapes: &Shapes) -> Names {
    let operations = name_operations(api);
    let prefixes = operations.iter().map(|names| names.prefix.as_str());
    let TypeNames {
        names: types,
        order,
    } = name_types(api, shapes, prefixes);
    let fields = order
        .iter()
        .filter_map(|id| Some((*id, name_fields(struct_of(shapes, *id)?))))
        .collect();
    let variants = order
        .iter()
        .filter_map(|id| Some((*id, name_variants(api, shapes, &types, *id)?)))
        .collect();
    Names {
        types,
        order,
        fields,
        variants,
        operations,
        servers: name_servers(api),
        settings: name_settings(api),
    }
}

fn name_operations(api: &Api) -> Vec<OperationNames> {
    let mut methods = Scope::with_reserved(&["new", "builder", "clone", "fmt", "credentials"]);
    let mut prefixes = Scope::with_reserved(RESERVED_OPERATIONS);
    let name = |operation: &Operation| {
        let name = operation.name.as_deref().unwrap_or(&operation.id);
        let parameters = caller_parameters(operation)
            .map(|parameter| parameter.rust_name.as_deref().unwrap_or(&parameter.name));
        OperationNames {
            method: methods.claim(snake(name)),
            events: None,
            prefix: prefixes.claim(camel(name)),
            parameters: Scope::default().claim_all(parameters, snake),
            bodies: name_bodies(operation),
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
    names
}

/// `Json` for `application/json`, `Xml` for `text/xml`.
fn name_bodies(operation: &Operation) -> Vec<String> {
    let mut scope = Scope::default();
    let body = operation.request_body.iter();
    body.flat_map(RequestBody::alternatives)
        .map(|media_type| {
            let essence = media_type.essence();
            let subtype = essence.split_once('/').map_or("", |(_, subtype)| subtype);
            scope.claim(match subtype {
                _ if media_type.is_form() => "Form".to_owned(),
                "form-data" => "Multipart".to_owned(),
                "*" => "Any".to_owned(),
                subtype => camel(subtype),
            })
        })
        .collect()
}

fn name_settings(api: &Api) -> HashMap<String, String> {
    let mut scope = Scope::default();
    crate::analyze::settings::settings(api)
        .into_iter()
        .map(|setting| (setting.name.clone(), scope.claim(snake(&setting.name))))
        .collect()
}
