//! File → source trees and `openapiv3::OpenAPI`, every problem of text, references and shape reported. Knows nothing of Rust output.

mod check;
mod convert;
mod document;
mod files;
mod limits;
mod names;
mod problem;
mod reference;
mod table;
mod uri;
mod version;

use std::io;
use std::path::{Path, PathBuf};

pub use document::{Document, Node};
pub use limits::Limits;
pub use version::Version;

use crate::diag::Diagnostics;
use crate::source::{FileId, Place, Sources};

/// The root document cannot be had at all.
#[derive(Debug, thiserror::Error)]
#[error("cannot read `{path}`: {reason}")]
pub struct Error {
    /// As the user named it.
    pub path: PathBuf,
    reason: String,
    source: io::Error,
}

impl Error {
    fn new(path: &Path, source: io::Error) -> Error {
        let reason = match source.kind() {
            io::ErrorKind::NotFound => "there is no such file".to_owned(),
            io::ErrorKind::PermissionDenied => "permission is denied".to_owned(),
            _ if path.is_dir() => "it is a folder".to_owned(),
            _ => source.to_string(),
        };
        Error {
            path: path.to_owned(),
            reason,
            source,
        }
    }
}

/// What a load leaves behind.
#[derive(Debug)]
pub struct Loaded {
    /// All files that were read; reports need them.
    pub sources: Sources,
    /// The document, unless there were errors.
    pub document: Option<Document>,
}

/// Reads a document and the files it refers to. What is wrong with it goes to `diags`.
///
/// # Errors
/// When the root file itself cannot be read.
pub fn load(path: &Path, limits: &Limits, diags: &mut Diagnostics) -> Result<Loaded, Error> {
    let mut files = files::Files::open(path, limits, diags)?;
    let document = load_document(&mut files, limits, diags);
    let sources = files.sources.clone();
    Ok(Loaded {
        sources,
        document: document.map(|version| Document::new(files, version, limits)),
    })
}

fn load_document(
    files: &mut files::Files,
    limits: &Limits,
    diags: &mut Diagnostics,
) -> Option<Version> {
    let root = Place::root(FileId::ROOT);
    let file = std::sync::Arc::clone(files.sources.file(FileId::ROOT));
    if !file.is_read() {
        return None;
    }
    let version = version::detect(&file.value, &root, diags)?;
    check::check(files, version, limits, diags);
    (!diags.has_errors()).then_some(version)
}
