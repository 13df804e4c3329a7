//! `lint`: the same diagnostics as `gen`, without an output folder.

use crate::run::Folder;

#[test]
fn a_document_without_problems_gets_one_line() {
    let folder = Folder::new();
    let ran = folder.run(&["lint", "api.yaml"]);
    assert_eq!(
        (ran.code, ran.stdout.as_str(), ran.stderr.as_str()),
        (0, "no problem: api.yaml\n", "")
    );
}

#[test]
fn every_file_is_judged_and_the_worst_decides_the_exit_code() {
    let folder = Folder::new();
    folder.write("bad.yaml", "openapi: 3.0.3\npaths: 3\n");
    let before = folder.tree();
    let ran = folder.run(&["lint", "nope.yaml", "bad.yaml", "api.yaml"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("nope.yaml"), "{}", ran.stderr);
    assert!(ran.stderr.contains("bad.yaml:2:8"), "{}", ran.stderr);
    assert_eq!(ran.stdout, "no problem: api.yaml\n");
    assert_eq!(folder.run(&["lint", "bad.yaml", "api.yaml"]).code, 1);
    assert_eq!(folder.tree(), before);
}

#[test]
fn lint_and_gen_say_the_same() {
    let folder = Folder::new();
    folder.write(
        "api.yaml",
        "openapi: 3.0.3\ninfo: {title: a, version: 1}\npaths: 3\n",
    );
    let (lint, generate) = (folder.run(&["lint", "api.yaml"]), folder.run(&["gen"]));
    assert_eq!((lint.code, generate.code), (1, 1));
    assert_eq!(lint.stderr, generate.stderr);
}
