//! What is wrong with a value: where, which rule, and a sentence for people. Never holds a secret.

use std::fmt;

/// Which part of a call or an answer a value stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Location {
    /// The status of an answer.
    Status,
    /// The body.
    Body,
    /// A part of the path.
    Path,
    /// A query parameter.
    Query,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
    /// A setting of the client.
    Setting,
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Status => "status",
            Self::Body => "body",
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
            Self::Setting => "setting",
        })
    }
}

/// One broken rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    pub(super) location: Location,
    pub(super) name: String,
    pub(super) pointer: String,
    pub(super) code: &'static str,
    pub(super) limit: String,
    pub(super) actual: Option<String>,
    pub(super) message: String,
}

impl Violation {
    /// A violation that no rule over JSON finds, of a value that may not be shown.
    pub fn new(location: Location, name: &str, code: &'static str, message: &str) -> Self {
        Self {
            location,
            name: name.to_owned(),
            pointer: String::new(),
            code,
            limit: String::new(),
            actual: None,
            message: message.to_owned(),
        }
    }

    /// Where the value stands.
    pub fn location(&self) -> Location {
        self.location
    }

    /// Name on the wire: of the header or parameter, or of the nearest member of the body.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// JSON Pointer within the body, header or parameter; empty for the whole.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The rule, named by its JSON Schema keyword: `maxLength`, `required`, `enum`, …
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// What the rule asks for; empty when the code says it all.
    pub fn limit(&self) -> &str {
        &self.limit
    }

    /// What was found, shortened; `None` for a secret and for what is missing.
    pub fn actual(&self) -> Option<&str> {
        self.actual.as_deref()
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = match (self.location, self.pointer.as_str()) {
            (Location::Body, "") => "body".to_owned(),
            (Location::Body, pointer) => pointer.to_owned(),
            (location, pointer) => format!("{location} `{}`{pointer}", self.name),
        };
        // Names come from whoever sent the value: none of them may begin a line of its own in a log.
        for letter in format!("{place}: {} ({})", self.message, self.code).chars() {
            if letter.is_control() {
                write!(f, "{}", letter.escape_unicode())?;
            } else {
                write!(f, "{letter}")?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for Violation {}

/// One or more violations, in the order of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    /// The violations, unless there are none.
    pub fn new(violations: Vec<Violation>) -> Option<Self> {
        (!violations.is_empty()).then_some(Self(violations))
    }

    /// The violations as a slice, which is never empty.
    pub fn as_slice(&self) -> &[Violation] {
        &self.0
    }

    /// The violations one by one.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.0.iter()
    }
}

impl From<Violation> for Violations {
    fn from(violation: Violation) -> Self {
        Self(vec![violation])
    }
}

impl<'v> IntoIterator for &'v Violations {
    type Item = &'v Violation;
    type IntoIter = std::slice::Iter<'v, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, violation) in self.0.iter().enumerate() {
            let separator = if at == 0 { "" } else { "; " };
            write!(f, "{separator}{violation}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}
