//! Rules of arrays, objects and combinations, and strict reading.

use super::super::check::{Check, Direction, Type};
use super::super::compose::{any, never};
use super::super::schema::Schema;
use super::{broken, going};

#[test]
fn enumerations_compare_values() {
    let rule = |check: &mut Check<'_>| check.enumeration(&[r#""SUSPEND""#, "1", "null"]);
    for text in ["\"SUSPEND\"", "1.0", "null"] {
        assert_eq!(broken(text, rule), [""; 0], "{text}");
    }
    assert_eq!(
        broken("\"suspend\"", rule),
        [r#"body: `suspend` is not one of "SUSPEND", 1, null (enum)"#]
    );
    assert_eq!(
        broken("[2]", |check| check.constant("[1]")),
        ["body: an array of 1 item is not [1] (const)"]
    );
}

#[test]
fn members_are_judged() {
    let rule = |check: &mut Check<'_>| {
        check.types(&[Type::Object]);
        check.property("a", |check| check.minimum("1"));
        check.pattern_property("^x-", |check| check.types(&[Type::String]));
        check.closed();
        check.min_properties(1);
        check.max_properties(2);
        check.property_names(|check| check.max_length(3));
        check.dependent_required("a", &["x-b"]);
        check.dependent_schema("x-c", |check| check.required("a"));
    };
    assert_eq!(broken(r#"{"a":1,"x-b":""}"#, rule), [""; 0]);
    assert_eq!(
        broken("{}", rule),
        ["body: has 0 members, fewer than 1 (minProperties)"]
    );
    assert_eq!(
        broken(r#"{"a":0,"x-c":1,"long":2}"#, rule),
        [
            "/a: 0 is below 1 (minimum)",
            "/x-c: 1 is not of type string (type)",
            "/long: is not a member of this object (additionalProperties)",
            "body: has 3 members, more than 2 (maxProperties)",
            "/long: `long` has 4 characters, more than 3 (maxLength)",
            "/x-b: is missing, though `a` is there (dependentRequired)",
        ]
    );
    assert_eq!(broken(r#"{"x-c":""}"#, rule), ["/a: is missing (required)"]);
    assert_eq!(broken("[]", |check| check.required("a")), [""; 0]);
}

#[test]
fn entered_members_count_as_named() {
    let rule = |check: &mut Check<'_>| {
        if let Some(check) = &mut check.enter("a") {
            check.types(&[Type::Null]);
        }
        check.additional(|check| check.types(&[Type::Number]));
    };
    assert_eq!(broken(r#"{"a":null,"b":1}"#, rule), [""; 0]);
    assert_eq!(
        broken(r#"{"a":1,"b":null}"#, rule),
        [
            "/a: 1 is not of type null (type)",
            "/b: null is not of type number (type)"
        ]
    );
}

#[test]
fn one_way_members_are_judged_by_direction() {
    let rule = |check: &mut Check<'_>| {
        check.read_only("id");
        check.write_only("pin");
        check.required("id");
        check.required("pin");
    };
    let both = r#"{"id":1,"pin":2}"#;
    assert_eq!(broken(both, rule), [""; 0]);
    assert_eq!(
        going(Direction::Sent, both, rule),
        ["/id: is only received, never sent (readOnly)"]
    );
    assert_eq!(
        going(Direction::Received, both, rule),
        ["/pin: is only sent, never received (writeOnly)"]
    );
    assert_eq!(
        going(Direction::Sent, "{}", rule),
        ["/pin: is missing (required)"]
    );
    assert_eq!(
        going(Direction::Received, "{}", rule),
        ["/id: is missing (required)"]
    );
}

#[test]
fn items_are_judged() {
    let number = |check: &mut Check<'_>| check.types(&[Type::Number]);
    let rule = |check: &mut Check<'_>| {
        check.prefix_items(&[&|check| check.types(&[Type::String])]);
        check.items(number);
        check.min_items(1);
        check.max_items(3);
        check.unique_items();
        check.contains(|check| check.constant("1"), 1, Some(1));
    };
    assert_eq!(broken(r#"["a",1,2]"#, rule), [""; 0]);
    assert_eq!(
        broken(r#"[1,1.0,"x",2]"#, rule),
        [
            "/0: 1 is not of type string (type)",
            "/2: `x` is not of type number (type)",
            "body: has 4 items, more than 3 (maxItems)",
            "body: item 1 equals an item before it (uniqueItems)",
            "body: has 2 items of the kind asked for, more than 1 (maxContains)",
        ]
    );
    assert_eq!(
        broken("[]", rule),
        [
            "body: has 0 items, fewer than 1 (minItems)",
            "body: has 0 items of the kind asked for, fewer than 1 (contains)",
        ]
    );
}

#[test]
fn alternatives_are_judged() {
    let text = |check: &mut Check<'_>| {
        check.types(&[Type::String]);
        check.max_length(3);
    };
    let null = |check: &mut Check<'_>| check.types(&[Type::Null]);
    assert_eq!(
        broken("null", |check| check.any_of(&[&text, &null])),
        [""; 0]
    );
    let near = ["body: `long` has 4 characters, more than 3 (maxLength)"];
    assert_eq!(
        broken("\"long\"", |check| check.any_of(&[&text, &null])),
        near
    );
    let none = ["body: 1 fits none of 2 alternatives (oneOf)"];
    assert_eq!(broken("1", |check| check.one_of(&[&text, &null])), none);
    let both = ["body: `a` fits 2 alternatives, not one (oneOf)"];
    assert_eq!(broken("\"a\"", |check| check.one_of(&[&text, &any])), both);
    assert_eq!(
        broken("\"a\"", |check| check.not(text)),
        ["body: `a` fits what is excluded (not)"]
    );
    assert_eq!(broken("1", |check| check.not(text)), [""; 0]);
    let conditional = |check: &mut Check<'_>| check.if_then_else(&text, &any, &null);
    assert_eq!(
        broken("1", conditional),
        ["body: 1 is not of type null (type)"]
    );
    assert_eq!(broken("\"a\"", conditional), [""; 0]);
}

#[test]
fn unevaluated_members_and_items_are_found() {
    let rule = |check: &mut Check<'_>| {
        check.property("a", any);
        check.all_of(&[&|check| check.property("b", any)]);
        check.any_of(&[
            &|check| check.property("c", |check| check.types(&[Type::Null])),
            &|check| check.property("d", any),
        ]);
        check.unevaluated_properties(never);
    };
    assert_eq!(broken(r#"{"a":1,"b":2,"c":null,"d":3}"#, rule), [""; 0]);
    assert_eq!(
        broken(r#"{"a":1,"b":2,"c":1,"e":3}"#, rule),
        [
            "/c: may not be there (false)",
            "/e: may not be there (false)"
        ]
    );
    let rule = |check: &mut Check<'_>| {
        check.all_of(&[&|check| check.prefix_items(&[&any])]);
        check.contains(|check| check.constant("7"), 0, None);
        check.unevaluated_items(never);
    };
    assert_eq!(broken("[1,7]", rule), [""; 0]);
    assert_eq!(broken("[1,2]", rule), ["/1: may not be there (false)"]);
}

#[test]
fn patterns_are_ecmascript() {
    let rule = |check: &mut Check<'_>| check.ecma_pattern(r"^\d{3}(?=-)");
    assert_eq!(broken("\"123-\"", rule), [""; 0]);
    assert_eq!(broken("\"١٢٣-\"", rule).len(), 1);
    assert_eq!(broken("\"x1x\"", |check| check.pattern("1")), [""; 0]);
    assert_eq!(broken("\"😀\"", |check| check.pattern("^.$")), [""; 0]);
    assert_eq!(broken("\"-\"", |check| check.pattern(r"^[\-\_]$")), [""; 0]);
}

#[test]
fn widths_of_integers_are_judged_exactly() {
    for (format, good, bad) in [
        ("int32", "-2147483648", "2147483648"),
        ("uint32", "4294967295", "-1"),
        ("int64", "9223372036854775807", "9223372036854775808"),
        ("uint64", "18446744073709551615", "18446744073709551616"),
    ] {
        assert_eq!(broken(good, |check| check.format(format)), [""; 0]);
        assert_eq!(
            broken(bad, |check| check.format(format)).len(),
            1,
            "{format}"
        );
    }
}

#[test]
fn a_hostile_name_cannot_forge_a_line() {
    let found = broken("{\"a\\nERROR forged\": 1}", |check| check.closed());
    assert!(found.len() == 1 && !found[0].contains('\n'), "{found:?}");
}

#[test]
fn formats_are_judged_where_known() {
    for (format, good, bad) in [
        ("date", "2024-02-29", "2023-02-29"),
        ("date", "2000-12-31", "2000-13-01"),
        (
            "date-time",
            "2024-01-01T23:59:60.5+09:00",
            "2024-01-01T24:00:00Z",
        ),
        ("date-time", "2024-01-01t00:00:00z", "2024-01-01T00:00:00"),
        (
            "date-time",
            "2024-01-01T00:00:00-00:00",
            "2024-01-01T00:00:00+한",
        ),
        (
            "uuid",
            "123e4567-e89b-12d3-a456-426614174000",
            "123e4567e89b-12d3-a456-426614174000-",
        ),
        ("ipv4", "127.0.0.1", "127.0.0.256"),
        ("ipv6", "::1", "::g"),
    ] {
        let quoted = |text: &str| format!("\"{text}\"");
        assert_eq!(broken(&quoted(good), |check| check.format(format)), [""; 0]);
        assert_eq!(
            broken(&quoted(bad), |check| check.format(format)).len(),
            1,
            "{bad}"
        );
    }
    assert_eq!(broken("2147483648", |check| check.format("int32")).len(), 1);
    assert_eq!(broken("2147483647", |check| check.format("int32")), [""; 0]);
    assert_eq!(broken("\"x\"", |check| check.format("colour")), [""; 0]);
}

#[test]
fn endless_rules_end() {
    fn endless(check: &mut Check<'_>) {
        check.all_of(&[&endless]);
    }
    assert_eq!(
        broken("1", endless),
        ["body: rules nest too deep (nesting)"]
    );
    fn tree(check: &mut Check<'_>) {
        check.all_of(&[&|check| check.any_of(&[&|check| check.items(tree)])]);
    }
    let deep = format!("{}{}", "[".repeat(128), "]".repeat(128));
    assert_eq!(broken(&deep, tree), [""; 0]);
}

#[test]
fn violations_do_not_fill_the_memory() {
    let text = format!("[{}0]", "0,".repeat(100_000));
    assert_eq!(broken(&text, |check| check.items(never)).len(), 1000);
}

#[test]
fn strict_reading_gives_the_value_or_the_violations() {
    struct Count;
    impl Schema for Count {
        type Value = u32;
        fn check(check: &mut Check<'_>) {
            check.types(&[Type::Whole]);
            check.maximum("5000000000");
        }
    }
    assert_eq!(Count::read("7"), Ok(7));
    assert_eq!(Count::read("1e2"), Ok(100));
    let all = |text| Count::read(text).expect_err("refused").to_string();
    assert_eq!(all("1.5"), "body: 1.5 is not of type integer (type)");
    assert_eq!(
        all("4999999999"),
        "body: is no whole number that fits `u32` (json)"
    );
    assert_eq!(
        all("["),
        "body: EOF while parsing a list at line 1 column 1 (json)"
    );
    assert_eq!(Count::validate(&5), Ok(()));
}

/// Objects in objects, `depth` of them.
fn nested(depth: usize) -> String {
    format!("{}1{}", "{\"in\":".repeat(depth), "}".repeat(depth))
}

/// Two alternatives that both fit, and hold the next value in turn.
fn two_ways(check: &mut Check<'_>) {
    let way = |check: &mut Check<'_>| check.property("in", two_ways);
    check.any_of(&[&way, &way]);
}

#[test]
fn alternatives_that_hold_each_other_end_in_a_violation_and_not_in_years() {
    assert_eq!(broken(&nested(12), two_ways), [""; 0]);
    assert_eq!(
        broken(&nested(100), two_ways),
        ["body: takes too many attempts to judge (attempts)"]
    );
    // What was not tried any more is not what does not hold.
    assert_eq!(
        broken(&nested(100), |check| check.not(two_ways)).last(),
        Some(&"body: takes too many attempts to judge (attempts)".to_owned())
    );
}

#[test]
fn a_long_list_of_alternatives_is_judged_to_its_end() {
    let text = |check: &mut Check<'_>| check.types(&[Type::String]);
    let list = |check: &mut Check<'_>| check.items(|check| check.any_of(&[&text, &never]));
    let items = vec!["\"a\""; 60_000].join(",");
    assert_eq!(
        broken(&format!("[{items}]"), |check| check
            .one_of(&[&list, &never])),
        [""; 0]
    );
}
