//! Tests of the runtime, kept out of the files that are copied.

mod as_json;
mod compounds;
mod formats;
mod patterns;
mod scalars;
mod values;

use super::check::{Check, Direction, Subject, judge};
use super::decimal::Decimal;
use super::json::Json;

/// The sentences of the violations of a JSON text.
#[track_caller]
fn broken(text: &str, rule: impl Fn(&mut Check<'_>)) -> Vec<String> {
    going(Direction::Either, text, rule)
}

#[track_caller]
fn going(direction: Direction, text: &str, rule: impl Fn(&mut Check<'_>)) -> Vec<String> {
    let json = Json::parse(text).expect("test value is JSON");
    let judgement = judge(&json, Subject::body(direction), rule);
    judgement
        .violations
        .iter()
        .map(ToString::to_string)
        .collect()
}

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).expect("test value is a decimal number")
}
