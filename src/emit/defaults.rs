//! What a value is where it is left out: the `default` of its schema, as a function beside its field.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::{Emission, doc, rust::text_literal, type_ref::integer_type};
use crate::{
    analyze::{
        idents::Scope,
        shape::{IntegerKind, Kind},
    },
    model::SchemaId,
    runtime::{json::Json, number::Number},
};

/// A field that may be left out.
pub(super) struct Optional<'a> {
    /// Name on the wire.
    pub(super) name: &'a str,
    /// Name in Rust.
    pub(super) field: &'a str,
    pub(super) schema: SchemaId,
}

/// The functions of the type `ident` for those of its fields that have a default. Objects, secrets and what may be `null`
/// have it in their description only.
pub(super) fn emit_defaults<'a>(
    cx: &Emission<'_>,
    ident: &Ident,
    module: &TokenStream,
    fields: impl Iterator<Item = Optional<'a>>,
) -> Option<TokenStream> {
    let mut names = Scope::default();
    let functions = fields.filter_map(|optional| emit_default(cx, module, &mut names, &optional));
    let functions: Vec<TokenStream> = functions.collect();
    (!functions.is_empty()).then(|| {
        quote! {
            impl #ident {
                #(#functions)*
            }
        }
    })
}

fn emit_default(
    cx: &Emission<'_>,
    module: &TokenStream,
    names: &mut Scope,
    optional: &Optional<'_>,
) -> Option<TokenStream> {
    let (held, value) = held(cx, module, optional.schema)?;
    let field = format_ident!("{}", optional.field);
    let function = format!("{}_or_default", optional.field.trim_end_matches('_'));
    let function = format_ident!("{}", names.claim(function));
    let docs = doc::docs(&[format!(
        "`{}`, or its default where it is left out.",
        doc::inline(optional.name)
    )]);
    Some(quote! {
        #docs
        pub fn #function(&self) -> #held {
            self.#field.#value
        }
    })
}

/// The type of a value with a default, and what makes it of an `Option`.
fn held(
    cx: &Emission<'_>,
    module: &TokenStream,
    id: SchemaId,
) -> Option<(TokenStream, TokenStream)> {
    let resolved = cx.tables.shapes.resolve(id).0;
    let own = cx.api[id].default.as_ref();
    let default = own.or(cx.api[resolved].default.as_ref())?;
    let value = written(cx, module, id, default)?;
    Some(match (&cx.tables.shapes[resolved].kind, default) {
        (Kind::Boolean, _) => (quote!(bool), quote!(unwrap_or(#value))),
        (Kind::Text, Json::String(default)) => {
            let default = text_literal(default);
            (quote!(&str), quote!(as_deref().unwrap_or(#default)))
        }
        (Kind::Integer(IntegerKind::Unbounded), _) => {
            (quote!(Integer), quote!(clone().unwrap_or_else(|| #value)))
        }
        (Kind::Integer(kind), _) => (integer_type(*kind), quote!(unwrap_or(#value))),
        (Kind::Number, _) => (quote!(Number), quote!(clone().unwrap_or_else(|| #value))),
        (Kind::Float, _) => (quote!(f64), quote!(unwrap_or_else(|| #value))),
        (Kind::Enum(_), _) => {
            let ident = cx.type_ident(resolved)?;
            (quote!(#module #ident), quote!(clone().unwrap_or(#value)))
        }
        (_, Json::Array(items)) => {
            let held = match module.is_empty() {
                true => cx.held_type(id),
                false => cx.outer_type(id),
            };
            match &items[..] {
                [] => (held, quote!(clone().unwrap_or_default())),
                _ => (held, quote!(clone().unwrap_or_else(|| #value))),
            }
        }
        _ => return None,
    })
}

/// A value of the schema as an expression.
fn written(
    cx: &Emission<'_>,
    module: &TokenStream,
    id: SchemaId,
    value: &Json,
) -> Option<TokenStream> {
    let (resolved, nullable) = cx.tables.shapes.resolve(id);
    let shape = &cx.tables.shapes[resolved];
    if nullable || shape.loose || cx.is_secret(id) || cx.tables.cycles.is_endless(resolved) {
        return None;
    }
    match (&shape.kind, value) {
        (Kind::Boolean, Json::Bool(value)) => Some(quote!(#value)),
        (Kind::Text, Json::String(value)) => {
            let value = text_literal(value);
            Some(quote!(#value.to_owned()))
        }
        (Kind::Enum(values), Json::String(value)) => {
            let index = values.iter().position(|other| other == value)?;
            let variant = format_ident!("{}", cx.tables.names.variants(resolved)[index]);
            let ident = cx.type_ident(resolved)?;
            Some(quote!(#module #ident::#variant))
        }
        (Kind::Integer(kind), Json::Number(value)) => integer(*kind, value),
        (Kind::Number, Json::Number(value)) => Some(parsed(value)),
        (Kind::Float, Json::Number(value)) if value.as_f64().is_finite() => Some(parsed(value)),
        (Kind::List(_) | Kind::ListOfAny, Json::Array(items)) if items.is_empty() => {
            Some(quote!(Vec::new()))
        }
        (Kind::List(item), Json::Array(items)) => {
            let items = items.iter().map(|one| written(cx, module, *item, one));
            let items: Vec<TokenStream> = items.collect::<Option<_>>()?;
            Some(quote!(Vec::from([#(#items),*])))
        }
        _ => None,
    }
}

fn integer(kind: IntegerKind, value: &Number) -> Option<TokenStream> {
    let digits = value.as_str();
    let fits = match kind {
        IntegerKind::I8 => digits.parse::<i8>().is_ok(),
        IntegerKind::I16 => digits.parse::<i16>().is_ok(),
        IntegerKind::I32 => digits.parse::<i32>().is_ok(),
        IntegerKind::I64 => digits.parse::<i64>().is_ok(),
        IntegerKind::U8 => digits.parse::<u8>().is_ok(),
        IntegerKind::U16 => digits.parse::<u16>().is_ok(),
        IntegerKind::U32 => digits.parse::<u32>().is_ok(),
        IntegerKind::U64 => digits.parse::<u64>().is_ok(),
        IntegerKind::Unbounded => {
            let is_whole = !digits.contains(['.', 'e', 'E']);
            return is_whole.then(|| parsed(value));
        }
    };
    fits.then(|| digits.parse().ok())?
}

/// A number whose digits no literal of its type says for sure.
fn parsed(value: &Number) -> TokenStream {
    let digits = Literal::string(value.as_str());
    quote!(#digits.parse().expect("a number"))
}
