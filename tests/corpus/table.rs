//! `tests/CORPUS.md`: the rows of the last runs, and whether what a run found still stands there.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::row::{COLUMNS, Row};

/// Columns that are not compared: how long it took hangs on the machine.
const UNCOMPARED: usize = 1;
/// Written by full runs, or by those that compile: the last columns but one.
const COMPILED: std::ops::Range<usize> = 9..11;

const HEAD: &str = "\
# Corpus

What specbind makes of published documents and fixtures, written by `cargo test --release --test corpus -- --all` (see `CONTRIBUTING.md`).
Operations and schemas are counted as `gen` reports them. *Values judged* are drawn from every schema and broken from it; specbind's rules and the `jsonschema` crate agree on all of them but those that `tests/corpus/apart.rs` argues about.
*Values read* were read, or refused, by the compiled crate as they should; valid ones were written back equal.
Errors are those of rustc with `-D warnings` and of clippy. Seconds are of generating and judging alone; they are not compared.

";

pub(crate) fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/CORPUS.md")
}

/// The table with `rows` in it, in the order of `documents`; rows of other documents stay.
pub(crate) fn render(old: &str, rows: &[Row], documents: &[String]) -> String {
    let old = lines_by_document(old);
    let new: HashMap<&str, &Row> = rows
        .iter()
        .map(|row| (row.document.as_str(), row))
        .collect();
    let mut text = HEAD.to_owned();
    text += &line(&COLUMNS.map(str::to_owned));
    text += &line(&std::array::from_fn(|index| {
        if index == 0 { "---" } else { "--:" }.to_owned()
    }));
    for document in documents {
        match (new.get(document.as_str()), old.get(document.as_str())) {
            (Some(row), old) => text += &line(&merged(&row.cells(), old)),
            (None, Some(old)) => text += &line(old),
            (None, None) => {}
        }
    }
    text
}

/// Documents whose row of the table is another one.
pub(crate) fn differences(old: &str, rows: &[Row]) -> Vec<String> {
    let old = lines_by_document(old);
    let compared = COLUMNS.len() - UNCOMPARED;
    let differs = |row: &&Row| {
        old.get(row.document.as_str())
            .is_none_or(|old| merged(&row.cells(), Some(old))[..compared] != old[..compared])
    };
    rows.iter()
        .filter(differs)
        .map(|row| row.document.clone())
        .collect()
}

/// New cells; those of a compilation that was not done are the old ones.
fn merged(new: &[String; 12], old: Option<&[String; 12]>) -> [String; 12] {
    let mut cells = new.clone();
    if let Some(old) = old {
        for index in COMPILED.filter(|index| new[*index] == "-") {
            cells[index] = old[index].clone();
        }
    }
    cells
}

fn lines_by_document(text: &str) -> HashMap<&str, [String; 12]> {
    let rows = text.lines().filter(|line| line.starts_with("| ")).skip(1);
    rows.filter_map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let document = cells[0].split(": refused").next()?;
        let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        Some((document, cells.try_into().ok()?))
    })
    .collect()
}

fn line(cells: &[String; 12]) -> String {
    format!("| {} |\n", cells.join(" | "))
}
