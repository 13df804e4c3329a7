//! Values of a type that the document describes, but does not ask for.

use super::as_json::{AsJson, serde_as_json};
use super::json::{Json, ParseError};

/// A value that is likely a `T`. The document describes the members of an object without saying that it is one, or
/// describes them for some values only; so anything else is allowed as well, and kept.
#[derive(Clone, Debug, PartialEq)]
pub enum Likely<T> {
    /// As described.
    Value(T),
    /// Anything else.
    Other(Json),
}

impl<T> Likely<T> {
    /// The value, if it is as described.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Other(_) => None,
        }
    }

    /// The value, if it is as described; else itself.
    pub fn into_value(self) -> Result<T, Json> {
        match self {
            Self::Value(value) => Ok(value),
            Self::Other(other) => Err(other),
        }
    }
}

impl<T> From<T> for Likely<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T: AsJson> AsJson for Likely<T> {
    fn from_json(json: &Json) -> Result<Self, ParseError> {
        Ok(T::from_json(json).map_or_else(|_| Self::Other(json.clone()), Self::Value))
    }

    fn to_json(&self) -> Json {
        match self {
            Self::Value(value) => value.to_json(),
            Self::Other(other) => other.clone(),
        }
    }
}

serde_as_json!([T: AsJson] Likely<T>);
