//! A page, its profile and its document, and what an audit of them finds.

use std::path::Path;

use specbind::audit::{
    At, Finding, Markup, Page, Profile, Spec, Texts, choose_operation, compare, read_lines,
    read_page, read_spec,
};
use specbind::diag::Diagnostics;
use specbind::load::{Limits, load};
use specbind::lower::lower;

/// Everything but the page.
pub(crate) struct Audit {
    pub(crate) profile: Profile,
    spec: Spec,
}

impl Audit {
    /// Reads profile, texts and document; the document's operation is its only one.
    pub(crate) fn new(profile: &str, spec: &str) -> Self {
        let profile_path = Path::new(profile);
        let profile = Profile::read(profile_path).expect("a profile");
        let texts = Texts::load(&Texts::path(profile_path)).expect("a file of texts");
        let mut diagnostics = Diagnostics::default();
        let loaded = load(Path::new(spec), &Limits::default(), &mut diagnostics);
        let document = loaded.expect("a file").document.expect("a sound document");
        let api = lower(&document);
        let page = read_page(&[], &profile);
        let operation = choose_operation(&api, &page, None).expect("one operation");
        let spec = read_spec(&api, operation, &profile, &texts);
        Self { profile, spec }
    }

    pub(crate) fn read(&self, text: &str, markup: Markup) -> Page {
        read_page(&read_lines(text, markup), &self.profile)
    }

    pub(crate) fn findings(&self, text: &str, markup: Markup) -> Vec<Finding> {
        compare(&self.read(text, markup), &self.spec, &self.profile)
    }

    /// What has to be done something about.
    pub(crate) fn open(&self, text: &str) -> Vec<Finding> {
        let mut findings = self.findings(text, Markup::Text);
        findings.retain(|finding| !finding.verdict.is_settled());
        findings
    }
}

/// One finding in one line: verdict, fact, line of the page.
pub(crate) fn shown(finding: &Finding) -> String {
    let fact = finding
        .aspect
        .of(finding.kind)
        .map(|fact| format!(", {fact}"));
    let line = finding.page.as_ref().map(|said| match &said.at {
        At::Line(line) => format!(" @ {line}"),
        At::Place(place) => format!(" @ {place:?}"),
    });
    format!(
        "{}: {}{}{}",
        finding.verdict.word(),
        finding.subject,
        fact.unwrap_or_default(),
        line.unwrap_or_default()
    )
}
