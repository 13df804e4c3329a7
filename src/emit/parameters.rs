//! `parameters.rs`: every parameter once, where its value comes from, and its rules; and what a caller provides.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{
    Emission,
    defaults::{Optional, emit_defaults},
    doc,
    mentions::Mentions,
    operations::Call,
    remarks::{examples, other_description},
    rules::{Home, Rules, rule_imports},
    rust::RustFile,
    signing::emit_template,
    types::described,
};
use crate::{
    analyze::operation_names::caller_parameters,
    model::{Content, Location, MediaType, Parameter, Style, ValueSource, When},
};

/// Emits `parameters.rs`.
pub(super) fn emit_parameters<'a>(cx: &'a Emission<'a>) -> RustFile<'a> {
    let structs = cx.calls().into_iter().filter(Call::has_parameters);
    RustFile::new(
        &["Parameters of the calls: where each value comes from, and its rules."],
        declared(cx)
            .map(|parameter| emit_constant(cx, parameter))
            .chain(structs.flat_map(|call| emit_struct(cx, &call))),
        emit_uses,
    )
}

/// This part of the crate holds parameters, or what callers provide.
pub(super) fn has_parameters(cx: &Emission<'_>) -> bool {
    cx.calls().iter().any(Call::has_parameters) || declared(cx).next().is_some()
}

/// Every parameter of this part once.
fn declared<'a>(cx: &'a Emission<'a>) -> impl Iterator<Item = &'a Parameter> {
    let mut seen = HashSet::new();
    let parameters = cx
        .users()
        .into_iter()
        .flat_map(|call| &call.operation.parameters);
    parameters.filter(move |one| cx.holds_parameter(one) && seen.insert(&one.place))
}

fn emit_uses(mentions: &Mentions) -> TokenStream {
    let values = rule_imports(mentions);
    let parameter = mentions.import("crate::runtime::parameter", &["Parameter"]);
    let style = mentions.import("crate::runtime::style", &["Style"]);
    let template = mentions.import("crate::runtime::template", &["AccessToken", "Part"]);
    let location = mentions.import("crate::runtime::violation", &["Location"]);
    let signing = mentions.import_modules(&["signing"]);
    quote!(#values #parameter #style #template #location #signing)
}

impl Emission<'_> {
    /// The constant of a parameter.
    pub(super) fn parameter_ident(&self, parameter: &Parameter) -> Ident {
        format_ident!("{}", self.tables.constants.parameter(parameter))
    }
}

fn emit_constant(cx: &Emission<'_>, parameter: &Parameter) -> TokenStream {
    let ident = cx.parameter_ident(parameter);
    let docs = doc::docs(&parameter_docs(cx, parameter));
    let location = location(parameter.location);
    let (name, required) = (&parameter.name, is_required(parameter));
    let value = emit_value(cx, parameter);
    let rules = Rules {
        cx,
        home: Home::Elsewhere,
    };
    let check = match parameter.content.schema() {
        Some(schema) => rules.rules_with_secret(schema, parameter.secret),
        None => quote!(|_| {}),
    };
    quote! {
        #docs
        pub const #ident: Parameter = Parameter {
            location: #location,
            name: #name,
            required: #required,
            value: #value,
            check: #check,
        };
    }
}

/// Always sent by this client.
pub(super) fn is_required(parameter: &Parameter) -> bool {
    match &parameter.presence {
        Some(presence) => presence.when == When::OutgoingCall || parameter.required,
        None => parameter.required,
    }
}

fn location(location: Location) -> TokenStream {
    match location {
        Location::Path => quote!(Location::Path),
        Location::Query => quote!(Location::Query),
        Location::Header => quote!(Location::Header),
        Location::Cookie => quote!(Location::Cookie),
    }
}

/// How an argument is written.
fn emit_style(parameter: &Parameter) -> TokenStream {
    let (style, allow_reserved) = match &parameter.content {
        Content::MediaType(media_type) => (media_type_style(media_type, parameter.location), false),
        Content::Schema {
            style,
            explode,
            allow_reserved,
            schema: _,
        } => (schema_style(*style, *explode), *allow_reserved),
    };
    let style = if allow_reserved {
        quote!(Style::Reserved(&#style))
    } else {
        style
    };
    if parameter.allow_empty_value {
        quote!(Style::OrEmpty(&#style))
    } else {
        style
    }
}

/// How a document of one media type is written: JSON as such, anything else as its text.
fn media_type_style(media_type: &MediaType, location: Location) -> TokenStream {
    match location {
        _ if media_type.is_json() => quote!(Style::Json),
        Location::Query | Location::Cookie => quote!(Style::Form),
        Location::Path | Location::Header => quote!(Style::Simple),
    }
}

/// The name of a style in generated code.
pub(super) fn schema_style(style: Style, explode: bool) -> TokenStream {
    match (style, explode) {
        (Style::Matrix, false) => quote!(Style::Matrix),
        (Style::Matrix, true) => quote!(Style::MatrixExploded),
        (Style::Label, false) => quote!(Style::Label),
        (Style::Label, true) => quote!(Style::LabelExploded),
        (Style::Simple, false) => quote!(Style::Simple),
        (Style::Simple, true) => quote!(Style::SimpleExploded),
        (Style::Form, false) => quote!(Style::Form),
        (Style::SpaceDelimited, false) => quote!(Style::SpaceDelimited),
        (Style::PipeDelimited, false) => quote!(Style::PipeDelimited),
        (Style::Form | Style::SpaceDelimited | Style::PipeDelimited, true) => {
            quote!(Style::FormExploded)
        }
        (Style::DeepObject, _) => quote!(Style::DeepObject),
    }
}

/// The parts of the value.
fn emit_value(cx: &Emission<'_>, parameter: &Parameter) -> TokenStream {
    match &parameter.value {
        ValueSource::Caller => {
            let style = emit_style(parameter);
            quote!(&[Part::Argument(#style)])
        }
        ValueSource::Setting { name, default: _ } => quote!(&[Part::Setting(#name)]),
        ValueSource::Computed { template } => {
            let parts = emit_template(cx, template);
            quote!(&[#(#parts),*])
        }
        ValueSource::Encryption => quote!(&[Part::KeyId]),
    }
}

fn parameter_docs(cx: &Emission<'_>, parameter: &Parameter) -> Vec<String> {
    let schema = parameter.content.schema();
    let text = Some(&parameter.description)
        .filter(|text| !text.trim().is_empty())
        .cloned();
    let text = text
        .or_else(|| described(cx, schema?))
        .unwrap_or_else(|| format!("`{}`", doc::inline(&parameter.name)));
    let mut intro = match schema {
        Some(id) => doc::with_limits(&text, &cx.api[cx.tables.shapes.resolve(id).0]),
        None => doc::sentence(&text),
    };
    if parameter.secret && !schema.is_some_and(|id| cx.api[id].secret) {
        intro = doc::append(&intro, "Never printed.");
    }
    if let Some(form) = &parameter.form {
        intro = doc::append(&intro, &format!("Form: `{}`.", doc::inline(form)));
    }
    if let ValueSource::Setting {
        default: Some(default),
        ..
    } = &parameter.value
    {
        intro = doc::append(&intro, &format!("Default: `{}`.", doc::inline(default)));
    }
    let mut docs = vec![intro];
    docs.extend(schema.and_then(|id| other_description(&text, &cx.api[id])));
    docs.push(examples(&parameter.examples).join(" "));
    docs.extend(parameter.deprecated.then(|| "Deprecated.".to_owned()));
    docs.extend(
        parameter
            .presence
            .iter()
            .flat_map(|presence| doc::presence(cx.api, presence)),
    );
    docs.extend(
        schema
            .into_iter()
            .filter(|id| cx.type_ident(*id).is_none())
            .flat_map(|id| doc::notes(&cx.api[id].notes)),
    );
    docs.extend(doc::notes(&parameter.notes));
    docs
}

/// What a caller may leave out.
fn optional_arguments<'a>(call: &'a Call<'_>) -> impl Iterator<Item = Optional<'a>> {
    let arguments = caller_parameters(call.operation).zip(&call.names.parameters);
    let arguments = arguments.filter(|(parameter, _)| !is_required(parameter) && !parameter.secret);
    arguments.filter_map(|(parameter, field)| {
        let (name, schema) = (&parameter.name, parameter.content.schema()?);
        Some(Optional {
            name,
            field,
            schema,
        })
    })
}

/// What the caller of an operation provides.
fn emit_struct(cx: &Emission<'_>, call: &Call<'_>) -> Vec<TokenStream> {
    let ident = call.parameters_ident();
    let intro = doc::docs(&[format!(
        "What a caller of `{}` provides beside the body.",
        doc::inline(&call.operation.id)
    )]);
    let parameters: Vec<(&Parameter, Ident)> = caller_parameters(call.operation)
        .zip(&call.names.parameters)
        .map(|(p, name)| (p, format_ident!("{name}")))
        .collect();
    let held = |parameter: &Parameter| match parameter.content.schema() {
        Some(schema) => cx.argument_type(schema, parameter.secret),
        None if parameter.secret => quote!(hidden::Hidden<Json>),
        None => quote!(Json),
    };
    let fields = parameters.iter().map(|(parameter, name)| {
        let text = doc::docs(&parameter_docs(cx, parameter));
        let held = held(parameter);
        let held = if is_required(parameter) {
            held
        } else {
            quote!(Option<#held>)
        };
        quote!(#text pub #name: #held)
    });
    let required: Vec<_> = parameters
        .iter()
        .filter(|(parameter, _)| is_required(parameter))
        .collect();
    let arguments = required.iter().map(|(parameter, name)| {
        let held = held(parameter);
        quote!(#name: #held)
    });
    let values = parameters.iter().map(|(parameter, name)| {
        if is_required(parameter) {
            quote!(#name)
        } else {
            quote!(#name: None)
        }
    });
    let lint = super::too_many_arguments(required.len());
    let mut items = vec![
        quote! {
            #intro
            #[derive(Clone, Debug, PartialEq)]
            pub struct #ident {
                #(#fields,)*
            }
        },
        quote! {
            impl #ident {
                /// What is required; everything else is left out.
                #lint
                pub fn new(#(#arguments),*) -> Self {
                    Self { #(#values),* }
                }
            }
        },
    ];
    let module = quote!(types::);
    items.extend(emit_defaults(cx, &ident, &module, optional_arguments(call)));
    if required.is_empty() {
        items.push(quote! {
            impl Default for #ident {
                fn default() -> Self {
                    Self::new()
                }
            }
        });
    }
    items
}
