//! Successive versions of real APIs: findings that a stranger can follow, the most serious first.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use specbind::comparison::compare;
use specbind::diff::report::{Comparison, to_text};
use specbind::diff::{Finding, Severity, Site};

use super::frames::read;

const SUITE: &str = "../shared/corpus/suites/versions";

/// Folder, files, and how many findings there are of each severity, the most serious first.
const PAIRS: &[(&str, &str, &str, [usize; 4])] = &[
    ("adyen-checkout", "v69.json", "v70.json", [2, 39, 0, 34]),
    ("adyen-checkout", "v70.json", "v71.json", [2, 36, 0, 8]),
    ("adyen-checkout", "v71.json", "v72.json", [15, 18, 0, 11]),
    ("openai", "v1.2.0.yaml", "v2.3.0.yaml", [31, 44, 6, 54]),
];

#[test]
fn two_versions_of_an_api_can_be_followed() {
    if !Path::new(SUITE).exists() {
        eprintln!("skipped: there is no {SUITE}");
        return;
    }
    for (folder, old, new, counts) in PAIRS {
        let paths = [old, new].map(|file| Path::new(SUITE).join(folder).join(file));
        let [before, after] = paths.each_ref().map(|path| read(path).unwrap());
        let comparison = compare(&before, &after);
        let severities = [
            Severity::Wire,
            Severity::Source,
            Severity::Behaviour,
            Severity::Compatible,
        ];
        let found = severities.map(|severity| comparison.count(severity));
        assert_eq!(found, *counts, "{folder} {old} → {new}");
        assert_eq!(comparison.step.word(), "major");
        assert_order(&comparison);
        assert_places(&comparison, &paths);
        assert_one_cause(&comparison.findings);
    }
}

/// Every group has a title of its own, and the most serious findings come first, in it and among the groups.
fn assert_order(comparison: &Comparison) {
    let text = anstream_free(&to_text(comparison));
    let mut groups: Vec<(&str, Vec<Severity>)> = Vec::new();
    for line in text.lines().skip(2) {
        let words = line.trim_start();
        match (line.len() - words.len(), groups.last_mut()) {
            (0, _) if !line.is_empty() => groups.push((line, Vec::new())),
            (2, Some((_, severities))) => severities.push(severity(words)),
            _ => {}
        }
    }
    // What is new comes last, and is no group.
    let last = groups.pop().unwrap();
    assert!(last.0.starts_with("new in the crate: ") && last.1.is_empty());
    let titles: BTreeSet<&str> = groups.iter().map(|(title, _)| *title).collect();
    assert_eq!(titles.len(), groups.len(), "{titles:#?}");
    let worst: Vec<Severity> = groups.iter().map(|(_, severities)| severities[0]).collect();
    assert!(worst.is_sorted_by(|left, right| left >= right), "{worst:?}");
    let count: usize = groups.iter().map(|(_, severities)| severities.len()).sum();
    assert_eq!(count, comparison.findings.len());
    for (title, severities) in groups {
        assert!(
            severities.is_sorted_by(|left, right| left >= right),
            "{title}"
        );
    }
}

/// Without the escapes of a terminal.
fn anstream_free(text: &str) -> String {
    let mut plain = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\u{1b}' => drop(letters.by_ref().find(|letter| *letter == 'm')),
            letter => plain.push(letter),
        }
    }
    plain
}

fn severity(line: &str) -> Severity {
    match line.split(' ').next().unwrap() {
        "wire" => Severity::Wire,
        "source" => Severity::Source,
        "behaviour" => Severity::Behaviour,
        "compatible" => Severity::Compatible,
        other => panic!("no severity: {other}"),
    }
}

/// Each value stands at its place: in its document, in a line that there is.
fn assert_places(comparison: &Comparison, paths: &[PathBuf; 2]) {
    let lines = paths.each_ref().map(|path| {
        let text = std::fs::read_to_string(path).unwrap();
        text.lines().map(str::to_owned).collect::<Vec<_>>()
    });
    for finding in &comparison.findings {
        let sites: [&Site; 2] = [&finding.old, &finding.new];
        for (site, (path, lines)) in sites.into_iter().zip(paths.iter().zip(&lines)) {
            assert!(path.ends_with(&site.file), "{finding:?}");
            let line = &lines[site.line - 1];
            let name = site.pointer.rsplit('/').next().unwrap();
            let name = name.replace("~1", "/").replace("~0", "~");
            // An item of a list has no name, and what is not there stands where it would stand.
            let is_item = name.is_empty() || name.parse::<usize>().is_ok();
            let is_named = site.value.is_some() && !is_item;
            assert!(!is_named || line.contains(&name), "{line}: {finding:?}");
        }
        let is_general = ["api", "server", "security", "rust"].contains(&finding.area);
        assert!(is_general || !finding.operations.is_empty(), "{finding:?}");
    }
}

/// One change of the document is one finding, and no finding claims what it has not caused.
fn assert_one_cause(findings: &[Finding]) {
    let fingerprints: BTreeSet<&str> = findings
        .iter()
        .map(|found| found.fingerprint.as_str())
        .collect();
    assert_eq!(fingerprints.len(), findings.len());
    let mut claims: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for finding in findings {
        for item in finding
            .source
            .iter()
            .filter_map(|verdict| verdict.item.as_deref())
        {
            claims.entry(item).or_default().push(&finding.rule);
            let asks = item.ends_with("::new") && finding.fact == "optional property";
            assert!(!asks, "an optional property is no argument: {finding:?}");
        }
    }
    for (item, mut rules) in claims {
        // What several operations share goes with each of them.
        rules.retain(|rule| *rule != "operation-removed");
        assert!(rules.len() <= 4, "{item}: {rules:?}");
    }
}
