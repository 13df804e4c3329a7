//! A repeatable measure: published documents are generated, compiled, judged by clippy, and their schemas and examples
//! judged by another implementation of JSON Schema.
//!
//! `cargo test --test corpus` does the fixed part, `cargo test --release --test corpus -- --all` everything;
//! `--update` writes what was found to `tests/CORPUS.md`, `--fresh` forgets what earlier runs compiled, `--judge-only` compiles nothing, and other words
//! choose the documents whose path holds one of them.

mod bundle;
mod crates;
mod documents;
mod draw;
mod facts;
mod judge;
mod oracle;
mod pattern;
mod plan;
mod random;
mod row;
mod table;
mod text;

use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use indicatif::{ProgressBar, ProgressStyle};

use crates::Crates;
use documents::Document;
use plan::{Plan, plan};
use row::Row;

/// What the command line asks for.
#[derive(Debug, Default)]
struct Arguments {
    all: bool,
    update: bool,
    fresh: bool,
    judge_only: bool,
    names: Vec<String>,
}

fn main() -> ExitCode {
    let arguments = arguments();
    let Some(corpus) = documents::corpus() else {
        eprintln!("skipped: there is no folder `corpus` beside the repository");
        println!("0 passed, 0 failed");
        return ExitCode::SUCCESS;
    };
    let started = Instant::now();
    let mut documents = documents::documents(&corpus);
    let order: Vec<String> = documents
        .iter()
        .map(|document| document.name.clone())
        .collect();
    documents.retain(|document| arguments.chooses(document));
    let mut rows = measure(&arguments, &documents);
    let mut problems: Vec<String> = rows
        .iter()
        .flat_map(|row| {
            row.problems
                .iter()
                .map(|problem| format!("{}: {problem}", row.document))
        })
        .collect();
    let old = std::fs::read_to_string(table::path()).unwrap_or_default();
    let sum = Row::sum(&rows);
    rows.push(sum);
    print_rows(&rows);
    rows.pop();
    if arguments.update {
        let is_full = arguments.all && arguments.fresh && rows.len() == order.len();
        let full = is_full.then(|| started.elapsed());
        let text = table::render(&old, &rows, &order, full);
        std::fs::write(table::path(), text).expect("the table can be written");
    } else {
        let different = table::differences(&old, &rows).into_iter();
        problems.extend(different.map(|document| {
            format!("{document}: differs from `tests/CORPUS.md`: run `cargo test --test corpus -- --update`, and read the difference")
        }));
    }
    for problem in &problems {
        eprintln!("{problem}");
    }
    println!("{} s", started.elapsed().as_secs());
    println!("{} passed, {} failed", rows.len(), problems.len());
    ExitCode::from(u8::from(!problems.is_empty()))
}

/// Words that the test runner gives to every test program are passed over.
fn arguments() -> Arguments {
    let mut arguments = Arguments::default();
    for word in std::env::args().skip(1) {
        match word.as_str() {
            "--all" => arguments.all = true,
            "--update" => arguments.update = true,
            "--fresh" => arguments.fresh = true,
            "--judge-only" => arguments.judge_only = true,
            word if word.starts_with('-') => {}
            word => arguments.names.push(word.to_owned()),
        }
    }
    arguments
}

impl Arguments {
    fn chooses(&self, document: &Document) -> bool {
        self.names.is_empty() || self.names.iter().any(|name| document.name.contains(name))
    }

    /// Whether the crate is compiled.
    fn compiles(&self, document: &Document) -> bool {
        let is_chosen = self.all || document.is_sample || !self.names.is_empty();
        is_chosen && !self.judge_only
    }
}

/// A row per document.
fn measure(arguments: &Arguments, documents: &[Document]) -> Vec<Row> {
    let compiled = documents
        .iter()
        .filter(|document| arguments.compiles(document));
    let started = Instant::now();
    let bar = ProgressBar::new((documents.len() + 2 * compiled.count()) as u64);
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} {msg} {elapsed}");
    bar.set_style(style.expect("a template"));
    let found = plan_all(documents, &bar);
    let plans = found.iter().zip(documents);
    let chosen = plans.filter(|(_, document)| arguments.compiles(document));
    let chosen: Vec<&Plan> = chosen.filter_map(|((_, plan), _)| plan.as_ref()).collect();
    let judged = started.elapsed();
    let crates = Crates::create();
    if arguments.fresh {
        crates.forget();
    }
    let spent = crates.build(chosen, &bar);
    let [judged, clippy, reading] =
        [judged, spent.clippy, spent.reading].map(|took| took.as_secs());
    println!(
        "generating and judging {judged} s, clippy {clippy} s, building and reading {reading} s"
    );
    let mut rows = Vec::new();
    for (mut row, plan) in found {
        if let Some(built) = plan.and_then(|plan| crates.kept(&plan)) {
            row.errors = Some(built.errors.len());
            row.read = Some(built.read);
            row.seconds += built.seconds;
            row.problems.extend(built.errors);
            row.problems.extend(built.apart);
        }
        rows.push(row);
    }
    bar.finish_and_clear();
    rows
}

/// Plans on every core; a panic is a problem of the document.
fn plan_all(documents: &[Document], bar: &ProgressBar) -> Vec<(Row, Option<Plan>)> {
    bar.set_message("generating and judging");
    let next = AtomicUsize::new(0);
    let found = Mutex::new(Vec::new());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                while let Some(document) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let planned = std::panic::catch_unwind(|| plan(document));
                    let planned = planned.unwrap_or_else(|_| (panicked(document), None));
                    found.lock().expect("no panic").push(planned);
                    bar.inc(1);
                }
            });
        }
    });
    let mut found = found.into_inner().expect("no panic");
    found.sort_by_key(|(row, _)| {
        documents
            .iter()
            .position(|document| document.name == row.document)
    });
    found
}

fn panicked(document: &Document) -> Row {
    Row {
        document: document.name.clone(),
        problems: vec!["panicked".to_owned()],
        ..Row::default()
    }
}

fn print_rows(rows: &[Row]) {
    println!("{}", row::COLUMNS.join("\t"));
    for row in rows {
        println!("{}", row.cells().join("\t"));
    }
}
