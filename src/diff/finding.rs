//! A finding: one change of a fact with both values, both places, whom it touches and what it means.

use serde::Serialize;

use super::effect::Direction;

/// How much a change asks of the users of a client that was built before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing.
    Compatible,
    /// Their code compiles, but means something else.
    Behaviour,
    /// Their code does not compile against the new crate.
    Source,
    /// Requests are refused or answers misread.
    Wire,
}

impl Severity {
    /// The most serious of the verdicts.
    pub(super) fn of(wire: &[Verdict], source: &[Verdict], behaviour: &[Verdict]) -> Self {
        match (wire.is_empty(), source.is_empty(), behaviour.is_empty()) {
            (false, _, _) => Self::Wire,
            (true, false, _) => Self::Source,
            (true, true, false) => Self::Behaviour,
            (true, true, true) => Self::Compatible,
        }
    }

    /// The word of reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Compatible => "compatible",
            Self::Behaviour => "behaviour",
            Self::Source => "source",
            Self::Wire => "wire",
        }
    }
}

/// A value of a fact and where it stands; without a value, where it would stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Site {
    /// The value, for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// File, as the user knows it.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// JSON pointer in the file.
    pub pointer: String,
}

/// An operation that a change touches.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Operation {
    /// Its `operationId`.
    pub id: String,
    /// Upper case.
    pub method: &'static str,
    /// Path with `{parameters}`.
    pub path: String,
}

/// What a change does, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Which way the values go; `None` for what concerns no single direction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// The Rust item that breaks callers: its path in the crate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// The reason, or what became of the item.
    pub reason: String,
}

impl Verdict {
    /// About requests or answers.
    pub(super) fn about_values(direction: Direction, reason: &str) -> Self {
        Self {
            direction: Some(direction),
            item: None,
            reason: reason.to_owned(),
        }
    }
}

/// One change of a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule: of both directions, the more serious one's.
    pub rule: String,
    /// Every rule it falls under, one per direction.
    pub rules: Vec<String>,
    /// The most serious of the verdicts.
    pub severity: Severity,
    /// What it belongs to, in a word.
    pub area: &'static str,
    /// What changed, for people.
    pub subject: String,
    /// The fact, for people.
    pub fact: &'static str,
    /// What became of it, in a word.
    pub action: &'static str,
    /// Before.
    pub old: Site,
    /// After.
    pub new: Site,
    /// Operations that use it, in document order.
    pub operations: Vec<Operation>,
    /// Which ways its values go in them.
    pub directions: Vec<Direction>,
    /// Requests that are refused, answers that are misread; empty is compatible.
    pub wire: Vec<Verdict>,
    /// Items that break callers; empty is compatible.
    pub source: Vec<Verdict>,
    /// What means something else; empty is compatible.
    pub behaviour: Vec<Verdict>,
    /// Stays the same while lines move.
    pub fingerprint: String,
    /// Why it is accepted, where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted: Option<String>,
}

impl Serialize for Direction {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}
