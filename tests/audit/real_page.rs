//! The page that `spec/konaplate.yaml` was written from, where `../shared` has it.

use std::collections::BTreeMap;

use specbind::audit::{Markup, Verdict, count};

use super::edit::edits;
use super::page::{Audit, shown};

pub(crate) fn page() -> Option<String> {
    let path = "../shared/seeds/card-status-page.txt";
    let page = std::fs::read_to_string(path).ok();
    if page.is_none() {
        eprintln!("skipped: there is no {path}");
    }
    page
}

pub(crate) fn audit() -> Audit {
    Audit::new("spec/pages/konaplate.toml", "spec/konaplate.yaml")
}

#[test]
fn every_fact_is_confirmed_or_assumed() {
    let Some(page) = page() else { return };
    let findings = audit().findings(&page, Markup::Text);
    let open: Vec<String> = findings
        .iter()
        .filter(|finding| !finding.verdict.is_settled())
        .map(shown)
        .collect();
    assert!(open.is_empty(), "{}", open.join("\n"));
    let assumed = findings
        .iter()
        .filter(|finding| finding.verdict == Verdict::Assumed && finding.page.is_some());
    let assumed: Vec<&str> = assumed
        .filter_map(|finding| finding.assumption.as_deref())
        .collect();
    assert_eq!(assumed, ["tran-token-length", "user-id-integer"]);
    let items: BTreeMap<&str, usize> = count(&findings)
        .iter()
        .map(|count| (count.what, count.items))
        .collect();
    let expected = BTreeMap::from([
        ("method", 1),
        ("path", 1),
        ("version", 1),
        ("mode", 1),
        ("title", 1),
        ("texts about it", 2),
        ("request headers", 7),
        ("request parameters", 4),
        ("allowed values", 2),
        ("response headers", 2),
        ("response parameters", 0),
        ("codes", 6),
        ("test cases", 6),
    ]);
    assert_eq!(items, expected);
}

#[test]
fn every_single_edit_is_named_and_nothing_else() {
    let Some(page) = page() else { return };
    let (audit, edits) = (audit(), edits(&page));
    let mut wrong = Vec::new();
    for edit in &edits {
        let found: Vec<String> = audit.open(&edit.text).iter().map(shown).collect();
        if found != [edit.expected.clone()] {
            wrong.push(format!("{}\n   found {found:#?}", edit.expected));
        }
    }
    eprintln!("{} single edits", edits.len());
    assert!(edits.len() >= 200, "only {} edits", edits.len());
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        edits.len(),
        wrong.join("\n")
    );
}
