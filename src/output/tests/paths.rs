//! Paths of files and of the folder itself.

use super::*;

fn reason(list: &[(&str, &str)]) -> String {
    let dir = tempfile::tempdir().unwrap();
    let error = generate(&files(list), &dir.path().join("crate")).unwrap_err();
    assert_eq!(names(&tree(dir.path())), [""; 0], "something was written");
    error.to_string()
}

#[test]
fn paths_that_leave_the_folder_or_are_not_portable_are_refused() {
    for path in [
        "",
        "/etc/passwd",
        "../a",
        "a/../b",
        "./a",
        "a//b",
        "a/",
        "C:/a",
        r"a\b",
        "a\0b",
        "a\nb",
        "a.",
        "a ",
        "a?b",
        ".specbind",
        ".specbind-tmp/lock",
        ".specbind-tmp-crate/lock",
    ] {
        let reason = reason(&[(path, "")]);
        assert!(
            reason.contains("cannot be the path of a generated file"),
            "{path}: {reason}"
        );
    }
    assert!(reason(&[(&"a".repeat(256), "")]).contains("longer than 255"));
    assert!(reason(&[(&"a/".repeat(600), "")]).contains("longer than 1024"));
}

#[test]
fn paths_that_clash_are_refused() {
    insta::assert_snapshot!(reason(&[("src/Card.rs", ""), ("src/card.rs", "")]),
        @"`src/card.rs` cannot be the path of a generated file: differs from `src/Card.rs` by case only");
    insta::assert_snapshot!(reason(&[("src/Card", ""), ("src/card/a.rs", "")]),
        @"`src/card/a.rs` cannot be the path of a generated file: `src/Card` is a file, not a folder");
}

#[test]
#[should_panic(expected = "`a.rs` is generated twice")]
fn one_path_cannot_have_two_contents() {
    files(&[("a.rs", "1"), ("a.rs", "2")]);
}

fn refusal(out: &Path, base: &Path) -> &'static str {
    match resolve_folder(out, base).unwrap_err() {
        Error::Folder { reason, .. } => reason,
        other => panic!("not about the folder: {other}"),
    }
}

#[test]
fn folders_that_hold_more_than_a_crate_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    let base = dir.path().join("work");
    fs::create_dir(&base).unwrap();
    fs::write(base.join("file"), "").unwrap();

    assert_eq!(
        refusal(Path::new("/"), &base),
        "it is the root of the file system"
    );
    assert_eq!(
        refusal(dir.path(), &base),
        "it contains the folder you work in"
    );
    assert_eq!(
        refusal(&base.join("x/.."), &base),
        "it goes up from a folder that does not exist"
    );
    assert_eq!(refusal(&base.join("file"), &base), "it is a file");
    assert_eq!(
        refusal(&std::env::home_dir().unwrap(), &base),
        "it is your home folder"
    );
}

#[test]
fn a_folder_of_its_own_is_resolved_whether_it_exists_or_not() {
    let dir = tempfile::tempdir().unwrap();
    let base = fs::canonicalize(dir.path()).unwrap();
    for out in ["", "crate", "a/b/c"] {
        assert_eq!(
            resolve_folder(&base.join(out), &base).unwrap().path,
            base.join(out)
        );
    }
    let up = base
        .join("../")
        .join(base.file_name().unwrap())
        .join("crate");
    assert_eq!(resolve_folder(&up, &base).unwrap().path, base.join("crate"));
}

#[test]
fn a_new_folder_is_staged_in_base_where_no_pattern_takes_it_for_a_package() {
    let dir = tempfile::tempdir().unwrap();
    let base = fs::canonicalize(dir.path()).unwrap();
    let nursery = |out: &str| resolve_folder(&base.join(out), &base).unwrap().nursery;
    assert_eq!(
        nursery("generated/a"),
        base.join(".specbind-tmp-generated%2Fa")
    );
    assert_eq!(
        nursery("generated%2Fa"),
        base.join(".specbind-tmp-generated%252Fa")
    );
    let elsewhere = tempfile::tempdir().unwrap();
    let elsewhere = fs::canonicalize(elsewhere.path()).unwrap();
    let folder = resolve_folder(&elsewhere.join("b/c"), &base).unwrap();
    assert_eq!(folder.nursery, elsewhere.join("b/.specbind-tmp-c"));
}
