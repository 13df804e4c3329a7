//! `headers.rs`: the headers of the replies of each operation, typed, with their rules.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{
    Emission, doc,
    mentions::Mentions,
    operations::Call,
    remarks::{examples, other_description},
    rules::{Home, Rules, rule_imports},
    rust::RustFile,
    types::described,
};
use crate::{
    analyze::{
        idents::{Scope, snake},
        shape::Kind,
    },
    model::{Content, Header},
};

/// A documented header of an operation's replies, once for all statuses that declare it alike.
struct ReplyHeader<'a> {
    header: &'a Header,
    /// The statuses that declare it.
    statuses: Vec<String>,
    field: Ident,
    constant: Ident,
}

/// Emits `headers.rs`.
pub(super) fn emit_headers<'a>(cx: &'a Emission<'a>) -> RustFile<'a> {
    let structs = cx
        .calls()
        .into_iter()
        .flat_map(|call| emit_struct(cx, &call));
    let constants = declared(cx, cx.users());
    let constants = constants.filter(|reply| cx.holds_header(reply.header));
    RustFile::new(
        &["Headers of the replies, typed."],
        structs.chain(constants.map(|reply| emit_constant(cx, &reply))),
        |mentions| emit_uses(cx, mentions),
    )
}

/// This part of the crate holds headers.
pub(super) fn has_headers(cx: &Emission<'_>) -> bool {
    let mut users = declared(cx, cx.users());
    declared(cx, cx.calls()).next().is_some() || users.any(|reply| cx.holds_header(reply.header))
}

/// Every header of the replies of `calls` once.
fn declared<'a>(
    cx: &'a Emission<'a>,
    calls: Vec<Call<'a>>,
) -> impl Iterator<Item = ReplyHeader<'a>> {
    let mut seen = HashSet::new();
    let replies = calls.into_iter().flat_map(|call| reply_headers(&call));
    replies.filter(move |reply| seen.insert(cx.tables.constants.header(reply.header)))
}

fn emit_uses(cx: &Emission<'_>, mentions: &Mentions) -> TokenStream {
    let others = declared(cx, cx.calls()).filter(|reply| !cx.holds_header(reply.header));
    let others: Vec<String> = others.map(|reply| reply.constant.to_string()).collect();
    let others: Vec<&str> = others.iter().map(String::as_str).collect();
    let shared = mentions.import("super", &others);
    let imports = rule_imports(mentions);
    let reading = mentions.import(
        "crate::runtime::headers",
        &["Header", "HeaderReader", "Headers"],
    );
    quote!(#shared #reading #imports)
}

impl Call<'_> {
    /// The type of the headers of the replies: a struct of their own, or nothing.
    pub(super) fn headers_path(&self) -> TokenStream {
        if self
            .operation
            .responses
            .iter()
            .all(|response| response.headers.is_empty())
        {
            return quote!(());
        }
        let ident = headers_ident(self);
        quote!(headers::#ident)
    }
}

fn headers_ident(call: &Call<'_>) -> Ident {
    format_ident!("{}Headers", call.names.prefix)
}

/// The headers of all responses; one that statuses declare differently appears once for each.
fn reply_headers<'a>(call: &Call<'a>) -> Vec<ReplyHeader<'a>> {
    let mut fields = Scope::default();
    let mut headers: Vec<ReplyHeader<'a>> = Vec::new();
    for response in &call.operation.responses {
        for header in &response.headers {
            let status = response.status.to_string();
            let same = |other: &&mut ReplyHeader<'_>| {
                other.header.place == header.place && other.header.name == header.name
            };
            if let Some(other) = headers.iter_mut().find(same) {
                other.statuses.push(status);
                continue;
            }
            let name = header.rust_name.as_deref().unwrap_or(&header.name);
            headers.push(ReplyHeader {
                header,
                statuses: vec![status],
                field: format_ident!("{}", fields.claim(snake(name))),
                constant: format_ident!("{}", call.cx.tables.constants.header(header)),
            });
        }
    }
    headers
}

fn emit_struct(cx: &Emission<'_>, call: &Call<'_>) -> Vec<TokenStream> {
    let headers = reply_headers(call);
    if headers.is_empty() {
        return Vec::new();
    }
    let ident = headers_ident(call);
    let intro = doc::docs(&[format!(
        "Headers of the replies of `{}`.",
        doc::inline(&call.operation.id)
    )]);
    let fields = headers.iter().map(|reply| {
        let docs = doc::docs(&header_docs(cx, reply.header));
        let (field, held) = (&reply.field, header_type(cx, reply.header));
        quote!(#docs pub #field: Option<#held>)
    });
    let reads = headers.iter().map(|reply| {
        let (field, constant, statuses) = (&reply.field, &reply.constant, &reply.statuses);
        let read = Form::of(cx, reply.header).reader();
        quote!(#field: headers.#read(&#constant, &[#(#statuses),*]))
    });
    vec![
        quote! {
            #intro
            #[derive(Clone, Debug, Default, PartialEq)]
            pub struct #ident {
                #(#fields,)*
            }
        },
        quote! {
            impl Headers for #ident {
                #[inline]
                fn read(headers: &mut HeaderReader<'_>) -> Self {
                    Self { #(#reads),* }
                }
            }
        },
    ]
}

/// How the value of a header is written.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// One text, number or truth value; what has no other form stays text.
    Plain,
    List,
    Members,
    Pairs,
    Json,
}

impl Form {
    fn of(cx: &Emission<'_>, header: &Header) -> Self {
        match &header.content {
            Content::MediaType(media_type) if media_type.is_json() => Self::Json,
            Content::MediaType(_) => Self::Plain,
            Content::Schema {
                schema, explode, ..
            } => match &cx.tables.shapes[cx.tables.shapes.resolve(*schema).0].kind {
                Kind::List(_) | Kind::ListOfAny | Kind::Tuple(_) => Self::List,
                Kind::Struct(_) | Kind::Map(_) if *explode => Self::Pairs,
                Kind::Struct(_) | Kind::Map(_) => Self::Members,
                _ => Self::Plain,
            },
        }
    }

    /// The function of the runtime that reads it.
    fn reader(self) -> Ident {
        let name = match self {
            Self::Plain => "read",
            Self::List => "read_list",
            Self::Members => "read_members",
            Self::Pairs => "read_pairs",
            Self::Json => "read_json",
        };
        format_ident!("{name}")
    }
}

fn header_type(cx: &Emission<'_>, header: &Header) -> TokenStream {
    match (Form::of(cx, header), header.content.schema()) {
        (Form::Plain, Some(schema)) => cx.scalar_type(schema, header.secret),
        (Form::Plain, None) if header.secret => quote!(Secret<String>),
        (Form::Plain, None) => quote!(String),
        (_, Some(schema)) => cx.present_type(schema, header.secret),
        (_, None) if header.secret => quote!(hidden::Hidden<Json>),
        (_, None) => quote!(Json),
    }
}

fn header_docs(cx: &Emission<'_>, header: &Header) -> Vec<String> {
    let schema = header.content.schema();
    let text = Some(&header.description)
        .filter(|text| !text.trim().is_empty())
        .cloned();
    let text = text
        .or_else(|| described(cx, schema?))
        .unwrap_or_else(|| format!("`{}`", doc::inline(&header.name)));
    let mut docs = match schema {
        Some(id) => vec![doc::with_limits(
            &text,
            &cx.api[cx.tables.shapes.resolve(id).0],
        )],
        None => vec![doc::sentence(&text)],
    };
    docs.extend(
        header
            .form
            .as_ref()
            .map(|form| format!("Form: `{}`.", doc::inline(form))),
    );
    docs.extend(schema.and_then(|id| other_description(&text, &cx.api[id])));
    docs.push(examples(&header.examples).join(" "));
    docs.extend(header.deprecated.then(|| "Deprecated.".to_owned()));
    docs.extend(doc::notes(&header.notes));
    docs.extend(
        schema
            .into_iter()
            .flat_map(|id| doc::notes(&cx.api[id].notes)),
    );
    docs
}

fn emit_constant(cx: &Emission<'_>, reply: &ReplyHeader<'_>) -> TokenStream {
    let ReplyHeader {
        header, constant, ..
    } = reply;
    let text = Some(&header.description)
        .filter(|text| !text.trim().is_empty())
        .cloned();
    let docs =
        doc::docs(&[doc::sentence(&text.unwrap_or_else(|| {
            format!("Rules of `{}`", doc::inline(&header.name))
        }))]);
    let (name, required) = (&header.name, header.required);
    let rules = Rules {
        cx,
        home: Home::Elsewhere,
    };
    let check = match header.content.schema() {
        Some(schema) => rules.rules_with_secret(schema, header.secret),
        None => quote!(|_| {}),
    };
    quote! {
        #docs
        pub const #constant: Header = Header {
            name: #name,
            required: #required,
            check: #check,
        };
    }
}
