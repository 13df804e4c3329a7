//! Generated code is laid out as prettyplease lays it out, blank lines aside.

use std::path::{Path, PathBuf};

use specbind::config::Options;

/// Bytes of the largest published document that is looked at.
const LARGEST: u64 = 200_000;

/// Documents whose crates show all forms of code: one per feature, and the published ones where they are at hand.
fn documents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut documents = vec![root.join("spec/konaplate.yaml")];
    documents.extend(files_in(&root.join("tests/features")));
    match std::fs::read_dir(root.join("../shared/corpus/published")) {
        Ok(folders) => {
            let folders = folders.map(|entry| entry.expect("an entry").path());
            documents.extend(folders.flat_map(|folder| files_in(&folder)));
        }
        Err(_) => println!("published documents: skipped, ../shared is not here"),
    }
    documents
}

/// Documents of moderate size in a folder.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).into_iter().flatten();
    let files = files.map(|entry| entry.expect("an entry").path());
    let is_small = |path: &PathBuf| path.metadata().is_ok_and(|data| data.len() < LARGEST);
    let is_document = |path: &PathBuf| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        matches!(extension, Some("yaml" | "yml" | "json"))
    };
    files
        .filter(|path| is_document(path) && is_small(path))
        .collect()
}

/// The lines of code that are neither empty nor the notice.
fn lines(code: &str) -> Vec<&str> {
    let lines = code.lines();
    lines
        .filter(|line| !line.is_empty() && !line.starts_with("// "))
        .collect()
}

#[test]
fn code_is_laid_out_as_prettyplease_does_it() {
    let mut compared = 0;
    for path in documents() {
        let Ok(generated) = specbind::generate(&path, "api", &Options::default()) else {
            continue;
        };
        let shaped = generated.files.iter().filter(|(name, _)| {
            name.starts_with("src/") && !name.starts_with("src/runtime") && *name != "src/lib.rs"
        });
        for (name, text) in shaped {
            let text = std::str::from_utf8(text).expect("Rust is text");
            let file = syn::parse_file(text).expect("it is Rust");
            let expected = prettyplease::unparse(&file);
            assert_eq!(lines(text), lines(&expected), "{}: {name}", path.display());
            compared += 1;
        }
    }
    assert!(compared > 200, "{compared} files");
}
