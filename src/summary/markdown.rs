//! A summary → Markdown for people: what is exact, and a table of what is not.

use std::fmt::Write as _;

use super::{Shortfall, Summary};
use crate::analyze::coverage::Counts;

/// One section of a report: the target `name`, generated from `spec`.
pub fn to_markdown(name: &str, spec: &str, summary: &Summary) -> String {
    let coverage = &summary.coverage;
    let mut text = format!(
        "## {}\n\nGenerated from {}.\n\n| | exact | approximated | refused |\n|---|--:|--:|--:|\n",
        cell(name),
        cell(spec)
    );
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
    if !summary.gaps.is_empty() {
        text += "\n| | fact | place | why | what to do |\n|---|---|---|---|---|\n";
    }
    for gap in &summary.gaps {
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
    if !summary.questions.is_empty() {
        text += "\n| open question | place | |\n|---|---|---|\n";
    }
    for question in &summary.questions {
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
