//! `specbind gen`: targets → documents → plans → folders, or their differences.
//!
//! Every target gets through a phase before any gets into the next one,
//! so that one bad document or one full disk leaves every folder as it was.

mod changelog;
mod check;
mod json;
mod report;
mod report_file;
mod since;
mod targets;

use std::path::PathBuf;

use clap::Args;

use super::error::Error;
use super::{Exit, Format, Outcome, Printing};
use crate::config::{Formats, Tags, Target, UnnamedMembers};
use crate::diag::Colour;
use crate::output::{self, Plan};
use crate::{Failure, Generated, Report, generate};
use changelog::write_changelog;
use report_file::ReportFile;
use since::{Since, compare_with_before};
use targets::{Chosen, choose_targets};

const EXAMPLES: &str = "\
Examples:
  specbind gen                      every target of specbind.toml
  specbind gen cards                one of them
  specbind gen --check              write nothing, show what would change
  specbind gen --report gaps.md     what the code does not say exactly, and what to do about it
  specbind gen --changelog          also add what changed for callers to the crate's CHANGELOG.md
  specbind gen --strict             fail when there is anything of the kind
  specbind gen --spec api.yaml --out generated/api --name api
                                    without specbind.toml

specbind.toml, in this folder or above it:
  [targets.cards]
  spec = \"spec/cards.yaml\"
  out = \"generated/cards\"
  crate = \"cards\"     # the target's name when left out
  options.formats = \"text\"            # dates, ids and addresses as plain text
  options.unnamed-members = \"keep\"    # members that the document does not speak of
  options.tags = \"features\"           # files by tag, each with a cargo feature
  options.only = [\"cards\", \"GET /limits*\"]    # operations by operationId, tag or path
  options.except = [\"/cards/old*\"]           # and what to leave out of them

Exit codes:
  0  done; with --check: every file is current
  1  problems in a document, or gaps with --strict; nothing was written
  2  wrong usage, or a file that cannot be read or written; nothing was written
  4  with --check: files differ";

/// Generate crates from OpenAPI documents
///
/// Writes all or nothing, and replaces only files that specbind generated:
/// a file of yours in the way is named, and nothing is written.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Gen {
    /// Targets of specbind.toml; all when none is named
    #[arg(value_name = "TARGET")]
    targets: Vec<String>,
    /// Write nothing; fail with a diff when a file is missing, stale or orphaned
    #[arg(long)]
    check: bool,
    /// Read this file instead of specbind.toml
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// OpenAPI document, JSON or YAML; instead of specbind.toml
    #[arg(long, value_name = "FILE", requires = "out", requires = "name", conflicts_with_all = ["targets", "config"])]
    spec: Option<PathBuf>,
    /// Folder of the crate
    #[arg(long, value_name = "DIR", requires = "spec")]
    out: Option<PathBuf>,
    /// Name of the crate
    #[arg(long, value_name = "NAME", requires = "spec")]
    name: Option<String>,
    /// What holds text of a format that a type of Rust can read; `options.formats` of specbind.toml
    #[arg(long, value_name = "HOW", requires = "spec", default_value = "types")]
    formats: Formats,
    /// What becomes of members that the document does not speak of; `options.unnamed-members` of specbind.toml
    #[arg(long, value_name = "HOW", requires = "spec", default_value = "drop")]
    unnamed_members: UnnamedMembers,
    /// How far the tags of the operations divide the crate; `options.tags` of specbind.toml
    #[arg(long, value_name = "HOW", requires = "spec", default_value = "auto")]
    tags: Tags,
    /// Write what is approximated or refused, and what to do, to a file that ends in `.json` or `.md`
    #[arg(long, value_name = "FILE", value_parser = report_file::parse)]
    report: Option<ReportFile>,
    /// Add what changed since the committed document to the unreleased entry of the crate's CHANGELOG.md
    #[arg(long, conflicts_with = "check")]
    changelog: bool,
    /// Write nothing when the code would not say everything exactly
    #[arg(long)]
    strict: bool,
    /// Generate these operations alone, by operationId, tag or path (`/cards*`, `GET /cards`)
    #[arg(long, value_name = "WORD", requires = "spec")]
    only: Vec<String>,
    /// Leave these operations out
    #[arg(long, value_name = "WORD", requires = "spec")]
    except: Vec<String>,
    /// Print the JSON Schema of `--format json`, and nothing else
    #[arg(long)]
    json_schema: bool,
    #[command(flatten)]
    printing: Printing,
}

/// One target on its way.
struct Job {
    target: Target,
    generated: Generated,
    plan: Plan,
    /// What the run means for callers, once it has written.
    since: Option<Since>,
}

/// What became of all targets.
struct Run {
    jobs: Vec<Job>,
    /// The command that writes every target that differs.
    repair: String,
    /// Folders that an interrupted run had left half written.
    restored: Vec<PathBuf>,
}

/// Why nothing was written.
#[derive(Default)]
struct Refusal {
    documents: Vec<Report>,
    errors: Vec<Error>,
}

pub(super) fn run(args: &Gen) -> Outcome {
    if args.json_schema {
        let mut outcome = Outcome::new(args.printing.color);
        outcome.say(json::schema());
        return outcome;
    }
    let result = plan_all(args).and_then(|mut run| {
        if let Some(report) = &args.report {
            report.write(&run)?;
        }
        if !args.check {
            write_all(&mut run.jobs)?;
            compare_all(&mut run.jobs, args.changelog)?;
        }
        Ok(run)
    });
    let mut outcome = Outcome::new(args.printing.color);
    outcome.exit = match &result {
        Ok(run) if args.check && !run.is_current() => Exit::Stale,
        Ok(_) => Exit::Done,
        Err(refusal) if refusal.errors.is_empty() => Exit::Document,
        Err(_) => Exit::Usage,
    };
    match (args.printing.format, &result) {
        (Format::Json, _) => outcome.say(json::to_json(&result, args.check)),
        (Format::Text, Err(refusal)) => outcome.complain(refusal.to_text()),
        (Format::Text, Ok(run)) if args.check => check::print(run, args.printing, &mut outcome),
        (Format::Text, Ok(run)) => report::print(run, args.printing, &mut outcome),
    }
    // The program ends here, and memory goes back as a whole: freeing a large document node by node takes long.
    std::mem::forget(result);
    outcome
}

/// Everything up to the first write, for all targets; collects what is wrong with any of them.
fn plan_all(args: &Gen) -> Result<Run, Refusal> {
    let Chosen { targets, command } = choose_targets(args)?;
    let mut restored = Vec::new();
    if !args.check {
        for (target, folder) in &targets {
            if output::recover(folder)? {
                restored.push(target.out.clone());
            }
        }
    }
    let mut refusal = Refusal::default();
    let mut jobs = Vec::new();
    for (target, folder) in targets {
        let generated = generate(&target.spec, &target.crate_name, &target.options);
        let strict = |generated: Generated| match args.strict {
            true => generated.without_gaps(),
            false => Ok(generated),
        };
        match generated.and_then(strict) {
            Err(Failure::Document(report)) => refusal.documents.push(report),
            Err(Failure::Error(error)) => refusal.errors.push(Error::Load(error)),
            Ok(generated) if !generated.unused_words.is_empty() => {
                refusal.errors.push(Error::Selection {
                    target: target.name,
                    words: generated.unused_words,
                });
            }
            Ok(generated) => match output::plan(&generated.files, &folder) {
                Err(error) => refusal.errors.push(Error::Output(error)),
                Ok(plan) => jobs.push(Job {
                    target,
                    generated,
                    plan,
                    since: None,
                }),
            },
        }
    }
    if refusal.documents.is_empty() && refusal.errors.is_empty() {
        let stale = jobs.iter().filter(|job| !job.plan.is_current());
        let repair = command.for_targets(stale.map(|job| &job.target));
        Ok(Run {
            jobs,
            repair,
            restored,
        })
    } else {
        Err(refusal)
    }
}

fn write_all(jobs: &mut [Job]) -> Result<(), Refusal> {
    let staged: Vec<_> = jobs
        .iter()
        .map(|job| output::stage(&job.plan))
        .collect::<Result<_, _>>()?;
    staged.into_iter().try_for_each(output::commit)?;
    Ok(())
}

/// What each target that was written means for callers.
fn compare_all(jobs: &mut [Job], changelog: bool) -> Result<(), Refusal> {
    for job in jobs {
        job.since = compare_with_before(job);
        if let (Some(since), true) = (&job.since, changelog) {
            write_changelog(&job.plan.folder.path, since)?;
        }
    }
    Ok(())
}

impl Run {
    fn is_current(&self) -> bool {
        self.jobs.iter().all(|job| job.plan.is_current())
    }
}

impl Refusal {
    fn to_text(&self) -> String {
        let documents = self
            .documents
            .iter()
            .map(|report| report.to_text(Colour::Always));
        let errors = self.errors.iter().map(Error::to_text);
        documents.chain(errors).collect()
    }
}

impl<E: Into<Error>> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self {
            documents: Vec::new(),
            errors: vec![error.into()],
        }
    }
}
