//! What the README shows is real: excerpts stand in their files, and every console command prints what is shown.

use std::path::Path;
use std::process::Command;

#[path = "cli/git.rs"]
mod git;

/// A fenced block: the line before it, its language, and its text.
struct Block {
    before: String,
    language: String,
    text: String,
}

fn blocks() -> Vec<Block> {
    let readme = std::fs::read_to_string("README.md").expect("the README is there");
    let mut blocks = Vec::new();
    let mut before = String::new();
    let mut lines = readme.lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let text = lines.by_ref().take_while(|line| *line != "```");
            let text = text.map(|line| format!("{line}\n")).collect();
            blocks.push(Block {
                before: before.clone(),
                language: language.to_owned(),
                text,
            });
        }
        before = line.to_owned();
    }
    blocks
}

#[test]
fn excerpts_stand_in_their_files() {
    let mut count = 0;
    for block in blocks() {
        let path = block
            .before
            .strip_prefix("<!-- from ")
            .and_then(|rest| rest.strip_suffix(" -->"));
        let Some(path) = path else { continue };
        let file = std::fs::read_to_string(path).expect("the file of the excerpt is there");
        assert!(
            file.contains(&block.text),
            "{path} does not contain\n{}",
            block.text
        );
        count += 1;
    }
    assert!(count >= 5, "the README shows only {count} excerpts");
}

#[test]
fn commands_print_what_is_shown() {
    let mut count = 0;
    for block in blocks()
        .into_iter()
        .filter(|block| block.language == "console")
    {
        let folder = copy();
        let shown = block.text.lines().filter(|line| line.starts_with("$ "));
        let mut real = String::new();
        for line in shown {
            real += &format!("{line}\n{}", run(&line[2..], folder.path()));
            count += 1;
        }
        assert_eq!(
            block.text.trim_end(),
            real.trim_end(),
            "the README shows another output"
        );
    }
    assert!(count >= 4, "the README shows only {count} commands");
}

/// The files that the commands read and write, in a folder of their own.
fn copy() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::create_dir(folder.path().join("tests")).expect("a folder in it");
    for (files, to) in [
        (&["spec", "generated", "specbind.toml"][..], ""),
        (&["tests/audit"], "tests"),
    ] {
        let status = Command::new("cp")
            .arg("-r")
            .args(files)
            .arg(folder.path().join(to))
            .status()
            .expect("cp runs");
        assert!(status.success());
    }
    // Changes need something to be compared with.
    git::init(folder.path());
    git::commit(folder.path(), "First");
    folder
}

/// What a command prints, `cargo run -q --` standing for the program under test.
fn run(command: &str, folder: &Path) -> String {
    let command = command.replace("cargo run -q --", env!("CARGO_BIN_EXE_specbind"));
    let output = Command::new("sh")
        .args(["-c", &format!("{command} 2>&1")])
        .current_dir(folder)
        .output();
    String::from_utf8(output.expect("sh runs").stdout).expect("the output is text")
}
