//! Enums for `oneOf` and `anyOf`: the rules of the alternatives decide which one a value is.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{
    Emission, doc,
    rules::{Home, Rules},
    types::described,
};
use crate::model::SchemaId;

/// The enum and its serde implementations.
pub(super) fn emit_union(
    cx: &Emission<'_>,
    id: SchemaId,
    ident: &Ident,
    docs: &TokenStream,
    alternatives: &[SchemaId],
) -> Vec<TokenStream> {
    let names: Vec<Ident> = cx
        .tables
        .names
        .variants(id)
        .iter()
        .map(|name| format_ident!("{name}"))
        .collect();
    let variants = alternatives.iter().zip(&names).map(|(alternative, name)| {
        let text = described(cx, *alternative)
            .map(|text| text.lines().next().unwrap_or_default().to_owned());
        let docs = doc::docs(&[doc::sentence(&text.unwrap_or_else(|| format!("`{name}`")))]);
        let held = cx.held_type(*alternative);
        let is_boxed = cx
            .tables
            .cycles
            .is_boxed(id, cx.tables.shapes.resolve(*alternative).0);
        let held = if is_boxed { quote!(Box<#held>) } else { held };
        quote!(#docs #name(#held))
    });
    let declared = quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        pub enum #ident {
            #(#variants,)*
            /// A value that fits no alternative: kept when received, refused when sent.
            Unknown(Json),
        }
    };
    let serialize = quote! {
        impl Serialize for #ident {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    #(Self::#names(value) => value.serialize(serializer),)*
                    Self::Unknown(value) => value.serialize(serializer),
                }
            }
        }
    };
    let rules = Rules {
        cx,
        home: Home::Types,
    };
    let tries = alternatives.iter().zip(&names).map(|(alternative, name)| {
        let rules = rules.rules_of(*alternative);
        quote!(alternatives.read(#rules, Self::#name);)
    });
    let deserialize = quote! {
        impl<'de> Deserialize<'de> for #ident {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let mut alternatives = Alternatives::deserialize(deserializer)?;
                #(#tries)*
                Ok(alternatives.choose().unwrap_or_else(Self::Unknown))
            }
        }
    };
    vec![declared, serialize, deserialize]
}
