//! `gen`: targets, reports, colours.

use serde_json::Value;

use crate::run::{API, CONFIG, Folder};

const TWO: &str = "\
[targets.cards]
spec = 'api.yaml'
out = 'generated/cards'

[targets.other]
spec = 'other.yaml'
out = 'generated/other'
crate = 'other-client'
";

fn two() -> Folder {
    let folder = Folder::new();
    folder.write("specbind.toml", TWO);
    folder.write("other.yaml", API);
    folder
}

#[test]
fn all_targets_are_generated_without_arguments() {
    let folder = two();
    let ran = folder.run(&["gen"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert!(
        ran.stdout.contains("cards: api.yaml → generated/cards\n"),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stdout.contains("other: other.yaml → generated/other\n"),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stdout.contains(" created, 0 unchanged\n"),
        "{}",
        ran.stdout
    );
    assert!(
        folder
            .read("generated/cards/Cargo.toml")
            .contains("\"cards\"")
    );
    assert!(
        folder
            .read("generated/other/Cargo.toml")
            .contains("\"other-client\"")
    );
}

#[test]
fn only_the_named_targets_are_generated() {
    let folder = two();
    assert_eq!(folder.run(&["gen", "other"]).code, 0);
    assert!(folder.path("generated/other").exists());
    assert!(!folder.path("generated/cards").exists());
}

#[test]
fn a_misspelt_target_gets_a_suggestion() {
    let ran = two().run(&["gen", "crads"]);
    assert_eq!(ran.code, 2);
    insta::assert_snapshot!(ran.stderr, @r"
    error: there is no target `crads`
      help: did you mean `cards`?
    ");
}

#[test]
fn no_configuration_is_needed_when_all_is_named() {
    let folder = Folder::new();
    std::fs::remove_file(folder.path("specbind.toml")).unwrap();
    let ran = folder.run(&[
        "gen", "--spec", "api.yaml", "--out", "out/api", "--name", "my-api",
    ]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert!(folder.read("out/api/Cargo.toml").contains("\"my-api\""));
}

#[test]
fn a_missing_configuration_says_how_to_write_one() {
    let folder = Folder::new();
    std::fs::remove_file(folder.path("specbind.toml")).unwrap();
    let ran = folder.run(&["gen"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("there is no `specbind.toml`"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("[targets.NAME]"), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("--spec FILE --out DIR --name NAME"),
        "{}",
        ran.stderr
    );
}

#[test]
fn the_configuration_is_found_from_below_and_paths_stay_usable_there() {
    let folder = Folder::generated();
    let inside = folder.path("generated/cards/src");
    let output = folder
        .command()
        .args(["gen", "--check"])
        .current_dir(&inside)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));

    folder.write(
        "elsewhere/specbind.toml",
        CONFIG.replace("'api.yaml'", "'../api.yaml'"),
    );
    assert_eq!(
        folder
            .run(&["gen", "--config", "elsewhere/specbind.toml"])
            .code,
        0
    );
    assert!(folder.path("elsewhere/generated/cards/Cargo.toml").exists());
}

#[test]
fn a_mistake_in_the_configuration_is_located() {
    let folder = Folder::new();
    folder.write("specbind.toml", format!("{CONFIG}crat = 'x'\n"));
    let ran = folder.run(&["gen"]);
    assert_eq!(ran.code, 2);
    insta::assert_snapshot!(ran.stderr, @r"
    error: specbind.toml:4:1: unknown key `crat`
      help: did you mean `crate`?
    ");
}

#[test]
fn targets_that_share_a_folder_are_refused() {
    let folder = two();
    for other in [
        "generated/cards",
        "generated/cards/inner",
        "generated",
        "generated/x/../cards/",
    ] {
        folder.write("specbind.toml", TWO.replace("generated/other", other));
        folder.write("generated/x/y", "");
        let ran = folder.run(&["gen", "cards"]);
        assert_eq!(ran.code, 2, "{other}");
        assert!(
            ran.stderr
                .contains("the output folders of `cards` and `other`"),
            "{}",
            ran.stderr
        );
    }
    assert!(!folder.path("generated/cards").exists());
}

#[test]
fn one_bad_document_keeps_every_target_from_being_written() {
    let folder = two();
    folder.write("other.yaml", "openapi: 3.0.3\npaths: 3\n");
    let before = folder.tree();
    let ran = folder.run(&["gen"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.stderr.contains("other.yaml:2:8"), "{}", ran.stderr);
    assert_eq!(folder.tree(), before);
}

#[test]
fn one_missing_document_keeps_every_target_from_being_written() {
    let folder = two();
    std::fs::remove_file(folder.path("other.yaml")).unwrap();
    let before = folder.tree();
    let ran = folder.run(&["gen"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.stderr.contains("other.yaml"), "{}", ran.stderr);
    assert_eq!(folder.tree(), before);
}

#[test]
fn names_that_no_crate_can_have_are_refused() {
    let folder = Folder::new();
    for name in ["type", "a b", "../a", "", "serde"] {
        let name = format!("--name={name}");
        let ran = folder.run(&["gen", "--spec", "api.yaml", "--out", "x", &name]);
        assert_eq!(ran.code, 2, "{name}");
        assert!(
            ran.stderr.contains("cannot be the name of a crate"),
            "{}",
            ran.stderr
        );
    }
    assert!(!folder.path("x").exists());
}

#[test]
fn quiet_prints_nothing_when_all_is_well() {
    let folder = Folder::new();
    for args in [
        &["gen", "--quiet"][..],
        &["gen", "--check", "-q"],
        &["lint", "-q", "api.yaml"],
    ] {
        let ran = folder.run(args);
        assert_eq!(
            (ran.code, ran.stdout.as_str(), ran.stderr.as_str()),
            (0, "", ""),
            "{args:?}"
        );
    }
}

#[test]
fn json_is_one_object_whatever_happens() {
    let folder = two();
    let json = |args: &[&str]| -> (i32, Value) {
        let ran = folder.run(&[args, &["--format", "json"]].concat());
        assert_eq!(ran.stderr, "", "{args:?}");
        (ran.code, serde_json::from_str(&ran.stdout).unwrap())
    };

    let (code, written) = json(&["gen"]);
    assert_eq!((code, &written["status"]), (0, &"written".into()));
    assert_eq!(written["targets"][1]["crate"], "other-client");
    assert_eq!(written["targets"][1]["out"], "generated/other");
    assert!(
        written["targets"][0]["files"]["created"]
            .as_array()
            .unwrap()
            .contains(&"src/lib.rs".into())
    );
    assert!(written["targets"][0]["summary"]["operations"].is_u64());

    let (code, current) = json(&["gen", "--check"]);
    assert_eq!((code, &current["status"]), (0, &"current".into()));

    std::fs::remove_file(folder.path("generated/cards/src/lib.rs")).unwrap();
    let (code, stale) = json(&["gen", "--check"]);
    assert_eq!((code, &stale["status"]), (4, &"stale".into()));
    assert_eq!(stale["repair"], "specbind gen cards");
    assert!(
        stale["targets"][0]["files"]["diff"]
            .as_str()
            .unwrap()
            .contains("+++ generated/cards/src/lib.rs")
    );

    let (code, failed) = json(&["gen", "nobody"]);
    assert_eq!((code, &failed["status"]), (2, &"failed".into()));
    assert_eq!(
        failed["errors"][0]["message"],
        "there is no target `nobody`"
    );

    folder.write("other.yaml", "openapi: 3.0.3\npaths: 3\n");
    let (code, refused) = json(&["gen"]);
    assert_eq!((code, &refused["status"]), (1, &"refused".into()));
    let diagnostics = refused["diagnostics"].as_array().unwrap();
    assert!(
        diagnostics
            .iter()
            .any(|found| found["file"] == "other.yaml" && found["line"] == 2)
    );

    let (code, lint) = json(&["lint", "api.yaml", "other.yaml"]);
    assert_eq!((code, &lint["status"]), (1, &"refused".into()));
}

#[test]
fn colours_come_on_demand_only() {
    let folder = Folder::generated();
    let coloured = |color: &str, name: &str, value: &str| {
        let mut command = folder.command();
        command.args(["gen", "--color", color]).env(name, value);
        String::from_utf8(command.output().unwrap().stdout)
            .unwrap()
            .contains('\u{1b}')
    };
    assert!(!coloured("auto", "X", ""), "a pipe is no terminal");
    assert!(!coloured("never", "CLICOLOR_FORCE", "1"));
    assert!(coloured("always", "X", ""));
    assert!(coloured("auto", "CLICOLOR_FORCE", "1"));
    assert!(!coloured("auto", "NO_COLOR", "1"));
    assert!(
        coloured("always", "NO_COLOR", "1"),
        "what is asked for goes first"
    );
}
