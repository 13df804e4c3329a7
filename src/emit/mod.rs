//! Model and side tables → the files of a crate. Cannot fail; knows no openapiv3, no diagnostics and no disk.

mod answers;
mod bodies;
mod cases;
mod client;
mod crate_files;
mod defaults;
mod doc;
mod errors;
mod format;
mod headers;
mod markdown;
mod members;
mod mentions;
mod operations;
mod page;
mod parallel;
mod parameters;
mod part;
mod remarks;
mod replies;
mod request_bodies;
mod rules;
mod runtime;
mod rust;
mod servers;
mod settings;
mod signing;
mod sources;
mod state;
mod streams;
mod tokens;
mod type_ref;
mod types;
mod unions;
mod validate;
mod wire;

pub use page::reference_page;

use crate::{analyze::Tables, model::Api};
use part::Part;

/// What the emitters share.
pub struct Emission<'a> {
    /// The model.
    api: &'a Api,
    /// Its side tables.
    tables: &'a Tables,
    /// Name of the generated package.
    crate_name: &'a str,
    /// What the file that is being emitted holds.
    part: Part,
}

impl<'a> Emission<'a> {
    /// The whole of a crate.
    pub fn new(api: &'a Api, tables: &'a Tables, crate_name: &'a str) -> Self {
        let part = Part::Whole;
        Self {
            api,
            tables,
            crate_name,
            part,
        }
    }
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

/// Emits every file of the crate, in no order.
pub fn emit(cx: &Emission<'_>) -> Vec<File> {
    let (root, parts) = (cx.seen_from(Part::Root), cx.parts());
    let printed = parallel::print_all(sources::jobs(cx, &root, &parts));
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
    files
}
