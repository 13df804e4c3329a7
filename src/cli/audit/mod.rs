//! `specbind audit`: a saved page of a vendor's documentation against the document.

mod json;
mod page;
mod text;

use std::path::{Path, PathBuf};

use clap::Args;
use page::MarkupWord;
pub(super) use page::page_at;

use super::error::Error;
use super::{Exit, Format, Outcome, Printing};
use crate::audit::{
    Finding, Page, Profile, Texts, choose_operation, compare, draft_document, read_spec,
};
use crate::diag::Colour;
use crate::report::{Report, understand};

const EXAMPLES: &str = "\
Examples:
  specbind audit page.txt --spec spec/cards.yaml
  specbind audit page.html --spec spec/cards.yaml --operation suspendCard --all
  specbind audit page.txt --spec spec/cards.yaml --accept-texts
  specbind audit page.txt --draft --profile spec/pages/cards.toml > spec/suspend.yaml

The layout of the vendor's pages is a profile, by default `pages/NAME.toml` beside the document
`NAME.yaml`. Texts that the document says in words of its own are known by their fingerprints in
`pages/NAME.texts.toml`; `--accept-texts` records them after a person has read them.

Exit codes:
  0  every fact is confirmed, or covered by a recorded assumption
  1  a fact is contradicted, missing or not visible, or the document has problems
  2  wrong usage, or a file that cannot be read";

/// Compare a vendor's saved page with an OpenAPI document
///
/// Every fact of the page is confirmed, covered by a recorded assumption, contradicted, or missing on one side, with
/// its line on the page and in the document.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Audit {
    /// The saved page: text, HTML or Markdown
    #[arg(value_name = "PAGE", required_unless_present = "json_schema")]
    page: Option<PathBuf>,
    /// OpenAPI document, JSON or YAML
    #[arg(long, value_name = "FILE", required_unless_present_any = ["draft", "json_schema"])]
    spec: Option<PathBuf>,
    /// Which operation the page is about; by default the one with its method and path
    #[arg(long, value_name = "ID")]
    operation: Option<String>,
    /// Layout of the vendor's pages
    #[arg(long, value_name = "FILE")]
    profile: Option<PathBuf>,
    /// How the page was saved; by default what the file's name says
    #[arg(long, value_enum, value_name = "MARKUP")]
    markup: Option<MarkupWord>,
    /// Print what is confirmed as well
    #[arg(long)]
    all: bool,
    /// Record that a person has read the page's texts and put them into words of the document
    #[arg(long)]
    accept_texts: bool,
    /// Print a draft of the document instead, for a person to finish
    #[arg(long, requires = "profile", conflicts_with_all = ["spec", "operation", "all", "accept_texts", "format"])]
    draft: bool,
    /// Print the JSON Schema of `--format json`, and nothing else
    #[arg(long)]
    json_schema: bool,
    #[command(flatten)]
    printing: Printing,
}

impl Audit {
    fn page(&self) -> &Path {
        self.page.as_deref().unwrap_or(Path::new(""))
    }
}

/// What was compared, and what came out.
struct Audited {
    report: Report,
    /// Nothing where the document has problems.
    compared: Option<Compared>,
}

struct Compared {
    operation: String,
    page: Page,
    findings: Vec<Finding>,
}

impl Compared {
    /// Nothing has to be done about any fact.
    fn is_settled(&self) -> bool {
        let mut findings = self.findings.iter();
        findings.all(|finding| finding.verdict.is_settled())
    }
}

pub(super) fn run(args: &Audit) -> Outcome {
    let mut outcome = Outcome::new(args.printing.color);
    if args.json_schema {
        outcome.say(json::schema());
        return outcome;
    }
    let Some(spec) = &args.spec else {
        match draft(args) {
            Ok(text) => outcome.say(text),
            Err(error) => {
                outcome.exit = Exit::Usage;
                outcome.complain(error.to_text());
            }
        }
        return outcome;
    };
    let audited = audit(args, spec);
    outcome.exit = exit(&audited);
    if args.printing.format == Format::Json {
        outcome.say(json::to_json(args, &audited));
        return outcome;
    }
    match &audited {
        Err(error) => outcome.complain(error.to_text()),
        Ok(Audited { report, compared }) => match compared {
            None => outcome.complain(report.to_text(Colour::Always)),
            Some(compared) => outcome.say(text::to_text(args, report, compared)),
        },
    }
    outcome
}

fn draft(args: &Audit) -> Result<String, Error> {
    let profile_path = args.profile.clone().unwrap_or_default();
    let profile = Profile::read(&profile_path)?;
    let page = page_at(args.page(), args.markup, &profile, &profile_path)?;
    Ok(draft_document(&page, &profile))
}

fn audit(args: &Audit, spec: &Path) -> Result<Audited, Error> {
    let profile_path = args.profile.clone().unwrap_or_else(|| profile_beside(spec));
    let profile = Profile::read(&profile_path)?;
    let page = page_at(args.page(), args.markup, &profile, &profile_path)?;
    let (report, understood) = understand(spec)?;
    let Some((api, _)) = understood else {
        return Ok(Audited {
            report,
            compared: None,
        });
    };
    let operation = choose_operation(&api, &page, args.operation.as_deref())?;
    let texts_path = Texts::path(&profile_path);
    let mut texts = Texts::load(&texts_path)?;
    if args.accept_texts {
        texts.accept(&operation.id, &page);
        texts.save(&texts_path)?;
    }
    let spec = read_spec(&api, operation, &profile, &texts);
    let findings = compare(&page, &spec, &profile);
    let compared = Compared {
        operation: operation.id.clone(),
        page,
        findings,
    };
    Ok(Audited {
        report,
        compared: Some(compared),
    })
}

/// `pages/NAME.toml` beside the document `NAME.yaml`.
fn profile_beside(spec: &Path) -> PathBuf {
    let folder = spec.parent().unwrap_or(Path::new(""));
    let name = spec.file_stem().unwrap_or_default();
    folder.join("pages").join(name).with_extension("toml")
}

fn exit(audited: &Result<Audited, Error>) -> Exit {
    let Ok(Audited { compared, .. }) = audited else {
        return Exit::Usage;
    };
    match compared.as_ref().is_some_and(Compared::is_settled) {
        true => Exit::Done,
        false => Exit::Document,
    }
}
