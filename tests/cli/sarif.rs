//! `diff --format sarif` keeps the rules of SARIF 2.1.0 (OASIS) that code scanning asks for before it shows a finding.

use std::collections::{BTreeSet, HashSet};

use serde_json::Value;

use crate::run::Folder;

const OLD: &str = "\
openapi: 3.0.3
info: { title: Cards, version: '1' }
paths:
  /card:
    get:
      operationId: readCard
      description: Reads it.
      parameters:
        - { name: page, in: query, schema: { type: integer, maximum: 9 } }
      responses:
        '200':
          description: The card
          content: { application/json: { schema: { type: object, properties: { name: { type: string }, tag: { type: string } } } } }
";

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    let items = value[key].as_array().map(Vec::as_slice);
    items.unwrap_or_else(|| panic!("`{key}` is no list in {value}"))
}

fn text<'v>(value: &'v Value, pointer: &str) -> &'v str {
    let found = value.pointer(pointer).and_then(Value::as_str);
    let found = found.filter(|text| !text.trim().is_empty());
    found.unwrap_or_else(|| panic!("`{pointer}` is no text in {value}"))
}

/// The results, each with what a log must say of it.
fn hold(log: &Value) -> Vec<&Value> {
    assert_eq!(log["version"], "2.1.0");
    assert!(text(log, "/$schema").ends_with("sarif-2.1.0.json"), "{log}");
    let runs = list(log, "runs");
    assert!(!runs.is_empty(), "{log}");
    for run in runs {
        let driver = &run["tool"]["driver"];
        assert_eq!(text(driver, "/name"), "specbind");
        let rules = list(driver, "rules");
        let ids: HashSet<&str> = rules.iter().map(|rule| text(rule, "/id")).collect();
        assert_eq!(ids.len(), rules.len(), "two rules share an id: {rules:?}");
        for rule in rules {
            text(rule, "/shortDescription/text");
            text(rule, "/fullDescription/text");
        }
        let results = list(run, "results");
        for result in results {
            hold_result(result, &ids);
        }
        let used: HashSet<&str> = results.iter().map(|found| text(found, "/ruleId")).collect();
        assert_eq!(ids, used, "every rule is broken by something");
    }
    runs.iter().flat_map(|run| list(run, "results")).collect()
}

fn hold_result(result: &Value, rules: &HashSet<&str>) {
    assert!(rules.contains(text(result, "/ruleId")), "{result}");
    let levels = ["none", "note", "warning", "error"];
    assert!(levels.contains(&text(result, "/level")), "{result}");
    text(result, "/message/text");
    let locations = list(result, "locations");
    assert_eq!(locations.len(), 1, "{result}");
    for location in locations.iter().chain(list(result, "relatedLocations")) {
        hold_location(&location["physicalLocation"]);
    }
    let prints = result["partialFingerprints"].as_object();
    let prints = prints.unwrap_or_else(|| panic!("{result}"));
    assert!(!prints.is_empty() && prints.values().all(Value::is_string));
}

fn hold_location(location: &Value) {
    let uri = text(location, "/artifactLocation/uri");
    // RFC 3986, sections 2 and 4.2: no scheme, no host, and nothing that stands for itself alone.
    let mut escapes = uri.split('%');
    let plain = |part: &str| {
        part.bytes()
            .all(|byte| b"/.-_~".contains(&byte) || byte.is_ascii_alphanumeric())
    };
    assert!(escapes.next().is_some_and(plain), "{uri}");
    for part in escapes {
        let is_escape = part.len() >= 2
            && part.is_char_boundary(2)
            && u8::from_str_radix(&part[..2], 16).is_ok();
        assert!(is_escape && plain(part), "{uri}");
    }
    assert!(!uri.starts_with('/'), "{uri} is not relative");
    let line = location["region"]["startLine"].as_u64();
    assert!(line.is_some_and(|line| line >= 1), "{location}");
}

fn diff(folder: &Folder, args: &[&str]) -> Value {
    let ran = folder.run(&[&["diff", "--format", "sarif"][..], args].concat());
    assert_eq!(ran.stderr, "", "{args:?}");
    serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {}", ran.stdout))
}

#[test]
fn findings_of_every_severity_are_results_of_their_rules() {
    let folder = Folder::new();
    folder.write("old card #1.yaml", OLD);
    let new = OLD
        .replace("maximum: 9", "maximum: 5")
        .replace("name: { type: string }", "label: { type: string }")
        .replace("Reads it.", "Reads\n        it \"again\".");
    folder.write("neü.yaml", new);
    let log = diff(&folder, &["old card #1.yaml", "neü.yaml"]);
    let results = hold(&log);
    let levels: BTreeSet<&str> = results.iter().map(|found| text(found, "/level")).collect();
    assert!(
        levels.contains("error") && levels.contains("note"),
        "{levels:?}"
    );
    let place = "/locations/0/physicalLocation";
    for result in &results {
        let uri = format!("{place}/artifactLocation/uri");
        assert_eq!(text(result, &uri), "ne%C3%BC.yaml");
    }
    let narrower = results
        .iter()
        .find(|found| found.to_string().contains("maximum"));
    let narrower = narrower.unwrap_or_else(|| panic!("{results:?}"));
    let line = narrower.pointer(&format!("{place}/region/startLine"));
    assert_eq!(line, Some(&10.into()), "{narrower}");
}

#[test]
fn documents_that_come_and_go_have_places_too() {
    let folder = Folder::new();
    folder.write("old/a.yaml", OLD);
    folder.write("old/gone.yaml", OLD);
    folder.write("new/a.yaml", OLD.replace("/card:", "/cards:"));
    folder.write("new/come.yaml", OLD);
    let log = diff(&folder, &["old", "new"]);
    let results = hold(&log).into_iter();
    let rules: Vec<&str> = results.map(|found| text(found, "/ruleId")).collect();
    assert_eq!(
        rules,
        ["path-changed", "document-added", "document-removed"]
    );
}

#[test]
fn nothing_changed_is_a_log_without_results() {
    let folder = Folder::new();
    assert_eq!(
        hold(&diff(&folder, &["api.yaml", "api.yaml"])),
        Vec::<&Value>::new()
    );
}

#[test]
fn what_is_accepted_is_suppressed_with_its_reason() {
    let folder = Folder::new();
    folder.write(
        "new.yaml",
        crate::run::API.replace("maxLength: 10", "maxLength: 20"),
    );
    let log = diff(&folder, &["api.yaml", "new.yaml"]);
    let found = hold(&log)[0];
    assert_eq!(found.get("suppressions"), None);
    let print = text(found, "/partialFingerprints/specbind~1v1");
    folder.write(
        "accepted.toml",
        format!("[[accepted]]\nfingerprint = \"{print}\"\nreason = \"agreed\"\n"),
    );
    let log = diff(
        &folder,
        &["api.yaml", "new.yaml", "--accepted", "accepted.toml"],
    );
    let found = hold(&log)[0];
    assert_eq!(text(found, "/suppressions/0/justification"), "agreed");
    let kinds = ["external", "inSource"];
    assert!(kinds.contains(&text(found, "/suppressions/0/kind")));
    assert_eq!(text(found, "/partialFingerprints/specbind~1v1"), print);
}
