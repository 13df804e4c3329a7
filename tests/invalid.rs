//! Every document of `tests/invalid` has one mistake and is named after it; its report is locked as the user sees it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use specbind::diag::{Colour, codes};
use specbind::{Report, lint};

/// Mistakes that no phase reports yet. One that is reported, or is not there, fails: take it off the list.
const WAITING: &[&str] = &[
    "array-without-items",
    "bounds-exclude-everything",
    "case-with-undocumented-code",
    "case-with-undocumented-status",
    "code-pointer-not-in-body",
    "codes-without-body",
    "conflicting-paths",
    "default-breaks-schema",
    "discriminator-mapping-dangling",
    "discriminator-without-property",
    "duplicate-assumption-id",
    "duplicate-operation-id",
    "duplicate-parameter",
    "duplicate-path-placeholder",
    "duplicate-question-id",
    "duplicate-server-name",
    "duplicate-tag",
    "duplicate-vendor-code-name",
    "duplicate-vendor-code",
    "enum-description-of-unknown-value",
    "enum-duplicate-value",
    "enum-excluded-by-bounds",
    "enum-of-wrong-type",
    "example-and-examples",
    "example-breaks-schema",
    "exclusive-bounds-exclude-everything",
    "header-name-invalid",
    "item-bounds-exclude-everything",
    "length-bounds-exclude-everything",
    "link-to-unknown-operation",
    "media-type-example-breaks-schema",
    "media-type-invalid",
    "multiple-of-zero",
    "no-integer-within-bounds",
    "parameter-example-breaks-schema",
    "path-parameter-missing",
    "path-parameter-not-in-path",
    "path-parameter-not-required",
    "path-template-unclosed",
    "path-with-query",
    "pattern-does-not-compile",
    "presence-contradicts-required",
    "property-bounds-exclude-everything",
    "question-id-dangling",
    "read-only-and-write-only",
    "request-body-on-get",
    "required-property-not-allowed",
    "reserved-header-parameter",
    "rule-does-not-apply",
    "server-url-invalid",
    "server-variable-default-not-allowed",
    "server-variable-undeclared",
    "setting-default-breaks-schema",
    "signing-key-not-secret",
    "success-case-breaks-schema",
    "template-cycle",
    "template-header-unknown",
    "template-stray-brace",
    "template-unclosed-brace",
    "unknown-placeholder",
    "unknown-security-scheme",
    "unknown-setting",
    "unknown-signing-key",
    "unknown-signing-scheme",
    "zone-name-breaks-schema",
];

/// Paths are relative to the package, where cargo runs tests, so that reports are the same everywhere.
fn report(path: &Path) -> Report {
    let relative = path
        .strip_prefix(env!("CARGO_MANIFEST_DIR"))
        .unwrap_or(path);
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
        if !WAITING.contains(&stem(path)) {
            insta::assert_snapshot!(report(path).to_text(Colour::Never));
        }
    });
}

#[test]
fn every_mistake_is_found() {
    let silent: Vec<PathBuf> = fixtures()
        .into_iter()
        .filter(|path| report(path).diagnostics.is_empty())
        .collect();
    let silent: Vec<&str> = silent.iter().map(|path| stem(path)).collect();
    assert_eq!(silent, WAITING);
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
