//! One change → a unified diff to read on a terminal.

use std::path::Path;
use std::time::Duration;

use similar::TextDiff;

use super::{Change, Kind};
use crate::printable::printable_lines;

/// The difference between disk and generated contents. `out` is the folder as the user named it.
///
/// Control characters and characters that reverse the text are shown escaped.
pub fn unified_diff(change: &Change, out: &Path) -> String {
    let path = out.join(&change.path).display().to_string();
    let (old, new) = match change.kind {
        Kind::Create => ("/dev/null", path.as_str()),
        Kind::Replace => (path.as_str(), path.as_str()),
        Kind::Remove => (path.as_str(), "/dev/null"),
    };
    let texts = (str::from_utf8(&change.old), str::from_utf8(&change.new));
    let (Ok(old_text), Ok(new_text)) = texts else {
        return format!("binary files {old} and {new} differ\n");
    };
    let diff = TextDiff::configure()
        .timeout(Duration::from_secs(10))
        .diff_lines(old_text, new_text);
    let text = diff.unified_diff().header(old, new).to_string();
    printable_lines(&text)
}
