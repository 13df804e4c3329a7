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
    let row = |gap: &Shortfall| {
        let [place, why, cure] = [&gap.place, &gap.text, &gap.cure].map(|text| cell(text));
        [gap.kind.to_owned(), code(&gap.pointer), place, why, cure]
    };
    table(
        ["", "fact", "place", "why", "what to do"],
        gaps.iter().map(row),
    )
}

/// Warnings and notes: what is ignored is a fact that no code says either.
fn findings(entries: &[Entry]) -> String {
    let row = |entry: &Entry| {
        let position = &entry.position;
        let place = format!("{}:{}:{}", position.file, position.line, position.column);
        let help = entry.help.as_deref().unwrap_or_default();
        let [place, what, help] = [&place, &entry.message, help].map(cell);
        let fact = code(&position.pointer);
        [entry.severity.to_owned(), fact, place, what, help]
    };
    table(
        ["in the document", "fact", "place", "what", "what to do"],
        entries.iter().map(row),
    )
}

fn questions(questions: &[Note]) -> String {
    let row =
        |question: &Note| [&question.id, &question.place, &question.text].map(|text| cell(text));
    table(["open question", "place", ""], questions.iter().map(row))
}

/// A table, where it has rows. A head without a word is as short as a line can be.
fn table<const N: usize>(head: [&str; N], rows: impl Iterator<Item = [String; N]>) -> String {
    let rows: String = rows
        .map(|row| format!("| {} |\n", row.join(" | ")))
        .collect();
    if rows.is_empty() {
        return rows;
    }
    let head: String = head
        .map(|word| {
            if word.is_empty() {
                " |".to_owned()
            } else {
                format!(" {word} |")
            }
        })
        .concat();
    format!("\n|{head}\n|{}\n{rows}", "---|".repeat(N))
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
