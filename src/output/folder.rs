//! The output folder itself: which folders are refused before anything is read or written there.

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};
use std::{fs, io};

use super::Error;
use super::error::cannot;

/// The folder's absolute path with symbolic links resolved, whether it exists or not.
///
/// `base` is the folder that the user works in: that of `specbind.toml`, or the current one.
/// Refuses a file, the root, the home folder and everything that contains `base`.
pub fn resolve_folder(out: &Path, base: &Path) -> Result<PathBuf, Error> {
    let refuse = |reason| Error::Folder {
        path: out.to_owned(),
        reason,
    };
    let resolved = resolve(out).map_err(cannot("resolve", out))?;
    let resolved =
        resolved.ok_or_else(|| refuse("it goes up from a folder that does not exist"))?;
    let base = if base.as_os_str().is_empty() {
        Path::new(".")
    } else {
        base
    };
    let base = fs::canonicalize(base).map_err(cannot("resolve", base))?;
    if resolved.parent().is_none() {
        return Err(refuse("it is the root of the file system"));
    }
    if resolved != base && base.starts_with(&resolved) {
        return Err(refuse("it contains the folder you work in"));
    }
    if home().is_some_and(|home| home == resolved) {
        return Err(refuse("it is your home folder"));
    }
    if resolved.exists() && !resolved.is_dir() {
        return Err(refuse("it is a file"));
    }
    Ok(resolved)
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
