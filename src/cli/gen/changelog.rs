//! Findings → an entry in the `CHANGELOG.md` beside a generated crate, which belongs to its users.

use std::fs;
use std::io::ErrorKind;
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::report_file::write_whole;
use super::since::Since;
use crate::cli::error::Error;
use crate::diff::report::escape_markdown;
use crate::diff::{Finding, SemverStep, Severity};

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
    let new = with_entry(&old, &lines, since.step());
    if new == old {
        return Ok(None);
    }
    write_whole(&path, &new).map_err(failed)?;
    Ok(Some(path))
}

fn line(finding: &Finding) -> String {
    let message = escape_markdown(&finding.message());
    match finding.severity {
        Severity::Compatible => format!("- {message}"),
        severity => format!("- **{}** {message}", severity.word()),
    }
}

/// The text with these lines in its unreleased entry, which comes first and names the largest step of all its lines.
fn with_entry(old: &str, lines: &[String], step: SemverStep) -> String {
    let known = unreleased(old);
    let (before, after) = (&old[..known.start], &old[known.end..]);
    let mut entry = old[known].to_owned();
    let missing: Vec<&str> = lines
        .iter()
        .map(String::as_str)
        .filter(|line| !entry.lines().any(|known| known == *line))
        .collect();
    if missing.is_empty() {
        return old.to_owned();
    }
    if entry.is_empty() {
        entry = format!("{UNRELEASED}\n\n{}\n", step_line(step));
    }
    for smaller in [SemverStep::None, SemverStep::Patch, SemverStep::Minor] {
        if smaller < step {
            entry = entry.replacen(&step_line(smaller), &step_line(step), 1);
        }
    }
    let is_list = |line: &str| line.starts_with("- ");
    let at = line_where(&entry, |line| is_list(line) || line.starts_with("### "));
    let (intro, rest) = entry.split_at(at.unwrap_or(entry.len()));
    let added = missing.join("\n");
    let added = match is_list(rest) {
        true => format!("{added}\n{}", rest.trim_end()),
        false => format!("{added}\n\n{}", rest.trim_end()),
    };
    let paragraphs = [before, intro, &added, after].map(str::trim_end);
    let paragraphs = paragraphs.into_iter().filter(|text| !text.is_empty());
    paragraphs.collect::<Vec<_>>().join("\n\n") + "\n"
}

fn step_line(step: SemverStep) -> String {
    format!("Version step: {}.", step.word())
}

/// Where the unreleased entry stands, or would: before all others.
fn unreleased(text: &str) -> Range<usize> {
    let is_entry = |line: &str| line.starts_with("## ");
    let Some(start) = line_where(text, |line| line.starts_with(UNRELEASED)) else {
        let start = line_where(text, is_entry).unwrap_or(text.len());
        return start..start;
    };
    let body = start + UNRELEASED.len();
    let next = line_where(&text[body..], is_entry);
    start..next.map_or(text.len(), |next| body + next)
}

/// Where the first such line starts.
fn line_where(text: &str, is_it: impl Fn(&str) -> bool) -> Option<usize> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if is_it(line) {
            return Some(start);
        }
        start += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{SemverStep, with_entry};

    #[test]
    fn an_entry_is_made_once_and_goes_first() {
        let lines = ["- one".to_owned(), "- two".to_owned()];
        let first = with_entry("# Changelog\n", &lines, SemverStep::Minor);
        assert_eq!(
            first,
            "# Changelog\n\n## [Unreleased]\n\nVersion step: minor.\n\n- one\n- two\n"
        );
        assert_eq!(with_entry(&first, &lines, SemverStep::Minor), first);
        let older = with_entry(
            "# Changelog\n\n## 1.0.0\n\n- old\n",
            &lines,
            SemverStep::Major,
        );
        assert_eq!(
            older,
            "# Changelog\n\n## [Unreleased]\n\nVersion step: major.\n\n- one\n- two\n\n## 1.0.0\n\n- old\n"
        );
    }

    /// Its step is that of all its lines, however many runs have written them.
    #[test]
    fn an_entry_grows_and_its_step_with_it() {
        let entry = |step: &str, lines: &str| {
            format!("# Changelog\n\n## [Unreleased]\n\nVersion step: {step}.\n\n{lines}\n")
        };
        let lines = ["- two".to_owned(), "- three".to_owned()];
        let old = entry("minor", "- one\n- two");
        for (step, expected) in [
            (SemverStep::Major, "major"),
            (SemverStep::Minor, "minor"),
            (SemverStep::Patch, "minor"),
        ] {
            let grown = with_entry(&old, &lines, step);
            assert_eq!(grown, entry(expected, "- three\n- one\n- two"));
        }
    }

    #[test]
    fn what_was_released_before_is_written_again_and_the_words_of_its_users_stay() {
        let old = "# Changelog\n\n## [Unreleased]\n\n### Fixed\n\n- mine\n\n## 1.0.0\n\n- one\n";
        let grown = with_entry(old, &["- one".to_owned()], SemverStep::Minor);
        assert_eq!(
            grown,
            "# Changelog\n\n## [Unreleased]\n\n- one\n\n### Fixed\n\n- mine\n\n## 1.0.0\n\n- one\n"
        );
    }
}
