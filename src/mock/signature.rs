//! Whether a request is signed as the document says, and if not, which part differs. No text of a secret is told.

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

use super::capture::{Captured, capture};
use super::request::Request;
use super::time::{Moment, parse_time};
use crate::model::{self, Location, Operation, Signing, TemplatePart, ValueSource};
use crate::runtime::json::Json;
use crate::runtime::signature::{Algorithm, Encoding, sign_bytes};

/// The keys that signatures are checked with, by the setting that holds them.
#[derive(Clone, Default)]
pub struct Keys(HashMap<String, Vec<u8>>);

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl Keys {
    /// Adds the key of a setting.
    pub fn insert(&mut self, setting: String, key: Vec<u8>) {
        self.0.insert(setting, key);
    }
}

/// A header whose value is computed, and what it is made of.
#[derive(Debug)]
struct Computed<'a> {
    name: &'a str,
    parts: &'a [TemplatePart],
}

/// Checks the signatures of one operation.
#[derive(Debug)]
pub(super) struct Signatures<'a> {
    computed: Vec<Computed<'a>>,
    schemes: &'a [Signing],
}

impl<'a> Signatures<'a> {
    pub(super) fn new(operation: &'a Operation, schemes: &'a [Signing]) -> Self {
        let computed = operation.parameters.iter().filter_map(|parameter| {
            let ValueSource::Computed { template } = &parameter.value else {
                return None;
            };
            (parameter.location == Location::Header).then_some(Computed {
                name: &parameter.name,
                parts: &template.parts,
            })
        });
        Self {
            computed: computed.collect(),
            schemes,
        }
    }

    /// What is wrong with the signatures of a request, as a sentence; those without a key are not checked.
    pub(super) fn problem(&self, keys: &Keys, request: &Request) -> Option<String> {
        if keys.0.is_empty() {
            return None;
        }
        // Ids may have been made earlier, so their times are not compared.
        let tells_time = |parts: &[TemplatePart]| {
            self.has_key(keys, parts) || matches!(parts, [TemplatePart::Time(_)])
        };
        let mut moments: Vec<(&str, Moment)> = Vec::new();
        let mut all: Vec<Captured<'_>> = Vec::new();
        for computed in &self.computed {
            let Some(text) = request.header(computed.name) else {
                continue;
            };
            let captured = match capture(computed.parts, &text) {
                Ok(captured) => captured,
                Err(problem) if self.has_key(keys, computed.parts) => {
                    return Some(format!("`{}`: form: {problem}", computed.name));
                }
                Err(_) => continue,
            };
            for (part, text) in captured.iter().filter(|_| tells_time(computed.parts)) {
                if let TemplatePart::Time(pattern) = part {
                    match parse_time(pattern, text) {
                        Some(moment) => moments.push((computed.name, moment)),
                        None => return Some(format!("`{}`: time: is no time", computed.name)),
                    }
                }
            }
            all.extend(captured);
        }
        disagreement(&moments).or_else(|| self.wrong_signature(keys, request, &all))
    }

    fn has_key(&self, keys: &Keys, parts: &[TemplatePart]) -> bool {
        parts.iter().any(|part| match part {
            TemplatePart::Signature(name) => {
                let scheme = self.schemes.iter().find(|scheme| scheme.name == *name);
                scheme.is_some_and(|scheme| keys.0.contains_key(&scheme.key))
            }
            _ => false,
        })
    }

    fn wrong_signature(
        &self,
        keys: &Keys,
        request: &Request,
        captured: &[Captured<'_>],
    ) -> Option<String> {
        captured.iter().find_map(|(part, text)| {
            let TemplatePart::Signature(name) = part else {
                return None;
            };
            let scheme = self.schemes.iter().find(|scheme| scheme.name == *name)?;
            let key = keys.0.get(&scheme.key)?;
            let problem = compare(scheme, key, request, captured, text)?;
            Some(format!("signature `{name}`: {problem}"))
        })
    }
}

/// All times of one request are one instant.
fn disagreement(moments: &[(&str, Moment)]) -> Option<String> {
    let ((first, moment), others) = moments.split_first()?;
    others.iter().find_map(|(other, later)| {
        let field = moment.difference(later)?;
        Some(format!(
            "`{other}`: time: is another than that of `{first}` (in its {field})"
        ))
    })
}

/// What differs between a signature and the one that the document asks for.
fn compare(
    scheme: &Signing,
    key: &[u8],
    request: &Request,
    captured: &[Captured<'_>],
    sent: &str,
) -> Option<String> {
    let Some(signed) = render(&scheme.signs.parts, request, captured) else {
        return Some("signed bytes: they are made of something that is not sent".to_owned());
    };
    let (algorithm, encoding) = (algorithm(scheme.algorithm), encoding(scheme.encoding));
    let expected = sign_bytes(algorithm, encoding, key, &signed);
    // Padding carries nothing, and documented lengths often leave it out.
    if sent.trim_end_matches('=') == expected.trim_end_matches('=') {
        return None;
    }
    let hex = |bytes: &[u8]| sign_bytes(algorithm, Encoding::Hex, key, bytes);
    let Some(found) = decode(sent) else {
        return Some(format!(
            "encoding: is no {}",
            encoding_name(scheme.encoding)
        ));
    };
    let found = found
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect::<String>();
    if found == hex(&signed) {
        let wanted = encoding_name(scheme.encoding);
        return Some(format!(
            "encoding: is not {wanted}, the signature itself is right"
        ));
    }
    let other = match algorithm {
        Algorithm::HmacSha256 => Algorithm::HmacSha512,
        Algorithm::HmacSha512 => Algorithm::HmacSha256,
    };
    if found == sign_bytes(other, Encoding::Hex, key, &signed) {
        return Some("algorithm: is made with another hash function".to_owned());
    }
    let other_bodies = other_bodies(&request.body);
    let other = other_bodies.iter().find(|(_, body)| {
        let mut other = request.clone();
        other.body = body.clone().into();
        render(&scheme.signs.parts, &other, captured).is_some_and(|signed| found == hex(&signed))
    });
    Some(match other {
        Some((name, _)) => format!("signed bytes: {name} was signed, not the body as it was sent"),
        None => "key or signed bytes: the time and the encoding are right, the signature is of another key or \
                 of other bytes"
            .to_owned(),
    })
}

/// Bodies that are signed by mistake, in words.
fn other_bodies(body: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut others = vec![
        ("nothing", Vec::new()),
        (
            "the body without the white space around it",
            body.trim_ascii().to_vec(),
        ),
        ("the body with a line end", [body, b"\n"].concat()),
    ];
    let text = std::str::from_utf8(body).unwrap_or_default();
    if let Ok(value) = Json::parse(text) {
        others.push((
            "the body as JSON without white space",
            value.to_string().into_bytes(),
        ));
        others.push((
            "the body with its members sorted",
            value.canonical().into_bytes(),
        ));
        let indented = serde_json::to_vec_pretty(&value);
        others.extend(indented.map(|text| ("the body as indented JSON", text)));
    }
    others
}

/// The bytes of the parts, taken from the request; `None` when one of them is not sent.
fn render(parts: &[TemplatePart], request: &Request, captured: &[Captured<'_>]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for part in parts {
        match part {
            TemplatePart::Text(text) => bytes.extend(text.as_bytes()),
            TemplatePart::Method => bytes.extend(request.method.as_str().as_bytes()),
            TemplatePart::Path => bytes.extend(request.path.as_bytes()),
            TemplatePart::Query => bytes.extend(request.query.as_bytes()),
            TemplatePart::Body => bytes.extend(&request.body),
            TemplatePart::BodySha256 => {
                let digest = Sha256::digest(&request.body);
                bytes.extend(
                    digest
                        .iter()
                        .map(|byte| format!("{byte:02x}"))
                        .collect::<String>()
                        .bytes(),
                );
            }
            TemplatePart::Header(name) => bytes.extend(request.header(name)?.bytes()),
            TemplatePart::Base64(parts) => {
                let inner = render(parts, request, captured)?;
                bytes.extend(STANDARD.encode(inner).bytes());
            }
            other => {
                let (_, text) = captured.iter().find(|(part, _)| *part == other)?;
                bytes.extend(text.as_bytes());
            }
        }
    }
    Some(bytes)
}

/// The bytes that a text stands for, in whichever encoding.
fn decode(text: &str) -> Option<Vec<u8>> {
    let is_hex = text.len() >= 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_hex {
        let pairs = text.as_bytes().chunks(2);
        let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
        return pairs.map(byte).collect();
    }
    let text = text.trim_end_matches('=');
    let decoded = STANDARD_NO_PAD
        .decode(text)
        .or_else(|_| URL_SAFE_NO_PAD.decode(text));
    decoded.ok().filter(|bytes| matches!(bytes.len(), 32 | 64))
}

fn algorithm(algorithm: model::Algorithm) -> Algorithm {
    match algorithm {
        model::Algorithm::HmacSha256 => Algorithm::HmacSha256,
        model::Algorithm::HmacSha512 => Algorithm::HmacSha512,
    }
}

fn encoding(encoding: model::Encoding) -> Encoding {
    match encoding {
        model::Encoding::Base64 => Encoding::Base64,
        model::Encoding::Base64Url => Encoding::Base64Url,
        model::Encoding::Hex => Encoding::Hex,
    }
}

fn encoding_name(encoding: model::Encoding) -> &'static str {
    match encoding {
        model::Encoding::Base64 => "base64 of a signature",
        model::Encoding::Base64Url => "base64url of a signature",
        model::Encoding::Hex => "hexadecimal text of a signature",
    }
}
