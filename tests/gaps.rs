//! What generated code does not say exactly is named, each fact with its place and cure; and only such facts are.

use std::path::Path;

use serde_yaml::Value;
use specbind::config::Options;
use specbind::diag::Colour;
use specbind::model::GapKind;
use specbind::{Failure, Generated, generate, summary};

const DOCUMENT: &str = "tests/gaps/document.yaml";

fn generate_file(path: &Path) -> Generated {
    let generated = generate(path, "gaps", &Options::default());
    generated.unwrap_or_else(|failure| match failure {
        Failure::Document(report) => panic!("{}", report.to_text(Colour::Never)),
        Failure::Error(error) => panic!("{error}"),
    })
}

/// One row per gap. A gap that is closed has to leave the document and this table.
#[test]
fn every_gap_is_named_with_its_place_and_cure() {
    let generated = generate_file(Path::new(DOCUMENT));
    let text = summary::to_markdown("gaps", DOCUMENT, &generated.summary);
    insta::assert_snapshot!(text);
}

/// What is refused reaches no code: without it, the code is the same. Otherwise it is refused no more.
#[test]
fn what_is_refused_reaches_no_code() {
    let text = std::fs::read_to_string(DOCUMENT).expect("the document");
    let tree: Value = serde_yaml::from_str(&text).expect("YAML");
    let whole = generate_file(Path::new(DOCUMENT));
    let refused = whole.gaps.iter().filter(|gap| gap.kind == GapKind::Refused);
    let pointers: Vec<String> = refused.map(|gap| gap.place.pointer.to_string()).collect();
    assert!(pointers.len() > 5, "{pointers:?}");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("without.yaml");
    for pointer in pointers {
        let mut tree = tree.clone();
        remove(&mut tree, &pointer);
        let text = serde_yaml::to_string(&tree).expect("YAML");
        std::fs::write(&path, text).expect("a file");
        let without = generate_file(&path);
        let changed: Vec<&str> = code(&whole)
            .zip(code(&without))
            .filter(|(before, after)| before.1 != after.1)
            .map(|(before, _)| before.0)
            .collect();
        assert_eq!(changed, [""; 0], "{pointer} is refused, and reaches code");
    }
}

/// The Rust files without comments.
fn code(generated: &Generated) -> impl Iterator<Item = (&str, String)> {
    let files = generated.files.iter();
    let files = files.filter(|(path, _)| path.ends_with(".rs"));
    files.map(|(path, text)| {
        let text = String::from_utf8_lossy(text);
        let lines = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        (path, lines.collect::<Vec<_>>().join("\n"))
    })
}

fn remove(tree: &mut Value, pointer: &str) {
    let mut tokens: Vec<String> = pointer
        .split('/')
        .skip(1)
        .map(|token| token.replace("~1", "/").replace("~0", "~"))
        .collect();
    let last = tokens.pop().expect("not the whole document");
    let parent = tokens.iter().fold(tree, |node, token| match node {
        Value::Sequence(items) => &mut items[token.parse::<usize>().expect("an index")],
        node => &mut node[token.as_str()],
    });
    let removed = parent
        .as_mapping_mut()
        .expect("an object")
        .remove(last.as_str());
    assert!(removed.is_some(), "{pointer} is there");
}
