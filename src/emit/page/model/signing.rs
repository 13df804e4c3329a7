//! Signing schemes, and the templates of what they sign and of computed values.

use super::{json, object};
use crate::model::{Algorithm, Encoding, Signing, TemplatePart};

/// A scheme, with the text that it signs.
pub(super) fn signing(scheme: &Signing) -> String {
    let algorithm = match scheme.algorithm {
        Algorithm::HmacSha256 => "SHA-256",
        Algorithm::HmacSha512 => "SHA-512",
    };
    let encoding = match scheme.encoding {
        Encoding::Base64 => "base64",
        Encoding::Base64Url => "base64url",
        Encoding::Hex => "hex",
    };
    object(&[
        ("name", json(&scheme.name)),
        ("hash", json(algorithm)),
        ("key", json(&scheme.key)),
        ("signs", parts(&scheme.signs.parts)),
        ("encoding", json(encoding)),
    ])
}

/// The parts of a template, each as its word and what it is about.
pub(super) fn parts(template: &[TemplatePart]) -> String {
    let part = |part: &TemplatePart| match part {
        TemplatePart::Text(text) => format!("[\"text\",{}]", json(text)),
        TemplatePart::Time(pattern) => format!("[\"time\",{}]", json(pattern)),
        TemplatePart::Epoch => "[\"epoch\"]".to_owned(),
        TemplatePart::EpochMillis => "[\"epochMillis\"]".to_owned(),
        TemplatePart::Hex(digits) => format!("[\"hex\",{digits}]"),
        TemplatePart::Uuid => "[\"uuid\"]".to_owned(),
        TemplatePart::Method => "[\"method\"]".to_owned(),
        TemplatePart::Path => "[\"path\"]".to_owned(),
        TemplatePart::Query => "[\"query\"]".to_owned(),
        TemplatePart::Body => "[\"body\"]".to_owned(),
        TemplatePart::BodySha256 => "[\"bodySha256\"]".to_owned(),
        TemplatePart::Header(name) => format!("[\"header\",{}]", json(name)),
        // A token is fetched into the setting that holds it, at a press of a button.
        TemplatePart::Setting(name) | TemplatePart::AccessToken { token: name, .. } => {
            format!("[\"setting\",{}]", json(name))
        }
        TemplatePart::Base64(inner) => format!("[\"base64\",{}]", parts(inner)),
        TemplatePart::Signature(name) => format!("[\"signature\",{}]", json(name)),
    };
    let parts: Vec<String> = template.iter().map(part).collect();
    format!("[{}]", parts.join(","))
}
