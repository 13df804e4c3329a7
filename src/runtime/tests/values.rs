//! JSON values and numbers: text in, text out, and comparison.

use super::super::decimal::Decimal;
use super::super::integer::Integer;
use super::super::json::Json;
use super::super::number::Number;
use super::decimal;

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
    assert!(Json::parse(&nested(10_usize.pow(6))).is_err());
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
fn numbers_keep_their_text_and_compare_by_value() {
    for text in [
        "0.10",
        "1e2",
        "-0",
        "123456789012345678901234567890.123456789",
        "1E-400",
    ] {
        let number: Number = serde_json::from_str(text).expect("a number");
        assert_eq!(serde_json::to_string(&number).expect("JSON"), text);
        assert_eq!(text.parse::<Number>().expect("a number"), number);
    }
    for text in [
        "", " ", "null", "\"1\"", "01", "+1", "1.", ".5", "[1]", "1 2", "NaN",
    ] {
        assert!(text.parse::<Number>().is_err(), "{text:?} was taken");
        assert!(
            serde_json::from_str::<Number>(text).is_err(),
            "{text:?} was read"
        );
    }
    let number = |text: &str| text.parse::<Number>().expect("a number");
    assert!(number("1.0") == number("1") && number("100") == number("1e2"));
    assert!(number("0.1") < number("0.10000000000000000000000000000001"));
    assert_eq!(number("1.50").to_string(), "1.50");
}

#[test]
fn numbers_come_from_rust_and_go_back() {
    assert_eq!(Number::from(u64::MAX).as_u64(), Some(u64::MAX));
    assert_eq!(Number::from(i64::MIN).as_i64(), Some(i64::MIN));
    assert_eq!(Number::from(i128::MAX).as_i64(), None);
    assert_eq!(Number::from(-1).as_u64(), None);
    let half = Number::try_from(0.5).expect("a finite float");
    assert!(half.as_str() == "0.5" && half.as_i64().is_none());
    let back = half.as_f64() - 0.5;
    assert!(back.abs() < f64::EPSILON);
    assert_eq!(
        Number::try_from(0.1_f32).expect("a finite float").as_str(),
        "0.1"
    );
    assert!(Number::try_from(f64::NAN).is_err() && Number::try_from(f64::INFINITY).is_err());
    let huge: Number = "1e999".parse().expect("a number");
    assert!(huge.as_f64().is_infinite() && huge.as_i64().is_none());
}
