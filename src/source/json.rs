//! Reads JSON text as events, with the bytes each value stands on.

use std::ops::Range;

use super::event::{Event, Events, Problem, ProblemKind, What};
use super::scalar::is_json_number;

/// Reader of one JSON text (RFC 8259).
pub(super) struct Json<'t> {
    text: &'t str,
    at: usize,
    /// Open lists and objects; `true` for an object.
    open: Vec<bool>,
    expect: Expect,
}

#[derive(Clone, Copy, PartialEq)]
enum Expect {
    Value,
    /// Right after `[`: a value or `]`.
    ValueOrEnd,
    Key,
    /// Right after `{`: a key or `}`.
    KeyOrEnd,
    Colon,
    CommaOrEnd,
    Nothing,
}

impl<'t> Json<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Json {
            text,
            at: 0,
            open: Vec::new(),
            expect: Expect::Value,
        }
    }

    fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = bytes.get(self.at) {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    fn problem(&self, span: Range<usize>, message: impl Into<String>) -> Problem {
        Problem::new(ProblemKind::Syntax, span, message)
    }

    fn unexpected(&self, wanted: &str) -> Problem {
        let Some(found) = self.text[self.at..].chars().next() else {
            return self.problem(
                self.at..self.at,
                format!("the text ends where {wanted} is expected"),
            );
        };
        let shown = if found.is_control() {
            format!("control character U+{:04X}", found as u32)
        } else {
            format!("`{found}`")
        };
        self.problem(
            self.at..self.at + found.len_utf8(),
            format!("expected {wanted}, found {shown}"),
        )
    }

    fn event(&self, what: What, start: usize) -> Option<Event> {
        Some(Event {
            what,
            span: start..self.at,
            anchor: None,
            tag: None,
        })
    }

    /// After a complete value: what may follow.
    fn close_value(&mut self) {
        self.expect = if self.open.is_empty() {
            Expect::Nothing
        } else {
            Expect::CommaOrEnd
        };
    }

    fn start(&mut self, object: bool) -> Option<Event> {
        let start = self.at;
        self.at += 1;
        self.open.push(object);
        self.expect = if object {
            Expect::KeyOrEnd
        } else {
            Expect::ValueOrEnd
        };
        self.event(
            if object {
                What::MapStart
            } else {
                What::ListStart
            },
            start,
        )
    }

    fn end(&mut self) -> Option<Event> {
        let start = self.at;
        self.at += 1;
        self.open.pop();
        self.close_value();
        self.event(What::End, start)
    }

    fn value(&mut self, next: Option<u8>) -> Result<Option<Event>, Problem> {
        match next {
            Some(b'{') => Ok(self.start(true)),
            Some(b'[') => Ok(self.start(false)),
            Some(b'"') => {
                let event = self.string()?;
                self.close_value();
                Ok(event)
            }
            Some(byte) if byte.is_ascii_alphanumeric() || byte == b'-' => self.word(),
            _ => Err(self.unexpected("a value")),
        }
    }

    fn key(&mut self, next: Option<u8>) -> Result<Option<Event>, Problem> {
        if next != Some(b'"') {
            return Err(self.unexpected("a key in double quotes"));
        }
        let event = self.string()?;
        self.expect = Expect::Colon;
        Ok(event)
    }

    /// A number, `true`, `false` or `null`.
    fn word(&mut self) -> Result<Option<Event>, Problem> {
        let start = self.at;
        let part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.');
        self.at += self.text.as_bytes()[start..]
            .iter()
            .take_while(|byte| part(byte))
            .count();
        let word = &self.text[start..self.at];
        if !matches!(word, "true" | "false" | "null") && !is_json_number(word) {
            return Err(self.problem(start..self.at, format!("`{word}` is not a JSON value")));
        }
        self.close_value();
        Ok(self.event(
            What::Scalar {
                text: word.to_owned(),
                plain: true,
            },
            start,
        ))
    }

    fn string(&mut self) -> Result<Option<Event>, Problem> {
        let start = self.at;
        let mut escaped = false;
        let bytes = self.text.as_bytes();
        self.at += 1;
        loop {
            match bytes.get(self.at) {
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    self.at += 2;
                }
                Some(0..=0x1f) => {
                    return Err(self.unexpected("an escape such as `\\n` in a string"));
                }
                Some(_) => self.at += 1,
                None => {
                    return Err(self.problem(start..start + 1, "this string has no closing quote"));
                }
            }
        }
        self.at += 1;
        let text = match escaped {
            false => self.text[start + 1..self.at - 1].to_owned(),
            true => self.unescape(start)?,
        };
        Ok(self.event(What::Scalar { text, plain: false }, start))
    }

    fn unescape(&self, start: usize) -> Result<String, Problem> {
        serde_json::from_str(&self.text[start..self.at]).map_err(|_| {
            self.problem(
                start..self.at,
                "this string has an escape that JSON does not know",
            )
        })
    }
}

impl Events for Json<'_> {
    fn next(&mut self) -> Result<Option<Event>, Problem> {
        loop {
            let next = self.peek();
            let in_object = self.open.last() == Some(&true);
            match (self.expect, next) {
                (Expect::ValueOrEnd, Some(b']')) | (Expect::KeyOrEnd, Some(b'}')) => {
                    return Ok(self.end());
                }
                (Expect::Value | Expect::ValueOrEnd, next) => return self.value(next),
                (Expect::Key | Expect::KeyOrEnd, next) => return self.key(next),
                (Expect::Colon, Some(b':')) => {
                    self.at += 1;
                    self.expect = Expect::Value;
                }
                (Expect::Colon, _) => return Err(self.unexpected("`:`")),
                (Expect::CommaOrEnd, Some(b',')) => {
                    self.at += 1;
                    self.expect = if in_object {
                        Expect::Key
                    } else {
                        Expect::Value
                    };
                }
                (Expect::CommaOrEnd, Some(b'}')) if in_object => return Ok(self.end()),
                (Expect::CommaOrEnd, Some(b']')) if !in_object => return Ok(self.end()),
                (Expect::CommaOrEnd, _) => {
                    return Err(self.unexpected(if in_object {
                        "`,` or `}`"
                    } else {
                        "`,` or `]`"
                    }));
                }
                (Expect::Nothing, None) => return Ok(None),
                (Expect::Nothing, _) => return Err(self.unexpected("the end of the text")),
            }
        }
    }
}
