//! Documents that say the same in other words differ in nothing.

use specbind::comparison::compare;
use specbind::diff::report::Comparison;

use super::frames::{compare_texts, read};

const PLAIN: &str = "
openapi: 3.0.3
info: { title: API, version: v1 }
paths:
  /a/{id}:
    get:
      operationId: a
      tags: [one, two]
      parameters:
        - { name: id, in: path, required: true, schema: { type: string, minLength: 3, maxLength: 9 } }
        - { name: x, in: query, schema: { type: integer, minimum: 1 } }
      responses:
        '200':
          description: Done.
          content: { application/json: { schema: { $ref: '#/components/schemas/Reply' } } }
        '404':
          description: Not there.
components:
  schemas:
    Reply:
      type: object
      required: [a, b]
      properties:
        a: { type: string, enum: [x, y] }
        b: { type: integer, maximum: 9999999999999999999 }
        c: { $ref: '#/components/schemas/Code' }
        d: { type: string, nullable: true }
    Code: { type: string, pattern: '^[0-9]+$' }
";

fn assert_same(name: &str, old: &str, new: &str) {
    for (old, new) in [(old, new), (new, old)] {
        let comparison =
            compare_texts(old, new).unwrap_or_else(|report| panic!("{name}: {report}"));
        assert_eq!(messages(&comparison), Vec::<String>::new(), "{name}");
        // A component more or less is a type more or less.
        assert_ne!(comparison.step.word(), "major", "{name}");
    }
}

fn messages(comparison: &Comparison) -> Vec<String> {
    comparison
        .findings
        .iter()
        .map(|finding| format!("{} {}", finding.rule, finding.message()))
        .collect()
}

/// Each pair of texts is applied to the plain document.
#[test]
fn other_words_are_no_change() {
    let edits: &[(&str, &[(&str, &str)])] = &[
        (
            "order of properties",
            &[
                ("        c: { $ref: '#/components/schemas/Code' }\n", ""),
                (
                    "        a: {",
                    "        c: { $ref: '#/components/schemas/Code' }\n        a: {",
                ),
            ],
        ),
        (
            "order of allowed values, names and types",
            &[
                ("enum: [x, y]", "enum: [y, x]"),
                ("required: [a, b]", "required: [b, a]"),
                ("tags: [one, two]", "tags: [two, one]"),
            ],
        ),
        (
            "order of parameters",
            &[
                (
                    "        - { name: x, in: query, schema: { type: integer, minimum: 1 } }\n",
                    "",
                ),
                (
                    "        - { name: id",
                    "        - { name: x, in: query, schema: { type: integer, minimum: 1 } }\n        - { name: id",
                ),
            ],
        ),
        (
            "order of responses",
            &[
                ("        '404':\n          description: Not there.\n", ""),
                (
                    "        '200':",
                    "        '404':\n          description: Not there.\n        '200':",
                ),
            ],
        ),
        (
            "a number in other digits",
            &[("minimum: 1 ", "minimum: 1.0e0 ")],
        ),
        (
            "an inline schema of a text",
            &[(
                "c: { $ref: '#/components/schemas/Code' }",
                "c: { type: string, pattern: '^[0-9]+$' }",
            )],
        ),
        (
            "allOf of one",
            &[(
                "c: { $ref: '#/components/schemas/Code' }",
                "c: { allOf: [{ $ref: '#/components/schemas/Code' }] }",
            )],
        ),
        (
            "allOf of a rule and its type",
            &[(
                "{ type: integer, minimum: 1 }",
                "{ allOf: [{ type: integer }, { minimum: 1 }] }",
            )],
        ),
        (
            "a default that is written",
            &[(
                "{ name: x, in: query,",
                "{ name: x, in: query, required: false, style: form, explode: true,",
            )],
        ),
    ];
    for (name, edits) in edits {
        let edited = edits.iter().fold(PLAIN.to_owned(), |text, (from, to)| {
            assert!(text.contains(from), "{name}: {from}");
            text.replacen(from, to, 1)
        });
        assert_same(name, PLAIN, &edited);
    }
}

#[test]
fn json_is_no_change() {
    let value: serde_yaml::Value = serde_yaml::from_str(PLAIN).unwrap();
    // The exact number is beyond what the converter holds.
    let value: serde_yaml::Value =
        serde_yaml::from_str(&serde_yaml::to_string(&value).unwrap()).unwrap();
    let json = serde_json::to_string(&value).unwrap();
    assert_same("JSON", PLAIN, &json);
}

/// Only the version of the format differs.
#[test]
fn the_other_version_of_openapi_is_no_change_of_meaning() {
    let new = PLAIN.replace("openapi: 3.0.3", "openapi: 3.1.0").replace(
        "{ type: string, nullable: true }",
        "{ type: [string, 'null'] }",
    );
    let comparison = compare_texts(PLAIN, &new).unwrap();
    assert_eq!(
        messages(&comparison),
        ["openapi-changed API: version of OpenAPI changed, 3.0.3 → 3.1.0"]
    );
}

/// A component that is spelled out is another Rust type, and nothing else.
#[test]
fn an_inline_object_is_another_type_only() {
    let inline = "{ type: object, required: [a], properties: { a: { type: string } } }";
    let old = PLAIN
        .replace("    Code:", &format!("    Inner: {inline}\n    Code:"))
        .replace(
            "        d: {",
            "        e: { $ref: '#/components/schemas/Inner' }\n        d: {",
        );
    let new = PLAIN.replace(
        "        d: {",
        &format!("        e: {inline}\n        d: {{"),
    );
    let comparison = compare_texts(&old, &new).unwrap();
    assert!(!comparison.findings.is_empty());
    for finding in &comparison.findings {
        assert_eq!(
            (finding.severity.word(), finding.area),
            ("source", "rust"),
            "{finding:?}"
        );
    }
}

#[test]
fn a_document_is_the_same_as_itself() {
    let features = std::fs::read_dir("tests/features").unwrap();
    let documents = features.map(|entry| entry.unwrap().path()).filter(|path| {
        path.extension()
            .is_some_and(|extension| extension == "yaml")
    });
    let mut count = 0;
    for path in documents {
        let document = read(&path).unwrap();
        let comparison = compare(&document, &document);
        assert_eq!(
            messages(&comparison),
            Vec::<String>::new(),
            "{}",
            path.display()
        );
        count += 1;
    }
    assert!(count > 10, "{count}");
}

/// Required properties of what is sent are the arguments of `new`, in their order: a call may compile and swap two values.
#[test]
fn the_order_of_required_properties_is_the_order_of_arguments() {
    let body = "      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Reply' } } } }\n";
    let sent = PLAIN
        .replace("    get:\n", "    put:\n")
        .replace("      responses:\n", &format!("{body}      responses:\n"));
    let other_types = sent
        .replace("        a: { type: string, enum: [x, y] }\n", "")
        .replace(
            "        d: {",
            "        a: { type: string, enum: [x, y] }\n        d: {",
        );
    let same_type = sent.replace(
        "b: { type: integer, maximum: 9999999999999999999 }",
        "b: { type: string }",
    );
    let same_type = same_type.replace("a: { type: string, enum: [x, y] }", "a: { type: string }");
    let swapped = same_type
        .replace("        a: { type: string }\n", "")
        .replace("        d: {", "        a: { type: string }\n        d: {");
    for (old, new, severity) in [
        (&sent, &other_types, "source"),
        (&same_type, &swapped, "behaviour"),
    ] {
        let comparison = compare_texts(old, new).unwrap();
        let [finding] = &comparison.findings[..] else {
            panic!("{:?}", messages(&comparison))
        };
        assert_eq!(
            (finding.rule.as_str(), finding.severity.word()),
            ("rust-item-changed", severity)
        );
        assert!(finding.subject.starts_with("`types::Reply"), "{finding:?}");
    }
}

/// What an operation uses stays the same, whatever else gets a name; the name itself is one more type.
#[test]
fn another_name_for_a_schema_is_no_change() {
    let code = "    Code: { type: string, pattern: '^[0-9]+$' }";
    let named = "    Code: { $ref: '#/components/schemas/Digits' }\n    Digits: { type: string, pattern: '^[0-9]+$' }";
    let comparison = compare_texts(PLAIN, &PLAIN.replace(code, named)).unwrap();
    assert_eq!(messages(&comparison), Vec::<String>::new());
    assert_eq!(comparison.new_items, ["types::Digits", "validate::Digits"]);
    assert_eq!(comparison.step.word(), "minor");
}
