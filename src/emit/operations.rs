//! `operations.rs`: what each operation sends, and how its answers are read.

use std::cell::OnceCell;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{Emission, doc, mentions::Mentions, remarks, rust::RustFile, state::state_docs};
use crate::{
    analyze::{
        answers::{DocumentedAnswer, answers},
        operation_names::{OperationNames, caller_parameters},
    },
    model::{Mode, Operation, sent_path},
};

/// An operation with its names.
pub(super) struct Call<'a> {
    pub(super) cx: &'a Emission<'a>,
    pub(super) operation: &'a Operation,
    pub(super) names: &'a OperationNames,
    /// The answers that it documents, once somebody asked for them.
    pub(super) answers: OnceCell<Vec<DocumentedAnswer<'a>>>,
}

impl<'a> Call<'a> {
    /// The answers that it documents, in document order.
    pub(super) fn answers(&self) -> &[DocumentedAnswer<'a>] {
        self.answers.get_or_init(|| answers(self.operation))
    }

    /// The method of the clients.
    pub(super) fn method(&self) -> Ident {
        format_ident!("{}", self.names.method)
    }

    /// The type of the operation.
    pub(super) fn ident(&self) -> Ident {
        format_ident!("{}", self.names.prefix)
    }

    /// `POST /api/v1/card/status`
    pub(super) fn route(&self) -> String {
        format!(
            "{} {}",
            self.operation.method.as_str(),
            doc::inline(&self.operation.path)
        )
    }

    /// Summary and route, then the description.
    pub(super) fn method_docs(&self) -> TokenStream {
        let more = format!("See [`operations::{}`].", self.names.prefix);
        let description = doc::prose(&doc::sentence(&self.operation.description));
        doc::docs_with_links(&[self.headline(), doc::append(&description, &more)])
    }

    /// Summary and route, and where the description stands.
    pub(super) fn short_docs(&self) -> TokenStream {
        doc::docs_with_links(&[doc::append(&self.headline(), &self.method_link())])
    }

    fn headline(&self) -> String {
        doc::prose(&doc::append(
            &self.summary(),
            &format!("`{}`", self.route()),
        ))
    }

    /// A link to the method of the client, whose docs hold the description.
    fn method_link(&self) -> String {
        let method = self.method();
        format!("See [`Client::{method}`](crate::Client::{method}).")
    }

    /// One sentence, made of the name where the document has none.
    pub(super) fn summary(&self) -> String {
        let summary = Some(&self.operation.summary).filter(|text| !text.trim().is_empty());
        let summary = summary
            .cloned()
            .unwrap_or_else(|| doc::words(&self.operation.id));
        doc::sentence(&summary)
    }

    fn docs(&self) -> TokenStream {
        let operation = self.operation;
        let Operation { mode, notes, .. } = operation;
        let mode = match mode {
            Some(Mode::Sync) => ", synchronous",
            Some(Mode::Async) => ", asynchronous",
            None => "",
        };
        let version = format!("Version {}{mode}.", self.cx.api.version);
        let mut paragraphs = vec![version, self.pointers().join(" ")];
        let server = self.cx.api.own_server(operation);
        paragraphs.extend(server.map(|server| {
            let url = doc::inline(&server.url);
            format!("Sent to a server of its own: `{url}`.")
        }));
        paragraphs.extend(doc::notes(notes));
        paragraphs.extend(
            self.operation
                .request_body
                .iter()
                .flat_map(|body| doc::notes(&body.notes)),
        );
        paragraphs.extend(state_docs(self.cx.api, self.operation));
        paragraphs.extend(self.answer_docs());
        let successes = self
            .operation
            .responses
            .iter()
            .filter(|response| response.status.is_success());
        paragraphs.extend(successes.flat_map(doc::response_notes));
        let summary = doc::append(&doc::prose(&self.summary()), &self.method_link());
        let paragraphs = paragraphs.iter().map(|text| doc::prose(text));
        let paragraphs: Vec<String> = std::iter::once(summary).chain(paragraphs).collect();
        doc::docs_with_links(&paragraphs)
    }

    /// Where more is said: tags, further documentation, and the request body.
    fn pointers(&self) -> Vec<String> {
        let tags = self.operation.tags.iter();
        let tags = tags.map(|tag| format!("Tag: {}.", doc::inline(tag)));
        let body = self.operation.request_body.iter();
        let bodies = body.clone().map(|body| doc::sentence(&body.description));
        let examples = body.flat_map(|body| &body.content).flat_map(|media_type| {
            let shown = media_type.examples.iter();
            remarks::examples(
                &shown
                    .filter(|example| example.case.is_none())
                    .cloned()
                    .collect::<Vec<_>>(),
            )
        });
        tags.chain(
            self.operation
                .external_docs
                .iter()
                .map(remarks::link_sentence),
        )
        .chain(bodies.filter(|text| !text.is_empty()))
        .chain(examples)
        .collect()
    }

    /// One paragraph per success, and the examples of all answers.
    fn answer_docs(&self) -> Vec<String> {
        let successes = self.successes();
        let told = successes.iter().map(|success| {
            let response = success.response;
            let description = doc::sentence(&response.description);
            match success.code {
                Some(code) => format!(
                    "{} `{}` {}: {} {description}",
                    response.status,
                    doc::inline(&code.code),
                    doc::inline(&code.name),
                    doc::sentence(&code.meaning)
                ),
                None => format!("{}: {description}", response.status),
            }
        });
        let content = self.operation.responses.iter().flat_map(|response| {
            let content = response.content.iter();
            content.map(|media_type| (response.status, media_type))
        });
        let examples = content.flat_map(|(status, media_type)| {
            remarks::examples(&media_type.examples)
                .into_iter()
                .map(move |example| format!("{status}: {example}"))
        });
        told.chain(examples).collect()
    }

    /// The arguments of the method: the caller's parameters, and the body.
    pub(super) fn arguments(&self) -> Vec<TokenStream> {
        let parameters = self.parameters_argument();
        parameters
            .into_iter()
            .chain(self.body().map(|body| {
                let held = body.held;
                quote!(body: #held)
            }))
            .collect()
    }

    /// The argument for the caller's parameters.
    pub(super) fn parameters_argument(&self) -> Option<TokenStream> {
        self.has_parameters().then(|| {
            let ident = self.parameters_ident();
            quote!(parameters: &parameters::#ident)
        })
    }

    /// Names of the arguments.
    pub(super) fn argument_names(&self) -> Vec<TokenStream> {
        let parameters = self.has_parameters().then(|| quote!(parameters));
        parameters
            .into_iter()
            .chain(self.body().map(|_| quote!(body)))
            .collect()
    }

    /// Signature of a client's method; `asyncness` is `async` or nothing.
    pub(super) fn signature(&self, asyncness: &TokenStream) -> TokenStream {
        let method = self.method();
        let arguments = self.arguments();
        let (success, error) = (self.success_type(), self.error_ident());
        let deprecated = self.operation.deprecated.then(|| quote!(#[deprecated]));
        quote! {
            #deprecated
            pub #asyncness fn #method(&self, #(#arguments),*) -> Result<#success, Error<errors::#error>>
        }
    }

    /// The caller provides parameters.
    pub(super) fn has_parameters(&self) -> bool {
        caller_parameters(self.operation).next().is_some()
    }

    /// The struct of the caller's parameters.
    pub(super) fn parameters_ident(&self) -> Ident {
        format_ident!("{}Parameters", self.names.prefix)
    }
}

/// Emits `operations.rs`.
pub(super) fn emit_operations<'a>(cx: &'a Emission<'a>) -> RustFile<'a> {
    RustFile::new(
        &["Operations: what is sent."],
        cx.calls()
            .into_iter()
            .flat_map(|call| emit_operation(&call)),
        emit_uses,
    )
}

fn emit_uses(mentions: &Mentions) -> TokenStream {
    let modules = mentions.import_modules(&["bodies", "errors", "parameters"]);
    let call = mentions.import("crate::runtime::call", &["Call", "Operation", "Security"]);
    let json = mentions.import("crate::runtime::json", &["Json"]);
    let likely = mentions.import("crate::runtime::likely", &["Likely"]);
    let parameter = mentions.import("crate::runtime::parameter", &["Parameter"]);
    let file = mentions.import("crate::runtime", &["file", "hidden", "security", "source"]);
    let style = mentions.import("crate::runtime::style", &["Style"]);
    let types = mentions.import_modules(&["types", "validate"]);
    quote!(#modules #call #file #json #likely #parameter #style #types)
}

fn emit_operation(call: &Call<'_>) -> [TokenStream; 3] {
    let (ident, docs) = (call.ident(), call.docs());
    let declared = quote! {
        #docs
        #[derive(Debug)]
        pub struct #ident;
    };
    [declared, emit_call(call), emit_operation_impl(call)]
}

fn emit_call(call: &Call<'_>) -> TokenStream {
    let (ident, arguments) = (call.ident(), call.arguments());
    let parameters = caller_parameters(call.operation)
        .zip(&call.names.parameters)
        .map(|(parameter, name)| {
            let (constant, field) = (call.cx.parameter_ident(parameter), format_ident!("{name}"));
            quote!(.argument(parameters::#constant, &parameters.#field))
        });
    let head = quote!(Call::new() #(#parameters)*);
    let from = call.emit_call_from(&head);
    let call = call.body().map_or(head.clone(), |body| body.add_to(&head));
    quote! {
        impl #ident {
            /// The call, not yet sent.
            #[inline]
            pub fn call(#(#arguments),*) -> Call<Self> {
                #call
            }

            #from
        }
    }
}

fn emit_operation_impl(call: &Call<'_>) -> TokenStream {
    let (ident, error) = (call.ident(), call.error_ident());
    let operation = call.operation;
    let method = operation.method.as_str();
    let path = sent_path(&operation.path, &operation.parameters);
    let own = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.scheme().is_none());
    let parameters = own.map(|parameter| call.cx.parameter_ident(parameter));
    let security = call.emit_security();
    let accept = call.accepted();
    let streamed = call.emit_accept_streamed();
    let server = call.emit_server();
    quote! {
        impl Operation for #ident {
            type Refusal = errors::#error;
            const METHOD: &'static str = #method;
            const PATH: &'static str = #path;
            #server
            const ACCEPT: &'static str = #accept;
            #streamed
            const PARAMETERS: &'static [Parameter] = &[#(parameters::#parameters),*];
            #security
        }
    }
}

impl Call<'_> {
    /// The server that the operation has for itself.
    fn emit_server(&self) -> Option<TokenStream> {
        let url = self.cx.api.own_server(self.operation)?.default_url();
        Some(quote!(const SERVER: Option<&'static str> = Some(#url);))
    }

    /// The alternatives of credentials, where there is more to them than none.
    fn emit_security(&self) -> Option<TokenStream> {
        let alternatives: Vec<TokenStream> = self
            .operation
            .security
            .iter()
            .map(|requirement| {
                let credentials = requirement.schemes.iter().filter_map(|(name, scopes)| {
                    let mut parameters = self.operation.parameters.iter();
                    let parameter = parameters.find(|one| one.scheme() == Some(name))?;
                    let ident = self.cx.parameter_ident(parameter);
                    Some(quote!((parameters::#ident, &[#(#scopes),*])))
                });
                quote!(&[#(#credentials),*])
            })
            .collect();
        let is_said = self
            .operation
            .parameters
            .iter()
            .any(|one| one.scheme().is_some());
        is_said.then(|| {
            quote! {
                const SECURITY: Security = security::any_of(&[#(#alternatives),*]);
            }
        })
    }
}
