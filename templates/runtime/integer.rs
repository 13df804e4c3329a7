//! Whole numbers of any size, for members without documented bounds.

use std::fmt;
use std::str::FromStr;

use zeroize::Zeroize;

use super::as_json::{AsJson, serde_as_json};
use super::decimal::Decimal;
use super::json::{Json, ParseError};
use super::number::Number;

/// Longest number that is read: no identifier or amount comes near it.
const MAX_DIGITS: usize = 1000;

/// A whole number of any size, kept as its digits.
///
/// It reads and writes itself exactly with `serde_json` text only.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Integer(String);

impl Integer {
    /// The digits, after a `-` when negative.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number, if it fits.
    pub fn as_i64(&self) -> Option<i64> {
        self.0.parse().ok()
    }

    /// The number, if it fits.
    pub fn as_u64(&self) -> Option<u64> {
        self.0.parse().ok()
    }

    fn from_decimal(decimal: &Decimal) -> Option<Self> {
        decimal.to_integer_text(MAX_DIGITS).map(Self)
    }
}

macro_rules! from_primitive {
    ($($type:ty),*) => {
        $(impl From<$type> for Integer {
            fn from(value: $type) -> Self {
                Self(value.to_string())
            }
        })*
    };
}

from_primitive!(i8, i16, i32, i64, i128, u8, u16, u32, u64, u128);

/// The text is no whole number, or one of more than a thousand digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnInteger;

impl fmt::Display for NotAnInteger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a whole number of at most a thousand digits")
    }
}

impl std::error::Error for NotAnInteger {}

impl FromStr for Integer {
    type Err = NotAnInteger;

    fn from_str(text: &str) -> Result<Self, NotAnInteger> {
        let decimal = Decimal::parse(text).ok_or(NotAnInteger)?;
        Self::from_decimal(&decimal).ok_or(NotAnInteger)
    }
}

impl Ord for Integer {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        Decimal::parse(&self.0).cmp(&Decimal::parse(&other.0))
    }
}

impl PartialOrd for Integer {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// Leaves a zero.
impl Zeroize for Integer {
    fn zeroize(&mut self) {
        self.0.zeroize();
        self.0.push('0');
    }
}

impl fmt::Display for Integer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Integer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsJson for Integer {
    fn from_json(json: &Json) -> Result<Self, ParseError> {
        Self::from_decimal(&json.number()?.decimal())
            .ok_or_else(|| ParseError::misfit(&format!("is {NotAnInteger}")))
    }

    fn to_json(&self) -> Json {
        Json::Number(Number::from_json(&self.0))
    }
}

serde_as_json!(Integer);
