//! How bodies are held in Rust: which media type is used, and which type reads or writes it.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{Emission, operations::Call, rules::needs_marker};
use crate::{
    analyze::{operation_names::ReplyNames, shape::Kind, uploads::is_sent_as_bytes},
    model::{MediaType, Response, SchemaId},
};

/// How generated code holds a body.
pub(super) enum BodyKind {
    /// JSON of a schema.
    Json(Typed),
    /// The members of an object as pairs.
    Form(Typed),
    /// The members of an object as parts.
    Multipart(Typed),
    /// Text, with its rules where there are any.
    Text(Option<Typed>),
    /// Bytes of a media type that the caller chooses.
    File,
    /// Anything else.
    Bytes,
}

/// The type of a body's value, and the type that carries its rules.
pub(super) struct Typed {
    pub(super) held: TokenStream,
    pub(super) rules: TokenStream,
}

/// How a request body of `media_type` is held.
pub(super) fn request_kind(cx: &Emission<'_>, media_type: &MediaType) -> BodyKind {
    let typed = media_type.schema.map(|id| typed(cx, id));
    match typed {
        _ if is_sent_as_bytes(&cx.tables.shapes, media_type) => match media_type.is_range() {
            true => BodyKind::File,
            false => BodyKind::Bytes,
        },
        typed if media_type.is_json() => BodyKind::Json(typed.unwrap_or_else(any)),
        Some(typed) if media_type.is_form() => BodyKind::Form(typed),
        Some(typed) if media_type.is_multipart() => BodyKind::Multipart(typed),
        typed => BodyKind::Text(typed.filter(|_| !media_type.is_xml())),
    }
}

/// How a body of an answer is held.
pub(super) fn response_kind(cx: &Emission<'_>, media_type: &MediaType) -> BodyKind {
    match media_type.schema {
        schema if media_type.is_json() => {
            BodyKind::Json(schema.map_or_else(any, |id| typed(cx, id)))
        }
        _ if media_type.is_text() => BodyKind::Text(None),
        _ => BodyKind::Bytes,
    }
}

/// What reads a body of `media_type`.
pub(super) fn reader(cx: &Emission<'_>, media_type: &MediaType) -> TokenStream {
    match response_kind(cx, media_type) {
        BodyKind::Json(Typed { rules, .. }) => rules,
        BodyKind::Text(_) => quote!(Text),
        _ => quote!(Bytes),
    }
}

/// The named type of a body's schema: every body has one, `analyze::names` sees to that.
fn typed(cx: &Emission<'_>, id: SchemaId) -> Typed {
    let Some(ident) = cx.type_ident(id) else {
        return match cx.tables.shapes[id].kind {
            Kind::Same(target) => typed(cx, target),
            _ => any(),
        };
    };
    let held = cx.outer_type(id);
    let rules = if needs_marker(cx, id) {
        quote!(validate::#ident)
    } else {
        quote!(types::#ident)
    };
    Typed { held, rules }
}

/// Any JSON.
fn any() -> Typed {
    Typed {
        held: quote!(Json),
        rules: quote!(Json),
    }
}

impl Call<'_> {
    /// What reads the data of the events of an answer, where it has such.
    pub(super) fn events_rules(&self) -> Option<TokenStream> {
        let schema = self.operation.events()?.schema;
        Some(schema.map_or_else(any, |id| typed(self.cx, id)).rules)
    }

    /// The typed answer to a response: its body and the operation's headers.
    pub(super) fn reply_type(&self, response: &Response) -> TokenStream {
        let (headers, body) = (self.headers_path(), self.body_reader(response));
        quote!(Reply<#body, #headers>)
    }

    /// What reads a response's body.
    pub(super) fn body_reader(&self, response: &Response) -> TokenStream {
        match &response.alternatives()[..] {
            [] => quote!(Empty),
            [only] => reader(self.cx, only[0]),
            _ => {
                let ident = format_ident!("{}", self.reply_names(response).ident);
                quote!(replies::#ident)
            }
        }
    }

    /// The names of a body that comes in one of several media types.
    pub(super) fn reply_names(&self, response: &Response) -> &ReplyNames {
        let responses = self.operation.responses.iter().zip(&self.names.replies);
        let mut names = responses.filter_map(|(other, names)| {
            (other.status == response.status).then_some(names.as_ref())?
        });
        names.next().expect("every such body has names")
    }
}
