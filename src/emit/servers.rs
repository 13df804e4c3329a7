//! Servers: the documented ones, and the variables of their URLs.

use indexmap::IndexSet;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{Emission, doc, remarks::server_variable};
use crate::{
    analyze::{
        idents::{Scope, camel, snake},
        names::ServerNames,
    },
    model::{Server, ServerVariable},
};

/// Emits the enum of the servers, and the variables of those that have some.
pub(super) fn emit_servers(cx: &Emission<'_>) -> Vec<TokenStream> {
    let names: Vec<Ident> = cx
        .tables
        .names
        .servers
        .iter()
        .map(|server| format_ident!("{}", server.variant))
        .collect();
    let servers = cx.api.every_server();
    let has_own = servers.len() > cx.api.servers.len();
    let pairs = servers.iter().zip(&names).enumerate();
    let variants = pairs.map(|(index, (server, name))| {
        let text = if server.description.trim().is_empty() {
            "Base URL"
        } else {
            &server.description
        };
        let mut docs = vec![format!(
            "{} `{}`",
            doc::sentence(text),
            doc::inline(&server.url)
        )];
        let is_own = index >= cx.api.servers.len();
        docs.extend(is_own.then(|| "A server of single operations.".to_owned()));
        docs.extend(server.variables.iter().map(server_variable));
        docs.extend(doc::notes(&server.notes));
        let docs = doc::docs(&docs);
        quote!(#docs #name)
    });
    let arms = servers.iter().zip(&names).map(|(server, name)| {
        let url = server.default_url();
        quote!(Server::#name => #url.to_owned())
    });
    let mut items = vec![
        quote! {
            /// Where the calls go.
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            #[non_exhaustive]
            pub enum Server {
                #(#variants,)*
            }
        },
        quote! {
            impl From<Server> for String {
                fn from(server: Server) -> Self {
                    match server {
                        #(#arms,)*
                    }
                }
            }
        },
    ];
    items.extend(has_own.then(|| quote!(impl crate::runtime::server::Documented for Server {})));
    let servers = servers.iter().zip(&cx.tables.names.servers);
    items.extend(servers.flat_map(|(server, names)| emit_variables(server, names)));
    items
}

/// The type of a server whose URL has variables, and the enums of their values.
fn emit_variables(server: &Server, names: &ServerNames) -> Vec<TokenStream> {
    let Some(ident) = &names.variables else {
        return Vec::new();
    };
    let (variant, ident) = (&names.variant, format_ident!("{ident}"));
    let enums = names
        .values
        .iter()
        .map(|held| Some(format_ident!("{}", held.as_ref()?)));
    let enums: Vec<Option<Ident>> = enums.collect();
    let docs = doc::docs(&[format!(
        "`Server::{variant}` with variables of your choice: `{}`",
        doc::inline(&server.url)
    )]);
    let mut scope = Scope::default();
    let names = server
        .variables
        .iter()
        .map(|variable| variable.name.as_str());
    let names = scope.claim_all(names, snake);
    let names: Vec<Ident> = names.iter().map(|name| format_ident!("{name}")).collect();
    let variables = server.variables.iter().zip(&names).zip(&enums);
    let fields = variables.clone().map(|((variable, name), held)| {
        let docs = doc::docs(&[server_variable(variable)]);
        let held = held
            .as_ref()
            .map_or_else(|| quote!(String), |held| quote!(#held));
        quote!(#docs pub #name: #held)
    });
    let default = match enums.iter().all(Option::is_some) {
        true => None,
        false => Some(emit_default(&ident, variables)),
    };
    let derived = default.is_none().then(|| quote!(Default,));
    let pieces = emit_pieces(server, &names);
    let types = server.variables.iter().zip(&enums);
    let types = types.filter_map(|(variable, held)| Some(emit_values(variable, held.as_ref()?)));
    let mut items = vec![
        quote! {
            #docs
            #[derive(Clone, Debug, #derived PartialEq, Eq)]
            pub struct #ident {
                #(#fields,)*
            }
        },
        quote! {
            impl From<#ident> for String {
                fn from(server: #ident) -> Self {
                    [#(#pieces),*].concat()
                }
            }
        },
    ];
    items.extend(default);
    items.extend(types.flatten());
    items
}

/// The documented defaults, where some variable has no enum that knows its own.
fn emit_default<'v>(
    ident: &Ident,
    variables: impl Iterator<Item = ((&'v ServerVariable, &'v Ident), &'v Option<Ident>)>,
) -> TokenStream {
    let defaults = variables.map(|((variable, name), held)| match held {
        Some(held) => quote!(#name: #held::default()),
        None => {
            let default = &variable.default;
            quote!(#name: #default.to_owned())
        }
    });
    quote! {
        impl Default for #ident {
            fn default() -> Self {
                Self { #(#defaults),* }
            }
        }
    }
}

/// The parts of the URL, in their order.
fn emit_pieces(server: &Server, names: &[Ident]) -> Vec<TokenStream> {
    let mut pieces = Vec::new();
    let mut rest = server.url.as_str();
    while !rest.is_empty() {
        let variables = server.variables.iter().enumerate();
        let places = variables.filter_map(|(index, variable)| {
            let place = format!("{{{}}}", variable.name);
            Some((rest.find(&place)?, place.len(), index))
        });
        let (start, length, index) = places.min().unwrap_or((rest.len(), 0, names.len()));
        let text = &rest[..start];
        if !text.is_empty() {
            pieces.push(quote!(#text));
        }
        if let Some(name) = names.get(index) {
            pieces.push(quote!(server.#name.as_str()));
        }
        rest = &rest[start + length..];
    }
    pieces
}

/// The enum of the values of a variable.
fn emit_values(variable: &ServerVariable, ident: &Ident) -> Vec<TokenStream> {
    let docs = doc::docs(&[format!("Values of `{}`.", doc::inline(&variable.name))]);
    let mut scope = Scope::default();
    let values: IndexSet<&str> = variable.values.iter().map(String::as_str).collect();
    let names = scope.claim_all(values.iter().copied(), camel);
    let names: Vec<Ident> = names.iter().map(|name| format_ident!("{name}")).collect();
    let variants = names.iter().zip(&values).map(|(name, value)| {
        let docs = doc::docs(&[format!("`{}`", doc::inline(value))]);
        let default = (*value == variable.default).then(|| quote!(#[default]));
        quote!(#docs #default #name)
    });
    let arms = names.iter().zip(&values);
    let arms = arms.map(|(name, value)| quote!(Self::#name => #value));
    vec![
        quote! {
            #docs
            #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
            pub enum #ident {
                #(#variants,)*
            }
        },
        quote! {
            impl #ident {
                /// The value as it stands in the URL.
                pub fn as_str(self) -> &'static str {
                    match self {
                        #(#arms,)*
                    }
                }
            }
        },
    ]
}
