//! Generated types and strict readers against the JSON-Schema-Test-Suite: what the suite calls valid is read and written
//! back as it was, what it calls invalid is refused. The judge of the reference page says of every value what they say.

mod groups;
mod page;
mod reader;

use std::collections::BTreeMap;
use std::fmt::Write;

use groups::{Draft, Group};
use reader::Outcome;

/// Where the dialect itself is another one, with rules switched off, which no OpenAPI document can say of its schemas.
const VOCABULARY: &str = "vocabulary";

/// Cases where generated code says otherwise than the suite and this test, on purpose. One that agrees has to go.
const APART: &[(&str, &str, &str)] = &[
    (
        "dynamicRef",
        "The recursive part doesn't need to validate against the root",
        "a member is left out that only another part of the schema names",
    ),
    (
        "format",
        "invalid ipv4 string is only an annotation by default",
        "formats are judged",
    ),
    (
        "format",
        "invalid ipv6 string is only an annotation by default",
        "formats are judged",
    ),
    (
        "format",
        "invalid date string is only an annotation by default",
        "formats are judged",
    ),
    (
        "format",
        "invalid date-time string is only an annotation by default",
        "formats are judged",
    ),
    (
        "format",
        "invalid uuid string is only an annotation by default",
        "formats are judged",
    ),
    (
        "format",
        "invalid email string is only an annotation by default",
        "formats are judged",
    ),
    (
        "format",
        "invalid hostname string is only an annotation by default",
        "formats are judged",
    ),
    (
        "format",
        "invalid uri string is only an annotation by default",
        "formats are judged",
    ),
    (
        "format",
        "invalid time string is only an annotation by default",
        "formats are judged",
    ),
    (
        "format",
        "invalid duration string is only an annotation by default",
        "formats are judged",
    ),
];

/// What OpenAPI 3.0 has no word for: the version stays with a part of draft 4.
const NOT_IN_3_0: &[&str] = &[
    "$ref",
    "$schema",
    "additionalItems",
    "definitions",
    "dependencies",
    "patternProperties",
];

#[test]
fn draft_4_as_far_as_openapi_3_0_says_it() {
    judge(&Draft {
        folder: "json-schema-draft4",
        version: "3.0.3",
        optional: &["bignum", "zeroTerminatedFloats", "float-overflow"],
        excluded: NOT_IN_3_0,
    });
}

#[test]
fn draft_2020_12_as_openapi_3_1_says_it() {
    judge(&Draft {
        folder: "json-schema-draft2020-12",
        version: "3.1.0",
        optional: &[
            "bignum",
            "ecmascript-regex",
            "float-overflow",
            "non-bmp-regex",
        ],
        excluded: &[],
    });
}

/// Judges every case of a draft, and prints how many agree by keyword.
fn judge(draft: &Draft) {
    let Some(all) = groups::read(draft) else {
        return;
    };
    let (groups, left_out) = groups::reachable(draft, all);
    let outcomes = reader::read_all(draft, &groups);
    compare_with_page(draft, &groups, &outcomes);
    let mut table: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut wrong = String::new();
    for (group, outcomes) in groups.iter().zip(outcomes) {
        let row = table.entry(&group.file).or_default();
        for (case, outcome) in group.cases.iter().zip(outcomes) {
            let problem = unless_apart(group, case, problem(group, case, &outcome), draft);
            row.0 += usize::from(problem.is_none());
            row.1 += 1;
            if let Some(problem) = problem {
                let (file, name) = (&group.file, &group.name);
                writeln!(wrong, "{file}: {name}: {}: {problem}", case.name).expect("text grows");
            }
        }
    }
    for (file, (agree, cases)) in &table {
        println!("{file:32} {agree}/{cases}");
    }
    for (group, why) in left_out {
        println!("not judged: {}: {}: {why}", group.file, group.name);
    }
    let cases: usize = table.values().map(|(_, cases)| cases).sum();
    assert!(cases > 300, "{cases} cases are judged");
    assert!(wrong.is_empty(), "{wrong}");
}

/// The page finds the very violations that the generated crate finds, in its words.
fn compare_with_page(draft: &Draft, groups: &[Group], outcomes: &[Vec<Outcome>]) {
    let lines = reader::lines(groups);
    let Some(found) = page::judge_lines(&reader::write_page(draft), &lines) else {
        return;
    };
    let outcomes: Vec<&Outcome> = outcomes.iter().flatten().collect();
    assert_eq!(found.len(), outcomes.len());
    let mut wrong = String::new();
    for ((line, found), outcome) in lines.lines().zip(&found).zip(outcomes) {
        let expected = match outcome {
            Outcome::Read(_) => "",
            Outcome::Refused(why) => why,
        };
        let found = found.escape_debug().to_string();
        if found != *expected {
            writeln!(wrong, "{line}\n  page:  {found}\n  crate: {expected}").expect("text grows");
        }
    }
    println!("the page agrees on {} values", found.len());
    assert!(wrong.is_empty(), "{wrong}");
}

/// The problem, unless it is a known one; a known one that is none is a problem too.
fn unless_apart(
    group: &Group,
    case: &groups::Case,
    problem: Option<String>,
    draft: &Draft,
) -> Option<String> {
    let is_known =
        |(file, name, _): &&(&str, &str, &str)| *file == group.file && *name == case.name;
    let known = APART.iter().find(is_known);
    match (known, problem) {
        (Some((_, _, why)), None) => Some(format!("agrees, though {why} in {}", draft.version)),
        (Some((file, name, why)), Some(_)) => {
            println!("apart: {file}: {name}: {why}");
            None
        }
        (None, problem) => problem,
    }
}

/// What is wrong with the outcome of a case.
fn problem(group: &Group, case: &groups::Case, outcome: &Outcome) -> Option<String> {
    let data = case.data.to_string();
    match (case.valid, outcome) {
        (true, Outcome::Read(written)) if group.keeps(&case.data, written) => None,
        (true, Outcome::Read(written)) => Some(format!("{data} was written back as {written}")),
        (true, Outcome::Refused(why)) => Some(format!("{data} was refused: {why}")),
        (false, Outcome::Read(_)) => Some(format!("{data} was not refused")),
        (false, Outcome::Refused(_)) => None,
    }
}
