//! Text of a `format` that a type of Rust can read: kept as it was written, read when asked.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};
use zeroize::Zeroize;

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

impl<T> Serialize for Formatted<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de, T> Deserialize<'de> for Formatted<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::as_written)
    }
}
