//! `validate.rs`: the rules of every named type.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{
    Emission,
    mentions::Mentions,
    part::Part,
    rules::{Home, Rules, needs_marker, value_imports},
    rust::RustFile,
};
use crate::model::SchemaId;

/// Emits `validate.rs`.
pub(super) fn emit_validate<'a>(cx: &'a Emission<'a>) -> RustFile<'a> {
    RustFile::new(
        &[
            "Rules of the types, one line per fact of the document.",
            "",
            "Every name of [the types](crate::types) also stands here, for what implements [the trait](crate::Schema).",
        ],
        cx.typed().flat_map(|id| emit_schema(cx, id)),
        |mentions| emit_uses(cx, mentions),
    )
}

fn emit_uses(cx: &Emission<'_>, mentions: &Mentions) -> TokenStream {
    let check = mentions.import("crate::runtime::check", &["Check", "Type"]);
    let schema = mentions.import("crate::runtime::schema", &["Schema"]);
    let values = value_imports(mentions);
    let modules = mentions.import_modules(&["types"]);
    let shared = cx.import_shared(mentions, |id| needs_marker(cx, id));
    let reexport = emit_reexport(cx);
    quote!(#shared #check #schema #values #modules #reexport)
}

/// Makes the types of this part stand beside its markers, which hide the aliases that they are named after.
fn emit_reexport(cx: &Emission<'_>) -> Option<TokenStream> {
    cx.typed().find(|id| !needs_marker(cx, *id))?;
    Some(match cx.part {
        Part::Of(_) => {
            let module = format_ident!("{}", cx.module());
            quote!(
                #[doc(no_inline)]
                pub use crate::types::#module::*;
            )
        }
        Part::Whole | Part::Root => quote!(
            pub use crate::types::*;
        ),
    })
}

fn emit_schema(cx: &Emission<'_>, id: SchemaId) -> Vec<TokenStream> {
    let ident = cx
        .type_ident(id)
        .expect("every type in the list has a name");
    let lines = Rules {
        cx,
        home: Home::Validate,
    }
    .lines(id);
    let check = if lines.is_empty() {
        quote!(_check)
    } else {
        quote!(check)
    };
    let function = quote! {
        #[inline]
        fn check(#check: &mut Check<'_>) {
            #(#lines)*
        }
    };
    let is_nominal = cx.tables.shapes.is_nominal(id);
    let mut items = Vec::new();
    if is_nominal {
        items.push(quote! {
            impl Schema for types::#ident {
                type Value = Self;
                #function
            }
        });
    }
    if needs_marker(cx, id) {
        let function = if is_nominal {
            quote! {
                #[inline]
                fn check(check: &mut Check<'_>) {
                    types::#ident::check(check);
                }
            }
        } else {
            function
        };
        items.extend(emit_marker(cx, id, &ident, &function));
    }
    items
}

/// The type that stands for the rules of a type that has no item of its own, or of one beside `null` or other values.
fn emit_marker(
    cx: &Emission<'_>,
    id: SchemaId,
    ident: &Ident,
    function: &TokenStream,
) -> [TokenStream; 2] {
    let docs = format!(" Rules of [`types::{ident}`].");
    let docs = quote!(#[doc = #docs]);
    let value = cx.outer_type(id);
    [
        quote! {
            #docs
            #[derive(Debug)]
            pub struct #ident;
        },
        quote! {
            impl Schema for #ident {
                type Value = #value;
                #function
            }
        },
    ]
}
