//! Signing schemes: what is signed, with which key, and how the signature is written.

use crate::runtime::template::{Algorithm, Encoding, Part, Signature};

/// Signature over exactly the bytes of the request body as they are sent.
pub const TRAN_TOKEN: Signature = Signature {
    algorithm: Algorithm::HmacSha256,
    key: "secretKey",
    signs: &[Part::Body],
    encoding: Encoding::Base64,
};
