//! How generated code names the type of a schema.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::Emission;
use crate::{
    analyze::shape::{IntegerKind, Kind},
    model::SchemaId,
};

impl Emission<'_> {
    /// The name of the type of `id`, where it has one.
    pub(super) fn type_ident(&self, id: SchemaId) -> Option<Ident> {
        self.tables
            .names
            .type_name(id)
            .map(|name| format_ident!("{name}"))
    }

    /// The type that holds every value of `id`, `null` included, inside `types.rs`.
    pub(super) fn held_type(&self, id: SchemaId) -> TokenStream {
        let held = self.plain_type(id);
        if self.tables.shapes.resolve(id).1 {
            quote!(Option<#held>)
        } else {
            held
        }
    }

    /// The type of `id` without its `null`, inside `types.rs`.
    pub(super) fn plain_type(&self, id: SchemaId) -> TokenStream {
        if let Some(ident) = self.type_ident(id) {
            return self.loosen(id, quote!(#ident));
        }
        match self.tables.shapes[id].kind {
            Kind::Same(target) => self.plain_type(target),
            _ => self.kind_type(id),
        }
    }

    /// The type as it is used where the document does not say that a value is of it.
    fn loosen(&self, id: SchemaId, held: TokenStream) -> TokenStream {
        if self.tables.shapes[id].loose {
            quote!(Likely<#held>)
        } else {
            held
        }
    }

    /// What the type of `id` consists of, without the name it may have.
    pub(super) fn kind_type(&self, id: SchemaId) -> TokenStream {
        if self.tables.cycles.is_endless(id) {
            return quote!(Json);
        }
        let kind = match &self.tables.shapes[id].kind {
            Kind::Same(target) => return self.plain_type(*target),
            Kind::Json | Kind::Enum(_) | Kind::Struct(_) | Kind::Union(_) => quote!(Json),
            Kind::Boolean => quote!(bool),
            Kind::Integer(kind) => integer_type(*kind),
            Kind::Number => quote!(Number),
            Kind::Float => quote!(f64),
            Kind::Text => quote!(String),
            Kind::List(item) => {
                let item = self.held_type(*item);
                quote!(Vec<#item>)
            }
            Kind::ListOfAny => quote!(Vec<Json>),
            Kind::Map(None) => quote!(BTreeMap<String, Json>),
            Kind::Map(Some(value)) => {
                let value = self.held_type(*value);
                quote!(BTreeMap<String, #value>)
            }
        };
        let is_text = matches!(self.tables.shapes[id].kind, Kind::Text);
        if self.api[id].secret && is_text {
            quote!(Secret<#kind>)
        } else {
            kind
        }
    }

    /// The type of `id` with `null`, seen from outside `types.rs`.
    pub(super) fn outer_type(&self, id: SchemaId) -> TokenStream {
        let held = self.outer_plain_type(id);
        if self.tables.shapes.resolve(id).1 {
            quote!(Option<#held>)
        } else {
            held
        }
    }

    /// The type of one text, number or truth value, as headers hold them; anything else stays text.
    pub(super) fn scalar_type(&self, id: SchemaId) -> TokenStream {
        match self.tables.shapes[self.tables.shapes.resolve(id).0].kind {
            Kind::Boolean => quote!(bool),
            Kind::Integer(kind) => integer_type(kind),
            Kind::Number => quote!(Number),
            Kind::Float => quote!(f64),
            _ => quote!(String),
        }
    }

    fn outer_plain_type(&self, id: SchemaId) -> TokenStream {
        if let Some(ident) = self.type_ident(id) {
            return self.loosen(id, quote!(types::#ident));
        }
        match self.tables.shapes[id].kind {
            Kind::Same(target) => self.outer_plain_type(target),
            Kind::List(item) => {
                let item = self.outer_type(item);
                quote!(Vec<#item>)
            }
            Kind::Map(Some(value)) => {
                let value = self.outer_type(value);
                quote!(std::collections::BTreeMap<String, #value>)
            }
            Kind::Map(None) => quote!(std::collections::BTreeMap<String, Json>),
            _ => self.kind_type(id),
        }
    }
}

fn integer_type(kind: IntegerKind) -> TokenStream {
    match kind {
        IntegerKind::I32 => quote!(i32),
        IntegerKind::U32 => quote!(u32),
        IntegerKind::I64 => quote!(i64),
        IntegerKind::U64 => quote!(u64),
        IntegerKind::Unbounded => quote!(Integer),
    }
}
