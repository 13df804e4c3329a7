//! Code without layout → code as people read it, for the forms of Rust that the emitters write.
//!
//! prettyplease lays out the syntax tree of all of Rust, and building that tree takes most of the time of an emission. This
//! reads the tokens once and lays out alike; what it does not know is left to prettyplease.

mod attribute;
mod chain;
mod expression;
mod function;
mod import;
mod item;
mod layout;
mod lines;
mod operator;
mod pattern;
mod statement;
#[cfg(test)]
mod tests;
mod types;

use super::tokens::{Kind, Token};
use layout::{Break, INDENT, Layout};

/// What a form is read as; `None` when it is none of those known here.
type Known<T = ()> = Option<T>;

/// Each item of the tokens, laid out; `None` when some form is not known here.
pub(super) fn format_items(tokens: Vec<Token<'_>>) -> Option<Vec<String>> {
    let mut reader = Reader {
        at: 0,
        end: tokens.len(),
        tokens,
        layout: Layout::default(),
    };
    let mut items = Vec::new();
    while !reader.is_done() {
        items.push(reader.format_item()?);
    }
    Some(items)
}

/// Reads tokens, and lays out what they are.
struct Reader<'c> {
    tokens: Vec<Token<'c>>,
    at: usize,
    /// Where the group that is being read ends.
    end: usize,
    layout: Layout<'c>,
}

impl<'c> Reader<'c> {
    /// Nothing is left of the group that is being read.
    fn is_done(&self) -> bool {
        self.at >= self.end
    }

    /// The token `ahead` of the next one.
    fn peek_at(&self, ahead: usize) -> Option<Token<'c>> {
        let at = self.at + ahead;
        (at < self.end).then(|| self.tokens[at])
    }

    /// Text of the next token; nothing at the end of the group.
    fn peek(&self) -> &'c str {
        self.peek_at(0).map_or("", |token| token.text)
    }

    /// Text of the token after the next one.
    fn peek_second(&self) -> &'c str {
        self.peek_at(1).map_or("", |token| token.text)
    }

    fn kind(&self) -> Option<Kind> {
        self.peek_at(0).map(|token| token.kind)
    }

    /// Takes the next token when it is `text`.
    fn take(&mut self, text: &str) -> bool {
        let is_next = self.peek() == text;
        self.at += usize::from(is_next);
        is_next
    }

    /// Takes the next token, which is `text`.
    fn expect(&mut self, text: &str) -> Known {
        self.take(text).then_some(())
    }

    /// Takes the next token, which is of `kind`.
    fn expect_kind(&mut self, kind: Kind) -> Known<&'c str> {
        let token = self.peek_at(0).filter(|token| token.kind == kind)?;
        self.at += 1;
        Some(token.text)
    }

    /// Writes the next token, which is of `kind`.
    fn copy(&mut self, kind: Kind) -> Known {
        let text = self.expect_kind(kind)?;
        self.layout.text(text);
        Some(())
    }

    /// Reads all of the group whose bracket comes next.
    fn inside(&mut self, read: impl FnOnce(&mut Self) -> Known) -> Known {
        let close = self.tokens.get(self.at)?.close;
        let outer = std::mem::replace(&mut self.end, close);
        self.at += 1;
        read(self)?;
        let is_whole = self.at == close;
        (self.at, self.end) = (close + 1, outer);
        is_whole.then_some(())
    }

    /// The rest of a group: what `read` reads, between commas, on one line or on one each.
    fn list(&mut self, mut read: impl FnMut(&mut Self) -> Known) -> Known {
        while !self.is_done() {
            read(self)?;
            self.comma(Break::ZERO)?;
        }
        Some(())
    }

    /// The same, as many on a line as fit.
    fn filled_list(&mut self, mut read: impl FnMut(&mut Self) -> Known) -> Known {
        while !self.is_done() {
            read(self)?;
            let is_there = self.take(",");
            if !self.is_done() {
                self.layout.text(",");
                self.layout.add(Break::SPACE);
                is_there.then_some(())?;
            }
        }
        Some(())
    }

    /// A comma and a space; behind the last of a list `last`, with a comma where the line ends.
    fn comma(&mut self, last: Break) -> Known {
        let is_there = self.take(",");
        if self.is_done() {
            self.layout.add(last.comma());
            return Some(());
        }
        self.layout.text(",");
        self.layout.add(Break::SPACE);
        is_there.then_some(())
    }

    /// `{ … }`, its lines each on one, in a group that is open and closes with them.
    fn braced(&mut self, read: impl FnOnce(&mut Self) -> Known) -> Known {
        if self.peek() != "{" {
            return None;
        }
        self.layout.text("{");
        self.lines_inside(read)
    }

    /// The same in a group of its own, behind what stands in the line anyway.
    fn apart(&mut self, read: impl FnOnce(&mut Self) -> Known) -> Known {
        if self.peek() != "{" {
            return None;
        }
        self.layout.text("{");
        self.layout.add(Break::NEVER);
        self.layout.open(INDENT);
        self.lines_inside(read)
    }

    fn lines_inside(&mut self, read: impl FnOnce(&mut Self) -> Known) -> Known {
        self.layout.add(Break::LINE.if_more());
        self.inside(read)?;
        self.layout.outdent();
        self.layout.close();
        self.layout.text("}");
        Some(())
    }

    /// `= value`, behind which the line never ends.
    fn assigned(&mut self) -> Known {
        self.expect("=")?;
        self.layout.text(" = ");
        self.layout.add(Break::NEVER);
        self.expression(false).map(|_| ())
    }
}
