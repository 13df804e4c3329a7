//! Expressions with operators.

use super::expression::{Expression, Sort};
use super::layout::{Break, INDENT};
use super::{Known, Reader};

/// How strongly an operator between two expressions binds.
fn strength(operator: &str) -> Option<u8> {
    Some(match operator {
        "||" => 1,
        "&&" => 2,
        "==" | "!=" | "<" | "<=" | ">" | ">=" => 3,
        "+" | "-" => 4,
        "*" | "/" | "%" => 5,
        _ => return None,
    })
}

impl Reader<'_> {
    /// An expression. `starts_line`: a statement starts with it.
    pub(super) fn expression(&mut self, starts_line: bool) -> Known<Expression> {
        self.assignment(starts_line, false)
    }

    /// An expression before a block.
    pub(super) fn head(&mut self, weakest: u8) -> Known<Expression> {
        self.operators(weakest, false, true)
    }

    fn assignment(&mut self, starts_line: bool, no_struct: bool) -> Known<Expression> {
        let start = self.layout.here();
        let group = self.layout.open_later();
        let left = self.operators(1, starts_line, no_struct)?;
        if self.peek() != "=" {
            return Some(left);
        }
        if starts_line && left.parts_brace {
            return None;
        }
        self.at += 1;
        self.layout.open_at(start, group, 0, true);
        self.layout.text(" = ");
        self.layout.add(Break::NEVER);
        self.expression(false)?;
        self.layout.close();
        Some(Expression {
            sort: Sort::Action,
            parts_brace: true,
        })
    }

    /// Operators that bind at least as strongly as `weakest`.
    fn operators(&mut self, weakest: u8, starts_line: bool, no_struct: bool) -> Known<Expression> {
        let start = self.layout.here();
        let group = self.layout.open_later();
        let mut left = self.prefixed(starts_line, no_struct)?;
        while let Some(found) = strength(self.peek()).filter(|found| *found >= weakest) {
            // Calls at the start of a line are laid out otherwise.
            if starts_line && left.parts_brace {
                return None;
            }
            let operator = self.peek();
            self.at += 1;
            self.layout.open_at(start, group, -INDENT, true);
            self.layout.close();
            self.layout.open_at(start, group, INDENT, true);
            self.layout.add(Break::SPACE);
            self.layout.text(operator);
            self.layout.text(" ");
            self.operators(found + 1, false, no_struct)?;
            self.layout.close();
            left = Expression {
                sort: Sort::Other,
                parts_brace: true,
            };
        }
        Some(left)
    }

    fn prefixed(&mut self, starts_line: bool, no_struct: bool) -> Known<Expression> {
        let written = match self.peek() {
            "&" if self.peek_second() == "mut" => {
                self.at += 1;
                "&mut "
            }
            "&" => "&",
            "*" => "*",
            "!" => "!",
            "-" => "-",
            "|" | "||" | "move" => return self.closure(),
            "return" => return self.return_value(),
            _ => return self.chain(starts_line, no_struct),
        };
        self.at += 1;
        self.layout.text(written);
        let inner = self.prefixed(false, no_struct)?;
        Some(Expression {
            sort: Sort::Other,
            ..inner
        })
    }

    fn return_value(&mut self) -> Known<Expression> {
        self.at += 1;
        self.layout.text("return");
        let mut inner = Expression::of(Sort::Action);
        if !matches!(self.peek(), ";" | "," | "") {
            self.layout.text(" ");
            inner = self.expression(false)?;
        }
        Some(Expression {
            sort: Sort::Action,
            ..inner
        })
    }
}
