//! `client.rs` and `blocking.rs`: one method per operation, wiring only.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Emission, doc,
    operations::Call,
    rust::{RustFile, import, import_modules},
};

/// What the two clients do not share.
struct Flavour {
    /// The sentence above the file.
    file: &'static str,
    /// What a call does beside being made.
    waits: &'static str,
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
pub(super) fn emit_client(cx: &Emission<'_>) -> RustFile {
    emit_flavour(
        cx,
        Flavour {
            file: "The client: one method per operation.",
            waits: "",
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
pub(super) fn emit_blocking(cx: &Emission<'_>) -> RustFile {
    emit_flavour(
        cx,
        Flavour {
            file: "The same client for programs without an asynchronous runtime.",
            waits: " and waits",
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

fn emit_flavour(cx: &Emission<'_>, flavour: Flavour) -> RustFile {
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
    let items = vec![client, methods, flavour.from];
    let uses = uses(&items, &flavour.transport);
    RustFile {
        docs: vec![flavour.file.to_owned()],
        uses,
        items,
    }
}

/// The imports of a client with these items.
fn uses(items: &[TokenStream], transport: &TokenStream) -> TokenStream {
    let modules = import_modules(items, &["errors", "headers", "operations", "parameters"]);
    let reply = import(items, "crate::runtime::answer", &["Reply"]);
    let content = import(
        items,
        "crate::runtime::content",
        &["Bytes", "Empty", "Text"],
    );
    let error = import(items, "crate::runtime::error", &["Error"]);
    let json = import(items, "crate::runtime::json", &["Json"]);
    let likely = import(items, "crate::runtime::likely", &["Likely"]);
    let types = import_modules(items, &["types", "validate"]);
    quote! {
        #modules
        #reply
        use crate::runtime::builder::Builder;
        #content
        #error
        #json
        #likely
        #transport
        use crate::settings::Credentials;
        #types
    }
}

fn emit_method(call: &Call<'_>, flavour: &Flavour) -> TokenStream {
    let (signature, ident) = (call.signature(&flavour.asyncness), call.ident());
    let (names, sent) = (call.argument_names(), &flavour.sent);
    quote! {
        #signature {
            self.transport.send(operations::#ident::call(#(#names),*)) #sent
        }
    }
}
