//! `tests/CORPUS.md`: the rows of the last runs, and whether what a run found still stands there.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::row::{COLUMNS, Cells, REFUSED, Row};

/// The last column is not compared: how long it took hangs on the machine.
const SECONDS: usize = COLUMNS.len() - 1;
/// Written by full runs, or by those that compile: the last columns but one.
const COMPILED: std::ops::Range<usize> = 9..11;

const HEAD: &str = "\
# Corpus

What specbind makes of published documents and fixtures, written by `cargo test --release --test corpus -- --all` (see `CONTRIBUTING.md`).
Operations and schemas are counted as `gen` reports them. *Values judged* are drawn from every schema and broken from it; specbind's rules and the `jsonschema` crate agree on all of them.
*Values read* were read, or refused, by the compiled crate as they should; valid ones were written back equal.
Errors are those of rustc with `-D warnings` and of clippy. Seconds are of generating, judging and reading, without the compiler; they are not compared, and written anew where they are not half or double of what they were.
";
/// Starts the line about the last run of everything.
const FULL: &str = "Everything anew (`--all --fresh`) took ";

pub(crate) fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/CORPUS.md")
}

/// The table with `rows` in it, in the order of `documents`; rows of other documents stay. `full` is how long a run of
/// everything took, if this was one.
pub(crate) fn render(
    old: &str,
    rows: &[Row],
    documents: &[String],
    full: Option<Duration>,
) -> String {
    let about = full_run(old, full);
    let old = lines_by_document(old);
    let new: HashMap<&str, &Row> = rows
        .iter()
        .map(|row| (row.document.as_str(), row))
        .collect();
    let mut text = format!("{HEAD}{about}\n");
    text += &line(&COLUMNS.map(str::to_owned));
    text += &line(&std::array::from_fn(|index| {
        if index == 0 { "---" } else { "--:" }.to_owned()
    }));
    let lines: Vec<Cells> = documents
        .iter()
        .filter_map(
            |document| match (new.get(document.as_str()), old.get(document.as_str())) {
                (Some(row), old) => Some(merged(&row.cells(), old)),
                (None, old) => old.cloned(),
            },
        )
        .collect();
    for cells in lines.iter().chain([&total(&lines)]) {
        text += &line(cells);
    }
    text
}

/// The line about the last run of everything, with a line break; empty before the first.
fn full_run(old: &str, full: Option<Duration>) -> String {
    let old = || old.lines().find(|line| line.starts_with(FULL));
    let line = match full {
        Some(took) => Some(format!(
            "{FULL}{} minutes on {} cores.",
            took.as_secs().div_ceil(60),
            std::thread::available_parallelism().map_or(1, usize::from)
        )),
        None => old().map(str::to_owned),
    };
    line.map_or_else(String::new, |line| line + "\n")
}

/// The sums of all rows.
fn total(lines: &[Cells]) -> Cells {
    let refused = lines.iter().filter(|cells| cells[0].contains(REFUSED));
    let head = format!("**{} documents**, {} refused", lines.len(), refused.count());
    let sum = |index: usize| {
        let numbers = lines
            .iter()
            .filter_map(|cells| cells[index].parse::<usize>().ok());
        numbers.sum::<usize>().to_string()
    };
    std::array::from_fn(|index| match index {
        0 => head.clone(),
        _ => sum(index),
    })
}

/// Documents whose row of the table is another one.
pub(crate) fn differences(old: &str, rows: &[Row]) -> Vec<String> {
    let old = lines_by_document(old);
    let differs = |row: &&Row| {
        old.get(row.document.as_str())
            .is_none_or(|old| merged(&row.cells(), Some(old))[..SECONDS] != old[..SECONDS])
    };
    rows.iter()
        .filter(differs)
        .map(|row| row.document.clone())
        .collect()
}

/// New cells; those of a compilation that was not done are the old ones, and seconds that are about the same.
fn merged(new: &Cells, old: Option<&Cells>) -> Cells {
    let mut cells = new.clone();
    if let Some(old) = old {
        for index in COMPILED.filter(|index| new[*index] == "-") {
            cells[index] = old[index].clone();
        }
        if is_about(&new[SECONDS], &old[SECONDS]) {
            cells[SECONDS] = old[SECONDS].clone();
        }
    }
    cells
}

/// Neither number is more than double the other.
fn is_about(one: &str, other: &str) -> bool {
    let seconds = |text: &str| text.parse().map_or(0, |seconds: u64| seconds.max(1));
    let (one, other) = (seconds(one), seconds(other));
    one <= 2 * other && other <= 2 * one
}

fn lines_by_document(text: &str) -> HashMap<&str, Cells> {
    let rows = text.lines().filter(|line| line.starts_with("| ")).skip(1);
    rows.filter_map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let document = cells[0].split(REFUSED).next()?;
        let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        Some((document, cells.try_into().ok()?))
    })
    .collect()
}

fn line(cells: &Cells) -> String {
    format!("| {} |\n", cells.join(" | "))
}
