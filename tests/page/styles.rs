//! The page writes parameters of every style as the generated client does: the same table holds both.

use std::fs::File;
use std::process::Command;

#[test]
fn every_style_is_written_as_the_client_writes_it() {
    let root = env!("CARGO_MANIFEST_DIR");
    let table = File::open(format!("{root}/tests/konaplate/styles/table.tsv"));
    let output = Command::new("node")
        .arg(format!("{root}/tests/page/styles.mjs"))
        .stdin(table.expect("the table"))
        .output();
    let Ok(output) = output else {
        eprintln!("skipped: there is no Node to run the script of the page");
        return;
    };
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8(output.stdout).expect("text");
    let (wrong, count) = text
        .trim_end()
        .rsplit_once('\n')
        .unwrap_or(("", text.trim_end()));
    assert_eq!(wrong, "");
    assert_eq!(count, "145 rows");
}

#[test]
fn a_document_of_many_operations_has_no_page_in_its_crate() {
    let has_page = |operations: usize| {
        let paths: Vec<String> = (0..operations)
            .map(|index| {
                format!("  /p{index}: {{get: {{responses: {{'204': {{description: Done.}}}}}}}}\n")
            })
            .collect();
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("api.yaml");
        let head = "openapi: 3.0.3\ninfo: {title: many, version: '1'}\npaths:\n";
        std::fs::write(&path, format!("{head}{}", paths.concat())).expect("a file");
        let generated = specbind::generate(&path, "many", &specbind::config::Options::default());
        let generated = generated.expect("a sound document");
        generated.files.get("docs/index.html").is_some()
    };
    assert_eq!([300, 301].map(has_page), [true, false]);
}
