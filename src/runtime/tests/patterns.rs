//! Patterns, as both matchers read them.

use regress::Regex;

use crate::analyze::patterns::{Matcher, matcher};

fn is_linear(pattern: &str) -> bool {
    matcher(pattern) == Ok(Matcher::Regex)
}

fn matches(pattern: &str, text: &str) -> Option<bool> {
    let matcher = matcher(pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"));
    matcher.is_match(pattern, text)
}

/// Tried one way after the other these take longer than a life.
#[test]
fn repetitions_in_repetitions_take_no_time() {
    let pattern = r"^([\da-z\.-]+)\.([a-z]{2,6})([\/\w \.-]*)*\/?$";
    let path = format!("cards.example/{}", "a".repeat(60));
    assert_eq!(matches(pattern, &path), Some(true));
    assert_eq!(matches(pattern, &format!("{path}?")), Some(false));

    let name = r"^(?!-)([a-z]+)*(?<!(a|aa)+b)$";
    let letters = "a".repeat(10_000);
    assert_eq!(matches(name, &letters), Some(true));
    assert_eq!(matches(name, &format!("{letters}b")), Some(false));
    assert_eq!(matches(name, &format!("{letters}?")), Some(false));
}

const TEXTS: [&str; 30] = [
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
    "aXb1",
    "L{1}",
    "pL",
    "uuu",
    "😀",
    "ab--cd",
    "\\c",
];

/// Judges all texts as who tries one way after the other does.
fn assert_alike(pattern: &str) {
    let other = Regex::with_flags(pattern, "u").or_else(|_| Regex::new(pattern));
    let other = other.expect("a pattern");
    for text in TEXTS {
        let found = other.find(text).is_some();
        assert_eq!(matches(pattern, text), Some(found), "{pattern}: {text:?}");
    }
}

#[test]
fn both_syntaxes_say_the_same() {
    for pattern in [
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
    ] {
        assert!(is_linear(pattern), "{pattern}");
        assert_alike(pattern);
    }
}

#[test]
fn what_looks_round_or_only_one_syntax_says_goes_step_by_step() {
    for pattern in [
        r"^(?!x)",
        r"^(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{4,}$",
        r"^(?!.*--)[a-z-]+(?<!-)$",
        r"^((?!ab).)*$",
        r"^[a-z](?!.*--)[a-z-]{1,5}$",
        r"(?<=>)b|(?<!x)a",
        r"(?<=^|a(?!c))b",
        r"(?<!(?<!a)b)c",
        r"^(?=(?<first>a)|b)\w{2,}$",
        r"(?=a)*(?:(?=b))+[^a]",
        r"(?!a){1}b",
        r"^(?:){3}(?!b)|cd$",
        r"^\p{L}+$|\P{L}{3}",
        r"^[\w-.\p{L}]+$|\p{L}",
        r"^\p{L}$|^-.-",
        r"^\u{61}",
        r"\Ba",
        r"^[]|a",
        r"^a[^]c$",
        r"^[\ud83d\ude00]|^(?!a).$",
        r"^(?!a){a},{2}",
        r"^(?!a)[\w-.]u{1,2}",
        r"^(?!a)[\w-.]|\u{3}",
        r"^(?!a)\c$|\cH|[\w-.]a",
        r"^(?!a)\x5c\c|[\w-.]",
        r"^(?!a).{0,1}?$",
    ] {
        assert!(!is_linear(pattern), "{pattern}");
        assert_alike(pattern);
    }
}

#[test]
fn nobody_waits_for_a_text_without_end() {
    let pattern = r"^(?!x).{0,5000}$|(?=b)";
    assert_eq!(matches(pattern, &"a".repeat(5_000)), Some(true));
    assert_eq!(matches(r"(?!x).{5000}b", &"a".repeat(50_000)), None);
}

#[test]
fn what_cannot_be_bounded_is_not_judged() {
    let reason = |pattern: &str| matcher(pattern).map(drop);
    let back = "it looks back at what a group has found";
    assert_eq!(reason(r"^(['\x22]).*\1$"), Err(back.to_owned()));
    assert_eq!(reason(r"(?<quote>')\k<quote>"), Err(back.to_owned()));
    for pattern in [
        "(?!a)((b{1000}){1000}){1000}",
        "(?!a)(?:(?:){99999}){99999}",
    ] {
        assert!(reason(pattern).is_err_and(|text| text.contains("too many steps")));
    }
}

#[test]
fn a_pattern_has_a_longest_length() {
    assert!(matcher(&"[a]".repeat(5_000)).is_ok());
    assert!(matcher(&"a".repeat((1 << 16) + 1)).is_err());
}
