//! A row of a page → a schema, what it is called, and a value that keeps its rules.

use super::super::item::{Aspect, Item, Unit, Value};
use super::super::profile::Profile;
use super::super::size::resolve_size;
use super::open::{Open, guess};
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
    let mut questions = Vec::new();
    let json_type = item.word(Aspect::Type).filter(|word| is_type(word));
    let mut ask = |open: &mut Open, words: &str, text: String| {
        questions.push(open.question(&format!("{} {words}", item.name), text));
    };
    let mut schema = Vec::new();
    match json_type {
        Some(word) => {
            schema.push(("type".to_owned(), Node::word(word)));
            if word == "number" {
                ask(open, "whole", format!("Is `{}` a whole number?", item.name));
            }
        }
        None => ask(
            open,
            "type",
            format!("Which JSON type has `{}`?", item.name),
        ),
    }
    let size = item.about(Aspect::Size).next();
    let reading = profile.size_reading(json_type.unwrap_or("string"));
    let resolved = size.and_then(|size| resolve_size(&size.value, reading));
    match (&resolved, size) {
        (Some(size), _) => schema.extend(limits(size)),
        (None, Some(size)) => ask(open, "size", format!("What does `{}` mean?", size.said)),
        (None, None) => {}
    }
    if let Some(form) = item.word(Aspect::Form) {
        schema.push(("x-specbind-form".to_owned(), Node::text(form)));
    }
    let values: Option<Vec<Node>> = item
        .values
        .iter()
        .map(|value| allowed(&value.name, json_type))
        .collect();
    match &values {
        Some(values) if values.is_empty() => {}
        Some(values) => {
            schema.push(("enum".to_owned(), Node::List(values.clone())));
            schema.extend(meanings(item));
        }
        None => ask(
            open,
            "values",
            format!("Which values may `{}` have?", item.name),
        ),
    }
    let mut assumptions = Vec::new();
    let presence = draft_presence(item, open, &mut assumptions, &mut questions);
    let first = values.and_then(|values| values.into_iter().next());
    Field {
        is_required: item.word(Aspect::Presence) == Some("required"),
        description: description(item),
        presence,
        assumptions,
        questions,
        sample: first.unwrap_or_else(|| sample(json_type, resolved.as_ref())),
        schema,
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

/// What neither `required` nor its absence says.
fn draft_presence(
    item: &Item,
    open: &mut Open,
    assumptions: &mut Vec<Node>,
    questions: &mut Vec<Node>,
) -> Option<Node> {
    match item.word(Aspect::Presence) {
        Some("required" | "optional") => None,
        Some("conditional") => {
            let id = open.id(&format!("{} presence", item.name));
            let text = format!("When is `{}` there?", item.name);
            questions.push(super::open::question(&id, text));
            Some(Node::map([
                ("is", Some(Node::word("conditional"))),
                ("when", Some(Node::word("unknown"))),
                (
                    "text",
                    Some(Node::text("The page's words are in the description.")),
                ),
                ("question", Some(Node::word(&id))),
            ]))
        }
        Some(other) => {
            let id = open.id(&format!("{} presence", item.name));
            assumptions.push(guess(
                &id,
                format!("`{other}` is taken for optional."),
                other,
            ));
            None
        }
        None => {
            let text = format!("Is `{}` required?", item.name);
            questions.push(open.question(&format!("{} presence", item.name), text));
            None
        }
    }
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
