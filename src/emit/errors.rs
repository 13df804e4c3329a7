//! `errors.rs`: one enum per operation that can be refused, one variant per documented code.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::{
    Emission,
    answers::{emit_arms, emit_outcome, emit_success},
    doc,
    mentions::Mentions,
    operations::Call,
    rust::{RustFile, text_literal},
};
use crate::{
    analyze::answers::DocumentedAnswer,
    model::{Status, Trigger},
};

/// Emits `errors.rs`.
pub(super) fn emit_errors<'a>(cx: &'a Emission<'a>) -> RustFile<'a> {
    RustFile::new(
        &["Why a call was refused: one enum per operation, one variant per documented code."],
        cx.calls().into_iter().flat_map(|call| emit_error(&call)),
        emit_uses,
    )
}

fn emit_uses(mentions: &Mentions) -> TokenStream {
    let headers = mentions.import_modules(&["headers", "replies"]);
    let answer = mentions.import("crate::runtime::answer", &["Answer", "Code", "Reply"]);
    let content = mentions.import("crate::runtime::content", &["Bytes", "Empty", "Text"]);
    let download = mentions.import("crate::runtime::download", &["Streamed"]);
    let refusal = mentions.import("crate::runtime::error", &["Outcome", "Refusal"]);
    let json = mentions.import("crate::runtime::json", &["Json"]);
    let likely = mentions.import("crate::runtime::likely", &["Likely"]);
    let types = mentions.import_modules(&["types", "validate"]);
    quote!(#headers #answer #content #download #refusal #json #likely #types)
}

impl Call<'_> {
    /// The error of the operation.
    pub(super) fn error_ident(&self) -> Ident {
        format_ident!("{}Error", self.names.prefix)
    }

    /// Documented refusals, in document order.
    pub(super) fn refusals(&self) -> Vec<DocumentedAnswer<'_>> {
        let answers = self.answers().iter();
        answers
            .filter(|answer| !answer.is_success)
            .cloned()
            .collect()
    }

    /// Documented successes, in document order.
    pub(super) fn successes(&self) -> Vec<DocumentedAnswer<'_>> {
        let answers = self.answers().iter();
        answers
            .filter(|answer| answer.is_success)
            .cloned()
            .collect()
    }

    /// Where the vendor's codes stand in the bodies.
    fn code_pointers(&self) -> Vec<&str> {
        let mut pointers: Vec<&str> = Vec::new();
        for codes in self
            .operation
            .responses
            .iter()
            .filter_map(|response| response.codes.as_ref())
        {
            if !pointers.contains(&codes.at.as_str()) {
                pointers.push(&codes.at);
            }
        }
        pointers
    }
}

/// ``409 `LIMIT` Limit reached: The order is …``
pub(super) fn answer_text(answer: &DocumentedAnswer<'_>) -> String {
    let status = answer.response.status;
    let code = answer
        .code
        .map(|code| format!(" `{}`", doc::inline(&code.code)))
        .unwrap_or_default();
    let message = answer.message();
    let message = if message.is_empty() {
        String::new()
    } else {
        format!(" {message}")
    };
    let meaning = answer.meaning().trim();
    let meaning = if meaning.is_empty() {
        String::new()
    } else {
        format!(": {meaning}")
    };
    doc::sentence(&format!("{status}{code}{message}{meaning}"))
}

fn emit_error(call: &Call<'_>) -> Vec<TokenStream> {
    let ident = call.error_ident();
    let refusals = call.refusals();
    let headers = call.headers_path();
    let intro = format!("Why `{}` was refused.", doc::inline(&call.operation.id));
    let docs = doc::docs(&[intro]);
    let variants = refusals.iter().map(|refusal| {
        let docs = doc::docs(&refusal_docs(refusal));
        let (variant, reply) = (variant_ident(refusal), call.reply_type(refusal.response));
        quote!(#docs #variant(#reply))
    });
    let arms = refusals.iter().map(|refusal| {
        let variant = variant_ident(refusal);
        quote!(Self::#variant(reply) => reply.answer())
    });
    let declared = quote! {
        #docs
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants,)*
            /// An answer that the document does not name, kept whole.
            Unknown(Reply<Json, #headers>),
        }
    };
    let success = call.success_type_here();
    let name = &call.operation.id;
    let pointers = call.code_pointers();
    let documented = call.answers();
    let codes = documented.iter().filter_map(emit_code);
    let reads = emit_reads(call, documented);
    let refusal = quote! {
        impl Refusal for #ident {
            type Success = #success;
            const OPERATION: &'static str = #name;
            const CODE_AT: &'static [&'static str] = &[#(#pointers),*];
            const CODES: &'static [Code] = &[#(#codes),*];

            #[inline]
            fn read(answer: Answer) -> Outcome<Self> {
                #reads
            }

            #[inline]
            fn answer(&self) -> &Answer {
                match self {
                    #(#arms,)*
                    Self::Unknown(reply) => reply.answer(),
                }
            }
        }
    };
    std::iter::once(declared)
        .chain(emit_success(call))
        .chain([refusal])
        .collect()
}

/// Tells the answers apart, where there is more than one.
fn emit_reads(call: &Call<'_>, documented: &[DocumentedAnswer<'_>]) -> TokenStream {
    if let [only] = documented
        && describes_all(documented)
    {
        return emit_outcome(call, only);
    }
    let arms = emit_arms(call);
    let unknown = (!describes_all(documented)).then(|| quote!(_ => answer.unknown(Self::Unknown),));
    quote! {
        match (answer.status(), answer.code()) {
            #(#arms)*
            #unknown
        }
    }
}

/// No answer is left that the document does not name.
fn describes_all(documented: &[DocumentedAnswer<'_>]) -> bool {
    documented
        .iter()
        .any(|answer| answer.response.status == Status::Default && answer.code.is_none())
}

/// What the document says of an answer with one status.
fn emit_code(answer: &DocumentedAnswer<'_>) -> Option<TokenStream> {
    let Status::Code(status) = answer.response.status else {
        return None;
    };
    let status = Literal::u16_unsuffixed(status);
    let code = answer.code.map_or("", |code| &code.code);
    let (message, meaning) = (
        text_literal(&answer.message()),
        text_literal(answer.meaning()),
    );
    Some(quote!(Code::new(#status, #code, #message, #meaning)))
}

/// The answer, and what is assumed or open about its response where it is the first of it.
fn refusal_docs(refusal: &DocumentedAnswer<'_>) -> Vec<String> {
    let first = refusal
        .response
        .codes
        .as_ref()
        .and_then(|codes| codes.codes.first());
    let answers = refusal.code.and_then(|code| code.answers).map(trigger);
    let mut docs = vec![answer_text(refusal)];
    docs.extend(answers.map(str::to_owned));
    if refusal.code.map(|code| &code.place) == first.map(|code| &code.place) {
        docs.extend(
            refusal
                .code
                .map(|_| doc::sentence(&refusal.response.description)),
        );
        docs.extend(doc::response_notes(refusal.response));
    }
    docs
}

/// Which requests a code answers in general.
pub(super) fn trigger(trigger: Trigger) -> &'static str {
    match trigger {
        Trigger::InvalidRequest => "Answers a request that breaks a rule of the document.",
        Trigger::WrongSignature => "Answers a request with a wrong signature.",
        Trigger::MissingCredentials => "Answers a request without credentials.",
    }
}

/// The variant of an answer.
pub(super) fn variant_ident(answer: &DocumentedAnswer<'_>) -> Ident {
    format_ident!("{}", answer.variant)
}
