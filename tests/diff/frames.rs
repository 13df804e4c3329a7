//! The example of a rule → two documents that differ in it alone.

use std::path::Path;

use serde_yaml::{Mapping, Value};
use specbind::Failure;
use specbind::comparison::{Version, compare};
use specbind::config::Options;
use specbind::diag::Colour;
use specbind::diff::report::Comparison;
use specbind::diff::{Direction, Frame, Rule};

/// What every document has.
const BASE: &str = "
openapi: 3.1.0
info: { title: API, version: v1 }
paths:
  /a:
    post:
      operationId: a
      responses: { '200': { description: Done. } }
  /s:
    get:
      operationId: s
      parameters:
        - { name: no, in: query, schema: { type: string } }
        - { name: id, in: query, schema: { type: string } }
      responses: { '200': { description: Done. } }
components:
  schemas:
    Cat: { type: object, required: [k], properties: { k: { type: string } } }
    Dog: { type: object, required: [k], properties: { k: { type: string } } }
";

/// The documents before and after.
pub(crate) fn documents(rule: &Rule) -> (String, String) {
    (document(rule, rule.step.old), document(rule, rule.step.new))
}

fn document(rule: &Rule, example: &str) -> String {
    let example: Value =
        serde_yaml::from_str(example).unwrap_or_else(|error| panic!("{}: {error}", rule.id()));
    let mut document: Value = serde_yaml::from_str(BASE).unwrap();
    let is_sent = rule.direction == Some(Direction::Request);
    let within = match (rule.fact.frame, is_sent) {
        (Frame::Document, _) => example,
        (Frame::Operation, _) => at("paths//a/post", example),
        (Frame::Parameters, _) => at("paths//a/post/parameters", example),
        (Frame::Response, _) => at("paths//a/post/responses/200", example),
        (Frame::Headers, _) => at("paths//a/post/responses/200/headers", example),
        (Frame::MediaType, true) => at("paths//a/post/requestBody/content", example),
        (Frame::MediaType, false) => at("paths//a/post/responses/200/content", example),
        (Frame::Schema, true) => at(
            "paths//a/post/requestBody/content/application,json/schema",
            example,
        ),
        (Frame::Schema, false) => at(
            "paths//a/post/responses/200/content/application,json/schema",
            example,
        ),
    };
    merge(&mut document, within);
    serde_yaml::to_string(&document).unwrap()
}

/// The example at a path; an empty step joins the next one as `/…`, and `,` stands for `/`.
fn at(path: &str, example: Value) -> Value {
    let path = path.replace("//", "/,");
    path.rsplit('/').fold(example, |inner, key| {
        let mut outer = Mapping::new();
        outer.insert(Value::String(key.replace(',', "/")), inner);
        Value::Mapping(outer)
    })
}

fn merge(into: &mut Value, from: Value) {
    match (into, from) {
        (Value::Mapping(into), Value::Mapping(from)) => {
            for (key, value) in from {
                match into.get_mut(&key) {
                    Some(known) => merge(known, value),
                    None => drop(into.insert(key, value)),
                }
            }
        }
        (into, from) => *into = from,
    }
}

/// A document of this text, or what is wrong with it.
pub(crate) fn version(name: &str, text: &str) -> Result<Version, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    read(&path)
}

/// A document of a file, or what is wrong with it.
pub(crate) fn read(path: &Path) -> Result<Version, String> {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let shown = |path: &Path| path.file_name().unwrap().into();
    Version::read(path, &name, shown, ("api", &Options::default())).map_err(|failure| match failure
    {
        Failure::Document(report) => report.to_text(Colour::Never),
        Failure::Error(error) => error.to_string(),
    })
}

/// Compares two texts.
pub(crate) fn compare_texts(old: &str, new: &str) -> Result<Comparison, String> {
    Ok(compare(
        &version("old.yaml", old)?,
        &version("new.yaml", new)?,
    ))
}
