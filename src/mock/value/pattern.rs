//! Regular expression → texts that match it, shortest first. Back references have none.

use regex_syntax::hir::{Class, Hir, HirKind};

/// How much longer than their shortest form repetitions are made.
const LONGER: [u32; 6] = [0, 1, 2, 4, 8, 16];

/// Texts stop growing beyond this many bytes: repetitions within repetitions multiply.
const LONGEST: usize = 20_000;

/// Texts that the pattern matches, some of them of at least `least` characters where that is possible. What it looks
/// ahead for is not known: those of mixed letters have most of it.
pub(super) fn matching_texts(pattern: &str, least: usize, variation: usize) -> Vec<String> {
    let Ok(expression) = regex_syntax::parse(&without_look_ahead(pattern)) else {
        return Vec::new();
    };
    let exact = u32::try_from(least).unwrap_or(u32::MAX).min(4096);
    let longer = || LONGER.into_iter().chain([exact]);
    let alike = longer().map(|more| (more, false));
    let ways = alike.chain(longer().map(|more| (more, true)));
    let texts = ways.map(|(more, mixed)| {
        let mut writer = Writer {
            more,
            mixed,
            variation,
            text: String::new(),
        };
        writer.write(&expression);
        writer.text
    });
    texts.collect()
}

/// The pattern without its groups that begin with `?=` or `?!`.
fn without_look_ahead(pattern: &str) -> String {
    let mut kept = String::new();
    let mut rest = pattern;
    while let Some(start) = [rest.find("(?="), rest.find("(?!")]
        .into_iter()
        .flatten()
        .min()
    {
        kept.push_str(&rest[..start]);
        rest = &rest[start + group_length(&rest[start..])..];
    }
    kept + rest
}

/// How many bytes the group takes that the text begins with; all of them where it never ends.
fn group_length(text: &str) -> usize {
    let (mut depth, mut in_class, mut is_escaped) = (0, false, false);
    for (at, letter) in text.char_indices() {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => depth += 1,
            ')' if !in_class => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + letter.len_utf8();
        }
    }
    text.len()
}

/// Writes one text of an expression.
struct Writer {
    /// How much longer than their shortest form repetitions are made.
    more: u32,
    /// Letters of different kinds follow each other.
    mixed: bool,
    variation: usize,
    text: String,
}

impl Writer {
    fn write(&mut self, expression: &Hir) {
        match expression.kind() {
            HirKind::Empty | HirKind::Look(_) => {}
            HirKind::Literal(literal) => {
                self.text.push_str(&String::from_utf8_lossy(&literal.0));
            }
            HirKind::Class(class) => {
                let letter = self.letter(class);
                self.text.extend(letter);
            }
            HirKind::Repetition(repetition) => {
                let most = repetition.max.unwrap_or(u32::MAX);
                for _ in 0..repetition.min.saturating_add(self.more).min(most) {
                    if self.text.len() > LONGEST {
                        break;
                    }
                    self.write(&repetition.sub);
                }
            }
            HirKind::Capture(capture) => self.write(&capture.sub),
            HirKind::Concat(parts) => parts.iter().for_each(|part| self.write(part)),
            HirKind::Alternation(parts) => {
                if let Some(at) = self.variation.checked_rem(parts.len()) {
                    self.write(&parts[at]);
                }
            }
        }
    }

    /// A letter of the class: a plain one where it has any.
    fn letter(&self, class: &Class) -> Option<char> {
        let holds = |letter: &char| match class {
            Class::Unicode(class) => class
                .iter()
                .any(|range| (range.start()..=range.end()).contains(letter)),
            Class::Bytes(class) => class
                .iter()
                .any(|range| (range.start()..=range.end()).contains(&(*letter as u8))),
        };
        let kinds = [
            ('a'..='z').collect::<String>(),
            ('A'..='Z').collect(),
            ('0'..='9').collect(),
            (' '..='~').filter(char::is_ascii_punctuation).collect(),
            " ".to_owned(),
        ];
        let kinds = kinds.map(|kind| kind.chars().filter(holds).collect::<Vec<char>>());
        let kinds: Vec<Vec<char>> = kinds.into_iter().filter(|kind| !kind.is_empty()).collect();
        let kind = match (self.mixed, self.text.len().checked_rem(kinds.len())) {
            (true, Some(at)) => kinds[at].clone(),
            _ => kinds.concat(),
        };
        let first = || match class {
            Class::Unicode(class) => class.iter().next().map(|range| range.start()),
            Class::Bytes(class) => class.iter().next().map(|range| char::from(range.start())),
        };
        let at = self.variation.checked_rem(kind.len());
        at.map(|at| kind[at]).or_else(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze::patterns::is_match;

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
            let texts = matching_texts(pattern, 5, 1);
            assert!(!texts.is_empty());
            for text in texts {
                assert!(is_match(pattern, &text), "{pattern}: {text}");
            }
        }
    }

    #[test]
    fn a_text_can_be_made_longer() {
        let texts = matching_texts("^[0-9a-f]+$", 40, 0);
        assert!(texts.iter().any(|text| text.len() >= 40));
    }
}
