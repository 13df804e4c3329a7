//! Findings → what people and programs read. Knows no document: whoever compares facts can use it.

mod github;
mod json;
mod markdown;
mod sarif;
mod text;

pub use github::to_github;
pub use json::{ComparisonObject, SCHEMA, to_json};
pub(crate) use markdown::escape as escape_markdown;
pub use markdown::to_markdown;
pub use sarif::to_sarif;
pub use text::to_text;

use indexmap::IndexMap;

use super::{Area, Finding, Operation, SemverStep, Severity, Verdict};

/// The findings of one comparison.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// What was compared, as the user knows it.
    pub old: String,
    /// With what.
    pub new: String,
    /// The most serious first.
    pub findings: Vec<Finding>,
    /// Items that callers of the new crate can name, and those of the old one could not.
    pub new_items: Vec<String>,
    /// The step of the generated crate's version.
    pub step: SemverStep,
}

impl Comparison {
    /// How many findings are of that severity.
    pub fn count(&self, severity: Severity) -> usize {
        let of = |finding: &&Finding| finding.severity == severity;
        self.findings.iter().filter(of).count()
    }

    /// The counts in one line, the most serious first: a change that breaks wire and source counts once.
    fn counts(&self) -> String {
        let severities = [
            (Severity::Wire, "wire"),
            (Severity::Source, "source"),
            (Severity::Behaviour, "behaviour"),
            (Severity::Compatible, "compatible"),
        ];
        let counts: Vec<String> = severities
            .into_iter()
            .map(|(severity, words)| format!("{} {words}", self.count(severity)))
            .collect();
        let (number, word) = (
            self.findings.len(),
            if self.findings.len() == 1 {
                "change, by its worst verdict"
            } else {
                "changes, each by its worst verdict"
            },
        );
        format!("{number} {word}: {}", counts.join(", "))
    }
}

/// Findings that touch the same operations.
struct Group<'a> {
    title: String,
    findings: Vec<&'a Finding>,
}

/// Findings by the operations they touch, the most serious groups first.
fn groups(findings: &[Finding]) -> Vec<Group<'_>> {
    let mut groups: IndexMap<(&[Operation], bool), Vec<&Finding>> = IndexMap::new();
    for finding in findings {
        let is_rust = finding.operations.is_empty() && finding.area == Area::Rust.word();
        let key = (&finding.operations[..], is_rust);
        groups.entry(key).or_default().push(finding);
    }
    let group = |((operations, is_rust), findings)| Group {
        title: title(operations, is_rust),
        findings,
    };
    groups.into_iter().map(group).collect()
}

/// The operation, how many there are, or what else it belongs to.
fn title(operations: &[Operation], is_rust: bool) -> String {
    match operations {
        [] if is_rust => "Rust items".to_owned(),
        [] => "the API".to_owned(),
        [operation] => format!("{} ({} {})", operation.id, operation.method, operation.path),
        [first, second] => format!("{} and {}", first.id, second.id),
        [first, second, rest @ ..] => {
            let plural = if rest.len() == 1 { "" } else { "s" };
            let (first, second, rest) = (&first.id, &second.id, rest.len());
            format!("{first}, {second} and {rest} more operation{plural}")
        }
    }
}

/// Verdicts for people: kind and words, one per verdict; items with the same fate share one.
fn verdicts(finding: &Finding) -> Vec<(&'static str, String)> {
    let kinds = [
        ("wire", &finding.wire),
        ("source", &finding.source),
        ("behaviour", &finding.behaviour),
    ];
    let mut lines = Vec::new();
    for (kind, verdicts) in kinds {
        if verdicts.is_empty() {
            lines.push((kind, "compatible".to_owned()));
        }
        let mut fates: IndexMap<&str, Vec<&str>> = IndexMap::new();
        for Verdict {
            direction,
            item,
            reason,
        } in verdicts
        {
            match (direction, item) {
                (_, Some(item)) => fates.entry(reason).or_default().push(item),
                (Some(way), None) => lines.push((kind, format!("{}: {reason}", way.word()))),
                (None, None) => lines.push((kind, reason.clone())),
            }
        }
        let fates = fates.into_iter();
        lines.extend(fates.map(|(fate, items)| (kind, format!("{}: {fate}", named(&items)))));
    }
    lines
}

/// Items by their names; of many the first ones, and how many more.
fn named(items: &[impl AsRef<str>]) -> String {
    /// A line of a terminal holds about so many.
    const NAMED: usize = 3;
    let named = if items.len() > NAMED + 1 {
        NAMED
    } else {
        items.len()
    };
    let (first, rest) = items.split_at(named);
    let first: Vec<String> = first
        .iter()
        .map(|item| format!("`{}`", item.as_ref()))
        .collect();
    match rest.len() {
        0 => first.join(", "),
        rest => format!("{} and {rest} more", first.join(", ")),
    }
}

/// Both places: `old.yaml:3 → new.yaml:4`.
fn places(finding: &Finding) -> String {
    let place = |site: &super::Site| format!("{}:{}", site.file, site.line);
    format!("{} → {}", place(&finding.old), place(&finding.new))
}
