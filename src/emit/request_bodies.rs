//! Request bodies: how each is passed and sent, and `bodies.rs`, the choice where there are several.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{
    Emission,
    bodies::{BodyKind, Typed, request_kind},
    doc,
    operations::Call,
    parameters::schema_style,
    rust::RustFile,
};
use crate::{
    analyze::shape::Kind,
    model::{MediaType, PartEncoding, RequestBody, SchemaId, Style},
};

/// How a request body is passed and sent.
pub(super) struct Body {
    /// Type of the argument.
    pub(super) held: TokenStream,
    /// What follows a call to send it.
    send: Send,
}

enum Send {
    /// Methods of the call.
    Chain(TokenStream),
    /// Arms, one per way of sending it.
    Match(Vec<TokenStream>),
}

impl Body {
    /// The call `head` with the body.
    pub(super) fn add_to(&self, head: &TokenStream) -> TokenStream {
        match &self.send {
            Send::Chain(send) => quote!(#head #send),
            Send::Match(arms) => quote! {
                let call = #head;
                match body {
                    #(#arms)*
                }
            },
        }
    }
}

impl Call<'_> {
    /// How the body is passed and sent.
    pub(super) fn body(&self) -> Option<Body> {
        let body = self.operation.request_body.as_ref()?;
        let alternatives = body.alternatives();
        Some(match (&alternatives[..], body.required) {
            ([], _) => Body {
                held: quote!(&[u8]),
                send: Send::Chain(quote!(.bytes("application/octet-stream", body.to_vec()))),
            },
            ([only], true) => {
                let (held, send) = one(self.cx, only);
                let send = Send::Chain(send);
                Body { held, send }
            }
            ([only], false) => optional(self.cx, only),
            (several, required) => self.choice(several, required),
        })
    }

    /// The enum of several bodies.
    pub(super) fn bodies_ident(&self) -> Ident {
        format_ident!("{}Body", self.names.prefix)
    }

    fn choice(&self, several: &[&MediaType], required: bool) -> Body {
        let ident = self.bodies_ident();
        let held = quote!(bodies::#ident<'_>);
        let variants = self.names.bodies.iter().zip(several);
        let mut arms: Vec<TokenStream> = variants
            .map(|(variant, media_type)| {
                let variant = format_ident!("{variant}");
                let (_, send) = one(self.cx, media_type);
                let pattern = quote!(bodies::#ident::#variant(body));
                if required {
                    quote!(#pattern => call #send,)
                } else {
                    quote!(Some(#pattern) => call #send,)
                }
            })
            .collect();
        if required {
            let send = Send::Match(arms);
            return Body { held, send };
        }
        arms.push(quote!(None => call,));
        Body {
            held: quote!(Option<#held>),
            send: Send::Match(arms),
        }
    }
}

/// A body of one media type that may be left out.
fn optional(cx: &Emission<'_>, media_type: &MediaType) -> Body {
    let (held, send) = one(cx, media_type);
    let name = content_type(media_type);
    let send = match request_kind(cx, media_type) {
        BodyKind::Json(Typed { rules, .. }) => {
            Send::Chain(quote!(.optional_json::<#rules>(#name, body)))
        }
        BodyKind::Bytes => Send::Chain(quote!(.optional_bytes(#name, body))),
        _ => Send::Match(vec![
            quote!(Some(body) => call #send,),
            quote!(None => call,),
        ]),
    };
    let held = quote!(Option<#held>);
    Body { held, send }
}

/// The type of a body of one media type, and what sends it.
fn one(cx: &Emission<'_>, media_type: &MediaType) -> (TokenStream, TokenStream) {
    let name = content_type(media_type);
    match request_kind(cx, media_type) {
        BodyKind::Json(Typed { held, rules }) => {
            (quote!(&#held), quote!(.json::<#rules>(#name, body)))
        }
        BodyKind::Form(Typed { held, rules }) => {
            let styles = closure(&quote!(form), &emit_styles(media_type));
            (
                quote!(&#held),
                quote!(.form::<#rules>(#name, body, #styles)),
            )
        }
        BodyKind::Multipart(Typed { held, rules }) => {
            let parts = closure(&quote!(parts), &emit_parts(cx, media_type));
            (
                quote!(&#held),
                quote!(.multipart::<#rules>(#name, body, #parts)),
            )
        }
        BodyKind::Text(Some(Typed { rules, .. })) => {
            (quote!(&str), quote!(.text::<#rules>(#name, body)))
        }
        BodyKind::Text(None) => (
            quote!(&str),
            quote!(.bytes(#name, body.as_bytes().to_vec())),
        ),
        BodyKind::File => (quote!(&file::File), quote!(.upload(#name, body))),
        BodyKind::Bytes => (quote!(&[u8]), quote!(.bytes(#name, body.to_vec()))),
    }
}

/// What is sent as the `Content-Type`; JSON where the document names a range.
pub(super) fn content_type(media_type: &MediaType) -> &str {
    match media_type.is_json() && media_type.is_range() && media_type.schema.is_some() {
        true if media_type.essence() != "*/*" => "application/json",
        _ => &media_type.name,
    }
}

fn closure(argument: &TokenStream, statements: &[TokenStream]) -> TokenStream {
    match statements {
        [] => quote!(|_| {}),
        _ => quote!(|#argument| { #(#statements)* }),
    }
}

/// How the fields of a form are written, where the document says so.
fn emit_styles(media_type: &MediaType) -> Vec<TokenStream> {
    let styles = media_type.encoding.iter().filter_map(|encoding| {
        let name = &encoding.property;
        let style = match form_style(encoding)? {
            FormStyle::Json => quote!(Style::Json),
            FormStyle::Styled {
                style,
                explode,
                allow_reserved,
            } => {
                let written = schema_style(style, explode);
                match allow_reserved {
                    true => quote!(Style::Reserved(&#written)),
                    false => written,
                }
            }
        };
        Some(quote!(form.style(#name, #style);))
    });
    styles.collect()
}

/// How the document wants a field of a form to be written.
pub(super) enum FormStyle {
    /// As JSON.
    Json,
    /// As a parameter of this style.
    Styled {
        style: Style,
        explode: bool,
        allow_reserved: bool,
    },
}

/// The style of a field; `None` where the document leaves it open.
pub(super) fn form_style(encoding: &PartEncoding) -> Option<FormStyle> {
    let PartEncoding {
        property: _,
        content_type,
        headers: _, // of multipart bodies only
        style,
        explode,
        allow_reserved,
    } = encoding;
    let is_said = style.is_some() || explode.is_some() || *allow_reserved;
    if !is_said {
        let is_json = content_type.as_ref()?.contains("json");
        return is_json.then_some(FormStyle::Json);
    }
    let style = style.unwrap_or(Style::Form);
    Some(FormStyle::Styled {
        style,
        explode: explode.unwrap_or(style == Style::Form),
        allow_reserved: *allow_reserved,
    })
}

/// A part of a multipart body that needs more than its value.
pub(super) struct Part<'a> {
    /// Its name on the wire.
    pub(super) name: &'a str,
    /// The field that holds it.
    pub(super) field: &'a str,
    /// It holds a file, or several.
    pub(super) is_file: bool,
    /// It is always there.
    pub(super) is_required: bool,
    /// Its media type, or those that are allowed.
    pub(super) media_type: Option<&'a str>,
}

/// The parts that hold files, or whose media type the document names.
pub(super) fn parts<'a>(cx: &'a Emission<'_>, media_type: &'a MediaType) -> Vec<Part<'a>> {
    let shapes = &cx.tables.shapes;
    let root = media_type.schema.map(|id| shapes.resolve(id).0);
    let Some((root, Kind::Struct(object))) = root.map(|id| (id, &shapes[id].kind)) else {
        return Vec::new();
    };
    let fields = object.fields.iter().zip(cx.tables.names.fields(root));
    let parts = fields.map(|((name, field), ident)| {
        let holds_file = |id| shapes[shapes.leaf(id)].kind == Kind::File;
        Part {
            name,
            field: ident,
            is_file: field.certain && field.schema.is_some_and(holds_file),
            is_required: field.required,
            media_type: part_media_type(cx, media_type, name, field.schema),
        }
    });
    let is_special = |part: &Part<'_>| part.is_file || part.media_type.is_some();
    parts.filter(is_special).collect()
}

/// The files among the parts, and the media types of parts that the document names.
fn emit_parts(cx: &Emission<'_>, media_type: &MediaType) -> Vec<TokenStream> {
    let described = described_body(cx, media_type);
    let (mut files, mut rest) = (Vec::new(), Vec::new());
    for part in parts(cx, media_type) {
        let (name, ident) = (part.name, format_ident!("{}", part.field));
        let file = part
            .is_file
            .then(|| quote!(parts.files(#name, &body.#ident);));
        match described {
            Some(_) => files.extend(file),
            None => rest.extend(file),
        }
        let media_type = part.media_type;
        rest.extend(media_type.map(|found| quote!(parts.media_type(#name, #found);)));
    }
    let files = described
        .filter(|_| !files.is_empty())
        .map(|body| quote!(if let Some(body) = #body { #(#files)* }));
    files.into_iter().chain(rest).collect()
}

/// The object that a body is, where it may be `null` or of another type.
fn described_body(cx: &Emission<'_>, media_type: &MediaType) -> Option<TokenStream> {
    let (held, nullable) = cx.tables.shapes.resolve(media_type.schema?);
    let value = match cx.tables.secrets.has_inside(held) {
        true => quote!(body.expose().value()),
        false => quote!(body.value()),
    };
    match (nullable, cx.tables.shapes[held].loose) {
        (false, false) => None,
        (false, true) => Some(value),
        (true, false) => Some(quote!(body.as_ref())),
        (true, true) => Some(quote!(body.as_ref().and_then(|body| #value))),
    }
}

/// The media type of a part, as its encoding or its schema says.
fn part_media_type<'a>(
    cx: &'a Emission<'_>,
    media_type: &'a MediaType,
    name: &str,
    schema: Option<SchemaId>,
) -> Option<&'a str> {
    let mut encodings = media_type.encoding.iter();
    let encoding = encodings.find(|encoding| encoding.property == name);
    let said = encoding.and_then(|encoding| encoding.content_type.as_deref());
    said.or_else(|| {
        let leaf = cx.tables.shapes.leaf(schema?);
        cx.api[leaf].string.content_media_type.as_deref()
    })
}

/// Some request body is held in a way that `wanted` says.
pub(super) fn sends(cx: &Emission<'_>, wanted: impl Fn(&BodyKind) -> bool) -> bool {
    let bodies = cx
        .api
        .operations
        .iter()
        .flat_map(|operation| &operation.request_body);
    bodies
        .flat_map(RequestBody::alternatives)
        .any(|media_type| wanted(&request_kind(cx, media_type)))
}

/// Some body needs files, and what sends them.
pub(super) fn has_files(cx: &Emission<'_>) -> bool {
    let is_file = |kind: &BodyKind| matches!(kind, BodyKind::File | BodyKind::Multipart(_));
    sends(cx, is_file)
}

/// Some body can be read while it is sent.
pub(super) fn has_sources(cx: &Emission<'_>) -> bool {
    cx.calls().iter().any(|call| call.names.from.is_some())
}

/// Some operation's body is one of several.
pub(super) fn has_choices(cx: &Emission<'_>) -> bool {
    cx.calls().iter().any(|call| call.names.bodies.len() > 1)
}

/// Emits `bodies.rs`.
pub(super) fn emit_bodies<'a>(cx: &'a Emission<'a>) -> RustFile<'a> {
    let several = cx
        .calls()
        .into_iter()
        .filter(|call| call.names.bodies.len() > 1);
    RustFile::new(
        &["Bodies of the calls that take one of several media types."],
        several.filter_map(|call| emit_choice(&call)),
        |mentions| {
            let file = mentions.import("crate::runtime", &["file", "hidden"]);
            let json = mentions.import("crate::runtime::json", &["Json"]);
            let likely = mentions.import("crate::runtime::likely", &["Likely"]);
            let types = mentions.import_modules(&["types"]);
            quote!(#file #json #likely #types)
        },
    )
}

fn emit_choice(call: &Call<'_>) -> Option<TokenStream> {
    let body = call.operation.request_body.as_ref()?;
    let ident = call.bodies_ident();
    let docs = doc::docs(&[format!("A body of `{}`.", doc::inline(&call.operation.id))]);
    let variants = call.names.bodies.iter().zip(body.alternatives());
    let variants = variants.map(|(variant, media_type)| {
        let docs = doc::docs(&[format!("As `{}`.", doc::inline(&media_type.name))]);
        let (held, _) = one(call.cx, media_type);
        let held = held.into_iter().skip(1); // the lifetime follows the `&`
        let variant = format_ident!("{variant}");
        quote!(#docs #variant(&'a #(#held)*))
    });
    Some(quote! {
        #docs
        #[derive(Clone, Copy)]
        pub enum #ident<'a> {
            #(#variants,)*
        }
    })
}
