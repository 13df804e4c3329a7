//! Whatever stands where in a document: it is judged, and what passes can be read.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use specbind::diag::{Colour, Diagnostics};
use specbind::lint;
use specbind::load::{Limits, load};

fn documents() -> [PathBuf; 2] {
    ["openapi-3.0.yaml", "openapi-3.1.yaml"].map(|name| Path::new("tests/shape").join(name))
}

fn tree(path: &Path) -> Value {
    let loaded =
        load(path, &Limits::default(), &mut Diagnostics::default()).expect("a readable file");
    let document = loaded.document.expect("a valid document");
    document.value(&document.root).to_json()
}

#[test]
fn every_field_is_known() {
    for path in documents() {
        let mut diagnostics = Diagnostics::default();
        let loaded = load(&path, &Limits::default(), &mut diagnostics).expect("a readable file");
        assert_eq!(diagnostics.to_text(&loaded.sources, Colour::Never), "");
    }
}

/// Every value becomes each of half a dozen others in turn, and every member goes missing once: there may be findings, but
/// no panic, and openapiv3 reads whatever has no error.
#[test]
fn no_single_change_makes_the_loader_panic() {
    let judged: Vec<(usize, Vec<String>)> = std::thread::scope(|scope| {
        let threads = documents().map(|document| scope.spawn(move || judge_changes(&document)));
        threads
            .into_iter()
            .map(|thread| thread.join().expect("a judged document"))
            .collect()
    });
    assert!(
        judged.iter().map(|(count, _)| count).sum::<usize>() > 3_000,
        "{judged:?}"
    );
    let panicked: Vec<String> = judged
        .into_iter()
        .flat_map(|(_, panicked)| panicked)
        .collect();
    assert_eq!(panicked, Vec::<String>::new());
}

fn judge_changes(document: &Path) -> (usize, Vec<String>) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("changed.json");
    let (mut judged, mut panicked) = (0, Vec::new());
    let whole = tree(document);
    for pointer in pointers(&whole) {
        for (what, changed) in changes(&whole, &pointer) {
            std::fs::write(&path, changed.to_string()).expect("a written file");
            judged += 1;
            if std::panic::catch_unwind(|| lint(&path).expect("a readable file")).is_err() {
                panicked.push(format!("{}: {pointer} becomes {what}", document.display()));
            }
        }
    }
    (judged, panicked)
}

fn pointers(value: &Value) -> Vec<String> {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| (name.replace('~', "~0").replace('/', "~1"), value))
            .collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(index, value)| (index.to_string(), value))
            .collect(),
        _ => Vec::new(),
    };
    let below = children.into_iter().flat_map(|(token, value)| {
        let deeper = pointers(value).into_iter();
        deeper
            .map(move |rest| format!("/{token}{rest}"))
            .collect::<Vec<_>>()
    });
    std::iter::once(String::new()).chain(below).collect()
}

/// What the value at a pointer becomes, and the whole document then.
fn changes(whole: &Value, pointer: &str) -> Vec<(String, Value)> {
    let others = [
        json!(null),
        json!(7),
        json!("word"),
        json!([]),
        json!({}),
        json!({ "$ref": "#/components/schemas/Page" }),
    ];
    let replaced = others.into_iter().map(|other| {
        let mut changed = whole.clone();
        *changed.pointer_mut(pointer).expect("a value") = other.clone();
        (other.to_string(), changed)
    });
    let removed = pointer.rsplit_once('/').and_then(|(parent, token)| {
        let mut changed = whole.clone();
        let token = token.replace("~1", "/").replace("~0", "~");
        changed
            .pointer_mut(parent)?
            .as_object_mut()?
            .remove(&token)?;
        Some(("nothing".to_owned(), changed))
    });
    replaced.chain(removed).collect()
}
