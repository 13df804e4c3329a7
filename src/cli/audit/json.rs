//! What an audit found, for programs: one object.

use serde::Serialize;

use super::{Audit, Audited, Compared};
use crate::audit::{At, Finding, Said, VERDICTS, count};
use crate::cli::error::{Error, ErrorReport};
use crate::cli::schema::{COMMON, with_definitions};
use crate::diag::Entry;
use crate::report::Report;

#[derive(Serialize)]
struct Object {
    status: &'static str,
    page: String,
    spec: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    operation: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    counts: Vec<serde_json::Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<FindingReport>,
    /// First and last line of what belongs to no part of the page.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unread: Vec<(usize, usize)>,
    diagnostics: Vec<Entry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<ErrorReport>,
}

#[derive(Serialize)]
struct FindingReport {
    verdict: &'static str,
    kind: &'static str,
    subject: String,
    fact: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<SaidReport>,
    #[serde(skip_serializing_if = "Option::is_none")]
    spec: Option<SaidReport>,
    #[serde(skip_serializing_if = "Option::is_none")]
    assumption: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

#[derive(Serialize)]
struct SaidReport {
    text: String,
    file: String,
    line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<String>,
}

/// The JSON Schema of [`to_json`]'s object.
pub(super) fn schema() -> String {
    with_definitions(include_str!("audit.schema.json"), &[COMMON])
}

pub(super) fn to_json(args: &Audit, audited: &Result<Audited, Error>) -> String {
    let report = audited.as_ref().ok().map(|audited| &audited.report);
    let compared = audited
        .as_ref()
        .ok()
        .and_then(|audited| audited.compared.as_ref());
    let object = Object {
        status: match (report, compared) {
            (None, _) => "failed",
            (Some(_), None) => "refused",
            (Some(_), Some(compared)) if compared.is_settled() => "agrees",
            (Some(_), Some(_)) => "differs",
        },
        page: args.page().display().to_string(),
        spec: args.spec.as_ref().map(|spec| spec.display().to_string()),
        operation: compared.map(|compared| compared.operation.clone()),
        counts: compared.map(counts).unwrap_or_default(),
        findings: report
            .zip(compared)
            .map(|(report, compared)| findings(args, report, compared))
            .unwrap_or_default(),
        unread: compared
            .iter()
            .flat_map(|compared| &compared.page.unread)
            .map(|lines| (*lines.start(), *lines.end()))
            .collect(),
        diagnostics: report.map(Report::to_entries).unwrap_or_default(),
        errors: audited
            .as_ref()
            .err()
            .map(Error::to_report)
            .into_iter()
            .collect(),
    };
    serde_json::to_string_pretty(&object).expect("the object has string keys") + "\n"
}

fn counts(compared: &Compared) -> Vec<serde_json::Value> {
    let counts = count(&compared.findings).into_iter().map(|count| {
        let mut members = serde_json::Map::new();
        members.insert("what".to_owned(), count.what.into());
        members.insert("items".to_owned(), count.items.into());
        members.insert("facts".to_owned(), count.facts.into());
        for (verdict, number) in VERDICTS.iter().zip(count.verdicts) {
            members.insert(verdict.slug().to_owned(), number.into());
        }
        serde_json::Value::Object(members)
    });
    counts.collect()
}

fn findings(args: &Audit, report: &Report, compared: &Compared) -> Vec<FindingReport> {
    let said = |said: &Said| said_report(args, report, said);
    let finding = |finding: &Finding| FindingReport {
        verdict: finding.verdict.slug(),
        kind: finding.kind.word(),
        subject: finding.subject.clone(),
        fact: finding.aspect.of(finding.kind).unwrap_or("existence"),
        page: finding.page.as_ref().map(said),
        spec: finding.spec.as_ref().map(said),
        assumption: finding.assumption.clone(),
        note: finding.note.clone(),
    };
    compared.findings.iter().map(finding).collect()
}

fn said_report(args: &Audit, report: &Report, said: &Said) -> SaidReport {
    let (file, line, pointer) = match &said.at {
        At::Line(line) => (args.page().display().to_string(), *line, None),
        At::Place(place) => {
            let file = report.sources.file(place.file);
            let (line, _) = file.line_column(report.sources.key_span(place).start);
            let pointer = place.pointer.to_string();
            (file.path.display().to_string(), line, Some(pointer))
        }
    };
    SaidReport {
        text: said.text.clone(),
        file,
        line,
        pointer,
    }
}
