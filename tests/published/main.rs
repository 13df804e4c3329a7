//! Loads published documents: valid ones without an error, broken and hostile ones without a panic, suites as they want.

mod verdicts;

use std::path::{Path, PathBuf};

use specbind::diag::{Colour, Severity};
use specbind::lint;

/// The documents beside the repository, or where `SPECBIND_SHARED` says; `None` on machines without them.
fn corpus() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("SPECBIND_SHARED")
        .map_or_else(beside, PathBuf::from)
        .join("corpus");
    let there = folder.is_dir();
    if !there {
        eprintln!("skipped: there is no {}", folder.display());
    }
    there.then_some(folder)
}

fn documents(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    entries.sort();
    for path in entries {
        let document = path.extension().is_some_and(|extension| {
            extension == "json" || extension == "yaml" || extension == "yml"
        });
        match path.is_dir() {
            true => documents(&path, found),
            false if document => found.push(path),
            false => {}
        }
    }
}

fn valid_documents(corpus: &Path) -> Vec<PathBuf> {
    let index = std::fs::read_to_string(corpus.join("INDEX.tsv")).expect("the index");
    let rows = index
        .lines()
        .skip(1)
        .map(|line| line.split('\t').collect::<Vec<_>>());
    rows.filter(|row| row[0].starts_with("published/") || row[4] == "valid")
        .map(|row| corpus.join(row[0]))
        .collect()
}

#[test]
fn published_documents_load_without_an_error() {
    let Some(corpus) = corpus() else { return };
    let mut failed = Vec::new();
    let documents = valid_documents(&corpus);
    for path in &documents {
        let report = lint(path).expect("a readable file");
        if report.diagnostics.has_errors() {
            let errors = report
                .to_entries()
                .into_iter()
                .filter(|entry| entry.severity == Severity::Error.word());
            let lines: Vec<String> = errors
                .take(3)
                .map(|e| {
                    format!(
                        "  {}:{} {} {}",
                        e.position.line, e.position.column, e.code, e.message
                    )
                })
                .collect();
            failed.push(format!("{}\n{}", path.display(), lines.join("\n")));
        }
    }
    assert!(
        documents.len() > 150,
        "the index names {} documents",
        documents.len()
    );
    assert!(
        failed.is_empty(),
        "{} of {} documents:\n{}",
        failed.len(),
        documents.len(),
        failed.join("\n")
    );
}

#[test]
fn no_document_makes_the_loader_panic() {
    let Some(corpus) = corpus() else { return };
    let mut paths = Vec::new();
    documents(&corpus, &mut paths);
    assert!(paths.len() > 500, "{} documents", paths.len());
    for path in paths {
        let report = lint(&path).expect("a readable file");
        assert!(report.diagnostics.is_empty() || !report.to_text(Colour::Never).is_empty());
        for entry in report.to_entries() {
            assert!(
                entry.position.line >= 1 && entry.position.column >= 1,
                "{}",
                path.display()
            );
        }
    }
}
