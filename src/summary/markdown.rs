//! A summary → Markdown for people: what is exact, a table of what is not, and one of what the document does wrong.

use std::fmt::Write as _;

use super::{Note, Shortfall, Summary};
use crate::analyze::coverage::{Counts, Coverage};
use crate::diag::Entry;

/// One section of a report: the target `name`, generated from `spec`, in which `entries` were found.
pub fn to_markdown(name: &str, spec: &str, summary: &Summary, entries: &[Entry]) -> String {
    let mut text = format!("## {}\n\nGenerated from {}.\n\n", cell(name), cell(spec));
    text += &coverage(&summary.coverage);
    text += &gaps(&summary.gaps);
    text += &findings(entries);
    text += &questions(&summary.questions);
    text
}

fn coverage(coverage: &Coverage) -> String {
    let mut text = "| | exact | approximated | refused |\n|---|--:|--:|--:|\n".to_owned();
    for (kind, counts) in [
        ("operations", coverage.operations),
        ("schemas", coverage.schemas),
    ] {
        let Counts {
            exact,
            approximated,
            refused,
        } = counts;
        let _ = writeln!(text, "| {kind} | {exact} | {approximated} | {refused} |");
    }
    text
}

fn gaps(gaps: &[Shortfall]) -> String {
    let mut text = String::new();
    if !gaps.is_empty() {
        text += "\n| | fact | place | why | what to do |\n|---|---|---|---|---|\n";
    }
    for gap in gaps {
        let Shortfall {
            kind,
            pointer,
            place,
            text: why,
            cure,
        } = gap;
        let [place, why, cure] = [place, why, cure].map(|text| cell(text));
        let fact = code(pointer);
        let _ = writeln!(text, "| {kind} | {fact} | {place} | {why} | {cure} |");
    }
    text
}

/// Warnings and notes: what is ignored is a fact that no code says either.
fn findings(entries: &[Entry]) -> String {
    let mut text = String::new();
    if !entries.is_empty() {
        text += "\n| in the document | fact | place | what | what to do |\n|---|---|---|---|---|\n";
    }
    for entry in entries {
        let position = &entry.position;
        let place = format!("{}:{}:{}", position.file, position.line, position.column);
        let help = entry.help.as_deref().unwrap_or_default();
        let [place, what, help] = [&place, &entry.message, help].map(cell);
        let (severity, fact) = (entry.severity, code(&position.pointer));
        let _ = writeln!(text, "| {severity} | {fact} | {place} | {what} | {help} |");
    }
    text
}

fn questions(questions: &[Note]) -> String {
    let mut text = String::new();
    if !questions.is_empty() {
        text += "\n| open question | place | |\n|---|---|---|\n";
    }
    for question in questions {
        let cells = [&question.id, &question.place, &question.text].map(|text| cell(text));
        let _ = writeln!(text, "| {} |", cells.join(" | "));
    }
    text
}

/// A pointer in a cell: as code, unless something in it would end the code or the cell.
fn code(pointer: &str) -> String {
    if pointer.contains(['`', '|', '\\']) || pointer.contains(char::is_control) {
        cell(pointer)
    } else {
        format!("`{pointer}`")
    }
}

/// Text of the document in a cell: on one line, and as no markup but code spans.
fn cell(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            _ if letter.is_control() => shown.push(' '),
            '|' | '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '~' => {
                shown.extend(['\\', letter]);
            }
            _ => shown.push(letter),
        }
    }
    shown
}
