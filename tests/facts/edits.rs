//! Typical edits of the document, each of one fact, with the diff that each gives in the crate.

use std::{collections::BTreeMap, fmt::Write, path::Path};

use similar::{ChangeTag, TextDiff};

use super::document::{Outcome, Output, generate_file};

/// One edit of the text of the document.
struct Edit {
    name: &'static str,
    /// The lines up to the edited one; they stand in the document once.
    before: &'static str,
    after: &'static str,
    /// Most lines that it may change in the crate, where a line that is replaced counts once.
    most: usize,
    /// What the edit takes along everywhere, because the document repeats it.
    also: &'static [(&'static str, &'static str)],
    /// Why it may change more than three lines.
    reason: &'static str,
}

/// Lines of the page that any edit may change: the page says a fact wherever a reader looks for it, and to its script.
const FEW_ON_PAGE: usize = 12;

const fn edit(name: &'static str, before: &'static str, after: &'static str) -> Edit {
    Edit {
        name,
        before,
        after,
        most: 3,
        also: &[],
        reason: "",
    }
}

const fn wide(edit: Edit, most: usize, reason: &'static str) -> Edit {
    Edit {
        most,
        reason,
        ..edit
    }
}

const fn with(edit: Edit, also: &'static [(&'static str, &'static str)]) -> Edit {
    Edit { also, ..edit }
}

const EDITS: &[Edit] = &[
    edit(
        "card number up to 19 characters",
        "      minLength: 16\n      maxLength: 16",
        "      minLength: 16\n      maxLength: 19",
    ),
    edit(
        "lower maximum of the member id",
        "maximum: 9999999999999999999",
        "maximum: 9999999999999999998",
    ),
    edit("member id from 0", "minimum: 1\n", "minimum: 0\n"),
    edit(
        "par 28 characters",
        "      minLength: 27\n      maxLength: 27",
        "      minLength: 27\n      maxLength: 28",
    ),
    wide(
        edit(
            "par only of capitals and digits",
            "      minLength: 27\n",
            "      minLength: 27\n      pattern: ^[A-Z0-9]*$\n",
        ),
        240,
        "the first pattern of a document brings the engine of regular expressions: one rule, the rest is runtime",
    ),
    wide(
        edit(
            "new code",
            "                meaning: No card has this par.\n",
            "                meaning: No card has this par.\n              - code: \"003_023\"\n                name: CardExpired\n                message: Card expired\n                meaning: The card has expired.\n",
        ),
        10,
        "a code is a variant with docs, an entry of the list of codes and two arms",
    ),
    edit(
        "message of a code",
        "message: Cannot find par",
        "message: Par not found",
    ),
    edit(
        "meaning of a code",
        "meaning: No card has this par.",
        "meaning: No active card has this par.",
    ),
    wide(
        with(
            edit(
                "code on the wire",
                "code: \"003_021\"\n                name",
                "code: \"003_020\"\n                name",
            ),
            &[("code: \"003_021\",", "code: \"003_020\",")],
        ),
        4,
        "the code stands in docs, in the list of codes, in its arm and in a test case",
    ),
    edit("name of a code", "name: ParNotFound", "name: UnknownPar"),
    wide(
        with(
            edit(
                "refusals with status 422",
                "        \"400\":\n",
                "        \"422\":\n",
            ),
            &[("status: 400,", "status: 422,")],
        ),
        23,
        "the status of five codes, each in its docs, in the list of codes, in its arm and in a test case, of the headers, and of what a terminated card gets",
    ),
    wide(
        edit(
            "new optional header of the request",
            "        - $ref: \"#/components/parameters/TimeZone\"\n",
            "        - $ref: \"#/components/parameters/TimeZone\"\n        - name: X-KM-Trace\n          in: header\n          description: Trace of the caller.\n          schema: { type: string }\n          x-specbind-value: { from: setting, setting: trace }\n",
        ),
        26,
        "a parameter is a constant with its rules, and a setting a field, an argument and a rule",
    ),
    edit("token of 68 characters", "maxLength: 67", "maxLength: 68"),
    edit(
        "template of the token",
        "template: \"KMV1:{",
        "template: \"KMV2:{",
    ),
    edit(
        "signing algorithm",
        "algorithm: hmac-sha256",
        "algorithm: hmac-sha512",
    ),
    edit(
        "signature in hexadecimal",
        "encoding: base64",
        "encoding: hex",
    ),
    edit(
        "signed text",
        "signs: \"{body}\"",
        "signs: \"{path}{body}\"",
    ),
    wide(
        edit(
            "new value of the status",
            "enum: [SUSPEND, RESUME]",
            "enum: [SUSPEND, RESUME, CLOSE]",
        ),
        5,
        "a variant is four lines: docs, name in Rust, how it is read and how it is written; and its value is one more in the rules",
    ),
    edit(
        "what a value means",
        "RESUME: Ends the suspension.",
        "RESUME: Takes the card back into use.",
    ),
    edit("offset of a zone", "KST: \"+09:00\"", "KST: \"+08:00\""),
    edit(
        "new zone",
        "        KST: \"+09:00\"\n",
        "        KST: \"+09:00\"\n        JST: \"+09:00\"\n",
    ),
    edit("default of the zone", "default: UTC }", "default: KST }"),
    wide(
        edit(
            "path of version 2",
            "  /api/v1/card/status:",
            "  /api/v2/card/status:",
        ),
        3,
        "the path stands in the docs of both clients, and once in code",
    ),
    edit(
        "URL of the server",
        "url: https://sandbox.konaplate.com/open-api",
        "url: https://test.konaplate.com/open-api",
    ),
    edit(
        "text of an assumption",
        "text: The path of an operation follows this base URL.",
        "text: The path of an operation follows the base URL.",
    ),
    edit(
        "certainty of an assumption",
        "source: guide\n        certainty: high\n        page: No base URL.",
        "source: guide\n        certainty: medium\n        page: No base URL.",
    ),
    edit(
        "answered question",
        "    x-specbind-questions:\n      - id: production-server\n        text: What is the base URL of the production system?\n",
        "",
    ),
    edit(
        "name of a header on the wire",
        "name: X-KM-Tran-Time\n",
        "name: X-KM-Trans-Time\n",
    ),
    edit(
        "reply header required",
        "first key issued to the service provider.\n      required: false",
        "first key issued to the service provider.\n      required: true",
    ),
    wide(
        with(
            edit(
                "par required",
                "required: [userId, status]",
                "required: [userId, par, status]",
            ),
            &[(
                "            - $ref: \"#/components/schemas/Par\"\n          x-specbind-presence:\n            is: conditional\n            when: unknown\n            text: The page names no condition.\n            question: par-or-card-no\n",
                "            - $ref: \"#/components/schemas/Par\"\n",
            )],
        ),
        9,
        "two facts: a rule, a field and an argument of its constructor, and the condition that is gone from the docs",
    ),
    wide(
        edit(
            "secret no more",
            "      maxLength: 16\n      x-specbind-secret: true",
            "      maxLength: 16",
        ),
        5,
        "it is a rule, a type and its import, and stands in the docs of the type and of the field",
    ),
    edit(
        "description of a property",
        "description: Stands in for the card's primary account number (PAN).",
        "description: Stands in for the primary account number (PAN).",
    ),
    wide(
        with(
            edit(
                "success with status 201",
                "        \"200\":",
                "        \"201\":",
            ),
            &[("status: 200,", "status: 201,")],
        ),
        8,
        "the status stands in docs, in the list of codes, in three arms, in a test case and with the headers that it brings",
    ),
];

#[test]
fn one_fact_is_a_small_diff() {
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("spec/konaplate.yaml");
    let document = std::fs::read_to_string(document).expect("the document of the repository");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let generate = |text: &str| {
        let path = folder.path().join("document.yaml");
        std::fs::write(&path, text).expect("a temporary file");
        match generate_file(&path) {
            Outcome::Crate(output) => Ok(output),
            Outcome::Refused(entries) => Err(entries[0].message.clone()),
        }
    };
    let files = generate(&document).expect("the document is valid");
    let (mut table, mut diffs, mut wrong) = (String::new(), String::new(), Vec::new());
    for edit in EDITS {
        let found = document.matches(edit.before).count();
        assert_eq!(
            found, 1,
            "`{}` stands in the document {found} times",
            edit.before
        );
        let edited = match generate(&apply(&document, edit)) {
            Ok(edited) => edited,
            Err(message) => {
                wrong.push(format!("{}: {message}", edit.name));
                continue;
            }
        };
        let (diff, changed) = diff(&files.text, &edited.text);
        let page = |output: &Output| BTreeMap::from([("page".to_owned(), output.page.clone())]);
        let (page_diff, on_page) = self::diff(&page(&files), &page(&edited));
        writeln!(
            table,
            "{changed:>3} {on_page:>3}  {}{}",
            edit.name,
            reason(edit)
        )
        .expect("a text");
        write!(diffs, "\n## {}: {changed}\n\n{diff}", edit.name).expect("a text");
        if on_page == 0 || on_page > FEW_ON_PAGE.max(2 * edit.most) {
            wrong.push(format!(
                "{}: {on_page} lines of the page\n{page_diff}",
                edit.name
            ));
        }
        if changed == 0 || changed > edit.most {
            wrong.push(format!(
                "{}: {changed} lines, at most {}",
                edit.name, edit.most
            ));
        }
    }
    eprintln!("{table}");
    insta::assert_snapshot!("diffs", format!("{table}{diffs}"));
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn apply(document: &str, edit: &Edit) -> String {
    let edited = document.replace(edit.before, edit.after);
    let also = edit.also.iter();
    also.fold(edited, |text, (before, after)| {
        assert!(text.contains(before), "`{before}` stands in the document");
        text.replace(before, after)
    })
}

fn reason(edit: &Edit) -> String {
    match edit.reason {
        "" => String::new(),
        reason => format!(" (at most {}: {reason})", edit.most),
    }
}

/// The changed lines of all files, and their number: a line that replaces another counts once.
fn diff(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> (String, usize) {
    let (mut text, mut changed) = (String::new(), 0);
    let paths: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for path in paths {
        let side = |files: &BTreeMap<String, String>| files.get(path).cloned().unwrap_or_default();
        let (old, new) = (side(before), side(after));
        if old == new {
            continue;
        }
        writeln!(text, "{path}").expect("a text");
        let diff = TextDiff::from_lines(&old, &new);
        for group in diff.grouped_ops(0) {
            let (mut removed, mut added) = (0, 0);
            for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
                let sign = match change.tag() {
                    ChangeTag::Delete => '-',
                    ChangeTag::Insert => '+',
                    ChangeTag::Equal => continue,
                };
                // A blank line is no fact.
                let counts = usize::from(!matches!(change.value().trim(), "" | "///"));
                *(if sign == '-' {
                    &mut removed
                } else {
                    &mut added
                }) += counts;
                write!(text, "{sign}{}", change.value()).expect("a text");
            }
            changed += removed.max(added);
        }
    }
    (text, changed)
}
