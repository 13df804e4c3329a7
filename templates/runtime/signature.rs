//! Signatures: key and bytes → text.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Sha256, Sha512};

/// How a call is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Algorithm {
    /// HMAC with SHA-256 (RFC 2104).
    HmacSha256,
    /// HMAC with SHA-512 (RFC 2104).
    HmacSha512,
}

/// How bytes are written as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Encoding {
    /// Base64 with padding (RFC 4648, section 4).
    Base64,
    /// Base64 for URLs, without padding (RFC 4648, section 5).
    Base64Url,
    /// Lower-case hexadecimal digits.
    Hex,
}

/// The signature of the bytes, as text.
pub fn sign_bytes(algorithm: Algorithm, encoding: Encoding, key: &[u8], bytes: &[u8]) -> String {
    const ANY_LENGTH: &str = "HMAC takes keys of any length";
    let signature = match algorithm {
        Algorithm::HmacSha256 => {
            let mut mac = Hmac::<Sha256>::new_from_slice(key).expect(ANY_LENGTH);
            mac.update(bytes);
            mac.finalize().into_bytes().to_vec()
        }
        Algorithm::HmacSha512 => {
            let mut mac = Hmac::<Sha512>::new_from_slice(key).expect(ANY_LENGTH);
            mac.update(bytes);
            mac.finalize().into_bytes().to_vec()
        }
    };
    match encoding {
        Encoding::Base64 => STANDARD.encode(signature),
        Encoding::Base64Url => URL_SAFE_NO_PAD.encode(signature),
        Encoding::Hex => hex(&signature),
    }
}

/// Lower-case hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
