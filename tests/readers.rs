//! Our readers of YAML and JSON against independent ones, on every document there is.

use std::path::{Path, PathBuf};

use serde_json::Value as Json;
use specbind::source::{Bounds, File, Format, ProblemKind, Value};

const BOUNDS: Bounds = Bounds {
    depth: 200,
    values: 4_000_000,
    repeated: 500_000,
};

fn documents(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.path() {
            path if path.is_dir() => documents(&path, found),
            path => found.push(path),
        }
    }
}

#[test]
fn trees_are_those_of_independent_readers() {
    let mut paths = Vec::new();
    let shared = std::env::var_os("SPECBIND_SHARED")
        .map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
    documents(&shared.join("corpus"), &mut paths);
    documents(Path::new("tests"), &mut paths);
    let (mut compared, mut different) = (0, Vec::new());
    for path in paths {
        let format = match path.extension().and_then(|extension| extension.to_str()) {
            Some("json") => Format::Json,
            Some("yaml" | "yml") => Format::Yaml,
            _ => continue,
        };
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        let (ours, problems) = File::read(path.clone(), text.clone(), format, BOUNDS);
        let theirs = match format {
            Format::Json => serde_json::from_str::<Json>(&text).ok(),
            Format::Yaml => match serde_yaml::from_str::<Json>(&text) {
                // A `serde_json::Value` has no room for integers beyond 64 bits; ours keeps their digits.
                Err(error) if error.to_string().contains("out of range") => continue,
                theirs => theirs.ok(),
            },
        };
        // They read an empty file as null, keep one of two equal keys and any merge key.
        let tolerated = [
            ProblemKind::Empty,
            ProblemKind::DuplicateKey,
            ProblemKind::BadMerge,
        ];
        if problems
            .iter()
            .any(|problem| tolerated.contains(&problem.kind))
        {
            continue;
        }
        let readable = problems.is_empty();
        if theirs.is_some() != readable || theirs.is_some_and(|theirs| !same(&ours.value, &theirs))
        {
            different.push(format!("{} {problems:?}", path.display()));
        }
        compared += 1;
    }
    assert_eq!(different, Vec::<String>::new());
    assert!(compared > 50, "{compared} documents");
    eprintln!("{compared} documents compared");
}

/// Whether both trees hold the same, numbers as near as theirs can hold them.
fn same(ours: &Value, theirs: &Json) -> bool {
    match (ours, theirs) {
        (Value::Array(ours), Json::Array(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(a, b)| same(a, b))
        }
        (Value::Object(ours), Json::Object(theirs)) => {
            ours.len() == theirs.len()
                && ours
                    .iter()
                    .all(|(name, value)| theirs.get(name).is_some_and(|other| same(value, other)))
        }
        (Value::Number(ours), Json::Number(theirs)) => near(ours.text(), theirs),
        (ours, theirs) => ours.to_json() == *theirs,
    }
}

/// serde_json may miss the nearest float by one place.
fn near(ours: &str, theirs: &serde_json::Number) -> bool {
    let (Ok(ours), Some(theirs)) = (ours.parse::<f64>(), theirs.as_f64()) else {
        return false;
    };
    (ours - theirs).abs() <= ours.abs() * 1e-15
}
