//! Reads objects that keep members the document does not name, and members that may be `null` or absent.

use std::collections::BTreeMap;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error};

use super::json::Json;

/// The members of an object, to be taken one by one.
#[derive(Debug)]
pub struct Members(Vec<(String, Json)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Json::deserialize(deserializer)? {
            Json::Object(members) => Ok(Self(members)),
            _ => Err(D::Error::custom("expected an object")),
        }
    }
}

impl Members {
    /// A member that has to be there. One that holds an `Option` may be `null` or absent.
    pub fn required<T: DeserializeOwned, E: Error>(&mut self, name: &str) -> Result<T, E> {
        let value = self.take(name).unwrap_or(Json::Null);
        value.to().map_err(|error| E::custom(format_args!("member `{name}`: {error}")))
    }

    /// A member that may be absent.
    pub fn optional<T: DeserializeOwned, E: Error>(&mut self, name: &str) -> Result<Option<T>, E> {
        match self.take(name) {
            None => Ok(None),
            Some(value) => {
                value.to().map(Some).map_err(|error| E::custom(format_args!("member `{name}`: {error}")))
            }
        }
    }

    /// All members that were not taken.
    pub fn rest<T: DeserializeOwned, E: Error>(self) -> Result<BTreeMap<String, T>, E> {
        let read = |(name, value): (String, Json)| match value.to() {
            Ok(value) => Ok((name, value)),
            Err(error) => Err(E::custom(format_args!("member `{name}`: {error}"))),
        };
        self.0.into_iter().map(read).collect()
    }

    fn take(&mut self, name: &str) -> Option<Json> {
        let at = self.0.iter().position(|(other, _)| other == name)?;
        Some(self.0.remove(at).1)
    }
}

/// Reads a member that is there, `null` or not: only one that is absent is `None`.
pub fn present<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    T::deserialize(deserializer).map(Some)
}
