//! Rules of the house that no compiler keeps: who may know whom, and what may stand where.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Room, and what it must not name. What is not listed is allowed.
const STRANGERS: &[(&str, &[&str])] = &[
    (
        "source",
        &[
            "diag", "load", "model", "lower", "analyze", "emit", "output", "config", "audit",
        ],
    ),
    (
        "diag",
        &[
            "load", "model", "lower", "analyze", "emit", "output", "config", "audit",
        ],
    ),
    (
        "load",
        &[
            "model", "lower", "analyze", "emit", "output", "config", "audit",
        ],
    ),
    (
        "model",
        &[
            "load",
            "lower",
            "analyze",
            "emit",
            "output",
            "config",
            "audit",
            "diag",
            "openapiv3",
        ],
    ),
    ("lower", &["analyze", "emit", "output", "config", "audit"]),
    (
        "analyze",
        &[
            "load",
            "lower",
            "emit",
            "output",
            "config",
            "audit",
            "openapiv3",
        ],
    ),
    (
        "emit",
        &[
            "load",
            "lower",
            "diag",
            "config",
            "audit",
            "openapiv3",
            "std::fs",
            "std::io",
        ],
    ),
    (
        "mock",
        &[
            "load",
            "lower",
            "emit",
            "diag",
            "output",
            "config",
            "openapiv3",
            "std::fs",
        ],
    ),
    (
        "diff",
        &[
            "load",
            "lower",
            "emit",
            "output",
            "config",
            "audit",
            "openapiv3",
            "std::fs",
            "std::io",
        ],
    ),
    (
        "surface",
        &[
            "source",
            "diag",
            "load",
            "model",
            "lower",
            "analyze",
            "emit",
            "output",
            "config",
            "diff",
            "openapiv3",
            "std::fs",
            "std::io",
        ],
    ),
    (
        "output",
        &[
            "source",
            "diag",
            "load",
            "model",
            "lower",
            "analyze",
            "emit",
            "config",
            "audit",
            "openapiv3",
        ],
    ),
    (
        "config",
        &[
            "source",
            "diag",
            "load",
            "model",
            "lower",
            "analyze",
            "emit",
            "audit",
            "openapiv3",
        ],
    ),
    (
        "audit",
        &[
            "load",
            "lower",
            "analyze",
            "emit",
            "output",
            "config",
            "diag",
            "openapiv3",
        ],
    ),
];

/// Words of the first vendor: what one document says does not belong into the tool.
const VENDOR_WORDS: &[&str] = &["konaplate", "x-km", "kmv1", "tran-token", "crypto-key-id"];

/// The codes of the first vendor, which look like long numbers of Rust.
fn vendor_codes() -> BTreeSet<String> {
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("spec/konaplate.yaml");
    let text = fs::read_to_string(document).unwrap();
    let form = regex::Regex::new(r"[0-9]{3}_[0-9]{3}").unwrap();
    let codes = form.find_iter(&text);
    codes.map(|code| code.as_str().to_owned()).collect()
}

fn rust_files(folder: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join(folder),
        &mut files,
    );
    files.sort();
    files
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}

/// The text before the unit tests at its end; none of a file that is unit tests.
fn production_code(path: &Path) -> String {
    if path.ends_with("tests.rs") {
        return String::new();
    }
    let text = fs::read_to_string(path).unwrap();
    let end = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    text[..end].to_owned()
}

fn names(text: &str, other: &str) -> bool {
    let outside = ["openapiv3", "std::fs", "std::io"].contains(&other);
    let paths = if outside {
        vec![format!("{other}::"), format!("use {other};")]
    } else {
        vec![format!("crate::{other}::"), format!("use crate::{other};")]
    };
    let code = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    code.into_iter()
        .any(|line| paths.iter().any(|path| line.contains(path.as_str())))
}

#[test]
fn rooms_know_only_their_neighbours() {
    let mut wrong = Vec::new();
    for (room, strangers) in STRANGERS {
        let is_room = |path: &&PathBuf| {
            let path = path
                .strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
                .unwrap();
            path.starts_with(room) || path == Path::new(&format!("{room}.rs"))
        };
        for path in rust_files("src").iter().filter(is_room) {
            let text = production_code(path);
            for other in strangers
                .iter()
                .chain(&["cli"])
                .filter(|other| names(&text, other))
            {
                wrong.push(format!("{}: knows `{other}`", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_says_what_it_is() {
    for folder in ["src", "templates", "tests"] {
        for path in rust_files(folder) {
            if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                assert!(
                    text.starts_with("//! "),
                    "{} does not start with `//!`",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn no_vendor_is_known_by_name() {
    let codes = vendor_codes();
    assert!(codes.len() > 3, "the first document has codes");
    for folder in ["src", "templates"] {
        for path in rust_files(folder) {
            let text = fs::read_to_string(&path).unwrap().to_lowercase();
            let words = VENDOR_WORDS.iter().copied();
            for word in words.chain(codes.iter().map(String::as_str)) {
                assert!(!text.contains(word), "{} says `{word}`", path.display());
            }
        }
    }
}
