//! For programs: one object, described by a JSON Schema.

use serde::Serialize;

use super::Comparison;
use crate::diff::{Finding, Severity};

/// The JSON Schema (draft 2020-12) of [`to_json`]'s object.
pub const SCHEMA: &str = include_str!("findings.schema.json");

#[derive(Serialize)]
struct Object<'a> {
    comparisons: Vec<ComparisonObject<'a>>,
}

/// One comparison, for programs.
#[derive(Debug, Serialize)]
pub struct ComparisonObject<'a> {
    old: &'a str,
    new: &'a str,
    counts: Counts,
    step: &'static str,
    findings: &'a [Finding],
    new_items: &'a [String],
}

#[derive(Debug, Serialize)]
struct Counts {
    wire: usize,
    source: usize,
    behaviour: usize,
    compatible: usize,
}

/// All comparisons of a run.
pub fn to_json(comparisons: &[Comparison]) -> String {
    let object = Object {
        comparisons: comparisons.iter().map(ComparisonObject::new).collect(),
    };
    serde_json::to_string_pretty(&object).expect("findings have string keys") + "\n"
}

impl<'a> ComparisonObject<'a> {
    /// As [`to_json`] lists it.
    pub fn new(comparison: &'a Comparison) -> Self {
        let Comparison {
            old,
            new,
            findings,
            new_items,
            step,
        } = comparison;
        Self {
            old,
            new,
            counts: Counts {
                wire: comparison.count(Severity::Wire),
                source: comparison.count(Severity::Source),
                behaviour: comparison.count(Severity::Behaviour),
                compatible: comparison.count(Severity::Compatible),
            },
            step: step.word(),
            findings,
            new_items,
        }
    }
}
