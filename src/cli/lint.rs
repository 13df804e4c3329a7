//! `specbind lint`: the problems of documents, as `gen` finds them, without an output folder.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::error::{Error, ErrorReport, GOOD};
use super::{Exit, Format, Outcome, Printing};
use crate::diag::{Colour, Entry};
use crate::{Report, lint, lint_strictly};

const EXAMPLES: &str = "\
Examples:
  specbind lint spec/cards.yaml
  specbind lint --format json spec/*.yaml

Exit codes:
  0  no problem, or warnings only
  1  problems in a document, or gaps with --strict
  2  wrong usage, or a file that cannot be read";

/// Look for problems in OpenAPI documents without generating
///
/// Prints what `specbind gen` would print about them.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Lint {
    /// OpenAPI documents, JSON or YAML
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Take what generated code cannot say exactly for an error
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    printing: Printing,
}

#[derive(Serialize)]
struct Object {
    status: &'static str,
    diagnostics: Vec<Entry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<ErrorReport>,
}

pub(super) fn run(args: &Lint) -> Outcome {
    let lint = if args.strict { lint_strictly } else { lint };
    let found: Vec<Result<Report, Error>> = args.files.iter().map(|file| Ok(lint(file)?)).collect();
    let mut outcome = Outcome::new(args.printing.color);
    outcome.exit = found.iter().map(exit).max().unwrap_or(Exit::Done);
    if args.printing.format == Format::Json {
        let object = to_json(&found, outcome.exit);
        outcome.say(object);
        return outcome;
    }
    for (found, file) in found.iter().zip(&args.files) {
        match found {
            Ok(report) if report.diagnostics.is_empty() && !args.printing.quiet => {
                outcome.say(format!("{GOOD}no problem{GOOD:#}: {}\n", file.display()));
            }
            Ok(report) => outcome.complain(report.to_text(Colour::Always)),
            Err(error) => outcome.complain(error.to_text()),
        }
    }
    outcome
}

fn exit(found: &Result<Report, Error>) -> Exit {
    match found {
        Ok(report) if report.diagnostics.has_errors() => Exit::Document,
        Ok(_) => Exit::Done,
        Err(_) => Exit::Usage,
    }
}

fn to_json(found: &[Result<Report, Error>], exit: Exit) -> String {
    let reports = found.iter().filter_map(|found| found.as_ref().ok());
    let errors = found.iter().filter_map(|found| found.as_ref().err());
    let object = Object {
        status: match exit {
            Exit::Done => "fit",
            Exit::Document => "refused",
            Exit::Usage | Exit::Stale => "failed",
        },
        diagnostics: reports.flat_map(Report::to_entries).collect(),
        errors: errors.map(Error::to_report).collect(),
    };
    serde_json::to_string_pretty(&object).expect("the object has string keys") + "\n"
}
