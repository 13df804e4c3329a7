//! `cargo bench --bench compare`: specbind beside other generators, measured as whole processes in one run.
//!
//! Knows neither specbind's code nor what it generates: see `benches/README.md`.

mod documents;
mod measure;
mod plot;
mod results;
mod tools;

use std::fs;
use std::path::{Path, PathBuf};

use documents::{Published, published, synthesize};
use measure::{Cost, measure, measure_best};
use results::Results;
use tools::Tool;

/// How often each generator runs on each document; the best run counts.
const RUNS: usize = 5;

/// Operations of the documents that show how time grows.
const SIZES: [usize; 4] = [10, 100, 1_000, 10_000];

fn main() {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    let wants = |name: &str| words.is_empty() || words.iter().any(|word| word == name);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let work = folder.join("target/compare");
    fs::create_dir_all(&work).expect("a folder for the crates");
    let mut results = Results::read(&folder.join("benches/results.tsv"));
    let tools: Vec<Tool> = tools::all().into_iter().filter(Tool::is_there).collect();
    let documents = published(folder);
    if wants("gen") {
        compare_generation(&tools, &documents, &work, &mut results);
    }
    if wants("growth") {
        measure_growth(&tools, &work, &mut results);
    }
    for (measure, arguments) in [
        ("check", &["check"][..]),
        ("build", &["build", "--release"]),
    ] {
        if wants(measure) {
            compare_compilation(measure, arguments, &tools, &documents, &work, &mut results);
        }
    }
    for (dark, name) in [(false, "light"), (true, "dark")] {
        plot::draw(
            &results,
            dark,
            &folder.join(format!("benches/compare-{name}.svg")),
        );
    }
}

/// Every tool generates from every document, one after the other, so that noise meets all alike.
fn compare_generation(tools: &[Tool], documents: &[Published], work: &Path, results: &mut Results) {
    for document in documents {
        for tool in tools {
            let out = crate_folder(work, tool, document);
            if let Some(cost) = measure_best(RUNS, || tool.generate(&document.path, &out)) {
                tool.complete(&out);
                results.set(document.name, tool.name, "gen", &cost);
            }
        }
    }
}

/// The same shape of document, ten times as large each time.
fn measure_growth(tools: &[Tool], work: &Path, results: &mut Results) {
    for size in SIZES {
        let path = work.join(format!("operations-{size}.json"));
        fs::write(&path, synthesize(size)).expect("a document");
        for tool in tools {
            let out = work.join(format!("{}-{size}", tool.name));
            let runs = if size < 10_000 { RUNS } else { 2 };
            if let Some(cost) = measure_best(runs, || tool.generate(&path, &out)) {
                results.set(&format!("{size} operations"), tool.name, "gen", &cost);
            }
        }
    }
}

/// Compiles each generated crate, without what it depends on.
fn compare_compilation(
    name: &str,
    arguments: &[&str],
    tools: &[Tool],
    documents: &[Published],
    work: &Path,
    results: &mut Results,
) {
    for document in documents {
        for tool in tools {
            let out = crate_folder(work, tool, document);
            let root = out.join("src/lib.rs");
            if root.exists()
                && let Some(cost) = compile(arguments, &out, &root)
            {
                results.set(document.name, tool.name, name, &cost);
            }
        }
    }
}

fn compile(arguments: &[&str], out: &Path, root: &Path) -> Option<Cost> {
    let cargo = || {
        let mut cargo = std::process::Command::new(env!("CARGO"));
        cargo.args(arguments).arg("--quiet").current_dir(out);
        cargo.env("CARGO_TARGET_DIR", out.with_file_name("target"));
        cargo.env("CARGO_INCREMENTAL", "0");
        cargo
    };
    // Everything once, then the crate alone.
    measure(cargo())?;
    let text = fs::read(root).expect("the crate's root");
    fs::write(root, text).expect("a newer root");
    measure(cargo())
}

fn crate_folder(work: &Path, tool: &Tool, document: &Published) -> PathBuf {
    work.join(format!("{}-{}", tool.name, document.name))
}
