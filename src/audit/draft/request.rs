//! Headers and parameters of a page → parameters and the body of an operation.

use super::super::item::{Aspect, Item, Kind};
use super::super::page::Page;
use super::super::profile::Profile;
use super::open::{Open, listed};
use super::schema::{Field, draft_field};
use super::yaml::Node;

/// What is sent.
pub(super) struct Request {
    /// `parameters`.
    pub(super) parameters: Vec<Node>,
    /// The schema of the body; `None` when there is none.
    pub(super) body: Option<Node>,
    /// A body that keeps its rules.
    pub(super) sample: Node,
}

pub(super) fn draft_request(page: &Page, profile: &Profile, open: &mut Open) -> Request {
    let operation = &page.operation;
    let path = operation.word(Aspect::Path).unwrap_or_default();
    let rows = page.items(Kind::RequestParameter);
    let is_in_path = |item: &&Item| path.contains(&format!("{{{}}}", item.name));
    let has_body = !matches!(
        operation.word(Aspect::Method),
        Some("GET" | "HEAD" | "DELETE" | "OPTIONS" | "TRACE")
    );
    let mut parameters = Vec::new();
    for item in page.items(Kind::RequestHeader) {
        parameters.push(draft_parameter(item, "header", profile, open));
    }
    for item in rows.iter().filter(is_in_path) {
        parameters.push(draft_parameter(item, "path", profile, open));
    }
    parameters.extend(unlisted(path, rows, open));
    let others: Vec<&Item> = rows.iter().filter(|item| !is_in_path(item)).collect();
    if !has_body {
        for item in &others {
            parameters.push(draft_parameter(item, "query", profile, open));
        }
    }
    let body = (has_body && !others.is_empty()).then(|| draft_body(&others, profile, open));
    let (body, sample) = match body {
        Some((schema, sample)) => (Some(schema), sample),
        None => (None, Node::Map(Vec::new())),
    };
    Request {
        parameters,
        body,
        sample,
    }
}

fn draft_parameter(item: &Item, location: &str, profile: &Profile, open: &mut Open) -> Node {
    let field = draft_field(item, profile, open);
    let is_required = field.is_required || location == "path";
    Node::map([
        ("name", Some(Node::text(&item.name))),
        ("in", Some(Node::word(location))),
        ("description", field.description),
        ("required", is_required.then(|| Node::word("true"))),
        ("schema", Some(Node::Map(field.schema))),
        ("x-specbind-presence", field.presence),
        ("x-specbind-assumptions", listed(field.assumptions)),
        ("x-specbind-questions", listed(field.questions)),
    ])
}

/// Places in the path that no row describes.
fn unlisted(path: &str, rows: &[Item], open: &mut Open) -> Vec<Node> {
    let places = path.split('{').skip(1);
    let names = places.filter_map(|rest| rest.split_once('}').map(|(name, _)| name));
    let names = names.filter(|name| !rows.iter().any(|row| row.name == **name));
    let draft = |name: &str| {
        let question = open.question(&format!("{name} value"), format!("What is `{name}`?"));
        Node::map([
            ("name", Some(Node::text(name))),
            ("in", Some(Node::word("path"))),
            ("required", Some(Node::word("true"))),
            (
                "schema",
                Some(Node::map([("type", Some(Node::word("string")))])),
            ),
            ("x-specbind-questions", listed(vec![question])),
        ])
    };
    names.map(draft).collect()
}

/// The schema of a body with these rows, and a value that keeps its rules.
pub(super) fn draft_body(rows: &[&Item], profile: &Profile, open: &mut Open) -> (Node, Node) {
    let (mut properties, mut required, mut sample) = (Vec::new(), Vec::new(), Vec::new());
    let mut asked = Vec::new();
    for item in rows {
        if properties.iter().any(|(name, _)| *name == item.name) {
            let text = format!(
                "Inside which parameter does the second `{}` stand?",
                item.name
            );
            asked.push(open.question(&format!("{} again", item.name), text));
            continue;
        }
        if is_element(item, rows, profile) {
            continue;
        }
        let elements = rows.iter().find(|row| is_element_of(row, item, profile));
        let mut field = draft_field(item, profile, open);
        if item.word(Aspect::Type) == Some("array") {
            let inner = elements.map(|row| draft_field(row, profile, open));
            field.sample = elements_sample(&field.sample, inner.as_ref());
            let inner = inner.map_or_else(|| Node::Map(Vec::new()), property);
            field.schema.push(("items".to_owned(), inner));
        }
        if item.word(Aspect::Type) == Some("object") {
            let text = format!("Which of the rows stand inside `{}`?", item.name);
            field
                .questions
                .push(open.question(&format!("{} members", item.name), text));
        }
        if field.is_required {
            required.push(Node::text(&item.name));
            sample.push((item.name.clone(), field.sample.clone()));
        }
        properties.push((item.name.clone(), property(field)));
    }
    let schema = Node::map([
        ("type", Some(Node::word("object"))),
        (
            "required",
            (!required.is_empty()).then_some(Node::List(required)),
        ),
        ("properties", Some(Node::Map(properties))),
        ("x-specbind-questions", listed(asked)),
    ]);
    (schema, Node::Map(sample))
}

/// A row as the schema of a property.
fn property(field: Field) -> Node {
    let Field {
        is_required: _,
        description,
        schema,
        presence,
        assumptions,
        questions: asked,
        sample: _,
    } = field;
    let mut members = Vec::new();
    members.extend(description.map(|text| ("description".to_owned(), text)));
    members.extend(schema);
    members.extend(presence.map(|presence| ("x-specbind-presence".to_owned(), presence)));
    let key = "x-specbind-assumptions";
    members.extend(listed(assumptions).map(|assumptions| (key.to_owned(), assumptions)));
    members.extend(listed(asked).map(|asked| ("x-specbind-questions".to_owned(), asked)));
    Node::Map(members)
}

/// As many elements as the list's own sample has.
fn elements_sample(list: &Node, elements: Option<&Field>) -> Node {
    match (list, elements) {
        (Node::List(items), Some(field)) => Node::List(vec![field.sample.clone(); items.len()]),
        (list, _) => list.clone(),
    }
}

fn is_element_of(row: &Item, list: &Item, profile: &Profile) -> bool {
    let pattern = profile.field.item.as_ref();
    list.word(Aspect::Type) == Some("array")
        && pattern.is_some_and(|pattern| pattern.replace("{name}", &list.name) == row.name)
}

fn is_element(row: &Item, rows: &[&Item], profile: &Profile) -> bool {
    rows.iter().any(|list| is_element_of(row, list, profile))
}
