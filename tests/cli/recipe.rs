//! The recipes for CI in a clone of a repository: their very lines are run, and what they are for fails them.

use std::path::Path;
use std::process::Command;

use serde_yaml::Value;

use crate::git::{commit, git, init, path_with_program};
use crate::run::{Folder, ran};

const WORKFLOW: &str = include_str!("recipe/specbind.yml");
const SCRIPT: &str = include_str!("recipe/specbind.sh");

const STALE: &str = "Generated crates are current";
const CONTRADICTED: &str = "Pages say what the document says";
const BREAKING: &str = "What breaks callers is accepted";

/// What callers have stands in `origin/main`; the clone is what a pull request makes of it.
struct Repository {
    origin: Folder,
    clone: Folder,
}

impl Repository {
    fn new() -> Self {
        let origin = Folder::new();
        std::fs::remove_file(origin.path("api.yaml")).unwrap();
        for (file, to) in [
            ("harbour.yaml", "spec/harbour.yaml"),
            ("pages/harbour.toml", "spec/pages/harbour.toml"),
            ("pages/harbour.texts.toml", "spec/pages/harbour.texts.toml"),
            ("page.txt", "captures/reserve.txt"),
        ] {
            let text = std::fs::read(format!("tests/audit/harbour/{file}")).unwrap();
            origin.write(to, text);
        }
        let target = "[targets.harbour]\nspec = 'spec/harbour.yaml'\nout = 'generated/harbour'\n";
        origin.write("specbind.toml", target);
        origin.write("spec/accepted.toml", "");
        init(&origin.path(""));
        let generated = origin.run(&["gen"]);
        assert_eq!(generated.code, 0, "{generated:?}");
        commit(&origin.path(""), "First");
        let clone = Folder::new();
        std::fs::remove_dir_all(clone.path("")).unwrap();
        let (from, to) = (origin.path(""), clone.path(""));
        git(&origin.path(""), &["clone", "-q", &text(&from), &text(&to)]);
        Self { origin, clone }
    }

    /// Replaces text of a file in the clone.
    fn edit(&self, file: &str, from: &str, to: &str) {
        let text = self.clone.read(file);
        assert!(text.contains(from), "{file} has no `{from}`");
        self.clone.write(file, text.replace(from, to));
    }

    /// The steps of the workflow that fail. The script has to fail when any does.
    fn failing(&self) -> Vec<String> {
        let failing = steps()
            .into_iter()
            .filter(|(_, lines)| self.sh(&["-e", "-c", lines]) != 0);
        let failing: Vec<String> = failing.map(|(name, _)| name).collect();
        let script = self.sh(&["-c", SCRIPT, "specbind.sh", "origin/main"]);
        assert_eq!(script != 0, !failing.is_empty(), "{failing:?}");
        failing
    }

    fn sh(&self, args: &[&str]) -> i32 {
        let output = Command::new("sh")
            .args(args)
            .current_dir(self.clone.path(""))
            .env("PATH", path_with_program())
            .env("GITHUB_BASE_REF", "main")
            .output();
        ran(output.unwrap()).code
    }
}

fn text(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

/// Name and lines of each step of the workflow that runs any.
fn steps() -> Vec<(String, String)> {
    let workflow: Value = serde_yaml::from_str(WORKFLOW).unwrap();
    let steps = workflow["jobs"]["documents"]["steps"]
        .as_sequence()
        .unwrap();
    let text = |step: &Value, key: &str| step[key].as_str().map(str::to_owned);
    let lines = |step| Some((text(step, "name").unwrap(), text(step, "run")?));
    steps
        .iter()
        .filter(|step| step.get("run").is_some())
        .filter_map(lines)
        .collect()
}

#[test]
fn a_clean_state_passes() {
    let names: Vec<String> = steps().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, [STALE, CONTRADICTED, BREAKING]);
    assert_eq!(Repository::new().failing(), Vec::<String>::new());
}

#[test]
fn stale_output_fails() {
    let repository = Repository::new();
    repository.edit(
        "spec/harbour.yaml",
        "Seconds to wait.",
        "Seconds to wait for.",
    );
    assert_eq!(repository.failing(), [STALE]);
}

#[test]
fn a_contradicted_page_fails() {
    let repository = Repository::new();
    repository.edit("captures/reserve.txt", "up to 64", "up to 32");
    assert_eq!(repository.failing(), [CONTRADICTED]);
}

#[test]
fn a_breaking_change_fails_until_it_is_accepted() {
    let repository = Repository::new();
    repository.edit("spec/harbour.yaml", "maximum: 30", "maximum: 20");
    repository.edit("captures/reserve.txt", "from 1 to 30", "from 1 to 20");
    let generated = repository.clone.run(&["gen"]);
    assert_eq!(generated.code, 0, "{generated:?}");
    assert_eq!(repository.failing(), [BREAKING]);
    let accept = |expires: &str| {
        let found = repository
            .clone
            .run(&["diff", "origin/main:spec", "spec", "--format", "json"]);
        let found: serde_json::Value = serde_json::from_str(&found.stdout).unwrap();
        let [finding] = &found["comparisons"][0]["findings"].as_array().unwrap()[..] else {
            panic!("{found}")
        };
        let fingerprint = finding["fingerprint"].as_str().unwrap();
        let entry = format!(
            "[[accepted]]\nfingerprint = '{fingerprint}'\nreason = 'agreed'\nexpires = {expires}\n"
        );
        repository.clone.write("spec/accepted.toml", entry);
    };
    accept("2999-01-01");
    assert_eq!(repository.failing(), Vec::<String>::new());
    accept("2020-01-01");
    assert_eq!(repository.failing(), [BREAKING]);
    // Once callers have it, accepting it is stale.
    accept("2999-01-01");
    commit(&repository.clone.path(""), "Second");
    git(
        &repository.clone.path(""),
        &["push", "-q", "origin", "HEAD:refs/heads/next"],
    );
    git(
        &repository.origin.path(""),
        &["reset", "-q", "--hard", "next"],
    );
    git(&repository.clone.path(""), &["fetch", "-q"]);
    assert_eq!(repository.failing(), [BREAKING]);
    repository.clone.write("spec/accepted.toml", "");
    assert_eq!(repository.failing(), Vec::<String>::new());
}
