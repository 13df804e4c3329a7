//! The placeholders of patterns, and which texts each may stand for.

use crate::model::Method;
use crate::suggest::suggest;

/// A placeholder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slot {
    /// Name of a header or parameter.
    Name,
    /// A word of `[types]`.
    Type,
    /// A word of `[presence]`.
    Presence,
    /// A size in one number.
    Length,
    /// The least of a size.
    Min,
    /// The most of a size.
    Max,
    /// A form.
    Form,
    /// An allowed value.
    Value,
    /// Allowed values, parted as `[values]` says.
    Values,
    /// What an allowed value or a code means.
    Meaning,
    /// The operation's title.
    Title,
    /// A word of `[mode]`.
    Mode,
    /// Version of the API.
    Version,
    /// HTTP method.
    Method,
    /// Path.
    Path,
    /// HTTP status.
    Status,
    /// Vendor code.
    Code,
    /// Message of a code.
    Message,
    /// Name of a test case.
    Case,
}

const NAMES: &[(&str, Slot)] = &[
    ("name", Slot::Name),
    ("type", Slot::Type),
    ("presence", Slot::Presence),
    ("length", Slot::Length),
    ("min", Slot::Min),
    ("max", Slot::Max),
    ("form", Slot::Form),
    ("value", Slot::Value),
    ("values", Slot::Values),
    ("meaning", Slot::Meaning),
    ("title", Slot::Title),
    ("mode", Slot::Mode),
    ("version", Slot::Version),
    ("method", Slot::Method),
    ("path", Slot::Path),
    ("status", Slot::Status),
    ("code", Slot::Code),
    ("message", Slot::Message),
    ("case", Slot::Case),
];

impl Slot {
    /// The placeholder of this name.
    pub(super) fn of(name: &str) -> Result<Self, String> {
        let found = NAMES.iter().find(|(known, _)| *known == name);
        found.map(|(_, slot)| *slot).ok_or_else(|| {
            let names = NAMES.iter().map(|(known, _)| *known);
            let help = match suggest(name, names.clone()) {
                Some(near) => format!("did you mean `{{{near}}}`?"),
                None => format!("known are: {}", names.collect::<Vec<_>>().join(", ")),
            };
            format!("unknown placeholder `{{{name}}}`; {help}")
        })
    }

    /// Its name.
    pub(super) fn name(self) -> &'static str {
        let found = NAMES.iter().find(|(_, slot)| *slot == self);
        found.map_or("", |(name, _)| name)
    }

    /// Only words that the profile lists can stand there.
    pub(super) fn is_known_word(self) -> bool {
        matches!(self, Self::Type | Self::Presence | Self::Mode)
    }
}

/// The words that a profile lists, each with what it means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(Vec<(Slot, &'static str, String)>);

impl Words {
    /// Adds words of one meaning.
    pub(super) fn add(
        &mut self,
        slot: Slot,
        meaning: &'static str,
        words: impl IntoIterator<Item = String>,
    ) {
        let words = words.into_iter().map(|word| (slot, meaning, word));
        self.0.extend(words);
    }

    /// What a word means.
    pub(in crate::audit) fn meaning(&self, slot: Slot, word: &str) -> Option<&'static str> {
        let mut words = self.0.iter().filter(|(kind, ..)| *kind == slot);
        let found = words.find(|(.., known)| known.to_lowercase() == word.to_lowercase());
        found.map(|(_, meaning, _)| *meaning)
    }

    /// The longest known word at the end of a text, with something before it.
    pub(super) fn ending<'t>(&self, text: &'t str, slot: Slot) -> Option<&'t str> {
        let words = self.0.iter().filter(|(kind, ..)| *kind == slot);
        let endings = words.filter_map(|(.., word)| {
            let at = text.len().checked_sub(word.len()).filter(|at| *at > 0)?;
            let ending = text.get(at..)?;
            (ending.to_lowercase() == word.to_lowercase()).then_some(ending)
        });
        endings.max_by_key(|ending| ending.len())
    }

    /// Whether a placeholder can stand for this text. Unknown types and presences have to be single words.
    pub(super) fn fits(&self, slot: Slot, text: &str) -> bool {
        let is_single = !text.contains(char::is_whitespace);
        let is_there = !text.is_empty();
        is_there
            && match slot {
                Slot::Mode => self.meaning(slot, text).is_some(),
                Slot::Type | Slot::Presence => is_single || self.meaning(slot, text).is_some(),
                Slot::Name | Slot::Value | Slot::Code => is_single,
                Slot::Path => is_single && text.starts_with('/'),
                Slot::Method => Method::from_field(&text.to_lowercase()).is_some(),
                Slot::Status => text.len() == 3 && matches!(text.parse(), Ok(100..=599_u16)),
                Slot::Length
                | Slot::Min
                | Slot::Max
                | Slot::Form
                | Slot::Values
                | Slot::Meaning
                | Slot::Title
                | Slot::Version
                | Slot::Message
                | Slot::Case => true,
            }
    }
}
