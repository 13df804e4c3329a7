//! Text of a `format` that a type of Rust can read: kept as it was written, read when asked.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use zeroize::Zeroize;

use super::as_json::{AsJson, serde_as_json};
use super::json::{Json, ParseError};

/// A text that means a `T`. It is sent and compared as it was written; [`value`](Self::value) is what it means.
///
/// Text of another form is kept too: the rules refuse it where it is to be sent.
pub struct Formatted<T> {
    text: String,
    meaning: PhantomData<fn() -> T>,
}

impl<T> Formatted<T> {
    /// The text as it is, whether or not it is of the form.
    pub fn as_written(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            meaning: PhantomData,
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl<T: FromStr> Formatted<T> {
    /// What the text means, if it is of the form.
    pub fn value(&self) -> Result<T, T::Err> {
        self.text.parse()
    }
}

impl<T: fmt::Display> From<T> for Formatted<T> {
    fn from(value: T) -> Self {
        Self::as_written(value.to_string())
    }
}

/// Takes only text of the form, and keeps it as it is.
impl<T: FromStr> FromStr for Formatted<T> {
    type Err = T::Err;

    fn from_str(text: &str) -> Result<Self, T::Err> {
        text.parse::<T>().map(|_| Self::as_written(text))
    }
}

impl<T> Zeroize for Formatted<T> {
    fn zeroize(&mut self) {
        self.text.zeroize();
    }
}

impl<T> Clone for Formatted<T> {
    fn clone(&self) -> Self {
        Self::as_written(self.text.clone())
    }
}

impl<T> PartialEq for Formatted<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T> Eq for Formatted<T> {}

impl<T> Hash for Formatted<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<T> fmt::Display for Formatted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl<T> fmt::Debug for Formatted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl<T> AsJson for Formatted<T> {
    fn from_json(json: &Json) -> Result<Self, ParseError> {
        json.text().map(Self::as_written)
    }

    fn to_json(&self) -> Json {
        Json::String(self.text.clone())
    }
}

serde_as_json!([T] Formatted<T>);
