//! Every Rust name of a generated crate, decided once; `idents` knows how a name is spelled.

use crate::{
    analyze::{
        idents::{Scope, snake},
        member_names::{name_fields, name_variants, struct_of},
        operation_names::{OperationNames, name_operations},
        server_names::name_servers,
        shape::Shapes,
        type_names::{TypeNames, name_types},
    },
    hashed::Map,
    model::{Api, SchemaId},
};

pub use super::server_names::ServerNames;

/// All names.
#[derive(Debug)]
pub struct Names {
    types: Map<SchemaId, String>,
    order: Vec<SchemaId>,
    fields: Map<SchemaId, Vec<String>>,
    variants: Map<SchemaId, Vec<String>>,
    /// Per operation, in document order.
    pub operations: Vec<OperationNames>,
    /// Per server, in document order.
    pub servers: Vec<ServerNames>,
    /// Fields of the client's settings, by name in the document.
    pub settings: Map<String, String>,
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

/// Decides all names.
pub fn names(api: &Api, shapes: &Shapes) -> Names {
    let operations = name_operations(api, shapes);
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

fn name_settings(api: &Api) -> Map<String, String> {
    let mut scope = Scope::default();
    crate::analyze::settings::settings(api)
        .into_iter()
        .map(|setting| (setting.name.clone(), scope.claim(snake(&setting.name))))
        .collect()
}
