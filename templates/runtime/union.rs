//! Finds the alternative of an enum that a value is: the first whose rules it keeps.

use serde::de::{Deserialize, DeserializeOwned, Deserializer};

use super::check::{Check, Direction, Subject, judge};
use super::json::Json;

/// A value that is still to become one of several alternatives.
#[derive(Debug)]
pub struct Alternatives(Json);

impl<'de> Deserialize<'de> for Alternatives {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Json::deserialize(deserializer).map(Self)
    }
}

impl Alternatives {
    /// The value as `make` holds it, when it keeps the rules and fits the type; else itself, for the next alternative.
    pub fn read<T: DeserializeOwned, U>(
        self,
        rule: impl Fn(&mut Check<'_>),
        make: impl FnOnce(T) -> U,
    ) -> Result<U, Self> {
        let judgement = judge(&self.0, Subject::body(Direction::Either), rule);
        if !judgement.violations.is_empty() {
            return Err(self);
        }
        self.0.to().map(make).map_err(|_| self)
    }

    /// The value as it came.
    pub fn into_json(self) -> Json {
        self.0
    }
}
