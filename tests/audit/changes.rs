//! Two captures of one page: every single edit is what the vendor changed, in both directions.

use specbind::audit::{At, Change, Markup, compare_pages};

use super::edit::edits;
use super::invented;
use super::page::Audit;
use super::real_page;

/// What changed from one text to the other, a line each.
fn changes(audit: &Audit, old: &str, new: &str) -> Vec<String> {
    let read = |text| audit.read(text, Markup::Text);
    let changes = compare_pages(&read(old), &read(new));
    changes.iter().map(shown).collect()
}

fn shown(change: &Change) -> String {
    let fact = change
        .aspect
        .of(change.kind)
        .map(|fact| format!(", {fact}"));
    let line = change.new.as_ref().map(|said| match &said.at {
        At::Line(line) => format!(" @ {line}"),
        At::Place(place) => format!(" @ {place:?}"),
    });
    let (fact, line) = (fact.unwrap_or_default(), line.unwrap_or_default());
    format!("{}: {}{fact}{line}", change.action.word(), change.subject)
}

/// What an audit says about an edit, as a change.
fn as_change(expected: &str) -> String {
    expected
        .replace("contradicted: ", "changed: ")
        .replace("missing in the spec: ", "added: ")
        .replace("missing on the page: ", "removed: ")
}

fn check(audit: &Audit, page: &str, edited: &str, expected: &str, wrong: &mut Vec<String>) {
    let found = changes(audit, page, edited);
    if found != [as_change(expected)] {
        wrong.push(format!("{expected}\n  found {found:#?}"));
    }
    let back = changes(audit, edited, page);
    let action = |text: &str| text.split(": ").next().unwrap_or_default().to_owned();
    let mirrored = match action(&as_change(expected)).as_str() {
        // It is printed twice: the edit adds a second one that differs.
        _ if expected.contains("operation, version") && page.matches("Version").count() > 1 => {
            "removed"
        }
        "added" => "removed",
        "removed" => "added",
        _ => "changed",
    };
    if back.len() != 1 || action(&back[0]) != mirrored {
        wrong.push(format!("back from {expected}\n  found {back:#?}"));
    }
}

#[test]
fn every_edit_of_the_real_page_is_one_change() {
    let Some(page) = real_page::page() else {
        return;
    };
    let (audit, mut wrong) = (real_page::audit(), Vec::new());
    for edit in edits(&page) {
        check(&audit, &page, &edit.text, &edit.expected, &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(changes(&audit, &page, &page), Vec::<String>::new());
}

#[test]
fn every_edit_of_the_invented_page_is_one_change() {
    let (audit, page, mut wrong) = (invented::audit(), invented::page("txt"), Vec::new());
    for (from, to, expected) in invented::EDITS {
        let edited = page.replacen(from, to, 1);
        check(&audit, &page, &edited, expected, &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn markup_is_no_change_and_neither_is_what_one_capture_hides() {
    let (audit, page) = (invented::audit(), invented::page("txt"));
    let html = audit.read(&invented::page("html"), Markup::Html);
    let text = audit.read(&page, Markup::Text);
    assert_eq!(compare_pages(&text, &html), Vec::new());
    let cut = page.replace("409 E-18 Boat too long\n", "More answers\n");
    assert_eq!(
        changes(&audit, &page, &cut),
        ["not visible in the new capture: code `E-18`"]
    );
    assert_eq!(
        changes(&audit, &cut, &page),
        ["not visible in the old capture: code `E-18` @ 54"]
    );
}
