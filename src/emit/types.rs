//! `types.rs`: plain structs and enums, and aliases for named schemas that std types hold. How they stand as JSON is
//! the business of `wire`.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{
    Emission,
    defaults::{Optional, emit_defaults},
    doc,
    mentions::Mentions,
    remarks::schema_remarks,
    rules::{import_schema, value_imports},
    rust::RustFile,
    unions::{emit_mixed, emit_union},
    wire::{emit_enum_wire, emit_struct_wire, import_wire},
};
use crate::{
    analyze::shape::{Field, Kind, Struct},
    model::{Schema, SchemaId},
};

/// Emits `types.rs`.
pub(super) fn emit_types<'a>(cx: &'a Emission<'a>) -> RustFile<'a> {
    let unnamed = match cx.tables.preferences.keep_unnamed {
        true => "Members of an object that the document does not name are kept.",
        false => {
            "Members of an object that the document neither names nor speaks of are not kept when a value is read."
        }
    };
    RustFile::new(
        &[
            "Types of the bodies, in the order of the document.",
            "",
            unnamed,
        ],
        cx.typed().flat_map(|id| emit_type(cx, id)),
        |mentions| emit_uses(cx, mentions),
    )
}

fn emit_uses(cx: &Emission<'_>, mentions: &Mentions) -> TokenStream {
    let shared = cx.import_shared(mentions, |_| true);
    let map = mentions.import("std::collections", &["BTreeMap"]);
    let rules = mentions.import("crate::runtime::check", &["Type"]);
    let values = value_imports(mentions);
    let wire = import_wire(mentions);
    let union = mentions.import("crate::runtime::union", &["Alternatives"]);
    let file = mentions.import("crate::runtime", &["file"]);
    let modules = mentions.import_modules(&["validate"]);
    let schema = import_schema(mentions);
    quote!(#shared #map #wire #file #rules #values #schema #union #modules)
}

fn emit_type(cx: &Emission<'_>, id: SchemaId) -> Vec<TokenStream> {
    let ident = cx
        .type_ident(id)
        .expect("every type in the list has a name");
    let docs = doc::docs(&schema_docs(cx, id, &ident));
    match &cx.tables.shapes[id].kind {
        Kind::Struct(object) => [
            Some(emit_struct(cx, id, &ident, &docs, object)),
            (!cx.tables.usage.is_only_received(id)).then(|| emit_new(cx, id, &ident, object)),
            emit_defaults(
                cx,
                &ident,
                &TokenStream::new(),
                optional_fields(cx, id, object),
            ),
            Some(emit_struct_wire(cx, id, &ident, object)),
        ]
        .into_iter()
        .flatten()
        .collect(),
        Kind::Enum(values) => vec![
            emit_enum(cx, id, &ident, &docs, values),
            emit_enum_wire(cx, id, &ident, values),
        ],
        Kind::Union(alternatives) => emit_union(cx, id, &ident, &docs, alternatives),
        Kind::Mixed(kinds) => emit_mixed(cx, id, &ident, &docs, kinds),
        _ => {
            let held = cx.kind_type(id);
            vec![quote!(#docs pub type #ident = #held;)]
        }
    }
}

/// Description, limits, assumptions and questions of a schema.
fn schema_docs(cx: &Emission<'_>, id: SchemaId, ident: &Ident) -> Vec<String> {
    let schema = &cx.api[id];
    let text = described(cx, id).unwrap_or_else(|| format!("`{ident}`"));
    let mut docs = vec![doc::with_limits(&text, schema)];
    docs.extend(doc::notes(&schema.notes));
    docs
}

/// The description of a schema, its title, or those of the schema it only wraps.
pub(super) fn described(cx: &Emission<'_>, id: SchemaId) -> Option<String> {
    let schema = &cx.api[id];
    let own = [&schema.description, &schema.title]
        .into_iter()
        .find(|text| !text.trim().is_empty());
    match (own, &cx.tables.shapes[id].kind) {
        (Some(text), _) => Some(text.clone()),
        (None, Kind::Same(target)) => described(cx, *target),
        (None, _) => None,
    }
}

/// How a type is printed by `Debug`: what is derived, and what is written out. A secret shows nothing of itself.
pub(super) fn emit_debug(
    cx: &Emission<'_>,
    id: SchemaId,
    ident: &Ident,
) -> (Option<TokenStream>, Option<TokenStream>) {
    if !cx.is_secret(id) {
        return (Some(quote!(Debug,)), None);
    }
    let shown = format!("{ident}(…)");
    let written = quote! {
        impl std::fmt::Debug for #ident {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(#shown)
            }
        }
    };
    (None, Some(written))
}

fn emit_struct(
    cx: &Emission<'_>,
    id: SchemaId,
    ident: &Ident,
    docs: &TokenStream,
    object: &Struct,
) -> TokenStream {
    let names = cx.tables.names.fields(id);
    let fields = object
        .fields
        .iter()
        .zip(names)
        .map(|((name, field), rust)| emit_field(cx, id, name, rust, field));
    let additional = object.additional.map(|values| {
        let name = format_ident!("{}", names.last().expect("the map has a name"));
        let values = values.map_or_else(|| quote!(Json), |values| cx.held_type(values));
        quote! {
            /// Members that the document does not name.
            pub #name: BTreeMap<String, #values>,
        }
    });
    let (debug, debug_written) = emit_debug(cx, id, ident);
    quote! {
        #docs
        #[derive(Clone, #debug PartialEq)]
        pub struct #ident {
            #(#fields,)*
            #additional
        }
        #debug_written
    }
}

/// The fields that may be left out, and whose type is certain.
fn optional_fields<'a>(
    cx: &'a Emission<'_>,
    id: SchemaId,
    object: &'a Struct,
) -> impl Iterator<Item = Optional<'a>> {
    let fields = object.fields.iter().zip(cx.tables.names.fields(id));
    let fields = fields.filter(|((_, field), _)| field.certain && !field.required);
    fields.filter_map(move |((name, field), rust)| {
        let schema = field.schema?;
        let resolved = cx.tables.shapes.resolve(schema).0;
        let is_boxed = cx.tables.cycles.is_boxed(id, resolved);
        (!is_boxed).then_some(Optional {
            name,
            field: rust,
            schema,
        })
    })
}

fn emit_field(
    cx: &Emission<'_>,
    owner: SchemaId,
    name: &str,
    rust: &str,
    field: &Field,
) -> TokenStream {
    let docs = doc::docs(&field_docs(cx, name, field));
    let rust = format_ident!("{rust}");
    let plain = field_type(cx, owner, field);
    let held = if field.required {
        plain
    } else {
        quote!(Option<#plain>)
    };
    quote!(#docs pub #rust: #held)
}

/// The type of a field that is there.
fn field_type(cx: &Emission<'_>, owner: SchemaId, field: &Field) -> TokenStream {
    let Some(schema) = field.schema else {
        return quote!(Json);
    };
    let (held, nullable) = cx.tables.shapes.resolve(schema);
    let shape = &cx.tables.shapes[held];
    let plain = cx.plain_type(schema);
    let plain = if cx.tables.cycles.is_boxed(owner, held) {
        quote!(Box<#plain>)
    } else {
        plain
    };
    match (field.certain, nullable) {
        (true, true) => quote!(Option<#plain>),
        (false, _) if !shape.holds_anything() => cx.likely(schema, &plain),
        _ => plain,
    }
}

fn field_docs(cx: &Emission<'_>, name: &str, field: &Field) -> Vec<String> {
    let Some(id) = field.schema else {
        let text = Some(doc::sentence(&field.description)).filter(|text| !text.is_empty());
        return vec![text.unwrap_or_else(|| format!("`{}`", doc::inline(name)))];
    };
    let (held, _) = cx.tables.shapes.resolve(id);
    let text = Some(field.description.clone()).filter(|text| !text.trim().is_empty());
    let text = text
        .or_else(|| described(cx, id))
        .unwrap_or_else(|| format!("`{name}`"));
    let schema = &cx.api[id];
    let mut docs = vec![doc::with_limits(&text, &cx.api[held])];
    if id != held {
        docs.push(schema_remarks(&text, schema).join(" "));
    }
    docs.extend(
        schema
            .presence
            .iter()
            .flat_map(|presence| doc::presence(cx.api, presence)),
    );
    if cx.type_ident(id).is_none() {
        docs.extend(doc::notes(&schema.notes));
    }
    docs
}

fn emit_new(cx: &Emission<'_>, id: SchemaId, ident: &Ident, object: &Struct) -> TokenStream {
    let names = cx.tables.names.fields(id);
    let mut arguments = Vec::new();
    let mut values = Vec::new();
    for (field, rust) in object.fields.values().zip(names) {
        let rust = format_ident!("{rust}");
        if field.required {
            let plain = field_type(cx, id, field);
            arguments.push(quote!(#rust: #plain));
            values.push(quote!(#rust));
        } else {
            values.push(quote!(#rust: None));
        }
    }
    if object.additional.is_some() {
        let rust = format_ident!("{}", names.last().expect("the map has a name"));
        values.push(quote!(#rust: BTreeMap::new()));
    }
    let lint = super::too_many_arguments(arguments.len());
    let default = arguments.is_empty().then(|| {
        quote! {
            impl Default for #ident {
                fn default() -> Self {
                    Self::new()
                }
            }
        }
    });
    quote! {
        impl #ident {
            /// A value with what is required; everything else is left out.
            #lint
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#values),* }
            }
        }
        #default
    }
}

fn emit_enum(
    cx: &Emission<'_>,
    id: SchemaId,
    ident: &Ident,
    docs: &TokenStream,
    values: &[String],
) -> TokenStream {
    let schema: &Schema = &cx.api[id];
    let variants = values
        .iter()
        .zip(cx.tables.names.variants(id))
        .map(|(value, rust)| {
            let text = schema
                .enum_descriptions
                .get(value)
                .map(|text| doc::sentence(text));
            let docs = doc::docs(&[text.unwrap_or_else(|| {
                format!("`{}`", doc::without_controls(value).replace('`', "'"))
            })]);
            let rust = format_ident!("{rust}");
            quote!(#docs #rust)
        });
    let (debug, debug_written) = emit_debug(cx, id, ident);
    quote! {
        #docs
        #[derive(Clone, #debug PartialEq, Eq, Hash)]
        pub enum #ident {
            #(#variants,)*
            /// A value that the document does not name: kept when received, refused when sent.
            Unknown(String),
        }
        #debug_written
    }
}
