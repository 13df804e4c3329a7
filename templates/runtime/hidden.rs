//! Lists, maps and other values of several parts that are never printed.

use std::fmt;

use super::as_json::{AsJson, serde_as_json};
use super::json::{Json, ParseError};

/// A secret that consists of parts: `Debug` shows only that there is one.
///
/// Unlike a single secret text it is not wiped from memory. It serialises as its contents, because it is sent.
#[derive(Clone, Default, PartialEq)]
pub struct Hidden<T>(T);

impl<T> Hidden<T> {
    /// Keeps a value from being printed.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// The value, for use. Whoever asks answers for where it goes.
    pub fn expose(&self) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for Hidden<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hidden(…)")
    }
}

impl<T> From<T> for Hidden<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T: AsJson> AsJson for Hidden<T> {
    fn from_json(json: &Json) -> Result<Self, ParseError> {
        T::from_json(json).map(Self)
    }

    fn to_json(&self) -> Json {
        self.0.to_json()
    }
}

serde_as_json!([T: AsJson] Hidden<T>);
