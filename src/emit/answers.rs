//! How the answers of an operation are told apart and held.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::{doc, errors::variant_ident, operations::Call, streams::emit_streamed};
use crate::{
    analyze::answers::DocumentedAnswer,
    model::{Response, Status},
};

/// One arm per documented answer: one status before a range, and a range before all.
pub(super) fn emit_arms(call: &Call<'_>) -> Vec<TokenStream> {
    let mut arms: Vec<(u8, TokenStream)> = Vec::new();
    for answer in call.answers() {
        let (rank, status) = status_pattern(answer.response.status);
        let code = answer.code.map_or_else(
            || quote!(_),
            |code| {
                let code = &code.code;
                quote!(Some(#code))
            },
        );
        let outcome = emit_outcome(call, answer);
        arms.push((rank, quote!((#status, #code) => #outcome,)));
        if is_last_success_code(answer) {
            arms.push((rank, quote!((#status, None) => answer.unreadable(),)));
            arms.push((rank, quote!((#status, _) => answer.unknown(Self::Unknown),)));
        }
    }
    arms.extend(emit_unnamed(call).map(|outcome| (2, quote!((200..=299, _) => #outcome,))));
    arms.sort_by_key(|(rank, _)| *rank);
    arms.into_iter().map(|(_, arm)| arm).collect()
}

/// What a success is read as whose status the document does not name, where there is such.
pub(super) fn emit_unnamed(call: &Call<'_>) -> Option<TokenStream> {
    let successes = call.successes();
    let names_all = |answer: &DocumentedAnswer<'_>| {
        matches!(answer.response.status, Status::Range(2) | Status::Default)
            && answer.code.is_none()
    };
    let is_plain =
        call.success_bodies().len() < 2 && successes.iter().all(|one| one.code.is_none());
    (!successes.iter().any(names_all)).then(|| match is_plain {
        true => quote!(answer.unnamed_success()),
        false => quote!(answer.doubtful()),
    })
}

/// After the codes of a success comes the answer whose code cannot be read.
fn is_last_success_code(answer: &DocumentedAnswer<'_>) -> bool {
    let last = answer
        .response
        .codes
        .as_ref()
        .and_then(|codes| codes.codes.last());
    answer.is_success
        && last.is_some_and(|last| answer.code.is_some_and(|code| code.place == last.place))
}

/// What an answer is read as.
pub(super) fn emit_outcome(call: &Call<'_>, answer: &DocumentedAnswer<'_>) -> TokenStream {
    if !answer.is_success {
        let variant = variant_ident(answer);
        return quote!(answer.refused(Self::#variant));
    }
    if call.success_bodies().len() > 1 {
        let (success, variant) = (call.success_ident(), call.success_variant(answer.response));
        return quote!(answer.success().map(#success::#variant));
    }
    quote!(answer.success())
}

/// The pattern of a status, and how late it is tried.
fn status_pattern(status: Status) -> (u8, TokenStream) {
    match status {
        Status::Code(code) => {
            let code = Literal::u16_unsuffixed(code);
            (0, quote!(#code))
        }
        Status::Range(hundred) => {
            let (first, last) = (
                Literal::u16_unsuffixed(hundred * 100),
                Literal::u16_unsuffixed(hundred * 100 + 99),
            );
            (1, quote!(#first..=#last))
        }
        Status::Default => (3, quote!(_)),
    }
}

impl Call<'_> {
    /// What the method returns when the call succeeded: a reply, or an enum where bodies of several types can come.
    pub(super) fn success_type(&self) -> TokenStream {
        let success = self.success_type_here();
        if self.success_bodies().len() > 1 {
            quote!(errors::#success)
        } else {
            success
        }
    }

    /// The same inside `errors.rs`.
    pub(super) fn success_type_here(&self) -> TokenStream {
        let headers = self.headers_path();
        match &self.success_bodies()[..] {
            [] => quote!(Reply<Empty, #headers>),
            [response] => self.reply_type(response),
            _ => {
                let ident = self.success_ident();
                quote!(#ident)
            }
        }
    }

    /// Responses of successes whose bodies have different types.
    pub(super) fn success_bodies(&self) -> Vec<&Response> {
        let successes = self.successes();
        if let [only] = &successes[..] {
            return vec![only.response];
        }
        let mut bodies: Vec<(String, &Response)> = Vec::new();
        for success in successes {
            let held = self.body_reader(success.response).to_string();
            if bodies.iter().all(|(other, _)| *other != held) {
                bodies.push((held, success.response));
            }
        }
        bodies.into_iter().map(|(_, response)| response).collect()
    }

    pub(super) fn success_ident(&self) -> Ident {
        format_ident!("{}Success", self.names.prefix)
    }

    /// The variant for the body of `response`: named by the first status that has such a body.
    pub(super) fn success_variant(&self, response: &Response) -> Ident {
        let held = self.body_reader(response).to_string();
        let successes = self.successes();
        let first = successes
            .iter()
            .find(|success| self.body_reader(success.response).to_string() == held);
        variant_ident(first.expect("the response is one of the successes"))
    }
}

/// The enum of successes, where bodies of several types can come.
pub(super) fn emit_success(call: &Call<'_>) -> Option<TokenStream> {
    let bodies = call.success_bodies();
    if bodies.len() < 2 {
        return None;
    }
    let ident = call.success_ident();
    let docs = doc::docs(&[format!(
        "What `{}` answers when it succeeds.",
        doc::inline(&call.operation.id)
    )]);
    let variants = bodies.iter().map(|response| {
        let docs = doc::docs(&[format!(
            "{} {}",
            response.status,
            doc::sentence(&response.description)
        )]);
        let (variant, reply) = (call.success_variant(response), call.reply_type(response));
        quote!(#docs #variant(#reply))
    });
    let streamed = call.names.streamed.is_some().then(|| emit_streamed(call));
    Some(quote! {
        #docs
        #[derive(Clone, Debug)]
        pub enum #ident {
            #(#variants,)*
        }
        #streamed
    })
}
