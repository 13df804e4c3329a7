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

/// The functions of the type `ident` for those of its fields that have a default. Lists, objects and secrets have it in
/// their description only.
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
    let (resolved, nullable) = cx.tables.shapes.resolve(id);
    let shape = &cx.tables.shapes[resolved];
    if nullable || shape.loose || cx.is_secret(id) {
        return None;
    }
    let own = cx.api[id].default.as_ref();
    match (&shape.kind, own.or(cx.api[resolved].default.as_ref())?) {
        (Kind::Boolean, Json::Bool(default)) => Some((quote!(bool), quote!(unwrap_or(#default)))),
        (Kind::Text, Json::String(default)) => {
            let default = text_literal(default);
            Some((quote!(&str), quote!(as_deref().unwrap_or(#default))))
        }
        (Kind::Enum(values), Json::String(default)) => {
            let index = values.iter().position(|value| value == default)?;
            let variant = format_ident!("{}", cx.tables.names.variants(resolved)[index]);
            let ident = cx.type_ident(resolved)?;
            let held = quote!(#module #ident);
            Some((held.clone(), quote!(clone().unwrap_or(#held::#variant))))
        }
        (Kind::Integer(kind), Json::Number(default)) => integer(*kind, default),
        (Kind::Number, Json::Number(default)) => {
            let parsed = parsed(default);
            Some((quote!(Number), quote!(clone().#parsed)))
        }
        (Kind::Float, Json::Number(default)) if default.as_f64().is_finite() => {
            Some((quote!(f64), parsed(default)))
        }
        _ => None,
    }
}

fn integer(kind: IntegerKind, default: &Number) -> Option<(TokenStream, TokenStream)> {
    let digits = default.as_str();
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
            let parsed = parsed(default);
            return is_whole.then(|| (quote!(Integer), quote!(clone().#parsed)));
        }
    };
    let digits: TokenStream = fits.then(|| digits.parse().ok())??;
    Some((integer_type(kind), quote!(unwrap_or(#digits))))
}

/// A number whose digits no literal of its type says for sure.
fn parsed(default: &Number) -> TokenStream {
    let digits = Literal::string(default.as_str());
    quote!(unwrap_or_else(|| #digits.parse().expect("a number")))
}
