//! What a generation found in a document: the counts, gaps and open questions that `gen` reports.

mod markdown;

pub use markdown::to_markdown;

use serde::Serialize;

use crate::analyze::{
    Tables,
    coverage::{Coverage, count_coverage},
};
use crate::model::{Api, Gap, GapKind, Operation, Schema};
use crate::source::{Place, Sources};

/// What one document holds, and what of it the generated crate cannot say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Operations with a client method.
    pub operations: usize,
    /// Structs, enums and aliases of the document.
    pub types: usize,
    /// Rules that a validator judges, one per generated line.
    pub constraints: usize,
    /// Vendor codes with a variant or a constant.
    pub codes: usize,
    /// Facts that the document assumes rather than knows.
    pub assumptions: usize,
    /// How much of the document the crate says exactly.
    pub coverage: Coverage,
    /// Facts of the document that the crate does not say exactly, by their place.
    pub gaps: Vec<Shortfall>,
    /// What the document's author still has to ask the vendor.
    pub questions: Vec<Note>,
}

/// A fact that the crate does not say exactly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shortfall {
    /// `approximated`, or `refused` where there is no code at all.
    pub kind: &'static str,
    /// JSON pointer of the fact.
    pub pointer: String,
    /// Where it stands, as `file:line:column`.
    pub place: String,
    /// What is missing, and why.
    pub text: String,
    /// What to do about it.
    pub cure: String,
}

/// An open question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Note {
    /// Its id in the document.
    pub id: String,
    /// Where it stands, as `file:line:column`.
    pub place: String,
    /// What it says.
    pub text: String,
}

/// Counts what a document holds.
pub fn summarize(api: &Api, tables: &Tables, sources: &Sources) -> Summary {
    let documented = api.schemas.iter().filter(|schema| !schema.derived);
    Summary {
        operations: api.operations.len(),
        types: tables.names.typed().len(),
        constraints: documented.map(Schema::constraints).sum(),
        codes: api.operations.iter().flat_map(Operation::codes).count(),
        assumptions: api.assumptions().count(),
        coverage: count_coverage(api, &tables.gaps),
        gaps: shortfalls(&tables.gaps, sources),
        questions: api
            .questions()
            .map(|question| Note {
                id: question.id.clone(),
                place: place_text(&question.place, sources),
                text: question.text.clone(),
            })
            .collect(),
    }
}

fn shortfalls(gaps: &[Gap], sources: &Sources) -> Vec<Shortfall> {
    let mut gaps: Vec<&Gap> = gaps.iter().collect();
    gaps.sort_by_cached_key(|gap| (gap.place.file, sources.span(&gap.place).start));
    let shortfall = |gap: &Gap| Shortfall {
        kind: match gap.kind {
            GapKind::Approximated => "approximated",
            GapKind::Refused => "refused",
        },
        pointer: gap.place.pointer.to_string(),
        place: place_text(&gap.place, sources),
        text: gap.text.clone(),
        cure: gap.cure.clone(),
    };
    gaps.into_iter().map(shortfall).collect()
}

fn place_text(place: &Place, sources: &Sources) -> String {
    let (line, column) = sources.line_column(place);
    let path = sources.path(place.file).display();
    format!("{path}:{line}:{column}")
}
