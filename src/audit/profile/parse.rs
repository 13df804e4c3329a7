//! The text of a profile → [`Profile`], with the place of whatever is wrong.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::{
    EntryLayout, FieldLayout, NumberCount, Pattern, Profile, SectionLayout, SizeReading, Slot,
    ValuesLayout, Words,
};
use crate::audit::item::{Kind, Unit};
use crate::toml_problem::TomlProblem;

type Texts = Vec<Spanned<String>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    types: BTreeMap<JsonType, Vec<String>>,
    #[serde(default)]
    sizes: BTreeMap<JsonType, Sizes>,
    presence: Presence,
    mode: Option<Mode>,
    head: Lines,
    sections: Sections,
    field: Field,
    values: Option<Values>,
    code: Option<Code>,
    case: Option<Lines>,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
enum JsonType {
    String,
    Number,
    Integer,
    Boolean,
    Array,
    Object,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sizes {
    length: CountWord,
    #[serde(default)]
    at_most: bool,
    bounds: CountWord,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum CountWord {
    Characters,
    Value,
    Digits,
    Items,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Presence {
    required: Vec<String>,
    #[serde(default)]
    conditional: Vec<String>,
    optional: Vec<String>,
    unsaid: Option<PresenceWord>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum PresenceWord {
    Required,
    Optional,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mode {
    sync: Vec<String>,
    r#async: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lines {
    lines: Texts,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Sections {
    request_headers: Option<Section>,
    request_parameters: Option<Section>,
    response_headers: Option<Section>,
    response_parameters: Option<Section>,
    codes: Option<Section>,
    cases: Option<Section>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    headings: Vec<String>,
    #[serde(default)]
    end: Vec<String>,
    #[serde(default)]
    cut: Vec<String>,
    #[serde(default)]
    labels: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Field {
    start: Texts,
    facts: Texts,
    item: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Values {
    separators: Vec<String>,
    #[serde(default)]
    pairs: Texts,
    #[serde(default)]
    each: Texts,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Code {
    start: Texts,
    facts: Texts,
}

const HEAD: &[Slot] = &[
    Slot::Title,
    Slot::Mode,
    Slot::Version,
    Slot::Method,
    Slot::Path,
];
const FIELD_START: &[Slot] = &[Slot::Name, Slot::Type, Slot::Presence];
const FIELD_FACTS: &[Slot] = &[
    Slot::Type,
    Slot::Presence,
    Slot::Length,
    Slot::Min,
    Slot::Max,
    Slot::Form,
    Slot::Value,
    Slot::Values,
    Slot::Meaning,
];
const EACH: &[Slot] = &[Slot::Value, Slot::Meaning];
const CODE: &[Slot] = &[Slot::Status, Slot::Code, Slot::Message, Slot::Meaning];
const CASE: &[Slot] = &[Slot::Status, Slot::Case];

pub(super) fn parse_profile(text: &str) -> Result<Profile, TomlProblem> {
    let document: Document = toml::from_str(text).map_err(|error| TomlProblem::of(text, &error))?;
    let patterns = |texts, slots| parse_patterns(text, texts, slots);
    let code = document.code.unwrap_or(Code {
        start: Vec::new(),
        facts: Vec::new(),
    });
    let values = match document.values {
        Some(values) => self::values(text, values)?,
        None => no_values(text, &document.field.facts)?,
    };
    Ok(Profile {
        words: words(document.types, &document.presence, document.mode),
        sizes: sizes(document.sizes),
        unsaid_presence: document.presence.unsaid.map(|word| match word {
            PresenceWord::Required => "required".to_owned(),
            PresenceWord::Optional => "optional".to_owned(),
        }),
        head: patterns(document.head.lines, HEAD)?,
        sections: sections(document.sections),
        field: FieldLayout {
            start: patterns(document.field.start, FIELD_START)?,
            facts: patterns(document.field.facts, FIELD_FACTS)?,
            item: document.field.item,
        },
        values,
        code: EntryLayout {
            start: patterns(code.start, CODE)?,
            facts: patterns(code.facts, CODE)?,
        },
        case: match document.case {
            Some(case) => patterns(case.lines, CASE)?,
            None => Vec::new(),
        },
    })
}

/// Reads patterns, in which only these placeholders mean something.
fn parse_patterns(
    text: &str,
    patterns: Texts,
    slots: &[Slot],
) -> Result<Vec<Pattern>, TomlProblem> {
    let parse = |written: Spanned<String>| {
        let problem = |message| TomlProblem::at(text, &written.span(), message, None);
        let pattern = Pattern::parse(written.get_ref()).map_err(problem)?;
        let foreign = pattern.slots().find(|slot| !slots.contains(slot));
        match foreign {
            Some(slot) => {
                let known: Vec<String> = slots
                    .iter()
                    .map(|slot| format!("`{{{}}}`", slot.name()))
                    .collect();
                let known = known.join(", ");
                Err(problem(format!(
                    "`{{{}}}` means nothing here; {known} do",
                    slot.name()
                )))
            }
            None => Ok(pattern),
        }
    };
    patterns.into_iter().map(parse).collect()
}

/// How values are listed.
fn values(text: &str, values: Values) -> Result<ValuesLayout, TomlProblem> {
    let pair = |written: Spanned<String>| {
        let letters: Vec<char> = written.get_ref().chars().collect();
        match letters[..] {
            [open, close] => Ok((open, close)),
            _ => {
                let message =
                    "a pair is two characters, the opening and the closing one".to_owned();
                Err(TomlProblem::at(text, &written.span(), message, None))
            }
        }
    };
    let mut separators = values.separators;
    separators.retain(|separator| !separator.is_empty());
    Ok(ValuesLayout {
        separators,
        pairs: values
            .pairs
            .into_iter()
            .map(pair)
            .collect::<Result<_, _>>()?,
        each: parse_patterns(text, values.each, EACH)?,
    })
}

/// Without the table no pattern can ask for a list.
fn no_values(text: &str, facts: &Texts) -> Result<ValuesLayout, TomlProblem> {
    match facts
        .iter()
        .find(|pattern| pattern.get_ref().contains("{values}"))
    {
        None => Ok(ValuesLayout::default()),
        Some(pattern) => {
            let message =
                "`{values}` wants a table `[values]`, whose `separators` part them".to_owned();
            Err(TomlProblem::at(text, &pattern.span(), message, None))
        }
    }
}

fn words(types: BTreeMap<JsonType, Vec<String>>, presence: &Presence, mode: Option<Mode>) -> Words {
    let mut words = Words::default();
    for (json_type, known) in types {
        words.add(Slot::Type, json_type.word(), known);
    }
    words.add(Slot::Presence, "required", presence.required.clone());
    words.add(Slot::Presence, "conditional", presence.conditional.clone());
    words.add(Slot::Presence, "optional", presence.optional.clone());
    if let Some(mode) = mode {
        words.add(Slot::Mode, "sync", mode.sync);
        words.add(Slot::Mode, "async", mode.r#async);
    }
    words
}

fn sizes(sizes: BTreeMap<JsonType, Sizes>) -> Vec<(String, SizeReading)> {
    let reading = |sizes: Sizes| SizeReading {
        length: sizes.length.count(),
        is_exact: !sizes.at_most,
        bounds: sizes.bounds.count(),
    };
    sizes
        .into_iter()
        .map(|(json_type, sizes)| (json_type.word().to_owned(), reading(sizes)))
        .collect()
}

fn sections(sections: Sections) -> Vec<SectionLayout> {
    let layouts = [
        (Kind::RequestHeader, sections.request_headers),
        (Kind::RequestParameter, sections.request_parameters),
        (Kind::ResponseHeader, sections.response_headers),
        (Kind::ResponseParameter, sections.response_parameters),
        (Kind::Code, sections.codes),
        (Kind::Case, sections.cases),
    ];
    let layouts = layouts.into_iter().filter_map(|(kind, section)| {
        let Section {
            headings,
            end,
            cut,
            labels,
        } = section?;
        Some(SectionLayout {
            kind,
            headings,
            end,
            cut,
            labels,
        })
    });
    layouts.collect()
}

impl JsonType {
    fn word(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Number => "number",
            Self::Integer => "integer",
            Self::Boolean => "boolean",
            Self::Array => "array",
            Self::Object => "object",
        }
    }
}

impl CountWord {
    fn count(self) -> NumberCount {
        match self {
            Self::Characters => NumberCount::Unit(Unit::Characters),
            Self::Value => NumberCount::Unit(Unit::Value),
            Self::Items => NumberCount::Unit(Unit::Items),
            Self::Digits => NumberCount::Digits,
        }
    }
}
