//! How bodies are held in Rust: which media type is used, and which type reads or writes it.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Emission, operations::Call, rules::needs_marker};
use crate::{
    analyze::shape::Kind,
    model::{MediaType, Response, SchemaId, preferred},
};

/// How generated code holds a body.
pub(super) enum BodyKind {
    /// JSON of a schema: the type of the value, and the type that carries its rules.
    Json {
        held: TokenStream,
        rules: TokenStream,
    },
    /// Text.
    Text,
    /// Anything else.
    Bytes,
    /// No body.
    Empty,
}

/// How a body of `media_type` is held.
pub(super) fn body_kind(cx: &Emission<'_>, media_type: &MediaType) -> BodyKind {
    match media_type.schema {
        Some(id) if media_type.is_json() => json_kind(cx, id),
        None if media_type.is_json() => BodyKind::Json {
            held: quote!(Json),
            rules: quote!(Json),
        },
        _ if media_type.is_text() => BodyKind::Text,
        _ => BodyKind::Bytes,
    }
}

/// The named type of a body's schema: every body has one, `analyze::names` sees to that.
fn json_kind(cx: &Emission<'_>, id: SchemaId) -> BodyKind {
    let Some(ident) = cx.type_ident(id) else {
        return match cx.tables.shapes[id].kind {
            Kind::Same(target) => json_kind(cx, target),
            _ => BodyKind::Json {
                held: quote!(Json),
                rules: quote!(Json),
            },
        };
    };
    let held = cx.outer_type(id);
    let rules = if needs_marker(cx, id) {
        quote!(validate::#ident)
    } else {
        quote!(types::#ident)
    };
    BodyKind::Json { held, rules }
}

impl Call<'_> {
    /// The typed answer to a response: its body and the operation's headers.
    pub(super) fn reply_type(&self, response: &Response) -> TokenStream {
        let (headers, body) = (self.headers_path(), self.body_reader(response));
        quote!(Reply<#body, #headers>)
    }

    /// What reads a response's body.
    pub(super) fn body_reader(&self, response: &Response) -> TokenStream {
        match self.response_kind(response) {
            BodyKind::Json { rules, .. } => rules,
            BodyKind::Text => quote!(Text),
            BodyKind::Bytes => quote!(Bytes),
            BodyKind::Empty => quote!(Empty),
        }
    }

    fn response_kind(&self, response: &Response) -> BodyKind {
        preferred(&response.content)
            .map_or(BodyKind::Empty, |media_type| body_kind(self.cx, media_type))
    }
}
