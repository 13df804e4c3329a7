//! The list of generated files in the output folder, by which orphans are known.

use std::collections::BTreeSet;
use std::path::Path;

use super::Error;
use super::files::{Files, check_path};

/// Name of the list in the output folder.
pub(super) const LIST: &str = ".specbind";

const FIRST: &str = "# specbind ";

/// The list's text: the one generated file that names specbind's version.
pub(super) fn list_text(files: &Files) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let mut text =
        format!("{FIRST}{version} generated these files; the others in this folder are yours.\n");
    for (path, _) in files.iter() {
        text.push_str(path);
        text.push('\n');
    }
    text
}

/// Whether specbind wrote this list.
pub(super) fn is_list(contents: &[u8]) -> bool {
    contents.starts_with(FIRST.as_bytes())
}

/// The paths that a list names. `path` is the list's own, for the message.
pub(super) fn parse_list(path: &Path, contents: &[u8]) -> Result<BTreeSet<String>, Error> {
    let text = String::from_utf8_lossy(contents);
    let mut listed = BTreeSet::new();
    for (index, line) in text.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        check_path(line).map_err(|_| Error::List {
            path: path.to_owned(),
            line: index + 1,
            text: line.escape_debug().to_string(),
        })?;
        listed.insert(line.to_owned());
    }
    Ok(listed)
}
