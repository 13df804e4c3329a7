//! One small document per feature: what is emitted is reviewed, compiled in every feature set, and run.

#[path = "features/hostile.rs"]
mod hostile;
#[path = "features/workspace.rs"]
mod workspace;

use std::path::Path;

use specbind::config::{Formats, Options, UnnamedMembers};

/// The files that the document shapes most.
const REVIEWED: &[&str] = &["types", "validate", "operations", "errors"];

#[test]
fn emitted_files_are_as_reviewed() {
    insta::glob!("features/*.yaml", |path| {
        let generated =
            specbind::generate(path, "feature", &Options::default()).expect("no error in it");
        let mut settings = insta::Settings::clone_current();
        settings.set_omit_expression(true);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_snapshot_path("features/snapshots");
        let name = path.file_stem().expect("a file").to_string_lossy();
        settings.bind(|| {
            let mut text = String::new();
            for file in REVIEWED {
                let file = format!("src/{file}.rs");
                let emitted = generated.files.get(&file).expect("a file of every crate");
                let emitted = String::from_utf8_lossy(emitted);
                text.push_str(&format!("===== {file}\n{emitted}"));
            }
            insta::assert_snapshot!(name.as_ref(), text);
        });
    });
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
        workspace.generate(&path);
    }
    let options = Options {
        formats: Formats::Text,
        unnamed_members: UnnamedMembers::Keep,
        ..Options::default()
    };
    workspace.generate_as("formats-as-text", &folder.join("formats.yaml"), &options);
    workspace.generate(&hostile::write(workspace.root()));
    workspace.generate(&hostile::write_places(workspace.root()));
    workspace.add_tests("behaviour", "", &folder.join("behaviour.rs"), &[]);
    let server = folder.join("../konaplate/server.rs");
    let wire = folder.join("wire.rs");
    workspace.add_tests("wire", "\"blocking\"", &wire, &[&server]);

    workspace.cargo(&["check", "--workspace", "--no-default-features"]);
    workspace.cargo(&["check", "--workspace"]);
    workspace.cargo(&["clippy", "--workspace", "--all-features"]);
    workspace.cargo(&["test", "--package", "behaviour"]);
    workspace.cargo(&["test", "--package", "wire"]);
    workspace.cargo(&[
        "doc",
        "--package",
        "f-hostile",
        "--no-deps",
        "--all-features",
    ]);
    workspace.cargo(&["test", "--package", "f-hostile", "--doc", "--all-features"]);
}
