//! Generated files against the disk → what would change; reads only, and refuses what is in the way.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::cannot;
use super::files::{Files, can_be_marked, is_marked};
use super::list::{LIST, is_list, list_text, parse_list};
use super::work::is_half_moved;
use super::{Error, Folder};

/// How a file changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It is missing.
    Create,
    /// It is stale.
    Replace,
    /// It is an orphan: generated once, no longer generated.
    Remove,
}

/// One file that differs between the disk and what was generated.
#[derive(Clone, Debug)]
pub struct Change {
    /// Path relative to the output folder, with `/` between its parts.
    pub path: String,
    /// How it changes.
    pub kind: Kind,
    /// The contents on disk; empty when the file is missing.
    pub old: Vec<u8>,
    /// The generated contents; empty when the file is an orphan.
    pub new: Arc<Vec<u8>>,
}

/// Everything that a run would change in one output folder.
#[derive(Debug)]
pub struct Plan {
    /// The output folder.
    pub folder: Folder,
    /// Files to create, then to replace, then to remove, then the list; sorted by path within each group.
    pub changes: Vec<Change>,
    /// Number of generated files that are on disk with the same bytes.
    pub unchanged: usize,
    /// An earlier run was killed while it moved files, so the folder is half old and half new.
    pub half_moved: bool,
}

impl Plan {
    /// Whether the folder holds exactly what was generated.
    pub fn is_current(&self) -> bool {
        self.changes.is_empty() && !self.half_moved
    }
}

/// Compares `files` with the folder, and refuses with the names of all strangers in the way.
pub fn plan(files: &Files, folder: &Folder) -> Result<Plan, Error> {
    let out = &folder.path;
    files.check_paths()?;
    let listed = read_list(out)?;
    let mut plan = Plan {
        folder: folder.clone(),
        changes: Vec::new(),
        unchanged: 0,
        half_moved: is_half_moved(out),
    };
    let mut strangers = Vec::new();
    for (path, new) in files.shared() {
        match look(out, path)? {
            Disk::Missing => plan.push(path, Kind::Create, Vec::new(), new.clone()),
            Disk::File(old) if old == **new => plan.unchanged += 1,
            Disk::File(old) if is_ours(path, &old, &listed) => {
                plan.push(path, Kind::Replace, old, new.clone());
            }
            Disk::File(_) => strangers.push(out.join(path)),
            Disk::Other(other) => strangers.push(other),
        }
    }
    if !strangers.is_empty() {
        strangers.dedup();
        return Err(Error::Stranger(strangers));
    }
    plan.add_orphans(files, &listed)?;
    plan.changes.sort_by_key(|change| change.kind as u8);
    plan.add_list(list_text(files))?;
    Ok(plan)
}

impl Plan {
    fn push(&mut self, path: &str, kind: Kind, old: Vec<u8>, new: Arc<Vec<u8>>) {
        self.changes.push(Change {
            path: path.to_owned(),
            kind,
            old,
            new,
        });
    }

    fn add_orphans(&mut self, files: &Files, listed: &BTreeSet<String>) -> Result<(), Error> {
        for path in listed.iter().filter(|path| files.get(path).is_none()) {
            match look(&self.folder.path, path)? {
                Disk::File(old)
                    if is_ours(path, &old, listed)
                        && !is_other_case(&self.folder.path, path, files) =>
                {
                    self.push(path, Kind::Remove, old, Arc::default());
                }
                Disk::File(_) | Disk::Other(_) | Disk::Missing => {}
            }
        }
        Ok(())
    }

    fn add_list(&mut self, text: String) -> Result<(), Error> {
        let text = text.into_bytes();
        match look(&self.folder.path, LIST)? {
            Disk::File(old) if old == text => self.unchanged += 1,
            Disk::File(old) => self.push(LIST, Kind::Replace, old, text.into()),
            Disk::Missing => self.push(LIST, Kind::Create, Vec::new(), text.into()),
            Disk::Other(other) => return Err(Error::Stranger(vec![other])),
        }
        Ok(())
    }
}

fn read_list(out: &Path) -> Result<BTreeSet<String>, Error> {
    let path = out.join(LIST);
    match look(out, LIST)? {
        Disk::Missing => Ok(BTreeSet::new()),
        Disk::File(contents) if is_list(&contents) => parse_list(&path, &contents),
        Disk::File(_) | Disk::Other(_) => Err(Error::Stranger(vec![path])),
    }
}

fn is_ours(path: &str, contents: &[u8], listed: &BTreeSet<String>) -> bool {
    if can_be_marked(path) {
        is_marked(contents)
    } else {
        listed.contains(path)
    }
}

/// Whether a file system that folds case shows a generated file under the orphan's name.
fn is_other_case(out: &Path, orphan: &str, files: &Files) -> bool {
    let same = |path: &str| {
        path.to_lowercase() == orphan.to_lowercase()
            && fs::canonicalize(out.join(path)).ok() == fs::canonicalize(out.join(orphan)).ok()
    };
    files.iter().any(|(path, _)| same(path))
}

/// What stands at a path.
enum Disk {
    Missing,
    File(Vec<u8>),
    /// Something that specbind never writes: a folder, a symbolic link, a device, or a file where a folder has to be.
    Other(PathBuf),
}

/// Looks at a path below `out` without following symbolic links.
fn look(out: &Path, path: &str) -> Result<Disk, Error> {
    if let Some(other) = blocked_parent(out, path)? {
        return Ok(Disk::Other(other));
    }
    let full = out.join(path);
    match fs::symlink_metadata(&full) {
        Ok(meta) if meta.is_file() => {
            let contents = fs::read(&full).map_err(cannot("read", &full))?;
            Ok(Disk::File(contents))
        }
        Ok(_) => Ok(Disk::Other(full)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Disk::Missing),
        Err(error) => Err(cannot("read", &full)(error)),
    }
}

/// The first part above `path`, below `out`, that exists and is not a real folder.
pub(super) fn blocked_parent(out: &Path, path: &str) -> Result<Option<PathBuf>, Error> {
    for (at, _) in path.match_indices('/') {
        let parent = out.join(&path[..at]);
        match fs::symlink_metadata(&parent) {
            Ok(meta) if meta.is_dir() => {}
            Ok(_) => return Ok(Some(parent)),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(cannot("read", &parent)(error)),
        }
    }
    Ok(None)
}
