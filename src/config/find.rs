//! Current folder → the nearest `specbind.toml`, in it or above.

use std::io;
use std::path::{Path, PathBuf};

use super::{Error, FILE_NAME};

/// The nearest configuration, as a path relative to the current folder: `specbind.toml`, `../specbind.toml`, …
pub fn find_config() -> Result<PathBuf, Error> {
    let current = std::env::current_dir().map_err(|source| Error::Read {
        path: PathBuf::from("."),
        source,
    })?;
    find_above(&current)
}

pub(super) fn find_above(current: &Path) -> Result<PathBuf, Error> {
    let mut up = PathBuf::new();
    for folder in current.ancestors() {
        let path = folder.join(FILE_NAME);
        match path.symlink_metadata() {
            Ok(_) => return Ok(up.join(FILE_NAME)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => up.push(".."),
            Err(source) => return Err(Error::Read { path, source }),
        }
    }
    Err(Error::Missing)
}
