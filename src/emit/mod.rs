//! Model and side tables → the files of a crate. Cannot fail; knows no openapiv3, no diagnostics and no disk.

mod answers;
mod bodies;
mod cases;
mod client;
mod crate_files;
mod doc;
mod errors;
mod headers;
mod markdown;
mod operations;
mod parameters;
mod remarks;
mod rules;
mod runtime;
mod rust;
mod settings;
mod signing;
mod type_ref;
mod types;
mod unions;
mod validate;

use crate::{analyze::Tables, model::Api};

/// What the emitters share.
pub struct Emission<'a> {
    /// The model.
    pub api: &'a Api,
    /// Its side tables.
    pub tables: &'a Tables,
    /// Name of the generated package.
    pub crate_name: &'a str,
}

/// A generated file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Path below the output folder, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// The reason to accept a constructor with many arguments, where there are many.
fn too_many_arguments(count: usize) -> Option<proc_macro2::TokenStream> {
    (count > 7).then(|| {
        quote::quote!(#[expect(clippy::too_many_arguments, reason = "one per required value of the document")])
    })
}

/// Emits every file of the crate, in a fixed order.
pub fn emit(cx: &Emission<'_>) -> Vec<File> {
    let clients = if cx.api.operations.is_empty() {
        Vec::new()
    } else {
        vec![
            ("src/blocking.rs", client::emit_blocking(cx)),
            ("src/client.rs", client::emit_client(cx)),
        ]
    };
    let rust = [
        ("src/cases.rs", cases::emit_cases(cx)),
        ("src/errors.rs", errors::emit_errors(cx)),
        ("src/headers.rs", headers::emit_headers(cx)),
        ("src/operations.rs", operations::emit_operations(cx)),
        ("src/parameters.rs", parameters::emit_parameters(cx)),
        ("src/settings.rs", settings::emit_settings(cx)),
        ("src/signing.rs", signing::emit_signing(cx)),
        ("src/types.rs", types::emit_types(cx)),
        ("src/validate.rs", validate::emit_validate(cx)),
    ];
    let rust: Vec<(&str, rust::RustFile)> = clients.into_iter().chain(rust).collect();
    let has_foreign_letters = rust.iter().any(|(_, file)| file.has_foreign_letters());
    let mut files = crate_files::emit_crate_files(cx, has_foreign_letters);
    files.extend(rust.into_iter().map(|(path, file)| File {
        path: path.to_owned(),
        text: file.print(),
    }));
    files.extend(runtime::emit_runtime(cx));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}
