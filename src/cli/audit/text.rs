//! What an audit found, for people.

use super::{Audit, Compared};
use crate::audit::{At, Count, Finding, Said, VERDICTS, Verdict, count};
use crate::cli::error::{BAD, BOLD, GOOD, HINT, WARN};
use crate::printable::printable;
use crate::report::Report;

pub(super) fn to_text(args: &Audit, report: &Report, compared: &Compared) -> String {
    let mut text = String::new();
    for finding in &compared.findings {
        let is_asked = args.all || finding.verdict != Verdict::Confirmed;
        let is_quiet = args.printing.quiet && finding.verdict.is_settled();
        if is_asked && !is_quiet {
            text.push_str(&finding_text(args, report, finding));
        }
    }
    if !args.printing.quiet {
        text.push_str(&table(&count(&compared.findings)));
        text.push_str(&unread(compared));
    }
    text + &conclusion(args, compared)
}

fn finding_text(args: &Audit, report: &Report, finding: &Finding) -> String {
    let style = match finding.verdict {
        Verdict::Confirmed | Verdict::Assumed => GOOD,
        Verdict::Contradicted => BAD,
        Verdict::MissingInSpec | Verdict::MissingOnPage | Verdict::NotVisible => WARN,
    };
    let verdict = match (finding.verdict, &finding.assumption) {
        (Verdict::Assumed, Some(id)) => format!("assumed (`{id}`)"),
        (verdict, _) => verdict.word().to_owned(),
    };
    let mut text = format!(
        "{style}{verdict}{style:#}: {BOLD}{}{BOLD:#}\n",
        printable(&headline(finding))
    );
    let sides = [("page", &finding.page), ("spec", &finding.spec)];
    for (side, said) in sides {
        if let Some(Said { text: said, at }) = said {
            let place = printable(&place(args, report, at));
            text.push_str(&format!("  {side} {place}: {}\n", printable(said)));
        }
    }
    if let Some(note) = &finding.note {
        text.push_str(&format!("  {HINT}note{HINT:#} {}\n", printable(note)));
    }
    text + "\n"
}

/// Which fact of what.
fn headline(finding: &Finding) -> String {
    match finding.aspect.of(finding.kind) {
        Some(fact) => format!("{}, {fact}", finding.subject),
        None => finding.subject.clone(),
    }
}

/// File and line.
fn place(args: &Audit, report: &Report, at: &At) -> String {
    match at {
        At::Line(line) => format!("{}:{line}", args.page().display()),
        At::Place(place) => {
            let file = report.sources.file(place.file);
            let (line, _) = file.line_column(report.sources.key_span(place).start);
            format!("{}:{line}", file.path.display())
        }
    }
}

fn table(counts: &[Count]) -> String {
    let used: Vec<usize> = (0..VERDICTS.len())
        .filter(|at| *at < 3 || counts.iter().any(|count| count.verdicts[*at] > 0))
        .collect();
    let mut heading = vec!["".to_owned(), "items".to_owned(), "facts".to_owned()];
    heading.extend(used.iter().map(|at| VERDICTS[*at].word().to_owned()));
    let row = |what: &str, items: usize, facts: usize, verdicts: &dyn Fn(usize) -> usize| {
        let mut cells = vec![what.to_owned(), items.to_string(), facts.to_string()];
        cells.extend(used.iter().map(|at| verdicts(*at).to_string()));
        cells
    };
    let mut rows = vec![heading];
    for count in counts {
        rows.push(row(count.what, count.items, count.facts, &|at| {
            count.verdicts[at]
        }));
    }
    let sum = |part: &dyn Fn(&Count) -> usize| counts.iter().map(part).sum();
    rows.push(row(
        "all",
        sum(&|count| count.items),
        sum(&|count| count.facts),
        &|at| sum(&|count| count.verdicts[at]),
    ));
    let width = |column: usize| rows.iter().map(|row| row[column].len()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..rows[0].len()).map(width).collect();
    let mut text = String::new();
    for row in &rows {
        let cells = row.iter().zip(&widths).enumerate();
        let cells: Vec<String> = cells
            .map(|(column, (cell, width))| match column {
                0 => format!("{cell:<width$}"),
                _ => format!("{cell:>width$}"),
            })
            .collect();
        text.push_str(cells.join("  ").trim_end());
        text.push('\n');
    }
    text + "\n"
}

fn unread(compared: &Compared) -> String {
    let ranges: Vec<String> = compared
        .page
        .unread
        .iter()
        .map(|lines| match lines.start() == lines.end() {
            true => lines.start().to_string(),
            false => format!("{} to {}", lines.start(), lines.end()),
        })
        .collect();
    match ranges.is_empty() {
        true => String::new(),
        false => format!(
            "not read, as logo, buttons and menu: lines {}\n",
            ranges.join(", ")
        ),
    }
}

fn conclusion(args: &Audit, compared: &Compared) -> String {
    let open = compared
        .findings
        .iter()
        .filter(|finding| !finding.verdict.is_settled());
    let page = printable(&args.page().display().to_string());
    let operation = printable(&compared.operation);
    match open.count() {
        0 => format!("{GOOD}agrees{GOOD:#}: `{operation}` says what {page} says\n"),
        1 => format!("{BAD}differs{BAD:#}: one fact of `{operation}` and {page}\n"),
        count => format!("{BAD}differs{BAD:#}: {count} facts of `{operation}` and {page}\n"),
    }
}
