//! Whether a page and a document say the same of one fact, each in its own way.

use super::super::item::{Aspect, Fact, Item, Value};
use super::super::profile::{Profile, SizeReading};
use super::super::size::resolve_size;

/// Whether the page's fact and the document's say the same.
pub(super) fn is_same(
    profile: &Profile,
    (page, stated): (&Item, &Fact),
    (spec, written): (&Item, &Fact),
) -> bool {
    match (&stated.value, &written.value) {
        (Value::Page { .. }, Value::Document { .. }) => {
            let reading = reading(profile, page.word(Aspect::Type), spec.word(Aspect::Type));
            resolve_size(&stated.value, reading).as_ref() == Some(&written.value)
        }
        (Value::Word(one), Value::Word(other)) if stated.aspect == Aspect::Title => {
            fold(one) == fold(other)
        }
        (one, other) => one == other,
    }
}

/// How the page's size is to be read: as its own type says, unless that is the very thing that differs.
fn reading(profile: &Profile, page: Option<&str>, spec: Option<&str>) -> SizeReading {
    let is_number = |word| matches!(word, "number" | "integer");
    match (page, spec) {
        (Some(page), Some(spec)) if page == spec || (is_number(page) && is_number(spec)) => {
            profile.size_reading(page)
        }
        (Some(page), None) => profile.size_reading(page),
        (_, Some(spec)) => SizeReading::of(spec),
        (None, None) => SizeReading::of("string"),
    }
}

/// A title without what typesetters change: case, spaces, and the form of apostrophes.
fn fold(text: &str) -> String {
    let text = text
        .replace(['\u{2019}', '\u{2018}', '`'], "'")
        .to_lowercase();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
