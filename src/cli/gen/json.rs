//! What `gen` did, for programs: one object.

use serde::Serialize;

use super::{Job, Refusal, Run};
use crate::cli::error::{Error, ErrorReport};
use crate::diag::Entry;
use crate::output::{Kind, unified_diff};
use crate::summary::Summary;

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
        diagnostics: generated.report.to_entries(),
    }
}
