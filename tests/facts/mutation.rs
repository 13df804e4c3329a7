//! Every single change of a tree: each scalar changed, each node removed, each name changed, siblings added.

use serde_yaml::{Mapping, Value};

use super::additions::ADDITIONS;

/// The way from the root to a node.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Step {
    Key(String),
    Index(usize),
}

/// What happens to the node at the end of the way.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    Set(Value),
    Remove,
    Rename(String),
    /// Adds a member to the map at the end of the way.
    Insert(String, Value),
    /// Adds an item to the list at the end of the way.
    Push(Value),
}

/// One change of a document.
#[derive(Clone, Debug)]
pub(crate) struct Mutation {
    pub(crate) way: Vec<Step>,
    pub(crate) change: Change,
}

impl Mutation {
    /// `/paths/…/maxLength`, for people.
    pub(crate) fn pointer(&self) -> String {
        self.way
            .iter()
            .map(|step| match step {
                Step::Key(key) => format!("/{}", key.replace('/', "~1")),
                Step::Index(index) => format!("/{index}"),
            })
            .collect()
    }

    /// The changed tree.
    pub(crate) fn apply(&self, tree: &Value) -> Value {
        let mut changed = tree.clone();
        let (last, parents) = match (&self.change, &self.way[..]) {
            (Change::Insert(..) | Change::Push(_), way) => (None, way),
            (_, [parents @ .., last]) => (Some(last), parents),
            (_, []) => unreachable!("only members and items are changed"),
        };
        let mut node = &mut changed;
        for step in parents {
            node = child(node, step);
        }
        apply_to(node, last, &self.change);
        changed
    }
}

fn child<'v>(node: &'v mut Value, step: &Step) -> &'v mut Value {
    match step {
        Step::Key(key) => node.get_mut(key.as_str()),
        Step::Index(index) => node.get_mut(index),
    }
    .expect("the way exists")
}

fn apply_to(parent: &mut Value, last: Option<&Step>, change: &Change) {
    match (change, last) {
        (Change::Insert(key, value), _) => {
            let map = parent.as_mapping_mut().expect("a map");
            map.insert(key.as_str().into(), value.clone());
        }
        (Change::Push(value), _) => parent
            .as_sequence_mut()
            .expect("a list")
            .push(value.clone()),
        (Change::Set(value), Some(last)) => *child(parent, last) = value.clone(),
        (Change::Remove, Some(Step::Index(index))) => {
            parent.as_sequence_mut().expect("a list").remove(*index);
        }
        (Change::Remove, Some(Step::Key(key))) => {
            parent
                .as_mapping_mut()
                .expect("a map")
                .shift_remove(key.as_str());
        }
        (Change::Rename(name), Some(Step::Key(key))) => rename(parent, key, name),
        _ => unreachable!("only members have names"),
    }
}

fn rename(parent: &mut Value, key: &str, name: &str) {
    let map = std::mem::take(parent.as_mapping_mut().expect("a map"));
    let renamed: Mapping = map
        .into_iter()
        .map(|(other, value)| {
            let matches = other.as_str() == Some(key);
            (if matches { name.into() } else { other }, value)
        })
        .collect();
    *parent = Value::Mapping(renamed);
}

/// Every mutation of `tree`, in its order.
pub(crate) fn mutations(tree: &Value) -> Vec<Mutation> {
    let mut found = Vec::new();
    walk(tree, tree, &mut Vec::new(), &mut found);
    found
}

fn walk(tree: &Value, node: &Value, way: &mut Vec<Step>, found: &mut Vec<Mutation>) {
    let mut add = |way: &[Step], change| {
        found.push(Mutation {
            way: way.to_vec(),
            change,
        });
    };
    for (key, value) in additions(way, node) {
        add(way, Change::Insert(key, value));
    }
    if let Some(sibling) = sibling(way, node) {
        add(way, sibling);
    }
    if !way.is_empty() {
        add(way, Change::Remove);
        if let Some(Step::Key(key)) = way.last() {
            add(way, Change::Rename(other_name(key)));
        }
        for value in other_values(tree, way, node) {
            add(way, Change::Set(value));
        }
    }
    let children: Vec<(Step, &Value)> = match node {
        Value::Mapping(map) => map
            .iter()
            .map(|(key, value)| (Step::Key(key.as_str().expect("a text").to_owned()), value))
            .collect(),
        Value::Sequence(items) => items
            .iter()
            .enumerate()
            .map(|(index, value)| (Step::Index(index), value))
            .collect(),
        _ => Vec::new(),
    };
    for (step, value) in children {
        way.push(step);
        walk(tree, value, way, found);
        way.pop();
    }
}

/// Fields that the specification knows and the node does not have.
fn additions(way: &[Step], node: &Value) -> Vec<(String, Value)> {
    let Value::Mapping(map) = node else {
        return Vec::new();
    };
    let fits = |home: &str| super::additions::fits(home, way, map);
    ADDITIONS
        .iter()
        .filter(|(home, key, _)| fits(home) && !map.contains_key(*key))
        .map(|(_, key, json)| ((*key).to_owned(), serde_yaml::from_str(json).expect("JSON")))
        .collect()
}

/// A copy of the last member or item beside it, under other names.
fn sibling(way: &[Step], node: &Value) -> Option<Change> {
    match node {
        Value::Sequence(items) => Some(Change::Push(renamed(items.last()?))),
        Value::Mapping(map) if is_free(way) => {
            let (key, value) = map.iter().last()?;
            let key = key.as_str()?;
            let name = match key.parse::<u16>() {
                Ok(_) => "418".to_owned(),
                Err(_) => other_name(key),
            };
            Some(Change::Insert(name, renamed(value)))
        }
        _ => None,
    }
}

/// The names in the map at the end of the way are the document's own.
fn is_free(way: &[Step]) -> bool {
    const FREE: [&str; 16] = [
        "paths",
        "responses",
        "headers",
        "content",
        "examples",
        "properties",
        "schemas",
        "parameters",
        "value",
        "x-specbind-zones",
        "x-specbind-settings",
        "x-specbind-signing",
        "x-specbind-enum-descriptions",
        "x-specbind-state",
        "known",
        "when",
    ];
    let is_property =
        matches!(way, [.., Step::Key(parent), Step::Key(_)] if parent == "properties");
    matches!(way.last(), Some(Step::Key(key)) if FREE.contains(&key.as_str())) && !is_property
}

/// The same with other identifiers, so that it can stand beside the original.
fn renamed(value: &Value) -> Value {
    let Value::Mapping(map) = value else {
        return match value.as_str() {
            Some(text) => other_name(text).into(),
            None => value.clone(),
        };
    };
    let mut copy = map.clone();
    for key in ["id", "code", "name", "operationId"] {
        if let Some(text) = copy.get(key).and_then(Value::as_str) {
            let text = text.to_owned();
            copy.insert(key.into(), other_name(&text).into());
        }
    }
    Value::Mapping(copy)
}

fn other_name(name: &str) -> String {
    match name.parse::<u16>() {
        Ok(status) if name.len() == 3 => (status + 1).to_string(),
        _ => format!("{name}x"),
    }
}

/// The sets of words of the specification and of our vocabulary.
const WORDS: &[&[&str]] = &[
    &["array", "boolean", "integer", "number", "object", "string"],
    &["caller", "computed", "encryption", "setting"],
    &["high", "low", "medium", "medium-high"],
    &["hmac-sha1", "hmac-sha256", "hmac-sha512"],
    &["base64", "base64url", "hex"],
    &["async", "sync"],
    &["conditional", "optional"],
    &["encrypted-body", "outgoing-call", "unknown"],
    &["cookie", "header", "path", "query"],
];

/// What the scalar could be instead.
fn other_values(tree: &Value, way: &[Step], node: &Value) -> Vec<Value> {
    match node {
        Value::Bool(value) => vec![(!value).into()],
        Value::Number(number) => {
            let number = number.as_u64().expect("the document has no other numbers");
            let next = number.checked_add(1).map(Value::from);
            next.into_iter()
                .chain(number.checked_sub(1).map(Value::from))
                .collect()
        }
        Value::String(text) => other_texts(tree, way, text),
        _ => Vec::new(),
    }
}

fn other_texts(tree: &Value, way: &[Step], text: &str) -> Vec<Value> {
    if let Some(set) = WORDS.iter().find(|set| set.contains(&text)) {
        let others = set.iter().filter(|word| **word != text);
        return others.map(|word| Value::from(*word)).collect();
    }
    if way.last() == Some(&Step::Key("$ref".to_owned())) {
        return other_references(tree, text);
    }
    if text.starts_with(['+', '-']) {
        return vec!["+05:30".into(), "-01:00".into()];
    }
    vec![format!("{text}x").into()]
}

/// References to the other components of the same kind.
fn other_references(tree: &Value, text: &str) -> Vec<Value> {
    let [_, components, kind, name] = text.split('/').collect::<Vec<_>>()[..] else {
        return Vec::new();
    };
    let components = tree[components][kind].as_mapping().expect("components");
    components
        .keys()
        .filter_map(Value::as_str)
        .filter(|other| *other != name)
        .map(|other| format!("#/components/{kind}/{other}").into())
        .collect()
}
