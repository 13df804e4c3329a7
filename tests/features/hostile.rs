//! Documents whose every text and name tries to break out of where it is written.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use specbind::{Failure, config::Options};

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
        "#![deny(x)]",
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
        let pointer = format!("/{}", text.replace('~', "~0").replace('/', "~1"));
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
                "examples": { text: { "summary": text, "description": text, "value": properties_of(&texts), "x-specbind-case": { "status": 400, "code": text } } },
            } } },
            "responses": {
                "200": { "description": text, "headers": { "X-Reply": { "description": text, "schema": { "type": "string" } } } },
                "400": { "description": text, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Open" } } },
                    "x-specbind-codes": { "at": "/code", "message-at": pointer, "codes": [{ "code": text, "name": format!("N{index}"), "message": text, "meaning": text }] } },
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

/// A place that takes some texts and refuses others: puts the text there, at an index of its own.
type Put = fn(&mut Value, usize, &str);

const PUTS: &[(&str, Put)] = &[
    ("path", |document, index, text| {
        add_operation(document, &format!("/{text}/{index}"), json!({}));
    }),
    ("path parameter", |document, index, text| {
        let parameter =
            json!({ "name": text, "in": "path", "required": true, "schema": { "type": "string" } });
        add_operation(
            document,
            &format!("/in/{{{text}}}/{index}"),
            json!({ "parameters": [parameter] }),
        );
    }),
    ("media type of a body", |document, _, text| {
        let schema = json!({ "schema": { "type": "string" } });
        shared_operation(document)["requestBody"]["content"][text] = schema;
    }),
    ("media type of a reply", |document, _, text| {
        let schema = json!({ "schema": { "type": "string" } });
        shared_operation(document)["responses"]["204"]["content"][text] = schema;
    }),
    ("header of a reply", |document, _, text| {
        let header = json!({ "schema": { "type": "string" } });
        shared_operation(document)["responses"]["204"]["headers"][text] = header;
    }),
    ("header parameter", |document, _, text| {
        let parameter = json!({ "name": text, "in": "header", "schema": { "type": "string" } });
        let parameters = shared_operation(document)["parameters"].as_array_mut();
        parameters.expect("a list").push(parameter);
    }),
    ("status", |document, _, text| {
        shared_operation(document)["responses"][text] = json!({ "description": "" });
    }),
    ("server", |document, _, text| {
        let servers = document["servers"].as_array_mut().expect("a list");
        servers.push(json!({ "url": text }));
    }),
    ("variable of a server", |document, index, text| {
        let servers = document["servers"].as_array_mut().expect("a list");
        let url = format!("https://{index}.example/{{{text}}}");
        servers.push(
            json!({ "url": url, "variables": { text: { "default": text, "enum": [text] } } }),
        );
    }),
    ("component", |document, _, text| {
        let schema =
            json!({ "type": "object", "properties": { text: { "enum": [text, null, 1] } } });
        document["components"]["schemas"][text] = schema;
    }),
    ("pattern", |document, index, text| {
        let schema = json!({ "type": "string", "pattern": text, "format": text });
        document["components"]["schemas"][format!("P{index}")] = schema;
    }),
    ("rules", |document, index, text| {
        let schema = json!({
            "type": "object", "patternProperties": { text: { "const": text } }, "required": [text],
            "dependentRequired": { text: [text] }, "contentEncoding": text, "contentMediaType": text,
        });
        document["components"]["schemas"][format!("R{index}")] = schema;
    }),
    ("discriminator", |document, index, text| {
        let heir = |number: u8| json!({ "type": "object", "required": [text], "properties": { text: { "const": format!("{number}{text}") } } });
        document["components"]["schemas"][format!("D{index}")] = json!({
            "oneOf": [heir(1), heir(2)], "discriminator": { "propertyName": text, "mapping": { text: text } },
        });
    }),
    ("zone", |document, index, text| {
        let zone = json!({
            "name": "X-Zone", "in": "header", "required": true, "schema": { "type": "string" },
            "x-specbind-zones": { text: "+09:00" }, "x-specbind-value": { "from": "setting", "setting": "zone" },
        });
        add_operation(
            document,
            &format!("/zone{index}"),
            json!({ "parameters": [zone] }),
        );
    }),
    ("security", |document, _, text| {
        let scheme = json!({ "type": "apiKey", "in": "query", "name": text });
        document["components"]["securitySchemes"][text] = scheme;
    }),
];

fn add_operation(document: &mut Value, path: &str, parts: Value) {
    let mut operation = json!({ "responses": { "204": { "description": "" } } });
    for (name, part) in parts.as_object().expect("parts") {
        operation[name] = part.clone();
    }
    document["paths"][path] = json!({ "post": operation });
}

/// One operation that holds whatever many texts can stand in side by side.
fn shared_operation(document: &mut Value) -> &mut Value {
    if document["paths"]["/shared"].is_null() {
        add_operation(document, "/shared", json!({ "parameters": [] }));
    }
    &mut document["paths"]["/shared"]["post"]
}

fn empty_document() -> Value {
    json!({
        "openapi": "3.1.0", "info": { "title": "Places", "version": "1" }, "servers": [{ "url": "https://a.example" }],
        "paths": {}, "components": { "schemas": {}, "securitySchemes": {} },
    })
}

/// One document with every nasty text in every place that takes it. Where a place refuses one, it says why and where.
pub(crate) fn write_places(folder: &Path) -> PathBuf {
    let path = folder.join("places.json");
    let mut all = empty_document();
    let mut taken = 0;
    for (place, put) in PUTS {
        let mut taken_here = 0;
        for (index, text) in nasty().iter().enumerate() {
            let mut one = empty_document();
            put(&mut one, index, text);
            fs::write(&path, one.to_string()).expect("a file below `target`");
            match specbind::generate(&path, "one", &Options::default()) {
                Ok(_) => {
                    put(&mut all, index, text);
                    taken_here += 1;
                }
                Err(Failure::Document(report)) => {
                    let entries = report.to_entries();
                    assert!(
                        !entries.is_empty(),
                        "{place}: {text:?} is refused without a word"
                    );
                }
                Err(Failure::Error(error)) => panic!("{place}: {text:?}: {error}"),
            }
        }
        assert!(taken_here > 0, "{place} takes no text at all");
        taken += taken_here;
    }
    println!(
        "{taken} of {} texts in {} places are taken",
        nasty().len() * PUTS.len(),
        PUTS.len()
    );
    fs::write(&path, all.to_string()).expect("a file below `target`");
    path
}
