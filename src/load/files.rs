//! Paths → trees: reads the root document and the files it refers to, and no others.

use std::collections::HashMap;
use std::fs::{self, File as Handle};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use super::limits::Limits;
use super::names::Names;
use super::{Error, problem};
use crate::diag::{Diagnostics, codes};
use crate::source::{Bounds, File, FileId, Format, Place, Sources};

/// The files read so far.
#[derive(Debug, Default)]
pub(super) struct Files {
    pub(super) sources: Sources,
    /// Folder of the root document with symbolic links resolved: nothing outside it is read.
    folder: PathBuf,
    /// As the root document's folder was named, to show paths the same way.
    shown: PathBuf,
    by_path: HashMap<PathBuf, FileId>,
    /// By id.
    paths: Vec<PathBuf>,
    /// What the schemas of each file are called.
    names: Vec<Names>,
    /// What each path in a reference turned out to be.
    links: HashMap<(FileId, String), FileId>,
    limits: Limits,
}

/// Why a file that is referred to cannot be had.
#[derive(Debug)]
pub(super) enum Refusal {
    /// It is not below the folder of the root document.
    Outside,
    /// It cannot be read.
    Unreadable(String),
    /// There are too many.
    TooMany(usize),
}

impl Files {
    /// Opens the root document.
    pub(super) fn open(
        path: &Path,
        limits: &Limits,
        diags: &mut Diagnostics,
    ) -> Result<Files, Error> {
        let fail = |source: io::Error| Error::new(path, source);
        let real = fs::canonicalize(path).map_err(fail)?;
        let bytes = read_bytes(&real, limits.bytes).map_err(fail)?;
        let folder = real.parent().unwrap_or(Path::new("/")).to_owned();
        let shown = path.parent().unwrap_or(Path::new("")).to_owned();
        let mut files = Files {
            folder,
            shown,
            limits: limits.clone(),
            ..Files::default()
        };
        files.add(real, path.to_owned(), bytes, diags);
        Ok(files)
    }

    /// The file that `reference` names as seen from `from`, read now if it was not before.
    pub(super) fn link(
        &mut self,
        from: FileId,
        reference: &str,
        diags: &mut Diagnostics,
    ) -> Result<FileId, Refusal> {
        if let Some(id) = self.linked(from, reference) {
            return Ok(id);
        }
        let path = self.resolve(from, reference)?;
        let id = match self.by_path.get(&path) {
            Some(id) => *id,
            None => self.read(path, diags)?,
        };
        self.links.insert((from, reference.to_owned()), id);
        Ok(id)
    }

    /// The same for a reference that was followed before.
    pub(super) fn linked(&self, from: FileId, reference: &str) -> Option<FileId> {
        self.links.get(&(from, reference.to_owned())).copied()
    }

    /// What the schemas of a file are called.
    pub(super) fn names(&self, file: FileId) -> &Names {
        &self.names[file.index()]
    }

    fn read(&mut self, path: PathBuf, diags: &mut Diagnostics) -> Result<FileId, Refusal> {
        if self.by_path.len() >= self.limits.files {
            return Err(Refusal::TooMany(self.limits.files));
        }
        let bytes = read_bytes(&path, self.limits.bytes)
            .map_err(|error| Refusal::Unreadable(describe(&error)))?;
        let shown = self
            .shown
            .join(path.strip_prefix(&self.folder).unwrap_or(&path));
        Ok(self.add(path, shown, bytes, diags))
    }

    fn resolve(&self, from: FileId, reference: &str) -> Result<PathBuf, Refusal> {
        let here = self.paths.get(from.index()).and_then(|path| path.parent());
        let wanted = normalise(here.unwrap_or(&self.folder), Path::new(reference));
        if !wanted.starts_with(&self.folder) {
            return Err(Refusal::Outside);
        }
        let real =
            fs::canonicalize(&wanted).map_err(|error| Refusal::Unreadable(describe(&error)))?;
        if real.starts_with(&self.folder) {
            Ok(real)
        } else {
            Err(Refusal::Outside)
        }
    }

    fn add(
        &mut self,
        real: PathBuf,
        shown: PathBuf,
        bytes: Option<Vec<u8>>,
        diags: &mut Diagnostics,
    ) -> FileId {
        let file = match bytes {
            Some(bytes) => self.parse(shown, bytes, diags),
            None => {
                let message = format!("this file is larger than {} bytes", self.limits.bytes);
                diags.error(&codes::LIMIT_EXCEEDED, &self.next_place(), message);
                File::unread(shown, String::new())
            }
        };
        self.names.push(Names::of(&file));
        let id = self.sources.add(file);
        self.paths.push(real.clone());
        self.by_path.insert(real, id);
        id
    }

    fn next_place(&self) -> Place {
        Place::root(self.sources.next_id())
    }

    fn parse(&self, shown: PathBuf, bytes: Vec<u8>, diags: &mut Diagnostics) -> File {
        let place = self.next_place();
        let text = match problem::decode(bytes, &place, diags) {
            Ok(text) => text,
            Err(text) => return File::unread(shown, text),
        };
        let bounds = Bounds {
            depth: self.limits.depth,
            values: self.limits.values,
            repeated: self.limits.repeated,
        };
        let format = format_of(&shown, &text);
        let (file, problems) = File::read(shown, text, format, bounds);
        for found in problems {
            problem::report(found, format, &place, diags);
        }
        file
    }
}

fn format_of(path: &Path, text: &str) -> Format {
    let extension = path
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default();
    match extension.to_ascii_lowercase().as_str() {
        "json" => Format::Json,
        "yaml" | "yml" => Format::Yaml,
        _ if text.trim_start().starts_with(['{', '[']) => Format::Json,
        _ => Format::Yaml,
    }
}

/// The whole file; `None` when it is larger than `most` bytes.
fn read_bytes(path: &Path, most: u64) -> io::Result<Option<Vec<u8>>> {
    // Asked first: opening a pipe would wait for its other end.
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "it is not a regular file",
        ));
    }
    let handle = Handle::open(path)?;
    let mut bytes = Vec::new();
    handle
        .take(most.saturating_add(1))
        .read_to_end(&mut bytes)?;
    Ok(Some(bytes).filter(|bytes| bytes.len() as u64 <= most))
}

/// Joins without asking the file system, so that `..` cannot probe what lies outside.
fn normalise(folder: &Path, reference: &Path) -> PathBuf {
    let mut path = folder.to_owned();
    for component in reference.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                path.pop();
            }
            other => path.push(other),
        }
    }
    path
}

fn describe(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission is denied".to_owned(),
        _ => error.to_string(),
    }
}
