//! A row of a page → a schema, what it is called, and a value that keeps its rules.

use super::super::item::{Aspect, Item, Unit, Value};
use super::super::profile::Profile;
use super::super::size::resolve_size;
use super::open::{Open, guess, question};
use super::yaml::Node;

/// Characters of an invented value, far more than any field has.
const LONGEST: usize = 10_000;

/// A row and what was made of it.
pub(super) struct Field {
    /// Whether the value is always there.
    pub(super) is_required: bool,
    /// The page's texts.
    pub(super) description: Option<Node>,
    /// Members of the schema.
    pub(super) schema: Vec<(String, Node)>,
    /// `x-specbind-presence`, where `required` does not say it.
    pub(super) presence: Option<Node>,
    /// What is taken to be so.
    pub(super) assumptions: Vec<Node>,
    /// What the row leaves open.
    pub(super) questions: Vec<Node>,
    /// A value that keeps the rules.
    pub(super) sample: Node,
}

pub(super) fn draft_field(item: &Item, profile: &Profile, open: &mut Open) -> Field {
    let json_type = item.word(Aspect::Type).filter(|word| is_type(word));
    let mut draft = Draft {
        item,
        json_type,
        open,
        schema: Vec::new(),
        assumptions: Vec::new(),
        questions: Vec::new(),
    };
    draft.push_type();
    let size = draft.push_size(profile);
    if let Some(form) = item.word(Aspect::Form) {
        draft.push("x-specbind-form", Node::text(form));
    }
    let first = draft.push_values();
    let presence = draft.presence();
    Field {
        is_required: item.word(Aspect::Presence) == Some("required"),
        description: description(item),
        presence,
        sample: first.unwrap_or_else(|| sample(json_type, size.as_ref())),
        schema: draft.schema,
        assumptions: draft.assumptions,
        questions: draft.questions,
    }
}

/// A row on its way into a schema.
struct Draft<'d> {
    item: &'d Item,
    json_type: Option<&'d str>,
    open: &'d mut Open,
    schema: Vec<(String, Node)>,
    assumptions: Vec<Node>,
    questions: Vec<Node>,
}

impl Draft<'_> {
    fn push(&mut self, keyword: &str, node: Node) {
        self.schema.push((keyword.to_owned(), node));
    }

    fn ask(&mut self, words: &str, text: String) {
        let words = format!("{} {words}", self.item.name);
        self.questions.push(self.open.question(&words, text));
    }

    fn push_type(&mut self) {
        let name = &self.item.name;
        match self.json_type {
            Some(word) => self.push("type", Node::word(word)),
            None => self.ask("type", format!("Which JSON type has `{name}`?")),
        }
        if self.json_type == Some("number") {
            self.ask("whole", format!("Is `{name}` a whole number?"));
        }
    }

    /// Adds the limits of the size, and gives it back.
    fn push_size(&mut self, profile: &Profile) -> Option<Value> {
        let size = self.item.about(Aspect::Size).next()?;
        let reading = profile.size_reading(self.json_type.unwrap_or("string"));
        let resolved = resolve_size(&size.value, reading);
        match &resolved {
            Some(size) => self.schema.extend(limits(size)),
            None => self.ask("size", format!("What does `{}` mean?", size.said)),
        }
        resolved
    }

    /// Adds the allowed values with their meanings, and gives the first one back.
    fn push_values(&mut self) -> Option<Node> {
        let values = self.item.values.iter();
        let values: Option<Vec<Node>> = values
            .map(|value| allowed(&value.name, self.json_type))
            .collect();
        let Some(values) = values else {
            let text = format!("Which values may `{}` have?", self.item.name);
            self.ask("values", text);
            return None;
        };
        let first = values.first().cloned()?;
        self.push("enum", Node::List(values));
        self.schema.extend(meanings(self.item));
        Some(first)
    }

    /// What neither `required` nor its absence says.
    fn presence(&mut self) -> Option<Node> {
        let name = &self.item.name;
        match self.item.word(Aspect::Presence) {
            Some("required" | "optional") => None,
            Some("conditional") => {
                let id = self.open.id(&format!("{name} presence"));
                let asked = question(&id, format!("When is `{name}` there?"));
                self.questions.push(asked);
                let text = "The page's words are in the description.";
                Some(Node::map([
                    ("is", Some(Node::word("conditional"))),
                    ("when", Some(Node::word("unknown"))),
                    ("text", Some(Node::text(text))),
                    ("question", Some(Node::word(&id))),
                ]))
            }
            Some(other) => {
                let id = self.open.id(&format!("{name} presence"));
                let text = format!("`{other}` is taken for optional.");
                self.assumptions.push(guess(&id, text, other));
                None
            }
            None => {
                self.ask("presence", format!("Is `{name}` required?"));
                None
            }
        }
    }
}

/// The page's texts, line by line.
pub(super) fn description(item: &Item) -> Option<Node> {
    let texts: Vec<&str> = item
        .about(Aspect::Text)
        .map(|text| text.said.as_str())
        .collect();
    (!texts.is_empty()).then(|| Node::text(texts.join("\n")))
}

fn is_type(word: &str) -> bool {
    ["string", "number", "integer", "boolean", "array", "object"].contains(&word)
}

fn limits(size: &Value) -> Vec<(String, Node)> {
    let Value::Document { unit, least, most } = size else {
        return Vec::new();
    };
    let names = match unit {
        Unit::Characters => ["minLength", "maxLength"],
        Unit::Value => ["minimum", "maximum"],
        Unit::Items => ["minItems", "maxItems"],
    };
    let bounds = names.into_iter().zip([least, most]);
    bounds
        .filter_map(|(name, bound)| Some((name.to_owned(), Node::word(bound.as_deref()?))))
        .collect()
}

/// An allowed value; `None` when the type has no such value.
fn allowed(value: &str, json_type: Option<&str>) -> Option<Node> {
    match json_type {
        Some("number" | "integer") => {
            let is_number = value.parse::<f64>().is_ok() && !value.contains(['e', 'E', 'n', 'i']);
            is_number.then(|| Node::word(value))
        }
        Some("boolean") => ["true", "false"]
            .contains(&value)
            .then(|| Node::word(value)),
        Some("array" | "object") => None,
        _ => Some(Node::text(value)),
    }
}

fn meanings(item: &Item) -> Option<(String, Node)> {
    let meanings = item.values.iter().filter_map(|value| {
        let meaning = value.word(Aspect::Text)?;
        Some((value.name.clone(), Node::text(meaning)))
    });
    let meanings: Vec<_> = meanings.collect();
    (!meanings.is_empty()).then(|| {
        (
            "x-specbind-enum-descriptions".to_owned(),
            Node::Map(meanings),
        )
    })
}

fn sample(json_type: Option<&str>, size: Option<&Value>) -> Node {
    let least = match size {
        Some(Value::Document { least, .. }) => least.as_deref(),
        _ => None,
    };
    let count = || {
        least
            .and_then(|least| least.parse().ok())
            .unwrap_or(0)
            .min(LONGEST)
    };
    match json_type {
        Some("number" | "integer") => Node::word(least.unwrap_or("0")),
        Some("boolean") => Node::word("true"),
        Some("object") => Node::Map(Vec::new()),
        Some("array") => Node::List(vec![Node::text("x"); count()]),
        _ => Node::text("x".repeat(count().max(1))),
    }
}
