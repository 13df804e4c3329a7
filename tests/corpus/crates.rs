//! The crates of all documents in one workspace below `target/`: clippy judges each, and a program per crate reads values.
//!
//! What came of a crate is kept beside it, so that a run that was interrupted goes on where it stopped.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufRead, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use indicatif::ProgressBar;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use specbind::runtime::json::Json;

use crate::plan::Plan;

/// What came of a crate.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Built {
    /// Of the crate, its values and the compiler.
    hash: u64,
    /// What rustc and clippy say.
    pub(crate) errors: Vec<String>,
    /// How many values were read or refused as they should.
    pub(crate) read: usize,
    /// Values that were not.
    pub(crate) apart: Vec<String>,
    /// Seconds of reading.
    pub(crate) seconds: f64,
}

/// What a run took, as the clock says.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spent {
    pub(crate) clippy: Duration,
    /// Building the crates that read, and letting them.
    pub(crate) reading: Duration,
}

/// The workspace.
pub(crate) struct Crates {
    root: PathBuf,
}

/// So many crates are compiled by one run of cargo.
const AT_ONCE: usize = 12;
const PROFILE: &str = "resolver = \"3\"\n\n[profile.dev]\ndebug = false\nincremental = false\n";
const READER: &str =
    "[dependencies]\nserde_json = { version = \"1\", features = [\"raw_value\"] }\n";

impl Crates {
    /// An empty workspace, but for what is kept of earlier runs.
    pub(crate) fn create() -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpus");
        fs::create_dir_all(root.join("kept")).expect("a folder below `target`");
        Self { root }
    }

    /// Forgets what is kept.
    pub(crate) fn forget(&self) {
        fs::remove_dir_all(self.root.join("kept")).expect("the kept results go");
        fs::create_dir_all(self.root.join("kept")).expect("a folder below `target`");
    }

    /// Compiles and runs the crates that are not known yet, some at a time, so that little is lost in an interruption.
    pub(crate) fn build(&self, plans: Vec<&Plan>, bar: &ProgressBar) -> Spent {
        let known = |plan: &&Plan| self.kept(plan).is_some();
        let (done, mut missing): (Vec<&Plan>, Vec<&Plan>) = plans.into_iter().partition(known);
        bar.inc(2 * done.len() as u64);
        self.write_all(&missing);
        // Crates of about the same size together: no core waits for a large one at the end.
        missing.sort_by_key(|plan| Reverse(plan.bytes()));
        let mut spent = Spent::default();
        for some in missing.chunks(AT_ONCE) {
            let started = Instant::now();
            let mut built = self.clippy(some, bar);
            spent.clippy += started.elapsed();
            let started = Instant::now();
            self.read_all(some, &mut built, bar);
            spent.reading += started.elapsed();
            for plan in some {
                let hash = plan.hash();
                let built = built.remove(&plan.name).unwrap_or_default();
                self.keep(plan, Built { hash, ..built });
            }
        }
        spent
    }

    /// What came of a crate in this run or an earlier one.
    pub(crate) fn kept(&self, plan: &Plan) -> Option<Built> {
        let text = fs::read(self.kept_path(plan)).ok()?;
        let built: Built = serde_json::from_slice(&text).ok()?;
        (built.hash == plan.hash()).then_some(built)
    }

    fn keep(&self, plan: &Plan, built: Built) {
        let text = serde_json::to_vec(&built).expect("JSON");
        fs::write(self.kept_path(plan), text).expect("a file below `target`");
    }

    fn kept_path(&self, plan: &Plan) -> PathBuf {
        self.root
            .join("kept")
            .join(&plan.name)
            .with_extension("json")
    }

    fn write_all(&self, plans: &[&Plan]) {
        let mut members = String::new();
        for plan in plans {
            let name = &plan.name;
            let _ = write!(
                members,
                "\"crates/{name}\", \"keeping/{name}\", \"readers/{name}\", "
            );
            for (folder, files) in [("crates", &plan.files), ("keeping", &plan.keeping)] {
                for (path, text) in files.iter() {
                    self.write(&format!("{folder}/{name}/{path}"), text);
                }
            }
            let manifest = format!(
                "[package]\nname = \"read-{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n{READER}types = {{ package = \"keeping-{name}\", path = \"../../keeping/{name}\", default-features = false }}\n"
            );
            self.write(&format!("readers/{name}/Cargo.toml"), manifest.as_bytes());
            self.write(
                &format!("readers/{name}/src/main.rs"),
                program(plan).as_bytes(),
            );
        }
        let manifest = format!("[workspace]\nmembers = [{members}]\n{PROFILE}");
        self.write("Cargo.toml", manifest.as_bytes());
        self.write("Cargo.lock", include_bytes!("../../Cargo.lock"));
    }

    /// Leaves a file alone that is as it should be, so that cargo compiles only what changed.
    fn write(&self, path: &str, text: &[u8]) {
        let path = self.root.join(path);
        if fs::read(&path).is_ok_and(|old| old == text) {
            return;
        }
        fs::create_dir_all(path.parent().expect("below the root")).expect("its folder");
        fs::write(path, text).expect("a file below `target`");
    }

    /// Clippy's default set, where a warning is an error. It checks as rustc does, so nothing is compiled twice.
    fn clippy(&self, plans: &[&Plan], bar: &ProgressBar) -> HashMap<String, Built> {
        bar.set_message("clippy");
        let mut built: HashMap<String, Built> = HashMap::new();
        let names = plans.iter().map(|plan| plan.name.clone());
        self.cargo(&["clippy"], names, |name, message| {
            let built = built.entry(name).or_default();
            match message {
                Message::Said(text) => built.errors.push(text),
                Message::Made(_) => bar.inc(1),
            }
        });
        built
    }

    /// Builds the programs, and runs each as soon as it is there.
    fn read_all(&self, plans: &[&Plan], built: &mut HashMap<String, Built>, bar: &ProgressBar) {
        bar.set_message("reading");
        let compiles = |plan: &&&Plan| {
            built
                .get(&plan.name)
                .is_none_or(|built| built.errors.is_empty())
        };
        let readable: Vec<&Plan> = plans.iter().filter(compiles).copied().collect();
        let names = readable.iter().map(|plan| format!("read-{}", plan.name));
        self.cargo(&["build"], names, |name, message| {
            let name = name.trim_start_matches("read-").to_owned();
            let plan = readable.iter().find(|plan| plan.name == name);
            let built = built.entry(name).or_default();
            match message {
                Message::Said(text) => built.errors.push(text),
                Message::Made(Some(program)) => {
                    let started = Instant::now();
                    let plan = plan.expect("it was asked for");
                    (built.read, built.apart) = compare(plan, &run(&program, plan));
                    built.seconds = started.elapsed().as_secs_f64();
                    bar.inc(1);
                }
                Message::Made(None) => {}
            }
        });
    }

    fn cargo(
        &self,
        command: &[&str],
        names: impl Iterator<Item = String>,
        mut hear: impl FnMut(String, Message),
    ) {
        let packages: Vec<String> = names
            .flat_map(|name| ["--package".to_owned(), name])
            .collect();
        if packages.is_empty() {
            return;
        }
        let mut child = Command::new(env!("CARGO"))
            .args(command)
            .args([
                "--offline",
                "--quiet",
                "--keep-going",
                "--message-format",
                "json",
            ])
            .args(&packages)
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", self.root.join("target"))
            .env("RUSTFLAGS", "-D warnings")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("cargo runs");
        let mut errors = child.stderr.take().expect("a pipe");
        let errors = std::thread::spawn(move || std::io::read_to_string(&mut errors));
        let output = BufReader::new(child.stdout.take().expect("a pipe"));
        let mut heard = 0;
        for line in output.lines() {
            let message: Value = serde_json::from_str(&line.expect("text")).expect("a message");
            if let Some((name, message)) = understand(&message) {
                heard += 1;
                hear(name, message);
            }
        }
        child.wait().expect("cargo ends");
        let errors = errors.join().expect("no panic").unwrap_or_default();
        assert!(heard > 0, "cargo {command:?} did nothing:\n{errors}");
    }
}

/// What cargo says of a package.
enum Message {
    /// An error or a warning.
    Said(String),
    /// It is built; perhaps a program.
    Made(Option<PathBuf>),
}

fn understand(message: &Value) -> Option<(String, Message)> {
    let manifest = message["manifest_path"].as_str()?;
    let name = Path::new(manifest)
        .parent()?
        .file_name()?
        .to_string_lossy()
        .into_owned();
    let is_ours = ["crates", "keeping", "readers"]
        .iter()
        .any(|folder| manifest.contains(&format!("/corpus/{folder}/")));
    let said = match message["reason"].as_str()? {
        "compiler-message" => Message::Said(message["message"]["rendered"].as_str()?.to_owned()),
        "compiler-artifact" => Message::Made(message["executable"].as_str().map(PathBuf::from)),
        _ => return None,
    };
    is_ours.then_some((name, said))
}

/// Reads lines of a schema's number and a value; writes what became of each.
const PROGRAM: &str = r#"use types::Schema;

fn main() {
    for line in std::io::stdin().lines() {
        let line = line.expect("text");
        let (schema, text) = line.split_once(' ').expect("a schema and a value");
        println!("{}", read_one(schema.parse().expect("a number"), text));
    }
}

fn read_one(schema: usize, text: &str) -> String {
    match schema {
ARMS        _ => read::<types::runtime::json::Json>(text),
    }
}

fn read<S: Schema>(text: &str) -> String {
    match S::read(text) {
        Ok(value) => format!("read {}", serde_json::to_string(&value).expect("JSON")),
        Err(violations) => format!("refused {}", violations.to_string().escape_debug()),
    }
}
"#;

fn program(plan: &Plan) -> String {
    let mut arms = String::new();
    for (index, name) in &plan.types {
        let _ = writeln!(
            arms,
            "        {index} => read::<types::validate::{name}>(text),"
        );
    }
    PROGRAM.replace("ARMS", &arms)
}

fn run(program: &Path, plan: &Plan) -> String {
    let mut input = String::new();
    for case in &plan.cases {
        let _ = writeln!(input, "{} {}", case.schema.index(), case.text);
    }
    let mut child = Command::new(program)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("the program ends");
    // A program that dies early leaves lines out, which the comparison finds.
    drop(writer.join().expect("no panic"));
    String::from_utf8(output.stdout).expect("text")
}

/// How many values were treated as they should, and the others.
fn compare(plan: &Plan, output: &str) -> (usize, Vec<String>) {
    let mut lines = output.lines();
    let (mut right, mut apart) = (0, Vec::new());
    for case in &plan.cases {
        let line = lines.next().unwrap_or("nothing");
        let problem = match (case.is_valid, line.split_once(' ')) {
            (true, Some(("read", written))) => case.lost_in(written),
            (false, Some(("refused", _))) => None,
            (_, said) => Some(said.map_or(line, |(_, text)| text).to_owned()),
        };
        match problem {
            None => right += 1,
            Some(problem) => {
                let pointer = plan.pointers.get(&case.schema).map_or("", String::as_str);
                let verdict = if case.is_valid { "valid" } else { "invalid" };
                apart.push(format!("{pointer}: {verdict} {} gave {problem}", case.text));
            }
        }
    }
    (right, apart)
}

impl crate::judge::Case {
    /// What the type wrote, where that is not the value.
    fn lost_in(&self, written: &str) -> Option<String> {
        let read = Json::parse(&self.text).expect("a value");
        match Json::parse(written) {
            Ok(written) if written == read => None,
            _ => Some(format!("back {written}")),
        }
    }
}

impl Plan {
    /// How much code its crate has.
    fn bytes(&self) -> usize {
        let code = self.files.iter().filter(|(path, _)| path.ends_with(".rs"));
        code.map(|(_, text)| text.len()).sum()
    }

    /// Changes with everything that a result hangs on.
    fn hash(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        for (path, text) in self.files.iter().chain(self.keeping.iter()) {
            (path, text).hash(&mut hasher);
        }
        for case in &self.cases {
            (case.schema, &case.text, case.is_valid).hash(&mut hasher);
        }
        env!("CARGO_PKG_RUST_VERSION").hash(&mut hasher);
        hasher.finish()
    }
}
