//! One crate for all groups, and a program that reads every value with the strict readers of that crate.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use specbind::Failure;
use specbind::config::Options;
use specbind::diag::Colour;
use specbind::emit::{Emission, reference_page};
use specbind::runtime::json::Json;

use super::groups::{Draft, Group};

/// What became of a value.
pub(crate) enum Outcome {
    /// It was read; this is what the type writes.
    Read(Json),
    /// It was refused.
    Refused(String),
}

const MANIFEST: &str = "[workspace]\nmembers = [\"types\", \"reader\"]\nresolver = \"3\"\n\n[profile.dev]\ndebug = false\n";
const READER: &str = "[package]\nname = \"NAME\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\nserde_json = \"1\"\ntypes = { package = \"types-NAME\", path = \"../types\", default-features = false }\n";

fn root(draft: &Draft) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("suites")
        .join(draft.folder)
}

/// Writes the reference page of all groups, which are its operations: more than a crate has a page for.
pub(crate) fn write_page(draft: &Draft) -> PathBuf {
    let (_, understood) =
        specbind::understand(&root(draft).join("document.json")).expect("it can be read");
    let (api, tables) = understood.expect("it was generated");
    let page = reference_page(&Emission::new(&api, &tables, "types"));
    let path = root(draft).join("page.html");
    fs::write(&path, page).expect("the file");
    path
}

/// A line per value, behind the number of its group.
pub(crate) fn lines(groups: &[Group]) -> String {
    let mut lines = String::new();
    for (index, group) in groups.iter().enumerate() {
        for case in &group.cases {
            writeln!(lines, "{index} {}", case.data).expect("text grows");
        }
    }
    lines
}

/// Reads every value of every group.
pub(crate) fn read_all(draft: &Draft, groups: &[Group]) -> Vec<Vec<Outcome>> {
    let root = root(draft);
    drop(fs::remove_dir_all(root.join("types")));
    let write = |path: &str, text: &[u8]| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("below the root")).expect("its folder");
        fs::write(path, text).expect("the file");
    };
    write("document.json", document(draft, groups).as_bytes());
    for (index, group) in groups
        .iter()
        .enumerate()
        .filter(|(_, group)| group.is_named())
    {
        let path = format!("groups/G{index}.json");
        write(&path, group.schema.to_string().as_bytes());
    }
    // Drafts are tested side by side in one target folder, where cargo tells crates apart by their names only.
    let name = format!("reader-{}", draft.folder);
    let document = root.join("document.json");
    let generated = specbind::generate(&document, &format!("types-{name}"), &Options::default());
    let generated = generated.unwrap_or_else(|failure| match failure {
        Failure::Document(report) => panic!("{}", report.to_text(Colour::Never)),
        Failure::Error(error) => panic!("{error}"),
    });
    for (path, text) in generated.files.iter() {
        write(&format!("types/{path}"), text);
    }
    write("Cargo.toml", MANIFEST.as_bytes());
    write("Cargo.lock", include_bytes!("../../Cargo.lock"));
    write(
        "reader/Cargo.toml",
        READER.replace("NAME", &name).as_bytes(),
    );
    write("reader/src/main.rs", program(groups.len()).as_bytes());
    let output = run(&root, &name, groups);
    let mut lines = output.lines();
    let outcome = |line: &str| match line.split_once(' ') {
        Some(("read", text)) => Outcome::Read(Json::parse(text).expect("JSON is written")),
        Some((_, why)) => Outcome::Refused(why.to_owned()),
        None => panic!("`{line}` says nothing"),
    };
    let mut next = || outcome(lines.next().expect("one line per value"));
    groups
        .iter()
        .map(|group| group.cases.iter().map(|_| next()).collect())
        .collect()
}

/// A document whose components are the schemas of all groups, each the body of an operation. Those that go by names stand
/// in a file each: a document has room for one schema of a name.
fn document(draft: &Draft, groups: &[Group]) -> String {
    let (mut schemas, mut paths) = (Vec::new(), Vec::new());
    for (index, group) in groups.iter().enumerate() {
        let schema = match group.is_named() {
            true => format!("{{\"$ref\": \"groups/G{index}.json\"}}"),
            false => rebase(&group.schema, &format!("#/components/schemas/G{index}")).to_string(),
        };
        schemas.push(format!("\"G{index}\": {schema}"));
        let content = format!(
            "{{\"application/json\": {{\"schema\": {{\"$ref\": \"#/components/schemas/G{index}\"}}}}}}"
        );
        paths.push(format!(
            "\"/g{index}\": {{\"post\": {{\"requestBody\": {{\"content\": {content}}}, \"responses\": {{\"204\": {{\"description\": \"Done.\"}}}}}}}}"
        ));
    }
    let (schemas, paths) = (schemas.join(",\n"), paths.join(",\n"));
    let version = draft.version;
    format!(
        "{{\"openapi\": \"{version}\", \"info\": {{\"title\": \"suite\", \"version\": \"1\"}}, \"paths\": {{\n{paths}\n}}, \"components\": {{\"schemas\": {{\n{schemas}\n}}}}}}"
    )
}

/// The schema at another place of a document: references to its root go there, and nothing names its dialect.
fn rebase(schema: &Json, root: &str) -> Json {
    match schema {
        Json::Object(members) => {
            let kept = members
                .iter()
                .filter(|(key, value)| key != "$schema" || !matches!(value, Json::String(_)));
            let moved = kept.map(|(key, value)| match (key.as_str(), value) {
                ("$ref", Json::String(to)) => {
                    (key.clone(), Json::String(to.replacen('#', root, 1)))
                }
                ("enum" | "const" | "default", _) => (key.clone(), value.clone()),
                _ => (key.clone(), rebase(value, root)),
            });
            Json::Object(moved.collect())
        }
        Json::Array(items) => Json::Array(items.iter().map(|item| rebase(item, root)).collect()),
        other => other.clone(),
    }
}

/// Reads lines of a group's number and a value; writes what became of each.
fn program(groups: usize) -> String {
    let mut arms = String::new();
    for index in 0..groups {
        writeln!(
            arms,
            "        {index} => read::<types::validate::G{index}>(text),"
        )
        .expect("text grows");
    }
    format!(
        r#"fn main() {{
    for line in std::io::stdin().lines() {{
        let line = line.expect("text");
        let (group, text) = line.split_once(' ').expect("a group and a value");
        println!("{{}}", read_one(group.parse().expect("a number"), text));
    }}
}}

fn read_one(group: usize, text: &str) -> String {{
    match group {{
{arms}        _ => unreachable!(),
    }}
}}

fn read<S: types::Schema>(text: &str) -> String {{
    match S::read(text) {{
        Ok(value) => format!("read {{}}", serde_json::to_string(&value).expect("JSON")),
        Err(violations) => format!("refused {{}}", violations.to_string().escape_debug()),
    }}
}}
"#
    )
}

fn run(root: &PathBuf, name: &str, groups: &[Group]) -> String {
    let input = lines(groups);
    let mut child = Command::new(env!("CARGO"))
        .args([
            "run",
            "--quiet",
            "--offline",
            "--jobs",
            "2",
            "--package",
            name,
        ])
        .current_dir(root)
        .env("CARGO_TARGET_DIR", root.with_file_name("target"))
        .env("RUSTFLAGS", "-D warnings")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("cargo runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("the program ends");
    assert!(
        output.status.success(),
        "the crate compiles without a warning and runs"
    );
    writer
        .join()
        .expect("no panic")
        .expect("the program reads all");
    String::from_utf8(output.stdout).expect("text")
}
