//! Findings → what people and programs read. Knows no document: whoever compares facts can use it.

mod github;
mod json;
mod markdown;
mod sarif;
mod text;

pub use github::to_github;
pub use json::{SCHEMA, to_json};
pub use markdown::to_markdown;
pub use sarif::to_sarif;
pub use text::to_text;

use super::{Finding, SemverStep, Severity};

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

    /// The counts in one line, the most serious first.
    fn counts(&self) -> String {
        let severities = [
            (Severity::Wire, "break the wire"),
            (Severity::Source, "break source"),
            (Severity::Behaviour, "change behaviour"),
            (Severity::Compatible, "compatible"),
        ];
        let counts: Vec<String> = severities
            .into_iter()
            .map(|(severity, words)| format!("{} {words}", self.count(severity)))
            .collect();
        let (number, word) = (
            self.findings.len(),
            if self.findings.len() == 1 {
                "change"
            } else {
                "changes"
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

/// Findings by the operation they touch, the most serious groups first.
fn groups(findings: &[Finding]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for finding in findings {
        let title = title(finding);
        match groups.iter_mut().find(|group| group.title == title) {
            Some(group) => group.findings.push(finding),
            None => groups.push(Group {
                title,
                findings: vec![finding],
            }),
        }
    }
    groups
}

/// The operation, how many there are, or what else it belongs to.
fn title(finding: &Finding) -> String {
    match &finding.operations[..] {
        [] if finding.area == "rust" => "Rust items".to_owned(),
        [] => "the API".to_owned(),
        [operation] => format!("{} ({} {})", operation.id, operation.method, operation.path),
        [first, second] => format!("{} and {}", first.id, second.id),
        [first, second, rest @ ..] => {
            format!(
                "{}, {} and {} more operations",
                first.id,
                second.id,
                rest.len()
            )
        }
    }
}

/// Verdicts for people: kind and words, one per verdict.
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
        for verdict in verdicts {
            let way = verdict.direction.map(|way| format!("{}: ", way.word()));
            lines.push((
                kind,
                format!("{}{}", way.unwrap_or_default(), verdict.reason),
            ));
        }
    }
    lines
}

/// Both places: `old.yaml:3 → new.yaml:4`.
fn places(finding: &Finding) -> String {
    let place = |site: &super::Site| format!("{}:{}", site.file, site.line);
    format!("{} → {}", place(&finding.old), place(&finding.new))
}
