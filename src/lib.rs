//! specbind reads an OpenAPI document and writes the Rust crate a careful colleague would have written by hand.

pub mod analyze;
pub mod cli;
pub mod config;
mod crate_name;
pub mod diag;
pub mod emit;
pub mod load;
pub mod lower;
pub mod model;
pub mod output;
mod report;
pub mod runtime;
pub mod source;
mod suggest;
pub mod summary;

pub use report::{Report, lint};

use std::path::Path;

use config::Options;
use output::Files;
use summary::Summary;

/// A generated crate, not yet written.
#[derive(Debug)]
pub struct Generated {
    /// Its files.
    pub files: Files,
    /// What it holds.
    pub summary: Summary,
    /// Warnings and notes about the document.
    pub report: Report,
}

/// Why there is no generated crate.
#[derive(Debug)]
pub enum Failure {
    /// The document has errors.
    Document(Report),
    /// The document cannot be read.
    Error(load::Error),
}

/// Generates the crate `crate_name` from the document at `spec`. Writes nothing.
///
/// # Errors
/// When the document cannot be read, or has errors.
pub fn generate(spec: &Path, crate_name: &str, options: &Options) -> Result<Generated, Failure> {
    let Options {} = options;
    let (report, understood) = report::understand(spec).map_err(Failure::Error)?;
    let Some((api, tables)) = understood else {
        return Err(Failure::Document(report));
    };
    let emission = emit::Emission {
        api: &api,
        tables: &tables,
        crate_name,
    };
    let mut files = Files::new();
    for file in emit::emit(&emission) {
        files.insert(file.path, file.text);
    }
    let summary = summary::summarize(&api, &tables, &report.sources);
    Ok(Generated {
        files,
        summary,
        report,
    })
}
