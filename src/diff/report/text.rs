//! For a terminal.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::{Comparison, groups, named, places, verdicts};
use crate::diff::{Finding, Severity};
use crate::printable::printable;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

fn style(severity: Severity) -> Style {
    match severity {
        Severity::Wire => AnsiColor::Red.on_default().bold(),
        Severity::Source => AnsiColor::Magenta.on_default().bold(),
        Severity::Behaviour => AnsiColor::Yellow.on_default().bold(),
        Severity::Compatible => AnsiColor::Green.on_default(),
    }
}

/// All findings, with terminal colours.
pub fn to_text(comparison: &Comparison) -> String {
    let Comparison {
        old,
        new,
        findings,
        new_items,
        step: _,
    } = comparison;
    let (old, new) = (printable(old), printable(new));
    let mut text = format!("{BOLD}{old} → {new}{BOLD:#}\n");
    if findings.is_empty() {
        text += "no change of any fact\n";
        return text;
    }
    let _ = writeln!(
        text,
        "{}; version step: {}",
        comparison.counts(),
        comparison.step.word()
    );
    for group in groups(findings) {
        let _ = writeln!(text, "\n{BOLD}{}{BOLD:#}", printable(&group.title));
        for finding in group.findings {
            write_finding(&mut text, finding);
        }
    }
    if !new_items.is_empty() {
        let _ = writeln!(text, "\nnew in the crate: {}", named(new_items));
    }
    text
}

fn write_finding(text: &mut String, finding: &Finding) {
    let style = style(finding.severity);
    let message = printable(&finding.message());
    let _ = writeln!(
        text,
        "  {style}{}{style:#} {message}",
        finding.severity.word()
    );
    for (kind, words) in verdicts(finding) {
        if words != "compatible" || finding.severity != Severity::Compatible {
            let _ = writeln!(text, "    {kind:<9} {}", printable(&words));
        }
    }
    if finding.operations.len() > 2 {
        let names: Vec<&str> = finding
            .operations
            .iter()
            .map(|operation| operation.id.as_str())
            .collect();
        let _ = writeln!(text, "    used by   {}", printable(&names.join(", ")));
    }
    let accepted = finding
        .accepted
        .as_ref()
        .map(|reason| format!("; accepted: {}", printable(reason)));
    let _ = writeln!(
        text,
        "    {DIM}{}  {} {}{}{DIM:#}",
        printable(&places(finding)),
        finding.rules.join(" "),
        finding.fingerprint,
        accepted.unwrap_or_default(),
    );
}
