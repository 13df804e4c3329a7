//! Two documents → what changed between them, in the model and in the crates that are generated from it.

use std::path::{Path, PathBuf};

use crate::analyze::Tables;
use crate::config::Options;
use crate::diff::report::Comparison;
use crate::diff::{Side, diff, semver_step};
use crate::model::Api;
use crate::output::Files;
use crate::report::understand_for;
use crate::surface::{ItemChange, compare_surfaces, surface};
use crate::threads::both;
use crate::{Failure, Report, emit_files, preferences, selection};

/// Whether a file says which modules are public, also for files that differ.
fn declares_modules(path: &str) -> bool {
    path == "src/lib.rs" || path.ends_with("/mod.rs")
}

/// A document that can be compared.
#[derive(Debug)]
pub struct Version {
    name: String,
    api: Api,
    tables: Tables,
    report: Report,
    files: Files,
}

impl Version {
    /// Reads a document. `name` is what the user calls it, `shown` what he calls its files.
    ///
    /// # Errors
    /// When the document cannot be read, or has errors.
    pub fn read(
        path: &Path,
        name: &str,
        shown: impl Fn(&Path) -> PathBuf,
        (crate_name, options): (&str, &Options),
    ) -> Result<Self, Failure> {
        let (mut report, understood) =
            understand_for(path, preferences(options), &selection(options))
                .map_err(Failure::Error)?;
        report.sources.rename(shown);
        let Some((api, tables)) = understood else {
            return Err(Failure::Document(report));
        };
        let files = emit_files(&api, &tables, crate_name);
        Ok(Self {
            name: name.to_owned(),
            api,
            tables,
            report,
            files,
        })
    }

    fn side(&self) -> Side<'_> {
        Side::new(&self.api, &self.tables, &self.report.sources)
    }
}

/// Compares two documents.
pub fn compare(old: &Version, new: &Version) -> Comparison {
    let items = compare_files(&old.files, &new.files);
    let findings = diff(&old.side(), &new.side(), &items);
    let is_new = |item: &&ItemChange| item.old.is_none();
    Comparison {
        old: old.name.clone(),
        new: new.name.clone(),
        step: semver_step(&findings, &items),
        new_items: items
            .iter()
            .filter(is_new)
            .map(|item| item.path.clone())
            .collect(),
        findings,
    }
}

/// What became of the public items of a crate. Files that are the same on both sides are left out unread.
pub fn compare_files(old: &Files, new: &Files) -> Vec<ItemChange> {
    let differing = |files: &Files, others: &Files| {
        let texts = files
            .iter()
            .filter(|(path, contents)| declares_modules(path) || others.get(path) != Some(contents))
            .filter_map(|(path, contents)| Some((path, std::str::from_utf8(contents).ok()?)));
        surface(texts)
    };
    let (before, after) = both(|| differing(old, new), || differing(new, old));
    compare_surfaces(&before, &after)
}
