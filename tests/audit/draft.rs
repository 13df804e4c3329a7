//! Drafts: a document made from a page is sound, and says what the page says.

use std::path::Path;

use specbind::audit::{
    Markup, Profile, Texts, Verdict, choose_operation, compare, draft_document, read_lines,
    read_page, read_spec,
};
use specbind::load::{Limits, load};
use specbind::lower::lower;

use super::edit::{Edit, edits};
use super::page::shown;
use super::real_page::page as real_page;

fn profile(path: &str) -> Profile {
    Profile::read(Path::new(path)).expect("a profile")
}

/// What an audit of the draft against its own page finds, but for what is confirmed.
fn findings_of_draft(folder: &Path, page: &str, profile: &Profile) -> Vec<String> {
    let page = read_page(&read_lines(page, Markup::Text), profile);
    let path = folder.join("draft.yaml");
    std::fs::write(&path, draft_document(&page, profile)).expect("a file");
    let report = specbind::lint(&path).expect("the draft is there");
    let diagnostics = report.to_text(specbind::diag::Colour::Never);
    assert!(!report.diagnostics.has_errors(), "{diagnostics}");
    let mut found = specbind::diag::Diagnostics::default();
    let loaded = load(&path, &Limits::default(), &mut found).expect("the draft is there");
    let api = lower(&loaded.document.expect("a sound draft"));
    let operation = choose_operation(&api, &page, None).expect("an operation");
    let spec = read_spec(&api, operation, profile, &Texts::default());
    let findings = compare(&page, &spec, profile);
    let open = findings
        .iter()
        .filter(|finding| finding.verdict != Verdict::Confirmed);
    open.map(shown).collect()
}

#[test]
fn the_real_page_drafts_a_document_that_says_the_same() {
    let Some(page) = real_page() else { return };
    let profile = profile("spec/pages/konaplate.toml");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let found = findings_of_draft(folder.path(), &page, &profile);
    assert_eq!(found, ["assumed: response parameter `code`"]);
    let mut open = 0;
    // Pages that contradict themselves: two versions, or allowed values of other lengths.
    let is_single = |edit: &Edit| {
        !edit.expected.contains("operation, version")
            && !edit.expected.contains("request parameter `status`")
    };
    for edit in edits(&page).into_iter().filter(is_single) {
        for finding in findings_of_draft(folder.path(), &edit.text, &profile) {
            assert!(
                !finding.starts_with("contradicted"),
                "{}: {finding}",
                edit.expected
            );
            open += 1;
        }
    }
    eprintln!("{open} facts of edited pages are left to the person");
}

#[test]
fn the_invented_page_drafts_a_document_that_says_the_same() {
    let page = std::fs::read_to_string("tests/audit/harbour/page.txt").expect("a page");
    let profile = profile("tests/audit/harbour/pages/harbour.toml");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let found = findings_of_draft(folder.path(), &page, &profile);
    assert_eq!(found, ["assumed: response parameter `code`"]);
    let draft = draft_document(
        &read_page(&read_lines(&page, Markup::Text), &profile),
        &profile,
    );
    insta::assert_snapshot!(draft);
}

#[test]
fn a_draft_of_little_is_still_a_document() {
    let profile = profile("tests/audit/harbour/pages/harbour.toml");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let pages = [
        "GET /berths",
        "Berths (synchronous)",
        "PUT /a/{b}\nWhat you send\nx (text)\nx (number)\nx[] (text)\ny (list)\n from a to b\n- 1 = one\n",
        "Headers you get\nRetry-After (group, only sometimes)\none of a, b\n",
        "Answers\n200 1 2\n200 1 2\n200 2 2\n200 3 \u{8a9e}\nTry these\nA gives 404\nA gives 404\nB gives 200\n",
        "What you send\nn (number)\n from 1 to 2\none of 1, two\nWhat you get\ncode (number)\nAnswers\n200 OK fine\n",
    ];
    for page in pages {
        for finding in findings_of_draft(folder.path(), page, &profile) {
            assert!(!finding.starts_with("contradicted"), "{page}: {finding}");
        }
    }
}

#[test]
fn nothing_on_a_page_breaks_out_of_a_draft() {
    let profile = profile("tests/audit/harbour/pages/harbour.toml");
    let folder = tempfile::tempdir().expect("a temporary folder");
    for hostile in [
        "\"}{[",
        "'#:x",
        "*a&b",
        "!!map",
        "- x",
        "null",
        "\\u0000\\n",
        "\u{2028}x: y",
        "<<",
        "~",
        "%YAML",
        "\u{7f}\u{1}x",
        "\u{feff}\u{202e}",
        "{{x}}",
    ] {
        let page = format!(
            "{hostile} (synchronous)\nPUT /{}\nInterface {hostile}\n{hostile}\nWhat you send\n{}x (text)\n{hostile}\n- v{} = {hostile}\nAnswers\n400 E{} {hostile} x\n{hostile}\nTry these\n{hostile} a gives 400\n",
            "path",
            hostile.replace(' ', ""),
            hostile.replace(' ', ""),
            hostile.replace(' ', ""),
        );
        for finding in findings_of_draft(folder.path(), &page, &profile) {
            assert!(!finding.starts_with("contradicted"), "{page}: {finding}");
        }
    }
}
