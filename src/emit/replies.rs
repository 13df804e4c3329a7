//! `replies.rs`: bodies of answers that come in one of several media types.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{
    Emission,
    bodies::{BodyKind, Typed, reader, response_kind},
    doc,
    operations::Call,
    rules::value_imports,
    rust::RustFile,
};
use crate::{
    analyze::shape::Kind,
    model::{MediaType, Response},
};

/// Some body comes in one of several media types.
pub(super) fn has_replies(cx: &Emission<'_>) -> bool {
    let calls = cx.calls();
    calls
        .iter()
        .any(|call| call.names.replies.iter().any(Option::is_some))
}

/// Emits `replies.rs`.
pub(super) fn emit_replies<'a>(cx: &'a Emission<'a>) -> RustFile<'a> {
    let calls = cx.calls();
    let bodies = calls.iter().flat_map(|call| {
        let responses = call.operation.responses.iter().zip(&call.names.replies);
        let several = responses.filter(|(_, names)| names.is_some());
        several.flat_map(|(response, _)| emit_reply(call, response))
    });
    RustFile::new(
        &["Bodies of answers that come in one of several media types."],
        bodies.collect::<Vec<_>>(),
        |mentions| {
            let answer = mentions.import("crate::runtime::answer", &["Answer"]);
            let content = mentions.import("crate::runtime::content", &["Bytes", "Content", "Text"]);
            let values = value_imports(mentions);
            let violation = mentions.import("crate::runtime::violation", &["Violation"]);
            let types = mentions.import_modules(&["types", "validate"]);
            quote!(#answer #content #values #violation #types)
        },
    )
}

/// The enum of the bodies, and how the media type tells them apart.
fn emit_reply(call: &Call<'_>, response: &Response) -> [TokenStream; 2] {
    let names = call.reply_names(response);
    let ident = format_ident!("{}", names.ident);
    let alternatives = response.alternatives();
    let docs = doc::docs(&[format!(
        "A body of the answer {} of `{}`.",
        response.status,
        doc::inline(&call.operation.id)
    )]);
    let variants = names.variants.iter().zip(&alternatives);
    let declared = variants.clone().map(|(variant, alike)| {
        let name = format_ident!("{variant}");
        let listed: Vec<String> = alike
            .iter()
            .map(|one| format!("`{}`", doc::inline(&one.name)))
            .collect();
        let docs = doc::docs(&[format!("As {}.", listed.join(", "))]);
        let held = held(call.cx, alike[0]);
        quote!(#docs #name(#held))
    });
    let read = |variant: &String, media_type: &MediaType, function: TokenStream| {
        let name = format_ident!("{variant}");
        let reader = reader(call.cx, media_type);
        let wrap = match is_boxed(call.cx, media_type) {
            true => quote!(|value| Self::#name(Box::new(value))),
            false => quote!(Self::#name),
        };
        quote!(crate::runtime::content::#function::<#reader, _>(answer, #wrap))
    };
    let mut arms: Vec<(bool, TokenStream)> = Vec::new();
    for (variant, alike) in variants.clone() {
        let outcome = read(variant, alike[0], quote!(read_as));
        let (ranges, exact): (Vec<&MediaType>, Vec<&MediaType>) =
            alike.iter().partition(|media_type| media_type.is_range());
        let exact: Vec<_> = exact
            .iter()
            .map(|media_type| media_type.essence())
            .collect();
        if !exact.is_empty() {
            arms.push((false, quote!(#(#exact)|* => #outcome,)));
        }
        for range in ranges {
            let kind = range.essence().replace('*', "");
            let kind = kind.trim_start_matches('/');
            arms.push((true, quote!(found if found.starts_with(#kind) => #outcome,)));
        }
    }
    arms.sort_by_key(|(is_range, _)| *is_range);
    let arms = arms.into_iter().map(|(_, arm)| arm);
    let usual = variants.clone().find(|(_, alike)| alike[0].is_json());
    let (variant, alike) = usual
        .or(variants.clone().next())
        .expect("there are several");
    let unnamed = read(variant, alike[0], quote!(read_unnamed));
    [
        quote! {
            #docs
            #[derive(Clone, Debug, PartialEq)]
            pub enum #ident {
                #(#declared,)*
            }
        },
        quote! {
            impl Content for #ident {
                type Value = Self;

                #[inline]
                fn read(answer: &Answer) -> (Option<Self>, Vec<Violation>) {
                    match answer.media_type().as_str() {
                        #(#arms)*
                        _ => #unnamed,
                    }
                }
            }
        },
    ]
}

/// The type of a body of one media type.
fn held(cx: &Emission<'_>, media_type: &MediaType) -> TokenStream {
    match response_kind(cx, media_type) {
        BodyKind::Json(Typed { held, .. }) if is_boxed(cx, media_type) => quote!(Box<#held>),
        BodyKind::Json(Typed { held, .. }) => held,
        BodyKind::Text(_) => quote!(String),
        _ => quote!(Vec<u8>),
    }
}

/// Objects stand in a box, so that a text beside them does not take their room.
fn is_boxed(cx: &Emission<'_>, media_type: &MediaType) -> bool {
    let shapes = &cx.tables.shapes;
    let kind = |id| &shapes[shapes.resolve(id).0].kind;
    let has_parts = |id| matches!(kind(id), Kind::Struct(_) | Kind::Tuple(_) | Kind::Union(_));
    media_type.is_json() && media_type.schema.is_some_and(has_parts)
}
