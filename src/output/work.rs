//! The work folder in which a run stages files: its place, its lock and its journal.
//!
//! `new/` holds the files to move in, `old/` the ones that they replace, `journal` the moves.
//! The journal exists exactly while files are being moved.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::Error;
use super::error::cannot;
use super::files::check_path;
use super::list::LIST;
use super::plan::{Change, Kind};

/// Name of the work folder inside an output folder, and how its name starts where there is none yet.
pub(super) const WORK: &str = ".specbind-tmp";

const LOCK: &str = "lock";
const JOURNAL: &str = "journal";
const DRAFT: &str = "journal.draft";
const NEW: &str = "new";
const OLD: &str = "old";

/// A work folder that this process holds the lock of.
#[derive(Debug)]
pub(super) struct Work {
    folder: PathBuf,
    _lock: File,
}

/// Whether a killed run left `out` half old and half new.
pub(super) fn is_half_moved(out: &Path) -> bool {
    out.join(WORK).join(JOURNAL).exists()
}

impl Work {
    /// Creates the folder, or takes over one that a killed run left.
    pub(super) fn open(folder: &Path) -> Result<Self, Error> {
        match fs::create_dir(folder) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                return Err(cannot("create", folder)(error));
            }
            Err(_) if !is_work_folder(folder) => {
                return Err(Error::Stranger(vec![folder.to_owned()]));
            }
            Ok(()) | Err(_) => {}
        }
        let path = folder.join(LOCK);
        let lock = File::create(&path).map_err(cannot("create", &path))?;
        match lock.try_lock() {
            Ok(()) if path.exists() => Ok(Self {
                folder: folder.to_owned(),
                _lock: lock,
            }),
            Ok(()) | Err(TryLockError::WouldBlock) => {
                Err(Error::Busy(parent_of(folder).to_owned()))
            }
            Err(TryLockError::Error(error)) => Err(cannot("lock", &path)(error)),
        }
    }

    /// Where a generated file waits.
    pub(super) fn new_file(&self, path: &str) -> PathBuf {
        self.new_folder().join(path)
    }

    /// The folder of all waiting files.
    pub(super) fn new_folder(&self) -> PathBuf {
        self.folder.join(NEW)
    }

    /// Where the file that is replaced or removed is kept.
    pub(super) fn old_file(&self, path: &str) -> PathBuf {
        self.folder.join(OLD).join(path)
    }

    /// Writes down the moves that are about to happen. From here on the folder counts as half moved.
    pub(super) fn write_journal(&self, changes: &[Change]) -> Result<(), Error> {
        let mut text = String::new();
        for change in changes {
            let verb = verb(change.kind);
            text.push_str(&format!("{verb} {}\n", change.path));
        }
        let draft = self.folder.join(DRAFT);
        write_file_through(&draft, text.as_bytes())?;
        let journal = self.folder.join(JOURNAL);
        fs::rename(&draft, &journal).map_err(cannot("write", &journal))
    }

    /// The moves that a killed run had begun, in its order.
    pub(super) fn read_journal(&self) -> Result<Vec<(Kind, String)>, Error> {
        let path = self.folder.join(JOURNAL);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(cannot("read", &path)(error)),
        };
        let line = |(index, line): (usize, &str)| {
            parse_move(line).ok_or_else(|| Error::List {
                path: path.clone(),
                line: index + 1,
                text: line.escape_debug().to_string(),
            })
        };
        text.lines().enumerate().map(line).collect()
    }

    /// Declares the moves done, or undone.
    pub(super) fn remove_journal(&self) -> Result<(), Error> {
        let path = self.folder.join(JOURNAL);
        unless_missing(fs::remove_file(&path)).map_err(cannot("remove", &path))
    }

    /// Removes everything but the journal and the lock.
    pub(super) fn clear(&self) -> Result<(), Error> {
        for name in [NEW, OLD] {
            let folder = self.folder.join(name);
            unless_missing(fs::remove_dir_all(&folder)).map_err(cannot("remove", &folder))?;
        }
        let draft = self.folder.join(DRAFT);
        unless_missing(fs::remove_file(&draft)).map_err(cannot("remove", &draft))
    }
}

impl Drop for Work {
    /// Removes the folder, unless its journal is still needed. A leftover is removed by the next run.
    ///
    /// The lock goes last: by it the next run knows whose folder this is.
    fn drop(&mut self) {
        if !self.folder.join(JOURNAL).exists() && self.clear().is_ok() {
            let _leftover = fs::remove_file(self.folder.join(LOCK));
            let _leftover = fs::remove_dir(&self.folder);
        }
    }
}

/// Writes a file, and the folders above it.
pub(super) fn write_file(path: &Path, contents: &[u8]) -> Result<File, Error> {
    create_parent(path)?;
    let mut file = File::create(path).map_err(cannot("create", path))?;
    file.write_all(contents).map_err(cannot("write", path))?;
    Ok(file)
}

/// The same for a file that takes the place of another: its bytes are on the disk before it is moved.
pub(super) fn write_file_through(path: &Path, contents: &[u8]) -> Result<(), Error> {
    let file = write_file(path, contents)?;
    file.sync_data().map_err(cannot("write", path))
}

/// Creates the folders above a file.
pub(super) fn create_parent(path: &Path) -> Result<(), Error> {
    let parent = parent_of(path);
    fs::create_dir_all(parent).map_err(cannot("create", parent))
}

/// The folder in which a path below the output folder stands.
pub(super) fn parent_of(path: &Path) -> &Path {
    path.parent()
        .expect("what specbind writes stands in a folder")
}

/// What is gone already need not be removed.
fn unless_missing(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// Whether a folder of that name is a work folder: real, and with a lock in it or nothing at all.
fn is_work_folder(folder: &Path) -> bool {
    let real = fs::symlink_metadata(folder).is_ok_and(|meta| meta.is_dir());
    let empty = || fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none());
    real && (folder.join(LOCK).is_file() || empty())
}

fn verb(kind: Kind) -> &'static str {
    match kind {
        Kind::Create => "create",
        Kind::Replace => "replace",
        Kind::Remove => "remove",
    }
}

fn parse_move(line: &str) -> Option<(Kind, String)> {
    let (word, path) = line.split_once(' ')?;
    let kinds = [Kind::Create, Kind::Replace, Kind::Remove];
    let kind = kinds.into_iter().find(|kind| verb(*kind) == word)?;
    let is_path = path == LIST || check_path(path).is_ok();
    is_path.then(|| (kind, path.to_owned()))
}
