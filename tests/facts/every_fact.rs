//! Every single change of the document changes the crate, is refused with its place, or is named in the report.

use std::sync::atomic::{AtomicUsize, Ordering};

use serde_yaml::Value;

use super::{
    document::{Outcome, Output, generate_tree, konaplate},
    mutation::{Change, Mutation, Step, mutations},
};

/// How a change showed.
#[derive(Debug, PartialEq)]
enum Shown {
    Code,
    Text,
    Report,
    Refused,
    /// Nowhere, or not where it has to.
    Silent(String),
}

#[test]
fn every_fact_reaches_the_crate() {
    let tree = konaplate();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let Outcome::Crate(before) = generate_tree(folder.path(), &tree) else {
        panic!("the document is valid");
    };
    let mutations: Vec<Mutation> = mutations(&tree)
        .into_iter()
        .filter(|mutation| !says_the_same(&tree, mutation))
        .collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut shown = Vec::new();
        while let Some(mutation) = mutations.get(next.fetch_add(1, Ordering::Relaxed)) {
            let changed = mutation.apply(&tree);
            let outcome = std::panic::catch_unwind(|| generate_tree(folder.path(), &changed));
            shown.push(match outcome {
                Ok(outcome) => judge(mutation, &before, outcome),
                Err(_) => silent(mutation, "panics"),
            });
        }
        shown
    };
    let shown: Vec<Shown> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..2).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().expect("no panic"))
            .collect()
    });
    let count = |wanted: &Shown| shown.iter().filter(|shown| *shown == wanted).count();
    eprintln!(
        "{} changes: {} reach code, {} texts, {} are named in the report, {} are refused",
        shown.len(),
        count(&Shown::Code),
        count(&Shown::Text),
        count(&Shown::Report),
        count(&Shown::Refused),
    );
    assert!(
        count(&Shown::Code) > 500 && count(&Shown::Text) > 300,
        "a fact is changed in every way"
    );
    let mut silent: Vec<&String> = shown
        .iter()
        .filter_map(|shown| match shown {
            Shown::Silent(text) => Some(text),
            _ => None,
        })
        .collect();
    silent.sort();
    assert!(
        silent.is_empty(),
        "{} changes are silent:\n{}",
        silent.len(),
        silent
            .iter()
            .map(|text| format!("{text}\n"))
            .collect::<String>()
    );
}

fn judge(mutation: &Mutation, before: &Output, outcome: Outcome) -> Shown {
    let silent = |reason| silent(mutation, reason);
    let after = match outcome {
        Outcome::Crate(after) => after,
        Outcome::Refused(entries) => {
            let placed = |entry: &specbind::diag::Entry| entry.position.line > 0;
            return match entries.iter().all(placed) {
                true => Shown::Refused,
                false => silent("refused without a place"),
            };
        }
    };
    let is_elsewhere = after.code != before.code || after.text != before.text;
    if is_elsewhere && after.page == before.page && !is_rust_name(mutation) {
        silent("does not reach the page")
    } else if after.code != before.code {
        Shown::Code
    } else if after.report != before.report {
        Shown::Report
    } else if after.text == before.text {
        silent("changes nothing")
    } else if is_text(mutation) {
        Shown::Text
    } else {
        silent("changes only comments")
    }
}

/// How the Rust side calls something; the page is for people of any language.
fn is_rust_name(mutation: &Mutation) -> bool {
    let is_name = |key: &str| key == "x-specbind-name";
    match (&mutation.change, mutation.way.last()) {
        (Change::Insert(key, _), _) => is_name(key),
        (_, Some(Step::Key(key))) => is_name(key),
        _ => false,
    }
}

/// Keys whose values are for people.
const TEXTS: &[&str] = &[
    "contact",
    "deprecated",
    "description",
    "externalDocs",
    "license",
    "openapi",
    "readOnly",
    "summary",
    "tags",
    "termsOfService",
    "title",
    "writeOnly",
    "x-specbind-assumptions",
    "x-specbind-enum-descriptions",
    "x-specbind-form",
    "x-specbind-mode",
    "x-specbind-presence",
    "x-specbind-questions",
    "x-specbind-state",
];

/// The change concerns what people read, not what programs do.
fn is_text(mutation: &Mutation) -> bool {
    let mut keys: Vec<&str> = mutation
        .way
        .iter()
        .map(|step| match step {
            Step::Key(key) => key.as_str(),
            Step::Index(_) => "*",
        })
        .collect();
    if let Change::Insert(key, _) = &mutation.change {
        keys.push(key);
    }
    let is_annotation = match keys[..] {
        ["info", "version"] | [.., "example"] => true,
        // The name of the code of a success is no variant of an error.
        [.., "200", "x-specbind-codes", "codes", _, "name"] => true,
        // What a vendor answers and remembers concerns its side, and stands in the docs of ours.
        [.., "x-specbind-codes", "message-at"] => true,
        [.., "codes", _, "answers"] | [.., "x-specbind-case", "when"] => true,
        [.., "x-specbind-case", "when", _] => true,
        // Only a variable that the URL names reaches the code.
        ["servers", _, "variables"] => true,
        [.., parent, "default"] => parent != "x-specbind-value",
        _ => false,
    };
    if is_annotation {
        return true;
    }
    (0..keys.len()).any(|index| {
        let is_property = index > 0 && keys[index - 1] == "properties";
        TEXTS.contains(&keys[index]) && !is_property
    })
}

/// Writing out what holds anyway, or leaving it out, is no other fact.
fn says_the_same(tree: &Value, mutation: &Mutation) -> bool {
    let mut node = tree;
    for step in &mutation.way {
        node = match step {
            Step::Key(key) => &node[key.as_str()],
            Step::Index(index) => &node[*index],
        };
    }
    let pointer = mutation.pointer();
    match &mutation.change {
        Change::Remove => {
            let is_empty = *node == Value::Sequence(Vec::new());
            *node == Value::Bool(false) || pointer.ends_with("/security") && is_empty
        }
        Change::Insert(key, _) => match key.as_str() {
            // No authentication, as for all operations.
            "security" => true,
            // A text has no parts to explode.
            "explode" => true,
            // What holds the schema is secret already.
            "x-specbind-secret" => {
                let secrets = [
                    "/AccessKey/schema",
                    "/TranToken/schema",
                    "/secretKey/schema",
                ];
                secrets.iter().any(|secret| pointer.ends_with(secret))
            }
            _ => false,
        },
        _ => false,
    }
}

fn silent(mutation: &Mutation, reason: &str) -> Shown {
    let change = format!("{:?}", mutation.change);
    let change: String = change.chars().take(90).collect();
    Shown::Silent(format!("{} {change}: {reason}", mutation.pointer()))
}
