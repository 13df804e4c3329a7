//! Recorded assumptions: which one covers a difference, and which no longer says what the page says.

use super::super::item::{Aspect, Claim, Fact, Kind};
use super::super::page::read_line;
use super::super::profile::Profile;
use super::join::Joined;

/// What assumptions mean for one fact.
pub(super) enum Cover {
    /// None is about it.
    None,
    /// This one says what the page says.
    Covers(String),
    /// This one says that the page says something else.
    Outdated(String, String),
}

impl Cover {
    pub(super) fn find(joined: &Joined<'_>, profile: &Profile) -> Self {
        let Some(item) = joined.spec_item else {
            return Self::None;
        };
        if joined.aspect == Aspect::Existence {
            return Self::of_absence(joined, &item.claims);
        }
        let mut claims = item.claims.iter();
        if let Some(stated) = joined.stated
            && let Some(claim) = claims
                .clone()
                .find(|claim| says(claim, stated, joined.kind, profile))
        {
            return match joined.is_same {
                true => Self::None,
                false => Self::Covers(claim.id.clone()),
            };
        }
        let outdated = claims.find(|claim| {
            let claimed = read_line(&claim.page, joined.kind, profile);
            claimed.iter().any(|fact| fact.aspect == joined.aspect)
        });
        match outdated {
            Some(claim) => Self::Outdated(
                claim.id.clone(),
                format!(
                    "the assumption `{}` takes the page to say `{}`",
                    claim.id, claim.page
                ),
            ),
            None => Self::None,
        }
    }

    /// What a page does not show of a body is covered by a remark that it shows no body.
    fn of_absence(joined: &Joined<'_>, claims: &[Claim]) -> Self {
        match claims.first() {
            Some(claim) if joined.kind == Kind::ResponseParameter && joined.page.is_none() => {
                Self::Covers(claim.id.clone())
            }
            _ => Self::None,
        }
    }
}

/// Whether the page's fact is the one that the assumption quotes.
fn says(claim: &Claim, stated: &Fact, kind: Kind, profile: &Profile) -> bool {
    let even = |text: &str| text.to_lowercase().split_whitespace().collect::<String>();
    let claimed = || read_line(&claim.page, kind, profile);
    even(&claim.page) == even(&stated.said)
        || claimed()
            .iter()
            .any(|fact| fact.aspect == stated.aspect && fact.value == stated.value)
}
