//! For code scanning: SARIF 2.1.0 (OASIS).

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Comparison, verdicts};
use crate::diff::explain::explain_rule;
use crate::diff::{Finding, Severity, Site};

/// All comparisons of a run as one SARIF log.
pub fn to_sarif(comparisons: &[Comparison]) -> String {
    let findings = || {
        comparisons
            .iter()
            .flat_map(|comparison| &comparison.findings)
    };
    let ids: BTreeSet<&str> = findings().map(|finding| finding.rule.as_str()).collect();
    let rules: Vec<Value> = ids.into_iter().map(rule).collect();
    let results: Vec<Value> = findings().map(result).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "specbind",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).expect("a log has string keys") + "\n"
}

fn rule(id: &str) -> Value {
    match explain_rule(id) {
        Some(explanation) => json!({
            "id": id,
            "shortDescription": { "text": explanation.meaning },
            "fullDescription": { "text": explanation.why.join(" ") },
        }),
        None => json!({ "id": id }),
    }
}

fn result(finding: &Finding) -> Value {
    let reasons: Vec<String> = verdicts(finding)
        .into_iter()
        .map(|(kind, words)| format!("{kind}: {words}"))
        .collect();
    let level = match finding.severity {
        Severity::Wire | Severity::Source => "error",
        Severity::Behaviour => "warning",
        Severity::Compatible => "note",
    };
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level,
        "message": { "text": format!("{}. {}", finding.message(), reasons.join(". ")) },
        "locations": [location(&finding.new)],
        "relatedLocations": [location(&finding.old)],
        "partialFingerprints": { "specbind/v1": finding.fingerprint },
    });
    if let (Some(reason), Some(object)) = (&finding.accepted, result.as_object_mut()) {
        let accepted = json!([{ "kind": "external", "justification": reason }]);
        object.insert("suppressions".to_owned(), accepted);
    }
    result
}

fn location(site: &Site) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(&site.file) },
        "region": { "startLine": site.line },
    }})
}

/// A relative reference (RFC 3986 §4.1): what it does not allow is percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => {
                uri.push(char::from(byte));
            }
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
