//! Patterns, as both matchers read them.

use regress::Regex;

use super::super::pattern::{Pattern, compile, parse};

fn is_linear(pattern: &str) -> bool {
    matches!(compile(pattern), Ok(Pattern::Linear(_)))
}

/// Tried one way after the other this takes longer than a life.
#[test]
fn repetitions_in_repetitions_take_no_time() {
    let pattern = compile(r"^([\da-z\.-]+)\.([a-z]{2,6})([\/\w \.-]*)*\/?$").expect("a pattern");
    let path = "a".repeat(60);
    assert!(pattern.is_match(&format!("cards.example/{path}")));
    assert!(!pattern.is_match(&format!("cards.example/{path}?")));
}

#[test]
fn both_matchers_read_a_pattern_alike() {
    let patterns = [
        r"^\d{2,3}-\w+\s\D\W\S$",
        r"a.c",
        r"^[^\d-]$",
        r"^[\w-.]+$",
        r"[a-c\]\\^-]",
        r"^(?:a|b)?(?<tail>c*?)$",
        r"\bab\b",
        r"^{a},{2}$",
        r"^a{2}b{1,}$",
        r"^\x41\u00e9\t$",
        r"[\b]",
        r"^[\s\S]$",
        r"^\/\-\.$",
    ];
    let texts = [
        "",
        "a",
        "b",
        "abc",
        "aabb",
        "a\nc",
        "a\u{2028}c",
        "12-x y",
        "12-é !x",
        "é",
        "5",
        "-",
        "^",
        "]",
        "ab cd",
        "xab",
        "{a},,",
        "bccc",
        "Aé\t",
        "\u{8}",
        "\u{feff}",
        "/-.",
        "w-.",
    ];
    for pattern in patterns {
        assert!(is_linear(pattern), "{pattern}");
        let ours = compile(pattern).expect("a pattern");
        let other = Regex::with_flags(pattern, "u").or_else(|_| Regex::new(pattern));
        let other = other.expect("a pattern");
        for text in texts {
            let found = other.find(text).is_some();
            assert_eq!(ours.is_match(text), found, "{pattern}: {text:?}");
        }
    }
}

#[test]
fn what_looks_round_or_back_is_tried() {
    for pattern in [
        r"^(?!x)", r"(?<=>)b", r"(?<!>)b", r"(a)\1", r"\p{L}", r"\u{61}", r"\Ba", "[]", "[^]",
    ] {
        assert!(!is_linear(pattern), "{pattern}");
    }
    let pattern = compile(r"^(?!x)\p{L}$").expect("a pattern");
    assert!(pattern.is_match("é") && !pattern.is_match("x"));
}

#[test]
fn a_pattern_has_a_longest_length() {
    assert!(parse(&"a".repeat(1 << 16)).is_ok());
    assert!(parse(&"a".repeat((1 << 16) + 1)).is_err());
}
