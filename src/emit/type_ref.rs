//! How generated code names the type of a schema.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::Emission;
use crate::{
    analyze::{
        operation_names::caller_parameters,
        shape::{Form, IntegerKind, Kind},
    },
    model::SchemaId,
};

/// From where a type is named.
#[derive(Clone, Copy, PartialEq)]
enum Seen {
    /// From `types.rs`.
    Inside,
    /// From any other file.
    Outside,
}

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
        self.with_null(id, Seen::Inside)
    }

    /// The type of `id` without its `null`, inside `types.rs`.
    pub(super) fn plain_type(&self, id: SchemaId) -> TokenStream {
        self.without_null(id, Seen::Inside)
    }

    /// What the type of `id` consists of, without the name it may have, inside `types.rs`.
    pub(super) fn kind_type(&self, id: SchemaId) -> TokenStream {
        self.unnamed(id, Seen::Inside)
    }

    /// The type of `id` with `null`, seen from outside `types.rs`.
    pub(super) fn outer_type(&self, id: SchemaId) -> TokenStream {
        self.with_null(id, Seen::Outside)
    }

    /// The type of one text, number or truth value, as headers hold them; anything else stays text.
    pub(super) fn scalar_type(&self, id: SchemaId, secret: bool) -> TokenStream {
        let secret = secret || self.is_secret(id);
        let kind = match &self.tables.shapes[self.tables.shapes.resolve(id).0].kind {
            Kind::Formatted(_) if secret => &Kind::Text,
            kind @ (Kind::Boolean
            | Kind::Integer(_)
            | Kind::Number
            | Kind::Float
            | Kind::Formatted(_)) => kind,
            _ => &Kind::Text,
        };
        hide(self.kind_tokens(kind, Seen::Outside), secret, kind)
    }

    /// The type of an argument, which may be marked as a secret itself, seen from outside `types.rs`.
    pub(super) fn argument_type(&self, id: SchemaId, secret: bool) -> TokenStream {
        self.hide_argument(self.outer_type(id), id, secret)
    }

    /// The same without its `null`: a header that is there has a value.
    pub(super) fn present_type(&self, id: SchemaId, secret: bool) -> TokenStream {
        self.hide_argument(self.without_null(id, Seen::Outside), id, secret)
    }

    fn hide_argument(&self, held: TokenStream, id: SchemaId, secret: bool) -> TokenStream {
        let (resolved, nullable) = self.tables.shapes.resolve(id);
        let shape = &self.tables.shapes[resolved];
        match secret && !self.is_secret(id) {
            true if nullable || shape.loose => quote!(hidden::Hidden<#held>),
            is_hidden => hide(held, is_hidden, &shape.kind),
        }
    }

    /// A value that the document describes without asking for its type. One of another type would show secrets as they came.
    pub(super) fn likely(&self, id: SchemaId, held: &TokenStream) -> TokenStream {
        let likely = quote!(Likely<#held>);
        match self.tables.secrets.has_inside(id) {
            true => quote!(hidden::Hidden<#likely>),
            false => likely,
        }
    }

    fn with_null(&self, id: SchemaId, seen: Seen) -> TokenStream {
        let held = self.without_null(id, seen);
        if self.tables.shapes.resolve(id).1 {
            quote!(Option<#held>)
        } else {
            held
        }
    }

    fn without_null(&self, id: SchemaId, seen: Seen) -> TokenStream {
        let shape = &self.tables.shapes[id];
        let held = match (self.type_ident(id), &shape.kind, seen) {
            (Some(ident), _, Seen::Inside) => quote!(#ident),
            (Some(ident), _, Seen::Outside) => quote!(types::#ident),
            (None, _, _) => self.unnamed(id, seen),
        };
        // The document does not say that a value is of this type.
        if shape.loose {
            self.likely(id, &held)
        } else {
            held
        }
    }

    fn unnamed(&self, id: SchemaId, seen: Seen) -> TokenStream {
        if self.tables.cycles.is_endless(id) {
            return hide(quote!(Json), self.is_secret(id), &Kind::Json);
        }
        match &self.tables.shapes[id].kind {
            Kind::Same(target) => {
                let held = self.without_null(*target, seen);
                let is_hidden = self.tables.secrets.has(id) && !self.is_secret(*target);
                let resolved = self.tables.shapes.resolve(*target).0;
                hide(held, is_hidden, &self.tables.shapes[resolved].kind)
            }
            kind => self.kind_seen(id, kind, seen),
        }
    }

    /// The schema or one that it only wraps is a secret.
    pub(super) fn is_secret(&self, id: SchemaId) -> bool {
        let held = self.tables.shapes.resolve(id).0;
        self.tables.secrets.has(id) || self.tables.secrets.has(held)
    }

    /// One of the kinds that hold values of `id`, inside `types.rs`.
    pub(super) fn kind_of(&self, id: SchemaId, kind: &Kind) -> TokenStream {
        self.kind_seen(id, kind, Seen::Inside)
    }

    fn kind_seen(&self, id: SchemaId, kind: &Kind, seen: Seen) -> TokenStream {
        // Where the type is only likely, all of it is hidden.
        let is_hidden = self.tables.secrets.has(id) && !self.tables.shapes[id].loose;
        hide(self.kind_tokens(kind, seen), is_hidden, kind)
    }

    fn kind_tokens(&self, kind: &Kind, seen: Seen) -> TokenStream {
        let map = match seen {
            Seen::Inside => quote!(BTreeMap),
            Seen::Outside => quote!(std::collections::BTreeMap),
        };
        match kind {
            Kind::Json
            | Kind::Enum(_)
            | Kind::Struct(_)
            | Kind::Union(_)
            | Kind::Mixed(_)
            | Kind::Same(_) => quote!(Json),
            Kind::Boolean => quote!(bool),
            Kind::Integer(kind) => integer_type(*kind),
            Kind::Number => quote!(Number),
            Kind::Float => quote!(f64),
            Kind::Text => quote!(String),
            Kind::File => quote!(file::File),
            Kind::Formatted(form) => formatted_type(*form),
            Kind::List(item) => {
                let item = self.with_null(*item, seen);
                quote!(Vec<#item>)
            }
            Kind::ListOfAny => quote!(Vec<Json>),
            Kind::Tuple(items) => {
                let items = items.iter().map(|item| self.with_null(*item, seen));
                quote!((#(#items,)*))
            }
            Kind::Map(None) => quote!(#map<String, Json>),
            Kind::Map(Some(value)) => {
                let value = self.with_null(*value, seen);
                quote!(#map<String, #value>)
            }
        }
    }
}

/// A value that is kept from being printed, where it is a secret. Files never print what is in them.
fn hide(held: TokenStream, is_secret: bool, kind: &Kind) -> TokenStream {
    match (is_secret, kind) {
        (false, _) | (true, Kind::File) => held,
        (true, kind) if can_be_wiped(kind) => quote!(Secret<#held>),
        (true, _) => quote!(hidden::Hidden<#held>),
    }
}

/// A text, number or truth value.
fn can_be_wiped(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Text
            | Kind::Boolean
            | Kind::Integer(_)
            | Kind::Number
            | Kind::Float
            | Kind::Formatted(_)
    )
}

/// Some secret may have parts, or be of another type than described.
pub(super) fn hides_parts(cx: &Emission<'_>) -> bool {
    let shapes = &cx.tables.shapes;
    let has_parts = |id: SchemaId| {
        let shape = &shapes[shapes.resolve(id).0];
        shape.loose || !can_be_wiped(&shape.kind)
    };
    let mut parameters = cx.api.operations.iter().flat_map(caller_parameters);
    let mut schemas = (0..cx.api.schemas.len()).map(SchemaId::new);
    let mut fields = shapes.iter().flat_map(|shape| shape.fields());
    let has_inside = |id| cx.tables.secrets.has_inside(id);
    parameters.any(|parameter| parameter.secret)
        || schemas.any(|id| cx.is_secret(id) && has_parts(id) || shapes[id].loose && has_inside(id))
        || fields.any(|field| !field.certain && field.schema.is_some_and(has_inside))
}

/// Types of other crates stand with their path, so that no name of the document can be theirs.
fn formatted_type(form: Form) -> TokenStream {
    let meaning = match form {
        Form::Date => quote!(jiff::civil::Date),
        Form::DateTime => quote!(jiff::Timestamp),
        Form::Duration => quote!(jiff::Span),
        Form::Uuid => quote!(uuid::Uuid),
        Form::Ipv4 => quote!(std::net::Ipv4Addr),
        Form::Ipv6 => quote!(std::net::Ipv6Addr),
        Form::Base64 => quote!(Base64),
        Form::Decimal => quote!(Number),
        Form::Integer(kind) => integer_type(kind),
    };
    quote!(Formatted<#meaning>)
}

pub(super) fn integer_type(kind: IntegerKind) -> TokenStream {
    match kind {
        IntegerKind::I8 => quote!(i8),
        IntegerKind::I16 => quote!(i16),
        IntegerKind::I32 => quote!(i32),
        IntegerKind::U8 => quote!(u8),
        IntegerKind::U16 => quote!(u16),
        IntegerKind::U32 => quote!(u32),
        IntegerKind::I64 => quote!(i64),
        IntegerKind::U64 => quote!(u64),
        IntegerKind::Unbounded => quote!(Integer),
    }
}
