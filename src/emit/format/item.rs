//! Items: structs, enums, implementations, constants, aliases, functions and calls of macros with one name.

use super::layout::{Break, INDENT};
use super::{Known, Reader};
use crate::emit::members::Members;
use crate::emit::tokens::Kind;

impl Reader<'_> {
    /// Lays out the next item.
    pub(super) fn format_item(&mut self) -> Known<String> {
        self.layout.clear();
        self.layout.open(0);
        let is_impl = self.item()?;
        self.layout.close();
        let (text, marks) = self.layout.print();
        Some(match is_impl && marks.len() > 2 {
            true => part_members(&text, &marks),
            false => text,
        })
    }

    /// An item; whether it is an implementation.
    fn item(&mut self) -> Known<bool> {
        self.attributes()?;
        let word = self.peek_at(self.length_of_visibility());
        let word = word.map_or("", |token| token.text);
        match word {
            "use" => self.import()?,
            "mod" => self.module()?,
            "struct" => self.structure()?,
            "enum" => self.enumeration()?,
            "impl" => self.implementation()?,
            _ if self.peek_second() == "!" => self.invocation()?,
            _ => self.small_item()?,
        }
        self.layout.add(Break::LINE);
        Some(word == "impl")
    }

    /// What stands beside others in an implementation.
    fn small_item(&mut self) -> Known {
        let ahead = self.length_of_visibility();
        let word = |ahead| self.peek_at(ahead).map_or("", |token| token.text);
        match (word(ahead), word(ahead + 1)) {
            ("const", "fn") | ("async" | "fn", _) => {
                self.layout.open(INDENT);
                self.visibility();
                self.function()
            }
            ("const", _) => self.constant(),
            ("type", _) => self.alias(),
            _ => None,
        }
    }

    /// Tokens of `pub` or `pub(crate)`.
    fn length_of_visibility(&self) -> usize {
        let is_next = |ahead, text| self.peek_at(ahead).is_some_and(|token| token.text == text);
        match is_next(0, "pub") {
            true if is_next(1, "(") && is_next(2, "crate") && is_next(3, ")") => 4,
            true => 1,
            false => 0,
        }
    }

    pub(super) fn visibility(&mut self) {
        let length = self.length_of_visibility();
        self.at += length;
        match length {
            0 => {}
            1 => self.layout.text("pub "),
            _ => self.layout.text("pub(crate) "),
        }
    }

    /// `mod name;`
    fn module(&mut self) -> Known {
        self.declared("mod", "mod ")?;
        self.expect(";")?;
        self.layout.text(";");
        self.layout.close();
        Some(())
    }

    /// `pub struct Name<T>`, in a group that stays open.
    fn declared(&mut self, word: &str, written: &'static str) -> Known {
        self.layout.open(INDENT);
        self.visibility();
        self.expect(word)?;
        self.layout.text(written);
        self.copy(Kind::Word)?;
        self.generics()
    }

    fn structure(&mut self) -> Known {
        self.declared("struct", "struct ")?;
        match self.peek() {
            "{" => {
                self.layout.text(" ");
                self.braced(|reader| reader.lines(Self::field))?;
            }
            "(" => {
                self.fields()?;
                self.expect(";")?;
                self.layout.text(";");
                self.layout.close();
            }
            _ => {
                self.expect(";")?;
                self.layout.text(";");
                self.layout.close();
            }
        }
        Some(())
    }

    fn field(&mut self) -> Known {
        self.attributes()?;
        self.visibility();
        self.copy(Kind::Word)?;
        self.expect(":")?;
        self.layout.text(": ");
        self.read_type()
    }

    /// Fields without names, in a group that is open.
    fn fields(&mut self) -> Known {
        self.layout.text("(");
        self.layout.add(Break::ZERO);
        self.inside(|reader| {
            reader.list(|reader| {
                reader.attributes()?;
                reader.visibility();
                reader.read_type()
            })
        })?;
        self.layout.outdent();
        self.layout.text(")");
        Some(())
    }

    fn enumeration(&mut self) -> Known {
        self.declared("enum", "enum ")?;
        self.layout.text(" ");
        self.braced(|reader| reader.lines(Self::variant))
    }

    fn variant(&mut self) -> Known {
        self.attributes()?;
        self.copy(Kind::Word)?;
        if self.peek() == "(" {
            self.layout.open(INDENT);
            self.fields()?;
            self.layout.close();
        }
        Some(())
    }

    /// Each on a line of its own, with a comma behind it.
    fn lines(&mut self, read: impl Fn(&mut Self) -> Known) -> Known {
        while !self.is_done() {
            read(self)?;
            self.layout.text(",");
            self.layout.add(Break::LINE);
            if !(self.take(",") || self.is_done()) {
                return None;
            }
        }
        Some(())
    }

    fn constant(&mut self) -> Known {
        self.layout.open(0);
        self.visibility();
        self.expect("const")?;
        self.layout.text("const ");
        self.copy(Kind::Word)?;
        self.expect(":")?;
        self.layout.text(": ");
        self.read_type()?;
        self.assigned()?;
        self.expect(";")?;
        self.layout.text(";");
        self.layout.close();
        Some(())
    }

    fn alias(&mut self) -> Known {
        self.declared("type", "type ")?;
        self.expect("=")?;
        self.layout.text(" = ");
        self.layout.add(Break::NEVER);
        self.layout.open_filled(-INDENT);
        self.read_type()?;
        self.layout.close();
        self.expect(";")?;
        self.layout.text(";");
        self.layout.close();
        Some(())
    }

    /// `name!(Name);`
    fn invocation(&mut self) -> Known {
        self.copy(Kind::Word)?;
        self.expect("!")?;
        self.layout.text("!(");
        if self.peek() != "(" {
            return None;
        }
        self.layout.open(INDENT);
        self.layout.add(Break::ZERO);
        self.inside(|reader| reader.copy(Kind::Word))?;
        self.layout.add(Break::ZERO.outdented());
        self.layout.close();
        self.expect(";")?;
        self.layout.text(");");
        Some(())
    }

    fn implementation(&mut self) -> Known {
        self.layout.open(INDENT);
        self.layout.open_filled(-INDENT);
        self.layout.open(INDENT);
        self.expect("impl")?;
        self.layout.text("impl");
        self.generics()?;
        self.layout.close();
        self.layout.text(" ");
        self.read_type()?;
        if self.take("for") {
            self.layout.add(Break::SPACE);
            self.layout.text("for ");
            self.read_type()?;
        }
        self.layout.close();
        self.layout.text(" ");
        self.braced(|reader| match reader.is_done() {
            true => Some(()),
            false => reader.members(),
        })
    }

    fn members(&mut self) -> Known {
        self.layout.mark();
        while !self.is_done() {
            self.attributes()?;
            self.small_item()?;
            self.layout.add(Break::LINE);
            self.layout.mark();
        }
        Some(())
    }
}

/// An implementation with blank lines between its members, which stand between the marks.
fn part_members(text: &str, marks: &[usize]) -> String {
    let mut members = Members::new(&text[..marks[0]]);
    for ends in marks.windows(2) {
        members.push(&text[ends[0]..ends[1]]);
    }
    members.finish(&text[marks[marks.len() - 1]..])
}
