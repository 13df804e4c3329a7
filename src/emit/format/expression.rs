//! Expressions without operators: literals, paths, groups, structs, closures, and the chains of calls behind them.

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

    fn primary(&mut self, no_struct: bool) -> Known<Expression> {
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
        self.inside(|reader| {
            while !reader.is_done() {
                reader.expression(false)?;
                let is_there = reader.take(",");
                if !reader.is_done() {
                    reader.layout.text(",");
                    reader.layout.add(Break::SPACE);
                    is_there.then_some(())?;
                }
            }
            Some(())
        })?;
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
        self.expect("|")?;
        self.layout.text("|");
        self.layout.add(Break::ZERO);
        loop {
            self.single_pattern()?;
            if self.take("|") {
                break;
            }
            self.expect(",")?;
            self.layout.text(",");
            self.layout.add(Break::SPACE);
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
