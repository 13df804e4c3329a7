//! Documents whose every text and name tries to break out of where it is written.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

/// Texts that end strings, comments, templates, lines and folders, or are no names.
pub(crate) fn nasty() -> Vec<String> {
    let texts = [
        "\"",
        "\\",
        "*/ pub fn a() {} /*",
        "#}",
        "{{ name }}",
        "{% raw %}",
        "a\nb",
        "a\r\nb",
        "\u{202e}txt.exe",
        "a\u{0}b",
        "r#\"x\"#",
        "\"#",
        "../../etc/passwd",
        "fn",
        "Self",
        "self",
        "",
        " ",
        "1st",
        "aB",
        "a_b",
        "a-b",
        "A B",
        "<script>alert(1)</script>",
        "[x](http://y)",
        "[`crate::Missing`]",
        "```rust\npanic!()",
        "-     panic!()",
        "- ~~~rust",
        "x ``` <b> `",
        "\\[x\\]",
        "`",
        "'",
        "${x}",
        "{0}",
        "%s%n",
        "\u{7f}",
        "\u{feff}",
        "é",
        "e\u{301}",
        "а",
        "ﬁ",
        "\t",
        "\r",
        "//! x",
        "/",
        "#![allow(x)]",
        "\\u{41}",
        "\u{2028}",
        "카드",
        "×",
        "𝒳",
        "\u{e0041}",
        "+1",
        "-1",
        "$ref",
        "a.b",
        "a~b",
        "type",
        "Option",
        "Json",
        "types",
        "check",
        "http://a.example/<b>",
        "\"\"\"",
        "]]>",
        "--",
    ];
    let long = "x".repeat(10_000);
    texts.into_iter().map(str::to_owned).chain([long]).collect()
}

/// One document with every nasty text everywhere that takes any text.
pub(crate) fn write(folder: &Path) -> PathBuf {
    let texts = nasty();
    let everything = texts.join("\n");
    let object = |make: &dyn Fn(usize, &str) -> Value| {
        let members = texts.iter().enumerate();
        let members = members.map(|(index, text)| (text.clone(), make(index, text)));
        Value::Object(members.collect::<Map<_, _>>())
    };
    let string = |text: &str| {
        json!({
            "type": "string", "title": text, "description": text, "default": text, "example": text, "enum": [text],
            "x-specbind-form": text,
        })
    };
    let notes = |index: usize, text: &str| json!([{ "id": format!("a{index}"), "text": text, "source": text, "certainty": "low", "page": text }]);
    let schemas = texts
        .iter()
        .enumerate()
        .map(|(index, text)| (format!("S{index}"), string(text)));
    let mut schemas: Map<String, Value> = schemas.collect();
    let properties = object(&|_, text| json!({ "type": "string", "description": text }));
    schemas.insert(
        "All".to_owned(),
        json!({ "type": "object", "properties": properties, "required": texts }),
    );
    schemas.insert(
        "Values".to_owned(),
        json!({ "type": "string", "enum": texts, "description": everything }),
    );
    schemas.insert("Open".to_owned(), json!({
        "type": "object", "properties": properties, "additionalProperties": { "type": "integer" },
    }));
    for (index, text) in texts.iter().enumerate() {
        schemas.insert(format!("T{index}"), json!({
            "title": text, "oneOf": [{ "type": "string", "title": text }, { "type": "object", "title": text, "properties": { text: { "type": "integer" } }, "required": [text] }],
        }));
    }
    let mut paths = Map::new();
    for (index, text) in texts.iter().enumerate() {
        let operation = json!({
            "operationId": text, "summary": text, "description": text, "tags": [text],
            "x-specbind-assumptions": notes(index, text),
            "parameters": [
                { "name": text, "in": "query", "description": text, "schema": { "type": "string", "default": text } },
                { "name": format!("X-{index}"), "in": "header", "required": true, "description": text, "schema": { "type": "string" },
                  "x-specbind-value": { "from": "setting", "setting": text, "default": text } },
            ],
            "requestBody": { "required": true, "description": text, "content": { "application/json": {
                "schema": { "$ref": "#/components/schemas/All" },
                "examples": { text: { "summary": text, "description": text, "value": properties_of(&texts), "x-specbind-case": { "status": 400, "code": text, "text": text } } },
            } } },
            "responses": {
                "200": { "description": text, "headers": { "X-Reply": { "description": text, "schema": { "type": "string" } } } },
                "400": { "description": text, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Open" } } },
                    "x-specbind-codes": { "at": "/code", "codes": [{ "code": text, "name": format!("N{index}"), "message": text, "meaning": text }] } },
            },
        });
        paths.insert(format!("/p{index}"), json!({ "post": operation }));
    }
    let document = json!({
        "openapi": "3.0.3",
        "info": { "title": everything, "version": everything, "description": everything },
        "servers": texts.iter().enumerate().map(|(index, text)| json!({ "url": format!("https://a.example/{index}"), "description": text })).collect::<Vec<_>>(),
        "tags": texts.iter().map(|text| json!({ "name": text, "description": text })).collect::<Vec<_>>(),
        "x-specbind-questions": texts.iter().enumerate().map(|(index, text)| json!({ "id": format!("q{index}"), "text": text })).collect::<Vec<_>>(),
        "paths": paths,
        "components": { "schemas": schemas },
    });
    let path = folder.join("hostile.json");
    fs::write(&path, document.to_string()).expect("a file below `target`");
    path
}

/// A valid value of `All`.
fn properties_of(texts: &[String]) -> Value {
    Value::Object(
        texts
            .iter()
            .map(|text| (text.clone(), json!("x")))
            .collect(),
    )
}
