//! Attributes, and doc comments among them.

use std::borrow::Cow;

use super::layout::{Break, INDENT};
use super::{Known, Reader};
use crate::emit::rust::LINE_END;
use crate::emit::tokens::Kind;

/// What stands before a token of an attribute.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Word,
    Sign,
    /// A comma at the end of a list.
    LastComma,
}

impl<'c> Reader<'c> {
    /// All attributes that come next, each followed by a break.
    pub(super) fn attributes(&mut self) -> Known {
        while self.peek() == "#" {
            self.at += 1;
            if self.peek() != "[" {
                return None;
            }
            self.inside(Self::attribute)?;
        }
        Some(())
    }

    fn attribute(&mut self) -> Known {
        if self.peek() == "doc" && self.peek_second() == "=" {
            self.at += 2;
            let text = self.expect_kind(Kind::Literal)?;
            return self.doc_lines(text);
        }
        self.layout.text("#");
        self.layout.text("[");
        self.copy(Kind::Word)?;
        while self.take("::") {
            self.layout.text("::");
            self.copy(Kind::Word)?;
        }
        match self.peek() {
            "(" => self.arguments(&mut Before::Sign)?,
            "=" => {
                self.at += 1;
                self.layout.text(" = ");
                self.copy(Kind::Literal)?;
            }
            _ => {}
        }
        self.layout.text("]");
        self.layout.add(Break::SPACE);
        Some(())
    }

    /// One comment for each line.
    fn doc_lines(&mut self, literal: &'c str) -> Known {
        let text = text_of(literal)?;
        if text.contains('\n') || text.starts_with('/') {
            return None;
        }
        let text = match text {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim_end_matches(' ')),
            Cow::Owned(text) => Cow::Owned(text.trim_end_matches(' ').to_owned()),
        };
        for line in text.split(LINE_END) {
            self.layout.text("///");
            match text {
                Cow::Borrowed(_) => self.layout.text(place_in(literal, line)),
                Cow::Owned(_) => self.layout.owned(line.to_owned()),
            }
            self.layout.add(Break::LINE);
        }
        Some(())
    }

    /// What stands in round brackets, whatever it means.
    fn arguments(&mut self, before: &mut Before) -> Known {
        self.layout.text("(");
        self.layout.open(INDENT);
        self.layout.add(Break::ZERO);
        *before = Before::Sign;
        self.inside(|reader| {
            while !reader.is_done() {
                reader.argument(before)?;
            }
            Some(())
        })?;
        if *before != Before::LastComma {
            self.layout.add(Break::ZERO);
        }
        self.layout.outdent();
        self.layout.close();
        self.layout.text(")");
        *before = Before::Sign;
        Some(())
    }

    fn argument(&mut self, before: &mut Before) -> Known {
        let token = self.peek_at(0)?;
        if token.text == "(" {
            return self.arguments(before);
        }
        if matches!(token.text, "[" | "{") || token.kind == Kind::Lifetime {
            return None;
        }
        self.at += 1;
        if token.kind != Kind::Sign {
            if *before == Before::Word {
                self.layout.add(Break::SPACE);
            }
            self.layout.text(token.text);
            *before = Before::Word;
            return Some(());
        }
        if token.text == "=" && *before == Before::Word {
            self.layout.text(" ");
        }
        if token.text == "," && self.is_done() {
            self.layout.add(Break::ZERO.comma());
            *before = Before::LastComma;
            return Some(());
        }
        self.layout.text(token.text);
        match token.text {
            "=" => self.layout.text(" "),
            "," => self.layout.add(Break::SPACE),
            _ => {}
        }
        *before = Before::Sign;
        Some(())
    }
}

/// The same text, as a part of `whole`.
fn place_in<'c>(whole: &'c str, part: &str) -> &'c str {
    let start = part.as_ptr() as usize - whole.as_ptr() as usize;
    &whole[start..start + part.len()]
}

/// What a string literal says.
fn text_of(literal: &str) -> Option<Cow<'_, str>> {
    if let Some(raw) = literal.strip_prefix('r') {
        let text = raw.trim_matches('#');
        return Some(Cow::Borrowed(text.strip_prefix('"')?.strip_suffix('"')?));
    }
    let inside = literal.strip_prefix('"')?.strip_suffix('"')?;
    if !inside.contains('\\') {
        return Some(Cow::Borrowed(inside));
    }
    let mut text = String::with_capacity(inside.len());
    let mut parts = inside.split('\\');
    text.push_str(parts.next()?);
    while let Some(part) = parts.next() {
        let (letter, rest) = match part.as_bytes().first() {
            None => ('\\', parts.next()?),
            Some(b'u') => {
                let (digits, rest) = part.strip_prefix("u{")?.split_once('}')?;
                let code = u32::from_str_radix(digits, 16).ok()?;
                (char::from_u32(code)?, rest)
            }
            Some(byte) => {
                let letter = match byte {
                    b'n' => '\n',
                    b'r' => '\r',
                    b't' => '\t',
                    b'0' => '\0',
                    b'"' | b'\'' => char::from(*byte),
                    _ => return None,
                };
                (letter, &part[1..])
            }
        };
        text.push(letter);
        text.push_str(rest);
    }
    Some(Cow::Owned(text))
}
