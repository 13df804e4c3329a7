//! `specbind diff --profile`: two captures of a vendor's page → what the vendor changed, for people and for programs.

use std::path::Path;

use serde::Serialize;

use super::input::{Document, open_file};
use super::{Diff, DiffFormat, Error, FailOn};
use crate::audit::{self, Action, At, Change, Profile, Said, compare_pages};
use crate::cli::audit::page_at;
use crate::cli::error::{self, BAD, BOLD, GOOD, WARN};
use crate::cli::{Exit, Outcome};
use crate::printable::printable;

/// The JSON Schema (draft 2020-12) of `--format json`.
pub(super) const SCHEMA: &str = include_str!("pages.schema.json");

pub(super) fn run(args: &Diff, profile: &Path) -> Outcome {
    let mut outcome = Outcome::new(args.color);
    match compare(args, profile) {
        Ok(captures) => {
            outcome.say(match args.format {
                DiffFormat::Json => captures.to_json(),
                _ => captures.to_text(),
            });
            if args.fail_on.is_some() && !captures.changes.is_empty() {
                outcome.exit = Exit::Document;
            }
        }
        Err(error) => {
            outcome.exit = Exit::Usage;
            outcome.complain(error.to_text());
        }
    }
    outcome
}

fn compare(args: &Diff, profile: &Path) -> Result<Captures, error::Error> {
    let [old, new] = &args.inputs[..] else {
        return Err(Error::Pages(args.inputs.len()).into());
    };
    let (old, new) = (open_file(old)?, open_file(new)?);
    if !matches!(args.format, DiffFormat::Text | DiffFormat::Json) {
        return Err(Error::PageFormat.into());
    }
    if !matches!(args.fail_on, None | Some(FailOn::Any)) {
        return Err(Error::PageSeverity.into());
    }
    Ok(Captures::compare(old, new, profile)?)
}

/// Two captures, and what differs.
struct Captures {
    old: Document,
    new: Document,
    changes: Vec<Change>,
}

impl Captures {
    fn compare(old: Document, new: Document, profile_path: &Path) -> Result<Self, audit::Error> {
        let profile = Profile::read(profile_path)?;
        let read = |capture: &Document| {
            page_at(&capture.path, None, &profile, profile_path)
                .map_err(|error| error.about_page(Path::new(&capture.name)))
        };
        let changes = compare_pages(&read(&old)?, &read(&new)?);
        Ok(Self { old, new, changes })
    }

    /// For people.
    fn to_text(&self) -> String {
        let changes = self.changes.iter().map(|change| self.change_text(change));
        let changes: String = changes.collect();
        let (old, new) = (printable(&self.old.name), printable(&self.new.name));
        changes
            + &match self.changes.len() {
                0 => format!("{GOOD}unchanged{GOOD:#}: {new} says what {old} said\n"),
                1 => format!("one fact changed from {old} to {new}\n"),
                count => format!("{count} facts changed from {old} to {new}\n"),
            }
    }

    fn change_text(&self, change: &Change) -> String {
        let style = match change.action {
            Action::Changed | Action::Removed => BAD,
            Action::Added | Action::Hidden | Action::Uncovered => WARN,
        };
        let fact = change
            .aspect
            .of(change.kind)
            .map(|fact| format!(", {fact}"));
        let what = format!("{}{}", change.subject, fact.unwrap_or_default());
        let word = change.action.word();
        let mut text = format!(
            "{style}{word}{style:#}: {BOLD}{}{BOLD:#}\n",
            printable(&what)
        );
        for (side, name, said) in self.sides(change) {
            if let Some(said) = said {
                let (line, words) = (line(said), printable(&said.text));
                let name = printable(name);
                text.push_str(&format!("  {side} {name}:{line}: {words}\n"));
            }
        }
        text + "\n"
    }

    fn sides<'s>(&'s self, change: &'s Change) -> [(&'static str, &'s str, Option<&'s Said>); 2] {
        [
            ("old", self.old.name.as_str(), change.old.as_ref()),
            ("new", self.new.name.as_str(), change.new.as_ref()),
        ]
    }

    /// For programs.
    fn to_json(&self) -> String {
        let report = |change: &Change| {
            let [old, new] = self.sides(change).map(|(_, name, said)| {
                said.map(|said| SaidReport {
                    text: said.text.clone(),
                    file: name.to_owned(),
                    line: line(said),
                })
            });
            ChangeReport {
                action: change.action.slug(),
                kind: change.kind.word(),
                subject: change.subject.clone(),
                fact: change.aspect.of(change.kind).unwrap_or("existence"),
                old,
                new,
            }
        };
        let object = Object {
            status: if self.changes.is_empty() {
                "unchanged"
            } else {
                "changed"
            },
            changes: self.changes.iter().map(report).collect(),
        };
        serde_json::to_string_pretty(&object).expect("the object has string keys") + "\n"
    }
}

/// The line of a page.
fn line(said: &Said) -> usize {
    match said.at {
        At::Line(line) => line,
        // Pages say nothing elsewhere.
        At::Place(_) => 0,
    }
}

#[derive(Serialize)]
struct Object {
    status: &'static str,
    changes: Vec<ChangeReport>,
}

#[derive(Serialize)]
struct ChangeReport {
    action: &'static str,
    kind: &'static str,
    subject: String,
    fact: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<SaidReport>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<SaidReport>,
}

#[derive(Serialize)]
struct SaidReport {
    text: String,
    file: String,
    line: usize,
}
