//! What generated code does not say exactly is named, each fact with its place and cure; and only such facts are.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_yaml::Value;
use specbind::config::Options;
use specbind::diag::Colour;
use specbind::model::GapKind;
use specbind::{Failure, Generated, generate, summary};

/// Documents, and how many of their facts are refused.
const DOCUMENTS: [(&str, usize); 2] = [("document", 7), ("version-3-2", 11)];

fn path_of(name: &str) -> String {
    format!("tests/gaps/{name}.yaml")
}

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
    for (name, _) in DOCUMENTS {
        let path = path_of(name);
        let generated = generate_file(Path::new(&path));
        let text = summary::to_markdown("gaps", &path, &generated.summary, &[]);
        insta::assert_snapshot!(name, text);
    }
}

/// What is refused reaches no code: without it, the code is the same. Otherwise it is refused no more.
#[test]
fn what_is_refused_reaches_no_code() {
    for (name, refused) in DOCUMENTS {
        let reached = reached(name, GapKind::Refused);
        assert_eq!(reached.len(), refused, "{reached:?}");
        for (pointer, files) in reached {
            assert_eq!(files, [""; 0], "{pointer} is refused, and reaches code");
        }
    }
}

/// Which files say something of what is approximated. Where that changes, the gap is perhaps none any more.
#[test]
fn what_is_approximated_reaches_the_code_as_far_as_reviewed() {
    for (name, _) in DOCUMENTS {
        let lines = reached(name, GapKind::Approximated).into_iter();
        let lines = lines.map(|(pointer, files)| match &files[..] {
            [] => format!("{pointer}: no code\n"),
            files => format!("{pointer}: {}\n", files.join(", ")),
        });
        insta::assert_snapshot!(format!("{name}-reached"), lines.collect::<String>());
    }
}

/// The gaps of a kind, and the files that are others without the fact.
fn reached(name: &str, kind: GapKind) -> Vec<(String, Vec<String>)> {
    let document = path_of(name);
    let text = std::fs::read_to_string(&document).expect("the document");
    let tree: Value = serde_yaml::from_str(&text).expect("YAML");
    let whole = generate_file(Path::new(&document));
    let gaps = whole.gaps.iter().filter(|gap| gap.kind == kind);
    let pointers = gaps.map(|gap| gap.place.pointer.to_string());
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("without.yaml");
    let without = |pointer: String| {
        let mut tree = tree.clone();
        remove(&mut tree, &pointer);
        let text = serde_yaml::to_string(&tree).expect("YAML");
        std::fs::write(&path, text).expect("a file");
        let changed = match generate(&path, "gaps", &Options::default()) {
            Ok(without) => changed_files(&whole, &without),
            Err(_) => vec!["nothing is generated without it".to_owned()],
        };
        (pointer, changed)
    };
    pointers.map(without).collect()
}

/// Files whose code differs, or that only one of them has.
fn changed_files(before: &Generated, after: &Generated) -> Vec<String> {
    let [before, after]: [BTreeMap<&str, String>; 2] =
        [before, after].map(|one| code(one).collect());
    let names: BTreeSet<&&str> = before.keys().chain(after.keys()).collect();
    let changed = names
        .into_iter()
        .filter(|name| before.get(**name) != after.get(**name));
    changed.map(|name| (*name).to_owned()).collect()
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
    match parent {
        Value::Sequence(items) => drop(items.remove(last.parse().expect("an index"))),
        parent => {
            let removed = parent
                .as_mapping_mut()
                .expect("an object")
                .remove(last.as_str());
            assert!(removed.is_some(), "{pointer} is there");
        }
    }
}
