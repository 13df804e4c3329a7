//! What belongs to specbind, and what is left alone.

use super::*;

fn strangers(error: Error) -> Vec<std::path::PathBuf> {
    match error {
        Error::Stranger(paths) => paths,
        other => panic!("not about strangers: {other}"),
    }
}

#[test]
fn strangers_that_are_not_in_the_way_stay() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("crate");
    fs::create_dir_all(out.join("src/old")).unwrap();
    fs::create_dir_all(out.join("target/debug")).unwrap();
    fs::write(out.join("Cargo.lock"), "lock").unwrap();
    fs::write(out.join("target/debug/x"), "x").unwrap();
    fs::write(out.join("src/old/mine.rs"), "mine").unwrap();
    age(&out);
    let before = tree(&out);

    generate(
        &files(&[("src/lib.rs", ""), ("src/old/theirs.rs", "")]),
        &out,
    )
    .unwrap();
    generate(&files(&[("src/lib.rs", "2")]), &out).unwrap();

    let mut after = tree(&out);
    assert!(after.remove("src/lib.rs").is_some());
    assert!(after.remove(".specbind").is_some());
    assert_eq!(after, before);
}

#[test]
fn orphans_go_with_the_folders_that_only_they_filled() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("crate");
    generate(
        &files(&[("src/a/b/c.rs", ""), ("LICENSE", "x"), ("a.rs", "")]),
        &out,
    )
    .unwrap();
    generate(&files(&[("a.rs", "")]), &out).unwrap();
    assert_eq!(names(&tree(&out)), [".specbind", "a.rs"]);
}

#[test]
fn strangers_in_the_way_are_all_named_and_nothing_is_written() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("crate");
    fs::create_dir_all(out.join("b.rs")).unwrap();
    fs::write(out.join("a.rs"), "mine").unwrap();
    fs::write(out.join("LICENSE"), "mine").unwrap();
    fs::write(out.join("src"), "a file where a folder has to be").unwrap();
    let before = tree(dir.path());

    let wanted = files(&[
        ("a.rs", ""),
        ("b.rs", ""),
        ("c.rs", ""),
        ("LICENSE", "x"),
        ("src/a.rs", ""),
    ]);
    let found = strangers(generate(&wanted, &out).unwrap_err());

    assert_eq!(
        found,
        ["LICENSE", "a.rs", "b.rs", "src"].map(|name| out.join(name))
    );
    assert_eq!(tree(dir.path()), before);
}

#[test]
fn a_stranger_with_the_very_same_bytes_is_not_in_the_way() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("LICENSE"), "MIT").unwrap();
    generate(&files(&[("LICENSE", "MIT")]), dir.path()).unwrap();
}

#[test]
fn a_generated_file_edited_by_hand_is_repaired_as_its_first_line_says() {
    let dir = tempfile::tempdir().unwrap();
    generate(&files(&[("a.rs", "1")]), dir.path()).unwrap();
    let path = dir.path().join("a.rs");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace('1', "edited")).unwrap();
    generate(&files(&[("a.rs", "1")]), dir.path()).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn a_file_taken_over_by_hand_is_never_replaced_or_removed() {
    let dir = tempfile::tempdir().unwrap();
    generate(&files(&[("a.rs", "1"), ("b.rs", "1")]), dir.path()).unwrap();
    fs::write(dir.path().join("a.rs"), "// mine now").unwrap();

    let found =
        strangers(generate(&files(&[("a.rs", "2"), ("b.rs", "2")]), dir.path()).unwrap_err());
    assert_eq!(found, [dir.path().join("a.rs")]);

    generate(&files(&[("b.rs", "2")]), dir.path()).unwrap();
    assert_eq!(
        fs::read_to_string(dir.path().join("a.rs")).unwrap(),
        "// mine now"
    );
}

#[test]
fn marked_files_are_known_without_the_list() {
    let dir = tempfile::tempdir().unwrap();
    generate(&files(&[("a.rs", "1")]), dir.path()).unwrap();
    fs::remove_file(dir.path().join(".specbind")).unwrap();
    generate(&files(&[("a.rs", "2")]), dir.path()).unwrap();
    assert_eq!(names(&tree(dir.path())), [".specbind", "a.rs"]);
}

#[test]
fn a_strangers_file_named_like_the_list_is_in_the_way() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join(".specbind"), "mine").unwrap();
    let found = strangers(generate(&files(&[("a.rs", "")]), dir.path()).unwrap_err());
    assert_eq!(found, [dir.path().join(".specbind")]);
}

#[test]
fn a_list_cannot_make_specbind_remove_files_elsewhere() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("crate");
    fs::write(dir.path().join("LICENSE"), "mine").unwrap();
    fs::create_dir(&out).unwrap();
    fs::write(out.join(".specbind"), "# specbind 0\nb.rs\n../LICENSE\n").unwrap();
    let before = tree(dir.path());

    let error = generate(&files(&[("a.rs", "")]), &out).unwrap_err();
    assert!(matches!(&error, Error::List { line: 3, .. }), "{error}");
    assert_eq!(tree(dir.path()), before);
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_not_followed_out_of_the_folder() {
    use std::os::unix::fs::symlink;
    let dir = tempfile::tempdir().unwrap();
    let (out, elsewhere) = (dir.path().join("crate"), dir.path().join("elsewhere"));
    fs::create_dir(&out).unwrap();
    fs::create_dir(&elsewhere).unwrap();
    let marked = "// Generated by specbind\n";
    fs::write(elsewhere.join("a.rs"), marked).unwrap();
    symlink(&elsewhere, out.join("src")).unwrap();
    symlink(elsewhere.join("a.rs"), out.join("b.rs")).unwrap();
    fs::write(out.join(".specbind"), "# specbind 0\nsrc/a.rs\nb.rs\n").unwrap();

    let found =
        strangers(generate(&files(&[("src/a.rs", "new"), ("b.rs", "new")]), &out).unwrap_err());
    assert_eq!(found, [out.join("b.rs"), out.join("src")]);

    generate(&files(&[("c.rs", "")]), &out).unwrap();
    assert_eq!(fs::read_to_string(elsewhere.join("a.rs")).unwrap(), marked);
    assert!(out.join("b.rs").is_symlink());
}
