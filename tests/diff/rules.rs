//! The table of rules: each has a mirror and an example that fires it and nothing else.

use std::collections::BTreeSet;

use serde_json::Value;
use specbind::comparison::compare;
use specbind::diff::explain::explain_rule;
use specbind::diff::facts::{find_rule, rules};
use specbind::diff::report::{Comparison, SCHEMA, to_json};
use specbind::diff::{Action, Direction, Rule, Verdict};

use super::frames::{documents, version};

/// Facts that only go one way, with the reason why the other way has no rule.
const ONE_WAY: &[(&str, &str)] = &[
    (
        "parameter",
        "parameters are sent; `header` is what comes back",
    ),
    (
        "required-parameter",
        "parameters are sent; `required-header` is what comes back",
    ),
    (
        "parameter-required",
        "parameters are sent; `header-required` is what comes back",
    ),
    (
        "parameter-location",
        "headers of answers stand in no other place",
    ),
    ("parameter-style", "headers of answers have one style only"),
    ("parameter-explode", "`header-explode` is what comes back"),
    (
        "parameter-reserved",
        "only what is sent is encoded for a URL",
    ),
    ("parameter-empty", "only a query can be empty"),
    ("parameter-content", "`header-content` is what comes back"),
    (
        "parameter-source",
        "the server alone provides what comes back",
    ),
    (
        "parameter-template",
        "the server alone computes what comes back",
    ),
    ("parameter-fallback", "settings are the client's"),
    ("zone", "the client names the zone"),
    (
        "parameter-presence",
        "`x-specbind-presence` stands on no header of an answer",
    ),
    ("parameter-secret", "`header-secret` is what comes back"),
    ("parameter-form", "`header-form` is what comes back"),
    ("parameter-example", "`header-example` is what comes back"),
    (
        "parameter-description",
        "`header-description` is what comes back",
    ),
    (
        "parameter-deprecated",
        "`header-deprecated` is what comes back",
    ),
    ("parameter-name", "`header-name` is what comes back"),
    (
        "body",
        "an answer without a body has no media types: `media-type`",
    ),
    (
        "required-body",
        "an answer without a body has no media types: `media-type`",
    ),
    ("body-required", "an answer has the body of its status"),
    (
        "body-description",
        "`answer-description` is what comes back",
    ),
    ("part", "only forms that are sent have parts"),
    ("case", "test cases are chosen by what is sent"),
    ("success", "requests have no status"),
    ("refusal", "requests have no status"),
    ("default-response", "requests have no status"),
    ("answer-description", "`body-description` is what is sent"),
    ("link", "links follow answers"),
    ("codes-at", "codes come back"),
    ("code-message-at", "codes come back"),
    ("code", "codes come back"),
    ("code-name", "codes come back"),
    ("code-message", "codes come back"),
    ("code-meaning", "codes come back"),
    ("code-trigger", "codes come back"),
    ("header", "`parameter` is what is sent"),
    ("required-header", "`required-parameter` is what is sent"),
    ("header-required", "`parameter-required` is what is sent"),
    ("header-content", "`parameter-content` is what is sent"),
    ("header-explode", "`parameter-explode` is what is sent"),
    ("header-secret", "`parameter-secret` is what is sent"),
    ("header-form", "`parameter-form` is what is sent"),
    ("header-example", "`parameter-example` is what is sent"),
    (
        "header-description",
        "`parameter-description` is what is sent",
    ),
    (
        "header-deprecated",
        "`parameter-deprecated` is what is sent",
    ),
    ("header-name", "`parameter-name` is what is sent"),
];

/// Rules about more than one document, or about crates; other tests fire them.
const ELSEWHERE: &[&str] = &[
    "document-added",
    "document-removed",
    "rust-item-added",
    "rust-item-removed",
    "rust-item-changed",
];

#[test]
fn every_rule_has_its_mirrors() {
    let mut missing = Vec::new();
    let mut waived = BTreeSet::new();
    for rule in rules() {
        let mirror = rule.fact.rule_id(rule.step.action.mirror(), rule.direction);
        if find_rule(&mirror).is_none() {
            missing.push(mirror);
        }
        let reason = ONE_WAY.iter().find(|(slug, _)| *slug == rule.fact.slug);
        let ways = rule.fact.directions.len();
        match (ways, reason) {
            (1, None) => missing.push(format!("{} the other way", rule.id())),
            (1, Some((slug, reason))) => {
                assert!(
                    reason.split(' ').count() > 2,
                    "{slug} is waived without a reason"
                );
                waived.insert(*slug);
            }
            (_, Some((slug, _))) => panic!("{slug} needs no waiver"),
            (2, None) => {
                for way in Direction::BOTH {
                    assert!(find_rule(&rule.fact.rule_id(rule.step.action, Some(way))).is_some());
                }
            }
            _ => {}
        }
    }
    assert_eq!(missing, Vec::<String>::new());
    assert_eq!(
        waived.len(),
        ONE_WAY.len(),
        "a waiver is for a fact that does not exist"
    );
}

#[test]
fn names_of_rules_are_unique() {
    let names: BTreeSet<String> = rules().iter().map(Rule::id).collect();
    assert_eq!(names.len(), rules().len());
    assert!(names.len() >= 250, "{} rules", names.len());
}

/// Every example, compared both ways, is also what programs get: an object as its JSON Schema says.
#[test]
fn the_example_of_a_rule_fires_it_alone() {
    let mut wrong = Vec::new();
    let mut comparisons = Vec::new();
    let mirrored = [Action::Removed, Action::Relaxed];
    let forward = |rule: &&Rule| {
        !ELSEWHERE.contains(&rule.id().as_str()) && !mirrored.contains(&rule.step.action)
    };
    for rule in rules().iter().filter(forward) {
        let (old, new) = documents(rule);
        let versions = (version("old.yaml", &old), version("new.yaml", &new));
        let (old, new) = match versions {
            (Ok(old), Ok(new)) => (old, new),
            (Err(report), _) | (_, Err(report)) => {
                wrong.push(format!("{}: {report}", rule.id()));
                continue;
            }
        };
        let comparison = compare(&old, &new);
        wrong.extend(difference(rule, &comparison));
        comparisons.push(comparison);
        // The examples of a rule and of its mirror are the same two documents.
        let mirror =
            find_rule(&rule.fact.rule_id(rule.step.action.mirror(), rule.direction)).unwrap();
        let comparison = compare(&new, &old);
        wrong.extend(difference(mirror, &comparison));
        comparisons.push(comparison);
    }
    assert!(
        wrong.is_empty(),
        "{} rules\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert_as_described(&comparisons);
}

/// Holds the object for programs against its JSON Schema, which knows every member.
fn assert_as_described(comparisons: &[Comparison]) {
    let schema = serde_json::from_str(SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut object: Value = serde_json::from_str(&to_json(comparisons)).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&object)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    assert!(object["comparisons"].as_array().unwrap().len() > 250);
    let finding = &mut object["comparisons"][0]["findings"][0];
    finding["unheard"] = Value::Null;
    assert!(!validator.is_valid(&object));
}

/// What the findings have that the rule has not.
fn difference(rule: &Rule, comparison: &Comparison) -> Option<String> {
    let id = rule.id();
    let rules: Vec<&String> = comparison
        .findings
        .iter()
        .flat_map(|finding| &finding.rules)
        .collect();
    if rules != [&id] {
        let messages: Vec<String> = comparison
            .findings
            .iter()
            .map(|finding| format!("{} {}", finding.rule, finding.message()))
            .collect();
        return Some(format!("{id}: {}", messages.join("; ")));
    }
    let finding = &comparison.findings[0];
    let reasons = |verdicts: &[Verdict]| -> Vec<_> {
        verdicts
            .iter()
            .map(|verdict| (verdict.direction, verdict.reason.clone()))
            .collect()
    };
    let expected = |verdicts: Vec<(Direction, &str)>| -> Vec<_> {
        verdicts
            .into_iter()
            .map(|(way, why)| (Some(way), why.to_owned()))
            .collect()
    };
    let same = reasons(&finding.wire) == expected(rule.wire())
        && reasons(&finding.behaviour) == expected(rule.behaviour());
    (!same).then(|| format!("{id}: other verdicts: {finding:?}"))
}

#[test]
fn every_rule_is_explained() {
    for rule in rules() {
        let explanation = explain_rule(&rule.id()).unwrap();
        assert!(
            explanation.meaning.ends_with('.'),
            "{}",
            explanation.meaning
        );
        assert!(!explanation.why.is_empty());
        let is_elsewhere = ELSEWHERE.contains(&explanation.rule.as_str());
        assert_eq!(
            explanation.example.is_none(),
            is_elsewhere,
            "{}",
            explanation.rule
        );
        assert!(find_rule(&explanation.mirror).is_some());
    }
}
