//! How the pages of one vendor are laid out: words, headings and patterns of lines. Holds no fact of any page.

mod parse;
mod pattern;
mod slot;
mod values;

use std::path::Path;

pub use pattern::Pattern;
pub use slot::{Slot, Words};
pub use values::ValuesLayout;

pub(super) use pattern::Filled;

use super::Error;
use super::item::{Kind, Unit};
use crate::toml_problem::TomlProblem;

/// The layout of a vendor's pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The words that stand for types, presence and mode.
    pub words: Words,
    /// What sizes count, by JSON type.
    pub sizes: Vec<(String, SizeReading)>,
    /// Presence of a row that names none.
    pub unsaid_presence: Option<String>,
    /// Lines above the first heading.
    pub head: Vec<Pattern>,
    /// Parts of a page.
    pub sections: Vec<SectionLayout>,
    /// Rows of headers and parameters.
    pub field: FieldLayout,
    /// Allowed values that are listed in one line.
    pub values: ValuesLayout,
    /// Entries of codes.
    pub code: EntryLayout,
    /// Lines of test cases.
    pub case: Vec<Pattern>,
}

/// What the numbers of a size count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SizeReading {
    /// The number of `{length}`.
    pub length: NumberCount,
    /// `{length}` is exact, not only a most.
    pub is_exact: bool,
    /// The numbers of `{min}` and `{max}`.
    pub bounds: NumberCount,
}

/// What a number of a page counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberCount {
    /// As it is.
    Unit(Unit),
    /// Digits of a number.
    Digits,
}

/// One part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionLayout {
    /// What its items are.
    pub kind: Kind,
    /// Lines that start it.
    pub headings: Vec<String>,
    /// Lines that end it.
    pub end: Vec<String>,
    /// Lines that show that some of it is hidden.
    pub cut: Vec<String>,
    /// Lines that say nothing, such as the headings of columns.
    pub labels: Vec<String>,
}

/// How a header or parameter is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldLayout {
    /// Its first lines.
    pub start: Vec<Pattern>,
    /// Its other lines.
    pub facts: Vec<Pattern>,
    /// Name of the row that stands for the elements of a list, with `{name}` for the list's.
    pub item: Option<String>,
}

/// How an entry is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryLayout {
    /// Its first lines.
    pub start: Vec<Pattern>,
    /// Its other lines.
    pub facts: Vec<Pattern>,
}

impl Profile {
    /// Reads a profile.
    ///
    /// # Errors
    /// When the file cannot be read, or is no profile.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let text = std::fs::read_to_string(path).map_err(|source| match source.kind() {
            std::io::ErrorKind::NotFound => Error::NoProfile(path.to_owned()),
            _ => Error::Read {
                path: path.to_owned(),
                source,
            },
        })?;
        Self::parse(&text).map_err(|problem| Error::Toml {
            path: path.to_owned(),
            problem,
        })
    }

    /// Reads the text of a profile.
    ///
    /// # Errors
    /// When it is no profile.
    pub fn parse(text: &str) -> Result<Self, TomlProblem> {
        parse::parse_profile(text)
    }

    /// What the sizes of a JSON type count. A type that the profile does not list counts what JSON Schema counts.
    pub(super) fn size_reading(&self, json_type: &str) -> SizeReading {
        let listed = self.sizes.iter().find(|(known, _)| known == json_type);
        listed.map_or_else(|| SizeReading::of(json_type), |(_, reading)| *reading)
    }
}

impl SizeReading {
    /// As JSON Schema counts.
    pub(super) fn of(json_type: &str) -> Self {
        let unit = match json_type {
            "integer" | "number" => Unit::Value,
            "array" => Unit::Items,
            _ => Unit::Characters,
        };
        Self {
            length: NumberCount::Unit(unit),
            is_exact: true,
            bounds: NumberCount::Unit(unit),
        }
    }
}
