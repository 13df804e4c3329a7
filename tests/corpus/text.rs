//! Texts that a schema asks for, and texts just beside them.

use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, Hir, HirKind};

use crate::facts::Facts;
use crate::random::Random;

/// Longer texts are not drawn.
const LONGEST: u64 = 3000;
/// A repetition without end is drawn up to so many times more than it has to be.
const MORE: u32 = 3;
/// Letters of one, two, three and four bytes.
const LETTERS: [char; 4] = ['a', 'é', '漢', '𝔸'];

/// A text that obeys format, pattern or length; where several are there, perhaps not all.
pub(crate) fn draw(facts: &Facts, random: &mut Random) -> String {
    if let Some(sample) = facts
        .text("format")
        .and_then(|format| samples(format).first().copied())
    {
        return sample.to_owned();
    }
    if let Some(text) = facts
        .text("pattern")
        .and_then(|pattern| match_of(pattern, random))
    {
        return text;
    }
    let least = facts.count("minLength").unwrap_or(0);
    let most = facts.count("maxLength").unwrap_or(least + 8);
    of_length(least.max(1).min(most), 'b')
}

/// Texts at the limits and beyond.
pub(crate) fn around(facts: &Facts, random: &mut Random) -> Vec<String> {
    let mut found = vec![String::new()];
    for limit in ["minLength", "maxLength"]
        .iter()
        .filter_map(|key| facts.count(key))
    {
        for length in [limit.saturating_sub(1), limit, limit + 1] {
            if length < LONGEST {
                found.push(of_length(length, LETTERS[random.below(LETTERS.len())]));
            }
        }
    }
    if let Some(format) = facts.text("format") {
        found.extend(samples(format).iter().map(|text| (*text).to_owned()));
    }
    if let Some(pattern) = facts.text("pattern") {
        for _ in 0..3 {
            let Some(text) = match_of(pattern, random) else {
                break;
            };
            found.push(format!("{text}\u{1}"));
            found.push(format!(" {text}"));
            found.push(text.to_uppercase());
            let mut shorter = text.clone();
            shorter.pop();
            found.push(shorter);
            found.push(text);
        }
    }
    found
}

fn of_length(length: u64, letter: char) -> String {
    (0..length.min(LONGEST)).map(|_| letter).collect()
}

/// Texts that are of a format, then texts that nearly are.
fn samples(format: &str) -> &'static [&'static str] {
    match format {
        "date" => &["2024-02-29", "2023-02-29", "2024-13-01", "2024-2-9"],
        "date-time" => &[
            "2024-02-29T23:59:59Z",
            "2024-02-29t12:00:00.5+01:00",
            "2024-02-30T00:00:00Z",
            "2024-02-29T25:00:00Z",
            "2024-02-29",
        ],
        "time" => &["12:00:00Z", "24:00:00Z", "12:00"],
        "uuid" => &[
            "123e4567-e89b-12d3-a456-426614174000",
            "123e4567e89b12d3a456426614174000",
            "123e4567-e89b-12d3-a456-42661417400g",
        ],
        "ipv4" => &["127.0.0.1", "256.0.0.1", "1.2.3"],
        "ipv6" => &["::1", "2001:db8::1", "::12345", "1::2::3"],
        "email" => &["a@example.com", "a@", "example.com"],
        "uri" | "url" => &["https://example.com/a?b#c", "a b", "/relative"],
        "byte" => &["YWJj", "YWI=", "a", "Y%"],
        _ => &[],
    }
}

/// A text that the pattern matches, as far as the crate `regex-syntax` reads it.
fn match_of(pattern: &str, random: &mut Random) -> Option<String> {
    let hir = ParserBuilder::new().build().parse(pattern).ok()?;
    let mut text = String::new();
    append(&hir, random, &mut text);
    (text.chars().count() < 3000).then_some(text)
}

fn append(hir: &Hir, random: &mut Random, text: &mut String) {
    match hir.kind() {
        HirKind::Literal(literal) => text.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(Class::Unicode(class)) => {
            let range = random.choose(class.ranges()).copied();
            if let Some(range) = range {
                let (first, last) = (u32::from(range.start()), u32::from(range.end()));
                let span = (last - first).min(25) as usize;
                let code = first + u32::try_from(random.below(span + 1)).expect("a small number");
                text.extend(char::from_u32(code));
            }
        }
        HirKind::Repetition(repetition) => {
            let most = repetition
                .max
                .unwrap_or(repetition.min + MORE)
                .min(repetition.min + MORE);
            let span = (most - repetition.min) as usize;
            let times =
                repetition.min + u32::try_from(random.below(span + 1)).expect("a small number");
            for _ in 0..times.min(2000) {
                append(&repetition.sub, random, text);
            }
        }
        HirKind::Capture(capture) => append(&capture.sub, random, text),
        HirKind::Concat(parts) => parts.iter().for_each(|part| append(part, random, text)),
        HirKind::Alternation(parts) => {
            if let Some(part) = random.choose(parts) {
                append(part, random, text);
            }
        }
        HirKind::Empty | HirKind::Look(_) | HirKind::Class(Class::Bytes(_)) => {}
    }
}
