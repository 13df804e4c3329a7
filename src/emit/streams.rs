//! Answers that are read while they come, and bodies that are read while they are sent: the methods, and what these ask
//! for.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::operations::Call;
use crate::{
    analyze::uploads::streamed_bodies,
    model::{MediaType, Response},
};

impl Call<'_> {
    /// The signature of the method that gives the events of the answer, where it has such.
    pub(super) fn events_signature(&self, asyncness: &TokenStream) -> Option<TokenStream> {
        let method = format_ident!("{}", self.names.events.as_ref()?);
        let (arguments, error) = (self.arguments(), self.error_ident());
        let rules = self.events_rules()?;
        let deprecated = self.operation.deprecated.then(|| quote!(#[deprecated]));
        Some(quote! {
            #deprecated
            pub #asyncness fn #method(&self, #(#arguments),*) -> Result<Events<#rules>, Error<errors::#error>>
        })
    }

    /// The signature of the method that gives the bytes of the answer piece by piece, where it has such.
    pub(super) fn streamed_signature(&self, asyncness: &TokenStream) -> Option<TokenStream> {
        let method = format_ident!("{}", self.names.streamed.as_ref()?);
        let (arguments, error) = (self.arguments(), self.error_ident());
        let headers = self.headers_path();
        let deprecated = self.operation.deprecated.then(|| quote!(#[deprecated]));
        Some(quote! {
            #deprecated
            pub #asyncness fn #method(&self, #(#arguments),*) -> Result<Download<#headers>, Error<errors::#error>>
        })
    }

    /// The signature of the method that sends a body while it is read, where there is one.
    pub(super) fn source_signature(&self, asyncness: &TokenStream) -> Option<TokenStream> {
        let method = format_ident!("{}", self.names.from.as_ref()?);
        let parameters = self.parameters_argument().into_iter();
        let (success, error) = (self.success_type(), self.error_ident());
        let deprecated = self.operation.deprecated.then(|| quote!(#[deprecated]));
        Some(quote! {
            #deprecated
            pub #asyncness fn #method(&self, #(#parameters,)* source: source::Source) -> Result<#success, Error<errors::#error>>
        })
    }

    /// The call with a body that is read while it is sent: `head` is the call without a body.
    pub(super) fn emit_call_from(&self, head: &TokenStream) -> Option<TokenStream> {
        let media_types = self.sources()?;
        let parameters = self.parameters_argument().into_iter();
        Some(quote! {
            /// The call with a body that is read while it is sent.
            #[inline]
            pub fn call_from(#(#parameters,)* source: source::Source) -> source::Upload<Self> {
                #head.source(#media_types, source)
            }
        })
    }

    /// The media types of bodies that can be read while they are sent, where there are such.
    pub(super) fn sources(&self) -> Option<String> {
        self.names.from.as_ref()?;
        let bodies = streamed_bodies(self.cx.api, &self.cx.tables.shapes, self.operation);
        Some(listed(bodies.into_iter().map(|one| one.name.clone())))
    }

    /// The media types that the replies are read as, in document order.
    pub(super) fn accepted(&self) -> String {
        let accepted = self.accepted_media_types().into_iter();
        listed(accepted.map(|one| one.name.clone()))
    }

    /// What is asked for where a success is read as bytes: what else it could be comes last.
    fn accepted_streamed(&self) -> Option<String> {
        self.names.streamed.as_ref()?;
        let (bytes, rest): (Vec<&MediaType>, Vec<&MediaType>) = self
            .accepted_media_types()
            .into_iter()
            .partition(|one| one.is_bytes());
        let successes = self.operation.successes();
        let mut successes = successes.flat_map(Response::alternatives).flatten();
        let is_mixed = successes.any(|one| !one.is_bytes());
        let bytes = bytes.iter().map(|one| one.name.clone());
        let rest = rest.iter().map(|one| format!("{};q=0.1", one.name));
        is_mixed.then(|| listed(bytes.chain(rest)))
    }

    /// What the replies are read as, in document order.
    fn accepted_media_types(&self) -> Vec<&MediaType> {
        let mut accepted = Vec::new();
        for response in &self.operation.responses {
            let read: Vec<_> = response.alternatives().into_iter().flatten().collect();
            let content = response.content.iter();
            accepted
                .extend(content.filter(|one| read.iter().any(|other| other.place == one.place)));
        }
        accepted
    }

    /// The same as an item of the operation, where it is not asked for anyway.
    pub(super) fn emit_accept_streamed(&self) -> Option<TokenStream> {
        let accept = self.accepted_streamed()?;
        Some(quote!(const ACCEPT_STREAMED: &'static str = #accept;))
    }
}

/// Media types as one header, each once.
fn listed(names: impl Iterator<Item = String>) -> String {
    let mut listed: Vec<String> = Vec::new();
    for name in names {
        if !listed.contains(&name) {
            listed.push(name);
        }
    }
    match &listed[..] {
        [] => "*/*".to_owned(),
        _ => listed.join(", "),
    }
}

/// Which of several successes can be read piece by piece.
pub(super) fn emit_streamed(call: &Call<'_>) -> TokenStream {
    let (ident, headers) = (call.success_ident(), call.headers_path());
    let bodies = call.success_bodies().into_iter();
    let arms = bodies.map(|response| {
        let variant = call.success_variant(response);
        match response.has_bytes() {
            true => quote!(Self::#variant(reply) => reply.head(),),
            false => quote!(Self::#variant(_) => None,),
        }
    });
    quote! {
        impl Streamed for #ident {
            type Headers = #headers;

            fn head(self) -> Option<Reply<Empty, Self::Headers>> {
                match self {
                    #(#arms)*
                }
            }
        }
    }
}
