//! A page → a draft of its document, for a person to finish. What the page leaves open is a question in it.

mod open;
mod request;
mod response;
mod schema;
mod yaml;

use heck::ToLowerCamelCase;

use super::item::{Aspect, Item, Kind};
use super::page::Page;
use super::profile::Profile;
use open::{Open, listed};
use request::{Request, draft_request};
use response::draft_responses;
use yaml::Node;

const HEADING: &str = "\
# A draft, made from a saved page. Descriptions and meanings are the page's own texts: say them in your words.
# What the page leaves open stands under `x-specbind-questions`. Where headers get their values from
# (`x-specbind-value`) and what they are called (components, `x-specbind-name`) is for you to say as well.
";

/// Drafts the document of the page's operation, as YAML.
pub fn draft_document(page: &Page, profile: &Profile) -> String {
    let mut open = Open::default();
    let about = &page.operation;
    let title = about.word(Aspect::Title).unwrap_or("Untitled operation");
    let version = about.word(Aspect::Version);
    let mut asked = vec![open.question("api-title", "What is the API called?")];
    if version.is_none() {
        asked.push(open.question("api-version", "Which version of the API is described?"));
    }
    let server = open.question("base-url", "Which base URL does the path follow?");
    let (path, operation, headers) = draft_operation(page, profile, &mut open);
    let components = Node::map([("headers", Some(Node::Map(headers.clone())))]);
    let document = Node::map([
        ("openapi", Some(Node::word("3.0.3"))),
        (
            "info",
            Some(Node::map([
                ("title", Some(Node::text(title))),
                ("version", Some(Node::text(version.unwrap_or("1")))),
            ])),
        ),
        ("x-specbind-questions", listed(asked)),
        (
            "servers",
            Some(Node::List(vec![Node::map([
                ("url", Some(Node::text("/"))),
                ("x-specbind-questions", listed(vec![server])),
            ])])),
        ),
        ("security", Some(Node::List(Vec::new()))),
        ("paths", Some(Node::Map(vec![(path, operation)]))),
        ("components", (!headers.is_empty()).then_some(components)),
    ]);
    format!("{HEADING}{}\n", document.to_yaml().trim_start())
}

/// The path, its path item, and the headers that responses share.
fn draft_operation(
    page: &Page,
    profile: &Profile,
    open: &mut Open,
) -> (String, Node, Vec<(String, Node)>) {
    let about = &page.operation;
    let mut asked = Vec::new();
    let method = about.word(Aspect::Method).map(str::to_lowercase);
    let method = method.unwrap_or_else(|| {
        asked.push(open.question("method", "Which HTTP method is it?"));
        "post".to_owned()
    });
    let path = about.word(Aspect::Path).map(str::to_owned);
    let path = path.unwrap_or_else(|| {
        asked.push(open.question("path", "Which path is it?"));
        "/".to_owned()
    });
    let title = about.word(Aspect::Title);
    let request = draft_request(page, profile, open);
    let responses = draft_responses(page, profile, open);
    let cases = draft_cases(page, &request, open, &mut asked);
    let body = request.body.map(|schema| {
        let media_type = Node::map([("schema", Some(schema)), ("examples", cases)]);
        Node::map([
            ("required", Some(Node::word("true"))),
            (
                "content",
                Some(Node::map([("application/json", Some(media_type))])),
            ),
        ])
    });
    let id = operation_id(title, &method, &path);
    let mode = about.word(Aspect::Mode).map(Node::word);
    let operation = Node::map([
        ("operationId", Some(Node::text(id))),
        ("summary", title.map(Node::text)),
        ("description", schema::description(about)),
        ("x-specbind-mode", mode),
        (
            "parameters",
            (!request.parameters.is_empty()).then_some(Node::List(request.parameters)),
        ),
        ("requestBody", body),
        ("responses", Some(responses.responses)),
        ("x-specbind-questions", listed(asked)),
    ]);
    let path_item = Node::Map(vec![(method, operation)]);
    (path, path_item, responses.headers)
}

/// A name of letters and digits.
fn operation_id(title: Option<&str>, method: &str, path: &str) -> String {
    let words = title.map_or_else(|| format!("{method} {path}"), str::to_owned);
    let words = words.replace(['\'', '\u{2019}'], "");
    let words: String = words
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    match words.to_lower_camel_case() {
        id if id.starts_with(|c: char| c.is_ascii_alphabetic()) => id,
        id => format!("operation{id}"),
    }
}

/// Test cases as examples of the body; without a body they are a question.
fn draft_cases(
    page: &Page,
    request: &Request,
    open: &mut Open,
    asked: &mut Vec<Node>,
) -> Option<Node> {
    let cases = page.items(Kind::Case);
    if cases.is_empty() {
        return None;
    }
    let text =
        "Which requests get the answers of the test cases? Those in the examples are invented.";
    asked.push(open.question("case-requests", text));
    let codes = page.items(Kind::Code);
    request.body.as_ref()?;
    let example = |case: &Item| {
        let key = open.id(&format!("case {}", case.name));
        let status = case.word(Aspect::Status)?;
        let mut codes = codes
            .iter()
            .filter(|code| code.word(Aspect::Status) == Some(status));
        let only = codes
            .next()
            .filter(|code| codes.next().is_none() && code.name != status);
        let case_node = Node::map([
            ("status", Some(Node::word(status))),
            ("code", only.map(|code| Node::text(&code.name))),
        ]);
        let example = Node::map([
            ("summary", Some(Node::text(&case.name))),
            ("x-specbind-case", Some(case_node)),
            ("value", Some(request.sample.clone())),
        ]);
        Some((key, example))
    };
    Some(Node::Map(cases.iter().filter_map(example).collect()))
}
