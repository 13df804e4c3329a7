//! `diff` and `explain` as users run them: inputs, outputs, exit codes, accepted findings, git's diff driver.

use crate::git::init;
use crate::run::{API, CONFIG, Folder};

/// The document with a longer name.
fn longer() -> String {
    API.replace("maxLength: 10", "maxLength: 20")
}

/// The document without the operation.
fn without_operation() -> String {
    API.replace("  /card:", "  /card2:")
        .replace("readCard", "readOther")
}

/// A repository in which the documents are committed.
fn repository() -> Folder {
    let folder = Folder::new();
    init(&folder.path(""));
    commit(&folder, "First");
    folder
}

fn git(folder: &Folder, args: &[&str]) -> String {
    crate::git::git(&folder.path(""), args)
}

fn commit(folder: &Folder, message: &str) {
    crate::git::commit(&folder.path(""), message);
}

#[test]
fn two_files() {
    let folder = Folder::new();
    folder.write("new.yaml", longer());
    let ran = folder.run(&["diff", "api.yaml", "new.yaml"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    insta::assert_snapshot!(ran.stdout);
}

#[test]
fn every_format() {
    let folder = Folder::new();
    folder.write("new.yaml", longer());
    for format in ["markdown", "json", "sarif", "github"] {
        let ran = folder.run(&["diff", "api.yaml", "new.yaml", "--format", format]);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
        insta::assert_snapshot!(format, ran.stdout);
    }
}

#[test]
fn without_arguments_head_is_compared_with_the_working_tree() {
    let folder = repository();
    assert!(
        folder
            .run(&["diff"])
            .stdout
            .contains("no change of any fact")
    );
    folder.write("api.yaml", longer());
    let ran = folder.run(&["diff"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.stdout.contains("HEAD:api.yaml:19 → api.yaml:19"),
        "{}",
        ran.stdout
    );
    commit(&folder, "Second");
    assert!(
        folder
            .run(&["diff"])
            .stdout
            .contains("no change of any fact")
    );
    let ran = folder.run(&["diff", "HEAD~1:api.yaml", "HEAD:api.yaml"]);
    assert!(
        ran.stdout.contains("HEAD~1:api.yaml:19 → HEAD:api.yaml:19"),
        "{}",
        ran.stdout
    );
    assert_eq!(git(&folder, &["status", "--porcelain"]), "");
}

#[test]
fn a_document_in_several_files_is_read_from_its_revision() {
    let folder = repository();
    let whole = API.replace("type: object", "$ref: parts/card.yaml").replace(
        "                properties:\n                  name:\n                    type: string\n                    maxLength: 10\n",
        "",
    );
    let part = "type: object\nproperties:\n  name: { type: string, maxLength: 10 }\n";
    folder.write("spec/api.yaml", whole);
    folder.write("spec/parts/card.yaml", part);
    commit(&folder, "Second");
    folder.write("spec/parts/card.yaml", part.replace("10", "20"));
    let ran = folder.run(&["diff", "HEAD:./spec/api.yaml", "spec/api.yaml"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.stdout
            .contains("HEAD:spec/parts/card.yaml:3 → spec/parts/card.yaml:3"),
        "{}",
        ran.stdout
    );
}

#[test]
fn two_folders_and_two_revisions_of_a_folder() {
    let folder = repository();
    folder.write("old/a.yaml", API);
    folder.write("old/b.yaml", API);
    commit(&folder, "Second");
    folder.write("new/a.yaml", longer());
    folder.write("new/c.yaml", API);
    let ran = folder.run(&["diff", "old", "new", "--fail-on", "wire"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.stdout.contains("old/a.yaml → new/a.yaml"),
        "{}",
        ran.stdout
    );
    assert!(ran.stdout.contains("document-added") && ran.stdout.contains("document-removed"));
    let ran = folder.run(&["diff", "HEAD:old", "new"]);
    assert!(
        ran.stdout.contains("HEAD:old/a.yaml → new/a.yaml"),
        "{}",
        ran.stdout
    );
    let ran = folder.run(&["diff", "old", "api.yaml"]);
    assert_eq!(ran.code, 2, "{ran:?}");
}

#[test]
fn findings_fail_a_run_from_a_severity_on() {
    let folder = Folder::new();
    folder.write("longer.yaml", longer());
    folder.write("gone.yaml", without_operation());
    let code = |new: &str, severity: &str| {
        folder
            .run(&["diff", "api.yaml", new, "--fail-on", severity])
            .code
    };
    let codes = |new| ["wire", "source", "behaviour", "any"].map(|severity| code(new, severity));
    assert_eq!(codes("api.yaml"), [0, 0, 0, 0]);
    assert_eq!(codes("longer.yaml"), [0, 0, 1, 1]);
    assert_eq!(codes("gone.yaml"), [1, 1, 1, 1]);
}

#[test]
fn accepted_findings_have_a_reason_and_an_end() {
    let folder = Folder::new();
    folder.write("new.yaml", longer());
    let arguments = [
        "diff",
        "api.yaml",
        "new.yaml",
        "--fail-on",
        "any",
        "--accepted",
        "accepted.toml",
    ];
    let json = folder
        .run(&["diff", "api.yaml", "new.yaml", "--format", "json"])
        .stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let fingerprint = json["comparisons"][0]["findings"][0]["fingerprint"]
        .as_str()
        .unwrap();
    let entry = |fingerprint: &str, rest: &str| {
        format!("[[accepted]]\nfingerprint = \"{fingerprint}\"\nreason = \"agreed\"\n{rest}")
    };
    let run = |list: String| {
        folder.write("accepted.toml", list);
        folder.run(&arguments)
    };
    let ran = run(entry(fingerprint, "expires = 2999-01-01\n"));
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.stdout.contains("accepted: agreed"));
    let ran = run(entry(fingerprint, "expires = 2020-01-01\n"));
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("expired on 2020-01-01"), "{ran:?}");
    let ran = run(entry(fingerprint, "") + &entry("0000000000000000", ""));
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("`0000000000000000` any more"),
        "{ran:?}"
    );
    let ran = run(entry(fingerprint, "").replace("agreed", " "));
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("has no reason"), "{ran:?}");
    let ran = run(entry(fingerprint, "until = 2\n"));
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("unknown field `until`"), "{ran:?}");
}

#[test]
fn git_can_show_its_diffs() {
    let folder = repository();
    folder.write(".gitattributes", "api.yaml diff=specbind\n");
    git(
        &folder,
        &["config", "diff.specbind.command", "specbind diff"],
    );
    folder.write("api.yaml", longer());
    let shown = git(&folder, &["diff"]);
    assert!(shown.contains("longest length relaxed, 10 → 20"), "{shown}");
    assert!(shown.contains("api.yaml:19 → api.yaml:19"), "{shown}");
    // A broken document is told, and is no crash of git's.
    folder.write("api.yaml", "openapi: 3.0.3\n");
    git(&folder, &["diff"]);
    std::fs::remove_file(folder.path("api.yaml")).unwrap();
    assert!(git(&folder, &["diff"]).contains("document-removed"));
}

#[test]
fn what_cannot_be_compared_is_named() {
    let folder = repository();
    folder.write("bad.yaml", API.replace("readCard", "[]"));
    let ran = folder.run(&["diff", "api.yaml", "bad.yaml"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (1, ""));
    assert!(ran.stderr.contains("bad.yaml:8"), "{ran:?}");
    for (arguments, words) in [
        (
            &["diff", "api.yaml", "none.yaml"][..],
            "there is no such file",
        ),
        (&["diff", "api.yaml"], "1 arguments"),
        (&["diff", "HEAD:none.yaml", "api.yaml"], "git cat-file"),
        (
            &["diff", "api.yaml", "api.yaml", "--accepted", "none.toml"],
            "none.toml",
        ),
    ] {
        let ran = folder.run(arguments);
        assert_eq!(ran.code, 2, "{arguments:?}: {ran:?}");
        assert!(ran.stderr.contains(words), "{ran:?}");
    }
}

#[test]
fn rules_are_explained_and_listed() {
    let folder = Folder::new();
    let ran = folder.run(&["explain", "response-type-relaxed"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    insta::assert_snapshot!(ran.stdout);
    let ran = folder.run(&["explain"]);
    assert!(ran.stdout.lines().count() > 250);
    let ran = folder.run(&["explain", "request-type-relaxd"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("did you mean `request-type-relaxed`?"),
        "{ran:?}"
    );
}

#[test]
fn a_regeneration_says_what_it_means_and_writes_the_changelog() {
    let folder = Folder::new();
    init(&folder.path(""));
    let ran = folder.run(&["gen"]);
    assert!(
        ran.code == 0 && !ran.stdout.contains("version step"),
        "{ran:?}"
    );
    commit(&folder, "First");
    folder.write("api.yaml", longer());
    folder.write(
        "generated/cards/CHANGELOG.md",
        "# Changelog\n\n## 0.1.0\n\n- First.\n",
    );
    let ran = folder.run(&["gen", "--changelog"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    insta::assert_snapshot!(ran.stdout);
    let changelog =
        || std::fs::read_to_string(folder.path("generated/cards/CHANGELOG.md")).unwrap();
    insta::assert_snapshot!(changelog());
    // What is current replaces nothing, and adds nothing.
    let before = changelog();
    let ran = folder.run(&["gen", "--changelog"]);
    assert!(
        ran.code == 0 && !ran.stdout.contains("version step"),
        "{ran:?}"
    );
    assert_eq!(changelog(), before);
}

#[test]
fn without_git_the_replaced_files_are_compared() {
    let folder = Folder::generated();
    folder.write("api.yaml", without_operation());
    let ran = folder.run(&["gen", "--format", "json"]);
    assert!(
        ran.code == 0 && ran.stdout.contains("\"step\": \"major\""),
        "{ran:?}"
    );
    folder.write("api.yaml", longer());
    let ran = folder.run(&["gen"]);
    assert!(ran.stdout.contains("breaks callers"), "{ran:?}");
}

#[test]
fn words_of_a_document_are_no_markup_of_a_changelog() {
    let folder = repository();
    folder.run(&["gen"]);
    folder.write(
        "api.yaml",
        API.replace("The card", "The <b>card</b> [x](y)"),
    );
    let ran = folder.run(&["gen", "--changelog"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    let changelog = folder.read("generated/cards/CHANGELOG.md");
    let expected = r"The &lt;b&gt;card&lt;/b&gt; \[x\](y)";
    assert!(changelog.contains(expected), "{changelog}");
}

#[test]
fn a_changelog_that_is_no_text_is_left_alone() {
    let folder = repository();
    folder.run(&["gen"]);
    folder.write("api.yaml", longer());
    std::fs::write(folder.path("generated/cards/CHANGELOG.md"), b"\xff\xfe").unwrap();
    let ran = folder.run(&["gen", "--changelog"]);
    assert!(
        ran.code == 2 && ran.stderr.contains("the crate itself was written"),
        "{ran:?}"
    );
    let kept = std::fs::read(folder.path("generated/cards/CHANGELOG.md")).unwrap();
    assert_eq!(kept, b"\xff\xfe");
}

#[test]
fn documents_of_a_subfolder_are_compared_with_their_revisions() {
    let folder = Folder::new();
    init(&folder.path(""));
    folder.write("spec/api.yaml", API);
    folder.write("specbind.toml", CONFIG.replace("api.yaml", "spec/api.yaml"));
    commit(&folder, "First");
    folder.write("spec/api.yaml", longer());
    for arguments in [
        &["diff"][..],
        &["diff", "HEAD:spec/api.yaml", "spec/api.yaml"],
    ] {
        let ran = folder.run(arguments);
        assert!(ran.code == 0 && ran.stdout.contains("10 → 20"), "{ran:?}");
    }
}
