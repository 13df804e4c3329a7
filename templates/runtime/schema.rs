//! Ties a type to its rules: what is sent is validated, text is read strictly.

use serde::{Serialize, de::DeserializeOwned};

use super::as_json::AsJson;
use super::check::{Check, Direction, Subject, judge};
use super::json::{Json, ParseError};
use super::violation::{Location, Violation, Violations};

/// The rules of a value.
pub trait Schema {
    /// The type that the rules are about. Serde reads and writes it as well.
    type Value: AsJson + Serialize + DeserializeOwned;

    /// Judges a value by the rules.
    fn check(check: &mut Check<'_>);

    /// Reads JSON text strictly: the value, or everything that is wrong with it.
    fn read(text: &str) -> Result<Self::Value, Violations> {
        let json = Json::parse(text).map_err(|error| unreadable(&error))?;
        let judgement = judge(&json, Subject::body(Direction::Either), Self::check);
        match Violations::new(judgement.violations) {
            Some(violations) => Err(violations),
            None => Self::Value::from_json(&json).map_err(|error| unreadable(&error)),
        }
    }

    /// Everything that is wrong with a value that is to be sent. What is checked is what is sent.
    fn validate(value: &Self::Value) -> Result<(), Violations> {
        let json = Json::of(value).map_err(|error| unreadable(&error))?;
        let judgement = judge(&json, Subject::body(Direction::Sent), Self::check);
        Violations::new(judgement.violations).map_or(Ok(()), Err)
    }
}

/// A type that has its own rules.
pub trait Validate {
    /// Everything that is wrong with this value, were it sent.
    fn validate(&self) -> Result<(), Violations>;
}

impl<T: Schema<Value = T>> Validate for T {
    fn validate(&self) -> Result<(), Violations> {
        <T as Schema>::validate(self)
    }
}

/// Any JSON: no rules.
impl Schema for Json {
    type Value = Self;

    fn check(_: &mut Check<'_>) {}
}

/// A test case that the document names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Case {
    /// Name in the document.
    pub name: &'static str,
    /// Short text of the document.
    pub summary: &'static str,
    /// Status of the documented answer.
    pub status: u16,
    /// Vendor code of the documented answer; empty when there is none.
    pub code: &'static str,
    /// What else the document says about it; mostly empty.
    pub text: &'static str,
    /// The request body, as JSON text.
    pub body: &'static str,
}

fn unreadable(error: &ParseError) -> Violations {
    Violation::new(Location::Body, "", "json", &error.to_string()).into()
}
