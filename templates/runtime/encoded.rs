//! Bytes that stand in text as base64.

use std::fmt;
use std::str::FromStr;

use base64::engine::general_purpose::STANDARD;
use base64::{DecodeError, Engine as _};

/// Bytes, written as base64 with padding (RFC 4648 §4).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Base64(
    /// The bytes.
    pub Vec<u8>,
);

impl fmt::Display for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&STANDARD.encode(&self.0))
    }
}

impl FromStr for Base64 {
    type Err = DecodeError;

    fn from_str(text: &str) -> Result<Self, DecodeError> {
        STANDARD.decode(text).map(Self)
    }
}
