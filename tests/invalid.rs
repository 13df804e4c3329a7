//! Every document of `tests/invalid` has one mistake and is named after it; its report is locked as the user sees it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use specbind::diag::{Colour, codes};
use specbind::{Report, lint, lint_strictly};

/// Documents named `strict-…` have a gap, which is a mistake to strict readers only.
///
/// Paths are relative to the package, where cargo runs tests, so that reports are the same everywhere.
fn report(path: &Path) -> Report {
    let relative = path
        .strip_prefix(env!("CARGO_MANIFEST_DIR"))
        .unwrap_or(path);
    let lint = if stem(path).starts_with("strict-") {
        lint_strictly
    } else {
        lint
    };
    lint(relative).expect("a readable file")
}

fn stem(path: &Path) -> &str {
    path.file_stem()
        .and_then(|stem| stem.to_str())
        .expect("a name")
}

fn fixtures() -> Vec<PathBuf> {
    let entries = std::fs::read_dir("tests/invalid").expect("the fixtures");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.retain(|path| path.is_file());
    paths.sort();
    paths
}

#[test]
fn reports_read_as_they_should() {
    insta::glob!("invalid/*.{yaml,json}", |path| {
        insta::assert_snapshot!(report(path).to_text(Colour::Never));
    });
}

#[test]
fn every_mistake_is_found() {
    let silent: Vec<PathBuf> = fixtures()
        .into_iter()
        .filter(|path| report(path).diagnostics.is_empty())
        .collect();
    let silent: Vec<&str> = silent.iter().map(|path| stem(path)).collect();
    assert_eq!(silent, Vec::<&str>::new());
}

#[test]
fn every_code_has_a_fixture() {
    let reports: Vec<Report> = fixtures().iter().map(|path| report(path)).collect();
    let found = reports.iter().flat_map(|report| report.diagnostics.iter());
    let seen: BTreeSet<&str> = found.map(|found| found.code.slug).collect();
    let unseen: Vec<&str> = codes::ALL
        .iter()
        .map(|code| code.slug)
        .filter(|slug| !seen.contains(slug))
        .collect();
    assert_eq!(unseen, Vec::<&str>::new());
}
