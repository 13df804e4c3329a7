//! Fields of the specification that the document does not use, each with a value to try.

use serde_yaml::Mapping;

use super::mutation::Step;

const NOTE: &str =
    r#"[{"id": "added-note", "text": "Added.", "source": "test", "certainty": "low"}]"#;
const QUESTION: &str = r#"[{"id": "added-question", "text": "Added?"}]"#;
const DOCS: &str = r#"{"url": "https://docs.example", "description": "Added."}"#;

/// Home of the field, its name, and a value in JSON.
pub(crate) const ADDITIONS: &[(&str, &str, &str)] = &[
    (
        "root",
        "tags",
        r#"[{"name": "added", "description": "Added."}]"#,
    ),
    ("root", "externalDocs", DOCS),
    ("root", "x-specbind-assumptions", NOTE),
    ("root", "x-specbind-questions", QUESTION),
    (
        "info",
        "contact",
        r#"{"name": "Support", "email": "support@a.example"}"#,
    ),
    ("info", "license", r#"{"name": "MIT"}"#),
    ("info", "termsOfService", r#""https://terms.example""#),
    (
        "server",
        "variables",
        r#"{"region": {"default": "eu", "enum": ["eu", "us"], "description": "Added."}}"#,
    ),
    ("path item", "summary", r#""Added""#),
    ("path item", "description", r#""Added""#),
    (
        "path item",
        "servers",
        r#"[{"url": "https://added.example"}]"#,
    ),
    (
        "path item",
        "parameters",
        r#"[{"name": "added", "in": "query", "schema": {"type": "string"}}]"#,
    ),
    (
        "path item",
        "get",
        r#"{"operationId": "added", "responses": {"204": {"description": "Added."}}}"#,
    ),
    ("operation", "tags", r#"["added"]"#),
    ("operation", "externalDocs", DOCS),
    ("operation", "deprecated", "true"),
    ("operation", "security", r#"[{}]"#),
    (
        "operation",
        "servers",
        r#"[{"url": "https://added.example"}]"#,
    ),
    ("operation", "x-specbind-name", r#""added""#),
    (
        "operation",
        "callbacks",
        r#"{"added": {"{$request.body#/url}": {"post": {"responses": {"200": {"description": "Added."}}}}}}"#,
    ),
    ("responses", "500", r#"{"description": "Added."}"#),
    ("responses", "default", r#"{"description": "Added."}"#),
    (
        "response",
        "links",
        r#"{"added": {"operationId": "modifyCardStatus"}}"#,
    ),
    ("request body", "description", r#""Added""#),
    (
        "media type",
        "example",
        r#"{"userId": 1, "status": "SUSPEND"}"#,
    ),
    ("parameter", "deprecated", "true"),
    ("parameter", "explode", "true"),
    ("parameter", "x-specbind-form", r#""added""#),
    ("parameter", "x-specbind-secret", "true"),
    ("parameter", "x-specbind-questions", QUESTION),
    ("parameter", "x-specbind-assumptions", NOTE),
    ("parameter", "x-specbind-name", r#""addedName""#),
    (
        "parameter",
        "x-specbind-presence",
        r#"{"is": "optional", "when": "encrypted-body", "text": "Added."}"#,
    ),
    ("header", "deprecated", "true"),
    ("header", "x-specbind-form", r#""added""#),
    ("header", "x-specbind-secret", "true"),
    ("header", "x-specbind-questions", QUESTION),
    ("header", "x-specbind-assumptions", NOTE),
    ("components", "parameters", "{}"),
    (
        "components",
        "responses",
        r#"{"Added": {"description": "Added."}}"#,
    ),
    (
        "components",
        "requestBodies",
        r#"{"Added": {"content": {"application/json": {"schema": {"type": "string"}}}}}"#,
    ),
    ("components", "examples", r#"{"Added": {"value": 1}}"#),
    (
        "components",
        "links",
        r#"{"Added": {"operationId": "modifyCardStatus"}}"#,
    ),
    (
        "components",
        "securitySchemes",
        r#"{"Added": {"type": "http", "scheme": "bearer"}}"#,
    ),
    ("schema", "title", r#""Added""#),
    ("schema", "description", r#""Added""#),
    ("schema", "deprecated", "true"),
    ("schema", "readOnly", "true"),
    ("schema", "writeOnly", "true"),
    ("schema", "nullable", "true"),
    ("schema", "externalDocs", DOCS),
    ("schema", "xml", r#"{"name": "added"}"#),
    ("schema", "x-specbind-secret", "true"),
    ("schema", "x-specbind-form", r#""added""#),
    ("schema", "x-specbind-questions", QUESTION),
    ("schema", "x-specbind-assumptions", NOTE),
    ("string", "pattern", r#""^[A-Z0-9]*$""#),
    ("string", "format", r#""byte""#),
    ("string", "example", r#""ABCDEFGHIJKLMNOPQRSTUVWXYZA""#),
    ("string", "default", r#""ABCDEFGHIJKLMNOPQRSTUVWXYZA""#),
    ("string", "enum", r#"["ABCDEFGHIJKLMNOPQRSTUVWXYZA"]"#),
    ("string", "minLength", "1"),
    ("string", "maxLength", "100"),
    ("integer", "format", r#""int64""#),
    ("integer", "example", "3"),
    ("integer", "default", "3"),
    ("integer", "multipleOf", "3"),
    ("integer", "exclusiveMinimum", "true"),
    ("integer", "exclusiveMaximum", "true"),
    ("integer", "enum", "[3, 6]"),
    ("object", "additionalProperties", "false"),
    ("object", "minProperties", "1"),
    ("object", "maxProperties", "9"),
    ("object", "example", r#"{"response": {"code": "1"}}"#),
];

/// Whether the map at the end of the way is a `home`.
pub(crate) fn fits(home: &str, way: &[Step], map: &Mapping) -> bool {
    let keys: Vec<&str> = way
        .iter()
        .map(|step| match step {
            Step::Key(key) => key.as_str(),
            Step::Index(_) => "*",
        })
        .collect();
    let kind = map.get("type").and_then(serde_yaml::Value::as_str);
    let is_schema = kind.is_some() && !keys.contains(&"value");
    match (home, &keys[..]) {
        ("root", []) | ("info", ["info"]) | ("components", ["components"]) => true,
        ("server", ["servers", "*"]) => true,
        ("path item", ["paths", _]) => true,
        ("operation", ["paths", _, "post"]) => true,
        ("responses", ["paths", _, "post", "responses"]) => true,
        ("response", ["paths", _, "post", "responses", _]) => true,
        ("request body", ["paths", _, "post", "requestBody"]) => true,
        ("media type", [.., "content", _]) => true,
        ("parameter", ["components", "parameters", _]) => true,
        ("header", ["components", "headers", _]) => true,
        ("schema", _) => is_schema,
        ("string" | "integer" | "object", _) => is_schema && kind == Some(home),
        _ => false,
    }
}
