//! Responses, their headers and the vendor's codes in their bodies (OpenAPI 3.0 §4.7.16, §4.7.17, §4.7.21).

use super::{Content, Example, MediaType, Notes};
use crate::source::Place;

/// What may come back.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// Where it is declared (the component, for a reference).
    pub place: Place,
    /// Which answers it describes.
    pub status: Status,
    /// What it means.
    pub description: String,
    /// Documented headers, in document order.
    pub headers: Vec<Header>,
    /// Media types, in document order; empty when there is no body.
    pub content: Vec<MediaType>,
    /// Links to other operations, in document order.
    pub links: Vec<Link>,
    /// The vendor's codes that share this status (`x-specbind-codes`).
    pub codes: Option<Codes>,
    /// Assumptions and questions.
    pub notes: Notes,
}

impl Response {
    /// Its body, or one form of it, is of bytes.
    pub fn has_bytes(&self) -> bool {
        let alternatives = self.alternatives();
        alternatives.iter().flatten().any(|one| one.is_bytes())
    }

    /// The forms in which the body comes, in document order, each with all media types that are read alike.
    ///
    /// Not among them are events, which have a method of their own, and what says the same as JSON in another notation.
    pub fn alternatives(&self) -> Vec<Vec<&MediaType>> {
        let json: Vec<&MediaType> = self.content.iter().filter(|one| one.is_json()).collect();
        let repeats = |one: &MediaType| {
            let same = |json: &&MediaType| one.subject.is_some() && one.subject == json.subject;
            !one.is_json() && (one.is_xml() && !json.is_empty() || json.iter().any(same))
        };
        let is_all_events = self.content.iter().all(MediaType::is_events);
        let read = self.content.iter();
        let read = read.filter(|one| is_all_events || !one.is_events() && !repeats(one));
        let mut alternatives: Vec<Vec<&MediaType>> = Vec::new();
        for media_type in read {
            let alike = |other: &&mut Vec<&MediaType>| media_type.is_read_like(other[0]);
            match alternatives.iter_mut().find(alike) {
                Some(group) => group.push(media_type),
                None => alternatives.push(vec![media_type]),
            }
        }
        alternatives
    }
}

/// Which HTTP statuses a response describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// One status.
    Code(u16),
    /// A hundred: `Range(4)` is 400 to 499.
    Range(u16),
    /// All that no other response describes.
    Default,
}

impl Status {
    /// Every status it describes means success.
    pub fn is_success(self) -> bool {
        match self {
            Self::Code(code) => (200..300).contains(&code),
            Self::Range(hundred) => hundred == 2,
            Self::Default => false,
        }
    }
}

impl std::fmt::Display for Status {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Code(code) => write!(f, "{code}"),
            Self::Range(hundred) => write!(f, "{hundred}XX"),
            Self::Default => write!(f, "default"),
        }
    }
}

/// A documented response header.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// Where it is declared (the component, for a reference).
    pub place: Place,
    /// Name in `components/headers`, where it is one.
    pub component: Option<String>,
    /// Name on the wire.
    pub name: String,
    /// Name for the Rust side (`x-specbind-name`).
    pub rust_name: Option<String>,
    /// What it means.
    pub description: String,
    /// Always there.
    pub required: bool,
    /// The vendor wants it used no more.
    pub deprecated: bool,
    /// How its value is written.
    pub content: Content,
    /// The text form as the vendor writes it (`x-specbind-form`).
    pub form: Option<String>,
    /// Never printed (`x-specbind-secret`).
    pub secret: bool,
    /// Examples, in document order.
    pub examples: Vec<Example>,
    /// Assumptions and questions.
    pub notes: Notes,
}

/// An operation that can follow (OpenAPI 3.0 §4.7.20). A hint for callers, not a fact about the answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Where it is declared (the component, for a reference).
    pub place: Place,
    /// The `operationId` of that operation; a link can name it by a reference as well.
    pub operation_id: Option<String>,
}

/// The vendor's codes of one response.
#[derive(Clone, Debug, PartialEq)]
pub struct Codes {
    /// Where they are declared.
    pub place: Place,
    /// JSON pointer to the code in the body.
    pub at: String,
    /// JSON pointer to the vendor's message in the body, where the document says it (`message-at`).
    pub message_at: Option<String>,
    /// The codes, in document order.
    pub codes: Vec<Code>,
}

/// One vendor code.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    /// Where it is declared.
    pub place: Place,
    /// The code on the wire.
    pub code: String,
    /// Name for the Rust side.
    pub name: String,
    /// The vendor's short text; not to be matched on.
    pub message: String,
    /// What it means for the caller.
    pub meaning: String,
    /// Which requests the vendor answers with it, where that can be said in general (`answers`).
    pub answers: Option<Trigger>,
}

/// What is wrong with a request that a vendor code answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// It breaks a rule of the document.
    InvalidRequest,
    /// Its signature is not that of what was sent.
    WrongSignature,
    /// It does not carry the credentials that its operation asks for.
    MissingCredentials,
}

impl Trigger {
    /// The word the document uses.
    pub fn word(self) -> &'static str {
        match self {
            Self::InvalidRequest => "invalid-request",
            Self::WrongSignature => "wrong-signature",
            Self::MissingCredentials => "missing-credentials",
        }
    }
}
