//! What `gen` did, for people.

use std::fmt::Write as _;

use super::since::Since;
use super::{Job, Run};
use crate::analyze::coverage::{Counts, Coverage};
use crate::cli::error::{BOLD, GOOD, WARN};
use crate::cli::{Outcome, Printing};
use crate::diag::Colour;
use crate::output::{Kind, Plan};
use crate::printable::printable;
use crate::summary::{Note, Shortfall, Summary};

/// More changed files or gaps than this are counted, not named.
const NAMED: usize = 24;

pub(super) fn print(run: &Run, printing: Printing, outcome: &mut Outcome) {
    for folder in &run.restored {
        outcome.complain(format!(
            "{WARN}warning{WARN:#}: an interrupted run had left `{}` half written; its old files were put back first\n",
            folder.display()
        ));
    }
    for job in &run.jobs {
        outcome.complain(job.generated.report.to_text(Colour::Always));
        if !printing.quiet {
            outcome.say(job_text(job));
        }
    }
}

fn job_text(
    Job {
        target,
        generated,
        plan,
        since,
    }: &Job,
) -> String {
    let (spec, out) = (target.spec.display(), target.out.display());
    let mut text = format!("{GOOD}{}{GOOD:#}: {spec} → {out}\n", target.name);
    text += &summary_text(&generated.summary);
    text += &files_text(plan);
    text += &gaps_text(&generated.summary.gaps);
    text += &questions_text(&generated.summary.questions);
    text += &since.as_ref().map(Since::to_text).unwrap_or_default();
    text + &coverage_text(&generated.summary.coverage)
}

fn summary_text(summary: &Summary) -> String {
    let Summary {
        operations,
        types,
        constraints,
        codes,
        assumptions,
        coverage: _,
        gaps: _,
        questions: _,
    } = summary;
    let counts = [
        count(*operations, "operation"),
        count(*types, "type"),
        count(*constraints, "constraint"),
        count(*codes, "error code"),
        count(*assumptions, "assumption"),
    ];
    format!("  {}\n", counts.join(", "))
}

fn files_text(plan: &Plan) -> String {
    let named = |kind| {
        plan.changes
            .iter()
            .filter(move |change| change.kind == kind)
    };
    let kinds = [
        (Kind::Create, "created"),
        (Kind::Replace, "replaced"),
        (Kind::Remove, "removed"),
    ];
    let mut counts: Vec<String> = Vec::new();
    let mut lines = String::new();
    for (kind, word) in kinds {
        let number = named(kind).count();
        if number > 0 {
            counts.push(format!("{number} {word}"));
        }
        for change in named(kind) {
            let _ = writeln!(lines, "    {word} {}", change.path);
        }
    }
    counts.push(format!("{} unchanged", plan.unchanged));
    if plan.changes.len() > NAMED {
        lines.clear();
    }
    format!("  files: {}\n{lines}", counts.join(", "))
}

fn gaps_text(gaps: &[Shortfall]) -> String {
    if gaps.is_empty() {
        return String::new();
    }
    let mut text = format!("  {BOLD}{}{BOLD:#}\n", count(gaps.len(), "gap"));
    for Shortfall {
        place, text: gap, ..
    } in gaps.iter().take(NAMED)
    {
        let _ = writeln!(text, "    {} ({})", printable(gap), printable(place));
    }
    if gaps.len() > NAMED {
        let others = gaps.len() - NAMED;
        let _ = writeln!(text, "    and {others} more: `--report FILE` names all");
    }
    text
}

fn questions_text(questions: &[Note]) -> String {
    if questions.is_empty() {
        return String::new();
    }
    let mut text = format!(
        "  {BOLD}{}{BOLD:#}\n",
        count(questions.len(), "open question")
    );
    for Note {
        id,
        place,
        text: note,
    } in questions
    {
        let [id, note, place] = [id, note, place].map(|text| printable(text));
        let _ = writeln!(text, "    {id} {note} ({place})");
    }
    text
}

fn coverage_text(coverage: &Coverage) -> String {
    let counts = |counts: &Counts| {
        let Counts {
            exact,
            approximated,
            refused,
        } = counts;
        format!("{exact} exact, {approximated} approximated, {refused} refused")
    };
    let (operations, schemas) = (counts(&coverage.operations), counts(&coverage.schemas));
    format!("  coverage: operations {operations}; schemas {schemas}\n")
}

/// `1 file`, `2 files`.
pub(super) fn count(number: usize, word: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {word}{plural}")
}
