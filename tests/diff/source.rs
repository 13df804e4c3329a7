//! The source verdict against the compiler: callers written against an old crate still compile, or do not, as `diff` says.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use specbind::comparison::compare;
use specbind::config::Options;
use specbind::generate;

use super::frames::version;
use super::source_cases::{BREAKING, COMPATIBLE, Case};

/// A document with the parts of all these cases.
fn document(parts: impl Iterator<Item = (&'static str, &'static str)>) -> String {
    let mut text = "openapi: 3.1.0\ninfo: { title: API, version: v1 }\n".to_owned();
    let (mut schemas, mut paths) = (String::new(), String::new());
    for (name, part) in parts {
        for line in part.lines().map(str::trim).filter(|line| !line.is_empty()) {
            match (line.strip_prefix("op "), line.strip_prefix("op2 ")) {
                (Some(operation), _) => {
                    paths.push_str(&format!("  /{name}:\n    post: {operation}\n"))
                }
                (_, Some(operation)) => {
                    paths.push_str(&format!("  /{name}2:\n    post: {operation}\n"))
                }
                (None, None) => schemas.push_str(&format!("    {line}\n")),
            }
        }
    }
    text.push_str(&format!(
        "paths:\n{paths}components:\n  schemas:\n{schemas}"
    ));
    text
}

fn old_document() -> String {
    document(cases().map(|case| (case.name, case.old)))
}

fn compatible_document() -> String {
    document(cases().map(|case| {
        (
            case.name,
            if is_breaking(case) {
                case.old
            } else {
                case.new
            },
        )
    }))
}

fn breaking_document() -> String {
    document(cases().map(|case| {
        (
            case.name,
            if is_breaking(case) {
                case.new
            } else {
                case.old
            },
        )
    }))
}

fn cases() -> impl Iterator<Item = &'static Case> {
    COMPATIBLE.iter().chain(BREAKING)
}

fn is_breaking(case: &Case) -> bool {
    BREAKING.iter().any(|other| other.name == case.name)
}

#[test]
fn there_are_enough_cases() {
    let names: BTreeSet<&str> = cases().map(|case| case.name).collect();
    assert_eq!(names.len(), COMPATIBLE.len() + BREAKING.len());
    assert!(
        COMPATIBLE.len() >= 20 && BREAKING.len() >= 20,
        "{} and {}",
        COMPATIBLE.len(),
        BREAKING.len()
    );
}

#[test]
fn the_source_verdict_is_the_compilers() {
    let old = version("old.yaml", &old_document()).unwrap();
    let compatible = compare(&old, &version("new.yaml", &compatible_document()).unwrap());
    let broken: Vec<String> = compatible
        .findings
        .iter()
        .filter(|finding| !finding.source.is_empty())
        .map(|finding| format!("{} {:?}", finding.message(), finding.source))
        .collect();
    assert_eq!(broken, Vec::<String>::new());
    assert!(
        compatible.findings.len() >= COMPATIBLE.len() - 2,
        "{}",
        compatible.findings.len()
    );

    let breaking = compare(&old, &version("new.yaml", &breaking_document()).unwrap());
    let broken: Vec<&str> = breaking
        .findings
        .iter()
        .flat_map(|finding| &finding.source)
        .filter_map(|verdict| verdict.item.as_deref())
        .collect();
    for case in BREAKING {
        assert!(
            broken.contains(&case.item),
            "{}: {} in {broken:#?}",
            case.name,
            case.item
        );
    }

    let workspace = Workspace::create();
    workspace.add("old", &old_document());
    workspace.add("compatible", &compatible_document());
    workspace.add("breaking", &breaking_document());
    let failing = workspace.failing();
    let expected: BTreeSet<String> = BREAKING
        .iter()
        .map(|case| format!("breaking {}", case.name))
        .collect();
    assert_eq!(failing, expected);
}

/// A workspace below `target/`: per document a crate and a package of callers, one program per case.
struct Workspace(PathBuf);

impl Workspace {
    fn create() -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("source");
        fs::create_dir_all(root.join("crates")).unwrap();
        fs::remove_dir_all(root.join("crates")).unwrap();
        let workspace = Self(root);
        let manifest = "[workspace]\nmembers = [\"crates/*\"]\nresolver = \"3\"\n\n[profile.dev]\ndebug = false\n";
        workspace.write("Cargo.toml", manifest);
        workspace.write("Cargo.lock", include_str!("../../Cargo.lock"));
        workspace
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn add(&self, name: &str, text: &str) {
        self.write(&format!("{name}.yaml"), text);
        let spec = self.0.join(format!("{name}.yaml"));
        let generated = generate(&spec, &format!("s-{name}"), &Options::default());
        let generated = generated.unwrap_or_else(|_| panic!("{name} is sound"));
        for (path, text) in generated.files.iter() {
            self.write(&format!("crates/s-{name}/{path}"), text);
        }
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\napi = {{ package = \"s-{name}\", path = \"../s-{name}\" }}\n"
        );
        self.write(&format!("crates/{name}/Cargo.toml"), manifest);
        self.write(&format!("crates/{name}/src/lib.rs"), "//! Callers.\n");
        for case in
            cases().filter(|case| name == "old" || is_breaking(case) == (name == "breaking"))
        {
            let program = format!(
                "//! A caller.\n\n{}\n\nfn main() {{\n    let _ = call;\n}}\n",
                case.caller
            );
            self.write(&format!("crates/{name}/examples/{}.rs", case.name), program);
        }
    }

    /// Package and case of every caller that does not compile.
    fn failing(&self) -> BTreeSet<String> {
        let output = Command::new(env!("CARGO"))
            .args([
                "check",
                "--workspace",
                "--examples",
                "--keep-going",
                "--offline",
                "--jobs",
                "2",
            ])
            .arg("--message-format=json")
            .current_dir(&self.0)
            // What other tests have compiled is not compiled again.
            .env(
                "CARGO_TARGET_DIR",
                Path::new(env!("CARGO_TARGET_TMPDIR")).join("features/target"),
            )
            .env("RUSTFLAGS", "-D warnings")
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let mut failing = BTreeSet::new();
        let mut compiled = 0;
        for line in text.lines() {
            let message: serde_json::Value = serde_json::from_str(line).unwrap();
            let kind = message["target"]["kind"][0].as_str().unwrap_or_default();
            compiled += usize::from(kind == "example" && message["reason"] == "compiler-artifact");
            if message["reason"] == "compiler-message" && message["message"]["level"] == "error" {
                assert_eq!(
                    kind,
                    "example",
                    "{}",
                    message["message"]["rendered"].as_str().unwrap()
                );
                let package = message["manifest_path"].as_str().unwrap();
                let package = Path::new(package)
                    .parent()
                    .unwrap()
                    .file_name()
                    .unwrap()
                    .to_string_lossy();
                let case = message["target"]["name"].as_str().unwrap();
                if package != "breaking" {
                    panic!(
                        "{package} {case}: {}",
                        message["message"]["rendered"].as_str().unwrap()
                    );
                }
                failing.insert(format!("{package} {case}"));
            }
        }
        let callers = 2 * cases().count();
        assert_eq!(
            compiled + failing.len(),
            callers,
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        failing
    }
}
