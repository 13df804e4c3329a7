//! What the readers of YAML and JSON have in common: a stream of events, and what can go wrong.

use std::ops::Range;

/// One step through a document.
#[derive(Debug)]
pub(super) struct Event {
    pub(super) what: What,
    /// Bytes of the text.
    pub(super) span: Range<usize>,
    pub(super) anchor: Option<String>,
    pub(super) tag: Option<String>,
}

#[derive(Debug)]
pub(super) enum What {
    /// `plain`: unquoted, so that it may be more than text.
    Scalar {
        text: String,
        plain: bool,
    },
    ListStart,
    MapStart,
    /// Of the innermost open list or map.
    End,
    /// YAML `*name`.
    Alias(String),
}

/// The events of one document, in order; `None` after the last.
pub(super) trait Events {
    fn next(&mut self) -> Result<Option<Event>, Problem>;
}

/// Something wrong with the text itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What sort of problem.
    pub kind: ProblemKind,
    /// Bytes of the text.
    pub span: Range<usize>,
    /// One line for the reader, lower case.
    pub message: String,
    /// Another place that matters, and why.
    pub related: Option<(Range<usize>, String)>,
}

/// The sorts of [`Problem`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProblemKind {
    /// Neither JSON nor YAML.
    Syntax,
    /// Nothing but white space and comments.
    Empty,
    /// More than one YAML document.
    SeveralDocuments,
    /// The same key twice in one object.
    DuplicateKey,
    /// A list or an object as a key.
    ComplexKey,
    /// `*name` without an `&name` before it.
    UnknownAnchor,
    /// `<<` with something other than objects.
    BadMerge,
    /// A YAML tag that JSON has no meaning for.
    UnknownTag,
    /// Nested deeper than the limit.
    TooDeep,
    /// More values than the limit once aliases are expanded.
    TooManyValues,
}

impl Problem {
    pub(super) fn new(
        kind: ProblemKind,
        span: Range<usize>,
        message: impl Into<String>,
    ) -> Problem {
        Problem {
            kind,
            span,
            message: message.into(),
            related: None,
        }
    }
}
