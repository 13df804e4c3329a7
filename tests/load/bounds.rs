//! What a load refuses to read: files elsewhere, and more than the limits allow.

use std::path::Path;

use specbind::load::Limits;

use crate::folder::{Folder, HEAD};

#[test]
fn nothing_outside_the_folder_is_read() {
    let root = |reference: &str| {
        format!("{HEAD}components: {{ responses: {{ A: {{ $ref: '{reference}' }} }} }}\n")
    };
    let good = "{ description: Fine. }";
    let files = [
        ("outside.yaml", good.to_owned()),
        ("in/inside.yaml", good.to_owned()),
        ("in/up.yaml", root("../outside.yaml")),
        ("in/probe.yaml", root("../no-such-file.yaml")),
        ("in/link.yaml", root("linked.yaml")),
        ("in/through.yaml", root("folder/outside.yaml")),
        ("in/back.yaml", root("../in/inside.yaml")),
        ("in/here.yaml", root("./x/../inside.yaml")),
        ("in/folder.yaml", root("sub")),
        ("in/fifo.yaml", root("../../../../../../../../dev/zero")),
        ("in/sub/x.yaml", good.to_owned()),
        ("in/url.yaml", root("HTTP://example.com/a.yaml")),
        ("in/scheme.yaml", root("file:inside.yaml")),
        ("in/host.yaml", root("//example.com/a.yaml")),
    ];
    let borrowed: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let folder = Folder::new(&borrowed);
    link(
        &folder.0.path().join("outside.yaml"),
        &folder.0.path().join("in/linked.yaml"),
    );
    link(folder.0.path(), &folder.0.path().join("in/folder"));
    let expected: [(&str, &[&str]); 11] = [
        ("in/up.yaml", &["reference-outside"]),
        ("in/probe.yaml", &["reference-outside"]),
        ("in/link.yaml", &["reference-outside"]),
        ("in/through.yaml", &["reference-outside"]),
        ("in/back.yaml", &[]),
        ("in/here.yaml", &[]),
        ("in/folder.yaml", &["unreadable-file"]),
        ("in/fifo.yaml", &["reference-outside"]),
        ("in/url.yaml", &["url-reference"]),
        ("in/scheme.yaml", &["url-reference"]),
        ("in/host.yaml", &["url-reference"]),
    ];
    for (name, codes) in expected {
        assert_eq!(folder.codes(name, &Limits::default()), codes, "{name}");
    }
}

#[cfg(unix)]
fn link(target: &Path, link: &Path) {
    std::os::unix::fs::symlink(target, link).expect("a link");
}

#[cfg(not(unix))]
fn link(target: &Path, link: &Path) {
    if target.is_file() {
        fs::copy(target, link).expect("a copy");
    }
}

#[test]
fn each_limit_gives_a_finding() {
    let chain = |count: usize| -> String {
        let links = (0..count).map(|n| {
            format!(
                "    R{n}: {{ $ref: '#/components/responses/R{}' }}\n",
                n + 1
            )
        });
        format!(
            "{HEAD}components:\n  responses:\n{}    R{count}: {{ description: Fine. }}\n",
            links.collect::<String>()
        )
    };
    let many: String = (0..4)
        .map(|n| format!("    R{n}: {{ $ref: 'r{n}.yaml' }}\n"))
        .collect();
    let many = format!("{HEAD}components:\n  responses:\n{many}");
    let aliased = format!("{HEAD}x-a: &a [1, 2, 3]\nx-b: [*a, *a]\n");
    let mut files = vec![
        ("chain.yaml", chain(3)),
        ("many.yaml", many),
        ("aliased.yaml", aliased),
    ];
    files.extend(
        ["r0.yaml", "r1.yaml", "r2.yaml", "r3.yaml"]
            .map(|name| (name, "{ description: Fine. }".to_owned())),
    );
    let borrowed: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let folder = Folder::new(&borrowed);
    let with = |change: fn(&mut Limits)| {
        let mut limits = Limits::default();
        change(&mut limits);
        limits
    };
    let cases: [(&str, Limits, Limits); 6] = [
        (
            "chain.yaml",
            with(|limits| limits.references = 3),
            with(|limits| limits.references = 2),
        ),
        (
            "many.yaml",
            with(|limits| limits.files = 5),
            with(|limits| limits.files = 4),
        ),
        (
            "aliased.yaml",
            with(|limits| limits.repeated = 8),
            with(|limits| limits.repeated = 7),
        ),
        (
            "aliased.yaml",
            with(|limits| limits.depth = 3),
            with(|limits| limits.depth = 2),
        ),
        (
            "aliased.yaml",
            with(|limits| limits.values = 18),
            with(|limits| limits.values = 17),
        ),
        (
            "chain.yaml",
            Limits::default(),
            with(|limits| limits.bytes = 100),
        ),
    ];
    for (name, enough, less) in cases {
        assert_eq!(
            folder.codes(name, &enough),
            Vec::<&str>::new(),
            "{name} {enough:?}"
        );
        let codes = folder.codes(name, &less);
        assert!(
            !codes.is_empty() && codes.iter().all(|code| *code == "limit-exceeded"),
            "{name} {less:?} {codes:?}"
        );
    }
}

#[test]
fn hostile_nesting_gives_a_finding() {
    let deep = |open: &str, close: &str| {
        format!(
            "{HEAD}x-a: {}{}\n",
            open.repeat(100_000),
            close.repeat(100_000)
        )
    };
    let blocks: String = (0..2_000)
        .map(|n| format!("{}a:\n", " ".repeat(n)))
        .collect();
    let json = format!(
        "{{\"openapi\": \"3.1.0\", \"x\": {}",
        "[{\"a\":".repeat(100_000)
    );
    let dashes = format!("{HEAD}x-a:\n  {}a\n", "- ".repeat(100_000));
    let schema = format!(
        "{HEAD}components: {{ schemas: {{ A: {} }} }}\n",
        "{ items: ".repeat(190) + "{}" + &" }".repeat(190)
    );
    let files = [
        ("a.yaml", deep("[", "]")),
        ("b.yaml", deep("{ a: ", "}")),
        (
            "c.yaml",
            format!("{HEAD}x-a:\n{}", blocks.replace("a:", " a:")),
        ),
        ("d.json", json),
        ("e.yaml", dashes),
        ("f.yaml", schema),
    ];
    let borrowed: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let folder = Folder::new(&borrowed);
    for name in ["a.yaml", "b.yaml", "c.yaml", "d.json", "e.yaml"] {
        assert_eq!(
            folder.codes(name, &Limits::default()),
            ["limit-exceeded"],
            "{name}"
        );
    }
    assert_eq!(
        folder.codes("f.yaml", &Limits::default()),
        Vec::<&str>::new()
    );
}
