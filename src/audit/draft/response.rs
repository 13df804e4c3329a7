//! Codes, response headers and response parameters of a page → responses.

use heck::ToUpperCamelCase;

use super::super::item::{Aspect, Item, Kind};
use super::super::page::Page;
use super::super::profile::Profile;
use super::open::{Open, guess, listed};
use super::request::draft_body;
use super::schema::{description, draft_field};
use super::yaml::Node;

/// The member of a body that a code is taken to stand in.
const CODE: &str = "code";

/// Responses, and the headers that they share.
pub(super) struct Responses {
    /// `responses`.
    pub(super) responses: Node,
    /// `components/headers`.
    pub(super) headers: Vec<(String, Node)>,
}

pub(super) fn draft_responses(page: &Page, profile: &Profile, open: &mut Open) -> Responses {
    let codes = page.items(Kind::Code);
    let headers = page.items(Kind::ResponseHeader);
    let headers: Vec<(String, String, Node)> = headers
        .iter()
        .map(|item| {
            let key = open.id(&format!("header {}", item.name));
            (item.name.clone(), key, draft_header(item, profile, open))
        })
        .collect();
    let shared = || {
        let refer = |(name, key, _): &(String, String, Node)| {
            let reference = Node::text(format!("#/components/headers/{key}"));
            (name.clone(), Node::map([("$ref", Some(reference))]))
        };
        (!headers.is_empty()).then(|| Node::Map(headers.iter().map(refer).collect()))
    };
    let mut responses = Vec::new();
    for status in statuses(page) {
        let of_status: Vec<&Item> = codes
            .iter()
            .filter(|code| code.word(Aspect::Status) == Some(&status))
            .collect();
        let response = draft_response(&status, &of_status, shared(), page, profile, open);
        responses.push((status, response));
    }
    if responses.is_empty() {
        let asked = open.question("answers", "Which statuses and bodies can come back?");
        let response = Node::map([
            ("description", Some(Node::text("The page names no answer."))),
            ("headers", shared()),
            ("x-specbind-questions", listed(vec![asked])),
        ]);
        responses.push(("default".to_owned(), response));
    }
    Responses {
        responses: Node::Map(responses),
        headers: headers
            .into_iter()
            .map(|(_, key, node)| (key, node))
            .collect(),
    }
}

/// Every status of a code or test case, in the page's order.
fn statuses(page: &Page) -> Vec<String> {
    let mut statuses: Vec<String> = Vec::new();
    for kind in [Kind::Code, Kind::Case] {
        let items = page.items(kind);
        for status in items.iter().filter_map(|item| item.word(Aspect::Status)) {
            if !statuses.iter().any(|known| known == status) {
                statuses.push(status.to_owned());
            }
        }
    }
    statuses
}

fn draft_header(item: &Item, profile: &Profile, open: &mut Open) -> Node {
    let mut field = draft_field(item, profile, open);
    let presence = field
        .presence
        .map(|presence| ("x-specbind-presence".to_owned(), presence));
    field.schema.extend(presence);
    Node::map([
        ("description", field.description),
        ("required", field.is_required.then(|| Node::word("true"))),
        ("schema", Some(Node::Map(field.schema))),
        ("x-specbind-assumptions", listed(field.assumptions)),
        ("x-specbind-questions", listed(field.questions)),
    ])
}

fn draft_response(
    status: &str,
    codes: &[&Item],
    headers: Option<Node>,
    page: &Page,
    profile: &Profile,
    open: &mut Open,
) -> Node {
    let codes = codes.iter().copied();
    let (coded, plain): (Vec<&Item>, Vec<&Item>) = codes.partition(|code| code.name != status);
    let body = draft_answer(status, !coded.is_empty(), page, profile, open);
    let content = body.map(|schema| {
        let media_type = Node::map([("schema", Some(schema))]);
        Node::map([("application/json", Some(media_type))])
    });
    let (mut assumptions, mut asked) = (Vec::new(), Vec::new());
    if !coded.is_empty() {
        assumptions.push(assume_place(status, open));
        let text =
            format!("What is the body of an answer {status}, and where does the code stand in it?");
        asked.push(open.question(&format!("body {status}"), text));
    }
    let words = plain.first().and_then(|code| description(code));
    let words = words.unwrap_or_else(|| Node::text(format!("Answer {status}.")));
    Node::map([
        ("description", Some(words)),
        ("headers", headers),
        ("content", content),
        ("x-specbind-codes", draft_codes(&coded)),
        ("x-specbind-assumptions", listed(assumptions)),
        ("x-specbind-questions", listed(asked)),
    ])
}

/// The body of an answer: the page's rows for a success, else nothing but the place of the code.
fn draft_answer(
    status: &str,
    has_code: bool,
    page: &Page,
    profile: &Profile,
    open: &mut Open,
) -> Option<Node> {
    let rows: Vec<&Item> = page.items(Kind::ResponseParameter).iter().collect();
    let body = match status.starts_with('2') && !rows.is_empty() {
        true => Some(draft_body(&rows, profile, open).0),
        false => has_code.then(|| Node::map([("type", Some(Node::word("object")))])),
    };
    match has_code && !rows.iter().any(|row| row.name == CODE) {
        true => body.map(with_code),
        false => body,
    }
}

/// Adds the member that the codes are taken to stand in.
fn with_code(body: Node) -> Node {
    let Node::Map(mut members) = body else {
        return body;
    };
    let code = (
        CODE.to_owned(),
        Node::map([("type", Some(Node::word("string")))]),
    );
    let properties = members.iter_mut().find(|(name, _)| name == "properties");
    match properties {
        Some((_, Node::Map(properties))) => properties.push(code),
        _ => members.push(("properties".to_owned(), Node::Map(vec![code]))),
    }
    Node::Map(members)
}

/// Where the codes stand is a guess until somebody has seen an answer.
fn assume_place(status: &str, open: &mut Open) -> Node {
    let id = open.id(&format!("code place {status}"));
    let text = format!("The code stands in the member `{CODE}` of the body.");
    guess(&id, text, "Does not say where the code stands.")
}

fn draft_codes(codes: &[&Item]) -> Option<Node> {
    let mut names: Vec<String> = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    let mut drafted = Vec::new();
    for code in codes {
        if seen.contains(&code.name.as_str()) {
            continue;
        }
        seen.push(&code.name);
        let message = code.word(Aspect::Message).unwrap_or(&code.name);
        let mut name = message.to_upper_camel_case();
        let is_ident = name.starts_with(|c: char| c.is_alphabetic());
        if !is_ident || names.contains(&name) {
            name = format!("Code {} {name}", code.name).to_upper_camel_case();
        }
        names.push(name.clone());
        let meaning = description(code).unwrap_or_else(|| Node::text(message));
        drafted.push(Node::map([
            ("code", Some(Node::text(&code.name))),
            ("name", Some(Node::text(name))),
            ("message", Some(Node::text(message))),
            ("meaning", Some(meaning)),
        ]));
    }
    (!drafted.is_empty()).then(|| {
        Node::map([
            ("at", Some(Node::text(format!("/{CODE}")))),
            ("codes", Some(Node::List(drafted))),
        ])
    })
}
