//! `gen --report FILE`: the coverage, gaps and warnings of all targets, in the format that the file's extension names.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{Job, Run};
use crate::Generated;
use crate::cli::error::Error;
use crate::diag::Entry;
use crate::summary::{Summary, to_markdown};

/// A file to write the report to.
#[derive(Clone, Debug)]
pub(super) struct ReportFile {
    path: PathBuf,
    is_json: bool,
}

#[derive(Serialize)]
struct Report<'a> {
    targets: Vec<Target<'a>>,
}

#[derive(Serialize)]
struct Target<'a> {
    target: &'a str,
    spec: String,
    summary: &'a Summary,
    /// Warnings and notes: an ignored field is a fact that no code says either.
    diagnostics: Vec<Entry>,
}

/// Reads the argument of `--report`.
pub(super) fn parse(path: &str) -> Result<ReportFile, String> {
    let path = PathBuf::from(path);
    let extension = path.extension().and_then(|extension| extension.to_str());
    let is_json = match extension {
        Some("json") => true,
        Some("md") => false,
        _ => return Err("the file ends in neither `.json` nor `.md`".to_owned()),
    };
    Ok(ReportFile { path, is_json })
}

impl ReportFile {
    /// Writes the report of a run.
    pub(super) fn write(&self, run: &Run) -> Result<(), Error> {
        let text = if self.is_json {
            to_json(&run.jobs)
        } else {
            markdown(&run.jobs)
        };
        let failed = |source| Error::Report {
            path: self.path.clone(),
            source,
        };
        write_whole(&self.path, &text).map_err(failed)
    }
}

/// Nobody ever sees half of the file.
pub(super) fn write_whole(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| folder != &Path::new(""));
    let mut file = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
    std::io::Write::write_all(&mut file, text.as_bytes())?;
    file.persist(path)?;
    Ok(())
}

fn to_json(jobs: &[Job]) -> String {
    let targets = jobs.iter().map(|job| Target {
        target: &job.target.name,
        spec: job.target.spec.display().to_string(),
        summary: &job.generated.summary,
        diagnostics: job.generated.report.to_entries(),
    });
    let targets = targets.collect();
    let text = serde_json::to_string_pretty(&Report { targets });
    text.expect("a report has string keys and no numbers but counts") + "\n"
}

fn markdown(jobs: &[Job]) -> String {
    let mut text = "# What the generated code says\n".to_owned();
    for job in jobs {
        let spec = job.target.spec.display().to_string();
        text += "\n";
        let Generated {
            summary, report, ..
        } = &job.generated;
        text += &to_markdown(&job.target.name, &spec, summary, &report.to_entries());
    }
    text
}
