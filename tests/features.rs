//! One small document per feature: what is emitted is reviewed, compiled in every feature set, and run.

#[path = "features/hostile.rs"]
mod hostile;
#[path = "features/samples.rs"]
mod samples;
#[path = "features/workspace.rs"]
mod workspace;

use std::path::Path;

use specbind::config::{Formats, Options, Tags, UnnamedMembers};

/// The files that the document shapes most.
const REVIEWED: &[&str] = &["types", "validate", "operations", "errors"];

#[test]
fn emitted_files_are_as_reviewed() {
    insta::glob!("features/*.yaml", |path| {
        let generated =
            specbind::generate(path, "feature", &options_of(path)).expect("no error in it");
        let mut settings = insta::Settings::clone_current();
        settings.set_omit_expression(true);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_snapshot_path("features/snapshots");
        let name = path.file_stem().expect("a file").to_string_lossy();
        settings.bind(|| {
            let mut text = String::new();
            for kind in REVIEWED {
                let is_reviewed = |path: &str| {
                    path == format!("src/{kind}.rs") || path.starts_with(&format!("src/{kind}/"))
                };
                let files = generated.files.iter().filter(|(path, _)| is_reviewed(path));
                for (file, emitted) in files {
                    let emitted = String::from_utf8_lossy(emitted);
                    text.push_str(&format!("===== {file}\n{emitted}"));
                }
            }
            insta::assert_snapshot!(name.as_ref(), text);
        });
    });
}

/// The crate of tags is divided by them.
fn options_of(document: &Path) -> Options {
    let is_divided = document.ends_with("tags.yaml");
    Options {
        tags: if is_divided {
            Tags::Features
        } else {
            Tags::Auto
        },
        ..Options::default()
    }
}

#[test]
fn crates_compile_and_behave() {
    let workspace = workspace::Workspace::create();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/features");
    let mut paths: Vec<_> = std::fs::read_dir(&folder)
        .expect("the folder of features")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "yaml")
        })
        .collect();
    paths.sort();
    for path in paths {
        workspace.generate_with(&path, &options_of(&path));
    }
    let options = Options {
        formats: Formats::Text,
        unnamed_members: UnnamedMembers::Keep,
        ..Options::default()
    };
    workspace.generate_as("formats-as-text", &folder.join("formats.yaml"), &options);
    workspace.generate(&hostile::write(workspace.root()));
    workspace.generate(&hostile::write_places(workspace.root()));
    // Before there are crates that ask for features of these: cargo would unite them.
    workspace.cargo(&["check", "--workspace", "--no-default-features"]);
    workspace.add_tests("behaviour", "", &folder.join("behaviour.rs"), &[]);
    let server = folder.join("../konaplate/server.rs");
    let wire = folder.join("wire");
    workspace.add_tests("wire", "\"blocking\"", &wire, &[&server]);

    workspace.cargo(&["check", "--workspace"]);
    workspace.cargo(&["clippy", "--workspace", "--all-features"]);
    check_tags(&workspace);
    workspace.cargo(&["test", "--package", "behaviour"]);
    workspace.cargo(&["test", "--package", "wire"]);
    workspace.cargo(&[
        "doc",
        "--package",
        "f-hostile",
        "--no-deps",
        "--all-features",
    ]);
    for package in ["f-hostile", "f-secret-parts"] {
        workspace.cargo(&["test", "--package", package, "--doc", "--all-features"]);
    }
    samples::check_samples(&workspace);
}

/// A crate that is divided by tags compiles with each of its features alone, and with what calls it.
fn check_tags(workspace: &workspace::Workspace) {
    let alone = ["", "client", "tag-pets", "tag-2nd-hand-shops", "tag-types"];
    let called = [
        "client,tag-pets",
        "client,tag-2nd-hand-shops",
        "blocking,tag-types",
    ];
    for features in alone.into_iter().chain(called) {
        let arguments = [
            "--package",
            "f-tags",
            "--no-default-features",
            "--features",
            features,
        ];
        workspace.cargo(&[&["check"], &arguments[..]].concat());
    }
}
