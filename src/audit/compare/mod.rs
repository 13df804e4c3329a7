//! What a page says and what a document says → findings: each fact confirmed, covered, contradicted or missing.

mod cover;
mod finding;
mod join;
mod pair;
mod same;

use cover::Cover;
pub use finding::{Finding, Said, Verdict};
pub(super) use join::{Joined, join_items, join_pair};

use super::item::{Aspect, Item, Kind, Section};
use super::page::Page;
use super::profile::Profile;
use super::spec::Spec;
use crate::model::Status;

/// Compares a page with what a document says about its operation.
pub fn compare(page: &Page, spec: &Spec, profile: &Profile) -> Vec<Finding> {
    let judge = Judge { profile };
    let mut findings = Vec::new();
    let head = join_pair(&page.operation, &spec.operation, &judge.same());
    // The operation itself has no name to be confirmed.
    let head = head
        .iter()
        .filter(|joined| joined.aspect != Aspect::Existence);
    findings.extend(head.map(|joined| judge.judge(joined, true)));
    for section in &page.sections {
        findings.extend(match section.kind {
            Kind::RequestHeader => judge.judge_section(section, &spec.request_headers),
            Kind::RequestParameter => judge.judge_section(section, &spec.request_parameters),
            Kind::ResponseHeader => judge.judge_responses(section, &spec.response_headers),
            Kind::ResponseParameter => judge.judge_bodies(section, &spec.response_parameters),
            Kind::Code => judge.judge_section(section, &spec.codes),
            Kind::Case => judge.judge_section(section, &spec.cases),
            Kind::Operation | Kind::AllowedValue => Vec::new(),
        });
    }
    findings
}

struct Judge<'p> {
    profile: &'p Profile,
}

impl Judge<'_> {
    fn same(&self) -> impl Fn(&Item, &super::item::Fact, &Item, &super::item::Fact) -> bool {
        |page, stated, spec, written| same::is_same(self.profile, (page, stated), (spec, written))
    }

    fn judge_section(&self, section: &Section, spec: &[Item]) -> Vec<Finding> {
        if !section.is_visible {
            return spec.iter().map(Finding::not_visible).collect();
        }
        let joined = join_items(&section.items, spec, &self.same());
        joined
            .iter()
            .map(|joined| self.judge(joined, !section.is_cut))
            .collect()
    }

    /// The page describes every response at once: what does not hold of all names its response.
    fn judge_responses(&self, section: &Section, spec: &[(Status, Vec<Item>)]) -> Vec<Finding> {
        if spec.is_empty() {
            return self.judge_section(section, &[]);
        }
        let judged: Vec<(Status, Vec<Finding>)> = spec
            .iter()
            .map(|(status, items)| (*status, self.judge_section(section, items)))
            .collect();
        let mut findings: Vec<Finding> = Vec::new();
        for (status, found) in &judged {
            for finding in found {
                let is_everywhere = judged.iter().all(|(_, others)| others.contains(finding));
                let note = (!is_everywhere).then(|| format!("in the response {status}"));
                let finding = Finding {
                    note: finding.note.clone().or(note),
                    ..finding.clone()
                };
                if !findings.contains(&finding) {
                    findings.push(finding);
                }
            }
        }
        findings
    }

    /// Bodies of successes. A page that shows none leaves them to what is assumed.
    fn judge_bodies(&self, section: &Section, spec: &[(Status, Vec<Item>)]) -> Vec<Finding> {
        let bodies = spec.iter().filter(|(status, _)| status.is_success());
        let bodies: Vec<_> = bodies.cloned().collect();
        self.judge_responses(section, &bodies)
    }

    /// `is_whole`: what the page does not show, it does not have.
    fn judge(&self, joined: &Joined<'_>, is_whole: bool) -> Finding {
        let cover = Cover::find(joined, self.profile);
        let verdict = match (&joined.page, &joined.spec) {
            _ if matches!(cover, Cover::Covers(_)) => Verdict::Assumed,
            _ if joined.is_same && matches!(cover, Cover::None) => Verdict::Confirmed,
            (Some(_), Some(_)) => Verdict::Contradicted,
            (Some(_), None) => Verdict::MissingInSpec,
            (None, _) if is_whole => Verdict::MissingOnPage,
            (None, _) => Verdict::NotVisible,
        };
        let (assumption, note) = match cover {
            Cover::None => (None, note_on_text(joined.aspect, verdict)),
            Cover::Covers(id) => (Some(id), None),
            Cover::Outdated(id, note) => (Some(id), Some(note)),
        };
        Finding {
            verdict,
            kind: joined.kind,
            subject: joined.subject.clone(),
            aspect: joined.aspect,
            page: joined.page.clone(),
            spec: joined.spec.clone(),
            assumption,
            note,
        }
    }
}

/// What to do about a text.
fn note_on_text(aspect: Aspect, verdict: Verdict) -> Option<String> {
    let note = match (aspect, verdict) {
        (Aspect::Text, Verdict::MissingInSpec) => {
            "nobody has read this text yet; put it into words of the document, then record it with `--accept-texts`"
        }
        (Aspect::Text, Verdict::Contradicted) => {
            "this is not the text that was read; mend the document's words, then record it with `--accept-texts`"
        }
        (Aspect::Text, Verdict::MissingOnPage) => {
            "the page had a text here when it was read; mend the document's words, then record it with `--accept-texts`"
        }
        _ => return None,
    };
    Some(note.to_owned())
}
