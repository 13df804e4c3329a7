//! `gen --check` for people: a diff, what differs, and the command that repairs it.

use std::fmt::Write as _;

use super::report::count;
use super::{Job, Run};
use crate::cli::error::{BAD, GOOD, HINT};
use crate::cli::{Outcome, Printing};
use crate::diag::Colour;
use crate::output::{Kind, unified_diff};

pub(super) fn print(run: &Run, printing: Printing, outcome: &mut Outcome) {
    for job in &run.jobs {
        outcome.complain(job.generated.report.to_text(Colour::Always));
    }
    if !run.is_current() {
        run.jobs.iter().for_each(|job| outcome.say(diff_text(job)));
        run.jobs
            .iter()
            .for_each(|job| outcome.complain(differences(job)));
        outcome.complain(format!("{HINT}help{HINT:#}: run `{}`\n", run.repair));
    } else if !printing.quiet {
        outcome.say(current_text(run));
    }
}

fn current_text(run: &Run) -> String {
    let names: Vec<&str> = run
        .jobs
        .iter()
        .map(|job| job.target.name.as_str())
        .collect();
    let files = run.jobs.iter().map(|job| job.plan.unchanged).sum();
    let (names, files) = (names.join(", "), count(files, "file"));
    format!("{GOOD}current{GOOD:#}: {names} ({files})\n")
}

/// Every difference of one target as a coloured unified diff.
fn diff_text(job: &Job) -> String {
    let changes = job.plan.changes.iter();
    let diff: String = changes
        .map(|change| unified_diff(change, &job.target.out))
        .collect();
    diff.split_inclusive('\n').map(paint).collect()
}

fn paint(line: &str) -> String {
    let style = match line.as_bytes() {
        [b'-', ..] => BAD.bold().get_fg_color().map(|c| c.on_default()),
        [b'+', ..] => GOOD.get_fg_color().map(|c| c.on_default()),
        [b'@', ..] => HINT.get_fg_color().map(|c| c.on_default()),
        _ => None,
    };
    match style {
        Some(style) => format!("{style}{}{style:#}\n", line.trim_end_matches('\n')),
        None => line.to_owned(),
    }
}

fn differences(job: &Job) -> String {
    let mut text = String::new();
    if job.plan.half_moved {
        let out = job.target.out.display();
        let _ = writeln!(
            text,
            "{BAD}error{BAD:#}: `{out}` is half written by a run that was interrupted"
        );
    }
    for change in &job.plan.changes {
        let word = match change.kind {
            Kind::Create => "missing",
            Kind::Replace => "stale",
            Kind::Remove => "orphaned",
        };
        let path = job.target.out.join(&change.path);
        let _ = writeln!(text, "{BAD}{word}{BAD:#}: {}", path.display());
    }
    text
}
