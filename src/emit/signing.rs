//! `signing.rs`: the signing schemes, and the parts of computed values.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::{
    Emission, doc,
    rust::{RustFile, text_literal},
};
use crate::model::{Algorithm, Encoding, Signing, Template, TemplatePart};

/// Emits `signing.rs`.
pub(super) fn emit_signing<'a>(cx: &'a Emission<'a>) -> RustFile<'a> {
    let schemes = cx.api.signing.iter();
    RustFile::new(
        &["Signing schemes: what is signed, with which key, and how the signature is written."],
        schemes.map(|signing| emit_signature(cx, signing)),
        |mentions| {
            mentions.import(
                "crate::runtime::template",
                &["Algorithm", "Encoding", "Part", "Signature"],
            )
        },
    )
}

fn emit_signature(cx: &Emission<'_>, signing: &Signing) -> TokenStream {
    let text = if signing.description.trim().is_empty() {
        format!("`{}`", doc::inline(&signing.name))
    } else {
        signing.description.clone()
    };
    let docs = doc::docs(&[doc::sentence(&text)]);
    let ident = format_ident!("{}", cx.tables.constants.signing(&signing.name));
    let key = &signing.key;
    let algorithm = match signing.algorithm {
        Algorithm::HmacSha256 => quote!(Algorithm::HmacSha256),
        Algorithm::HmacSha512 => quote!(Algorithm::HmacSha512),
    };
    let signs = emit_template(cx, &signing.signs);
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
pub(super) fn emit_template(cx: &Emission<'_>, template: &Template) -> Vec<TokenStream> {
    emit_parts(cx, &template.parts)
}

fn emit_parts(cx: &Emission<'_>, parts: &[TemplatePart]) -> Vec<TokenStream> {
    parts.iter().map(|part| emit_part(cx, part)).collect()
}

fn emit_part(cx: &Emission<'_>, part: &TemplatePart) -> TokenStream {
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
        TemplatePart::Base64(parts) => {
            let parts = emit_parts(cx, parts);
            quote!(Part::Base64(&[#(#parts),*]))
        }
        TemplatePart::AccessToken {
            token,
            client_id,
            client_secret,
            url,
        } => quote! {
            Part::AccessToken(&AccessToken {
                token: #token,
                client_id: #client_id,
                client_secret: #client_secret,
                url: #url,
            })
        },
        TemplatePart::Signature(name) => {
            let ident = format_ident!("{}", cx.tables.constants.signing(name));
            quote!(Part::Signature(&signing::#ident))
        }
    }
}
