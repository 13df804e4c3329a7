//! The same document gives the same bytes, wherever and whenever, and a longer one renames nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use specbind::config::Options;

fn spec() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("spec/konaplate.yaml")
}

fn generate(spec: &Path) -> BTreeMap<String, Vec<u8>> {
    let generated = specbind::generate(spec, "same", &Options::default()).expect("no error in it");
    let files = generated.files.iter();
    files
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .collect()
}

#[test]
fn neither_locale_nor_time_zone_nor_folder_changes_a_byte() {
    let expected = generate(&spec());
    for (locale, zone) in [("C", "UTC"), ("tr_TR.UTF-8", "Asia/Seoul")] {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path().join("out");
        let status = Command::new(env!("CARGO_BIN_EXE_specbind"))
            .args(["gen", "--quiet", "--name", "same", "--spec"])
            .arg(spec())
            .arg("--out")
            .arg(&out)
            .current_dir(folder.path())
            .envs([("LANG", locale), ("LC_ALL", locale), ("TZ", zone)])
            .status()
            .expect("specbind runs");
        assert!(status.success());
        for (path, text) in &expected {
            assert!(
                fs::read(out.join(path)).expect("the file") == *text,
                "{path} in {locale}"
            );
        }
    }
}

#[test]
fn json_and_yaml_of_the_same_document_give_the_same_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = fs::read_to_string(spec()).expect("the document");
    let value: serde_yaml::Value = serde_yaml::from_str(&text).expect("YAML");
    let json = folder.path().join("spec.json");
    fs::write(&json, serde_json::to_string(&value).expect("JSON")).expect("the file");
    assert!(generate(&spec()) == generate(&json));
}

#[test]
fn what_is_added_at_the_end_renames_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("spec.yaml");
    let document = |schemas: &str| {
        let text = format!(
            "openapi: 3.0.3\ninfo: {{ title: T, version: '1' }}\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}"
        );
        fs::write(&path, text).expect("the file");
        String::from_utf8(generate(&path).remove("src/types.rs").expect("types")).expect("text")
    };
    let before = "    a-b: { type: object, properties: { x: { type: string, enum: [y] } } }\n    aB: { type: integer }\n";
    let short = document(before);
    let long = document(&format!("{before}    a_b: {{ type: boolean }}\n"));
    assert!(long.starts_with(&short), "{long}");
}

/// The fields that hold a box, with the types that have them.
fn boxed(text: &str) -> BTreeSet<String> {
    let mut owner = "";
    let mut boxed = BTreeSet::new();
    for line in text.lines() {
        let declared = line
            .strip_prefix("pub ")
            .and_then(|rest| rest.split(' ').nth(1));
        owner = declared.unwrap_or(owner);
        if line.starts_with("    pub ")
            && line.contains(": ")
            && line.contains("Box<")
            && !line.contains("fn ")
        {
            boxed.insert(format!("{owner}: {}", line.trim()));
        }
    }
    boxed
}

#[test]
fn one_step_of_a_circle_is_boxed_whatever_the_order_of_its_types() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("spec.yaml");
    let document = |schemas: Vec<String>| {
        let text = format!(
            "openapi: 3.0.3\ninfo: {{ title: T, version: '1' }}\npaths: {{}}\ncomponents:\n  schemas:\n{}",
            schemas.concat()
        );
        fs::write(&path, text).expect("the file");
        boxed(
            &String::from_utf8(generate(&path).remove("src/types.rs").expect("types"))
                .expect("text"),
        )
    };
    let circle = |count: usize| {
        (0..count).map(move |index| {
            let next = (index + 1) % count;
            format!("    S{index:03}: {{ type: object, properties: {{ next: {{ $ref: '#/components/schemas/S{next:03}' }} }} }}\n")
        })
    };
    for count in [1, 2, 300] {
        let last = format!("S{:03}: pub next: Option<Box<S000>>,", count - 1);
        let expected = BTreeSet::from([last]);
        assert_eq!(document(circle(count).collect()), expected);
        assert_eq!(document(circle(count).rev().collect()), expected);
        let beside =
            "    A: { type: object, properties: { s: { $ref: '#/components/schemas/S000' } } }\n";
        assert_eq!(
            document(circle(count).chain([beside.to_owned()]).collect()),
            expected
        );
    }
}
