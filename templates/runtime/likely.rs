//! Values of a type that the document describes, but does not ask for.

use serde::de::{Deserialize, DeserializeOwned, Deserializer};
use serde::ser::{Serialize, Serializer};

use super::json::Json;

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

impl<T: Serialize> Serialize for Likely<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => value.serialize(serializer),
            Self::Other(other) => other.serialize(serializer),
        }
    }
}

impl<'de, T: Serialize + DeserializeOwned> Deserialize<'de> for Likely<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = Json::deserialize(deserializer)?;
        let value = read.to::<T>().ok().filter(|value| {
            // serde also reads an object from an array of its members' values.
            Json::of(value).is_ok_and(|written| has_form(&read, &written))
        });
        Ok(value.map_or(Self::Other(read), Self::Value))
    }
}

/// Every object and array that is written was one that was read.
fn has_form(read: &Json, written: &Json) -> bool {
    match (read, written) {
        (Json::Object(_), Json::Object(members)) => members.iter().all(|(name, written)| {
            read.member(name)
                .is_some_and(|read| has_form(read, written))
        }),
        (Json::Array(read), Json::Array(written)) => {
            read.len() == written.len()
                && read
                    .iter()
                    .zip(written)
                    .all(|(read, written)| has_form(read, written))
        }
        (Json::Object(_) | Json::Array(_), _) | (_, Json::Object(_) | Json::Array(_)) => false,
        _ => true,
    }
}
