//! Findings → an entry in the `CHANGELOG.md` beside a generated crate, which belongs to its users.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::report_file::write_whole;
use super::since::Since;
use crate::cli::error::Error;
use crate::diff::{Finding, Severity};

const NAME: &str = "CHANGELOG.md";
const TITLE: &str = "# Changelog\n";
const UNRELEASED: &str = "## [Unreleased]";

/// Adds what is not yet there to the unreleased entry. Says which file was written, if one was.
pub(super) fn write_changelog(folder: &Path, since: &Since) -> Result<Option<PathBuf>, Error> {
    let lines = match since {
        Since::Document(comparison) => {
            let findings = comparison.findings.iter();
            findings.map(line).collect::<Vec<_>>()
        }
        Since::Items(items) => {
            let breaking = items.iter().filter(|item| item.breaks);
            breaking
                .map(|item| format!("- **source** `{}` breaks callers", item.path))
                .collect()
        }
        Since::Unknown(_) => Vec::new(),
    };
    let path = folder.join(NAME);
    let failed = |source| Error::Changelog {
        path: path.clone(),
        source,
    };
    let old = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => TITLE.to_owned(),
        Err(error) => return Err(failed(error)),
    };
    let new = with_entry(&old, &lines, since.step().word());
    if new == old {
        return Ok(None);
    }
    write_whole(&path, &new).map_err(failed)?;
    Ok(Some(path))
}

fn line(finding: &Finding) -> String {
    let message = finding.message().replace(['\n', '\r'], " ");
    match finding.severity {
        Severity::Compatible => format!("- {message}"),
        severity => format!("- **{}** {message}", severity.word()),
    }
}

/// The text with these lines in its unreleased entry, which comes first.
fn with_entry(old: &str, lines: &[String], step: &str) -> String {
    let missing: Vec<&String> = lines
        .iter()
        .filter(|line| !old.lines().any(|known| known == *line))
        .collect();
    if missing.is_empty() {
        return old.to_owned();
    }
    let mut added: String = missing.iter().map(|line| format!("{line}\n")).collect();
    if let Some(at) = old.find(UNRELEASED) {
        let end_of_line = old[at..].find('\n').map_or(old.len(), |end| at + end + 1);
        let (before, after) = old.split_at(end_of_line);
        let gap = if after.starts_with('\n') { "\n" } else { "" };
        return format!(
            "{before}{gap}{added}{}",
            after.strip_prefix('\n').unwrap_or(after)
        );
    }
    added = format!("{UNRELEASED}\n\nVersion step: {step}.\n\n{added}");
    match old.find("\n## ") {
        Some(at) => format!("{}\n\n{added}\n{}", old[..at].trim_end(), &old[at + 1..]),
        None => format!("{}\n\n{added}", old.trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::with_entry;

    #[test]
    fn an_entry_is_made_once_and_goes_first() {
        let lines = ["- one".to_owned(), "- two".to_owned()];
        let first = with_entry("# Changelog\n", &lines, "minor");
        assert_eq!(
            first,
            "# Changelog\n\n## [Unreleased]\n\nVersion step: minor.\n\n- one\n- two\n"
        );
        assert_eq!(with_entry(&first, &lines, "minor"), first);
        let more = with_entry(&first, &["- two".to_owned(), "- three".to_owned()], "minor");
        assert!(
            more.contains("## [Unreleased]\n\n- three\nVersion step"),
            "{more}"
        );
        let older = with_entry("# Changelog\n\n## 1.0.0\n\n- old\n", &lines, "major");
        assert_eq!(
            older,
            "# Changelog\n\n## [Unreleased]\n\nVersion step: major.\n\n- one\n- two\n\n## 1.0.0\n\n- old\n"
        );
    }
}
