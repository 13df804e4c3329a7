//! `runtime/*.rs`: hand-written Rust, copied as it is into every crate that has a use for it.

use super::{Emission, File, bodies::BodyKind, request_bodies, type_ref};
use crate::{
    analyze::{
        patterns::{Matcher, has_patterns, needs},
        shape::{Form, IntegerKind, Kind, Shape},
    },
    model::{Api, Operation, Schema},
};

/// A file of `templates/runtime`.
struct Module {
    name: &'static str,
    text: &'static str,
    visibility: &'static str,
    feature: Option<&'static str>,
    needed: Needed,
}

/// Which crates need a module.
#[derive(Clone, Copy, PartialEq)]
enum Needed {
    AccessTokens,
    Always,
    Credentials,
    Downloads,
    EcmaPatterns,
    Events,
    Encoded,
    Files,
    Formats,
    Formatted,
    Forms,
    Hidden,
    Integers,
    LooseTypes,
    MediaTypes,
    Operations,
    Patterns,
    Sources,
    Streams,
    Texts,
    TimeLimits,
    Tuples,
    Unions,
    Uploads,
}

macro_rules! modules {
    ($($visibility:literal $name:literal $feature:expr, $needed:ident;)*) => {
        &[$(Module {
            name: $name,
            text: include_str!(concat!("../../templates/runtime/", $name, ".rs")),
            visibility: $visibility,
            feature: $feature,
            needed: Needed::$needed,
        }),*]
    };
}

const MODULES: &[Module] = modules! {
    "pub mod" "answer" Some("client"), Always;
    "mod" "array" None, Always;
    "pub mod" "as_json" None, Always;
    "pub mod" "blocking" Some("blocking"), Operations;
    "pub mod" "blocking_download" Some("blocking"), Downloads;
    "pub mod" "blocking_events" Some("blocking"), Events;
    "pub mod" "blocking_source" Some("blocking"), Sources;
    "mod" "blocking_stream" Some("blocking"), Streams;
    "pub mod" "builder" Some("client"), Always;
    "pub mod" "call" Some("client"), Always;
    "pub mod" "check" None, Always;
    "mod" "chunks" Some("client"), Streams;
    "pub mod" "compose" None, Always;
    "pub mod" "content" Some("client"), Always;
    "pub mod" "decimal" None, Always;
    "pub mod" "download" Some("client"), Downloads;
    "pub mod" "encryption" Some("client"), Always;
    "pub mod" "error" Some("client"), Always;
    "pub mod" "events" Some("client"), Events;
    "pub mod" "ecma" None, EcmaPatterns;
    "pub mod" "encoded" None, Encoded;
    "mod" "expression" None, EcmaPatterns;
    "pub mod" "file" None, Files;
    "pub mod" "form" Some("client"), Forms;
    "mod" "format" None, Formats;
    "pub mod" "formatted" None, Formatted;
    "pub mod" "headers" Some("client"), Always;
    "pub mod" "hidden" None, Hidden;
    "pub mod" "integer" None, Integers;
    "pub mod" "json" None, Always;
    "pub mod" "likely" None, LooseTypes;
    "mod" "linear" None, Patterns;
    "mod" "media_type" Some("client"), MediaTypes;
    "pub mod" "number" None, Always;
    "mod" "object" None, Always;
    "pub mod" "oauth" Some("client"), AccessTokens;
    "pub mod" "parameter" Some("client"), Always;
    "pub mod" "pattern" None, Patterns;
    "mod" "prepare" Some("client"), Always;
    "mod" "scalar" None, Always;
    "pub mod" "schema" None, Always;
    "pub mod" "secret" None, Always;
    "pub mod" "security" Some("client"), Credentials;
    "mod" "sending" Some("client"), Sources;
    "pub mod" "server" Some("client"), Always;
    "pub mod" "settings" Some("client"), Always;
    "pub mod" "signature" Some("client"), Always;
    "mod" "silence" Some("client"), TimeLimits;
    "pub mod" "source" Some("client"), Sources;
    "mod" "stepping" None, EcmaPatterns;
    "pub mod" "style" Some("client"), Always;
    "pub mod" "template" Some("client"), Always;
    "mod" "text" Some("client"), Texts;
    "pub mod" "time" Some("client"), Always;
    "pub mod" "transport" Some("client"), Always;
    "mod" "tuple" None, Tuples;
    "pub mod" "union" None, Unions;
    "pub mod" "unique" Some("client"), Always;
    "pub mod" "upload" Some("client"), Uploads;
    "pub mod" "violation" None, Always;
};

/// Copies the modules that the crate needs, and lists them.
pub(super) fn emit_runtime(cx: &Emission<'_>) -> Vec<File> {
    let used: Vec<&Module> = MODULES
        .iter()
        .filter(|module| is_needed(cx, module.needed))
        .collect();
    let file = |name: &str, text: String| File {
        path: format!("src/runtime/{name}.rs"),
        text,
    };
    let copies = used
        .iter()
        .map(|module| file(module.name, module.text.to_owned()));
    copies.chain([file("mod", emit_list(&used))]).collect()
}

/// The client proves who it is by a security scheme.
fn sends_credentials(api: &Api) -> bool {
    let mut parameters = api
        .operations
        .iter()
        .flat_map(|operation| &operation.parameters);
    parameters.any(|parameter| parameter.scheme().is_some())
}

/// The client fetches access tokens.
pub(super) fn fetches_tokens(api: &Api) -> bool {
    api.security_schemes
        .iter()
        .any(|scheme| scheme.client_credentials().is_some())
}

/// Some answer is read event by event.
fn has_events(api: &Api) -> bool {
    api.operations.iter().any(|one| one.events().is_some())
}

/// Some answer is read piece by piece.
fn has_downloads(api: &Api) -> bool {
    api.operations.iter().any(Operation::gives_bytes)
}

/// Some answer is read while it comes.
fn reads_streams(api: &Api) -> bool {
    has_events(api) || has_downloads(api)
}

/// Some body or answer is no whole.
pub(super) fn has_streams(cx: &Emission<'_>) -> bool {
    reads_streams(cx.api) || request_bodies::has_sources(cx)
}

fn is_needed(cx: &Emission<'_>, needed: Needed) -> bool {
    let schema = |has: fn(&Schema) -> bool| cx.api.schemas.iter().any(has);
    let shape = |has: &dyn Fn(&Shape) -> bool| cx.tables.shapes.iter().any(has);
    match needed {
        Needed::AccessTokens => fetches_tokens(cx.api),
        Needed::Always => true,
        Needed::Events => has_events(cx.api),
        Needed::Credentials => sends_credentials(cx.api),
        Needed::Downloads => has_downloads(cx.api),
        Needed::EcmaPatterns => needs(cx.api, Matcher::Ecma),
        Needed::Streams => reads_streams(cx.api),
        Needed::TimeLimits => has_streams(cx),
        Needed::Sources => request_bodies::has_sources(cx),
        Needed::MediaTypes => request_bodies::has_files(cx) || request_bodies::has_sources(cx),
        Needed::Encoded => has_form(cx, |form| form == Form::Base64),
        Needed::Formatted => has_form(cx, |_| true),
        Needed::Files => request_bodies::has_files(cx),
        Needed::Forms => request_bodies::sends(cx, |kind| matches!(kind, BodyKind::Form(_))),
        Needed::Formats => schema(|schema| schema.format.is_some()),
        Needed::Hidden => type_ref::hides_parts(cx),
        Needed::Integers => {
            let unbounded = Kind::Integer(IntegerKind::Unbounded);
            cx.tables.shapes.any_kind(|kind| *kind == unbounded)
        }
        Needed::LooseTypes => shape(&|shape| {
            shape.loose
                || shape
                    .fields()
                    .any(|field| field.schema.is_some() && !field.certain)
        }),
        Needed::Operations => !cx.api.operations.is_empty(),
        Needed::Patterns => has_patterns(cx.api),
        Needed::Texts => request_bodies::sends(cx, |kind| matches!(kind, BodyKind::Text(Some(_)))),
        Needed::Tuples => cx
            .tables
            .shapes
            .any_kind(|kind| matches!(kind, Kind::Tuple(_))),
        Needed::Uploads => request_bodies::has_files(cx),
        Needed::Unions => shape(&|shape| matches!(shape.kind, Kind::Union(_) | Kind::Mixed(_))),
    }
}

/// Some text is read by a type of Rust that `is_wanted`.
pub(super) fn has_form(cx: &Emission<'_>, is_wanted: impl Fn(Form) -> bool) -> bool {
    let is_it = |kind: &Kind| matches!(kind, Kind::Formatted(form) if is_wanted(*form));
    cx.tables.shapes.any_kind(is_it)
}

fn emit_list(modules: &[&Module]) -> String {
    let mut text = "//! What generated crates share: judging, describing, sending and reading calls. Copied, not generated.\n\n".to_owned();
    for module in modules {
        if let Some(feature) = module.feature {
            text.push_str(&format!("#[cfg(feature = \"{feature}\")]\n"));
        }
        text.push_str(&format!("{} {};\n", module.visibility, module.name));
    }
    text
}
