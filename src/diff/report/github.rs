//! For GitHub Actions: workflow commands, which it shows beside the changed lines.

use super::{Comparison, verdicts};
use crate::diff::{Finding, Severity};

/// One workflow command per finding.
pub fn to_github(comparison: &Comparison) -> String {
    comparison.findings.iter().map(command).collect()
}

fn command(finding: &Finding) -> String {
    let level = match finding.severity {
        _ if finding.accepted.is_some() => "notice",
        Severity::Wire | Severity::Source => "error",
        Severity::Behaviour => "warning",
        Severity::Compatible => "notice",
    };
    let serious = verdicts(finding)
        .into_iter()
        .filter(|(_, words)| words != "compatible");
    let reasons: String = serious
        .map(|(kind, words)| format!("\n{kind}: {words}"))
        .collect();
    let accepted = finding
        .accepted
        .as_ref()
        .map(|reason| format!("\naccepted: {reason}"));
    let message = format!(
        "{}{reasons}{}",
        finding.message(),
        accepted.unwrap_or_default()
    );
    format!(
        "::{level} file={},line={},title={}::{}\n",
        property(&finding.new.file),
        finding.new.line,
        property(&finding.rule),
        data(&message)
    )
}

/// Text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
