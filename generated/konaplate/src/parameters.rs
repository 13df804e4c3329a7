//! Parameters of the calls: where each value comes from, and its rules.

use crate::runtime::check::Type;
use crate::runtime::parameter::Parameter;
use crate::runtime::template::Part;
use crate::runtime::violation::Location;
use crate::signing;

/// Id of the service provider, given with the contract. 15 characters.
pub const USER_ASP_ID: Parameter = Parameter {
    location: Location::Header,
    name: "X-KM-User-AspId",
    required: true,
    value: &[Part::Setting("userAspId")],
    check: |check| {
        check.types(&[Type::String]);
        check.min_length(15);
        check.max_length(15);
    },
};

/// Number that traces the transaction. Seven hexadecimal digits follow the time. 20 characters. Form: `yyMMddHHmiSS-xxxxxxx`.
///
/// Assumption `correlation-id-form`: Twelve digits of the time, where `mi` are the minutes and `SS` the seconds, then a hyphen and the hexadecimal digits.
/// Certainty: high. Source: page and guide.
///
/// Assumption `correlation-id-values`: The time is the one of X-KM-Tran-Time, and the hexadecimal digits are arbitrary and in lower case.
/// Certainty: medium. Source: this document. The page says: Names the form only.
pub const CORRELATION_ID: Parameter = Parameter {
    location: Location::Header,
    name: "X-KM-Correlation-Id",
    required: true,
    value: &[Part::Time("yyMMddHHmmss"), Part::Text("-"), Part::Hex(7)],
    check: |check| {
        check.types(&[Type::String]);
        check.min_length(20);
        check.max_length(20);
    },
};

/// Access key that the project created. 40 characters. Never printed.
///
/// Conditional: Sent with every call. Only callbacks, which the vendor makes, go without it.
///
/// Assumption `callback-direction`: A callback is a call that the vendor makes to the service provider, so no call of this client is one.
/// Certainty: high. Source: guide. The page says: Excludes callbacks, and does not say what they are.
pub const ACCESS_KEY: Parameter = Parameter {
    location: Location::Header,
    name: "X-KM-Access-Key",
    required: true,
    value: &[Part::Setting("accessKey")],
    check: |check| {
        check.secret();
        check.types(&[Type::String]);
        check.min_length(40);
        check.max_length(40);
    },
};

/// Id of the key that encrypts and decrypts the data, given when the service provider's project is created. 32 characters.
///
/// Optional: Required when data encryption is requested.
///
/// Assumption `crypto-key-id-presence`: Sent exactly when the request body is encrypted.
/// Certainty: high. Source: page and guide.
///
/// Assumption `encryption-form`: An encrypted body is a JWE in compact form (RSA-OAEP or RSA-OAEP-256, A128GCM or A256GCM) in the member `encData` of an object, and the token signs that outer text.
/// Certainty: medium. Source: guide and clients. The page says: Does not describe encryption.
pub const CRYPTO_KEY_ID: Parameter = Parameter {
    location: Location::Header,
    name: "X-KM-Crypto-Key-Id",
    required: false,
    value: &[Part::KeyId],
    check: |check| {
        check.types(&[Type::String]);
        check.min_length(32);
        check.max_length(32);
    },
};

/// Proves who sends the body, and that nobody changed it. The page refers to the vendor's guide for its form. 66 to 67 characters. Never printed.
///
/// Assumption `tran-token-length`: 67 characters with the base64 padding, which clients that authenticate send; 66 without it. Both are taken, 67 are sent.
/// Certainty: high. Source: sample on the guide, clients. The page says: Length : 66
///
/// Assumption `tran-token-scheme`: The token is the scheme's version, the time in 17 digits and the base64 of HMAC-SHA256 over the body, keyed with the secret key.
/// Certainty: high. Source: guide and clients. The page says: Refers to the guide.
///
/// Assumption `tran-token-bytes`: The bytes signed are the bytes sent; of an encrypted call those of the outer text.
/// Certainty: high. Source: guide and clients. The page says: Refers to the guide.
///
/// Assumption `tran-token-instant`: The time in the token and X-KM-Tran-Time are one instant in one zone.
/// Certainty: high. Source: guide and clients. The page says: Refers to the guide.
pub const TRAN_TOKEN: Parameter = Parameter {
    location: Location::Header,
    name: "X-KM-Tran-Token",
    required: true,
    value: &[
        Part::Text("KMV1:"),
        Part::Time("yyyyMMddHHmmssSSS"),
        Part::Text(":"),
        Part::Signature(&signing::TRAN_TOKEN),
    ],
    check: |check| {
        check.secret();
        check.types(&[Type::String]);
        check.min_length(66);
        check.max_length(67);
    },
};

/// Time of the request at the client. 14 characters. Form: `YYYYMMDDHHMMSS`.
///
/// Assumption `tran-time-zone`: The time is that of the zone in X-KM-Time-Zone.
/// Certainty: high. Source: guide and clients. The page says: Names the form only.
pub const TRAN_TIME: Parameter = Parameter {
    location: Location::Header,
    name: "X-KM-Tran-Time",
    required: true,
    value: &[Part::Time("yyyyMMddHHmmss")],
    check: |check| {
        check.types(&[Type::String]);
        check.min_length(14);
        check.max_length(14);
    },
};

/// Zone of the times in the headers, such as UTC or KST. 3 characters. Default: `UTC`.
///
/// Assumption `time-zone-offsets`: UTC is offset 0, and KST nine hours ahead of it, all year round.
/// Certainty: high. Source: common knowledge. The page says: Names the two zones without their offsets.
///
/// Assumption `time-zone-default`: UTC is sent unless the caller chooses another zone.
/// Certainty: high. Source: this document. The page says: No default.
///
/// Open question `time-zone-names`: Which names besides UTC and KST are taken?
pub const TIME_ZONE: Parameter = Parameter {
    location: Location::Header,
    name: "X-KM-Time-Zone",
    required: true,
    value: &[Part::Setting("timeZone")],
    check: |check| {
        check.types(&[Type::String]);
        check.min_length(3);
        check.max_length(3);
    },
};
