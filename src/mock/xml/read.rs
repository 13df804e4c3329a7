//! An XML document → the value that the rules of its schema judge, and what is wrong with its names and kinds.
//!
//! Where a schema has alternatives, each is tried, and the first that the rules accept is taken.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use roxmltree::{Document, Node, NodeId, ParsingOptions};

use super::claim::{Claim, Seen};
use super::object::Known;
use super::part::{Items, Part};
use super::plan::{Kind, Plan, plans};
use crate::mock::reader::Reader;
use crate::model::SchemaId;
use crate::runtime::check::Direction;
use crate::runtime::json::{Json, MAX_DEPTH};
use crate::runtime::violation::Violation;

/// How many elements, attributes and texts are read: a million, so that a document which its entities multiply is refused
/// before it fills the memory.
const MOST_NODES: u32 = 10_u32.pow(6);

/// How many readings are judged in one document. After that the first of each choice is taken.
const MOST_TRIES: usize = 100_000;

/// What was read, and what the rules over JSON cannot say of it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::mock) struct Read {
    pub(in crate::mock) value: Json,
    pub(in crate::mock) problems: Vec<String>,
}

impl Read {
    pub(super) fn of(value: Json) -> Self {
        let problems = Vec::new();
        Self { value, problems }
    }

    /// A list, or the only one of several.
    pub(super) fn list(items: Vec<Self>) -> Self {
        let (values, problems): (Vec<Json>, Vec<Vec<String>>) = items
            .into_iter()
            .map(|item| (item.value, item.problems))
            .unzip();
        let problems = problems.concat();
        let value = Json::Array(values);
        Self { value, problems }
    }

    /// One value, or a list where none is expected: the rules refuse it, unless they take anything.
    pub(super) fn one_or_list(mut found: Vec<Self>) -> Option<Self> {
        match found.len() {
            0 | 1 => found.pop(),
            _ => Some(Self::list(found)),
        }
    }
}

/// Reads a document; the error says why it is none.
pub(in crate::mock) fn read_document(
    reader: &Reader<'_, '_>,
    schema: Option<SchemaId>,
    text: &str,
) -> Result<Read, String> {
    // A document type may be there; its entities are not let grow without end.
    let options = ParsingOptions {
        allow_dtd: true,
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, options);
    let document = document.map_err(|error| format!("is not XML: {error}"))?;
    if nests_too_deep(&document) {
        return Err(format!("has elements nested deeper than {MAX_DEPTH}"));
    }
    let reader = XmlReader {
        reader,
        plans: RefCell::default(),
        objects: RefCell::default(),
        tries: Cell::new(0),
        choices: Cell::new(0),
        known: RefCell::default(),
    };
    let read = reader.root(schema, document.root_element());
    // A schema that is a string may describe its text, or the document as it stands.
    let types = schema.map(|schema| reader.reader.types(schema));
    let is_text = types.is_some_and(|types| types.string && !types.object && !types.array);
    Ok(match schema {
        Some(schema)
            if is_text
                && !(read.problems.is_empty() && reader.judge(schema, &read.value).is_empty()) =>
        {
            Read::of(Json::from(text))
        }
        _ => read,
    })
}

/// Whether a value would nest deeper than JSON may.
fn nests_too_deep(document: &Document<'_>) -> bool {
    let mut depths: HashMap<_, usize> = HashMap::new();
    let mut elements = document.descendants().filter(Node::is_element);
    elements.any(|node| {
        let around = node.parent().and_then(|parent| depths.get(&parent.id()));
        let depth = around.copied().unwrap_or(0) + 1;
        depths.insert(node.id(), depth);
        depth > MAX_DEPTH
    })
}

/// Where an element stands, for people: `/order/lines/line`.
pub(super) fn path(node: &Node<'_, '_>) -> String {
    let around = node.ancestors().filter(Node::is_element);
    let mut names: Vec<&str> = around.map(|node| node.tag_name().name()).collect();
    names.push("");
    names.reverse();
    names.join("/")
}

/// Reads one document.
pub(super) struct XmlReader<'r, 'a> {
    pub(super) reader: &'r Reader<'r, 'a>,
    plans: RefCell<HashMap<SchemaId, Rc<[Plan]>>>,
    /// What objects are made of, by schema and number of the plan.
    pub(super) objects: RefCell<HashMap<(SchemaId, usize), Rc<Known<'a>>>>,
    tries: Cell<usize>,
    /// How many choices are being made, each within the one before.
    pub(super) choices: Cell<usize>,
    /// What was read within choices: the element, its schema, the number of its plan and the place of its items.
    pub(super) known: RefCell<HashMap<Key, Read>>,
}

type Key = (NodeId, SchemaId, usize, Option<String>);

impl XmlReader<'_, '_> {
    fn root(&self, schema: Option<SchemaId>, node: Node<'_, '_>) -> Read {
        let part = Part::root(self.reader, schema);
        let claim = Claim::of(&part, Seen::Element, 0);
        let found = node.tag_name();
        // Of the items nothing says how they are named, unless they do it themselves.
        let mut read = self.element(node, schema, Items::default());
        let misplaced = claim.misplaced(&node);
        read.problems.splice(0..0, misplaced);
        if let Some(name) = claim.name.filter(|name| name != found.name()) {
            let found = found.name();
            let problem = format!("the root element is `{found}`, `{name}` is documented");
            read.problems.insert(0, problem);
        }
        read
    }

    /// A text by its schema.
    pub(super) fn text(&self, text: &str, schema: Option<SchemaId>) -> Read {
        let read =
            schema.and_then(|schema| self.choose(schema, |plan| Some(Read::of(leaf(text, plan)))));
        read.unwrap_or_else(|| Read::of(Json::from(text)))
    }

    /// The first reading that the rules accept, or else the one that breaks fewest; `None` where none finds anything.
    pub(super) fn choose(
        &self,
        schema: SchemaId,
        read_as: impl Fn(&Plan) -> Option<Read>,
    ) -> Option<Read> {
        let plans = self.plans(schema);
        if let [only] = &*plans {
            return read_as(only);
        }
        self.choices.set(self.choices.get() + 1);
        let mut best: Option<(usize, Read)> = None;
        for plan in &*plans {
            let Some(read) = read_as(plan) else {
                continue;
            };
            let broken = self.broken(plan, &read);
            if best.as_ref().is_none_or(|(fewest, _)| broken < *fewest) {
                best = Some((broken, read));
            }
            if broken == 0 || self.tries.get() > MOST_TRIES {
                break;
            }
        }
        self.choices.set(self.choices.get() - 1);
        best.map(|(_, read)| read)
    }

    /// How many rules a reading breaks: of its schema, and again of the alternatives that were chosen, so that of what
    /// breaks all alternatives the nearest is told.
    fn broken(&self, plan: &Plan, read: &Read) -> usize {
        if self.tries.get() > MOST_TRIES {
            return usize::MAX;
        }
        self.tries.set(self.tries.get() + 1);
        let mut broken = read.problems.len();
        for schema in &plan.chosen {
            let found = self.judge(*schema, &read.value);
            if found.iter().any(|violation| violation.code() == "attempts") {
                self.tries.set(usize::MAX);
                return usize::MAX;
            }
            broken += found.len();
        }
        broken
    }

    fn judge(&self, schema: SchemaId, value: &Json) -> Vec<Violation> {
        self.reader.judge.judge(schema, value, Direction::Sent)
    }

    fn plans(&self, schema: SchemaId) -> Rc<[Plan]> {
        let mut known = self.plans.borrow_mut();
        let found = known.entry(schema);
        found
            .or_insert_with(|| plans(self.reader, schema).into())
            .clone()
    }
}

/// A text as the plan takes it. What cannot be read as its type stays a text, so that the rule for types reports it.
pub(super) fn leaf(text: &str, plan: &Plan) -> Json {
    let types = plan.types;
    let string = || Json::from(text);
    if plan.kind == Kind::Literal {
        return match Json::parse(text) {
            Ok(value @ Json::Number(_)) if types.integer || types.number => value,
            Ok(value @ Json::Bool(_)) if types.boolean => value,
            _ => string(),
        };
    }
    match text.is_empty() && types.null && !types.string {
        true => Json::Null,
        false => string(),
    }
}
