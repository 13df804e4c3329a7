//! One fact with a name of its own: a parameter, a header, a property, a setting.

use super::super::{Emission, doc, remarks};
use super::text::{escape, markdown, plain, sentence, slug};
use crate::{
    analyze::shape::Kind,
    model::{Additional, Assumption, Notes, Presence, PresenceWord, Question, Schema, SchemaId},
};

/// How deep objects without a name of their own are shown inside each other.
pub(super) const DEEPEST: usize = 12;

/// A named fact and all that is said of it. Texts are HTML, unless they are names.
#[derive(Default)]
pub(super) struct Row {
    pub(super) anchor: String,
    pub(super) name: String,
    /// How deep it stands in the value.
    pub(super) depth: usize,
    pub(super) kind: String,
    pub(super) presence: &'static str,
    pub(super) is_deprecated: bool,
    pub(super) is_secret: bool,
    pub(super) description: String,
    pub(super) facts: Vec<String>,
    pub(super) values: Vec<(String, String)>,
    pub(super) remarks: Vec<String>,
}

/// The word for whether a value has to be there.
pub(super) fn presence_word(required: bool, presence: Option<&Presence>) -> &'static str {
    match presence.map(|presence| presence.is) {
        Some(PresenceWord::Conditional) => "conditional",
        _ if required => "required",
        _ => "optional",
    }
}

/// Where to read on about an assumption or a question.
pub(super) fn note_anchor(kind: &str, id: &str) -> String {
    format!("{kind}-{}", slug(id))
}

/// Assumptions and questions, each as a line that links to the whole of it.
pub(super) fn notes(notes: &Notes) -> Vec<String> {
    let assumptions = notes.assumptions.iter().map(assumption);
    assumptions
        .chain(notes.questions.iter().map(question))
        .collect()
}

fn assumption(assumption: &Assumption) -> String {
    let anchor = note_anchor("assumption", &assumption.id);
    let text = sentence(&doc::sentence(&assumption.text));
    format!("<a href=\"#{anchor}\">Assumption</a>: {text}")
}

fn question(question: &Question) -> String {
    let anchor = note_anchor("question", &question.id);
    let text = sentence(&doc::sentence(&question.text));
    format!("<a href=\"#{anchor}\">Open question</a>: {text}")
}

/// The anchor of a named schema.
pub(super) fn schema_anchor(name: &str) -> String {
    format!("schema-{}", slug(name))
}

/// When a value is there, and what is open about it.
pub(super) fn presence(cx: &Emission<'_>, presence: &Presence) -> Vec<String> {
    let condition = sentence(&doc::condition(presence));
    let questions = cx
        .api
        .questions()
        .filter(|question| Some(&question.id) == presence.question.as_ref());
    std::iter::once(condition)
        .chain(questions.map(question))
        .collect()
}

impl Emission<'_> {
    /// What holds a value of the schema, in JSON's words, with links to named schemas.
    pub(super) fn kind_html(&self, id: SchemaId) -> String {
        self.kind_within(id, 0)
    }

    /// Like [`Self::kind_html`], but says what a named schema is itself.
    pub(super) fn own_kind(&self, id: SchemaId) -> String {
        match self.tables.shapes[id].kind {
            Kind::Same(target) => self.kind_html(target),
            _ => self.unnamed_kind(id, 0),
        }
    }

    /// The name of the schema, or of the one that it stands for.
    pub(super) fn schema_name(&self, id: SchemaId) -> Option<&String> {
        let held = self.tables.shapes.resolve(id).0;
        let mut both = [id, held].into_iter();
        both.find_map(|id| self.api[id].component.as_ref())
    }

    fn kind_within(&self, id: SchemaId, depth: usize) -> String {
        let (_, nullable) = self.tables.shapes.resolve(id);
        match self.schema_name(id) {
            Some(name) => {
                let null = if nullable { " or null" } else { "" };
                let (anchor, name) = (schema_anchor(name), escape(&plain(name)));
                format!("<a href=\"#{anchor}\">{name}</a>{null}")
            }
            None if depth > DEEPEST => "any value".to_owned(),
            None => self.unnamed_kind(id, depth),
        }
    }

    fn unnamed_kind(&self, id: SchemaId, depth: usize) -> String {
        let (held, nullable) = self.tables.shapes.resolve(id);
        let null = if nullable { " or null" } else { "" };
        let kind = self.kind_word(&self.tables.shapes[held].kind, depth);
        format!("{kind}{null}")
    }

    fn kind_word(&self, kind: &Kind, depth: usize) -> String {
        let inner = |id: &SchemaId| self.kind_within(*id, depth + 1);
        let either = |parts: Vec<String>| parts.join(" or ");
        match kind {
            Kind::Json | Kind::Same(_) => "any value".to_owned(),
            Kind::Boolean => "boolean".to_owned(),
            Kind::Integer(_) => "integer".to_owned(),
            Kind::Float | Kind::Number => "number".to_owned(),
            Kind::Text | Kind::Formatted(_) | Kind::Enum(_) => "string".to_owned(),
            Kind::File => "file".to_owned(),
            Kind::List(item) => format!("array of {}", inner(item)),
            Kind::ListOfAny => "array".to_owned(),
            Kind::Tuple(items) => {
                let items: Vec<String> = items.iter().map(inner).collect();
                format!("array of {}", items.join(", "))
            }
            Kind::Map(Some(value)) => format!("object of {}", inner(value)),
            Kind::Map(None) | Kind::Struct(_) => "object".to_owned(),
            Kind::Union(parts) => either(parts.iter().map(inner).collect()),
            Kind::Mixed(kinds) => {
                let words = kinds.iter().map(|kind| self.kind_word(kind, depth + 1));
                either(words.collect())
            }
        }
    }

    /// A row for a value of the schema; `text` is said instead of the schema's own description.
    pub(super) fn row(&self, anchor: String, name: &str, id: SchemaId, text: &str) -> Row {
        let held = &self.api[self.tables.shapes.resolve(id).0];
        let own = &self.api[id];
        let described = [text, &own.description, &held.description]
            .into_iter()
            .find(|text| !text.trim().is_empty())
            .unwrap_or_default();
        Row {
            anchor,
            name: plain(name),
            kind: self.kind_html(id),
            is_deprecated: own.deprecated || held.deprecated,
            is_secret: own.secret || held.secret,
            description: markdown(described),
            facts: facts(described, held),
            values: values(held),
            remarks: notes(&own.notes),
            ..Row::default()
        }
    }
}

/// What a validator judges of the value itself, and what else is said of it, a line each.
pub(super) fn facts(described: &str, schema: &Schema) -> Vec<String> {
    let more = [
        schema
            .format
            .as_ref()
            .map(|format| format!("Format: `{}`.", doc::inline(format))),
        schema
            .string
            .pattern
            .as_ref()
            .map(|pattern| format!("Matches `{}`.", doc::inline(pattern))),
        schema
            .array
            .unique_items
            .then(|| "No two items are equal.".to_owned()),
        matches!(schema.object.additional, Additional::Closed)
            .then(|| "No other members.".to_owned()),
    ];
    let limits = doc::limits(schema).into_iter();
    limits
        .chain(more.into_iter().flatten())
        .chain(remarks::schema_remarks(described, schema))
        .map(|fact| sentence(&fact))
        .collect()
}

/// The allowed values, and what they mean.
fn values(schema: &Schema) -> Vec<(String, String)> {
    let values = schema.enumeration.iter().flatten();
    let values = values.map(|value| {
        let text = match value {
            crate::runtime::json::Json::String(text) => text.clone(),
            other => other.to_string(),
        };
        let meaning = schema
            .enum_descriptions
            .get(&text)
            .map(|meaning| sentence(meaning));
        (plain(&text), meaning.unwrap_or_default())
    });
    values.collect()
}
