//! Git revisions → files on the disk, by asking the `git` program. Changes nothing in the repository.

use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use tempfile::TempDir;

use super::Error;
use super::input::Document;

/// A file or folder of a revision, with what stands beside it.
pub(super) struct Checkout {
    /// Where it can be read.
    pub(super) path: PathBuf,
    /// The folder that was checked out, and what the user calls it.
    folder: (PathBuf, String),
    temporary: Arc<TempDir>,
}

impl Checkout {
    /// The document at a path of the checkout.
    pub(super) fn document(&self, path: &Path) -> Document {
        let (folder, shown) = &self.folder;
        let rest = path.strip_prefix(folder).unwrap_or(path);
        Document::checked_out(
            path.to_owned(),
            format!("{shown}{}", rest.display()),
            self.folder.clone(),
            Arc::clone(&self.temporary),
        )
    }
}

/// The file as it was committed in `revision`; `None` when it was not there, or when this is no repository.
pub(in crate::cli) fn committed(revision: &str, file: &Path) -> Result<Option<Document>, Error> {
    let Ok(real) = std::fs::canonicalize(file) else {
        return Ok(None);
    };
    let folder = real.parent().unwrap_or(Path::new("/"));
    let Ok(top) = git(folder, &["rev-parse", "--show-toplevel"], None) else {
        return Ok(None);
    };
    let Ok(relative) = real.strip_prefix(top.trim_end()) else {
        return Ok(None);
    };
    let path = relative.to_string_lossy().into_owned();
    let known = git(
        folder,
        &["cat-file", "-e", &format!("{revision}:{path}")],
        None,
    );
    if known.is_err() {
        return Ok(None);
    }
    let checkout = check_out_in(folder, revision, &path)?;
    Ok(Some(checkout.document(&checkout.path)))
}

/// Puts a file with its neighbours, or a folder, of a revision into a temporary folder.
pub(super) fn check_out(revision: &str, path: &str) -> Result<Checkout, Error> {
    let here = Path::new(".");
    let path = match path.starts_with("./") || path.starts_with("../") {
        false => path.to_owned(),
        true => {
            let prefix = git(here, &["rev-parse", "--show-prefix"], None)?;
            normalise(&Path::new(prefix.trim_end()).join(path))
        }
    };
    check_out_in(here, revision, path.trim_end_matches('/'))
}

/// Without `.` and `..`, with `/`.
fn normalise(path: &Path) -> String {
    let mut parts: Vec<String> = Vec::new();
    for component in path.components() {
        match component {
            Component::ParentDir => drop(parts.pop()),
            Component::Normal(part) => parts.push(part.to_string_lossy().into_owned()),
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    parts.join("/")
}

fn check_out_in(here: &Path, revision: &str, path: &str) -> Result<Checkout, Error> {
    // Below the top, git leaves out of an index what is not below that folder.
    let top = git(here, &["rev-parse", "--show-toplevel"], None)?;
    let here = Path::new(top.trim_end_matches(['\r', '\n']));
    let kind = git(
        here,
        &["cat-file", "-t", &format!("{revision}:{path}")],
        None,
    )?;
    let is_file = kind.trim_end() == "blob";
    let folder = match path.rsplit_once('/').filter(|_| is_file) {
        Some((folder, _)) => folder,
        None if is_file => "",
        None => path,
    };
    let temporary =
        tempfile::tempdir().map_err(|source| Error::folder(&std::env::temp_dir(), &source))?;
    // An index of its own, so that the repository's stays as it is.
    let index = temporary.path().join("index");
    let target = temporary.path().join("files");
    let prefix = format!("--prefix={}/", target.display());
    git(
        here,
        &["read-tree", &format!("{revision}:{folder}")],
        Some(&index),
    )?;
    let listed = git(here, &["ls-files", "-z"], Some(&index))?;
    let wanted = |file: &&str| {
        let extension = Path::new(file)
            .extension()
            .and_then(|extension| extension.to_str());
        matches!(extension, Some("json" | "yaml" | "yml")) || path.ends_with(file)
    };
    let files: Vec<&str> = listed
        .split('\0')
        .filter(|file| !file.is_empty())
        .filter(wanted)
        .collect();
    // The command line of a system is limited; so many paths are far below any limit.
    for files in files.chunks(500) {
        let mut arguments = vec!["checkout-index", "-q", &prefix, "--"];
        arguments.extend(files);
        git(here, &arguments, Some(&index))?;
    }
    let path = match is_file {
        true => target.join(path.rsplit('/').next().unwrap_or(path)),
        false => target.clone(),
    };
    let shown = match folder {
        "" => format!("{revision}:"),
        folder => format!("{revision}:{folder}/"),
    };
    Ok(Checkout {
        path,
        folder: (target, shown),
        temporary: Arc::new(temporary),
    })
}

/// What git prints. `index` stands in for the repository's own index.
fn git(here: &Path, arguments: &[&str], index: Option<&Path>) -> Result<String, Error> {
    let mut command = Command::new("git");
    command
        .arg("-C")
        .arg(here)
        .args(arguments)
        .stdin(Stdio::null());
    if let Some(index) = index {
        command.env("GIT_INDEX_FILE", index);
    }
    let words = format!("git {}", arguments.first().unwrap_or(&""));
    let output = command.output().map_err(|source| Error::Git {
        command: words.clone(),
        reason: source.to_string(),
    })?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(Error::Git {
        command: words,
        reason: said.trim().trim_start_matches("fatal: ").to_owned(),
    })
}
