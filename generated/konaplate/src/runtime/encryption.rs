//! The place where a body is encrypted before it is signed and sent.

use std::error::Error;

/// Encrypts the bodies of calls.
pub trait Encryption: Send + Sync + 'static {
    /// The encrypted form of a body, or nothing when this operation is sent in the clear.
    ///
    /// Is asked once per call, after the body was found valid, and before the call is signed. Its failure
    /// means that nothing is sent.
    fn encrypt(
        &self,
        operation: &str,
        plain: &[u8],
    ) -> Result<Option<Encrypted>, Box<dyn Error + Send + Sync>>;
}

/// An encrypted body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encrypted {
    /// The whole body, exactly as it is to be sent.
    pub body: Vec<u8>,
    /// Id of the key.
    pub key_id: String,
}
