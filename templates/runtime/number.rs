//! Numbers with every digit they were written with. No float comes near them unless it is asked for.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde_json::value::RawValue;
use zeroize::Zeroize;

use super::as_json::{AsJson, serde_as_json};
use super::decimal::Decimal;
use super::json::{Json, ParseError};

/// Stands for a float that is not finite. JSON has no word for one, and its readers take no number that begins with a
/// needless zero.
const NOT_FINITE: &str = "01e999";

/// A JSON number as it was written: `0.10` stays `0.10`. Equality and order are those of the value, so `1.0` equals `1`.
///
/// It reads and writes itself exactly with `serde_json` text only; inside `#[serde(flatten)]` and
/// untagged enums, where serde buffers values, it cannot be read.
#[derive(Clone)]
pub struct Number(String);

impl Number {
    /// A number from text that is known to be one.
    pub(super) fn from_json(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// What a float is written as. One that is not finite is written as nothing that can be sent.
    pub(super) fn of_float(value: f64) -> Self {
        Self::try_from(value).unwrap_or_else(|_| Self::from_json(NOT_FINITE))
    }

    /// Whether this is a number of JSON.
    pub(super) fn is_finite(&self) -> bool {
        self.0 != NOT_FINITE
    }

    /// The digits, sign, point and exponent as they were written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The value, for exact comparison.
    pub fn decimal(&self) -> Decimal {
        Decimal::parse(&self.0).expect("a parsed JSON number is a decimal number")
    }

    /// The nearest float: digits may be lost, and what is too large becomes infinite.
    pub fn as_f64(&self) -> f64 {
        self.0.parse().expect("a JSON number is a float's text")
    }

    /// The value, if it is whole and fits.
    pub fn as_i64(&self) -> Option<i64> {
        self.decimal().to_integer_text(20)?.parse().ok()
    }

    /// The value, if it is whole and fits.
    pub fn as_u64(&self) -> Option<u64> {
        self.decimal().to_integer_text(20)?.parse().ok()
    }
}

/// The text is no JSON number, or the float no finite one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotANumber;

impl fmt::Display for NotANumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a finite number as JSON writes it")
    }
}

impl std::error::Error for NotANumber {}

impl FromStr for Number {
    type Err = NotANumber;

    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let is_number =
            text.starts_with('-') || text.starts_with(|first: char| first.is_ascii_digit());
        match serde_json::from_str::<&RawValue>(text) {
            Ok(raw) if is_number => Ok(Self(raw.get().to_owned())),
            _ => Err(NotANumber),
        }
    }
}

macro_rules! from_whole {
    ($($type:ty),*) => {
        $(impl From<$type> for Number {
            fn from(value: $type) -> Self {
                Self(value.to_string())
            }
        })*
    };
}

from_whole!(i8, i16, i32, i64, i128, u8, u16, u32, u64, u128);

macro_rules! from_float {
    ($($type:ty),*) => {
        $(
            /// The fewest digits that mean the float and no other.
            impl TryFrom<$type> for Number {
                type Error = NotANumber;

                fn try_from(value: $type) -> Result<Self, NotANumber> {
                    // JSON has no word for infinity: serde_json writes `null`, which is no number.
                    let text = serde_json::to_string(&value).map_err(|_| NotANumber)?;
                    text.parse()
                }
            }
        )*
    };
}

from_float!(f32, f64);

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 || self.decimal() == other.decimal()
    }
}

impl Eq for Number {}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.decimal().hash(state);
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        self.decimal().cmp(&other.decimal())
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Leaves a zero.
impl Zeroize for Number {
    fn zeroize(&mut self) {
        self.0.zeroize();
        self.0.push('0');
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsJson for Number {
    fn from_json(json: &Json) -> Result<Self, ParseError> {
        json.number().cloned()
    }

    fn to_json(&self) -> Json {
        Json::Number(self.clone())
    }
}

serde_as_json!(Number);
