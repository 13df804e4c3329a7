//! A document → everything there is to say about it.

use std::path::Path;

use crate::analyze::{Preferences, Tables, analyze, check::check};
use crate::diag::{Colour, Diagnostics, Entry, codes};
use crate::load::{Error, Limits, load};
use crate::lower::{lower_selected, select::Selection};
use crate::model::{Api, Gap};
use crate::source::Sources;
use crate::threads::both;

/// What was found in one document.
#[derive(Debug)]
pub struct Report {
    /// The files that were read.
    pub sources: Sources,
    /// What was found in them.
    pub diagnostics: Diagnostics,
}

impl Report {
    /// For people.
    pub fn to_text(&self, colour: Colour) -> String {
        self.diagnostics.to_text(&self.sources, colour)
    }

    /// Reports gaps as errors.
    pub(crate) fn forbid_gaps(&mut self, gaps: &[Gap]) {
        for gap in gaps {
            let error = self.diagnostics.error(&codes::GAP, &gap.place, &gap.text);
            error.help(&gap.cure);
        }
    }

    /// For programs.
    pub fn to_entries(&self) -> Vec<Entry> {
        self.diagnostics.to_entries(&self.sources)
    }
}

/// Judges a document without generating anything.
///
/// # Errors
/// When the file cannot be read at all.
pub fn lint(path: &Path) -> Result<Report, Error> {
    understand(path).map(|(report, _)| report)
}

/// Judges a document as [`lint`] does, and takes what generated code could not say exactly for an error.
///
/// # Errors
/// When the file cannot be read at all.
pub fn lint_strictly(path: &Path) -> Result<Report, Error> {
    let (mut report, understood) = understand(path)?;
    if let Some((_, tables)) = understood {
        report.forbid_gaps(&tables.gaps);
    }
    Ok(report)
}

/// Loads, lowers and analyzes a document. There is a model only where there is no error.
///
/// # Errors
/// When the file cannot be read at all.
pub fn understand(path: &Path) -> Result<(Report, Option<(Api, Tables)>), Error> {
    understand_for(path, Preferences::default(), &Selection::default())
}

/// Like [`understand`], for what is selected of a document, with types as the user prefers them.
pub(crate) fn understand_for(
    path: &Path,
    preferences: Preferences,
    selection: &Selection,
) -> Result<(Report, Option<(Api, Tables)>), Error> {
    let mut diagnostics = Diagnostics::default();
    let loaded = load(path, &Limits::default(), &mut diagnostics)?;
    let understood = loaded.document.map(|document| {
        let api = lower_selected(&document, selection);
        let ((), tables) = both(
            || check(&api, &loaded.sources, &mut diagnostics),
            || analyze(&api, preferences),
        );
        (api, tables)
    });
    let report = Report {
        sources: loaded.sources,
        diagnostics,
    };
    let is_sound = !report.diagnostics.has_errors();
    Ok((report, understood.filter(|_| is_sound)))
}
