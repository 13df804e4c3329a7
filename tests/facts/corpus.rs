//! A seeded sample of single-fact edits of published documents: each reaches the code, is refused, or is named in the report.

use std::path::{Path, PathBuf};

use serde_yaml::{Mapping, Value};

use super::{
    document::{Outcome, generate_tree},
    mutation::{Change, Mutation, Step},
};

const SEED: u64 = 7;
const DOCUMENTS: usize = 100;
const EDITS: usize = 8;
/// Larger documents take a debug build too long.
const LARGEST: u64 = 60_000;

#[test]
fn facts_of_published_documents_reach_the_code() {
    let folder = std::env::var_os("SPECBIND_SHARED")
        .map_or_else(
            || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"),
            PathBuf::from,
        )
        .join("corpus");
    if !folder.is_dir() {
        eprintln!("skipped: there is no {}", folder.display());
        return;
    }
    let mut paths = documents(&folder);
    let (mut random, mut silent) = (SEED, Vec::new());
    let (mut shown, mut refused, mut named) = (0, 0, 0);
    let work = tempfile::tempdir().expect("a temporary folder");
    for _ in 0..DOCUMENTS.min(paths.len()) {
        let path = paths.swap_remove(pick(&mut random, paths.len()));
        let text = std::fs::read_to_string(&path).expect("a text");
        let Ok(tree) = serde_yaml::from_str::<Value>(&text) else {
            continue;
        };
        let Outcome::Crate(before) = generate_tree(work.path(), &tree) else {
            continue;
        };
        let mut facts = Vec::new();
        walk(&tree, &mut Vec::new(), &mut facts);
        for _ in 0..EDITS.min(facts.len()) {
            let fact = facts.swap_remove(pick(&mut random, facts.len()));
            match generate_tree(work.path(), &fact.apply(&tree)) {
                Outcome::Refused(_) => refused += 1,
                Outcome::Crate(after) if after.code != before.code => shown += 1,
                Outcome::Crate(after) if after.report != before.report => named += 1,
                Outcome::Crate(after) if is_named(&fact, &after.report) => named += 1,
                Outcome::Crate(_) => {
                    silent.push(format!("{}: {}", path.display(), fact.pointer()));
                }
            }
        }
    }
    eprintln!(
        "{shown} edits reach the code, {refused} are refused, {named} are named in the report, {} are silent",
        silent.len()
    );
    assert!(silent.is_empty(), "{silent:#?}");
    assert!(shown > 200, "the sample holds facts");
}

/// The report says that nothing is generated for the component.
fn is_named(fact: &Mutation, report: &[String]) -> bool {
    let pointer = fact.pointer();
    let Some(name) = pointer.strip_prefix("/components/parameters/") else {
        return false;
    };
    let start = format!("`{name}` of the parameters is ");
    report.iter().any(|text| text.starts_with(&start))
}

fn documents(folder: &Path) -> Vec<PathBuf> {
    let index = std::fs::read_to_string(folder.join("INDEX.tsv")).expect("the index");
    let names = index
        .lines()
        .skip(1)
        .filter_map(|row| row.split('\t').next());
    names
        .map(|name| folder.join(name))
        .filter(|path| path.metadata().is_ok_and(|data| data.len() < LARGEST))
        .collect()
}

/// The next number below `count` (Knuth's linear generator).
fn pick(random: &mut u64, count: usize) -> usize {
    *random = random
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    usize::try_from((*random >> 33) % count as u64).expect("below a usize")
}

/// Every constraint of a schema or parameter below `node`, with another value.
fn walk(node: &Value, way: &mut Vec<Step>, facts: &mut Vec<Mutation>) {
    let children: Vec<(Step, &Value)> = match node {
        Value::Mapping(map) => {
            let mut edits = edits(map);
            edits.extend(response_edits(map));
            facts.extend(edits.into_iter().map(|(keys, change)| {
                let mut way = way.clone();
                way.extend(keys.into_iter().map(|key| Step::Key(key.to_owned())));
                Mutation { way, change }
            }));
            let named = map
                .iter()
                .filter_map(|(key, value)| Some((key.as_str()?, value)));
            named
                .filter(|(key, _)| !is_data(key))
                .map(|(key, value)| (Step::Key(key.to_owned()), value))
                .collect()
        }
        Value::Sequence(items) => items
            .iter()
            .enumerate()
            .map(|(index, value)| (Step::Index(index), value))
            .collect(),
        _ => Vec::new(),
    };
    for (step, value) in children {
        way.push(step);
        walk(value, way, facts);
        way.pop();
    }
}

/// What is below is a value, is a request of the vendor (the report names it) or stands beside the specification.
fn is_data(key: &str) -> bool {
    matches!(
        key,
        "example" | "examples" | "default" | "enum" | "webhooks" | "callbacks"
    ) || key.starts_with("x-")
}

/// The way from an object to a fact in it, and the change.
type Edit<'d> = (Vec<&'d str>, Change);

/// The edits of one object.
fn edits(map: &Mapping) -> Vec<Edit<'_>> {
    let mut edits = Vec::new();
    let kind = map.get("type").and_then(Value::as_str);
    let limits: &[&'static str] = match kind {
        Some("string") => &["minLength", "maxLength"],
        Some("integer" | "number") => &["minimum", "maximum"],
        Some("array") => &["minItems", "maxItems"],
        _ => &[],
    };
    for key in limits {
        if let Some(limit) = map.get(*key).and_then(Value::as_i64) {
            let moved = if *key == "maximum" {
                limit - 1
            } else {
                limit + 1
            };
            edits.push((vec![*key], Change::Set(moved.into())));
        }
    }
    if let (Some("integer" | "number"), Some(step)) =
        (kind, map.get("multipleOf").and_then(Value::as_i64))
    {
        edits.push((vec!["multipleOf"], Change::Set((3 * step).into())));
    }
    if let (Some("object"), Some(Value::Sequence(names)), Some(_)) =
        (kind, map.get("required"), map.get("properties"))
    {
        let fewer = names[..names.len().saturating_sub(1)].to_vec();
        let change = if fewer.is_empty() {
            Change::Remove
        } else {
            Change::Set(Value::Sequence(fewer))
        };
        edits.push((vec!["required"], change));
    }
    if let (Some("string"), Some(Value::Sequence(values))) = (kind, map.get("enum"))
        && values.iter().all(Value::is_string)
    {
        edits.push((vec!["enum"], Change::Push("CARRY_PROBE".into())));
    }
    if let (Some("string"), Some(Value::String(_))) = (kind, map.get("pattern")) {
        edits.push((vec!["pattern"], Change::Set("^probe$".into())));
    }
    if let (Some("array"), Some(Value::Bool(true))) = (kind, map.get("uniqueItems")) {
        edits.push((vec!["uniqueItems"], Change::Set(false.into())));
    }
    if let Some("query" | "header") = map.get("in").and_then(Value::as_str) {
        let required = map.get("required") == Some(&Value::Bool(true));
        edits.push((
            Vec::new(),
            Change::Insert("required".to_owned(), (!required).into()),
        ));
    }
    edits
}

/// The edits of an operation's responses: a refusal of another status, a header of another type.
fn response_edits(operation: &Mapping) -> Vec<Edit<'_>> {
    let mut edits = Vec::new();
    let responses = operation.get("responses").and_then(Value::as_mapping);
    for (status, response) in responses.into_iter().flatten() {
        let Some(status) = status.as_str() else {
            continue;
        };
        if status.starts_with('4') {
            let other = if status == "418" { "419" } else { "418" };
            let change = Change::Rename(other.to_owned());
            edits.push((vec!["responses", status], change));
        }
        let headers = response.get("headers").and_then(Value::as_mapping);
        for (name, header) in headers.into_iter().flatten() {
            if let (Some(name), Some(schema)) = (name.as_str(), header.get("schema")) {
                let is_text = schema.get("type").and_then(Value::as_str) == Some("string");
                let kind = if is_text { "integer" } else { "string" };
                let other = Mapping::from_iter([("type".into(), kind.into())]);
                let way = vec!["responses", status, "headers", name, "schema"];
                edits.push((way, Change::Set(other.into())));
            }
        }
    }
    edits
}
