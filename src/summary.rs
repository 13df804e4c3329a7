//! What a generation found in a document: the counts, gaps and open questions that `gen` reports.

use serde::Serialize;

use crate::analyze::Tables;
use crate::model::{Api, Operation, Schema};
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
    /// Facts of the document that the crate does not enforce.
    pub gaps: Vec<Note>,
    /// What the document's author still has to ask the vendor.
    pub questions: Vec<Note>,
}

/// A gap or an open question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Note {
    /// Its id in the document, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Where it stands, as `file:line:column`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// What it says.
    pub text: String,
}

/// Counts what a document holds.
pub fn summarize(api: &Api, tables: &Tables, sources: &Sources) -> Summary {
    Summary {
        operations: api.operations.len(),
        types: tables.names.typed().len(),
        constraints: api.schemas.iter().map(Schema::constraints).sum(),
        codes: api.operations.iter().flat_map(Operation::codes).count(),
        assumptions: api.assumptions().count(),
        gaps: api
            .gaps
            .iter()
            .map(|gap| note(None, &gap.place, &gap.text, sources))
            .collect(),
        questions: api
            .questions()
            .map(|question| note(Some(&question.id), &question.place, &question.text, sources))
            .collect(),
    }
}

fn note(id: Option<&str>, place: &Place, text: &str, sources: &Sources) -> Note {
    let (line, column) = sources.line_column(place);
    let path = sources.path(place.file).display();
    Note {
        id: id.map(str::to_owned),
        place: Some(format!("{path}:{line}:{column}")),
        text: text.to_owned(),
    }
}
