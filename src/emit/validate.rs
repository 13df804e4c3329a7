//! `validate.rs`: the rules of every named type.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Emission,
    rules::{Home, Rules, needs_marker},
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
    let json = import(&items, "crate::runtime::json", &["Json"]);
    let integer = import(&items, "crate::runtime::number", &["Integer"]);
    let schema = import(&items, "crate::runtime::schema", &["Schema"]);
    let secret = import(&items, "crate::runtime::secret", &["Secret"]);
    let modules = import_modules(&items, &["types"]);
    let uses = quote!(#check #json #integer #schema #secret #modules);
    RustFile {
        docs: vec!["Rules of the types, one line per fact of the document.".to_owned()],
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
    if !needs_marker(cx, id) {
        return vec![quote! {
            impl Schema for types::#ident {
                type Value = Self;
                #function
            }
        }];
    }
    let docs = format!(" Rules of [`types::{ident}`].");
    let docs = quote!(#[doc = #docs]);
    let nullable = cx.tables.shapes.resolve(id).1;
    let value = if nullable {
        quote!(Option<types::#ident>)
    } else {
        quote!(types::#ident)
    };
    vec![
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
