//! Expressions without operators: literals, paths, groups, structs and closures.

use super::layout::{Break, INDENT};
use super::{Known, Reader};
use crate::emit::tokens::{Kind, Token};

/// What an expression is, as far as its surroundings depend on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sort {
    /// An array, a closure, a struct or a tuple: it brings its own brackets.
    Bracketed,
    /// A block.
    Block,
    /// A tuple of nothing.
    Nothing,
    /// A call of a path.
    Call,
    /// An `if`, and whether it has an `else`.
    If(bool),
    Match,
    /// A `return` or an assignment, which is no value.
    Action,
    Other,
}

/// An expression that was read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Expression {
    pub(super) sort: Sort,
    /// A brace that follows it goes to the next line when it takes more than one.
    pub(super) parts_brace: bool,
}

impl Expression {
    pub(super) const fn of(sort: Sort) -> Self {
        Self {
            sort,
            parts_brace: false,
        }
    }

    /// It lays itself out without more brackets around it.
    pub(super) fn has_brackets(self) -> bool {
        matches!(self.sort, Sort::Bracketed | Sort::Block | Sort::Nothing)
    }
}

impl<'c> Reader<'c> {
    /// What a chain starts with.
    pub(super) fn primary(&mut self, no_struct: bool) -> Known<Expression> {
        match self.kind()? {
            Kind::Literal => {
                if self.peek().ends_with('.') {
                    return None;
                }
                self.copy(Kind::Literal)?;
                Some(Expression::of(Sort::Other))
            }
            Kind::Lifetime => None,
            Kind::Sign => match self.peek() {
                "[" => self.array(),
                "(" => self.tuple(),
                "{" => self.block(),
                _ => None,
            },
            Kind::Word => match self.peek() {
                "if" => self.condition(),
                "match" => self.choice(),
                "for" | "while" | "loop" | "unsafe" | "async" | "break" | "continue" | "let"
                | "const" | "static" | "yield" => None,
                _ => self.path(no_struct),
            },
        }
    }

    /// `a::b::<T>`, and the fields of a struct where they follow.
    fn path(&mut self, no_struct: bool) -> Known<Expression> {
        let start = self.layout.here();
        let whole = self.layout.open_later();
        loop {
            self.copy(Kind::Word)?;
            if !self.take("::") {
                break;
            }
            self.layout.text("::");
            if self.peek() == "<" {
                self.type_arguments()?;
                if !self.take("::") {
                    break;
                }
                self.layout.text("::");
            }
        }
        match self.peek() {
            "!" => None,
            "{" if !no_struct => self.structure_literal(start, whole),
            _ => Some(Expression::of(Sort::Other)),
        }
    }

    fn structure_literal(&mut self, start: usize, whole: isize) -> Known<Expression> {
        self.layout.open_at(start, whole, -INDENT, true);
        self.layout.close();
        self.layout.open_at(start, whole, INDENT, false);
        self.layout.text(" {");
        self.layout.add(Break::SPACE.if_more());
        self.inside(|reader| {
            while !reader.is_done() {
                if reader.take("..") {
                    reader.layout.text("..");
                    reader.expression(false)?;
                    reader.layout.add(Break::SPACE);
                    break;
                }
                reader.field_value()?;
                reader.comma(Break::SPACE)?;
            }
            Some(())
        })?;
        self.layout.outdent();
        self.layout.close_within(34);
        self.layout.text("}");
        Some(Expression::of(Sort::Bracketed))
    }

    fn field_value(&mut self) -> Known {
        self.copy(Kind::Word)?;
        if self.take(":") {
            self.layout.text(": ");
            self.layout.open_filled(0);
            self.expression(false)?;
            self.layout.close();
        }
        Some(())
    }

    fn array(&mut self) -> Known<Expression> {
        let close = self.tokens[self.at].close;
        let inside = &self.tokens[self.at + 1..close];
        let is_small = |token: &Token<'c>| match token.kind {
            Kind::Literal => !token.text.contains('"') && !token.text.contains('.'),
            _ => matches!(token.text, "true" | "false" | ","),
        };
        if inside.is_empty() {
            self.at = close + 1;
            self.layout.text("[]");
            return Some(Expression::of(Sort::Bracketed));
        }
        match inside.iter().all(is_small) {
            true => self.small_array()?,
            false => {
                self.layout.text("[");
                self.layout.open(INDENT);
                self.layout.add(Break::ZERO);
                self.inside(|reader| reader.list(|reader| reader.expression(false).map(|_| ())))?;
                self.layout.outdent();
                self.layout.close();
                self.layout.text("]");
            }
        }
        Some(Expression::of(Sort::Bracketed))
    }

    /// Numbers and the like, as many on a line as fit.
    fn small_array(&mut self) -> Known {
        self.layout.open(INDENT);
        self.layout.text("[");
        self.layout.add(Break::ZERO);
        self.layout.open_filled(0);
        self.inside(|reader| reader.filled_list(|reader| reader.expression(false).map(|_| ())))?;
        self.layout.close();
        self.layout.add(Break::ZERO.comma().outdented());
        self.layout.text("]");
        self.layout.close();
        Some(())
    }

    fn tuple(&mut self) -> Known<Expression> {
        let start = self.layout.here() + 1;
        self.layout.text("(");
        let group = self.layout.open_later();
        let (mut count, mut ends_with_comma) = (0, false);
        self.inside(|reader| {
            while !reader.is_done() {
                reader.expression(false)?;
                count += 1;
                ends_with_comma = reader.peek() == ",";
                if count == 1 && (reader.is_done() || reader.peek_second().is_empty()) {
                    reader.at = reader.end;
                    break;
                }
                reader.comma(Break::ZERO)?;
            }
            Some(())
        })?;
        match (count, ends_with_comma) {
            (0, _) => {}
            (1, false) => {
                self.layout.text(")");
                return Some(Expression::of(Sort::Other));
            }
            (1, true) => return None,
            _ => {
                self.layout.zero_at(start);
                self.layout.open_at(start, group, INDENT, false);
                self.layout.outdent();
                self.layout.close();
            }
        }
        self.layout.text(")");
        Some(Expression::of(match count {
            0 => Sort::Nothing,
            _ => Sort::Bracketed,
        }))
    }

    /// `|a, b| …`
    pub(super) fn closure(&mut self) -> Known<Expression> {
        self.layout.open_filled(0);
        if self.take("move") {
            self.layout.text("move ");
        }
        self.layout.open(INDENT);
        if self.take("||") {
            self.layout.text("|");
        } else {
            self.closure_arguments()?;
        }
        if self.peek() == "->" {
            return None;
        }
        self.layout.text("|");
        self.layout.add(Break::SPACE.outdented());
        self.layout.close();
        self.layout.add(Break::NEVER);
        self.closure_body()?;
        self.layout.close();
        Some(Expression::of(Sort::Bracketed))
    }

    fn closure_arguments(&mut self) -> Known {
        self.expect("|")?;
        self.layout.text("|");
        self.layout.add(Break::ZERO);
        while !self.take("|") {
            self.single_pattern()?;
            if self.peek() != "|" {
                self.expect(",")?;
                self.layout.text(",");
                self.layout.add(Break::SPACE);
            }
        }
        Some(())
    }

    /// In braces where it takes more than one line and has none.
    fn closure_body(&mut self) -> Known {
        let start = self.layout.here();
        let group = self.layout.open_later();
        let body = self.expression(false)?;
        if body.has_brackets() || matches!(body.sort, Sort::Match | Sort::Call) {
            return Some(());
        }
        self.layout.add_at(start, Break::ZERO.opening());
        self.layout.open_at(start, group, INDENT, false);
        let ends = body.sort == Sort::Action;
        self.layout.add(Break::ZERO.closing(ends, false));
        self.layout.close();
        Some(())
    }
}
