//! How structs and enums of `types.rs` stand as JSON: one line per member for reading, and one for writing.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::{Emission, mentions::Mentions, rust::text_literal};
use crate::{
    analyze::shape::{NullIn, Struct},
    model::SchemaId,
};

/// The imports of what this module emits.
pub(super) fn import_wire(mentions: &Mentions) -> TokenStream {
    if !mentions.has("AsJson") {
        return TokenStream::new();
    }
    let members = mentions.has("Members").then(|| quote!(Members,));
    quote! {
        use crate::runtime::as_json::{AsJson, #members serde_as_json};
    }
}

/// Reads and writes the members of an object.
pub(super) fn emit_struct_wire(
    cx: &Emission<'_>,
    id: SchemaId,
    ident: &Ident,
    object: &Struct,
) -> TokenStream {
    let names = cx.tables.names.fields(id);
    let (mut reads, mut writes) = (Vec::new(), Vec::new());
    for ((name, field), rust) in object.fields.iter().zip(names) {
        let (rust, name) = (format_ident!("{rust}"), text_literal(name));
        let (read, write) = match field.required {
            true => (quote!(required), quote!(required)),
            false if cx.tables.shapes.null_in(field) == NullIn::Nothing => {
                (quote!(optional), quote!(optional))
            }
            false => (quote!(nullable), quote!(optional)),
        };
        reads.push(quote!(#rust: members.#read(#name)?));
        writes.push(quote!(object.#write(#name, &self.#rust);));
    }
    if object.additional.is_some() {
        let rust = format_ident!("{}", names.last().expect("the map has a name"));
        reads.push(quote!(#rust: members.rest()?));
        writes.push(quote!(object.rest(&self.#rust);));
    }
    if reads.is_empty() {
        let (read, write) = (
            quote!(Members::of(json).map(|_| Self {})),
            quote!(Json::object().into()),
        );
        return emit_wire(ident, &read, &write);
    }
    let read = quote! {
        let mut members = Members::of(json)?;
        Ok(Self { #(#reads,)* })
    };
    let write = quote! {
        let mut object = Json::object();
        #(#writes)*
        object.into()
    };
    emit_wire(ident, &read, &write)
}

/// Reads and writes an enum of texts.
pub(super) fn emit_enum_wire(
    cx: &Emission<'_>,
    id: SchemaId,
    ident: &Ident,
    values: &[String],
) -> TokenStream {
    let variants = cx.tables.names.variants(id).iter();
    let variants: Vec<Ident> = variants.map(|name| format_ident!("{name}")).collect();
    let values = values.iter().map(|value| text_literal(value));
    let values: Vec<Literal> = values.collect();
    let read = quote! {
        let value = match json.text()? {
            #(#values => Self::#variants,)*
            other => Self::Unknown(other.to_owned()),
        };
        Ok(value)
    };
    let write = quote! {
        let text = match self {
            #(Self::#variants => #values,)*
            Self::Unknown(other) => other.as_str(),
        };
        Json::from(text)
    };
    emit_wire(ident, &read, &write)
}

/// The two directions, and serde's traits.
pub(super) fn emit_wire(ident: &Ident, read: &TokenStream, write: &TokenStream) -> TokenStream {
    quote! {
        impl AsJson for #ident {
            #[inline]
            fn from_json(json: &Json) -> Result<Self, ParseError> {
                #read
            }

            #[inline]
            fn to_json(&self) -> Json {
                #write
            }
        }

        serde_as_json!(#ident);
    }
}
