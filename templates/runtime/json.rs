//! JSON as an exact tree: numbers keep their digits, members their order. Knows nothing of rules.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Error as _, Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::value::RawValue;

use super::as_json::AsJson;
use super::number::Number;

/// How deep arrays and objects may nest.
pub const MAX_DEPTH: usize = 128;

/// A JSON value. Equality is JSON Schema's: `1.0` equals `1`, and the order of members does not count.
///
/// It reads and writes itself exactly with `serde_json` text only; inside `#[serde(flatten)]` and
/// untagged enums, where serde buffers values, it cannot be read.
#[derive(Clone, Debug)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as it was written.
    Number(Number),
    /// A string, unescaped.
    String(String),
    /// An array.
    Array(Vec<Json>),
    /// An object: members in the order of the text, no name twice.
    Object(Vec<(String, Json)>),
}

impl From<u64> for Json {
    fn from(value: u64) -> Self {
        Self::Number(value.into())
    }
}

impl From<&str> for Json {
    fn from(value: &str) -> Self {
        Self::String(value.to_owned())
    }
}

/// Why a text is not JSON, or JSON not of a type, and where. Quotes nothing but the names of members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// Place of the value that does not fit its type (JSON Pointer); empty for text, and for the whole.
    pointer: String,
    message: String,
}

impl ParseError {
    fn syntax(message: String) -> Self {
        let pointer = String::new();
        Self { pointer, message }
    }

    /// A value that does not fit its type.
    pub(super) fn misfit(message: &str) -> Self {
        Self::syntax(message.to_owned())
    }

    /// The same error, seen from the object or array around.
    pub(super) fn within(mut self, step: impl fmt::Display) -> Self {
        let step = step.to_string().replace('~', "~0").replace('/', "~1");
        self.pointer.insert_str(0, &format!("/{step}"));
        self
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.pointer.is_empty() {
            write!(f, "`{}` ", self.pointer)?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for ParseError {}

impl Json {
    /// Reads JSON text. Refuses a member name that stands twice, and nesting beyond [`MAX_DEPTH`].
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        // serde_json judges the syntax; `Reader` only cuts the accepted text.
        serde_json::from_str::<&RawValue>(text)
            .map_err(|error| ParseError::syntax(error.to_string()))?;
        Reader { text, at: 0 }.value(0)
    }

    /// The value as it is read again from its text.
    pub fn of<T: AsJson>(value: &T) -> Result<Self, ParseError> {
        Self::written(value).map(|(_, json)| json)
    }

    /// The text that is sent of a value, and the value as it is read again from it.
    pub(super) fn written<T: AsJson>(value: &T) -> Result<(String, Self), ParseError> {
        let tree = value.to_json();
        let text = tree.to_string();
        match Self::parse(&text) {
            Ok(json) => Ok((text, json)),
            Err(error) => Err(tree.infinite().unwrap_or(error)),
        }
    }

    /// The first number that JSON has no word for.
    fn infinite(&self) -> Option<ParseError> {
        match self {
            Self::Number(number) if !number.is_finite() => {
                Some(ParseError::misfit("is no finite number"))
            }
            Self::Array(items) => items
                .iter()
                .enumerate()
                .find_map(|(index, item)| Some(item.infinite()?.within(index))),
            Self::Object(members) => members
                .iter()
                .find_map(|(name, value)| Some(value.infinite()?.within(name))),
            _ => None,
        }
    }

    /// The text of a string.
    pub fn text(&self) -> Result<&str, ParseError> {
        match self {
            Self::String(text) => Ok(text),
            _ => Err(ParseError::misfit("is no string")),
        }
    }

    /// The digits of a number.
    pub fn number(&self) -> Result<&Number, ParseError> {
        match self {
            Self::Number(number) => Ok(number),
            _ => Err(ParseError::misfit("is no number")),
        }
    }

    /// The items of an array.
    pub fn items(&self) -> Result<&[Self], ParseError> {
        match self {
            Self::Array(items) => Ok(items),
            _ => Err(ParseError::misfit("is no array")),
        }
    }

    /// The value at a JSON Pointer (RFC 6901).
    pub fn pointer(&self, pointer: &str) -> Option<&Self> {
        if pointer.is_empty() {
            return Some(self);
        }
        pointer
            .strip_prefix('/')?
            .split('/')
            .try_fold(self, |value, step| {
                let step = match step.contains('~') {
                    true => Cow::Owned(step.replace("~1", "/").replace("~0", "~")),
                    false => Cow::Borrowed(step),
                };
                match value {
                    Self::Array(items) => items.get(step.parse::<usize>().ok()?),
                    Self::Object(_) => value.member(&step),
                    _ => None,
                }
            })
    }

    /// The member of that name, when this is an object that has it.
    pub fn member(&self, name: &str) -> Option<&Self> {
        let Self::Object(members) = self else {
            return None;
        };
        members
            .iter()
            .find_map(|(key, value)| (key == name).then_some(value))
    }

    /// The members in their order, when this is an object.
    pub fn members(&self) -> Option<&[(String, Self)]> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    /// A text that is the same for equal values: members sorted, numbers without superfluous zeros.
    pub fn canonical(&self) -> String {
        match self {
            Self::Number(number) => number.decimal().to_string(),
            Self::Array(items) => {
                let items: Vec<_> = items.iter().map(Self::canonical).collect();
                format!("[{}]", items.join(","))
            }
            Self::Object(members) => {
                let mut members: Vec<_> = members
                    .iter()
                    .map(|(name, value)| format!("{}:{}", quote(name), value.canonical()))
                    .collect();
                members.sort_unstable();
                format!("{{{}}}", members.join(","))
            }
            other => other.to_string(),
        }
    }
}

fn quote(text: &str) -> String {
    serde_json::to_string(text).expect("a string is always JSON")
}

impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) => true,
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::Number(a), Self::Number(b)) => a == b,
            (Self::String(a), Self::String(b)) => a == b,
            (Self::Array(a), Self::Array(b)) => a == b,
            (Self::Object(a), Self::Object(b)) => {
                a.len() == b.len()
                    && a.iter()
                        .all(|(name, value)| other.member(name) == Some(value))
            }
            _ => false,
        }
    }
}

/// The text; of a value that holds an infinite number, why it has none.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self).unwrap_or_else(|error| error.to_string()))
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(number) => RawValue::from_string(number.as_str().to_owned())
                .map_err(S::Error::custom)?
                .serialize(serializer),
            Self::String(value) => serializer.serialize_str(value),
            Self::Array(items) => {
                let mut seq = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    seq.serialize_element(item)?;
                }
                seq.end()
            }
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        Self::parse(raw.get()).map_err(D::Error::custom)
    }
}

/// Cuts text that `serde_json` has accepted into values.
struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Result<Json, ParseError> {
        if depth > MAX_DEPTH {
            return Err(self.error(&format!("nested deeper than {MAX_DEPTH}")));
        }
        match self.peek() {
            b'{' => self.object(depth),
            b'[' => self.array(depth),
            b'"' => self.string().map(Json::String),
            b't' => Ok(self.word(4, Json::Bool(true))),
            b'f' => Ok(self.word(5, Json::Bool(false))),
            b'n' => Ok(self.word(4, Json::Null)),
            _ => Ok(self.number()),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Json, ParseError> {
        let mut members = Vec::new();
        self.at += 1;
        while self.peek() != b'}' {
            let name = self.string()?;
            self.skip(b':');
            members.push((name, self.value(depth + 1)?));
            self.skip(b',');
        }
        self.at += 1;
        let mut names: Vec<&str> = members.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        match names.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(twice) => Err(self.error(&format!("member `{}` stands twice", twice[0]))),
            None => Ok(Json::Object(members)),
        }
    }

    fn array(&mut self, depth: usize) -> Result<Json, ParseError> {
        let mut items = Vec::new();
        self.at += 1;
        while self.peek() != b']' {
            items.push(self.value(depth + 1)?);
            self.skip(b',');
        }
        self.at += 1;
        Ok(Json::Array(items))
    }

    fn string(&mut self) -> Result<String, ParseError> {
        self.peek();
        let (start, bytes) = (self.at, self.text.as_bytes());
        self.at += 1;
        let mut has_escapes = false;
        while bytes[self.at] != b'"' {
            let escapes = bytes[self.at] == b'\\';
            self.at += if escapes { 2 } else { 1 };
            has_escapes |= escapes;
        }
        self.at += 1;
        if !has_escapes {
            return Ok(self.text[start + 1..self.at - 1].to_owned());
        }
        // An escaped half of a surrogate pair is syntax, but not text.
        serde_json::from_str(&self.text[start..self.at])
            .map_err(|_| self.error("string is not Unicode text"))
    }

    fn number(&mut self) -> Json {
        let rest = &self.text[self.at..];
        let end = rest
            .find(|c: char| !matches!(c, '+' | '-' | '.' | 'e' | 'E' | '0'..='9'))
            .unwrap_or(rest.len());
        self.at += end;
        Json::Number(Number::from_json(&rest[..end]))
    }

    fn word(&mut self, length: usize, value: Json) -> Json {
        self.at += length;
        value
    }

    /// Steps over white space; the next byte.
    fn peek(&mut self) -> u8 {
        let bytes = self.text.as_bytes();
        while bytes[self.at].is_ascii_whitespace() {
            self.at += 1;
        }
        bytes[self.at]
    }

    fn skip(&mut self, byte: u8) {
        if self.peek() == byte {
            self.at += 1;
        }
    }

    fn error(&self, message: &str) -> ParseError {
        let before = &self.text[..self.at];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        ParseError::syntax(format!("{message} at line {line} column {column}"))
    }
}
