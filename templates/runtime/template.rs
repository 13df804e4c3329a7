//! Values that the client computes: templates, digests and signatures.

use std::time::SystemTime;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

pub use super::signature::{Algorithm, Encoding};
use super::signature::{hex, sign_bytes};

use super::settings::Settings;
use super::style::Style;
use super::time::{Zone, epoch_millis, format_time};
use super::unique::{Entropy, NoEntropy, Sequence, uuid};

/// One part of a value. All times in one call are one instant in one zone.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Part {
    /// This text.
    Text(&'static str),
    /// The argument that the caller gives, written in that style. Stands alone.
    Argument(Style),
    /// A setting of the client, by its name in the document.
    Setting(&'static str),
    /// The id of the key that the body was encrypted with; without encryption there is no value.
    KeyId,
    /// The time, where `yyyy`, `yy`, `MM`, `dd`, `HH`, `mm`, `ss` and `SSS` stand for its parts.
    Time(&'static str),
    /// Seconds since 1970, UTC.
    Epoch,
    /// Milliseconds since 1970, UTC.
    EpochMillis,
    /// That many lower-case hexadecimal digits, which do not repeat in the process.
    Hex(u8),
    /// A random UUID.
    Uuid,
    /// The method.
    Method,
    /// The path with its parameters, as sent, without the path of the server.
    Path,
    /// The query, as sent, without the `?`.
    Query,
    /// Exactly the bytes of the body as sent, after encryption.
    Body,
    /// SHA-256 of those bytes, in lower-case hexadecimal digits.
    BodySha256,
    /// The value of another header.
    Header(&'static str),
    /// The base64 of these parts.
    Base64(&'static [Part]),
    /// The signature.
    Signature(&'static Signature),
    /// A token that grants access: the setting, or one that is fetched when all else of the call is ready.
    AccessToken(&'static AccessToken),
}

/// An access token of OAuth 2.0, by the names of settings in the document.
#[derive(Clone, Copy, Debug)]
pub struct AccessToken {
    /// The token itself.
    pub token: &'static str,
    /// The id of the client, to fetch tokens with.
    pub client_id: &'static str,
    /// The secret of the client.
    pub client_secret: &'static str,
    /// Where tokens are fetched: a URL, or a path of the server.
    pub url: &'static str,
}

/// A signing scheme.
#[derive(Clone, Copy, Debug)]
pub struct Signature {
    /// How it is signed.
    pub algorithm: Algorithm,
    /// The setting that is the key; its UTF-8 bytes are used.
    pub key: &'static str,
    /// What is signed.
    pub signs: &'static [Part],
    /// How the signature is written.
    pub encoding: Encoding,
}

/// What the parts of a call's values are taken from.
pub(super) struct Context<'c> {
    pub(super) settings: &'c dyn Settings,
    pub(super) instant: SystemTime,
    pub(super) zone: Zone,
    pub(super) sequence: &'c Sequence,
    pub(super) entropy: &'c dyn Entropy,
    pub(super) method: &'c str,
    pub(super) path: String,
    pub(super) query: String,
    pub(super) body: Vec<u8>,
    pub(super) key_id: Option<String>,
    /// Headers whose value is settled.
    pub(super) headers: Vec<(&'static str, String)>,
}

impl Context<'_> {
    /// The bytes of the parts in a row; nothing when one of them has no value.
    pub(super) fn render(&self, parts: &[Part]) -> Result<Option<Vec<u8>>, NoEntropy> {
        let mut bytes = Vec::new();
        for part in parts {
            let Some(part) = self.part(*part)? else {
                return Ok(None);
            };
            bytes.extend(part);
        }
        Ok(Some(bytes))
    }

    fn part(&self, part: Part) -> Result<Option<Vec<u8>>, NoEntropy> {
        let text = match part {
            Part::Text(text) => text.to_owned(),
            Part::Argument(_) => return Ok(None),
            Part::Setting(name) | Part::AccessToken(&AccessToken { token: name, .. }) => {
                return Ok(self
                    .settings
                    .text(name)
                    .map(|text| text.as_bytes().to_vec()));
            }
            Part::KeyId => return Ok(self.key_id.clone().map(String::into_bytes)),
            Part::Time(pattern) => format_time(pattern, self.instant, &self.zone),
            Part::Epoch => epoch_millis(self.instant).div_euclid(1000).to_string(),
            Part::EpochMillis => epoch_millis(self.instant).to_string(),
            Part::Hex(digits) => self.sequence.hex(digits),
            Part::Uuid => uuid(self.entropy)?,
            Part::Method => self.method.to_owned(),
            Part::Path => self.path.clone(),
            Part::Query => self.query.clone(),
            Part::Body => return Ok(Some(self.body.clone())),
            Part::BodySha256 => hex(&Sha256::digest(&self.body)),
            Part::Header(name) => {
                let header = self
                    .headers
                    .iter()
                    .find(|(other, _)| other.eq_ignore_ascii_case(name));
                return Ok(header.map(|(_, value)| value.clone().into_bytes()));
            }
            Part::Base64(parts) => {
                let bytes = self.render(parts)?;
                return Ok(bytes.map(|bytes| STANDARD.encode(bytes).into_bytes()));
            }
            Part::Signature(scheme) => {
                let (key, signed) = (self.settings.text(scheme.key), self.render(scheme.signs)?);
                let signature = key
                    .zip(signed)
                    .map(|(key, signed)| sign(scheme, key.as_bytes(), &signed));
                return Ok(signature.map(String::into_bytes));
            }
        };
        Ok(Some(text.into_bytes()))
    }
}

/// The signature of the bytes, as text.
pub fn sign(scheme: &Signature, key: &[u8], bytes: &[u8]) -> String {
    sign_bytes(scheme.algorithm, scheme.encoding, key, bytes)
}
