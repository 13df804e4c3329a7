//! `docs/index.html`: the document as one page for people, which sends calls as well. Fetches nothing by itself.

mod answers;
mod cases;
mod model;
mod operation;
mod overview;
mod properties;
mod row;
mod rules;
mod text;

use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use self::{
    operation::OperationView,
    overview::{AssumptionView, QuestionView, SchemaView, ServerView, TagView},
    row::Row,
};
use super::Emission;

/// Most operations of a document whose crate holds its page: what a thousand operations say is megabytes of HTML, which
/// nobody reviews in a diff.
pub(super) const MOST_OPERATIONS: usize = 300;

/// Styles of every page.
const STYLE: &str = include_str!("../../../templates/page/page.css");

/// The parts of the script of every page, in the order in which they build on each other.
const SCRIPTS: &[&str] = &[
    include_str!("../../../templates/page/decimal.js"),
    include_str!("../../../templates/page/json.js"),
    include_str!("../../../templates/page/judge.js"),
    include_str!("../../../templates/page/keywords.js"),
    include_str!("../../../templates/page/formats.js"),
    include_str!("../../../templates/page/compute.js"),
    include_str!("../../../templates/page/style.js"),
    include_str!("../../../templates/page/content.js"),
    include_str!("../../../templates/page/request.js"),
    include_str!("../../../templates/page/server.js"),
    include_str!("../../../templates/page/samples.js"),
    include_str!("../../../templates/page/program.js"),
    include_str!("../../../templates/page/dom.js"),
    include_str!("../../../templates/page/token.js"),
    include_str!("../../../templates/page/connection.js"),
    include_str!("../../../templates/page/example.js"),
    include_str!("../../../templates/page/form.js"),
    include_str!("../../../templates/page/groups.js"),
    include_str!("../../../templates/page/body.js"),
    include_str!("../../../templates/page/answer.js"),
    include_str!("../../../templates/page/try.js"),
    include_str!("../../../templates/page/search.js"),
    include_str!("../../../templates/page/main.js"),
];

#[derive(Template)]
#[template(path = "page/page.html.askama", escape = "html")]
struct Page<'a> {
    title: String,
    version: String,
    description: String,
    about: Vec<String>,
    servers: Vec<ServerView>,
    settings: Vec<Row>,
    signing: Vec<Row>,
    tags: Vec<TagView>,
    schemas: Vec<SchemaView>,
    assumptions: Vec<AssumptionView>,
    questions: Vec<QuestionView>,
    style: &'a str,
    style_hash: String,
    script: String,
    script_hash: String,
    model: String,
}

/// The reference page of a document: one HTML file that needs nothing beside it.
pub fn reference_page(cx: &Emission<'_>) -> String {
    let script = format!("\"use strict\";\n(() => {{\n{}}})();\n", SCRIPTS.concat());
    let operations: Vec<OperationView> = cx.calls().iter().map(operation::view).collect();
    let page = Page {
        title: text::plain(&cx.api.title),
        version: text::plain(&cx.api.version),
        description: text::markdown(&cx.api.description),
        about: overview::about(cx),
        servers: overview::servers(cx),
        settings: overview::settings_rows(cx),
        signing: overview::signing(cx),
        tags: overview::tags(cx, operations),
        schemas: overview::schemas(cx),
        assumptions: overview::assumptions(cx),
        questions: overview::questions(cx),
        style: STYLE,
        style_hash: hash(STYLE),
        script_hash: hash(&script),
        script,
        model: model::model(cx),
    };
    page.render().expect("templates only print fields") + "\n"
}

/// The name of an inline style or script in a Content Security Policy (CSP Level 3, §2.3.1).
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}
