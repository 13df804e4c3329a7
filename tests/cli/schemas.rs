//! What `--format json` prints is as the schema of `--json-schema` says, whatever happens.

use serde_json::Value;

use crate::git::{commit, init};
use crate::run::{API, Folder};

/// A command's schema.
struct Schema(jsonschema::Validator);

impl Schema {
    fn of(folder: &Folder, command: &[&str]) -> Self {
        let ran = folder.run(&[command, &["--json-schema"]].concat());
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{command:?}");
        let schema: Value = serde_json::from_str(&ran.stdout).unwrap();
        jsonschema::meta::validate(&schema).unwrap();
        Self(jsonschema::validator_for(&schema).unwrap())
    }

    /// Runs a command, and gives what it prints once that is as described.
    fn hold(&self, folder: &Folder, args: &[&str]) -> Value {
        let ran = folder.run(&[args, &["--format", "json"]].concat());
        let object: Value = serde_json::from_str(&ran.stdout).unwrap();
        let errors = self.0.iter_errors(&object);
        let errors: Vec<String> = errors
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{args:?}: {}", errors.join("\n"));
        let mut unheard = object.clone();
        unheard["unheard"] = Value::Null;
        assert!(!self.0.is_valid(&unheard));
        object
    }
}

fn longer() -> String {
    API.replace("maxLength: 10", "maxLength: 20")
}

#[test]
fn of_documents_that_are_compared() {
    let folder = Folder::new();
    let schema = Schema::of(&folder, &["diff"]);
    folder.write(
        "new.yaml",
        API.replace("/card:", "/cards:").replace("name:", "label:"),
    );
    let object = schema.hold(&folder, &["diff", "api.yaml", "new.yaml"]);
    let findings = object["comparisons"][0]["findings"].as_array().unwrap();
    let is_named = |finding: &Value| finding["source"][0]["item"].is_string();
    assert!(findings.iter().any(is_named), "{findings:?}");
    folder.write("old/api.yaml", API);
    folder.write("new/other.yaml", longer());
    let object = schema.hold(&folder, &["diff", "old", "new"]);
    assert_eq!(object["comparisons"].as_array().unwrap().len(), 2);
}

/// What a generation means for callers stands in its object as a whole.
#[test]
fn of_a_generation() {
    let folder = Folder::new();
    let schema = Schema::of(&folder, &["gen"]);
    assert_eq!(schema.hold(&folder, &["gen"])["status"], "written");
    assert_eq!(schema.hold(&folder, &["gen"])["status"], "current");
    folder.write("api.yaml", API.replace("maxLength: 10", "format: uuid"));
    assert_eq!(schema.hold(&folder, &["gen", "--check"])["status"], "stale");
    let written = schema.hold(&folder, &["gen"]);
    let items = written["targets"][0]["since"]["items"].as_array().unwrap();
    assert!(
        items.iter().any(|item| item["fate"] == "breaks callers"),
        "{items:?}"
    );

    init(&folder.path(""));
    commit(&folder.path(""), "First");
    folder.write("api.yaml", API);
    let written = schema.hold(&folder, &["gen"]);
    let target = &written["targets"][0];
    let comparison = &target["since"]["document"];
    assert_eq!(
        (&comparison["step"], &target["step"]),
        (&"major".into(), &"major".into())
    );
    assert_eq!(comparison["findings"][0]["rule"], "response-format-removed");
    assert_eq!(comparison["findings"][0]["operations"][0]["id"], "readCard");

    folder.write("api.yaml", "openapi: 3.0.3\npaths: 3\n");
    assert_eq!(schema.hold(&folder, &["gen"])["status"], "refused");
    commit(&folder.path(""), "Second");
    folder.write("api.yaml", longer());
    let written = schema.hold(&folder, &["gen"]);
    assert_eq!(written["targets"][0]["since"]["unknown"], "it has errors");
    assert_eq!(schema.hold(&folder, &["gen", "nobody"])["status"], "failed");
}

#[test]
fn of_pages() {
    let folder = Folder::new();
    for file in [
        "page.txt",
        "harbour.yaml",
        "pages/harbour.toml",
        "pages/harbour.texts.toml",
    ] {
        let text = std::fs::read(format!("tests/audit/harbour/{file}")).unwrap();
        folder.write(file, text);
    }
    let page = folder.read("page.txt");
    let edited = page
        .replace("up to 64", "up to 32")
        .replace("409 E-18 Boat too long\n", "")
        .replace("from 1 to 3\n", "from 1 to 3\n  - FUEL = diesel\n");
    folder.write("new.txt", edited);
    folder.write(
        "cut.txt",
        page.replace("409 E-18 Boat too long\n", "More answers\n"),
    );

    let profile = ["--profile", "pages/harbour.toml"];
    let schema = Schema::of(&folder, &[&["diff"][..], &profile].concat());
    for (old, new, action) in [
        ("page.txt", "new.txt", "changed"),
        ("page.txt", "cut.txt", "hidden"),
        ("cut.txt", "page.txt", "uncovered"),
    ] {
        let object = schema.hold(&folder, &[&["diff", old, new][..], &profile].concat());
        let changes = object["changes"].as_array().unwrap();
        assert!(
            changes.iter().any(|change| change["action"] == action),
            "{changes:?}"
        );
    }
    let same = schema.hold(
        &folder,
        &[&["diff", "new.txt", "new.txt"][..], &profile].concat(),
    );
    assert_eq!(same["status"], "unchanged");

    let schema = Schema::of(&folder, &["audit"]);
    let audit = |page: &str, spec: &str| {
        let args = ["audit", page, "--spec", spec];
        schema.hold(&folder, &[&args[..], &profile].concat())["status"].clone()
    };
    assert_eq!(audit("page.txt", "harbour.yaml"), "agrees");
    assert_eq!(audit("new.txt", "harbour.yaml"), "differs");
    assert_eq!(audit("none.txt", "harbour.yaml"), "failed");
    folder.write("bad.yaml", "openapi: 3.0.3\npaths: 3\n");
    assert_eq!(audit("page.txt", "bad.yaml"), "refused");
}

/// Captures of a revision are named as the user names them.
#[test]
fn captures_are_compared_with_what_was_committed() {
    let folder = Folder::new();
    for file in ["page.txt", "pages/harbour.toml"] {
        let text = std::fs::read(format!("tests/audit/harbour/{file}")).unwrap();
        folder.write(file, text);
    }
    folder.write(
        "captures/card.html",
        std::fs::read("tests/audit/harbour/page.html").unwrap(),
    );
    init(&folder.path(""));
    commit(&folder.path(""), "First");
    folder.write(
        "page.txt",
        folder.read("page.txt").replace("up to 64", "up to 32"),
    );
    let diff =
        |old: &str, new: &str| folder.run(&["diff", old, new, "--profile", "pages/harbour.toml"]);
    let ran = diff("HEAD:page.txt", "page.txt");
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert!(
        ran.stdout
            .contains("old HEAD:page.txt:11: up to 64 characters"),
        "{ran:?}"
    );
    assert!(
        ran.stdout
            .ends_with("one fact changed from HEAD:page.txt to page.txt\n"),
        "{ran:?}"
    );
    let ran = diff("HEAD:captures/card.html", "HEAD:page.txt");
    assert!(
        ran.stdout
            .contains("unchanged: HEAD:page.txt says what HEAD:captures/card.html said"),
        "{ran:?}"
    );
    let ran = diff("HEAD:none.txt", "page.txt");
    assert!(
        ran.code == 2 && ran.stderr.contains("git cat-file"),
        "{ran:?}"
    );
    let ran = diff("HEAD:specbind.toml", "page.txt");
    assert!(
        ran.code == 2 && ran.stderr.contains("HEAD:specbind.toml"),
        "{ran:?}"
    );
}
