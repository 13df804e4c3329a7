//! The output folder itself: where it is, where its files are staged, and which folders are refused.

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};
use std::{fs, io};

use super::Error;
use super::error::cannot;
use super::work::WORK;

/// An output folder that may be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// Absolute, with symbolic links resolved, whether it exists or not.
    pub path: PathBuf,
    /// Where files are staged as long as the folder does not exist, so that it appears in one move.
    pub(super) nursery: PathBuf,
}

impl Folder {
    /// Where files are staged once the folder exists: inside, so that no move crosses file systems.
    pub(super) fn workshop(&self) -> PathBuf {
        self.path.join(WORK)
    }
}

/// Finds the folder and refuses a file, the root, the home folder and everything that contains `base`.
///
/// `base` is the folder that the user works in: that of `specbind.toml`, or the current one.
pub fn resolve_folder(out: &Path, base: &Path) -> Result<Folder, Error> {
    let refuse = |reason| Error::Folder {
        path: out.to_owned(),
        reason,
    };
    let path = resolve(out).map_err(cannot("resolve", out))?;
    let path = path.ok_or_else(|| refuse("it goes up from a folder that does not exist"))?;
    let base = Some(base).filter(|base| !base.as_os_str().is_empty());
    let base = base.unwrap_or(Path::new("."));
    let base = fs::canonicalize(base).map_err(cannot("resolve", base))?;
    if path.parent().is_none() {
        return Err(refuse("it is the root of the file system"));
    }
    if path != base && base.starts_with(&path) {
        return Err(refuse("it contains the folder you work in"));
    }
    if home().is_some_and(|home| home == path) {
        return Err(refuse("it is your home folder"));
    }
    if path.exists() && !path.is_dir() {
        return Err(refuse("it is a file"));
    }
    let nursery = nursery(&path, &base);
    Ok(Folder { path, nursery })
}

/// `base`, unless the output is elsewhere: then beside the output.
///
/// Not beside it when it can be helped: `members = ["generated/*"]` makes cargo take every folder there
/// for a package, and one that a killed run left would keep even `cargo run -- gen` from starting.
fn nursery(path: &Path, base: &Path) -> PathBuf {
    let beside = path.parent().unwrap_or(path);
    let folder = match path.starts_with(base) && is_one_file_system(path, base) {
        true => base,
        false => beside,
    };
    let relative = path.strip_prefix(folder).unwrap_or(path);
    let name = relative.display().to_string();
    let name = name.replace('%', "%25").replace(['/', '\\'], "%2F");
    folder.join(format!("{WORK}-{name}"))
}

#[cfg(unix)]
fn is_one_file_system(path: &Path, base: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| fs::metadata(path).map(|meta| meta.dev()).ok();
    path.ancestors().find_map(device) == device(base)
}

#[cfg(not(unix))]
fn is_one_file_system(_path: &Path, _base: &Path) -> bool {
    true
}

/// Canonical path of what exists, followed by the parts that do not; `None` when those go up again.
fn resolve(path: &Path) -> io::Result<Option<PathBuf>> {
    let absolute = std::path::absolute(path)?;
    let mut missing: Vec<OsString> = Vec::new();
    let mut existing = absolute.as_path();
    loop {
        match fs::canonicalize(existing) {
            Ok(mut found) => {
                found.extend(missing.iter().rev());
                return Ok(Some(found));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
        match (existing.components().next_back(), existing.parent()) {
            (Some(Component::Normal(part)), Some(parent))
                if fs::symlink_metadata(existing).is_err() =>
            {
                missing.push(part.to_owned());
                existing = parent;
            }
            _ => return Ok(None),
        }
    }
}

fn home() -> Option<PathBuf> {
    fs::canonicalize(std::env::home_dir()?).ok()
}
