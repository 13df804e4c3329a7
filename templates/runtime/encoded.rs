//! Bytes that stand in text as base64.

use std::fmt;
use std::str::FromStr;

use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, STANDARD};
use base64::{DecodeError, Engine as _, alphabet};

/// Reads bits that base64 leaves spare whatever they are, as the rule does (RFC 4648 §3.5).
const READER: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true),
);

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
        READER.decode(text).map(Self)
    }
}
