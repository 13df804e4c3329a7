//! Tests of the runtime, kept out of the files that are copied.

use super::check::{Check, Direction, Subject, Type, judge};
use super::compose::{any, never};
use super::decimal::Decimal;
use super::json::Json;
use super::number::Integer;
use super::schema::Schema;
use super::violation::Location;

/// The sentences of the violations of a JSON text.
#[track_caller]
fn broken(text: &str, rule: impl Fn(&mut Check<'_>)) -> Vec<String> {
    going(Direction::Either, text, rule)
}

#[track_caller]
fn going(direction: Direction, text: &str, rule: impl Fn(&mut Check<'_>)) -> Vec<String> {
    let json = Json::parse(text).expect("test value is JSON");
    let judgement = judge(&json, Subject::body(direction), rule);
    judgement
        .violations
        .iter()
        .map(ToString::to_string)
        .collect()
}

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).expect("test value is a decimal number")
}

#[test]
fn json_keeps_digits_and_order() {
    for text in [
        r#"{"b":1.0,"a":[1e2,-0,123456789012345678901234567890.10],"c":"\u0000ü\"","d":{}}"#,
        "null",
        "9999999999999999999",
        "[]",
        r#"["]",{"}":"\\"}]"#,
    ] {
        let json = Json::parse(text).expect("valid JSON");
        assert_eq!(json.to_string(), text);
        assert_eq!(
            serde_json::from_str::<Json>(text)
                .expect("valid JSON")
                .to_string(),
            text
        );
    }
    assert_eq!(
        Json::parse(" [ 1 , { \"a\" : 2 } ] ")
            .expect("valid")
            .to_string(),
        r#"[1,{"a":2}]"#
    );
}

#[test]
fn json_refuses_what_is_no_json() {
    for text in [
        "",
        " ",
        "{",
        "[1,]",
        "01",
        "1.",
        "nul",
        "{\"a\":1,}",
        "\"\\ud800\"",
        "1 2",
        "\u{feff}1",
        "NaN",
    ] {
        assert!(Json::parse(text).is_err(), "{text:?} was taken");
    }
    let twice = Json::parse("{\"a\":1,\n \"b\":{\"c\":1,\"c\":2}}").expect_err("duplicate member");
    assert_eq!(
        twice.to_string(),
        "member `c` stands twice at line 2 column 19"
    );
}

#[test]
fn json_nests_only_so_deep() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(Json::parse(&nested(128)).is_ok());
    assert!(Json::parse(&nested(130)).is_err());
    assert!(Json::parse(&nested(1_000_000)).is_err());
}

#[test]
fn json_equality_is_mathematical() {
    let json = |text: &str| Json::parse(text).expect("valid JSON");
    assert_eq!(json("1.0"), json("1"));
    assert_eq!(json("100"), json("1e2"));
    assert_eq!(json("-0"), json("0.00e7"));
    assert_eq!(
        json(r#"{"a":1,"b":[2.50]}"#),
        json(r#"{"b":[2.5],"a":10e-1}"#)
    );
    assert_ne!(json("9007199254740993"), json("9007199254740992"));
    assert_ne!(json(r#"{"a":1}"#), json(r#"{"a":1,"b":1}"#));
    assert_ne!(json("\"1\""), json("1"));
    assert_eq!(
        json(r#"{"b":[2.50],"a":1e0}"#).canonical(),
        json(r#"{"a":1,"b":[2.5]}"#).canonical()
    );
}

#[test]
fn json_pointers_follow_rfc_6901() {
    let json = Json::parse(r#"{"a/b":[{"~":"x"}],"":2}"#).expect("valid JSON");
    assert_eq!(json.pointer("/a~1b/0/~0"), Some(&Json::from("x")));
    assert_eq!(json.pointer("/"), Some(&Json::from(2)));
    assert_eq!(json.pointer(""), Some(&json));
    assert_eq!(json.pointer("/a~1b/1"), None);
    assert_eq!(json.pointer("a"), None);
}

#[test]
fn decimals_compare_exactly() {
    let ascending = [
        "-1e400",
        "-10",
        "-9.99",
        "-1",
        "-1e-400",
        "0",
        "1e-400",
        "0.12",
        "0.123",
        "1",
        "1.5",
        "2",
        "9.9",
        "10",
        "9007199254740992",
        "9007199254740993",
        "9999999999999999999",
        "10000000000000000000",
        "1e400",
        "1e9999999999",
    ];
    for (at, less) in ascending.iter().enumerate() {
        for more in &ascending[at + 1..] {
            assert!(decimal(less) < decimal(more), "{less} < {more}");
            assert!(decimal(more) > decimal(less), "{more} > {less}");
        }
    }
    assert_eq!(decimal("-0"), decimal("0e5"));
    for text in [
        "", "-", "+1", ".5", "1e", "1e+", "0x1", "1_0", "NaN", "1..0",
    ] {
        assert_eq!(Decimal::parse(text), None, "{text}");
    }
}

#[test]
fn decimals_divide_exactly() {
    for (number, divisor) in [
        ("10", "5"),
        ("0", "3"),
        ("0.3", "0.1"),
        ("19.99", "0.01"),
        ("1e400", "3e-2"),
        ("-9", "3"),
        ("1", "0.125"),
        (
            "1000000000000000000000000000001",
            "1000000000000000000000000000001",
        ),
        ("1e9999999999", "1024"),
        ("4.5", "1.5"),
        ("9999999999999999999", "9"),
        ("100", "25"),
    ] {
        let expected = (number, divisor) != ("1e400", "3e-2");
        assert_eq!(
            decimal(number).is_multiple_of(&decimal(divisor)),
            expected,
            "{number} of {divisor}"
        );
    }
    for (number, divisor) in [
        ("10", "3"),
        ("0.35", "0.1"),
        ("1", "0"),
        ("1e9999999999", "3"),
        ("9007199254740993", "2"),
        ("25", "100"),
    ] {
        assert!(
            !decimal(number).is_multiple_of(&decimal(divisor)),
            "{number} of {divisor}"
        );
    }
    // Against plain arithmetic.
    for number in -200_i64..200 {
        for divisor in 1..60_i64 {
            let exact = Decimal::from(number).is_multiple_of(&Decimal::from(divisor));
            assert_eq!(exact, number % divisor == 0, "{number} of {divisor}");
        }
    }
}

#[test]
fn integers_of_any_size() {
    let text = "123456789012345678901234567890";
    let big: Integer = serde_json::from_str(text).expect("an integer");
    assert_eq!(serde_json::to_string(&big).expect("serialises"), text);
    assert_eq!((big.as_i64(), big.as_u64()), (None, None));
    assert_eq!(Integer::from(u64::MAX).as_u64(), Some(u64::MAX));
    assert_eq!(
        serde_json::from_str::<Integer>("1e2")
            .expect("whole")
            .as_i64(),
        Some(100)
    );
    assert_eq!("-0".parse::<Integer>(), Ok(Integer::from(0)));
    assert!(Integer::from(-5) < Integer::from(3) && Integer::from(3) < big);
    for text in ["1.5", "\"1\"", "1e1001", "null"] {
        assert!(serde_json::from_str::<Integer>(text).is_err(), "{text}");
    }
}

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
fn the_discriminator_chooses() {
    let rule = |check: &mut Check<'_>| {
        let cat = |check: &mut Check<'_>| check.required("lives");
        check.discriminated("kind", &[("cat", &cat), ("dog", &any)]);
    };
    assert_eq!(broken(r#"{"kind":"dog"}"#, rule), [""; 0]);
    assert_eq!(
        broken(r#"{"kind":"cat"}"#, rule),
        ["/lives: is missing (required)"]
    );
    assert_eq!(
        broken(r#"{"kind":"cow"}"#, rule),
        ["/kind: `cow` is not one of cat, dog (discriminator)"]
    );
    assert_eq!(broken("{}", rule), ["/kind: is missing (required)"]);
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
    let rule = |check: &mut Check<'_>| check.pattern(r"^\d{3}(?=-)");
    assert_eq!(broken("\"123-\"", rule), [""; 0]);
    assert_eq!(broken("\"١٢٣-\"", rule).len(), 1);
    assert_eq!(broken("\"x1x\"", |check| check.pattern("1")), [""; 0]);
    assert_eq!(broken("\"😀\"", |check| check.pattern("^.$")), [""; 0]);
    assert_eq!(broken("\"-\"", |check| check.pattern(r"^[\-\_]$")), [""; 0]);
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
        "body: does not fit the type at line 1 column 10 (json)"
    );
    assert_eq!(
        all("["),
        "body: EOF while parsing a list at line 1 column 1 (json)"
    );
    assert_eq!(Count::validate(&5), Ok(()));
}
