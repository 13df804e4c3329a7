//! Reads YAML text as events, with the bytes each value stands on.

use std::io::{Chain, Read};
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use libyaml_safer::{EventData, Mark, Parser, ScalarStyle};

use super::event::{Event, Events, Problem, ProblemKind, What};

/// Reader of one YAML document. As lenient as libyaml, which most tools use: pasted JSON may be indented less than its key.
pub(super) struct Yaml<'t> {
    parser: Parser<Chain<&'t [u8], &'static [u8]>>,
    text: &'t str,
    /// Where the last event ended.
    passed: usize,
    documents: usize,
}

impl<'t> Yaml<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut parser = Parser::new();
        parser.set_encoding(libyaml_safer::Encoding::Utf8);
        // libyaml-safer panics at a block scalar or an escape that the end of the text cuts off.
        let end: &[u8] = if text.ends_with('\n') { b"" } else { b"\n" };
        parser.set_input(text.as_bytes().chain(end));
        Yaml {
            parser,
            text,
            passed: 0,
            documents: 0,
        }
    }

    fn parse(&mut self) -> Result<libyaml_safer::Event, Problem> {
        // It also panics at some tags that hardly any reader knows. It is not used after that: the first problem ends a read.
        match catch_unwind(AssertUnwindSafe(|| self.parser.parse())) {
            Ok(Ok(event)) => Ok(event),
            Ok(Err(error)) => Err(self.problem(&error)),
            Err(_) => {
                let at = self.passed..after(self.text, self.passed);
                Err(Problem::new(
                    ProblemKind::Syntax,
                    at,
                    "what follows cannot be read, probably because of a tag",
                ))
            }
        }
    }

    /// The text of a block scalar at the very end, without the line break that was added there.
    fn trim(&self, mut value: String, style: ScalarStyle, end: Mark) -> String {
        let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
        if block && end.index > self.text.len() as u64 && value.ends_with('\n') {
            value.pop();
        }
        value
    }

    fn problem(&self, error: &libyaml_safer::Error) -> Problem {
        let Some(mark) = error.problem_mark() else {
            return unprintable(self.text, error.problem());
        };
        let at = byte(self.text, mark);
        let mut problem = Problem::new(
            ProblemKind::Syntax,
            at..after(self.text, at),
            error.problem(),
        );
        if let (Some(context), Some(mark)) = (error.context(), error.context_mark()) {
            let start = byte(self.text, mark);
            problem.related = Some((start..after(self.text, start), context.to_owned()));
        }
        problem
    }
}

impl Events for Yaml<'_> {
    fn next(&mut self) -> Result<Option<Event>, Problem> {
        loop {
            let event = self.parse()?;
            let span = span(self.text, event.start_mark, event.end_mark);
            self.passed = span.end;
            let (what, anchor, tag) = match event.data {
                EventData::StreamStart { .. } | EventData::DocumentEnd { .. } => continue,
                EventData::DocumentStart { .. } => {
                    self.documents += 1;
                    if self.documents > 1 {
                        let message =
                            "a second YAML document starts here; an OpenAPI file holds one";
                        return Err(Problem::new(ProblemKind::SeveralDocuments, span, message));
                    }
                    continue;
                }
                EventData::StreamEnd => return Ok(None),
                EventData::Alias { anchor } => (What::Alias(anchor), None, None),
                EventData::Scalar {
                    anchor,
                    tag,
                    value,
                    style,
                    ..
                } => {
                    let plain = style == ScalarStyle::Plain;
                    let text = self.trim(value, style, event.end_mark);
                    (What::Scalar { text, plain }, anchor, tag)
                }
                EventData::SequenceStart { anchor, tag, .. } => (What::ListStart, anchor, tag),
                EventData::MappingStart { anchor, tag, .. } => (What::MapStart, anchor, tag),
                EventData::SequenceEnd | EventData::MappingEnd => (What::End, None, None),
            };
            return Ok(Some(Event {
                what,
                span,
                anchor,
                tag,
            }));
        }
    }
}

/// Bytes between two marks; libyaml-safer counts in bytes.
fn span(text: &str, start: Mark, end: Mark) -> Range<usize> {
    let start = byte(text, start);
    start..byte(text, end).max(start)
}

fn byte(text: &str, mark: Mark) -> usize {
    let at = usize::try_from(mark.index).map_or(text.len(), |at| at.min(text.len()));
    (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

fn after(text: &str, byte: usize) -> usize {
    text[byte..]
        .chars()
        .next()
        .map_or(byte, |found| byte + found.len_utf8())
}

/// The first character that YAML forbids; libyaml does not say where it is.
fn unprintable(text: &str, message: &str) -> Problem {
    let forbidden = |found: char| {
        let control = found.is_control() && !matches!(found, '\t' | '\n' | '\r' | '\u{85}');
        control || matches!(found, '\u{fffe}' | '\u{ffff}')
    };
    let at = text.find(forbidden).unwrap_or(0);
    let shown = text[at..].chars().next().map_or(0, u32::from);
    Problem::new(
        ProblemKind::Syntax,
        at..after(text, at),
        format!("{message}: U+{shown:04X}"),
    )
}
