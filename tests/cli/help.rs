//! Help texts, versions, completions, and what a wrong command line gets.

use std::process::Stdio;

use crate::run::{Folder, ran};

#[test]
fn help_of_every_command() {
    let folder = Folder::new();
    for command in [
        "",
        "gen",
        "lint",
        "audit",
        "mock",
        "diff",
        "explain",
        "completions",
    ] {
        for help in ["-h", "--help"] {
            let args: Vec<&str> = [command, help]
                .into_iter()
                .filter(|arg| !arg.is_empty())
                .collect();
            let ran = folder.run(&args);
            assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
            let length = if help == "-h" { "short" } else { "long" };
            let command = if command.is_empty() {
                "specbind"
            } else {
                command
            };
            insta::assert_snapshot!(format!("{command}-{length}"), ran.stdout);
        }
    }
}

#[test]
fn wrong_arguments_are_usage_errors() {
    let folder = Folder::new();
    for args in [
        &[][..],
        &["frobnicate"],
        &["gen", "--frobnicate"],
        &["gen", "--spec", "api.yaml"],
        &["gen", "--out", "x"],
        &[
            "gen", "cards", "--spec", "api.yaml", "--out", "x", "--name", "x",
        ],
        &[
            "gen", "--config", "a", "--spec", "api.yaml", "--out", "x", "--name", "x",
        ],
        &["gen", "--format", "xml"],
        &["lint"],
        &["audit", "page.txt"],
        &["mock", "--listen", "nowhere"],
        &["mock", "--fault", "explode"],
        &["mock", "--fault", "html", "--fault-rate", "2"],
        &["mock", "cards", "--spec", "api.yaml"],
        &["diff", "--fail-on", "panic"],
        &["completions", "tcsh"],
    ] {
        let ran = folder.run(args);
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(
            ran.stderr.contains("Usage") || ran.stderr.contains("--help"),
            "{ran:?}"
        );
    }
    assert!(!folder.path("generated").exists());
}

#[test]
fn completions_name_every_command_and_option() {
    let folder = Folder::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = folder.run(&["completions", shell]);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{shell}");
        for word in [
            "gen",
            "lint",
            "audit",
            "completions",
            "check",
            "config",
            "spec",
            "quiet",
        ] {
            assert!(
                ran.stdout.contains(word),
                "{shell} does not complete `{word}`"
            );
        }
    }
}

#[test]
fn bash_accepts_its_completions() {
    let folder = Folder::new();
    let script = folder.run(&["completions", "bash"]).stdout;
    folder.write("specbind.bash", script);
    let question = "source specbind.bash; COMP_WORDS=(specbind gen --che); COMP_CWORD=2; \
                    _specbind specbind --che gen; echo ${COMPREPLY[@]}";
    let bash = std::process::Command::new("bash")
        .args(["-c", question])
        .current_dir(folder.path(""))
        .output();
    // Without bash there is nobody to ask.
    let Ok(output) = bash else { return };
    assert_eq!(ran(output).stdout, "--check\n");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = Folder::new();
    let mut child = folder
        .command()
        .args(["gen", "--check"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ran = ran(child.wait_with_output().unwrap());
    assert_eq!(ran.code, 4);
    assert!(
        ran.stderr.ends_with("help: run `specbind gen cards`\n"),
        "{}",
        ran.stderr
    );
}
