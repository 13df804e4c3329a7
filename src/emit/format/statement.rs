//! Statements, blocks, `if` and `match`.

use super::expression::{Expression, Sort};
use super::layout::{Break, INDENT};
use super::{Known, Reader};

/// A statement that was read.
struct Statement {
    /// It is the value of its block where it stands last.
    is_value: bool,
    sort: Sort,
}

impl Reader<'_> {
    /// The rest of a group as statements, each on a line.
    pub(super) fn statements(&mut self) -> Known {
        while !self.is_done() {
            self.statement(true)?;
        }
        Some(())
    }

    /// `ends`: an action without `;` gets one.
    fn statement(&mut self, ends: bool) -> Known<Statement> {
        match self.peek() {
            "let" => return self.binding(),
            "#" | "use" | "fn" | "struct" | "impl" | "enum" => return None,
            _ => {}
        }
        self.layout.open_filled(0);
        let begins_block = matches!(self.peek(), "if" | "match" | "{");
        let expression = match begins_block {
            true => self.chain(true, false)?,
            false => self.expression(true)?,
        };
        let sort = expression.sort;
        let is_value = !self.take(";");
        match is_value {
            true if !(begins_block || self.is_done()) => return None,
            true if sort == Sort::Action && ends => self.layout.text(";"),
            false if sort != Sort::If(false) => self.layout.text(";"),
            _ => {}
        }
        self.layout.close();
        self.layout.add(Break::LINE);
        Some(Statement { is_value, sort })
    }

    fn binding(&mut self) -> Known<Statement> {
        self.expect("let")?;
        self.layout.open_filled(0);
        self.layout.text("let ");
        self.pattern()?;
        if self.take(":") {
            self.layout.text(": ");
            self.read_type()?;
        }
        self.assigned()?;
        self.layout.close();
        self.expect(";")?;
        self.layout.text(";");
        self.layout.add(Break::LINE);
        Some(Statement {
            is_value: false,
            sort: Sort::Other,
        })
    }

    /// A block that is an expression.
    pub(super) fn block(&mut self) -> Known<Expression> {
        self.layout.open(INDENT);
        self.small_block()?;
        self.layout.close();
        Some(Expression::of(Sort::Block))
    }

    /// `{ value }` on one line where it fits, or statements; in a group that is open.
    fn small_block(&mut self) -> Known {
        if self.peek() != "{" {
            return None;
        }
        self.layout.text("{");
        self.inside(|reader| {
            if reader.is_done() {
                return Some(());
            }
            reader.layout.add(Break::SPACE);
            let first = reader.statement(false)?;
            if first.is_value && reader.is_done() {
                reader.layout.soften();
            } else if first.is_value && first.sort == Sort::Action {
                return None;
            }
            reader.statements()?;
            reader.layout.outdent();
            Some(())
        })?;
        self.layout.text("}");
        Some(())
    }

    /// `if … { … } else { … }`
    pub(super) fn condition(&mut self) -> Known<Expression> {
        self.layout.open(INDENT);
        let mut has_else = self.condition_head()?;
        let sort = Sort::If(has_else);
        if !has_else {
            self.then_block()?;
            self.layout.close();
            return Some(Expression::of(sort));
        }
        self.small_block()?;
        while has_else {
            self.expect("else")?;
            self.layout.text(" else ");
            has_else = match self.peek() {
                "if" => self.condition_head()?,
                _ => false,
            };
            self.small_block()?;
        }
        self.layout.close();
        Some(Expression::of(Sort::If(true)))
    }

    /// `if …`; whether an `else` follows its block.
    fn condition_head(&mut self) -> Known<bool> {
        self.expect("if")?;
        self.layout.text("if ");
        self.layout.open(-INDENT);
        self.judged()?;
        self.layout.close();
        let close = self.peek_at(0).filter(|token| token.text == "{")?.close;
        Some(close + 1 < self.end && self.tokens[close + 1].text == "else")
    }

    /// What an `if` or a `match` judges, and the space behind it.
    fn judged(&mut self) -> Known {
        self.layout.open(0);
        let judged = match self.take("let") {
            true => self.let_head()?,
            false => self.head(1)?,
        };
        match judged.parts_brace {
            true => self.layout.add(Break::SPACE),
            false => self.layout.text(" "),
        }
        self.layout.close();
        Some(())
    }

    fn let_head(&mut self) -> Known<Expression> {
        self.layout.open_filled(0);
        self.layout.text("let ");
        self.layout.open_filled(0);
        self.pattern()?;
        self.layout.close();
        self.expect("=")?;
        self.layout.text(" = ");
        self.layout.add(Break::NEVER);
        self.layout.open_filled(0);
        // What binds weaker begins another condition.
        let value = self.head(3)?;
        self.layout.close();
        self.layout.close();
        Some(value)
    }

    /// The block of an `if` without `else`.
    fn then_block(&mut self) -> Known {
        let is_empty = self.peek_second().is_empty() || self.peek_second() == "}";
        if is_empty {
            self.layout.text("{}");
            return self.inside(|_| Some(()));
        }
        self.layout.text("{");
        self.layout.add(Break::LINE);
        self.inside(Self::statements)?;
        self.layout.outdent();
        self.layout.text("}");
        Some(())
    }

    /// `match … { … }`
    pub(super) fn choice(&mut self) -> Known<Expression> {
        self.layout.open_filled(0);
        self.expect("match")?;
        self.layout.text("match ");
        self.judged()?;
        self.apart(|reader| {
            while !reader.is_done() {
                reader.arm()?;
                reader.layout.add(Break::LINE);
            }
            Some(())
        })?;
        self.layout.close();
        Some(Expression::of(Sort::Match))
    }

    fn arm(&mut self) -> Known {
        if self.peek() == "#" {
            return None;
        }
        self.layout.open_filled(0);
        self.pattern()?;
        if self.take("if") {
            self.layout.text(" if ");
            self.head(1)?;
        }
        self.expect("=>")?;
        self.layout.text(" => ");
        let parts = self.arm_body()?;
        self.layout.close();
        let is_parted = self.take(",") || self.is_done() || !parts;
        is_parted.then_some(())
    }

    /// What an arm does; whether a comma has to follow where it has no braces.
    fn arm_body(&mut self) -> Known<bool> {
        match self.peek() {
            "{" if self.holds_one_value() => {
                self.inside(|reader| reader.arm_body().map(|_| ()))?;
                Some(false)
            }
            "{" => self.apart(Self::statements).map(|()| false),
            "(" if self.peek_second() == ")" => {
                self.at += 2;
                self.layout.text("{}");
                Some(true)
            }
            _ => self.arm_value(),
        }
    }

    /// The block that comes next has neither statements nor declarations.
    fn holds_one_value(&self) -> bool {
        let close = self.tokens[self.at].close;
        let mut at = self.at + 1;
        let is_empty = at == close;
        if matches!(self.tokens[at].text, "let" | "#") {
            return false;
        }
        while at < close {
            match self.tokens[at] {
                token if token.text == ";" => return false,
                token => at = token.close.max(at) + 1,
            }
        }
        !is_empty
    }

    /// In braces where it takes more than one line and has none.
    fn arm_value(&mut self) -> Known<bool> {
        self.layout.add(Break::NEVER);
        self.layout.open(INDENT);
        self.layout.add(Break::ZERO.opening());
        let value = self.expression(true)?;
        let parts = !matches!(value.sort, Sort::If(_) | Sort::Match);
        let ends = value.sort == Sort::Action;
        self.layout.add(Break::ZERO.closing(ends, parts));
        self.layout.close();
        Some(parts)
    }
}
