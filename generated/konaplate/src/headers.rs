//! Headers of the replies, typed.

use crate::runtime::answer::{Header, HeaderReader, Headers};
use crate::runtime::check::Type;

/// Headers of the replies of `modifyCardStatus`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ModifyCardStatusHeaders {
    /// Number that traces the transaction. Seven hexadecimal digits follow the time. 20 characters. Form: `yyMMddHHmiSS-xxxxxxx`.
    ///
    /// Open question `correlation-id-echo`: Does the reply repeat the correlation id of the request?
    pub correlation_id: Option<String>,
    /// Id of the key that encrypts and decrypts the data, given when the service provider's project is created. In a callback it is the first key issued to the service provider. 32 characters.
    pub crypto_key_id: Option<String>,
}

impl Headers for ModifyCardStatusHeaders {
    fn read(headers: &mut HeaderReader<'_>) -> Self {
        Self {
            correlation_id: headers.read(&CORRELATION_ID),
            crypto_key_id: headers.read(&CRYPTO_KEY_ID),
        }
    }
}

/// Number that traces the transaction. Seven hexadecimal digits follow the time.
pub const CORRELATION_ID: Header = Header {
    name: "X-KM-Correlation-Id",
    required: true,
    check: |check| {
        check.types(&[Type::String]);
        check.min_length(20);
        check.max_length(20);
    },
};

/// Id of the key that encrypts and decrypts the data.
pub const CRYPTO_KEY_ID: Header = Header {
    name: "X-KM-Crypto-Key-Id",
    required: false,
    check: |check| {
        check.types(&[Type::String]);
        check.min_length(32);
        check.max_length(32);
    },
};
