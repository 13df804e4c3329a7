//! Request bodies, media types and examples (OpenAPI 3.0 §4.7.13 to §4.7.19).

use std::borrow::Cow;

use super::{Case, Header, Notes, SchemaId, Style};
use crate::{runtime::json::Json, source::Place};

/// What is sent with a request.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestBody {
    /// Where it is declared (the component, for a reference).
    pub place: Place,
    /// What it means.
    pub description: String,
    /// Always there.
    pub required: bool,
    /// Media types, in document order.
    pub content: Vec<MediaType>,
    /// Assumptions and questions.
    pub notes: Notes,
}

/// One form of a body.
#[derive(Clone, Debug, PartialEq)]
pub struct MediaType {
    /// Where it is declared.
    pub place: Place,
    /// Media type or range, such as `application/json` or `text/*`.
    pub name: String,
    /// What the body may be; `None` says nothing about it.
    pub schema: Option<SchemaId>,
    /// Where the schema is declared (the component, for a reference).
    pub subject: Option<Place>,
    /// The schema is one of bytes (`format: binary`).
    pub binary: bool,
    /// Examples, in document order.
    pub examples: Vec<Example>,
    /// How single parts of a form are written, by property.
    pub encoding: Vec<PartEncoding>,
}

impl MediaType {
    /// Its media type without parameters, in lower case.
    pub fn essence(&self) -> Cow<'_, str> {
        essence(&self.name)
    }

    /// JSON by its name (RFC 8259, and the `+json` suffix of RFC 6839), or any media type that is not one of bytes.
    pub fn is_json(&self) -> bool {
        let essence = self.essence();
        essence == "application/json"
            || essence == "text/json"
            || essence == ANY && !self.binary
            || essence.ends_with("+json")
    }

    /// Pairs of names and values (`application/x-www-form-urlencoded`).
    pub fn is_form(&self) -> bool {
        self.essence() == "application/x-www-form-urlencoded"
    }

    /// Parts of their own media types (`multipart/form-data` and the like).
    pub fn is_multipart(&self) -> bool {
        self.essence().starts_with("multipart/")
    }

    /// Server-sent events, whose data the schema describes.
    pub fn is_events(&self) -> bool {
        self.essence() == "text/event-stream"
    }

    /// A range such as `image/*`: whoever sends a body chooses.
    pub fn is_range(&self) -> bool {
        self.name.contains('*')
    }

    /// XML (RFC 7303).
    pub fn is_xml(&self) -> bool {
        let essence = self.essence();
        essence.ends_with("/xml") || essence.ends_with("+xml")
    }

    /// Bodies of both are read by the same code: JSON of one schema, text, or bytes.
    pub fn is_read_like(&self, other: &Self) -> bool {
        match (self.is_json(), other.is_json()) {
            (true, true) => self.subject == other.subject,
            (false, false) => self.is_text() == other.is_text(),
            _ => false,
        }
    }

    /// Text to be read by people or line by line.
    pub fn is_text(&self) -> bool {
        !self.binary && (self.essence().starts_with("text/") || self.is_xml())
    }

    /// Nothing says that it is JSON or text.
    pub fn is_bytes(&self) -> bool {
        let is_open = self.essence() == ANY && self.schema.is_none();
        is_open || !self.is_json() && !self.is_text()
    }
}

/// A media type without its parameters, in lower case.
pub fn essence(media_type: &str) -> Cow<'_, str> {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    match essence.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => Cow::Owned(essence.to_ascii_lowercase()),
        false => Cow::Borrowed(essence),
    }
}

/// Any media type.
const ANY: &str = "*/*";

/// The media type that generated code uses: JSON where there is any, else the first.
pub fn preferred(content: &[MediaType]) -> Option<&MediaType> {
    content
        .iter()
        .find(|media_type| media_type.is_json())
        .or(content.first())
}

impl RequestBody {
    /// The media types that generated code sends: JSON first where there is any, and of those that say the same in
    /// JSON only one.
    pub fn alternatives(&self) -> Vec<&MediaType> {
        let mut alternatives: Vec<&MediaType> = preferred(&self.content).into_iter().collect();
        for media_type in &self.content {
            let is_same = |other: &&MediaType| {
                let both_json = other.is_json() && media_type.is_json();
                other.place == media_type.place || both_json && other.subject == media_type.subject
            };
            if !alternatives.iter().any(is_same) {
                alternatives.push(media_type);
            }
        }
        alternatives
    }
}

/// How one property of a form or multipart body is written.
#[derive(Clone, Debug, PartialEq)]
pub struct PartEncoding {
    /// The property.
    pub property: String,
    /// Media type of the part.
    pub content_type: Option<String>,
    /// Headers of the part.
    pub headers: Vec<Header>,
    /// How arrays and objects are flattened.
    pub style: Option<Style>,
    /// One pair per element.
    pub explode: Option<bool>,
    /// Reserved characters are not percent-encoded.
    pub allow_reserved: bool,
}

/// A named example.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Where it is declared.
    pub place: Place,
    /// Its name; empty for the single `example`.
    pub name: String,
    /// One line.
    pub summary: String,
    /// The longer text.
    pub description: String,
    /// The value; `None` when it lies elsewhere (`externalValue`).
    pub value: Option<Json>,
    /// The documented test case it plays (`x-specbind-case`).
    pub case: Option<Case>,
}
