//! A document as a tree, and the crate that is generated from it.

use std::{collections::BTreeMap, path::Path};

use serde_yaml::Value;
use specbind::{Failure, Generated, config::Options, diag::Entry, generate};

/// The document that the committed crate is generated from.
pub(crate) fn konaplate() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("spec/konaplate.yaml");
    let text = std::fs::read_to_string(path).expect("the document of the repository");
    serde_yaml::from_str(&text).expect("YAML")
}

const PAGE: &str = "docs/index.html";

/// What a generation gave.
pub(crate) enum Outcome {
    /// The crate.
    Crate(Output),
    /// The errors of the document.
    Refused(Vec<Entry>),
}

/// The lines of a crate that a reader can see, and what was reported about it.
#[derive(PartialEq)]
pub(crate) struct Output {
    /// Every file without lines that are only comments: what the compiler sees.
    pub(crate) code: BTreeMap<String, String>,
    /// Every file but the page.
    pub(crate) text: BTreeMap<String, String>,
    /// The reference page.
    pub(crate) page: String,
    /// Gaps and warnings, without their places.
    pub(crate) report: Vec<String>,
}

/// Generates from a tree, in `folder`.
pub(crate) fn generate_tree(folder: &Path, tree: &Value) -> Outcome {
    let path = folder.join("document.json");
    let text = serde_json::to_string(tree).expect("a document is JSON");
    std::fs::write(&path, text).expect("a temporary file");
    generate_file(&path)
}

/// Generates from a file.
pub(crate) fn generate_file(path: &Path) -> Outcome {
    match generate(path, "konaplate", &Options::default()) {
        Ok(generated) => Outcome::Crate(output(&generated)),
        Err(Failure::Document(report)) => Outcome::Refused(report.to_entries()),
        Err(Failure::Error(error)) => panic!("{error}"),
    }
}

fn output(generated: &Generated) -> Output {
    let mut text: BTreeMap<String, String> = generated
        .files
        .iter()
        .map(|(path, bytes)| (path.to_owned(), String::from_utf8_lossy(bytes).into_owned()))
        .collect();
    let page = text.remove(PAGE).unwrap_or_default();
    let code = text
        .iter()
        .filter(|(path, _)| path.ends_with(".rs") || path.ends_with(".toml"))
        .map(|(path, text)| (path.clone(), without_comments(path, text)))
        .collect();
    let gaps = generated.summary.gaps.iter().map(|gap| gap.text.clone());
    let warnings = generated.report.to_entries();
    let warnings = warnings.into_iter().map(|entry| entry.message);
    Output {
        code,
        text,
        page,
        report: gaps.chain(warnings).collect(),
    }
}

fn without_comments(path: &str, text: &str) -> String {
    let mark = if path.ends_with(".toml") { "#" } else { "//" };
    text.lines()
        .filter(|line| !line.trim_start().starts_with(mark))
        .collect::<Vec<_>>()
        .join("\n")
}
