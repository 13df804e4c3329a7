//! Arguments → the documents to compare: files, folders, git revisions, or what git gives to a diff driver.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{Error, Refusal, any_name, git};
use crate::config::Options;
use crate::diff::report::Comparison;
use crate::diff::{document_finding, semver_step};

/// A document that can be opened.
#[derive(Debug)]
pub(in crate::cli) struct Document {
    /// Where it can be read.
    pub(in crate::cli) path: PathBuf,
    /// What the user calls it.
    pub(in crate::cli) name: String,
    /// Folder of the path, and what the user calls it.
    folder: Option<(PathBuf, String)>,
    /// Keeps a checked out revision on the disk.
    _checkout: Option<std::sync::Arc<TempDir>>,
}

impl Document {
    /// A file, called by its path.
    pub(in crate::cli) fn at(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            name: path.display().to_string(),
            folder: None,
            _checkout: None,
        }
    }

    /// The file at `path`, called `name`; files in `folder` are called as if they stood in `shown`.
    pub(super) fn checked_out(
        path: PathBuf,
        name: String,
        folder: (PathBuf, String),
        checkout: std::sync::Arc<TempDir>,
    ) -> Self {
        Self {
            path,
            name,
            folder: Some(folder),
            _checkout: Some(checkout),
        }
    }

    /// What the user calls a file of it.
    pub(super) fn shown(&self, path: &Path) -> String {
        let within = self.folder.as_ref().and_then(|(folder, shown)| {
            let rest = path.strip_prefix(folder).ok()?;
            Some(format!("{shown}{}", rest.display()))
        });
        within.unwrap_or_else(|| path.display().to_string())
    }
}

/// Two versions of one document; one of them may not exist.
#[derive(Debug)]
pub(in crate::cli) struct Pair {
    pub(in crate::cli) old: Option<Document>,
    pub(in crate::cli) new: Option<Document>,
    /// Name of the crate that is generated from it.
    pub(in crate::cli) crate_name: String,
    /// How it is generated.
    pub(in crate::cli) options: Options,
}

/// The documents that the arguments name.
pub(super) fn pairs(inputs: &[String]) -> Result<Vec<Pair>, Refusal> {
    match inputs {
        [old, new] => named(old, new),
        // Path, then file, hash and mode of both; a rename adds the new path and a description.
        [path, old, _, _, new, _, _] => Ok(vec![driven((path, old), (path, new))]),
        [path, old, _, _, new, _, _, renamed, _] => Ok(vec![driven((path, old), (renamed, new))]),
        _ => Err(Error::Inputs(inputs.len()).into()),
    }
}

/// What git gives to its driver: the document's path, and where its text can be read.
fn driven(old: (&String, &String), new: (&String, &String)) -> Pair {
    let document = |(name, path): (&String, &String)| {
        let path = PathBuf::from(path);
        let folder = path.parent().map(Path::to_owned).unwrap_or_default();
        let shown = Path::new(name)
            .parent()
            .map(|folder| folder.join("").display().to_string());
        (path != Path::new("/dev/null")).then(|| Document {
            name: name.clone(),
            folder: Some((folder, shown.unwrap_or_default())),
            path,
            _checkout: None,
        })
    };
    pair(document(old), document(new))
}

fn pair(old: Option<Document>, new: Option<Document>) -> Pair {
    let (crate_name, options) = any_name();
    Pair {
        old,
        new,
        crate_name,
        options,
    }
}

/// What one argument names.
enum Input {
    File(Document),
    /// Documents by their path in the folder.
    Folder(Vec<(PathBuf, Document)>),
}

fn named(old: &str, new: &str) -> Result<Vec<Pair>, Refusal> {
    match (open(old)?, open(new)?) {
        (Input::File(old), Input::File(new)) => Ok(vec![pair(Some(old), Some(new))]),
        (Input::Folder(old), Input::Folder(new)) => Ok(pair_folders(old, new)),
        _ => Err(Error::MixedInputs(old.to_owned(), new.to_owned()).into()),
    }
}

fn open(input: &str) -> Result<Input, Refusal> {
    let path = Path::new(input);
    if path.is_dir() {
        return Ok(Input::Folder(documents(path, &|found| {
            Document::at(found)
        })?));
    }
    match checkout(input)? {
        Some(checkout) if checkout.path.is_dir() => {
            let open = |found: &Path| checkout.document(found);
            Ok(Input::Folder(documents(&checkout.path, &open)?))
        }
        Some(checkout) => Ok(Input::File(checkout.document(&checkout.path))),
        None => Ok(Input::File(Document::at(path))),
    }
}

/// What `REVISION:PATH` names; `None` where the argument is a path.
fn checkout(input: &str) -> Result<Option<git::Checkout>, Error> {
    let revision = input.split_once(':').filter(|_| !Path::new(input).exists());
    revision
        .map(|(revision, path)| git::check_out(revision, path))
        .transpose()
}

/// The file that an argument names, whatever is in it.
pub(super) fn open_file(input: &str) -> Result<Document, Error> {
    Ok(match checkout(input)? {
        Some(checkout) => checkout.document(&checkout.path),
        None => Document::at(Path::new(input)),
    })
}

/// The documents below a folder; files that documents refer to are none.
fn documents(
    folder: &Path,
    open: &dyn Fn(&Path) -> Document,
) -> Result<Vec<(PathBuf, Document)>, Refusal> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        let entries = std::fs::read_dir(&next).map_err(|source| Error::folder(&next, &source))?;
        for entry in entries {
            let path = entry
                .map_err(|source| Error::folder(&next, &source))?
                .path();
            if path.is_symlink() {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if is_document(&path) {
                let relative = path.strip_prefix(folder).unwrap_or(&path).to_owned();
                found.push((relative, open(&path)));
            }
        }
    }
    found.sort_by(|(left, _), (right, _)| left.cmp(right));
    Ok(found)
}

/// Whether a file names a version of OpenAPI at its top.
fn is_document(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    let is_candidate = matches!(extension, Some("json" | "yaml" | "yml"));
    is_candidate
        && std::fs::read_to_string(path).is_ok_and(|text| {
            let mut lines = text.lines().map(str::trim_start);
            lines.any(|line| line.starts_with("openapi:") || line.contains("\"openapi\""))
        })
}

fn pair_folders(mut old: Vec<(PathBuf, Document)>, new: Vec<(PathBuf, Document)>) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut taken = BTreeSet::new();
    for (path, document) in new {
        let before = old.iter().position(|(other, _)| *other == path);
        let before = before.map(|at| old.remove(at).1);
        taken.insert(path);
        pairs.push(pair(before, Some(document)));
    }
    pairs.extend(
        old.into_iter()
            .map(|(_, document)| pair(Some(document), None)),
    );
    pairs
}

/// The comparison of a document that only one side has.
pub(super) fn lonely(old: Option<&Document>, new: Option<&Document>) -> Comparison {
    let name = |document: Option<&Document>| {
        document.map_or_else(|| "nothing".to_owned(), |document| document.name.clone())
    };
    let findings = document_finding(
        old.map(|document| document.name.as_str()),
        new.map(|document| document.name.as_str()),
    );
    let findings: Vec<_> = findings.into_iter().collect();
    Comparison {
        old: name(old),
        new: name(new),
        step: semver_step(&findings, &[]),
        findings,
        new_items: Vec::new(),
    }
}
