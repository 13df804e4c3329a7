//! Judges values by the schemas of small documents, read as users write them.

use super::Judge;
use crate::{
    analyze::{Preferences, analyze},
    diag::Diagnostics,
    lower::lower,
    model::Api,
    runtime::check::Direction,
    runtime::json::Json,
};

fn read(version: &str, schemas: &str) -> Api {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("api.yaml");
    let text = format!(
        "openapi: {version}\ninfo: {{title: a, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}"
    );
    std::fs::write(&path, text).expect("a file");
    let mut diags = Diagnostics::default();
    let loaded = crate::load::load(&path, &crate::load::Limits::default(), &mut diags);
    lower(
        &loaded
            .expect("a readable file")
            .document
            .expect("a sound document"),
    )
}

/// What is wrong with `value` by the schema `A`, each as `pointer code`.
fn found(version: &str, schemas: &str, value: &str) -> Vec<String> {
    found_going(Direction::Either, version, schemas, value)
}

fn found_going(direction: Direction, version: &str, schemas: &str, value: &str) -> Vec<String> {
    let api = read(version, schemas);
    let tables = analyze(&api, Preferences::default());
    let judge = Judge::new(&api, &tables.circular);
    let value = Json::parse(value).expect("JSON");
    let violations = judge.judge(api.components["A"], &value, direction);
    let lines = violations
        .iter()
        .map(|violation| format!("{} {}", violation.pointer(), violation.code()));
    lines.collect()
}

#[test]
fn a_member_that_goes_one_way_is_refused_and_not_missed_the_other_way() {
    let schemas = "    A:
      required: [id, key]
      properties: {id: {readOnly: true}, key: {allOf: [{$ref: '#/components/schemas/Key'}]}}
    Key: {writeOnly: true}
";
    for (direction, value, expected) in [
        (Direction::Sent, r#"{"key": 1}"#, &[][..]),
        (Direction::Sent, r#"{"id": 1, "key": 1}"#, &["/id readOnly"]),
        (Direction::Received, r#"{"id": 1}"#, &[]),
        (
            Direction::Received,
            r#"{"id": 1, "key": 1}"#,
            &["/key writeOnly"],
        ),
        (Direction::Received, r#"{}"#, &["/id required"]),
        (Direction::Either, r#"{"id": 1}"#, &["/key required"]),
    ] {
        assert_eq!(
            found_going(direction, "3.0.3", schemas, value),
            expected,
            "{value}"
        );
    }
}

#[test]
fn every_kind_of_rule_is_applied() {
    let cases = [
        ("A: {type: string}", "1", " type"),
        (
            "A: {minimum: 9999999999999999999}",
            "9999999999999999998",
            " minimum",
        ),
        ("A: {maximum: 1}", "2", " maximum"),
        ("A: {exclusiveMinimum: 1}", "1", " exclusiveMinimum"),
        ("A: {exclusiveMaximum: 1}", "1", " exclusiveMaximum"),
        ("A: {multipleOf: 0.1}", "0.25", " multipleOf"),
        ("A: {minLength: 2}", "\"ä\"", " minLength"),
        ("A: {maxLength: 1}", "\"ab\"", " maxLength"),
        ("A: {pattern: '^a'}", "\"ba\"", " pattern"),
        ("A: {format: date}", "\"2024-02-30\"", " format"),
        ("A: {enum: [1, a]}", "2", " enum"),
        ("A: {const: 1}", "2", " enum"),
        ("A: {minItems: 1}", "[]", " minItems"),
        ("A: {maxItems: 0}", "[1]", " maxItems"),
        ("A: {uniqueItems: true}", "[1, 1.0]", " uniqueItems"),
        ("A: {contains: {type: string}}", "[1]", " contains"),
        (
            "A: {contains: {}, maxContains: 1}",
            "[1, 2]",
            " maxContains",
        ),
        ("A: {prefixItems: [{type: string}]}", "[1]", "/0 type"),
        ("A: {items: {type: string}}", "[\"a\", 1]", "/1 type"),
        ("A: {minProperties: 1}", "{}", " minProperties"),
        ("A: {maxProperties: 0}", "{\"a\": 1}", " maxProperties"),
        (
            "A: {propertyNames: {maxLength: 1}}",
            "{\"ab\": 1}",
            "/ab maxLength",
        ),
        ("A: {required: [a]}", "{}", "/a required"),
        (
            "A: {properties: {a: {type: string}}}",
            "{\"a\": 1}",
            "/a type",
        ),
        (
            "A: {patternProperties: {'^a': {type: string}}}",
            "{\"ab\": 1}",
            "/ab type",
        ),
        (
            "A: {additionalProperties: false}",
            "{\"a\": 1}",
            "/a additionalProperties",
        ),
        (
            "A: {additionalProperties: {type: string}}",
            "{\"a\": 1}",
            "/a type",
        ),
        (
            "A: {dependentRequired: {a: [b]}}",
            "{\"a\": 1}",
            "/b dependentRequired",
        ),
        (
            "A: {dependentSchemas: {a: {maxProperties: 0}}}",
            "{\"a\": 1}",
            " maxProperties",
        ),
        (
            "A: {allOf: [{type: string}, {minimum: 2}]}",
            "1",
            " type, minimum",
        ),
        ("A: {anyOf: [{minimum: 3}, {minimum: 2}]}", "1", " anyOf"),
        ("A: {oneOf: [{minimum: 1}, {minimum: 0}]}", "1", " oneOf"),
        ("A: {not: {type: integer}}", "1", " not"),
        (
            "A: {if: {minimum: 5}, then: {maximum: 6}, else: {minimum: 2}}",
            "1",
            " minimum",
        ),
        (
            "A: {if: {minimum: 5}, then: {maximum: 6}, else: {minimum: 2}}",
            "7",
            " maximum",
        ),
        (
            "A: {prefixItems: [{}], unevaluatedItems: {type: string}}",
            "[1, 2]",
            "/1 type",
        ),
        (
            "A: {properties: {a: {}}, unevaluatedProperties: false}",
            "{\"b\": 1}",
            "/b false",
        ),
    ];
    for (schema, value, wanted) in cases {
        let found = found("3.1.0", &format!("    {schema}\n"), value);
        let wanted: Vec<String> = wanted.split(", ").map(str::to_owned).collect();
        let found: Vec<String> = found
            .iter()
            .enumerate()
            .map(|(index, line)| match index {
                0 => line.clone(),
                _ => line.trim().to_owned(),
            })
            .collect();
        assert_eq!(found, wanted, "{schema} {value}");
    }
}

#[test]
fn a_reference_to_a_reference_with_rules_of_its_own_keeps_them() {
    let schemas = "    A: { type: object, properties: { x: { $ref: '#/components/schemas/B' } } }
    B: { $ref: '#/components/schemas/C', maxLength: 2 }
    C: { $ref: '#/components/schemas/D' }
    D: { type: string, minLength: 1 }
";
    assert_eq!(found("3.1.0", schemas, r#"{"x":"abc"}"#), ["/x maxLength"]);
    assert_eq!(found("3.1.0", schemas, r#"{"x":""}"#), ["/x minLength"]);
    assert_eq!(found("3.1.0", schemas, r#"{"x":"ab"}"#), [""; 0]);
}

#[test]
fn whole_numbers_are_integers_by_the_dialect() {
    let schema = "    A: {type: integer}\n";
    assert_eq!(found("3.0.3", schema, "1.0"), [" type"]);
    assert_eq!(found("3.1.0", schema, "1.0"), [""; 0]);
    assert_eq!(found("3.1.0", schema, "1.5"), [" type"]);
}

#[test]
fn a_pattern_that_does_not_compile_judges_nothing() {
    assert_eq!(found("3.0.3", "    A: {pattern: '('}\n", "\"a\""), [""; 0]);
}

#[test]
fn heirs_keep_the_rules_of_a_base_that_lists_them() {
    let schemas = "    Base:
      type: object
      required: [kind]
      properties: {kind: {type: string}}
      oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]
    A:
      allOf: [{$ref: '#/components/schemas/Base'}, {required: [a]}]
    B:
      allOf: [{$ref: '#/components/schemas/Base'}, {required: [b]}]
";
    assert_eq!(
        found("3.0.3", schemas, "{}"),
        ["/kind required", "/a required"]
    );
}

#[test]
fn schemas_that_hold_themselves_are_judged_to_the_end_of_the_value() {
    let schemas = "    A:
      properties:
        next: {$ref: '#/components/schemas/A'}
        end: {type: string}
";
    let value = format!(
        "{}{{\"end\": 1}}{}",
        "{\"next\":".repeat(100),
        "}".repeat(100)
    );
    assert_eq!(
        found("3.0.3", schemas, &value),
        [format!("{}/end type", "/next".repeat(100))]
    );
}

#[test]
fn a_long_chain_of_schemas_ends_in_a_violation_and_not_in_a_crash() {
    let mut schemas = String::from("    A: {allOf: [{$ref: '#/components/schemas/S0'}, {}]}\n");
    for index in 0..1000 {
        let next = index + 1;
        schemas +=
            &format!("    S{index}: {{allOf: [{{$ref: '#/components/schemas/S{next}'}}, {{}}]}}\n");
    }
    schemas += "    S1000: {}\n";
    let found = found("3.0.3", &schemas, "1");
    assert!(
        !found.is_empty() && found.iter().all(|line| line == " nesting"),
        "{found:?}"
    );
}

#[test]
fn a_member_that_is_allowed_among_others_is_not_unevaluated() {
    let schemas = "    A: {unevaluatedProperties: false, allOf: [{$ref: '#/components/schemas/B'}]}
    B: {properties: {b: true}ADDITIONAL}
";
    let open = schemas.replace("ADDITIONAL", ", additionalProperties: true");
    assert_eq!(found("3.1.0", &open, r#"{"b": 1, "c": 2}"#), [""; 0]);
    let unsaid = schemas.replace("ADDITIONAL", "");
    assert_eq!(found("3.1.0", &unsaid, r#"{"b": 1, "c": 2}"#), ["/c false"]);
}

#[test]
fn what_stands_beside_a_reference_holds_for_who_refers_to_it() {
    let schemas = "    A: {properties: {a: {$ref: '#/components/schemas/B'}}}
    B: {$ref: '#/components/schemas/C', maximum: 5}
    C: {minimum: 2}
";
    assert_eq!(found("3.1.0", schemas, r#"{"a": 6}"#), ["/a maximum"]);
    assert_eq!(found("3.1.0", schemas, r#"{"a": 1}"#), ["/a minimum"]);
}

#[test]
fn whom_a_pattern_that_is_not_judged_may_name_is_not_additional() {
    let closed = |pattern: &str| {
        let name = format!("    A: {{patternProperties: {{'{pattern}': {{}}}}");
        found(
            "3.1.0",
            &format!("{name}, additionalProperties: false}}\n"),
            r#"{"aa": 1}"#,
        )
    };
    assert_eq!(closed(r"^(a)\1$"), [""; 0]);
    assert_eq!(closed(r"^(?!a)"), ["/aa additionalProperties"]);
}
