//! Rules of numbers and texts, and what violations show.

use super::super::check::{Check, Direction, Subject, Type, judge};
use super::super::compose::{any, never};
use super::super::json::Json;
use super::super::violation::Location;
use super::broken;

#[test]
fn bounds_are_exact() {
    let rule = |check: &mut Check<'_>| {
        check.types(&[Type::Integer]);
        check.minimum("1");
        check.maximum("9999999999999999999");
    };
    for text in ["1", "9999999999999999999"] {
        assert_eq!(broken(text, rule), [""; 0], "{text}");
    }
    assert_eq!(broken("0", rule), ["body: 0 is below 1 (minimum)"]);
    let above = "body: 10000000000000000000 is above 9999999999999999999 (maximum)";
    assert_eq!(broken("10000000000000000000", rule), [above]);
    assert_eq!(
        broken("1.0", rule),
        ["body: 1.0 is not of type integer (type)"]
    );
    assert_eq!(
        broken("\"1\"", rule),
        ["body: `1` is not of type integer (type)"]
    );
    let open = |check: &mut Check<'_>| {
        check.exclusive_minimum("0");
        check.exclusive_maximum("0.3");
        check.multiple_of("0.1");
    };
    assert_eq!(broken("0.2", open), [""; 0]);
    assert_eq!(
        broken("0", open),
        ["body: 0 is not above 0 (exclusiveMinimum)"]
    );
    assert_eq!(
        broken("0.30", open),
        ["body: 0.30 is not below 0.3 (exclusiveMaximum)"]
    );
    assert_eq!(
        broken("0.25", open),
        ["body: 0.25 is not a multiple of 0.1 (multipleOf)"]
    );
}

#[test]
fn whole_numbers_depend_on_the_dialect() {
    for (text, integer, whole) in [
        ("1", true, true),
        ("1.0", false, true),
        ("1e2", false, true),
        ("1.5", false, false),
    ] {
        assert_eq!(
            broken(text, |check| check.types(&[Type::Integer])).is_empty(),
            integer,
            "{text}"
        );
        assert_eq!(
            broken(text, |check| check.types(&[Type::Whole])).is_empty(),
            whole,
            "{text}"
        );
    }
}

#[test]
fn lengths_count_characters() {
    let rule = |check: &mut Check<'_>| {
        check.min_length(2);
        check.max_length(3);
    };
    for text in ["\"ab\"", "\"한국어\"", "\"😀😀😀\"", "7"] {
        assert_eq!(broken(text, rule), [""; 0], "{text}");
    }
    assert_eq!(
        broken("\"한\"", rule),
        ["body: `한` has 1 character, fewer than 2 (minLength)"]
    );
    assert_eq!(
        broken("\"😀😀😀😀\"", rule),
        ["body: `😀😀😀😀` has 4 characters, more than 3 (maxLength)"]
    );
}

#[test]
fn violations_know_place_code_limit_and_actual() {
    let json = Json::parse(r#"{"a/b":[{"c":"far too long"}]}"#).expect("valid JSON");
    let judgement = judge(&json, Subject::body(Direction::Sent), |check| {
        check.property("a/b", |check| {
            check.items(|check| {
                check.property("c", |check| check.max_length(3));
                check.required("d");
            });
        });
    });
    let [long, missing] = judgement.violations.as_slice() else {
        panic!("two violations expected: {judgement:?}");
    };
    assert_eq!(
        long.to_string(),
        "/a~1b/0/c: `far too long` has 12 characters, more than 3 (maxLength)"
    );
    assert_eq!(
        (long.location(), long.name(), long.pointer()),
        (Location::Body, "c", "/a~1b/0/c")
    );
    assert_eq!(
        (long.code(), long.limit(), long.actual()),
        ("maxLength", "3", Some("`far too long`"))
    );
    assert_eq!(missing.to_string(), "/a~1b/0/d: is missing (required)");
    assert_eq!((missing.name(), missing.actual()), ("d", None));
}

#[test]
fn secrets_are_never_shown() {
    let rule = |check: &mut Check<'_>| {
        check.property("card", |check| {
            check.secret();
            check.types(&[Type::Integer]);
            check.max_length(3);
            check.enumeration(&["1"]);
            check.constant("1");
            check.pattern("^x$");
            check.format("uuid");
            check.any_of(&[&|check| check.constant("2")]);
            check.one_of(&[&any, &any]);
            check.not(any);
        });
        check.any_of(&[&never]);
        check.constant("1");
    };
    let json = Json::parse(r#"{"card":"4111111111111111"}"#).expect("valid JSON");
    let judgement = judge(&json, Subject::body(Direction::Sent), rule);
    assert_eq!(judgement.violations.len(), 11, "{judgement:#?}");
    assert!(!format!("{judgement:?}").contains("4111"), "{judgement:#?}");
    assert!(
        !judgement
            .violations
            .iter()
            .any(|violation| violation.to_string().contains("4111"))
    );
    let marked = |check: &mut Check<'_>| {
        check.all_of(&[&|check| check.secret()]);
        check.max_length(3);
    };
    assert_eq!(
        broken("\"4111\"", marked),
        ["body: the value has 4 characters, more than 3 (maxLength)"]
    );
}

#[test]
fn long_and_strange_values_are_shown_in_short() {
    let long = format!("{:?}", "x".repeat(100_000));
    let shown = broken(&long, |check| check.max_length(1));
    assert!(shown[0].len() < 150, "{shown:?}");
    let shown = broken("\"a\\nb\\u202e\"", |check| check.max_length(1));
    assert_eq!(
        shown,
        ["body: `a\\nb\\u{202e}` has 4 characters, more than 1 (maxLength)"]
    );
}
