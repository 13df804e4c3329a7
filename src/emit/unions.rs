//! Enums for values of several alternatives or types: a member, the type or the rules decide which one a value is.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{
    Emission, doc,
    rules::{Home, Rules, type_name},
    types::{described, emit_debug},
    wire::emit_wire,
};
use crate::{
    analyze::{
        alternatives::{Sign, type_of_kind},
        shape::Kind,
    },
    model::SchemaId,
};

/// One variant: its documentation, what it holds, and the line that tries to read it.
struct Variant {
    docs: TokenStream,
    ident: Ident,
    held: TokenStream,
    read: TokenStream,
}

/// The enum of a union, and how it stands as JSON.
pub(super) fn emit_union(
    cx: &Emission<'_>,
    id: SchemaId,
    ident: &Ident,
    docs: &TokenStream,
    alternatives: &[SchemaId],
) -> Vec<TokenStream> {
    let rules = Rules {
        cx,
        home: Home::Types,
    };
    let parts = alternatives.iter().zip(cx.tables.signs.of(id));
    let variants = parts
        .zip(cx.tables.names.variants(id))
        .map(|((part, sign), name)| {
            let text =
                described(cx, *part).map(|text| text.lines().next().unwrap_or_default().to_owned());
            let text = doc::sentence(&text.unwrap_or_else(|| format!("`{name}`")));
            let ident = format_ident!("{name}");
            Variant {
                docs: doc::docs(&[text]),
                held: held_type(cx, id, *part),
                read: match sign {
                    Sign::Member { name, values } => {
                        let rules = rules.rules_of(*part);
                        quote!(alternatives.tagged(#name, &[#(#values),*], #rules, Self::#ident);)
                    }
                    Sign::Types(types) => {
                        let types = types.iter().map(|name| type_name(*name));
                        quote!(alternatives.typed(&[#(#types),*], Self::#ident);)
                    }
                    Sign::Rules => {
                        let rules = rules.rules_of(*part);
                        quote!(alternatives.read(#rules, Self::#ident);)
                    }
                },
                ident,
            }
        });
    let variants: Vec<Variant> = variants.collect();
    let debug = emit_union_debug(cx, id, ident, &variants);
    emit_enum(ident, docs, debug, &variants)
}

fn held_type(cx: &Emission<'_>, owner: SchemaId, id: SchemaId) -> TokenStream {
    let held = cx.held_type(id);
    let resolved = cx.tables.shapes.resolve(id).0;
    if cx.tables.cycles.is_boxed(owner, resolved) {
        quote!(Box<#held>)
    } else {
        held
    }
}

/// One of the kinds of a list of types.
fn held_kind(cx: &Emission<'_>, owner: SchemaId, kind: &Kind) -> TokenStream {
    let held = cx.kind_of(owner, kind);
    let tables = cx.tables;
    match kind {
        Kind::Tuple(items) if tables.cycles.is_tuple_boxed(&tables.shapes, owner, items) => {
            quote!(Box<#held>)
        }
        _ => held,
    }
}

/// The enum of a list of types, and how it stands as JSON.
pub(super) fn emit_mixed(
    cx: &Emission<'_>,
    id: SchemaId,
    ident: &Ident,
    docs: &TokenStream,
    kinds: &[Kind],
) -> Vec<TokenStream> {
    let variants = kinds
        .iter()
        .zip(cx.tables.names.variants(id))
        .map(|(kind, name)| {
            let ident = format_ident!("{name}");
            let types = type_of_kind(kind).map(type_name);
            Variant {
                docs: doc::docs(&[format!("`{name}`")]),
                held: held_kind(cx, id, kind),
                read: quote!(alternatives.typed(&[#types], Self::#ident);),
                ident,
            }
        });
    let variants: Vec<Variant> = variants.collect();
    let debug = emit_union_debug(cx, id, ident, &variants);
    emit_enum(ident, docs, debug, &variants)
}

/// Like [`emit_debug`]; where an alternative holds secrets, a value that fits none may hold them too.
fn emit_union_debug(
    cx: &Emission<'_>,
    id: SchemaId,
    ident: &Ident,
    variants: &[Variant],
) -> (Option<TokenStream>, Option<TokenStream>) {
    if cx.is_secret(id) || !cx.tables.secrets.has_inside(id) {
        return emit_debug(cx, id, ident);
    }
    let names: Vec<&Ident> = variants.iter().map(|variant| &variant.ident).collect();
    let texts = names.iter().map(ToString::to_string);
    let written = quote! {
        impl std::fmt::Debug for #ident {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    #(Self::#names(value) => f.debug_tuple(#texts).field(value).finish(),)*
                    Self::Unknown(_) => f.write_str("Unknown(…)"),
                }
            }
        }
    };
    (None, Some(written))
}

fn emit_enum(
    ident: &Ident,
    docs: &TokenStream,
    (debug, debug_written): (Option<TokenStream>, Option<TokenStream>),
    variants: &[Variant],
) -> Vec<TokenStream> {
    let declared = variants.iter().map(
        |Variant {
             docs, ident, held, ..
         }| quote!(#docs #ident(#held)),
    );
    let names = variants.iter().map(|variant| &variant.ident);
    let reads = variants.iter().map(|variant| &variant.read);
    vec![
        quote! {
            #docs
            #[derive(Clone, #debug PartialEq)]
            pub enum #ident {
                #(#declared,)*
                /// A value that fits no alternative: kept when received, refused when sent.
                Unknown(Json),
            }
            #debug_written
        },
        emit_wire(
            ident,
            &quote! {
                let mut alternatives = Alternatives::of(json);
                #(#reads)*
                Ok(alternatives.choose().unwrap_or_else(Self::Unknown))
            },
            &quote! {
                match self {
                    #(Self::#names(value) => value.to_json(),)*
                    Self::Unknown(value) => value.to_json(),
                }
            },
        ),
    ]
}
