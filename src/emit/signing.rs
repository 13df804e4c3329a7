//! `signing.rs`: the signing schemes, and the parts of computed values.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::{
    Emission, doc,
    rust::{RustFile, import, text_literal},
};
use crate::{
    analyze::idents::shouty,
    model::{Algorithm, Api, Encoding, Signing, Template, TemplatePart},
};

/// Emits `signing.rs`.
pub(super) fn emit_signing(cx: &Emission<'_>) -> RustFile {
    let items: Vec<TokenStream> = cx
        .api
        .signing
        .iter()
        .map(|signing| emit_signature(cx.api, signing))
        .collect();
    RustFile {
        docs: vec![
            "Signing schemes: what is signed, with which key, and how the signature is written."
                .to_owned(),
        ],
        uses: import(
            &items,
            "crate::runtime::template",
            &["Algorithm", "Encoding", "Part", "Signature"],
        ),
        items,
    }
}

fn emit_signature(api: &Api, signing: &Signing) -> TokenStream {
    let docs = doc::docs(&[doc::sentence(&signing.description)]);
    let (ident, key) = (signature_ident(signing), &signing.key);
    let algorithm = match signing.algorithm {
        Algorithm::HmacSha256 => quote!(Algorithm::HmacSha256),
        Algorithm::HmacSha512 => quote!(Algorithm::HmacSha512),
    };
    let signs = emit_template(api, &signing.signs);
    let encoding = match signing.encoding {
        Encoding::Base64 => quote!(Encoding::Base64),
        Encoding::Base64Url => quote!(Encoding::Base64Url),
        Encoding::Hex => quote!(Encoding::Hex),
    };
    quote! {
        #docs
        pub const #ident: Signature = Signature {
            algorithm: #algorithm,
            key: #key,
            signs: &[#(#signs),*],
            encoding: #encoding,
        };
    }
}

/// The parts of a template, in order.
pub(super) fn emit_template(api: &Api, template: &Template) -> Vec<TokenStream> {
    template
        .parts
        .iter()
        .map(|part| emit_part(api, part))
        .collect()
}

fn emit_part(api: &Api, part: &TemplatePart) -> TokenStream {
    match part {
        TemplatePart::Text(text) => {
            let text = text_literal(text);
            quote!(Part::Text(#text))
        }
        TemplatePart::Time(pattern) => quote!(Part::Time(#pattern)),
        TemplatePart::Epoch => quote!(Part::Epoch),
        TemplatePart::EpochMillis => quote!(Part::EpochMillis),
        TemplatePart::Hex(digits) => {
            let digits = Literal::u8_unsuffixed(*digits);
            quote!(Part::Hex(#digits))
        }
        TemplatePart::Uuid => quote!(Part::Uuid),
        TemplatePart::Method => quote!(Part::Method),
        TemplatePart::Path => quote!(Part::Path),
        TemplatePart::Query => quote!(Part::Query),
        TemplatePart::Body => quote!(Part::Body),
        TemplatePart::BodySha256 => quote!(Part::BodySha256),
        TemplatePart::Header(name) => quote!(Part::Header(#name)),
        TemplatePart::Setting(name) => quote!(Part::Setting(#name)),
        TemplatePart::Signature(name) => {
            let signing = api.signing.iter().find(|signing| signing.name == *name);
            let ident = signature_ident(signing.expect("`analyze` checked the name of the scheme"));
            quote!(Part::Signature(&signing::#ident))
        }
    }
}

fn signature_ident(signing: &Signing) -> Ident {
    format_ident!("{}", shouty(&signing.name))
}
