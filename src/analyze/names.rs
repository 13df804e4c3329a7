//! Every Rust name of a generated crate, decided once, in document order; `idents` knows how a name is spelled.

use std::collections::HashMap;

use crate::{
    analyze::{
        idents::{Scope, camel, snake},
        member_names::{name_fields, name_variants, struct_of, variant_name},
        nesting::nests_deep,
        operation_names::{OperationNames, name_operations, reply_suffix},
        server_names::name_servers,
        shape::{Field, Kind, Shapes},
    },
    model::{Api, Operation, SchemaId, component_name},
    source::Place,
};

/// Type names that generated code uses itself, or that a reader would take for the prelude's.
const RESERVED_TYPES: &[&str] = &[
    "Self",
    "Option",
    "Some",
    "None",
    "Result",
    "Ok",
    "Err",
    "String",
    "Vec",
    "Box",
    "Clone",
    "Debug",
    "PartialEq",
    "Eq",
    "Hash",
    "AsJson",
    "BTreeMap",
    "Json",
    "Members",
    "ParseError",
    "Alternatives",
    "Integer",
    "Base64",
    "Formatted",
    "Secret",
    "Likely",
    "Number",
    "Schema",
    "Validate",
    "Check",
    "Type",
    "From",
    "Into",
    "Default",
    "Drop",
    "Fn",
    "FnMut",
    "FnOnce",
    "Iterator",
    "Send",
    "Sync",
    "Sized",
    "Copy",
    "Unknown",
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
    let mut naming = Naming {
        api,
        shapes,
        scope: Scope::with_reserved(RESERVED_TYPES),
        types: HashMap::new(),
        order: Vec::new(),
    };
    let operations = name_operations(api);
    // A component follows the inline types of those before it, so that one added at the end renames none of them.
    for (name, id) in &api.components {
        let wanted = api[*id].rust_name.as_deref().unwrap_or(name);
        let ident = naming.scope.claim(camel(wanted));
        naming.types.insert(*id, ident.clone());
        naming.order.push(*id);
        naming.name_children(*id, &ident);
    }
    for (operation, names) in api.operations.iter().zip(&operations) {
        naming.name_operation(operation, &names.prefix);
    }
    let Naming { types, order, .. } = naming;
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

struct Naming<'a> {
    api: &'a Api,
    shapes: &'a Shapes,
    scope: Scope,
    types: HashMap<SchemaId, String>,
    order: Vec<SchemaId>,
}

impl Naming<'_> {
    /// Names the types that the parts of an operation declare inline.
    fn name_operation(&mut self, operation: &Operation, prefix: &str) {
        for parameter in &operation.parameters {
            if let Some(id) = parameter.content.schema() {
                let name = parameter.rust_name.as_deref().unwrap_or(&parameter.name);
                let context = match &parameter.component {
                    Some(component) => camel(component),
                    None => format!("{prefix}{}", camel(name)),
                };
                self.name_type(id, &context);
            }
        }
        if let Some(body) = &operation.request_body {
            let context =
                owner_name(&body.place, "requestBodies").unwrap_or_else(|| format!("{prefix}Body"));
            for id in body
                .content
                .iter()
                .filter_map(|media_type| media_type.schema)
            {
                self.name_root(id, &context);
            }
        }
        for response in &operation.responses {
            let own = format!("{prefix}Reply{}", reply_suffix(operation, response.status));
            let context = owner_name(&response.place, "responses").unwrap_or(own);
            for id in response
                .content
                .iter()
                .filter_map(|media_type| media_type.schema)
            {
                self.name_root(id, &context);
            }
            for header in &response.headers {
                if let Some(id) = header.content.schema() {
                    self.name_type(id, &format!("{context}{}", camel(&header.name)));
                }
            }
        }
    }

    /// Names the type of a body, which has a name whatever its shape, so that its rules have one.
    fn name_root(&mut self, id: SchemaId, context: &str) {
        let (mut id, mut seen) = (id, Vec::new());
        while let (false, Kind::Same(target)) =
            (self.types.contains_key(&id), &self.shapes[id].kind)
        {
            if seen.contains(&id) {
                break;
            }
            seen.push(id);
            id = *target;
        }
        if !self.types.contains_key(&id) && !self.shapes.is_nominal(id) {
            let ident = self.scope.claim(context.to_owned());
            self.types.insert(id, ident.clone());
            self.order.push(id);
            self.name_children(id, &ident);
        }
        self.name_type(id, context);
    }

    /// Names the type of `id` after `context`, unless it has a name or needs none, and then its parts.
    fn name_type(&mut self, id: SchemaId, context: &str) {
        let mut stack = vec![(id, context.to_owned())];
        while let Some((id, context)) = stack.pop() {
            if self.types.contains_key(&id) || self.api[id].component.is_some() {
                continue;
            }
            if self.shapes.is_nominal(id) || nests_deep(self.api, self.shapes, id) {
                let wanted = self.api[id]
                    .rust_name
                    .as_deref()
                    .map_or_else(|| context.clone(), camel);
                let ident = self.scope.claim(wanted);
                self.types.insert(id, ident.clone());
                self.order.push(id);
                stack.extend(self.parts(id, &ident));
            } else {
                stack.extend(self.parts(id, &context));
            }
        }
    }

    fn name_children(&mut self, id: SchemaId, ident: &str) {
        for (child, context) in self.parts(id, ident).into_iter().rev() {
            self.name_type(child, &context);
        }
    }

    /// What the type of `id` mentions with the name each would get, last first.
    fn parts(&self, id: SchemaId, ident: &str) -> Vec<(SchemaId, String)> {
        let mut parts = self.parts_of(&self.shapes[id].kind, ident);
        parts.reverse();
        parts
    }

    fn parts_of(&self, kind: &Kind, ident: &str) -> Vec<(SchemaId, String)> {
        let numbered =
            |(index, item): (usize, &SchemaId)| (*item, format!("{ident}Item{}", index + 1));
        let named = |(index, alternative): (usize, &SchemaId)| {
            let name = variant_name(self.api, self.shapes, *alternative, index);
            (*alternative, format!("{ident}{name}"))
        };
        match kind {
            Kind::Same(target) => vec![(*target, ident.to_owned())],
            Kind::List(item) => vec![(*item, format!("{ident}Item"))],
            Kind::Map(Some(value)) => vec![(*value, format!("{ident}Value"))],
            Kind::Tuple(items) => items.iter().enumerate().map(numbered).collect(),
            Kind::Union(alternatives) => alternatives.iter().enumerate().map(named).collect(),
            Kind::Mixed(kinds) => kinds
                .iter()
                .flat_map(|kind| self.parts_of(kind, ident))
                .collect(),
            Kind::Struct(object) => {
                let field = |(name, field): (&String, &Field)| {
                    Some((field.schema?, format!("{ident}{}", camel(name))))
                };
                let values = object.additional.flatten();
                let values = values.map(|values| (values, format!("{ident}Value")));
                object
                    .fields
                    .iter()
                    .filter_map(field)
                    .chain(values)
                    .collect()
            }
            Kind::Json
            | Kind::Boolean
            | Kind::Integer(_)
            | Kind::Number
            | Kind::Float
            | Kind::Text
            | Kind::File
            | Kind::Formatted(_)
            | Kind::Enum(_)
            | Kind::ListOfAny
            | Kind::Map(None) => Vec::new(),
        }
    }
}

/// The name of the component that a body or response is, where it is one.
fn owner_name(place: &Place, kind: &str) -> Option<String> {
    component_name(place, kind).map(|name| camel(&name))
}

fn name_settings(api: &Api) -> HashMap<String, String> {
    let mut scope = Scope::default();
    crate::analyze::settings::settings(api)
        .into_iter()
        .map(|setting| (setting.name.clone(), scope.claim(snake(&setting.name))))
        .collect()
}
