//! How values are flattened into path, query, header, cookie and form (OpenAPI 3.0, section 4.7.12.3, and RFC 6570).

use super::json::Json;
use super::violation::Location;

/// How a value is written (the `style` and `explode` of OpenAPI). Plain values are the same in most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Style {
    /// `a,b` and `k,v`.
    Simple,
    /// `a,b` and `k=v`.
    SimpleExploded,
    /// `name=a,b` and `name=k,v`.
    Form,
    /// `name=a&name=b` and `k=v`; in cookies `name=a; name=b`.
    FormExploded,
    /// `name=a%20b`.
    SpaceDelimited,
    /// `name=a%7Cb`.
    PipeDelimited,
    /// `name[k]=v`, and what lies deeper as `name[k][l]=v` and `name[k][0]=v`.
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
    /// As that style, but reserved characters of values stand as they are (`allowReserved`).
    Reserved(&'static Style),
    /// As that style, but a value with nothing in it is sent as `name=` (`allowEmptyValue`), not left out.
    OrEmpty(&'static Style),
}

/// Where a value is written.
#[derive(Clone, Copy)]
pub(super) struct Target<'a> {
    location: Location,
    name: &'a str,
    encode: fn(&str) -> String,
}

impl<'a> Target<'a> {
    /// The parameter of that name; in a body, the field of a form.
    pub(super) fn new(location: Location, name: &'a str) -> Self {
        let encode = match location {
            Location::Header => str::to_owned,
            _ => percent_encode,
        };
        Self {
            location,
            name,
            encode,
        }
    }

    /// A text by itself: `name=text` where values have names.
    pub(super) fn write_text(self, text: &str) -> String {
        let text = (self.encode)(text);
        match self.location {
            Location::Path | Location::Header => text,
            _ => format!("{}={text}", self.encode_name(self.name)),
        }
    }

    /// A value; nothing when there is nothing in it: lists and objects without members are undefined values.
    pub(super) fn write(self, style: Style, value: &Json) -> Option<String> {
        match style {
            Style::Reserved(style) => {
                let encode = encode_unreserved;
                return Self { encode, ..self }.write(*style, value);
            }
            Style::OrEmpty(style) => {
                return self
                    .write(*style, value)
                    .or_else(|| Some(self.write_text("")));
            }
            _ if *value == Json::Null => return None,
            Style::Json => return Some(self.write_text(&value.to_string())),
            _ => {}
        }
        let entries = entries(value);
        (!entries.is_empty()).then(|| self.write_entries(style, value, &entries))
    }

    fn write_entries(self, style: Style, value: &Json, entries: &[Entry]) -> String {
        let name = self.encode_name(self.name);
        let separator = match self.location {
            Location::Cookie => "; ",
            _ => "&",
        };
        let texts = entries.iter().map(|(_, text)| (self.encode)(text));
        let keys = entries.iter().map(|(key, _)| key.as_deref());
        let keys = keys.map(|key| Some(self.encode_name(key?)));
        let mut flat: Vec<String> = Vec::new();
        let mut pairs: Vec<String> = Vec::new();
        let mut named: Vec<String> = Vec::new();
        for (key, text) in keys.zip(texts) {
            let pair = |key: &str| format!("{key}={text}");
            pairs.push(key.as_deref().map_or_else(|| text.clone(), pair));
            named.push(pair(key.as_deref().unwrap_or(&name)));
            flat.extend(key);
            flat.push(text);
        }
        match style {
            Style::Form => format!("{name}={}", flat.join(",")),
            Style::FormExploded => named.join(separator),
            Style::SpaceDelimited => format!("{name}={}", flat.join("%20")),
            Style::PipeDelimited => format!("{name}={}", flat.join("%7C")),
            Style::DeepObject => {
                let mut leaves = Vec::new();
                self.write_deep(&name, value, &mut leaves);
                leaves.join(separator)
            }
            Style::Label => format!(".{}", flat.join(",")),
            Style::LabelExploded => format!(".{}", pairs.join(".")),
            Style::Matrix => without_idle_sign(&format!(";{name}={}", flat.join(","))),
            Style::MatrixExploded => {
                let named = named.iter().map(|pair| without_idle_sign(pair));
                format!(";{}", named.collect::<Vec<_>>().join(";"))
            }
            Style::SimpleExploded => pairs.join(","),
            _ => flat.join(","),
        }
    }

    /// The leaves below `name`, each with its way in brackets.
    fn write_deep(self, name: &str, value: &Json, leaves: &mut Vec<String>) {
        match value {
            Json::Null => {}
            Json::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.write_deep(&format!("{name}%5B{index}%5D"), item, leaves);
                }
            }
            Json::Object(members) => {
                for (key, member) in members {
                    let key = self.encode_name(key);
                    self.write_deep(&format!("{name}%5B{key}%5D"), member, leaves);
                }
            }
            value => leaves.push(format!("{name}={}", (self.encode)(&plain(value)))),
        }
    }

    /// A character in some part of a value that a reader would take for the sign between the parts.
    pub(super) fn misread(self, style: Style, value: &Json) -> Option<char> {
        let sign = match style {
            Style::Reserved(Style::Form | Style::Simple) => ',',
            Style::Reserved(style) | Style::OrEmpty(style) => return self.misread(*style, value),
            Style::SpaceDelimited => ' ',
            Style::PipeDelimited => '|',
            Style::LabelExploded => '.',
            Style::Simple | Style::SimpleExploded if self.location == Location::Header => ',',
            _ => return None,
        };
        let is_whole = !matches!(value, Json::Array(_) | Json::Object(_));
        let has = |text: &str| text.contains(sign);
        let found = |(key, text): &Entry| has(text) || key.as_deref().is_some_and(has);
        (!is_whole && entries(value).iter().any(found)).then_some(sign)
    }

    fn encode_name(self, name: &str) -> String {
        match self.location {
            Location::Header => name.to_owned(),
            _ => percent_encode(name),
        }
    }
}

/// A part of a value: the name of a member, and its text.
type Entry = (Option<String>, String);

/// The items or members of a value, or the value itself. `null` is an undefined value.
fn entries(value: &Json) -> Vec<Entry> {
    let is_defined = |value: &&Json| **value != Json::Null;
    match value {
        Json::Array(items) => {
            let items = items.iter().filter(is_defined);
            items.map(|item| (None, plain(item))).collect()
        }
        Json::Object(members) => {
            let members = members.iter().filter(|(_, value)| is_defined(&value));
            let entry = |(name, value): &(String, Json)| (Some(name.clone()), plain(value));
            members.map(entry).collect()
        }
        value => vec![(None, plain(value))],
    }
}

/// The text of a value; lists and objects within others have no other than their JSON.
pub(super) fn plain(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        value => value.to_string(),
    }
}

/// `;name` for `;name=` (RFC 6570, section 3.2.7).
fn without_idle_sign(pair: &str) -> String {
    pair.strip_suffix('=').unwrap_or(pair).to_owned()
}

/// Percent-encodes everything but the unreserved characters of RFC 3986.
pub(super) fn percent_encode(text: &str) -> String {
    encode_except(text, b"")
}

/// The same, but leaves reserved characters alone that can neither end nor begin a value: all but `#[]&+`.
fn encode_unreserved(text: &str) -> String {
    encode_except(text, b":/?@!$'()*,;=")
}

fn encode_except(text: &str, allowed: &[u8]) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(char::from(byte));
            }
            byte if allowed.contains(&byte) => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}
