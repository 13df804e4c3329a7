//! Types and paths.

use super::layout::{Break, INDENT};
use super::{Known, Reader};
use crate::emit::tokens::Kind;

impl Reader<'_> {
    /// A type.
    pub(super) fn read_type(&mut self) -> Known {
        match self.peek() {
            "&" => self.reference_type(),
            "(" => self.tuple_type(),
            "[" => {
                self.layout.text("[");
                self.inside(Self::read_type)?;
                self.layout.text("]");
                Some(())
            }
            "impl" => self.bounded_type("impl "),
            "dyn" => self.bounded_type("dyn "),
            "fn" | "for" | "unsafe" | "extern" => None,
            _ => self.type_path(),
        }
    }

    fn reference_type(&mut self) -> Known {
        self.expect("&")?;
        self.layout.text("&");
        if self.kind() == Some(Kind::Lifetime) {
            self.copy(Kind::Lifetime)?;
            self.layout.text(" ");
        }
        if self.take("mut") {
            self.layout.text("mut ");
        }
        self.read_type()
    }

    fn tuple_type(&mut self) -> Known {
        self.layout.text("(");
        self.layout.open(INDENT);
        self.layout.add(Break::ZERO);
        self.inside(|reader| {
            let mut count = 0;
            while !reader.is_done() {
                reader.read_type()?;
                count += 1;
                let is_alone = count == 1 && reader.peek() == "," && reader.peek_second() == "";
                match is_alone {
                    true => {
                        reader.at += 1;
                        reader.layout.text(",");
                        reader.layout.add(Break::ZERO);
                    }
                    // A type in brackets is no tuple.
                    false if count == 1 && reader.is_done() => return None,
                    false => reader.comma(Break::ZERO)?,
                }
            }
            Some(())
        })?;
        self.layout.outdent();
        self.layout.close();
        self.layout.text(")");
        Some(())
    }

    fn bounded_type(&mut self, word: &'static str) -> Known {
        self.at += 1;
        self.layout.text(word);
        self.bound()?;
        while self.take("+") {
            self.layout.text(" + ");
            self.bound()?;
        }
        Some(())
    }

    /// What a type has to be: a trait or a lifetime.
    pub(super) fn bound(&mut self) -> Known {
        match self.kind()? {
            Kind::Lifetime => self.copy(Kind::Lifetime),
            Kind::Word => self.type_path(),
            _ => None,
        }
    }

    /// `a::B<T>`
    pub(super) fn type_path(&mut self) -> Known {
        loop {
            self.copy(Kind::Word)?;
            if self.peek() == "<" {
                self.type_arguments()?;
            }
            if self.peek() == "(" || self.peek() == "!" {
                return None;
            }
            if !self.take("::") {
                return Some(());
            }
            self.layout.text("::");
        }
    }

    /// `<T, U>`
    pub(super) fn type_arguments(&mut self) -> Known {
        self.expect("<")?;
        self.in_angles(INDENT, Self::type_argument)
    }

    /// What stands between angle brackets, the first of which has been taken.
    pub(super) fn in_angles(&mut self, indent: i8, read: fn(&mut Self) -> Known) -> Known {
        self.layout.text("<");
        self.layout.open(indent);
        self.layout.add(Break::ZERO);
        while !self.take(">") {
            read(self)?;
            let is_there = self.take(",");
            if self.peek() == ">" {
                self.layout.add(Break::ZERO.comma());
            } else if is_there {
                self.layout.text(",");
                self.layout.add(Break::SPACE);
            } else {
                return None;
            }
        }
        self.layout.outdent();
        self.layout.close();
        self.layout.text(">");
        Some(())
    }

    fn type_argument(&mut self) -> Known {
        if self.kind() == Some(Kind::Lifetime) {
            return self.copy(Kind::Lifetime);
        }
        if self.peek_second() == "=" {
            self.copy(Kind::Word)?;
            self.at += 1;
            self.layout.text(" = ");
        }
        self.read_type()
    }
}
