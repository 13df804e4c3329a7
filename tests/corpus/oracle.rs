//! The other judge: the `jsonschema` crate, over the definitions of a bundle.

use std::collections::HashSet;

use base64::Engine as _;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use jsonschema::{Draft, Validator};
use serde_json::{Map, Value, json};

use crate::bundle::Bundle;

/// Formats that draft 4 has no word for, judged as draft 2020-12 does.
const LATER_FORMATS: &[&str] = &["date", "time", "duration", "uuid"];
/// OpenAPI's `byte`. A reader may refuse bits that are left spare, and need not (RFC 4648, section 3.5): vendors set them
/// in their own examples.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true),
);
/// Keywords that judge the same value again.
const SAME_VALUE: &[&str] = &[
    "$ref",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "if",
    "then",
    "else",
    "dependentSchemas",
];

/// Judges values by definitions.
pub(crate) struct Oracle {
    validator: Validator,
    /// Definitions that lead to something it cannot judge.
    pub(crate) beyond: HashSet<usize>,
    /// What that is, by definition.
    pub(crate) reasons: Vec<(usize, String)>,
}

impl Oracle {
    /// A judge of all definitions, or why there is none.
    pub(crate) fn new(bundle: &Bundle) -> Result<Self, String> {
        let draft = if bundle.is_3_0 {
            Draft::Draft4
        } else {
            Draft::Draft202012
        };
        let reasons = out_of_reach(&bundle.definitions, draft);
        let ids = reasons.iter().map(|(id, _)| *id);
        let beyond = with_users(&bundle.definitions, ids.collect());
        let all = || bundle.definitions.iter().enumerate();
        let definitions: Map<String, Value> = all()
            .filter(|(id, _)| !beyond.contains(id))
            .map(|(id, schema)| (id.to_string(), schema.clone()))
            .collect();
        // One schema for all: a value is judged as the member that is named after its definition.
        let members: Map<String, Value> = all()
            .filter(|(id, _)| !beyond.contains(id))
            .map(|(id, _)| {
                (
                    id.to_string(),
                    json!({ "$ref": format!("#/definitions/{id}") }),
                )
            })
            .collect();
        let root = json!({ "definitions": definitions, "properties": members });
        let mut options = jsonschema::options()
            .with_draft(draft)
            .should_validate_formats(true);
        for format in LATER_FORMATS.iter().filter(|_| bundle.is_3_0) {
            let judge = later_format(format);
            options = options.with_format(*format, move |text: &str| judge.is_valid(&json!(text)));
        }
        options = options.with_format("decimal", |text: &str| {
            serde_json::from_str::<serde_json::Number>(text).is_ok()
        });
        options = options.with_format("byte", |text: &str| BASE64.decode(text).is_ok());
        let validator = options.build(&root).map_err(|error| error.to_string())?;
        Ok(Self {
            validator,
            beyond,
            reasons,
        })
    }

    /// Whether a value is one of the definition.
    pub(crate) fn accepts(&self, id: usize, value: &Value) -> bool {
        let mut members = Map::new();
        members.insert(id.to_string(), value.clone());
        self.validator.is_valid(&Value::Object(members))
    }
}

fn later_format(format: &str) -> Validator {
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true)
        .build(&json!({ "format": format }))
        .expect("a format of draft 2020-12")
}

/// Definitions that cannot be judged, and why.
fn out_of_reach(definitions: &[Value], draft: Draft) -> Vec<(usize, String)> {
    let same = definitions.iter().map(|schema| parts(schema, SAME_VALUE));
    let same: Vec<Vec<usize>> = same.collect();
    let reason = |id: usize| {
        if returns(&same, id) {
            return Some("judges a value by itself again, without end".to_owned());
        }
        let pattern = definitions[id].get("pattern")?;
        let options = jsonschema::options().with_draft(draft);
        let options = options.should_validate_formats(true);
        let error = options.build(&json!({ "pattern": pattern })).err()?;
        Some(error.to_string())
    };
    let ids = 0..definitions.len();
    ids.filter_map(|id| Some((id, reason(id)?))).collect()
}

/// Some definitions, and all from which a way leads to them.
fn with_users(definitions: &[Value], mut found: HashSet<usize>) -> HashSet<usize> {
    let references: Vec<Vec<usize>> = definitions.iter().map(references).collect();
    loop {
        let before = found.len();
        for (id, parts) in references.iter().enumerate() {
            if parts.iter().any(|part| found.contains(part)) {
                found.insert(id);
            }
        }
        if found.len() == before {
            return found;
        }
    }
}

/// A way leads from the definition back to it.
fn returns(edges: &[Vec<usize>], start: usize) -> bool {
    let (mut stack, mut seen) = (edges[start].clone(), HashSet::new());
    while let Some(id) = stack.pop() {
        if id == start {
            return true;
        }
        if seen.insert(id) {
            stack.extend(&edges[id]);
        }
    }
    false
}

fn parts(schema: &Value, keywords: &[&str]) -> Vec<usize> {
    let members = schema.as_object().into_iter().flatten();
    let chosen = members.filter(|(key, _)| keywords.contains(&key.as_str()));
    chosen
        .flat_map(|(key, value)| match value {
            Value::String(_) => references(&json!({ key: value })),
            value => references(value),
        })
        .collect()
}

/// Every definition that is referred to from here.
fn references(node: &Value) -> Vec<usize> {
    match node {
        Value::Object(members) => members
            .iter()
            .flat_map(|(key, value)| match (key.as_str(), value) {
                ("$ref", Value::String(to)) => target(to).into_iter().collect(),
                ("enum" | "const", _) => Vec::new(),
                (_, value) => references(value),
            })
            .collect(),
        Value::Array(items) => items.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}

/// The definition that a reference of a bundle leads to.
pub(crate) fn target(reference: &str) -> Option<usize> {
    reference.strip_prefix("#/definitions/")?.parse().ok()
}
