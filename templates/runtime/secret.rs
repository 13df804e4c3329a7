//! Text that is never printed, and wiped from memory when dropped.

use std::fmt;

use zeroize::Zeroize;

use super::as_json::{AsJson, serde_as_json};
use super::json::{Json, ParseError};

/// A secret: `Debug` shows only that there is one, and dropping it wipes it.
///
/// It serialises as its contents, because it is sent; take care what else is serialised.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Secret<T: Zeroize>(T);

impl<T: Zeroize> Secret<T> {
    /// Keeps a value from being printed.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// The value, for use. Whoever asks answers for where it goes.
    pub fn expose(&self) -> &T {
        &self.0
    }
}

impl<T: Zeroize> Drop for Secret<T> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl<T: Zeroize> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl<T: Zeroize> From<T> for Secret<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl From<&str> for Secret<String> {
    fn from(value: &str) -> Self {
        Self(value.to_owned())
    }
}

impl<T: Zeroize + AsJson> AsJson for Secret<T> {
    fn from_json(json: &Json) -> Result<Self, ParseError> {
        T::from_json(json).map(Self)
    }

    fn to_json(&self) -> Json {
        self.0.to_json()
    }
}

serde_as_json!([T: Zeroize + AsJson] Secret<T>);
