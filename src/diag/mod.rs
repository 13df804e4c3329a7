//! What the user is told about a document: collected per phase, sorted by place, rendered as text or JSON. Decides nothing.

pub mod codes;
mod json;
mod text;

pub use codes::Code;
pub use json::Entry;
pub use text::Colour;

use std::ops::Range;

use crate::source::{Place, Sources};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// Generated, but the document is probably not what was meant.
    Warning,
    /// A gap: what the generated code cannot say.
    Note,
}

impl Severity {
    /// The word users see.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// Which entry of the catalogue.
    pub code: &'static Code,
    /// How bad it is.
    pub severity: Severity,
    /// The value it is about.
    pub place: Place,
    /// Whether it is about the key rather than the value.
    pub on_key: bool,
    /// Bytes of the text, when the place cannot say it: part of a text, or a file that has no tree.
    pub span: Option<Range<usize>>,
    /// One line: lower case, no full stop, backquotes round names.
    pub message: String,
    /// What to do; the code's own help when absent.
    pub help: Option<String>,
    /// Other places that matter, and why.
    pub related: Vec<Related>,
}

/// Another place that matters to a [`Diagnostic`].
#[derive(Clone, Debug)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// Bytes of the text, when the place cannot say it.
    pub span: Option<Range<usize>>,
    /// Why it matters.
    pub message: String,
}

impl Diagnostic {
    /// A finding about the value at `place`.
    pub fn new(
        code: &'static Code,
        severity: Severity,
        place: Place,
        message: impl Into<String>,
    ) -> Diagnostic {
        let message = message.into();
        Diagnostic {
            code,
            severity,
            place,
            on_key: false,
            span: None,
            message,
            help: None,
            related: Vec::new(),
        }
    }

    /// Points at the key instead of the value.
    pub fn on_key(&mut self) -> &mut Diagnostic {
        self.on_key = true;
        self
    }

    /// Points at these bytes of the file instead of the value.
    pub fn at(&mut self, span: Range<usize>) -> &mut Diagnostic {
        self.span = Some(span);
        self
    }

    /// Says what to do.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// Shows another place.
    pub fn related(&mut self, place: Place, message: impl Into<String>) -> &mut Diagnostic {
        self.related.push(Related {
            place,
            span: None,
            message: message.into(),
        });
        self
    }

    /// The help to print: its own, or that of its code.
    pub fn help_text(&self) -> Option<&str> {
        self.help.as_deref().or(self.code.help)
    }

    /// Bytes of the file to point at.
    pub fn bytes(&self, sources: &Sources) -> Range<usize> {
        match &self.span {
            Some(span) => span.clone(),
            None if self.on_key => sources.key_span(&self.place),
            None => sources.span(&self.place),
        }
    }
}

/// Everything found so far.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) -> &mut Diagnostic {
        self.found.push(diagnostic);
        self.found.last_mut().expect("one was just pushed")
    }

    /// Adds an error about the value at `place`; the answer takes help, related places and more.
    pub fn error(
        &mut self,
        code: &'static Code,
        place: &Place,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.push(Diagnostic::new(
            code,
            Severity::Error,
            place.clone(),
            message,
        ))
    }

    /// Adds a warning about the value at `place`.
    pub fn warning(
        &mut self,
        code: &'static Code,
        place: &Place,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.push(Diagnostic::new(
            code,
            Severity::Warning,
            place.clone(),
            message,
        ))
    }

    /// Adds a note, a gap in what can be generated, about the value at `place`.
    pub fn note(
        &mut self,
        code: &'static Code,
        place: &Place,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.push(Diagnostic::new(
            code,
            Severity::Note,
            place.clone(),
            message,
        ))
    }

    /// Whether anything found forbids going on.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many findings of this severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.found
            .iter()
            .filter(|diagnostic| diagnostic.severity == severity)
            .count()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The findings in the order they were made.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }

    /// Adds all findings of another phase.
    pub fn append(&mut self, other: Diagnostics) {
        self.found.extend(other.found);
    }

    /// The findings by file and place; what is found twice is there once.
    pub fn sorted(&self, sources: &Sources) -> Vec<&Diagnostic> {
        let mut keyed: Vec<_> = self
            .found
            .iter()
            .map(|found| (found.place.file, found.bytes(sources).start, found))
            .collect();
        keyed.sort_by_key(|(file, start, _)| (*file, *start));
        keyed.dedup_by(|(_, _, a), (_, _, b)| {
            a.code.slug == b.code.slug
                && a.place == b.place
                && a.span == b.span
                && a.message == b.message
        });
        keyed.into_iter().map(|(_, _, found)| found).collect()
    }

    /// The report people read: one block per finding, with an excerpt.
    pub fn to_text(&self, sources: &Sources, colour: Colour) -> String {
        text::render(&self.sorted(sources), sources, colour)
    }

    /// The report programs read.
    pub fn to_entries(&self, sources: &Sources) -> Vec<Entry> {
        self.sorted(sources)
            .into_iter()
            .map(|found| Entry::new(found, sources))
            .collect()
    }
}
