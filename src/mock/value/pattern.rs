//! Regular expression → texts that match it, shortest first. Look-around and back references have none.

use regex_syntax::hir::{Class, Hir, HirKind};

/// How much longer than their shortest form repetitions are made.
const LONGER: [u32; 6] = [0, 1, 2, 4, 8, 16];

/// Texts stop growing beyond this many bytes: repetitions within repetitions multiply.
const LONGEST: usize = 20_000;

/// Texts that the pattern matches, some of them of at least `least` characters where that is possible.
pub(super) fn matching_texts(pattern: &str, least: usize, variation: usize) -> Vec<String> {
    let Ok(expression) = regex_syntax::parse(pattern) else {
        return Vec::new();
    };
    let exact = u32::try_from(least).unwrap_or(u32::MAX).min(4096);
    let longer = LONGER.into_iter().chain([exact]);
    let texts = longer.map(|more| {
        let mut text = String::new();
        write(&expression, more, variation, &mut text);
        text
    });
    texts.collect()
}

fn write(expression: &Hir, more: u32, variation: usize, text: &mut String) {
    match expression.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(class) => text.extend(letter(class, variation)),
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(u32::MAX);
            for _ in 0..repetition.min.saturating_add(more).min(most) {
                if text.len() > LONGEST {
                    break;
                }
                write(&repetition.sub, more, variation, text);
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, more, variation, text),
        HirKind::Concat(parts) => {
            for part in parts {
                write(part, more, variation, text);
            }
        }
        HirKind::Alternation(parts) => {
            if let Some(part) = variation.checked_rem(parts.len()).map(|at| &parts[at]) {
                write(part, more, variation, text);
            }
        }
    }
}

/// A letter of the class: a plain one where it has any.
fn letter(class: &Class, variation: usize) -> Option<char> {
    let holds = |letter: &char| match class {
        Class::Unicode(class) => class
            .iter()
            .any(|range| (range.start()..=range.end()).contains(letter)),
        Class::Bytes(class) => class
            .iter()
            .any(|range| (range.start()..=range.end()).contains(&(*letter as u8))),
    };
    let plain = ('a'..='z')
        .chain('A'..='Z')
        .chain('0'..='9')
        .chain(' '..='~');
    let plain: Vec<char> = plain.filter(holds).collect();
    let first = || match class {
        Class::Unicode(class) => class.iter().next().map(|range| range.start()),
        Class::Bytes(class) => class.iter().next().map(|range| char::from(range.start())),
    };
    let at = variation.checked_rem(plain.len());
    at.map(|at| plain[at]).or_else(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_match_their_pattern() {
        let patterns = [
            "^[A-Z]{3}-\\d+$",
            "^(a|b)?c{2,4}$",
            "x",
            "^\\w+@\\w+\\.[a-z]{2,}$",
            "[^a-z]",
        ];
        for pattern in patterns {
            let regex = crate::runtime::pattern::compile(pattern).expect("a pattern");
            let texts = matching_texts(pattern, 5, 1);
            assert!(!texts.is_empty());
            for text in texts {
                assert!(regex.find(&text).is_some(), "{pattern}: {text}");
            }
        }
    }

    #[test]
    fn a_text_can_be_made_longer() {
        let texts = matching_texts("^[0-9a-f]+$", 40, 0);
        assert!(texts.iter().any(|text| text.len() >= 40));
    }
}
