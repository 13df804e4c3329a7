//! Findings → how many there are of each kind and verdict.

use super::compare::{Finding, Verdict};
use super::item::{Aspect, Kind};

/// How one sort of facts fared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The sort.
    pub what: &'static str,
    /// Things of that sort on the page.
    pub items: usize,
    /// Their facts, existence included.
    pub facts: usize,
    /// How many of the facts got each verdict, in the order of [`VERDICTS`].
    pub verdicts: [usize; VERDICTS.len()],
}

/// Every verdict, from good to bad.
pub const VERDICTS: [Verdict; 6] = [
    Verdict::Confirmed,
    Verdict::Assumed,
    Verdict::Contradicted,
    Verdict::MissingInSpec,
    Verdict::MissingOnPage,
    Verdict::NotVisible,
];

/// Counts the findings sort by sort; sorts without any are left out.
pub fn count(findings: &[Finding]) -> Vec<Count> {
    let mut counts: Vec<Count> = Vec::new();
    for finding in findings {
        let what = sort(finding);
        let at = counts.iter().position(|count| count.what == what);
        let at = at.unwrap_or_else(|| {
            counts.push(Count {
                what,
                items: 0,
                facts: 0,
                verdicts: [0; VERDICTS.len()],
            });
            counts.len() - 1
        });
        let count = &mut counts[at];
        let is_item = finding.kind == Kind::Operation
            || matches!(finding.aspect, Aspect::Existence | Aspect::Name);
        count.items += usize::from(is_item && finding.page.is_some());
        count.facts += 1;
        let verdict = VERDICTS.iter().position(|known| *known == finding.verdict);
        count.verdicts[verdict.expect("every verdict is listed")] += 1;
    }
    counts
}

fn sort(finding: &Finding) -> &'static str {
    match (finding.kind, finding.aspect) {
        (Kind::Operation, Aspect::Text) => "texts about it",
        (Kind::Operation, aspect) => aspect.word(),
        (Kind::RequestHeader, _) => "request headers",
        (Kind::RequestParameter, _) => "request parameters",
        (Kind::ResponseHeader, _) => "response headers",
        (Kind::ResponseParameter, _) => "response parameters",
        (Kind::Code, _) => "codes",
        (Kind::Case, _) => "test cases",
        (Kind::AllowedValue, _) => "allowed values",
    }
}
