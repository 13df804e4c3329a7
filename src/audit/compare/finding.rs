//! One finding: which fact, what either side says of it, and the verdict.

use super::super::item::{Aspect, At, Item, Kind};

/// How a fact of the page and the document go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// Both say the same.
    Confirmed,
    /// They differ, and a recorded assumption names what the page says.
    Assumed,
    /// They differ.
    Contradicted,
    /// Only the page says it.
    MissingInSpec,
    /// Only the document says it, and the page shows the part where it would stand.
    MissingOnPage,
    /// Only the document says it, and the capture does not show the part where it would stand.
    NotVisible,
}

impl Verdict {
    /// For programs.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Assumed => "assumed",
            Self::Contradicted => "contradicted",
            Self::MissingInSpec => "missing-in-spec",
            Self::MissingOnPage => "missing-on-page",
            Self::NotVisible => "not-visible",
        }
    }

    /// For people.
    pub fn word(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Assumed => "assumed",
            Self::Contradicted => "contradicted",
            Self::MissingInSpec => "missing in the spec",
            Self::MissingOnPage => "missing on the page",
            Self::NotVisible => "not visible in this capture",
        }
    }

    /// Nothing has to be done about it.
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Confirmed | Self::Assumed)
    }
}

/// What one side says, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The words.
    pub text: String,
    /// Where.
    pub at: At,
}

/// The verdict on one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How the two sides go together.
    pub verdict: Verdict,
    /// What the fact belongs to.
    pub kind: Kind,
    /// Its name, such as ``request header `X-Token` ``.
    pub subject: String,
    /// Which fact.
    pub aspect: Aspect,
    /// What the page says.
    pub page: Option<Said>,
    /// What the document says.
    pub spec: Option<Said>,
    /// Id of the assumption that covers it, or no longer does.
    pub assumption: Option<String>,
    /// What else has to be known.
    pub note: Option<String>,
}

impl Finding {
    /// An item whose part of the page is not in the capture.
    pub(super) fn not_visible(item: &Item) -> Self {
        // Only a remark that the page says nothing can cover what it does not show.
        let claim = match item.kind {
            Kind::ResponseParameter => item.claims.first(),
            _ => None,
        };
        Self {
            verdict: match claim {
                Some(_) => Verdict::Assumed,
                None => Verdict::NotVisible,
            },
            kind: item.kind,
            subject: item.subject(),
            aspect: Aspect::Existence,
            page: None,
            spec: Some(Said {
                text: item.name.clone(),
                at: item.at.clone(),
            }),
            assumption: claim.map(|claim| claim.id.clone()),
            note: None,
        }
    }
}
