//! What a page or a document says, item by item and fact by fact, in one form for both.

use std::fmt;

use crate::source::Place;

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The operation as a whole.
    Operation,
    /// A header that is sent.
    RequestHeader,
    /// A value that is sent in the path, the query or the body.
    RequestParameter,
    /// A header that comes back.
    ResponseHeader,
    /// A value in a body that comes back.
    ResponseParameter,
    /// A vendor code, or a status without one.
    Code,
    /// A documented test case.
    Case,
    /// A value that a header or parameter may have.
    AllowedValue,
}

impl Kind {
    /// In a sentence, in the singular.
    pub fn word(self) -> &'static str {
        match self {
            Self::Operation => "operation",
            Self::RequestHeader => "request header",
            Self::RequestParameter => "request parameter",
            Self::ResponseHeader => "response header",
            Self::ResponseParameter => "response parameter",
            Self::Code => "code",
            Self::Case => "test case",
            Self::AllowedValue => "allowed value",
        }
    }
}

/// Which fact of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Aspect {
    /// That the item is there at all.
    Existence,
    /// Its name, or the code itself.
    Name,
    /// HTTP method.
    Method,
    /// Path.
    Path,
    /// Version of the API.
    Version,
    /// Synchronous or not.
    Mode,
    /// The operation's title.
    Title,
    /// JSON type.
    Type,
    /// Required, conditional or optional.
    Presence,
    /// Length, bounds or number of digits.
    Size,
    /// Form of a text, as the vendor writes it.
    Form,
    /// HTTP status.
    Status,
    /// The vendor's short text of a code.
    Message,
    /// A text for people, which a document says in words of its own.
    Text,
}

impl Aspect {
    /// Of something of this kind, in its words; `None` for the thing as a whole.
    pub fn of(self, kind: Kind) -> Option<&'static str> {
        match (kind, self) {
            (_, Self::Existence) => None,
            (Kind::Code | Kind::AllowedValue, Self::Text) => Some("meaning"),
            (_, aspect) => Some(aspect.word()),
        }
    }

    /// In a sentence.
    pub fn word(self) -> &'static str {
        match self {
            Self::Existence => "existence",
            Self::Name => "name",
            Self::Method => "method",
            Self::Path => "path",
            Self::Version => "version",
            Self::Mode => "mode",
            Self::Title => "title",
            Self::Type => "type",
            Self::Presence => "presence",
            Self::Size => "size",
            Self::Form => "form",
            Self::Status => "status",
            Self::Message => "message",
            Self::Text => "text",
        }
    }
}

/// Where something is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// On a line of a page, counted from 1.
    Line(usize),
    /// In a document.
    Place(Place),
}

/// One value of the document's header or parameter counts in one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Characters of a text.
    Characters,
    /// The number itself.
    Value,
    /// Elements of a list.
    Items,
}

/// How a page states a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// By one number, called a length.
    Length,
    /// By a least, a most, or both.
    Bounds,
}

/// What is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A word or name that is compared letter for letter.
    Word(String),
    /// A size as a page states it, by its digits.
    Page {
        /// How.
        stated: Stated,
        /// At least this.
        least: Option<String>,
        /// At most this.
        most: Option<String>,
    },
    /// A size as a document states it.
    Document {
        /// What is counted.
        unit: Unit,
        /// At least this.
        least: Option<String>,
        /// At most this.
        most: Option<String>,
    },
    /// The fingerprint of a text that a person has read.
    Read(String),
}

/// One fact of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Which.
    pub aspect: Aspect,
    /// What is said.
    pub value: Value,
    /// The words it is said in.
    pub said: String,
    /// Where.
    pub at: At,
}

impl Fact {
    /// The word, where the value is one.
    pub fn as_word(&self) -> Option<&str> {
        match &self.value {
            Value::Word(word) => Some(word),
            _ => None,
        }
    }
}

/// A recorded assumption about an item of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its id.
    pub id: String,
    /// What it says the page says.
    pub page: String,
    /// Where it is written.
    pub place: Place,
}

/// A header, parameter, code, test case or the operation itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub kind: Kind,
    /// Its name; empty for the operation.
    pub name: String,
    /// Where its name stands.
    pub at: At,
    /// Its facts, in their order.
    pub facts: Vec<Fact>,
    /// The values it may have.
    pub values: Vec<Item>,
    /// Words of its own in which a document says the texts of a page.
    pub words: Vec<String>,
    /// What is assumed about it.
    pub claims: Vec<Claim>,
}

impl Item {
    /// An item of which only the name is known.
    pub fn new(kind: Kind, name: impl Into<String>, at: At) -> Self {
        Self {
            kind,
            name: name.into(),
            at,
            facts: Vec::new(),
            values: Vec::new(),
            words: Vec::new(),
            claims: Vec::new(),
        }
    }

    /// Adds a fact.
    pub fn push(&mut self, aspect: Aspect, value: Value, said: impl Into<String>, at: At) {
        self.facts.push(Fact {
            aspect,
            value,
            said: said.into(),
            at,
        });
    }

    /// The facts about one aspect.
    pub fn about(&self, aspect: Aspect) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(move |fact| fact.aspect == aspect)
    }

    /// The first word about one aspect.
    pub fn word(&self, aspect: Aspect) -> Option<&str> {
        self.about(aspect).find_map(Fact::as_word)
    }

    /// What it is called in messages, and in the file of texts that were read.
    pub fn subject(&self) -> String {
        match self.kind {
            Kind::Operation => self.kind.word().to_owned(),
            kind => format!("{} `{}`", kind.word(), self.name),
        }
    }
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What its items are.
    pub kind: Kind,
    /// Its heading was found.
    pub is_visible: bool,
    /// The capture does not show all of it.
    pub is_cut: bool,
    /// Its items, in the page's order.
    pub items: Vec<Item>,
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (unit, least, most) = match self {
            Self::Word(word) => return f.write_str(word),
            Self::Read(fingerprint) => return write!(f, "text with the fingerprint {fingerprint}"),
            Self::Page { least, most, .. } => ("", least, most),
            Self::Document { unit, least, most } => {
                let unit = match unit {
                    Unit::Characters => " characters",
                    Unit::Value => "",
                    Unit::Items => " elements",
                };
                (unit, least, most)
            }
        };
        match (least, most) {
            (Some(least), Some(most)) if least == most => write!(f, "{least}{unit}"),
            (Some(least), Some(most)) => write!(f, "{least} to {most}{unit}"),
            (Some(least), None) => write!(f, "at least {least}{unit}"),
            (None, Some(most)) => write!(f, "at most {most}{unit}"),
            (None, None) => write!(f, "any{unit}"),
        }
    }
}
