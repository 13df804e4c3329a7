//! Parameters: where their values come from, and how they are written into path, query, header and cookie.

use super::check::{Check, Direction, Judgement, Subject, judge};
use super::json::Json;
use super::template::Part;
use super::violation::Location;

/// One parameter of an operation.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// Where it stands.
    pub location: Location,
    /// Name on the wire.
    pub name: &'static str,
    /// Whether every call of this client carries it.
    pub required: bool,
    /// What its value is made of.
    pub value: &'static [Part],
    /// Judges the value.
    pub check: fn(&mut Check<'_>),
}

impl Parameter {
    /// Whether this is the same parameter of the operation.
    pub(super) fn is(&self, other: &Self) -> bool {
        (self.location, self.name) == (other.location, other.name)
    }

    /// The style of the caller's argument, when it is one.
    pub(super) fn style(&self) -> Option<Style> {
        match self.value {
            [Part::Argument(style)] => Some(*style),
            _ => None,
        }
    }

    pub(super) fn subject(&self) -> Subject<'static> {
        Subject {
            location: self.location,
            name: self.name,
            direction: Direction::Sent,
        }
    }
}

/// How an argument is written (the `style` and `explode` of OpenAPI). Plain values are the same in most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Style {
    /// `a,b` and `k,v`.
    Simple,
    /// `a,b` and `k=v`.
    SimpleExploded,
    /// `name=a,b` and `name=k,v`.
    Form,
    /// `name=a&name=b` and `k=v`.
    FormExploded,
    /// `name=a%20b`.
    SpaceDelimited,
    /// `name=a|b`.
    PipeDelimited,
    /// `name[k]=v`.
    DeepObject,
    /// `.a,b` and `.k,v`.
    Label,
    /// `.a.b` and `.k=v`.
    LabelExploded,
    /// `;name=a,b` and `;name=k,v`.
    Matrix,
    /// `;name=a;name=b` and `;k=v`.
    MatrixExploded,
    /// The JSON text of the value (`content: application/json`).
    Json,
}

/// An argument as text. Everything that comes from names and values goes through `encode`.
pub(super) fn write(style: Style, name: &str, value: &Json, encode: fn(&str) -> String) -> String {
    let entries = entries(value);
    let object = matches!(value, Json::Object(_));
    let name = encode(name);
    let flat = |separator: &str| {
        let texts = entries
            .iter()
            .flat_map(|(key, text)| key.iter().chain([text]));
        texts
            .map(|text| encode(text))
            .collect::<Vec<_>>()
            .join(separator)
    };
    let pairs = |separator: &str, key_of_item: Option<&str>| {
        let pair = |(key, text): &(Option<String>, String)| match (key, key_of_item) {
            (Some(key), _) => format!("{}={}", encode(key), encode(text)),
            (None, Some(key)) => format!("{key}={}", encode(text)),
            (None, None) => encode(text),
        };
        entries.iter().map(pair).collect::<Vec<_>>().join(separator)
    };
    match style {
        Style::Simple => flat(","),
        Style::SimpleExploded => pairs(",", None),
        Style::Form => format!("{name}={}", flat(",")),
        Style::FormExploded => pairs("&", Some(&name)),
        Style::SpaceDelimited => format!("{name}={}", flat("%20")),
        Style::PipeDelimited => format!("{name}={}", flat("%7C")),
        Style::DeepObject if object => {
            let pair = |(key, text): &(Option<String>, String)| {
                let key = encode(key.as_deref().unwrap_or_default());
                format!("{name}%5B{key}%5D={}", encode(text))
            };
            entries.iter().map(pair).collect::<Vec<_>>().join("&")
        }
        Style::DeepObject => pairs("&", Some(&name)),
        Style::Label => format!(".{}", flat(",")),
        Style::LabelExploded => format!(".{}", pairs(".", None)),
        Style::Matrix => format!(";{name}={}", flat(",")),
        Style::MatrixExploded => format!(";{}", pairs(";", Some(&name))),
        Style::Json => encode(&value.to_string()),
    }
}

/// The items or members of a value, or the value itself, as texts.
fn entries(value: &Json) -> Vec<(Option<String>, String)> {
    match value {
        Json::Array(items) => items.iter().map(|item| (None, plain(item))).collect(),
        Json::Object(members) => {
            let member = |(name, value): &(String, Json)| (Some(name.clone()), plain(value));
            members.iter().map(member).collect()
        }
        value => vec![(None, plain(value))],
    }
}

fn plain(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        value => value.to_string(),
    }
}

/// Percent-encodes everything but the unreserved characters of RFC 3986.
pub(super) fn percent_encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(char::from(byte));
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// Judges a text whose type on the wire is not written: a string, or where the rules want none, what JSON it is.
pub(super) fn judge_text(
    text: &str,
    subject: Subject<'_>,
    rule: fn(&mut Check<'_>),
) -> (Json, Judgement) {
    let wrong_type = |judgement: &Judgement| {
        let mut violations = judgement.violations.iter();
        violations.any(|violation| violation.code() == "type" && violation.pointer().is_empty())
    };
    let string = Json::from(text);
    let judgement = judge(&string, subject, rule);
    if wrong_type(&judgement)
        && let Ok(other) = Json::parse(text)
    {
        let second = judge(&other, subject, rule);
        if !wrong_type(&second) {
            return (other, second);
        }
    }
    (string, judgement)
}
