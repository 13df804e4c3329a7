//! Tags divide a large crate: when they do, and that callers never notice where a name stands.

use std::fs;
use std::path::{Path, PathBuf};

use specbind::comparison::compare_files;
use specbind::config::{Options, Tags};

fn divided() -> Options {
    Options {
        tags: Tags::Modules,
        ..Options::default()
    }
}

/// Writes a document with these paths and schemas.
fn write(folder: &Path, name: &str, paths: &str, schemas: &str) -> PathBuf {
    let path = folder.join(name);
    let text = format!(
        "openapi: 3.0.3\ninfo: {{ title: T, version: '1' }}\npaths:\n{paths}components:\n  schemas:\n{schemas}"
    );
    fs::write(&path, text).expect("the file");
    path
}

/// A `GET` that answers with a schema.
fn get(path: &str, tag: &str, schema: &str) -> String {
    format!(
        "  {path}: {{ get: {{ tags: [{tag}], responses: {{ '200': {{ description: A, content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/{schema}' }} }} }} }} }} }} }}\n"
    )
}

/// The files of the crate that hold the struct of this name.
fn homes(document: &Path, options: &Options, name: &str) -> Vec<String> {
    let generated = specbind::generate(document, "tags", options).expect("no error in it");
    let wanted = format!("pub struct {name} ");
    let files = generated.files.iter();
    let files = files.filter(|(_, text)| String::from_utf8_lossy(text).contains(&wanted));
    files.map(|(path, _)| path.to_owned()).collect()
}

#[test]
fn a_type_that_comes_to_be_shared_keeps_its_path() {
    let folder = tempfile::tempdir().expect("a folder");
    let schemas = "    Cat: { type: object, required: [name], properties: { name: { $ref: '#/components/schemas/Name' } } }\n    Name: { type: string, maxLength: 9 }\n    Dog: { type: object, properties: { name: { type: string } } }\n";
    let before = get("/cats", "cats", "Cat") + &get("/dogs", "dogs", "Dog");
    let old = write(folder.path(), "old.yaml", &before, schemas);
    let new = write(
        folder.path(),
        "new.yaml",
        &(before + &get("/friends", "dogs", "Cat")),
        schemas,
    );
    assert_eq!(homes(&old, &divided(), "Cat"), ["src/types/cats.rs"]);
    assert_eq!(homes(&new, &divided(), "Cat"), ["src/types/shared.rs"]);

    let files = |path: &Path| {
        specbind::generate(path, "tags", &divided())
            .expect("no error")
            .files
    };
    let added = compare_files(&files(&old), &files(&new));
    let removed = compare_files(&files(&new), &files(&old));
    assert!(added.iter().all(|item| !item.breaks), "{added:#?}");
    for item in added.iter().chain(&removed) {
        let path = item.path.to_lowercase().replace('_', "");
        assert!(path.contains("friends"), "{item:#?}");
    }
    assert!(removed.iter().any(|item| item.breaks));
}

#[test]
fn only_large_documents_are_divided_unasked() {
    let folder = tempfile::tempdir().expect("a folder");
    let schemas = "    Cat: { type: object, properties: { name: { type: string } } }\n";
    let auto = Options::default();
    for (count, tags, home) in [
        (100, 2, "src/types.rs"),
        (101, 1, "src/types.rs"),
        (101, 2, "src/types/shared.rs"),
    ] {
        let paths = (0..count)
            .map(|index| get(&format!("/p{index}"), &format!("t{}", index % tags), "Cat"));
        let document = write(
            folder.path(),
            "api.yaml",
            &paths.collect::<String>(),
            schemas,
        );
        assert_eq!(homes(&document, &auto, "Cat"), [home], "{count} of {tags}");
        let flat = Options {
            tags: Tags::Flat,
            ..Options::default()
        };
        assert_eq!(homes(&document, &flat, "Cat"), ["src/types.rs"]);
    }
}
