//! The files that are mostly text: manifest, README, crate root, formatting configuration.

use askama::Template;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{
    Emission, File, doc,
    mentions::Mentions,
    operations::Call,
    remarks, replies, request_bodies,
    runtime::{fetches_tokens, has_form, has_streams},
    rust::RustFile,
};
use crate::{
    analyze::{
        answers::DocumentedAnswer,
        modules::Home,
        names::ServerNames,
        patterns::{Matcher, has_patterns, needs},
        settings::settings,
        shape::Form,
    },
    model::About,
};

#[derive(Template)]
#[template(path = "Cargo.toml.askama", escape = "none")]
struct Manifest<'a> {
    name: &'a str,
    description: String,
    has_base64: bool,
    fetches_tokens: bool,
    has_ecma_patterns: bool,
    has_patterns: bool,
    has_streams: bool,
    has_times: bool,
    has_uuids: bool,
    tags: Vec<&'a str>,
}

#[derive(Template)]
#[template(path = "README.md.askama", escape = "none")]
struct Readme<'a> {
    name: &'a str,
    description: String,
    version: String,
    example: String,
    about: Vec<String>,
    has_operations: bool,
    tags: Vec<(&'a str, String)>,
    questions: Vec<String>,
}

#[derive(Template)]
#[template(path = "lib.rs.askama", escape = "none")]
struct CrateRoot<'a> {
    example_feature: Option<&'a str>,
    has_operations: bool,
    has_bodies: bool,
    has_replies: bool,
    has_files: bool,
    has_sources: bool,
    variable_types: Vec<String>,
    has_foreign_letters: bool,
}

/// Emits manifest, README, crate root and formatting configuration. `has_foreign_letters`: names hold letters beyond ASCII.
pub(super) fn emit_crate_files(cx: &Emission<'_>, has_foreign_letters: bool) -> Vec<File> {
    let root = CrateRoot {
        example_feature: example_feature(cx),
        has_operations: !cx.api.operations.is_empty(),
        has_bodies: request_bodies::has_choices(cx),
        has_replies: replies::has_replies(cx),
        has_files: request_bodies::has_files(cx),
        has_sources: request_bodies::has_sources(cx),
        variable_types: cx
            .tables
            .names
            .servers
            .iter()
            .flat_map(ServerNames::types)
            .cloned()
            .collect(),
        has_foreign_letters,
    };
    let render = |path: &str, text: askama::Result<String>| File {
        path: path.to_owned(),
        text: text.expect("templates only print fields") + "\n",
    };
    vec![
        render("Cargo.toml", manifest(cx).render()),
        render("README.md", readme(cx).render()),
        copy("rustfmt.toml", include_str!("../../templates/rustfmt.toml")),
        render("src/lib.rs", root.render()),
    ]
}

fn copy(path: &str, text: &str) -> File {
    File {
        path: path.to_owned(),
        text: text.to_owned(),
    }
}

fn manifest<'a>(cx: &Emission<'a>) -> Manifest<'a> {
    let title = doc::without_controls(&cx.api.title).replace('\n', " ");
    let description =
        format!("{title}: types, validators and a client, generated from its OpenAPI document");
    Manifest {
        name: cx.crate_name,
        description: toml_string(&description),
        has_base64: has_form(cx, |form| form == Form::Base64),
        fetches_tokens: fetches_tokens(cx.api),
        has_ecma_patterns: needs(cx.api, Matcher::Ecma),
        has_patterns: has_patterns(cx.api),
        has_streams: has_streams(cx),
        has_times: has_form(cx, |form| {
            matches!(form, Form::Date | Form::DateTime | Form::Duration)
        }),
        has_uuids: has_form(cx, |form| form == Form::Uuid),
        tags: features(cx).map(|(feature, _)| feature).collect(),
    }
}

/// The cargo features of tags, with the tags.
fn features<'a>(cx: &Emission<'a>) -> impl Iterator<Item = (&'a str, &'a str)> {
    let tags = cx.tables.modules.tags.iter();
    tags.filter_map(|module| Some((module.feature.as_deref()?, module.tag.as_str())))
}

/// The feature without which the example of the README would not compile.
fn example_feature<'a>(cx: &Emission<'a>) -> Option<&'a str> {
    let index = example_operation(cx)?;
    match cx.tables.modules.of_operation(index) {
        Home::Tag(tag) => cx.tables.modules.tags[tag].feature.as_deref(),
        Home::Shared => None,
    }
}

/// Text inside backquotes in a table of Markdown.
fn cell(text: &str) -> String {
    doc::inline(text).replace('|', "\\|")
}

/// A basic string of TOML; control characters are gone already.
fn toml_string(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn readme<'a>(cx: &Emission<'a>) -> Readme<'a> {
    Readme {
        name: cx.crate_name,
        description: doc::prose(&cx.api.description),
        version: doc::one_line(&cx.api.version),
        example: example(cx),
        about: about(cx),
        has_operations: !cx.api.operations.is_empty(),
        tags: features(cx)
            .map(|(feature, tag)| (feature, cell(tag)))
            .collect(),
        questions: cx
            .api
            .questions()
            .map(|question| {
                format!(
                    "`{}`: {}",
                    doc::inline(&question.id),
                    doc::one_line(&doc::sentence(&question.text))
                )
            })
            .collect(),
    }
}

/// What the document says about the API as a whole, one line each.
fn about(cx: &Emission<'_>) -> Vec<String> {
    let About {
        openapi,
        contact,
        license,
        terms_of_service,
        external_docs,
    } = &cx.api.about;
    let listed = |name: &str, texts: &[String]| {
        (!texts.is_empty()).then(|| format!("{name}: {}", texts.join(", ")))
    };
    let tags = cx.api.tags.iter().map(|tag| {
        let docs = tag.external_docs.as_ref().map(remarks::link_sentence);
        let description = doc::sentence(&tag.description);
        format!(
            "Tag `{}`: {description} {}",
            doc::inline(&tag.name),
            docs.unwrap_or_default()
        )
    });
    let lines = [
        Some(format!("OpenAPI: {openapi}")),
        listed("Contact", contact),
        listed("License of the API", license),
        listed("Terms of service", terms_of_service.as_slice()),
        external_docs.as_ref().map(remarks::link_sentence),
    ];
    lines
        .into_iter()
        .flatten()
        .chain(tags)
        .chain(doc::notes(&cx.api.notes))
        .map(|line| doc::one_line(&line))
        .collect()
}

/// The first operation that sends a body, or the first one.
fn example_operation(cx: &Emission<'_>) -> Option<usize> {
    let mut operations = cx.api.operations.iter();
    let with_body = operations.position(|operation| operation.request_body.is_some());
    with_body.or((!cx.api.operations.is_empty()).then_some(0))
}

/// A program that calls an operation, and looks at every outcome.
fn example(cx: &Emission<'_>) -> String {
    let Some(call) = example_operation(cx).map(|index| cx.call(index)) else {
        return String::new();
    };
    let call = &call;
    let krate = format_ident!("{}", cx.crate_name.replace('-', "_"));
    RustFile::new(
        &[],
        [example_call(call), example_client(cx, &krate)],
        |_| example_uses(call, &krate),
    )
    .print()
    .text
}

fn example_uses(call: &Call<'_>, krate: &proc_macro2::Ident) -> TokenStream {
    let error = call.error_ident();
    let arguments: TokenStream = call.arguments().into_iter().collect();
    let mentions = Mentions::of(arguments);
    let module = |name: &str| {
        let ident = format_ident!("{name}");
        mentions.has(name).then(|| quote!(use #krate::#ident;))
    };
    let (bodies, parameters, types) = (module("bodies"), module("parameters"), module("types"));
    let runtime = ["file", "hidden", "json::Json", "likely::Likely"];
    let runtime = runtime.into_iter().filter(|path| {
        let name = path.rsplit("::").next();
        name.is_some_and(|name| mentions.has(name))
    });
    let runtime = runtime.map(|path| {
        let path: syn::Path = syn::parse_str(path).expect("a path of the runtime");
        quote!(use #krate::runtime::#path;)
    });
    let has_server = !call.cx.tables.names.servers.is_empty();
    let common = match has_server {
        true => quote!(use #krate::{Client, Credentials, Error, Refusal, Server};),
        false => quote!(use #krate::{Client, Credentials, Error, Refusal};),
    };
    quote! {
        use #krate::errors::#error as Refused;
        #bodies
        #parameters
        #(#runtime)*
        #types
        #common
    }
}

fn example_call(call: &Call<'_>) -> TokenStream {
    let (method, arguments, names) = (call.method(), call.arguments(), call.argument_names());
    let refusals = call.refusals();
    let last: Option<&DocumentedAnswer<'_>> = refusals.last();
    let documented = last.map(|refusal| {
        let variant = super::errors::variant_ident(refusal);
        quote!(Err(Error::Refused(Refused::#variant(reply))) => println!("stop asking: {}", reply.status()),)
    });
    let unknown = documented.is_none().then(|| {
        quote!(Err(Error::Refused(Refused::Unknown(reply))) => println!("not documented: {}", reply.status()),)
    });
    quote! {
        async fn call(client: &Client, #(#arguments),*) {
            match client.#method(#(#names),*).await {
                Ok(_) => println!("done"),
                #documented
                #unknown
                Err(Error::Refused(other)) => println!("refused: {:?}, {:?}", other.code(), other.meaning()),
                Err(Error::Invalid(violations)) => println!("nothing was sent: {violations}"),
                Err(error) if error.outcome_unknown() => println!("sent, but no answer; find out before trying again: {error}"),
                Err(error) => println!("certainly not sent: {error}"),
            }
        }
    }
}

fn example_client(cx: &Emission<'_>, krate: &proc_macro2::Ident) -> TokenStream {
    let server = match cx.tables.names.servers.first() {
        Some(server) => {
            let name = format_ident!("{}", server.variant);
            quote!(Server::#name)
        }
        None => quote!("https://api.example"),
    };
    let names: Vec<_> = settings(cx.api)
        .into_iter()
        .filter(|setting| setting.is_required())
        .map(|setting| {
            (
                format_ident!("{}", cx.tables.names.settings[&setting.name]),
                setting.is_zone(),
            )
        })
        .collect();
    let arguments = names.iter().map(|(name, is_zone)| {
        if *is_zone {
            quote!(#name: #krate::Zone)
        } else {
            quote!(#name: &str)
        }
    });
    let values = names.iter().map(|(name, _)| name);
    quote! {
        fn client(#(#arguments),*) -> Result<Client, #krate::BuildError> {
            let credentials = Credentials::new(#(#values),*);
            Client::builder(credentials).server(#server).build()
        }
    }
}
