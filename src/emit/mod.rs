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
mod mentions;
mod operations;
mod page;
mod parallel;
mod parameters;
mod remarks;
mod request_bodies;
mod rules;
mod runtime;
mod rust;
mod servers;
mod settings;
mod signing;
mod state;
mod type_ref;
mod types;
mod unions;
mod validate;

pub use page::reference_page;

use crate::{analyze::Tables, model::Api};
use parallel::Job;

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
    let printed = parallel::print_all(jobs(cx));
    let has_foreign_letters = printed.iter().any(|(_, file)| file.has_foreign_letters);
    let mut files = crate_files::emit_crate_files(cx, has_foreign_letters);
    files.extend(printed.into_iter().map(|(path, file)| File {
        path,
        text: file.text,
    }));
    files.extend(runtime::emit_runtime(cx));
    if cx.api.operations.len() <= page::MOST_OPERATIONS {
        files.push(File {
            path: "docs/index.html".to_owned(),
            text: reference_page(cx),
        });
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// Emits the Rust of one file.
type Emit<'a> = fn(&'a Emission<'a>) -> rust::RustFile<'a>;

/// The files that the document shapes, usually long ones first.
fn jobs<'a>(cx: &'a Emission<'a>) -> Vec<Job<'a>> {
    let clients: &[(&str, Emit<'a>)] = &[
        ("src/blocking.rs", client::emit_blocking),
        ("src/client.rs", client::emit_client),
    ];
    let always: &[(&str, Emit<'a>)] = &[
        ("src/types.rs", types::emit_types),
        ("src/operations.rs", operations::emit_operations),
        ("src/validate.rs", validate::emit_validate),
        ("src/errors.rs", errors::emit_errors),
        ("src/parameters.rs", parameters::emit_parameters),
        ("src/headers.rs", headers::emit_headers),
        ("src/cases.rs", cases::emit_cases),
        ("src/settings.rs", settings::emit_settings),
        ("src/signing.rs", signing::emit_signing),
    ];
    let clients = if cx.api.operations.is_empty() {
        &[]
    } else {
        clients
    };
    let bodies: &[(&str, Emit<'a>)] = &[("src/bodies.rs", request_bodies::emit_bodies)];
    let bodies = match request_bodies::has_choices(cx) {
        true => bodies,
        false => &[],
    };
    let files = always.iter().chain(clients).chain(bodies);
    files
        .map(|&(path, emit)| Job {
            path: path.to_owned(),
            emit: Box::new(move || emit(cx)),
        })
        .collect()
}
