//! `client.rs` and `blocking.rs`: one method per operation, wiring only.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Emission, doc, mentions::Mentions, operations::Call, part::Part, rust::RustFile};

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
    /// The module of downloads.
    download: &'static str,
    /// The module of the transport.
    transport: &'static str,
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
            download: "crate::runtime::download",
            transport: "crate::runtime::transport",
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
            download: "crate::runtime::blocking_download",
            transport: "crate::runtime::blocking",
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
    // Modules of tags extend the client that stands in the module above them.
    let is_extension = matches!(cx.part, Part::Of(_));
    let methods = emit_methods(cx, &flavour, is_extension);
    let Flavour {
        file,
        from,
        waits,
        transport,
        events,
        download,
        ..
    } = flavour;
    let items = match is_extension {
        true => vec![methods],
        false => vec![emit_client_type(cx, waits), methods, from],
    };
    RustFile::new(&[file], items, move |mentions| {
        let client = is_extension.then(|| mentions.import("super", &["Client"]));
        let imports = emit_uses(mentions, transport, events, download);
        quote!(#client #imports)
    })
}

fn emit_client_type(cx: &Emission<'_>, waits: &str) -> TokenStream {
    let title = doc::inline(&cx.api.title);
    let docs = doc::docs(&[format!(
        "Calls {title}{waits}. Cheap to clone: clones share everything."
    )]);
    let unread = cx.needs_feature().then(|| {
        quote!(#[cfg_attr(not(feature = "tags"), allow(dead_code, reason = "without a tag there is nothing to call"))])
    });
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct Client {
            #unread
            transport: Transport,
        }
    }
}

/// The methods of this part of the crate, after what makes a client.
fn emit_methods(cx: &Emission<'_>, flavour: &Flavour, is_extension: bool) -> TokenStream {
    let builder = (!is_extension).then(|| {
        quote! {
            /// Starts a client; a server has to be chosen.
            pub fn builder(credentials: Credentials) -> Builder<Self> {
                Builder::new(credentials)
            }
        }
    });
    let calls = cx.calls();
    let methods = calls.iter().map(|call| emit_method(call, flavour));
    quote! {
        impl Client {
            #builder
            #(#methods)*
        }
    }
}

/// The imports of a client.
fn emit_uses(mentions: &Mentions, transport: &str, events: &str, download: &str) -> TokenStream {
    let modules = mentions.import_modules(&[
        "bodies",
        "errors",
        "headers",
        "operations",
        "parameters",
        "replies",
    ]);
    let reply = mentions.import("crate::runtime::answer", &["Reply"]);
    let builder = mentions.import("crate::runtime::builder", &["Builder"]);
    let content = mentions.import("crate::runtime::content", &["Bytes", "Empty", "Text"]);
    let download = mentions.import(download, &["Download"]);
    let error = mentions.import("crate::runtime::error", &["Error"]);
    let events = mentions.import(events, &["Events"]);
    let file = mentions.import("crate::runtime", &["file", "hidden", "source"]);
    let json = mentions.import("crate::runtime::json", &["Json"]);
    let likely = mentions.import("crate::runtime::likely", &["Likely"]);
    let transport = mentions.import(transport, &["Transport"]);
    let settings = mentions.import("crate::settings", &["Credentials"]);
    let types = mentions.import_modules(&["types", "validate"]);
    quote!(#modules #reply #builder #content #download #error #events #file #json #likely #transport #settings #types)
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
    let streamed = call.streamed_signature(&flavour.asyncness);
    let streamed = streamed.map(|signature| {
        quote! {
            #docs
            ///
            /// Gives the body piece by piece as it comes, of whatever length.
            #signature {
                self.transport.download(operations::#ident::call(#(#names),*)) #sent
            }
        }
    });
    let parameters = call.has_parameters().then(|| quote!(parameters));
    let parameters = parameters.iter();
    let from = call.source_signature(&flavour.asyncness).map(|signature| {
        quote! {
            #docs
            ///
            /// Sends a body of any length while it is read.
            #signature {
                self.transport.upload(operations::#ident::call_from(#(#parameters,)* source)) #sent
            }
        }
    });
    quote!(#whole #events #streamed #from)
}
