//! The tree of a file: JSON values in document order, with the digits of every number.

use foldhash::fast::RandomState;
use indexmap::IndexMap;

/// The members of an object, in document order.
pub type Members = IndexMap<String, Value, RandomState>;

/// A JSON value as the document gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, exact.
    Number(Number),
    /// Text.
    String(String),
    /// A list.
    Array(Vec<Value>),
    /// An object, in document order. Boxed, so that other values stay small.
    Object(Box<Members>),
}

/// A number as its digits: JSON syntax, of any size and precision.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Number(Box<str>);

impl Number {
    /// `text` must be a number in JSON syntax.
    pub(super) fn new(text: impl Into<Box<str>>) -> Number {
        Number(text.into())
    }

    /// The digits as the document has them: `1.0`, `9999999999999999999`, `1e400`.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The value when it is written as an integer and fits.
    pub fn as_u64(&self) -> Option<u64> {
        self.0.parse().ok()
    }

    /// Whether it is negative (`-0` is not).
    pub fn is_negative(&self) -> bool {
        self.0.starts_with('-') && self.mantissa().any(|digit| digit != b'0')
    }

    /// Whether it is zero, however written.
    pub fn is_zero(&self) -> bool {
        self.mantissa().all(|digit| digit == b'0')
    }

    /// The value as `serde_json` holds it: the nearest `f64` when it is no 64-bit integer, `None` when out of range.
    pub fn to_json(&self) -> Option<serde_json::Number> {
        serde_json::from_str(&self.0).ok()
    }

    fn mantissa(&self) -> impl Iterator<Item = u8> {
        self.0
            .bytes()
            .take_while(|byte| !matches!(byte, b'e' | b'E'))
            .filter(u8::is_ascii_digit)
    }
}

impl Value {
    /// The text, when it is text.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The truth value, when it is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Bool(truth) => Some(*truth),
            _ => None,
        }
    }

    /// The number, when it is one.
    pub fn as_number(&self) -> Option<&Number> {
        match self {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The elements, when it is an array.
    pub fn as_array(&self) -> Option<&[Value]> {
        match self {
            Value::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The members, when it is an object.
    pub fn as_object(&self) -> Option<&Members> {
        match self {
            Value::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The member `name`, when this is an object that has it.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.as_object()?.get(name)
    }

    /// The text of `$ref`, when this is an object that has one.
    pub fn reference(&self) -> Option<&str> {
        self.get("$ref")?.as_str()
    }

    /// What it is, for messages: `text`, `a list` …
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "text",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        }
    }

    /// The same value for `serde_json`; numbers beyond it become text.
    pub fn to_json(&self) -> serde_json::Value {
        match self {
            Value::Null => serde_json::Value::Null,
            Value::Bool(truth) => (*truth).into(),
            Value::Number(number) => number
                .to_json()
                .map_or_else(|| number.text().into(), serde_json::Value::Number),
            Value::String(text) => text.as_str().into(),
            Value::Array(items) => items.iter().map(Value::to_json).collect(),
            Value::Object(members) => members
                .iter()
                .map(|(name, value)| (name.clone(), value.to_json()))
                .collect(),
        }
    }
}
