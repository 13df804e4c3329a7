//! `use` lines.

use super::layout::{Break, INDENT};
use super::{Known, Reader};
use crate::emit::tokens::Kind;

impl Reader<'_> {
    /// `use a::b;`
    pub(super) fn import(&mut self) -> Known {
        self.visibility();
        self.expect("use")?;
        self.layout.text("use ");
        self.imported()?;
        self.expect(";")?;
        self.layout.text(";");
        Some(())
    }

    /// A path, which ends with a name, `*` or several of its kind in braces.
    fn imported(&mut self) -> Known {
        while self.kind() == Some(Kind::Word) {
            self.copy(Kind::Word)?;
            match self.peek() {
                "::" => self.layout.text("::"),
                "as" => return None,
                _ => return Some(()),
            }
            self.at += 1;
        }
        match self.peek() {
            "*" => {
                self.at += 1;
                self.layout.text("*");
                Some(())
            }
            "{" => self.imported_together(),
            _ => None,
        }
    }

    /// As many on a line as fit.
    fn imported_together(&mut self) -> Known {
        self.layout.text("{");
        self.layout.open(INDENT);
        self.layout.add(Break::ZERO);
        self.layout.open_filled(0);
        self.inside(|reader| {
            reader.filled_list(|reader| {
                reader.imported()?;
                // Where one of them has braces too, lines end otherwise.
                let has_braces = reader.layout.ends_with("}");
                (!has_braces).then_some(())
            })
        })?;
        self.layout.close();
        self.layout.add(Break::ZERO.comma().outdented());
        self.layout.close();
        self.layout.text("}");
        Some(())
    }
}
