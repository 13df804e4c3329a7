//! Findings as data for other programs.

use serde::Serialize;

use super::{Diagnostic, Related};
use crate::source::{Place, Sources};

/// One finding in `--format json`.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// Slug of the catalogue.
    pub code: &'static str,
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// One line.
    pub message: String,
    /// Where.
    #[serde(flatten)]
    pub position: Position,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// Other places that matter.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<RelatedEntry>,
}

/// A place for people and programs.
#[derive(Clone, Debug, Serialize)]
pub struct Position {
    /// As the user named it, or relative to the root document's folder.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// JSON pointer of the value.
    pub pointer: String,
}

/// Another place that matters.
#[derive(Clone, Debug, Serialize)]
pub struct RelatedEntry {
    /// Why.
    pub message: String,
    /// Where.
    #[serde(flatten)]
    pub position: Position,
}

impl Entry {
    pub(super) fn new(found: &Diagnostic, sources: &Sources) -> Entry {
        Entry {
            code: found.code.slug,
            severity: found.severity.word(),
            message: found.message.clone(),
            position: position(&found.place, found.bytes(sources).start, sources),
            help: found.help_text().map(str::to_owned),
            related: found
                .related
                .iter()
                .map(|related| related_entry(related, sources))
                .collect(),
        }
    }
}

fn related_entry(related: &Related, sources: &Sources) -> RelatedEntry {
    let start = related
        .span
        .as_ref()
        .map_or_else(|| sources.key_span(&related.place).start, |span| span.start);
    RelatedEntry {
        message: related.message.clone(),
        position: position(&related.place, start, sources),
    }
}

fn position(place: &Place, byte: usize, sources: &Sources) -> Position {
    let (line, column) = sources.file(place.file).line_column(byte);
    let file = sources.path(place.file).display().to_string();
    Position {
        file,
        line,
        column,
        pointer: place.pointer.to_string(),
    }
}
