//! `client.rs` and `blocking.rs`: one method per operation, wiring only.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Emission, doc, mentions::Mentions, operations::Call, rust::RustFile};

/// What the two clients do not share.
struct Flavour {
    /// The sentence above the file.
    file: &'static str,
    /// What a call does beside being made.
    waits: &'static str,
    /// The docs of a method.
    docs: fn(&Call<'_>) -> TokenStream,
    /// The module of events.
    events: &'static str,
    /// Import of the transport.
    transport: TokenStream,
    /// How the transport becomes a client.
    from: TokenStream,
    /// `async` or nothing.
    asyncness: TokenStream,
    /// What follows a call that is sent.
    sent: TokenStream,
}

/// Emits `client.rs`.
pub(super) fn emit_client<'a>(cx: &'a Emission<'a>) -> RustFile<'a> {
    emit_flavour(
        cx,
        Flavour {
            file: "The client: one method per operation.",
            waits: "",
            docs: |call| call.method_docs(),
            events: "crate::runtime::events",
            transport: quote!(
                use crate::runtime::transport::Transport;
            ),
            from: quote! {
                impl From<Transport> for Client {
                    fn from(transport: Transport) -> Self {
                        Self { transport }
                    }
                }
            },
            asyncness: quote!(async),
            sent: quote!(.await),
        },
    )
}

/// Emits `blocking.rs`.
pub(super) fn emit_blocking<'a>(cx: &'a Emission<'a>) -> RustFile<'a> {
    emit_flavour(
        cx,
        Flavour {
            file: "The same client for programs without an asynchronous runtime.",
            waits: " and waits",
            docs: |call| call.short_docs(),
            events: "crate::runtime::blocking_events",
            transport: quote!(
                use crate::runtime::blocking::Transport;
            ),
            from: quote! {
                impl From<crate::runtime::transport::Transport> for Client {
                    fn from(transport: crate::runtime::transport::Transport) -> Self {
                        Self { transport: Transport::new(transport) }
                    }
                }
            },
            asyncness: quote!(),
            sent: quote!(),
        },
    )
}

fn emit_flavour<'a>(cx: &'a Emission<'a>, flavour: Flavour) -> RustFile<'a> {
    let (title, waits) = (doc::inline(&cx.api.title), flavour.waits);
    let docs = doc::docs(&[format!(
        "Calls {title}{waits}. Cheap to clone: clones share everything."
    )]);
    let methods = cx.calls();
    let methods = methods.iter().map(|call| emit_method(call, &flavour));
    let client = quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct Client {
            transport: Transport,
        }
    };
    let methods = quote! {
        impl Client {
            /// Starts a client; a server has to be chosen.
            pub fn builder(credentials: Credentials) -> Builder<Self> {
                Builder::new(credentials)
            }

            #(#methods)*
        }
    };
    let (transport, events) = (flavour.transport, flavour.events);
    RustFile::new(
        &[flavour.file],
        [client, methods, flavour.from],
        move |mentions| emit_uses(mentions, &transport, events),
    )
}

/// The imports of a client.
fn emit_uses(mentions: &Mentions, transport: &TokenStream, events: &str) -> TokenStream {
    let modules =
        mentions.import_modules(&["bodies", "errors", "headers", "operations", "parameters"]);
    let reply = mentions.import("crate::runtime::answer", &["Reply"]);
    let content = mentions.import("crate::runtime::content", &["Bytes", "Empty", "Text"]);
    let error = mentions.import("crate::runtime::error", &["Error"]);
    let events = mentions.import(events, &["Events"]);
    let file = mentions.import("crate::runtime", &["file"]);
    let json = mentions.import("crate::runtime::json", &["Json"]);
    let likely = mentions.import("crate::runtime::likely", &["Likely"]);
    let types = mentions.import_modules(&["types", "validate"]);
    quote! {
        #modules
        #reply
        use crate::runtime::builder::Builder;
        #content
        #error
        #events
        #file
        #json
        #likely
        #transport
        use crate::settings::Credentials;
        #types
    }
}

fn emit_method(call: &Call<'_>, flavour: &Flavour) -> TokenStream {
    let (docs, ident) = ((flavour.docs)(call), call.ident());
    let (names, sent) = (call.argument_names(), &flavour.sent);
    let whole = (!call.operation.is_all_events()).then(|| {
        let signature = call.signature(&flavour.asyncness);
        quote! {
            #docs
            #signature {
                self.transport.send(operations::#ident::call(#(#names),*)) #sent
            }
        }
    });
    let events = call.events_signature(&flavour.asyncness);
    let events = events.zip(call.events_rules()).map(|(signature, rules)| {
        quote! {
            #docs
            ///
            /// Gives the events of the answer as they come.
            #signature {
                self.transport.events::<operations::#ident, #rules>(operations::#ident::call(#(#names),*)) #sent
            }
        }
    });
    quote!(#whole #events)
}
