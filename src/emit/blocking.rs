//! `blocking.rs`: the client for programs without an asynchronous runtime.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Emission, client::uses, doc, operations::Call, rust::RustFile};

/// Emits `blocking.rs`.
pub(super) fn emit_blocking(cx: &Emission<'_>) -> RustFile {
    let intro = format!(
        "Calls {} and waits. Cheap to clone: clones share everything.",
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
        impl From<crate::runtime::transport::Transport> for Client {
            fn from(transport: crate::runtime::transport::Transport) -> Self {
                Self { transport: Transport::new(transport) }
            }
        }
    };
    let items = vec![client, methods, from];
    let uses = uses(
        &items,
        &quote!(
            use crate::runtime::blocking::Transport;
        ),
    );
    RustFile {
        docs: vec!["The same client for programs without an asynchronous runtime.".to_owned()],
        uses,
        items,
    }
}

fn emit_method(call: &Call<'_>) -> TokenStream {
    let (signature, ident, names) = (
        call.signature(&quote!()),
        call.ident(),
        call.argument_names(),
    );
    quote! {
        #signature {
            self.transport.send(operations::#ident::call(#(#names),*))
        }
    }
}
