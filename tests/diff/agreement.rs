//! Patches that another tool has classified: where `diff` judges otherwise, a row of [`ROWS`] says why.

use std::path::Path;

use serde_json::Value;
use specbind::comparison::compare;
use specbind::diff::report::Comparison;
use specbind::diff::{Direction, Finding};

use super::apart::ROWS;
use super::frames::{read, version};

const SUITE: &str = "../shared/corpus/suites/drift-changes";

/// What the other tool says of a change.
struct Opinion {
    message: String,
    comparison: String,
    class: String,
}

impl Opinion {
    /// Which way the values go; operations that come and go are called or not.
    fn direction(&self) -> Direction {
        match self.comparison.as_str() {
            "Input" | "Structural" => Direction::Request,
            "Output" => Direction::Response,
            other => panic!("the suite compares a new way: {other}"),
        }
    }

    /// Whether a client of before gets into trouble; `None` where the tool does not know.
    fn breaks(&self) -> Option<bool> {
        match self.class.as_str() {
            "BackwardIncompatible" | "Incompatible" => Some(true),
            // A client of the new document in trouble with the old server, or nobody.
            "ForwardIncompatible" | "Trivial" => Some(false),
            "Unhandled" => None,
            other => panic!("the suite has a new class: {other}"),
        }
    }
}

#[test]
fn where_another_tool_judges_otherwise_there_is_a_reason() {
    if !Path::new(SUITE).exists() {
        eprintln!("skipped: there is no {SUITE}");
        return;
    }
    let base = Path::new(SUITE).join("base.json");
    let (old, text) = (
        read(&base).unwrap(),
        std::fs::read_to_string(&base).unwrap(),
    );
    let patches = patches();
    let mut problems = Vec::new();
    for name in &patches {
        let new = version("base.json", &patched(&text, name));
        let new = new.unwrap_or_else(|report| panic!("{name}: {report}"));
        problems.extend(unargued(name, &compare(&old, &new)));
    }
    let strangers = ROWS
        .iter()
        .filter(|row| !patches.iter().any(|name| name == row.patch));
    problems.extend(strangers.map(|row| format!("{}: there is no such patch", row.patch)));
    assert!(patches.len() >= 79, "{} patches", patches.len());
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// How the findings and the table differ.
fn unargued(name: &str, comparison: &Comparison) -> Option<String> {
    let differences = differences(&opinions(name), comparison).join("; ");
    let row = ROWS.iter().find(|row| row.patch == name);
    match (differences.as_str(), row) {
        ("", None) => None,
        ("", Some(_)) => Some(format!("{name}: we agree, and its row is not needed")),
        (_, Some(row)) if row.difference == differences => {
            let is_argued = row.reason.split(' ').count() > 5;
            (!is_argued).then(|| format!("{name}: its row has no reason"))
        }
        (_, Some(_) | None) => Some(format!("{name}: {differences}\n  {}", ours(comparison))),
    }
}

fn patches() -> Vec<String> {
    let folder = std::fs::read_dir(Path::new(SUITE).join("patch")).unwrap();
    let stem = |entry: std::io::Result<std::fs::DirEntry>| {
        entry
            .unwrap()
            .path()
            .file_stem()
            .unwrap()
            .to_string_lossy()
            .into_owned()
    };
    let mut names: Vec<String> = folder.map(stem).collect();
    names.sort();
    names
}

fn patched(base: &str, name: &str) -> String {
    let path = Path::new(SUITE)
        .join("patch")
        .join(name)
        .with_extension("json");
    let patch = std::fs::read_to_string(path).unwrap();
    let patch: json_patch::Patch = serde_json::from_str(&patch).unwrap();
    let mut document: Value = serde_json::from_str(base).unwrap();
    json_patch::patch(&mut document, &patch).unwrap_or_else(|error| panic!("{name}: {error}"));
    document.to_string()
}

/// The other tool prints its list as Rust's `Debug` does.
fn opinions(name: &str) -> Vec<Opinion> {
    let path = Path::new(SUITE)
        .join("output")
        .join(name)
        .with_extension("out");
    let text = std::fs::read_to_string(path).unwrap();
    let (_, list) = text.split_once("Result for patch:").unwrap();
    let field = |change: &str, name: &str| {
        let mut lines = change.lines().map(str::trim);
        let value = lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        value
            .unwrap()
            .trim_end_matches(',')
            .trim_matches('"')
            .to_owned()
    };
    let changes = list.split("Change {").skip(1);
    changes
        .map(|change| Opinion {
            message: field(change, "message"),
            comparison: field(change, "comparison"),
            class: field(change, "class"),
        })
        .collect()
}

/// Where our findings say something else, in words that name no place of the suite.
fn differences(opinions: &[Opinion], comparison: &Comparison) -> Vec<String> {
    let findings = &comparison.findings;
    let mut differences = Vec::new();
    for direction in Direction::BOTH {
        let concerned = |opinion: &&Opinion| opinion.direction() == direction;
        let theirs: Vec<&Opinion> = opinions.iter().filter(concerned).collect();
        let way = direction.word();
        let we_break = findings.iter().any(|finding| breaks(finding, direction));
        let they_break = theirs.iter().any(|opinion| opinion.breaks() == Some(true));
        let they_know = theirs.iter().all(|opinion| opinion.breaks().is_some());
        match (we_break, they_break) {
            (true, false) if they_know => differences.push(format!("we alone break the {way}")),
            (false, true) => differences.push(format!("they alone break the {way}")),
            _ => {}
        }
        let we_see = findings
            .iter()
            .any(|finding| finding.directions.contains(&direction));
        if !theirs.is_empty() && !we_see {
            let messages: Vec<&str> = theirs
                .iter()
                .map(|opinion| opinion.message.as_str())
                .collect();
            differences.push(format!(
                "they alone see a change of the {way}: {}",
                messages.join(", ")
            ));
        }
    }
    if opinions.is_empty() && !findings.is_empty() {
        differences.push("we alone see a change".to_owned());
    }
    differences
}

fn breaks(finding: &Finding, direction: Direction) -> bool {
    finding
        .wire
        .iter()
        .any(|verdict| verdict.direction == Some(direction))
}

fn ours(comparison: &Comparison) -> String {
    let lines = comparison.findings.iter().map(|finding| {
        format!(
            "{} {} {:?}",
            finding.severity.word(),
            finding.message(),
            finding.wire
        )
    });
    lines.collect::<Vec<_>>().join("\n  ")
}
