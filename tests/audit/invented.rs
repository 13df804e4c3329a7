//! An invented vendor with a layout of its own: only the profile differs. Its page as text, HTML and Markdown.

use std::fs;

use specbind::audit::{Markup, Verdict};

use super::page::{Audit, shown};

pub(crate) fn audit() -> Audit {
    Audit::new(
        "tests/audit/harbour/pages/harbour.toml",
        "tests/audit/harbour/harbour.yaml",
    )
}

pub(crate) fn page(ending: &str) -> String {
    fs::read_to_string(format!("tests/audit/harbour/page.{ending}")).expect("a page")
}

#[test]
fn the_page_agrees_in_every_markup() {
    let audit = audit();
    let said = |ending, markup| {
        let findings = audit.findings(&page(ending), markup);
        let said = findings.iter().map(|finding| {
            let shown = shown(finding);
            assert!(finding.verdict.is_settled(), "{ending}: {shown}");
            let fact = shown.split(" @ ").next().unwrap_or_default().to_owned();
            (fact, finding.page.as_ref().map(|said| said.text.clone()))
        });
        said.collect::<Vec<_>>()
    };
    let text = said("txt", Markup::Text);
    assert!(text.len() > 80, "{} facts", text.len());
    assert_eq!(said("html", Markup::Html), text);
    assert_eq!(said("md", Markup::Markdown), text);
}

/// A line of the page, what becomes of it, and the one finding.
pub(crate) const EDITS: &[(&str, &str, &str)] = &[
    (
        "(asynchronous)",
        "(synchronous)",
        "contradicted: operation, mode @ 3",
    ),
    (
        "Reserve a berth",
        "Rent a berth",
        "contradicted: operation, title @ 3",
    ),
    ("PUT /", "POST /", "contradicted: operation, method @ 4"),
    ("2024-05", "2024-06", "contradicted: operation, version @ 5"),
    (
        "up to 64",
        "up to 32",
        "contradicted: request header `X-Harbour-Key`, size @ 11",
    ),
    (
        "  up to 64 characters\n",
        "",
        "missing on the page: request header `X-Harbour-Key`, size",
    ),
    (
        "HH-nnnnnn",
        "HH-nnnnn",
        "contradicted: request header `Trace-Id`, form @ 14",
    ),
    (
        "berthId (text",
        "berthId (number",
        "contradicted: request parameter `berthId`, type @ 19",
    ),
    (
        "from 1 to 30",
        "from 1 to 31",
        "contradicted: request parameter `nights`, size @ 22",
    ),
    (
        "from 1 to 30",
        "from 01 to 30.",
        "contradicted: request parameter `nights`, size @ 22",
    ),
    (
        "only sometimes",
        "mandatory",
        "contradicted: request parameter `deposit`, presence @ 23",
    ),
    (
        "1 to 4 digits",
        "1 to 5 digits",
        "contradicted: request parameter `deposit`, size @ 24",
    ),
    (
        "boat (group",
        "ship (group",
        "contradicted: request parameter `ship`, name @ 25",
    ),
    (
        "from 2 to 40",
        "from 2 to 50",
        "contradicted: request parameter `name`, size @ 28",
    ),
    (
        "from 1 to 3\n",
        "from 1 to 2\n",
        "contradicted: request parameter `services`, size @ 30",
    ),
    (
        "  - WATER = fresh water\n",
        "",
        "missing on the page: request parameter `services[]`, allowed value `WATER`",
    ),
    (
        "fresh water",
        "salt water",
        "contradicted: request parameter `services[]`, allowed value `WATER`, meaning @ 33",
    ),
    (
        "CASH, CARD",
        "CASH | CARD | BOND",
        "missing in the spec: request parameter `pay`, allowed value `BOND` @ 35",
    ),
    (
        "pay (text)",
        "pay (text, mandatory)",
        "contradicted: request parameter `pay`, presence @ 34",
    ),
    (
        "Retry-After (whole",
        "Retry-After (",
        "contradicted: response header `Retry-After`, type @ 39",
    ),
    (
        "exactly 12",
        "exactly 13",
        "contradicted: response parameter `ticket`, size @ 44",
    ),
    (
        "Who reserved.",
        "Who paid.",
        "contradicted: response parameter `name`, text @ 46",
    ),
    (
        "202 OK-1",
        "201 OK-1",
        "contradicted: code `OK-1`, status @ 50",
    ),
    (
        "E-18 Boat",
        "E-19 Boat",
        "contradicted: code `E-19`, name @ 54",
    ),
    (
        "too long",
        "too wide",
        "contradicted: code `E-18`, message @ 54",
    ),
    (
        "503 Closed\n  No reservations at night.\n",
        "",
        "missing on the page: code `503`",
    ),
    (
        "A taken berth gives 409\n",
        "",
        "missing on the page: test case `A taken berth`",
    ),
    (
        "A taken berth gives 409",
        "A taken berth gives 503",
        "contradicted: test case `A taken berth`, status @ 61",
    ),
    (
        "pay (text)",
        "tip (number)\npay (text)",
        "missing in the spec: request parameter `tip` @ 34",
    ),
    (
        "17 Berth taken",
        "17 berth taken",
        "contradicted: code `E-17`, message @ 52",
    ),
    (
        "written as HH",
        "written as Hh",
        "contradicted: request header `Trace-Id`, form @ 14",
    ),
    (
        "nights (whole",
        "Nights (whole",
        "contradicted: request parameter `Nights`, name @ 21",
    ),
];

#[test]
fn every_edit_is_named_and_nothing_else() {
    let (audit, page) = (audit(), page("txt"));
    let mut wrong = Vec::new();
    for (from, to, expected) in EDITS {
        assert!(page.contains(from), "the page has no `{from}`");
        let edited = page.replacen(from, to, 1);
        let found: Vec<String> = audit.open(&edited).iter().map(shown).collect();
        if found != [*expected] {
            wrong.push(format!(
                "{from} → {to}\n  expected {expected}\n  found {found:#?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_the_capture_does_not_show_is_not_removed() {
    let (audit, page) = (audit(), page("txt"));
    let (shown_part, _) = page.split_once("Headers you get").expect("the heading");
    let open = audit.open(shown_part);
    assert!(!open.is_empty());
    for finding in &open {
        assert_eq!(finding.verdict, Verdict::NotVisible, "{}", shown(finding));
    }
    let cut = page.replace("409 E-18 Boat too long\n", "More answers\n");
    let found: Vec<String> = audit.open(&cut).iter().map(shown).collect();
    assert_eq!(found, ["not visible in this capture: code `E-18`"]);
}

#[test]
fn the_order_of_rows_is_no_fact() {
    let (audit, page) = (audit(), page("txt"));
    let row = "nights (whole number, mandatory)\n  from 1 to 30\n";
    let moved = page
        .replace(row, "")
        .replace("pay (text)", &format!("{row}pay (text)"));
    assert_ne!(moved, page);
    let found: Vec<String> = audit.open(&moved).iter().map(shown).collect();
    assert_eq!(found, Vec::<String>::new());
}
