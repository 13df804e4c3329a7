//! Patterns.

use super::layout::{Break, INDENT};
use super::{Known, Reader};
use crate::emit::tokens::Kind;

impl Reader<'_> {
    /// A pattern, or several between `|`.
    pub(super) fn pattern(&mut self) -> Known {
        let start = self.layout.here();
        let mut is_filled = self.is_small_pattern();
        self.single_pattern()?;
        if self.peek() != "|" {
            return Some(());
        }
        let opened = self.layout.open_later();
        while self.take("|") {
            self.layout.add(Break::SPACE);
            self.layout.text("| ");
            is_filled &= self.is_small_pattern();
            self.single_pattern()?;
        }
        self.layout.open_at(start, opened, 0, is_filled);
        self.layout.close();
        Some(())
    }

    /// A literal or `_` comes next.
    fn is_small_pattern(&self) -> bool {
        self.kind() == Some(Kind::Literal) || self.peek() == "_"
    }

    /// A pattern without `|`.
    pub(super) fn single_pattern(&mut self) -> Known {
        match self.kind()? {
            Kind::Literal => {
                self.copy(Kind::Literal)?;
                if self.take("..=") {
                    self.layout.text("..=");
                    self.copy(Kind::Literal)?;
                }
                Some(())
            }
            Kind::Word => self.named_pattern(),
            Kind::Sign => match self.peek() {
                "(" => self.tuple_pattern(),
                "&" => {
                    self.at += 1;
                    self.layout.text("&");
                    if self.take("mut") {
                        self.layout.text("mut ");
                    }
                    self.single_pattern()
                }
                _ => None,
            },
            Kind::Lifetime => None,
        }
    }

    fn named_pattern(&mut self) -> Known {
        match self.peek() {
            "ref" | "box" | "const" => return None,
            "mut" => {
                self.at += 1;
                self.layout.text("mut ");
                return self.copy(Kind::Word);
            }
            _ => {}
        }
        self.copy(Kind::Word)?;
        while self.take("::") {
            self.layout.text("::");
            self.copy(Kind::Word)?;
        }
        match self.peek() {
            "(" => {
                self.layout.text("(");
                self.layout.open(INDENT);
                self.layout.add(Break::ZERO);
                self.inside(|reader| reader.list(Self::pattern))?;
                self.layout.outdent();
                self.layout.close();
                self.layout.text(")");
                Some(())
            }
            "{" | "@" | "!" | ".." | "..=" | "<" => None,
            _ => Some(()),
        }
    }

    /// Several patterns in brackets; one alone is not known here.
    fn tuple_pattern(&mut self) -> Known {
        self.layout.text("(");
        self.layout.open(INDENT);
        self.layout.add(Break::ZERO);
        let mut count = 0;
        self.inside(|reader| {
            reader.list(|reader| {
                count += 1;
                reader.pattern()
            })
        })?;
        self.layout.outdent();
        self.layout.close();
        self.layout.text(")");
        (count != 1).then_some(())
    }
}
