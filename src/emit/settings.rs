//! `settings.rs`: servers, zones and what a client is configured with.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{
    Emission, doc,
    mentions::Mentions,
    remarks::other_description,
    rules::{Home, Rules, rule_imports},
    runtime::fetches_tokens,
    rust::RustFile,
    servers, too_many_arguments,
};
use crate::{
    analyze::{
        idents::{Scope, shouty},
        settings::{ClientSetting, settings},
    },
    model::{Api, Zone},
};

/// A setting with its Rust name and type.
struct Field<'a> {
    setting: ClientSetting<'a>,
    ident: Ident,
    kind: FieldKind,
}

#[derive(PartialEq)]
enum FieldKind {
    Optional,
    Text,
    Secret,
    Zone,
}

/// Emits `settings.rs`.
pub(super) fn emit_settings<'a>(cx: &'a Emission<'a>) -> RustFile<'a> {
    let fields: Vec<Field<'_>> = settings(cx.api)
        .into_iter()
        .map(|setting| field(cx, setting))
        .collect();
    let zones = zones(cx.api);
    let mut items = servers::emit_servers(cx);
    items.extend(emit_zones(&zones));
    items.push(emit_credentials(cx, &fields));
    items.push(emit_new(&fields));
    items.push(emit_settings_impl(cx, &fields));
    items.push(emit_rules(cx, &fields));
    RustFile::new(
        &["What a client is configured with: server, credentials, zone."],
        items,
        emit_uses,
    )
}

fn emit_uses(mentions: &Mentions) -> TokenStream {
    let modules = mentions.import_modules(&["parameters"]);
    let values = rule_imports(mentions);
    let settings = mentions.import(
        "crate::runtime::settings",
        &["Setting", "Settings", "Tokens"],
    );
    let arc = mentions.import("std::sync", &["Arc"]);
    let oauth = mentions.import("crate::runtime::oauth", &["ClientCredentials"]);
    let zone = mentions.import("crate::runtime::time", &["Zone"]);
    quote!(#arc #modules #oauth #values #settings #zone)
}

fn field<'a>(cx: &Emission<'_>, setting: ClientSetting<'a>) -> Field<'a> {
    let ident = format_ident!("{}", cx.tables.names.settings[&setting.name]);
    let kind = match (setting.is_zone(), setting.secret) {
        _ if setting.optional => FieldKind::Optional,
        (true, _) => FieldKind::Zone,
        (false, true) => FieldKind::Secret,
        (false, false) => FieldKind::Text,
    };
    Field {
        setting,
        ident,
        kind,
    }
}

/// The zones of the parameter that names the zone of all times.
fn zones(api: &Api) -> Vec<&Zone> {
    let parameters = api
        .operations
        .iter()
        .flat_map(|operation| &operation.parameters);
    parameters
        .map(|parameter| &parameter.zones)
        .find(|zones| !zones.is_empty())
        .into_iter()
        .flatten()
        .collect()
}

fn emit_zones(zones: &[&Zone]) -> Option<TokenStream> {
    let mut scope = Scope::default();
    let constants = zones.iter().map(|zone| {
        let (name, offset) = (&zone.name, offset_text(zone.offset_minutes));
        let ident = format_ident!("{}", scope.claim(shouty(name)));
        let docs = doc::docs(&[format!("{}, {offset}.", doc::inline(name))]);
        quote!(#docs pub const #ident: Self = Self::fixed(#name, #offset);)
    });
    let constants: Vec<TokenStream> = constants.collect();
    (!constants.is_empty()).then(|| quote!(impl Zone { #(#constants)* }))
}

/// 540 → `+09:00`.
fn offset_text(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

fn emit_credentials(cx: &Emission<'_>, fields: &[Field<'_>]) -> TokenStream {
    let declared = fields.iter().map(|field| {
        let docs = doc::docs_with_links(&setting_docs(cx, field));
        let (ident, held) = (&field.ident, field_type(field));
        quote!(#docs pub #ident: #held)
    });
    quote! {
        /// What the client proves its identity with, and what it sends with every call.
        #[derive(Clone, Debug)]
        pub struct Credentials {
            #(#declared,)*
        }
    }
}

fn setting_docs(cx: &Emission<'_>, field: &Field<'_>) -> Vec<String> {
    let text = doc::sentence(field.setting.description());
    if let Some(parameter) = field.setting.parameter {
        let more = format!("See [`parameters::{}`].", cx.parameter_ident(parameter));
        return vec![doc::append(&doc::prose(&text), &more)];
    }
    let schema = field
        .setting
        .declared
        .and_then(|declared| declared.schema)
        .map(|id| &cx.api[id]);
    let mut intro = match schema {
        Some(schema) => doc::with_limits(&text, schema),
        None => text,
    };
    if field.setting.secret && !schema.is_some_and(|schema| schema.secret) {
        intro = doc::append(&intro, "Never printed.");
    }
    let notes = schema
        .map(|schema| doc::notes(&schema.notes))
        .unwrap_or_default();
    let other = schema.and_then(|schema| other_description(field.setting.description(), schema));
    std::iter::once(intro)
        .chain(other)
        .chain(notes)
        .map(|paragraph| doc::prose(&paragraph))
        .collect()
}

fn field_type(field: &Field<'_>) -> TokenStream {
    match field.kind {
        FieldKind::Optional => quote!(Option<Secret<String>>),
        FieldKind::Text => quote!(String),
        FieldKind::Secret => quote!(Secret<String>),
        FieldKind::Zone => quote!(Zone),
    }
}

fn emit_new(fields: &[Field<'_>]) -> TokenStream {
    let required: Vec<&Field<'_>> = fields
        .iter()
        .filter(|field| field.setting.is_required())
        .collect();
    let lint = too_many_arguments(required.len());
    let arguments = required.iter().map(|field| {
        let (ident, held) = (&field.ident, field_type(field));
        quote!(#ident: impl Into<#held>)
    });
    let values = fields.iter().map(|field| {
        let ident = &field.ident;
        match (&field.setting.default, &field.kind) {
            (None, FieldKind::Optional) => quote!(#ident: None),
            (None, _) => quote!(#ident: #ident.into()),
            (Some(default), FieldKind::Zone) => {
                let constant = format_ident!("{}", shouty(default));
                quote!(#ident: Zone::#constant)
            }
            (Some(default), _) => quote!(#ident: #default.into()),
        }
    });
    let default = required.is_empty().then(|| {
        quote! {
            impl Default for Credentials {
                fn default() -> Self {
                    Self::new()
                }
            }
        }
    });
    quote! {
        impl Credentials {
            /// Credentials with what is required; everything else has its default.
            #lint
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#values),* }
            }
        }
        #default
    }
}

fn emit_settings_impl(cx: &Emission<'_>, fields: &[Field<'_>]) -> TokenStream {
    let arms = fields.iter().map(|field| {
        let (name, ident) = (&field.setting.name, &field.ident);
        let text = match field.kind {
            FieldKind::Optional => {
                quote!(self.#ident.as_ref().map(|secret| secret.expose().as_str()))
            }
            FieldKind::Text => quote!(Some(&self.#ident)),
            FieldKind::Secret => quote!(Some(self.#ident.expose())),
            FieldKind::Zone => quote!(Some(self.#ident.name())),
        };
        quote!(#name => #text)
    });
    let zone = fields
        .iter()
        .find(|field| field.kind == FieldKind::Zone)
        .map(|field| &field.ident);
    let zone = zone.map_or_else(
        || quote!(Zone::fixed("UTC", "+00:00")),
        |ident| quote!(self.#ident.clone()),
    );
    let text = match fields {
        [] => quote! {
            fn text(&self, _name: &str) -> Option<&str> {
                None
            }
        },
        _ => quote! {
            fn text(&self, name: &str) -> Option<&str> {
                match name {
                    #(#arms,)*
                    _ => None,
                }
            }
        },
    };
    let tokens = fetches_tokens(cx.api).then(|| {
        quote! {
            fn tokens(&self) -> Option<Arc<dyn Tokens>> {
                Some(Arc::new(ClientCredentials::default()))
            }
        }
    });
    quote! {
        impl Settings for Credentials {
            #text

            fn zone(&self) -> Zone {
                #zone
            }

            fn rules(&self) -> &'static [Setting] {
                RULES
            }

            #tokens
        }
    }
}

fn emit_rules(cx: &Emission<'_>, fields: &[Field<'_>]) -> TokenStream {
    let rules = fields.iter().map(|field| {
        let name = &field.setting.name;
        let check = match (
            field.setting.parameter,
            field.setting.declared.and_then(|declared| declared.schema),
        ) {
            (Some(parameter), _) => {
                let constant = cx.parameter_ident(parameter);
                quote!(parameters::#constant.check)
            }
            (None, Some(schema)) => Rules {
                cx,
                home: Home::Elsewhere,
            }
            .rules_with_secret(schema, field.setting.secret),
            (None, None) if field.setting.secret => quote!(|check| {
                check.secret();
            }),
            (None, None) => quote!(|_| {}),
        };
        quote!(Setting { name: #name, check: #check })
    });
    quote! {
        /// Rules of the settings.
        const RULES: &[Setting] = &[#(#rules),*];
    }
}
