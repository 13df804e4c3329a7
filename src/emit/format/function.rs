//! Functions: generics, arguments, what they return, and their bodies.

use super::layout::{Break, INDENT};
use super::{Known, Reader};
use crate::emit::tokens::Kind;

impl Reader<'_> {
    /// `async fn name<T>(a: A) -> B { … }`, in a group that is open.
    pub(super) fn function(&mut self) -> Known {
        for (word, written) in [("const", "const "), ("async", "async ")] {
            if self.take(word) {
                self.layout.text(written);
            }
        }
        self.expect("fn")?;
        self.layout.text("fn ");
        self.copy(Kind::Word)?;
        self.generics()?;
        self.parameters()?;
        self.layout.open(-INDENT);
        if self.take("->") {
            self.layout.text(" -> ");
            self.read_type()?;
        }
        self.layout.close();
        self.layout.text(" ");
        self.braced(Self::statements)
    }

    fn parameters(&mut self) -> Known {
        self.layout.text("(");
        self.layout.add(Break::NEVER);
        self.layout.open(0);
        self.layout.add(Break::ZERO);
        if self.peek() != "(" {
            return None;
        }
        self.inside(|reader| reader.list(Self::parameter))?;
        self.layout.outdent();
        self.layout.close();
        self.layout.text(")");
        Some(())
    }

    fn parameter(&mut self) -> Known {
        match (self.peek(), self.peek_second()) {
            ("self", _) | ("mut", "self") | ("&", "self" | "mut") => return self.receiver(),
            ("#", _) => return None,
            ("&", _) if self.peek_at(1)?.kind == Kind::Lifetime => return None,
            _ => {}
        }
        self.single_pattern()?;
        self.expect(":")?;
        self.layout.text(": ");
        self.read_type()
    }

    fn receiver(&mut self) -> Known {
        if self.take("&") {
            self.layout.text("&");
        }
        if self.take("mut") {
            self.layout.text("mut ");
        }
        self.expect("self")?;
        self.layout.text("self");
        (self.peek() != ":").then_some(())
    }

    /// `<'de, T: Bound>`, where it comes next.
    pub(super) fn generics(&mut self) -> Known {
        if !self.take("<") {
            return Some(());
        }
        self.in_angles(0, Self::generic)
    }

    fn generic(&mut self) -> Known {
        if self.kind() == Some(Kind::Lifetime) {
            self.copy(Kind::Lifetime)?;
            return (self.peek() != ":").then_some(());
        }
        if self.peek() == "const" {
            return None;
        }
        self.copy(Kind::Word)?;
        self.layout.open_filled(INDENT);
        if self.take(":") {
            self.layout.text(": ");
            self.bound()?;
            while self.take("+") {
                self.layout.add(Break::SPACE);
                self.layout.text("+ ");
                self.bound()?;
            }
        }
        self.layout.close();
        (self.peek() != "=").then_some(())
    }
}
