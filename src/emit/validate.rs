//! `validate.rs`: the rules of every named type.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    Emission,
    rules::{Home, Rules, needs_marker, value_imports},
    rust::{RustFile, import, import_modules},
};
use crate::model::SchemaId;

/// Emits `validate.rs`.
pub(super) fn emit_validate(cx: &Emission<'_>) -> RustFile {
    let items: Vec<TokenStream> = cx
        .tables
        .names
        .typed()
        .iter()
        .flat_map(|id| emit_schema(cx, *id))
        .collect();
    let check = import(&items, "crate::runtime::check", &["Check", "Type"]);
    let schema = import(&items, "crate::runtime::schema", &["Schema"]);
    let values = value_imports(&items);
    let modules = import_modules(&items, &["types"]);
    // Markers of this file hide the aliases they are named after.
    let is_type = |id: &&SchemaId| !needs_marker(cx, **id);
    let reexport = cx.tables.names.typed().iter().find(is_type).map(|_| {
        quote!(
            pub use crate::types::*;
        )
    });
    let uses = quote!(#check #schema #values #modules #reexport);
    RustFile {
        docs: vec![
            "Rules of the types, one line per fact of the document.".to_owned(),
            String::new(),
            "Every name of [the types](crate::types) also stands here, for what implements [the trait](crate::Schema)."
                .to_owned(),
        ],
        uses,
        items,
    }
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
