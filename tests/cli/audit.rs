//! `audit`: exit codes, texts, JSON, and the record of texts that were read.

use std::fs;

use crate::run::Folder;

const AUDIT: [&str; 4] = ["audit", "page.txt", "--spec", "harbour.yaml"];

/// A folder with the invented vendor's page, profile and document.
fn harbour() -> Folder {
    let folder = Folder::new();
    for file in [
        "page.txt",
        "page.html",
        "page.md",
        "harbour.yaml",
        "pages/harbour.toml",
        "pages/harbour.texts.toml",
    ] {
        let text = fs::read(format!("tests/audit/harbour/{file}")).unwrap();
        folder.write(file, text);
    }
    folder
}

fn edit(folder: &Folder, file: &str, from: &str, to: &str) {
    let text = folder.read(file);
    assert!(text.contains(from), "{file} has no `{from}`");
    folder.write(file, text.replace(from, to));
}

#[test]
fn a_page_that_agrees() {
    let folder = harbour();
    let ran = folder.run(&AUDIT);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    insta::assert_snapshot!("audit-agrees", ran.stdout);
    for page in ["page.html", "page.md"] {
        let ran = folder.run(&["audit", page, "--spec", "harbour.yaml", "--quiet"]);
        assert_eq!(ran.code, 0);
        assert_eq!(
            ran.stdout,
            format!("agrees: `reserveBerth` says what {page} says\n")
        );
    }
}

#[test]
fn a_page_that_differs() {
    let folder = harbour();
    edit(&folder, "page.txt", "up to 64", "up to 32");
    edit(&folder, "page.txt", "Somebody was faster.", "Pay more.");
    edit(&folder, "page.txt", "409 E-18 Boat too long\n", "");
    edit(
        &folder,
        "page.txt",
        "pay (text)",
        "tip\u{202e} (number)\npay (text)",
    );
    edit(
        &folder,
        "harbour.yaml",
        "{ type: integer, minimum: 1, maximum: 30 }",
        "{ type: integer, minimum: 1, maximum: 31, x-specbind-assumptions: [{ id: one-more, text: a, source: b, certainty: low, page: from 1 to 30 }] }",
    );
    let ran = folder.run(&AUDIT);
    assert_eq!((ran.code, ran.stderr.as_str()), (1, ""));
    insta::assert_snapshot!("audit-differs", ran.stdout);
    let quiet = folder.run(&[&AUDIT[..], &["--quiet"]].concat()).stdout;
    assert!(
        !quiet.contains("one-more") && quiet.contains("E-18"),
        "{quiet}"
    );
    let all = folder.run(&[&AUDIT[..], &["--all"]].concat()).stdout;
    assert!(
        all.contains(
            "confirmed: operation, method\n  page page.txt:4: PUT\n  spec harbour.yaml:5: PUT\n"
        ),
        "{all}"
    );
    let ran = folder.run(&[&AUDIT[..], &["--format", "json"]].concat());
    assert_eq!((ran.code, ran.stderr.as_str()), (1, ""));
    let json: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(json["status"], "differs");
    let open = json["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| {
            !["confirmed", "assumed"].contains(&finding["verdict"].as_str().unwrap())
        });
    let open: Vec<&serde_json::Value> = open.collect();
    insta::assert_snapshot!("audit-json", serde_json::to_string_pretty(&open).unwrap());
    // The assumption covers only what it quotes.
    edit(&folder, "page.txt", "from 1 to 30", "from 1 to 31");
    let ran = folder.run(&AUDIT);
    assert!(
        ran.stdout
            .contains("the assumption `one-more` takes the page to say `from 1 to 30`"),
        "{}",
        ran.stdout
    );
}

#[test]
fn texts_are_recorded_once_they_were_read() {
    let folder = harbour();
    let recorded = folder.read("pages/harbour.texts.toml");
    fs::remove_file(folder.path("pages/harbour.texts.toml")).unwrap();
    let ran = folder.run(&AUDIT);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stdout.contains("nobody has read this text yet"),
        "{}",
        ran.stdout
    );
    assert!(!folder.path("pages/harbour.texts.toml").exists());
    let accept = [&AUDIT[..], &["--accept-texts"]].concat();
    assert_eq!(folder.run(&accept).code, 0);
    assert_eq!(folder.read("pages/harbour.texts.toml"), recorded);
    // Other operations' records stay.
    let other = format!("{recorded}\n[otherOperation]\noperation = [\"00\"]\n");
    folder.write("pages/harbour.texts.toml", &other);
    assert_eq!(folder.run(&accept).code, 0);
    assert!(
        folder
            .read("pages/harbour.texts.toml")
            .contains("[otherOperation]")
    );
}

#[test]
fn a_draft_is_a_document_of_its_own() {
    let folder = harbour();
    let draft = [
        "audit",
        "page.txt",
        "--draft",
        "--profile",
        "pages/harbour.toml",
    ];
    let ran = folder.run(&draft);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    folder.write("draft.yaml", ran.stdout);
    let audit = [
        "audit",
        "page.txt",
        "--spec",
        "draft.yaml",
        "--profile",
        "pages/harbour.toml",
    ];
    assert_eq!(folder.run(&audit).code, 0);
    let generate = [
        "gen",
        "--spec",
        "draft.yaml",
        "--out",
        "drafted",
        "--name",
        "drafted",
    ];
    assert_eq!(folder.run(&generate).code, 0);
}

#[test]
fn two_captures_say_what_the_vendor_changed() {
    let folder = harbour();
    let diff = [
        "diff",
        "page.html",
        "new.txt",
        "--profile",
        "pages/harbour.toml",
    ];
    folder.write("new.txt", folder.read("page.txt"));
    let ran = folder.run(&diff);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert_eq!(ran.stdout, "unchanged: new.txt says what page.html said\n");
    edit(&folder, "new.txt", "up to 64", "up to 32");
    edit(
        &folder,
        "new.txt",
        "409 E-18 Boat too long",
        "410 E-20 No boats",
    );
    edit(&folder, "new.txt", "pay (text)", "tip (number)\npay (text)");
    let ran = folder.run(&diff);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    insta::assert_snapshot!("page-changes", ran.stdout);
    let json = folder.run(&[&diff[..], &["--format", "json"]].concat());
    insta::assert_snapshot!("page-changes-json", json.stdout);
    assert_eq!(
        folder
            .run(&[&diff[..], &["--fail-on", "any"]].concat())
            .code,
        1
    );
    for wrong in [
        &["--fail-on", "wire"][..],
        &["--format", "sarif"],
        &["third.txt"],
        &["--accepted", "x.toml"],
    ] {
        let ran = folder.run(&[&diff[..], wrong].concat());
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{wrong:?}");
    }
}

#[test]
fn what_cannot_be_compared_is_said() {
    let folder = harbour();
    folder.write("empty.txt", "nothing\nof the kind\n");
    folder.write("bad.toml", "[types]\nstring = 3\n");
    let mut shown = String::new();
    for args in [
        &["audit", "nope.txt", "--spec", "harbour.yaml"][..],
        &["audit", "page.txt", "--spec", "nope.yaml"],
        &[
            "audit",
            "page.txt",
            "--spec",
            "nope.yaml",
            "--profile",
            "pages/harbour.toml",
        ],
        &["audit", "empty.txt", "--spec", "harbour.yaml"],
        &[
            "audit",
            "page.txt",
            "--spec",
            "harbour.yaml",
            "--profile",
            "bad.toml",
        ],
        &[
            "audit",
            "page.txt",
            "--spec",
            "harbour.yaml",
            "--operation",
            "reserveBirth",
        ],
    ] {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{args:?}");
        shown += &format!("$ specbind {}\n{}\n", args.join(" "), ran.stderr);
    }
    edit(
        &folder,
        "harbour.yaml",
        "headers/RetryAfter",
        "headers/Retry",
    );
    let ran = folder.run(&AUDIT);
    assert_eq!((ran.code, ran.stdout.as_str()), (1, ""));
    shown += &ran.stderr;
    insta::assert_snapshot!("audit-refusals", shown);
}
