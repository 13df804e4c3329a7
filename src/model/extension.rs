//! What OpenAPI cannot say: the `x-specbind-…` vocabulary, described in `spec/README.md`.

use super::SchemaId;
use crate::{runtime::json::Json, source::Place};

/// A value the client is configured with.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// Where it is declared.
    pub place: Place,
    /// Its name in the document.
    pub name: String,
    /// What it is.
    pub description: String,
    /// Never printed.
    pub secret: bool,
    /// May be left out: a credential that only some operations need.
    pub optional: bool,
    /// What it may be.
    pub schema: Option<SchemaId>,
    /// Value when the client sets none.
    pub default: Option<String>,
}

/// Who provides a parameter's value.
#[derive(Clone, Debug, PartialEq)]
pub enum ValueSource {
    /// The caller of the method.
    Caller,
    /// The client's configuration.
    Setting {
        /// Name of the setting.
        name: String,
        /// Value when the client sets none.
        default: Option<String>,
    },
    /// The client computes it for every attempt.
    Computed {
        /// How.
        template: Template,
    },
    /// The encryption hook's key id; present exactly when the body was encrypted.
    Encryption,
}

/// Text with placeholders, filled in for every attempt.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    /// Where it is written.
    pub place: Place,
    /// As written.
    pub text: String,
    /// Its parts in order.
    pub parts: Vec<TemplatePart>,
}

/// A piece of a [`Template`].
#[derive(Clone, Debug, PartialEq)]
pub enum TemplatePart {
    /// Literal text.
    Text(String),
    /// The instant of the call in its zone, by pattern letters.
    Time(String),
    /// Seconds since 1970.
    Epoch,
    /// Milliseconds since 1970.
    EpochMillis,
    /// This many lower-case hexadecimal digits, unique in the process.
    Hex(u8),
    /// A random UUID (RFC 9562 version 4).
    Uuid,
    /// The HTTP method.
    Method,
    /// The path as sent.
    Path,
    /// The query as sent, without `?`.
    Query,
    /// The body as sent.
    Body,
    /// SHA-256 of the body as sent, lower-case hexadecimal.
    BodySha256,
    /// Another header's value as sent.
    Header(String),
    /// A setting.
    Setting(String),
    /// The base64 of these parts (RFC 4648 §4).
    Base64(Vec<TemplatePart>),
    /// A signature by this scheme.
    Signature(String),
    /// An access token: a setting, or what the client fetches for two other settings (RFC 6749 §4.4).
    AccessToken {
        /// The setting that is the token.
        token: String,
        /// The setting that is the id of the client.
        client_id: String,
        /// The setting that is the secret of the client.
        client_secret: String,
        /// Where tokens are fetched.
        url: String,
    },
}

/// How a signature is made.
#[derive(Clone, Debug, PartialEq)]
pub struct Signing {
    /// Where it is declared.
    pub place: Place,
    /// Name of the scheme.
    pub name: String,
    /// Description.
    pub description: String,
    /// How it is signed.
    pub algorithm: Algorithm,
    /// Setting that holds the key.
    pub key: String,
    /// What is signed.
    pub signs: Template,
    /// Text form of the signature.
    pub encoding: Encoding,
}

/// How a signature is made (RFC 2104).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// HMAC with SHA-256.
    HmacSha256,
    /// HMAC with SHA-512.
    HmacSha512,
}

/// Text form of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// RFC 4648 §4, padded.
    Base64,
    /// RFC 4648 §5, without padding.
    Base64Url,
    /// Lower-case hexadecimal.
    Hex,
}

/// Conditional presence of a parameter or property.
#[derive(Clone, Debug, PartialEq)]
pub struct Presence {
    /// Where it is declared.
    pub place: Place,
    /// The word of the vendor's documentation.
    pub is: PresenceWord,
    /// The condition as far as a program can follow it.
    pub when: When,
    /// The condition in words.
    pub text: String,
    /// The open question about it.
    pub question: Option<String>,
}

/// How the vendor's documentation names the presence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PresenceWord {
    /// Always there.
    Required,
    /// There under a condition.
    Conditional,
    /// May be left out.
    Optional,
}

/// When a conditional value is present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// In every call this client makes; absent only in calls the vendor makes.
    OutgoingCall,
    /// When the request body is encrypted.
    EncryptedBody,
    /// The documentation does not say.
    Unknown,
}

/// A documented zone name.
#[derive(Clone, Debug, PartialEq)]
pub struct Zone {
    /// Name on the wire.
    pub name: String,
    /// Minutes east of UTC.
    pub offset_minutes: i32,
}

/// The documented test case that an example plays.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// HTTP status of the documented answer.
    pub status: u16,
    /// Vendor code of the documented answer.
    pub code: Option<String>,
    /// Values that select it, by JSON pointer into the request body; without any the whole example does.
    pub when: Vec<(String, Json)>,
}
