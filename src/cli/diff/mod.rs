//! `specbind diff`: two documents, folders, git revisions or saved pages → findings, and whether they are acceptable.

mod accepted;
mod error;
mod git;
mod input;
mod pages;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{Color, Exit, Outcome};
use crate::comparison::{Version, compare};
use crate::config::{Config, Options, find_config};
use crate::diag::Colour;
use crate::diff::report::{Comparison, SCHEMA, to_github, to_json, to_markdown, to_sarif, to_text};
use crate::diff::{Finding, Severity};
use crate::threads::both;
use crate::{Failure, Report};
pub(super) use error::Error;
pub(super) use git::committed;
pub(super) use input::{Document, Pair};

const EXAMPLES: &str = "\
Examples:
  specbind diff                                     HEAD against the working tree, for every target of specbind.toml
  specbind diff old.yaml new.yaml                   two files, or two folders
  specbind diff main:spec/api.yaml spec/api.yaml    a git revision against a file
  specbind diff --fail-on wire --accepted accepted.toml
                                                    for CI: fail unless what breaks is accepted
  specbind diff old.txt new.txt --profile spec/pages/cards.toml
                                                    two captures of a vendor's page: what did the vendor change?
  specbind diff HEAD:captures/card.txt captures/card.txt --profile spec/pages/cards.toml
                                                    the same with what was committed
  specbind explain request-max-length-tightened     what a rule means

accepted.toml:
  [[accepted]]
  fingerprint = \"0123456789abcdef\"
  reason = \"agreed with the shop team\"
  expires = 2030-01-31

As git's external diff driver:
  git config diff.specbind.command 'specbind diff'
  echo 'spec/*.yaml diff=specbind' >> .gitattributes
  git diff

Exit codes:
  0  done, whatever was found
  1  problems in a document; with --fail-on: something of that kind, or worse, is not accepted;
     an entry of the accepted findings is stale or expired
  2  wrong usage, or a file that cannot be read";

/// Show what a change of a document means for clients that were built before
///
/// Every change of a fact is one finding with three verdicts: wire (are requests refused, answers misread?),
/// source (do callers still compile?) and behaviour (does their code mean something else?).
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Diff {
    /// Two files, folders or `REVISION:PATH`; seven or nine arguments as git gives them to a diff driver
    #[arg(value_name = "OLD NEW", num_args = 0..=9, hide_possible_values = true)]
    inputs: Vec<String>,
    /// Exit with 1 when there is a finding of this severity, or a worse one, that is not accepted
    #[arg(long, value_enum, value_name = "SEVERITY")]
    fail_on: Option<FailOn>,
    /// Findings that are accepted, with reason and expiry
    #[arg(long, value_name = "FILE")]
    accepted: Option<PathBuf>,
    /// Read this file instead of specbind.toml
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Compare two saved pages of a vendor instead, laid out as this profile says
    #[arg(long, value_name = "FILE", conflicts_with_all = ["accepted", "config"])]
    profile: Option<PathBuf>,
    /// How findings are printed; of saved pages as `text` or `json`
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    format: DiffFormat,
    /// Print the JSON Schema of `--format json`, and nothing else
    #[arg(long)]
    json_schema: bool,
    /// `auto` colours on a terminal, unless NO_COLOR is set
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto")]
    color: Color,
}

/// From which severity on a finding fails the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Requests are refused or answers misread
    Wire,
    /// As wire, or callers do not compile
    Source,
    /// As source, or their code means something else
    Behaviour,
    /// Anything changed
    Any,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum DiffFormat {
    /// For a terminal
    Text,
    /// For a pull request
    Markdown,
    /// For programs
    Json,
    /// For code scanning
    Sarif,
    /// For GitHub Actions
    Github,
}

/// Why documents could not be compared.
pub(super) enum Refusal {
    Document(Box<Report>),
    Error(super::error::Error),
}

impl<E: Into<super::error::Error>> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

pub(super) fn run(args: &Diff) -> Outcome {
    let mut outcome = Outcome::new(args.color);
    if args.json_schema {
        outcome.say(match args.profile {
            Some(_) => pages::SCHEMA,
            None => SCHEMA,
        });
        return outcome;
    }
    if let Some(profile) = &args.profile {
        return pages::run(args, profile);
    }
    // git takes any other exit code of its driver for a crash.
    let is_driver = matches!(args.inputs.len(), 7 | 9);
    match find(args) {
        Ok((comparisons, problems)) => {
            outcome.say(print(args.format, &comparisons));
            let failing = failing(args.fail_on, &comparisons);
            if !problems.is_empty() || failing > 0 {
                outcome.exit = Exit::Document;
            }
            for problem in problems {
                outcome.complain(super::error::Error::Diff(problem).to_text());
            }
            if let (1.., Some(kind)) = (failing, args.fail_on) {
                let kind = kind.to_possible_value().expect("no kind is hidden");
                let error = Error::Findings {
                    count: failing,
                    severity: kind.get_name().to_owned(),
                };
                outcome.complain(super::error::Error::Diff(error).to_text());
            }
        }
        Err(Refusal::Document(report)) => {
            outcome.exit = Exit::Document;
            outcome.complain(report.to_text(Colour::Always));
        }
        Err(Refusal::Error(error)) => {
            outcome.exit = Exit::Usage;
            outcome.complain(error.to_text());
        }
    }
    if is_driver {
        outcome.exit = Exit::Done;
    }
    outcome
}

/// All comparisons with their accepted findings marked, and what is wrong with the list of accepted ones.
fn find(args: &Diff) -> Result<(Vec<Comparison>, Vec<Error>), Refusal> {
    let pairs = match &args.inputs[..] {
        [] => targets(args.config.as_deref())?,
        inputs => input::pairs(inputs)?,
    };
    let mut comparisons = pairs
        .iter()
        .map(compare_pair)
        .collect::<Result<Vec<_>, _>>()?;
    let problems = match &args.accepted {
        None => Vec::new(),
        Some(path) => accepted::Accepted::read(path)?.mark(&mut comparisons),
    };
    Ok((comparisons, problems))
}

/// `HEAD` against the working tree, for every target.
fn targets(config: Option<&Path>) -> Result<Vec<Pair>, Refusal> {
    let path = config.map_or_else(find_config, |path| Ok(path.to_owned()))?;
    let config = Config::read(&path)?;
    config
        .targets
        .iter()
        .map(|target| {
            let old = committed("HEAD", &target.spec)?;
            Ok(Pair {
                old,
                new: Some(Document::at(&target.spec)),
                crate_name: target.crate_name.clone(),
                options: target.options.clone(),
            })
        })
        .collect()
}

/// Compares two documents; one that is missing is a finding itself.
pub(super) fn compare_pair(pair: &Pair) -> Result<Comparison, Refusal> {
    let read = |document: &Document| {
        let shown = |path: &Path| PathBuf::from(document.shown(path));
        let as_crate = (pair.crate_name.as_str(), &pair.options);
        Version::read(&document.path, &document.name, shown, as_crate).map_err(refuse)
    };
    let (old, new) = match (&pair.old, &pair.new) {
        (Some(old), Some(new)) => (old, new),
        (old, new) => return Ok(input::lonely(old.as_ref(), new.as_ref())),
    };
    let (before, after) = both(|| read(old), || read(new));
    Ok(compare(&before?, &after?))
}

fn refuse(failure: Failure) -> Refusal {
    match failure {
        Failure::Document(report) => Refusal::Document(Box::new(report)),
        Failure::Error(error) => Refusal::Error(error.into()),
    }
}

fn print(format: DiffFormat, comparisons: &[Comparison]) -> String {
    let each = |print: fn(&Comparison) -> String, between: &str| {
        let texts: Vec<String> = comparisons.iter().map(print).collect();
        texts.join(between)
    };
    match format {
        DiffFormat::Text => each(to_text, "\n"),
        DiffFormat::Markdown => each(to_markdown, "\n"),
        DiffFormat::Json => to_json(comparisons),
        DiffFormat::Sarif => to_sarif(comparisons),
        DiffFormat::Github => each(to_github, ""),
    }
}

/// How many findings fail the run.
fn failing(fail_on: Option<FailOn>, comparisons: &[Comparison]) -> usize {
    let least = match fail_on {
        None => return 0,
        Some(FailOn::Wire) => Severity::Wire,
        Some(FailOn::Source) => Severity::Source,
        Some(FailOn::Behaviour) => Severity::Behaviour,
        Some(FailOn::Any) => Severity::Compatible,
    };
    let fails = |finding: &&Finding| finding.severity >= least && finding.accepted.is_none();
    let findings = comparisons
        .iter()
        .flat_map(|comparison| &comparison.findings);
    findings.filter(fails).count()
}

/// A crate of no target needs a name, which no finding shows.
fn any_name() -> (String, Options) {
    ("api".to_owned(), Options::default())
}
