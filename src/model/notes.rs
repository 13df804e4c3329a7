//! What the document's author assumed, what is still open, and what generated code cannot say.

use crate::source::Place;

/// Assumptions and open questions recorded at one place of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notes {
    /// Facts that come from elsewhere than the vendor's page (`x-specbind-assumptions`).
    pub assumptions: Vec<Assumption>,
    /// What nobody could tell yet (`x-specbind-questions`).
    pub questions: Vec<Question>,
}

/// A fact taken from elsewhere than the vendor's documentation.
#[derive(Clone, Debug, PartialEq)]
pub struct Assumption {
    /// Where it is written.
    pub place: Place,
    /// Identifier, unique in the document.
    pub id: String,
    /// The assumption in one or two sentences.
    pub text: String,
    /// Where it comes from.
    pub source: String,
    /// How sure the author is.
    pub certainty: Certainty,
    /// What the page says instead, where it says something else.
    pub page: Option<String>,
}

/// How sure an assumption is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// Several independent sources agree.
    High,
    /// One good source, or several weak ones.
    MediumHigh,
    /// Plausible.
    Medium,
    /// A guess.
    Low,
}

impl Certainty {
    /// The word the document uses.
    pub fn word(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::MediumHigh => "medium-high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }
}

/// An open question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Where it is written.
    pub place: Place,
    /// Identifier, unique in the document.
    pub id: String,
    /// The question.
    pub text: String,
}

/// A fact that the generated code cannot say exactly.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// Where the fact stands.
    pub place: Place,
    /// How far the code falls short.
    pub kind: GapKind,
    /// What is missing, in one sentence.
    pub text: String,
    /// What the caller or the document's author can do about it.
    pub cure: String,
}

/// How far generated code falls short of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GapKind {
    /// Held by a wider type, or checked less strictly.
    Approximated,
    /// Not generated at all.
    Refused,
}
