//! What `gen` did, for programs: one object.

use serde::Serialize;

use super::since::{Since, fate};
use super::{Job, Refusal, Run};
use crate::cli::error::{Error, ErrorReport};
use crate::cli::schema::{COMMON, with_definitions};
use crate::diag::Entry;
use crate::diff::report::{self as findings, ComparisonObject};
use crate::output::{Kind, unified_diff};
use crate::summary::Summary;
use crate::surface::ItemChange;

#[derive(Serialize)]
struct Report<'a> {
    status: &'static str,
    targets: Vec<TargetReport<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    diagnostics: Vec<Entry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<ErrorReport>,
    #[serde(skip_serializing_if = "Option::is_none")]
    repair: Option<&'a str>,
}

#[derive(Serialize)]
struct TargetReport<'a> {
    target: &'a str,
    spec: String,
    out: String,
    #[serde(rename = "crate")]
    crate_name: &'a str,
    summary: &'a Summary,
    files: FilesReport<'a>,
    restored: bool,
    /// The step of the crate's version, where something was replaced.
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<&'static str>,
    /// What that means for callers.
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<SinceReport<'a>>,
    diagnostics: Vec<Entry>,
}

#[derive(Serialize)]
struct FilesReport<'a> {
    created: Vec<&'a str>,
    replaced: Vec<&'a str>,
    removed: Vec<&'a str>,
    unchanged: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    diff: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum SinceReport<'a> {
    Document(ComparisonObject<'a>),
    Items(Vec<ItemReport<'a>>),
    Unknown(&'a str),
}

#[derive(Serialize)]
struct ItemReport<'a> {
    path: &'a str,
    fate: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<&'a str>,
}

/// The JSON Schema of [`to_json`]'s object.
pub(super) fn schema() -> String {
    with_definitions(include_str!("gen.schema.json"), &[findings::SCHEMA, COMMON])
}

pub(super) fn to_json(result: &Result<Run, Refusal>, check: bool) -> String {
    let report = match result {
        Ok(run) => run_report(run, check),
        Err(refusal) => refusal_report(refusal),
    };
    let text = serde_json::to_string_pretty(&report);
    text.expect("a report has string keys and no numbers but counts") + "\n"
}

fn run_report(run: &Run, check: bool) -> Report<'_> {
    let status = match (run.is_current(), check) {
        (true, _) => "current",
        (false, true) => "stale",
        (false, false) => "written",
    };
    Report {
        status,
        targets: run
            .jobs
            .iter()
            .map(|job| target_report(job, run, check))
            .collect(),
        diagnostics: Vec::new(),
        errors: Vec::new(),
        repair: (status == "stale").then_some(run.repair.as_str()),
    }
}

fn refusal_report(refusal: &Refusal) -> Report<'_> {
    let failed = !refusal.errors.is_empty();
    Report {
        status: if failed { "failed" } else { "refused" },
        targets: Vec::new(),
        diagnostics: refusal
            .documents
            .iter()
            .flat_map(crate::Report::to_entries)
            .collect(),
        errors: refusal.errors.iter().map(Error::to_report).collect(),
        repair: None,
    }
}

fn target_report<'a>(job: &'a Job, run: &Run, check: bool) -> TargetReport<'a> {
    let Job {
        target,
        generated,
        plan,
        since,
    } = job;
    let paths = |kind| {
        let changes = plan
            .changes
            .iter()
            .filter(move |change| change.kind == kind);
        changes.map(|change| change.path.as_str()).collect()
    };
    let diff = || {
        plan.changes
            .iter()
            .map(|change| unified_diff(change, &target.out))
            .collect()
    };
    TargetReport {
        target: &target.name,
        spec: target.spec.display().to_string(),
        out: target.out.display().to_string(),
        crate_name: &target.crate_name,
        summary: &generated.summary,
        files: FilesReport {
            created: paths(Kind::Create),
            replaced: paths(Kind::Replace),
            removed: paths(Kind::Remove),
            unchanged: plan.unchanged,
            diff: check.then(diff),
        },
        restored: run.restored.contains(&target.out) || (check && plan.half_moved),
        step: since.as_ref().map(|since| since.step().word()),
        since: since.as_ref().map(since_report),
        diagnostics: generated.report.to_entries(),
    }
}

fn since_report(since: &Since) -> SinceReport<'_> {
    match since {
        Since::Document(comparison) => SinceReport::Document(ComparisonObject::new(comparison)),
        Since::Unknown(reason) => SinceReport::Unknown(reason),
        Since::Items(items) => SinceReport::Items(items.iter().map(item_report).collect()),
    }
}

fn item_report(item: &ItemChange) -> ItemReport<'_> {
    ItemReport {
        path: &item.path,
        fate: fate(item),
        old: item.old.as_deref(),
        new: item.new.as_deref(),
    }
}
