//! `client.rs`: one method per operation, wiring only.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Emission, doc,
    operations::Call,
    rust::{RustFile, import, import_modules},
};

/// Emits `client.rs`.
pub(super) fn emit_client(cx: &Emission<'_>) -> RustFile {
    let intro = format!(
        "Calls {}. Cheap to clone: clones share everything.",
        doc::inline(&cx.api.title)
    );
    let docs = doc::docs(&[intro]);
    let methods = cx.calls().into_iter().map(|call| emit_method(&call));
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
    let from = quote! {
        impl From<Transport> for Client {
            fn from(transport: Transport) -> Self {
                Self { transport }
            }
        }
    };
    let items = vec![client, methods, from];
    let uses = uses(
        &items,
        &quote!(
            use crate::runtime::transport::Transport;
        ),
    );
    RustFile {
        docs: vec!["The client: one method per operation.".to_owned()],
        uses,
        items,
    }
}

/// The imports of a client, asynchronous or blocking, whose methods are `items`.
pub(super) fn uses(items: &[TokenStream], transport: &TokenStream) -> TokenStream {
    let modules = import_modules(items, &["errors", "headers", "operations", "parameters"]);
    let reply = import(
        items,
        "crate::runtime::answer",
        &["Bytes", "Empty", "Reply", "Text"],
    );
    let error = import(items, "crate::runtime::error", &["Error"]);
    let json = import(items, "crate::runtime::json", &["Json"]);
    let types = import_modules(items, &["types", "validate"]);
    quote! {
        #modules
        #reply
        use crate::runtime::builder::Builder;
        #error
        #json
        #transport
        use crate::settings::Credentials;
        #types
    }
}

fn emit_method(call: &Call<'_>) -> TokenStream {
    let (signature, ident, names) = (
        call.signature(&quote!(async)),
        call.ident(),
        call.argument_names(),
    );
    quote! {
        #signature {
            self.transport.send(operations::#ident::call(#(#names),*)).await
        }
    }
}
