//! What a value is where it is left out: the `default` of its schema, as a function beside its field.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::{Emission, doc, rust::text_literal};
use crate::{
    analyze::{
        idents::Scope,
        shape::{Field, IntegerKind, Kind, Struct},
    },
    model::SchemaId,
    runtime::{json::Json, number::Number},
};

/// A field that may be left out.
pub(super) struct Optional<'a> {
    /// Name on the wire.
    pub(super) name: &'a str,
    /// Name in Rust.
    pub(super) field: &'a str,
    pub(super) schema: SchemaId,
}

/// The functions of the type `ident` for those of its fields that have a default. Secrets, and objects with members that no
/// field is named after, have it in their description only.
pub(super) fn emit_defaults<'a>(
    cx: &Emission<'_>,
    ident: &Ident,
    module: &TokenStream,
    fields: impl Iterator<Item = Optional<'a>>,
) -> Option<TokenStream> {
    let mut names = Scope::default();
    let functions = fields.filter_map(|optional| emit_default(cx, module, &mut names, &optional));
    let functions: Vec<TokenStream> = functions.collect();
    (!functions.is_empty()).then(|| {
        quote! {
            impl #ident {
                #(#functions)*
            }
        }
    })
}

fn emit_default(
    cx: &Emission<'_>,
    module: &TokenStream,
    names: &mut Scope,
    optional: &Optional<'_>,
) -> Option<TokenStream> {
    let (held, value) = held(cx, module, optional.schema)?;
    let field = format_ident!("{}", optional.field);
    let function = format!("{}_or_default", optional.field.trim_end_matches('_'));
    let function = format_ident!("{}", names.claim(function));
    let docs = doc::docs(&[format!(
        "`{}`, or its default where it is left out.",
        doc::inline(optional.name)
    )]);
    Some(quote! {
        #docs
        pub fn #function(&self) -> #held {
            self.#field.#value
        }
    })
}

/// The type of a value with a default, and what makes it of an `Option`.
fn held(
    cx: &Emission<'_>,
    module: &TokenStream,
    id: SchemaId,
) -> Option<(TokenStream, TokenStream)> {
    let (resolved, nullable) = cx.tables.shapes.resolve(id);
    let own = cx.api[id].default.as_ref();
    let default = own.or(cx.api[resolved].default.as_ref())?;
    let Written { value, is_computed } = written(cx, module, id, default)?;
    let kind = &cx.tables.shapes[resolved].kind;
    if let (Kind::Text, Json::String(text), false) = (kind, default, nullable) {
        let text = text_literal(text);
        return Some((quote!(&str), quote!(as_deref().unwrap_or(#text))));
    }
    let held = match module.is_empty() {
        true => cx.held_type(id),
        false => cx.outer_type(id),
    };
    let is_default = match default {
        Json::Null => true,
        Json::Array(items) => items.is_empty() && !nullable,
        Json::Object(_) => matches!(kind, Kind::Map(_)) && !nullable,
        _ => false,
    };
    let otherwise = match (is_default, is_computed) {
        (true, _) => quote!(unwrap_or_default()),
        (false, true) => quote!(unwrap_or_else(|| #value)),
        (false, false) => quote!(unwrap_or(#value)),
    };
    Some(match is_copied(kind) {
        true => (held, otherwise),
        false => (held, quote!(clone().#otherwise)),
    })
}

fn is_copied(kind: &Kind) -> bool {
    match kind {
        Kind::Boolean | Kind::Float => true,
        Kind::Integer(kind) => *kind != IntegerKind::Unbounded,
        _ => false,
    }
}

/// A value as an expression.
struct Written {
    value: TokenStream,
    /// It takes calls to make it.
    is_computed: bool,
}

impl Written {
    fn literal(value: TokenStream) -> Self {
        Self {
            value,
            is_computed: false,
        }
    }

    fn computed(value: TokenStream) -> Self {
        Self {
            value,
            is_computed: true,
        }
    }

    fn into_some(self) -> Self {
        let value = self.value;
        Self {
            value: quote!(Some(#value)),
            ..self
        }
    }
}

/// A value of the schema; `None` where it does not fit the type, or is a secret.
fn written(cx: &Emission<'_>, module: &TokenStream, id: SchemaId, value: &Json) -> Option<Written> {
    let (resolved, nullable) = cx.tables.shapes.resolve(id);
    let is_plain = !cx.tables.shapes[resolved].loose && !cx.tables.cycles.is_endless(resolved);
    if cx.is_secret(id) || !is_plain {
        return None;
    }
    match (nullable, value) {
        (true, Json::Null) => Some(Written::literal(quote!(None))),
        (true, _) => written_plain(cx, module, resolved, value).map(Written::into_some),
        (false, _) => written_plain(cx, module, resolved, value),
    }
}

/// The same without what `null` adds.
fn written_plain(
    cx: &Emission<'_>,
    module: &TokenStream,
    resolved: SchemaId,
    value: &Json,
) -> Option<Written> {
    match (&cx.tables.shapes[resolved].kind, value) {
        (Kind::Boolean, Json::Bool(value)) => Some(Written::literal(quote!(#value))),
        (Kind::Text, Json::String(value)) => {
            let value = text_literal(value);
            Some(Written::computed(quote!(#value.to_owned())))
        }
        (Kind::Enum(values), Json::String(value)) => {
            let index = values.iter().position(|other| other == value)?;
            let variant = format_ident!("{}", cx.tables.names.variants(resolved)[index]);
            let ident = cx.type_ident(resolved)?;
            Some(Written::literal(quote!(#module #ident::#variant)))
        }
        (Kind::Integer(kind), Json::Number(value)) => integer(*kind, value),
        (Kind::Number, Json::Number(value)) => Some(parsed(value)),
        (Kind::Float, Json::Number(value)) if value.as_f64().is_finite() => Some(parsed(value)),
        (Kind::List(_) | Kind::ListOfAny, Json::Array(items)) if items.is_empty() => {
            Some(Written::computed(quote!(Vec::new())))
        }
        (Kind::List(item), Json::Array(items)) => {
            let items = items.iter().map(|one| written(cx, module, *item, one));
            let items: Vec<Written> = items.collect::<Option<_>>()?;
            let items = items.iter().map(|item| &item.value);
            Some(Written::computed(quote!(Vec::from([#(#items),*]))))
        }
        (Kind::Map(_), Json::Object(members)) if members.is_empty() => {
            Some(Written::computed(quote!(Default::default())))
        }
        (Kind::Struct(object), Json::Object(members)) => {
            let is_known = |name: &str| object.fields.contains_key(name);
            let are_known = members.iter().all(|(name, _)| is_known(name));
            let object = are_known.then_some(object)?;
            written_struct(cx, module, resolved, object, members)
        }
        _ => None,
    }
}

/// An object, all of whose members are named.
fn written_struct(
    cx: &Emission<'_>,
    module: &TokenStream,
    id: SchemaId,
    object: &Struct,
    values: &[(String, Json)],
) -> Option<Written> {
    let ident = cx.type_ident(id)?;
    let names = cx.tables.names.fields(id);
    let mut is_computed = false;
    let mut members = Vec::new();
    for ((name, field), rust) in object.fields.iter().zip(names) {
        let rust = format_ident!("{rust}");
        let held = match values.iter().find(|(other, _)| other == name) {
            Some((_, member)) => written_field(cx, module, id, field, member)?,
            None if field.required => return None,
            None => Written::literal(quote!(None)),
        };
        is_computed |= held.is_computed;
        let held = held.value;
        members.push(quote!(#rust: #held));
    }
    if object.additional.is_some() {
        let rust = format_ident!("{}", names.last()?);
        is_computed = true;
        members.push(quote!(#rust: Default::default()));
    }
    Some(Written {
        value: quote!(#module #ident { #(#members),* }),
        is_computed,
    })
}

fn written_field(
    cx: &Emission<'_>,
    module: &TokenStream,
    owner: SchemaId,
    field: &Field,
    value: &Json,
) -> Option<Written> {
    let schema = field.schema.filter(|_| field.certain)?;
    let resolved = cx.tables.shapes.resolve(schema).0;
    if cx.tables.cycles.is_boxed(owner, resolved) {
        return None;
    }
    let held = written(cx, module, schema, value)?;
    Some(match field.required {
        true => held,
        false => held.into_some(),
    })
}

fn integer(kind: IntegerKind, value: &Number) -> Option<Written> {
    let digits = value.as_str();
    let fits = match kind {
        IntegerKind::I8 => digits.parse::<i8>().is_ok(),
        IntegerKind::I16 => digits.parse::<i16>().is_ok(),
        IntegerKind::I32 => digits.parse::<i32>().is_ok(),
        IntegerKind::I64 => digits.parse::<i64>().is_ok(),
        IntegerKind::U8 => digits.parse::<u8>().is_ok(),
        IntegerKind::U16 => digits.parse::<u16>().is_ok(),
        IntegerKind::U32 => digits.parse::<u32>().is_ok(),
        IntegerKind::U64 => digits.parse::<u64>().is_ok(),
        IntegerKind::Unbounded => {
            let is_whole = !digits.contains(['.', 'e', 'E']);
            return is_whole.then(|| parsed(value));
        }
    };
    let literal: TokenStream = fits.then(|| digits.parse().ok())??;
    Some(Written::literal(literal))
}

/// A number whose digits no literal of its type says for sure.
fn parsed(value: &Number) -> Written {
    let digits = Literal::string(value.as_str());
    Written::computed(quote!(#digits.parse().expect("a number")))
}
