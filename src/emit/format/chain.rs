//! Chains: the calls, fields and question marks behind an expression.

use super::expression::{Expression, Sort};
use super::layout::{Break, INDENT};
use super::{Known, Reader};
use crate::emit::tokens::Kind;

impl Reader<'_> {
    /// A literal, path, group or block, and the calls and fields behind it. `starts_line`: it is the start of a statement.
    /// `no_struct`: a brace that follows a path begins a block.
    pub(super) fn chain(&mut self, starts_line: bool, no_struct: bool) -> Known<Expression> {
        let start = self.layout.here();
        let first = self.at;
        let base = self.primary(no_struct)?;
        let is_short = self.at == first + 1
            && self.tokens[first].kind == Kind::Word
            && self.tokens[first].text.len() <= INDENT as usize;
        let is_short = starts_line && is_short;
        let last = self.last_dot()?;
        let mut expression = base;
        if let Some(last) = last {
            let base_group = self.layout.open_later();
            self.layout.open_at(start, base_group, -INDENT, false);
            self.layout.close();
            let whole = self.layout.open_later();
            self.layout.open_at(start, whole, INDENT, false);
            let mut joins = is_short;
            while self.at <= last {
                self.link(joins, joins && self.at == last)?;
                joins = false;
            }
            self.layout.close();
            expression = Expression {
                sort: Sort::Other,
                parts_brace: true,
            };
        }
        loop {
            expression = match self.peek() {
                "?" => Expression {
                    sort: Sort::Other,
                    ..expression
                },
                "(" => Expression {
                    sort: Sort::Call,
                    ..expression
                },
                _ => return Some(expression),
            };
            self.link(false, false)?;
        }
    }

    /// The last dot of the chain that follows.
    fn last_dot(&self) -> Known<Option<usize>> {
        let (mut last, mut at) = (None, self.at);
        let text = |at: usize| match at < self.end {
            true => self.tokens[at].text,
            false => "",
        };
        loop {
            match text(at) {
                "." => {
                    last = Some(at);
                    at += 2;
                    if text(at) == "::" {
                        at = self.after_arguments(at + 1)?;
                    }
                    // The arguments belong to the link.
                    if text(at) == "(" {
                        at = self.tokens[at].close + 1;
                    }
                }
                "?" => at += 1,
                "(" if last.is_none() => at = self.tokens[at].close + 1,
                "(" | "[" => return None,
                _ => return Some(last),
            }
        }
    }

    /// The token behind `<…>`.
    fn after_arguments(&self, start: usize) -> Known<usize> {
        let mut depth = 0;
        for at in start..self.end {
            match self.tokens[at].text {
                "<" => depth += 1,
                ">" => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Some(at + 1);
            }
        }
        None
    }

    /// One link of a chain. `joins`: no line ends before it; `outdents`: its arguments stand one level to the left.
    fn link(&mut self, joins: bool, outdents: bool) -> Known {
        if self.take("?") {
            self.layout.text("?");
            return Some(());
        }
        if self.peek() == "(" {
            return self.call_arguments();
        }
        self.expect(".")?;
        if !joins {
            self.layout.add(Break::ZERO);
        }
        self.layout.text(".");
        let text = self.peek();
        if self.kind() == Some(Kind::Literal) {
            let is_index = text.bytes().all(|byte| byte.is_ascii_digit());
            return is_index.then(|| self.copy(Kind::Literal))?;
        }
        self.copy(Kind::Word)?;
        if self.take("::") {
            self.layout.text("::");
            self.type_arguments()?;
        }
        if self.peek() == "(" {
            self.layout.open(if outdents { -INDENT } else { 0 });
            self.call_arguments()?;
            self.layout.close();
        }
        Some(())
    }

    fn call_arguments(&mut self) -> Known {
        self.layout.text("(");
        self.inside(Self::arguments_inside)?;
        self.layout.text(")");
        Some(())
    }

    fn arguments_inside(&mut self) -> Known {
        if self.is_done() {
            return Some(());
        }
        let start = self.layout.here();
        let group = self.layout.open_later();
        let first = self.expression(false)?;
        let is_alone = self.is_done() || (self.peek() == "," && self.peek_second().is_empty());
        if is_alone && first.has_brackets() {
            self.at = self.end;
            return Some(());
        }
        self.layout.zero_at(start);
        self.layout.open_at(start, group, INDENT, false);
        self.comma(Break::ZERO)?;
        self.list(|reader| reader.expression(false).map(|_| ()))?;
        self.layout.outdent();
        self.layout.close();
        Some(())
    }
}
