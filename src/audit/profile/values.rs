//! How a vendor lists allowed values in one line: what parts them, what stands round them, and how each is written.

use super::{Pattern, Slot, Words};

/// The ways in which values are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ValuesLayout {
    /// What stands between two values.
    pub separators: Vec<String>,
    /// Marks that stand round a value, or round them all; what they enclose is not parted.
    pub pairs: Vec<(char, char)>,
    /// What a value with its meaning looks like; others are the value alone.
    pub each: Vec<Pattern>,
}

/// A value of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::audit) struct Listed<'t> {
    /// The value.
    pub(in crate::audit) value: &'t str,
    /// What it means, where the list says so.
    pub(in crate::audit) meaning: Option<&'t str>,
}

impl ValuesLayout {
    /// The values of a list, in order.
    pub(in crate::audit) fn read<'t>(&self, list: &'t str) -> Vec<Listed<'t>> {
        let parts = self.part(self.open(list.trim()));
        let values = parts.into_iter().map(|part| self.read_value(part));
        values.filter(|listed| !listed.value.is_empty()).collect()
    }

    /// A value without the marks round it.
    pub(in crate::audit) fn bare<'t>(&self, value: &'t str) -> &'t str {
        self.enclosed(value, |_| true).unwrap_or(value)
    }

    fn read_value<'t>(&self, part: &'t str) -> Listed<'t> {
        let words = Words::default();
        let found = self
            .each
            .iter()
            .find_map(|pattern| pattern.match_lines(&[part], &words));
        let filled = found.unwrap_or_default();
        let text = |slot| {
            let mut filled = filled.iter();
            filled
                .find(|found| found.slot == slot)
                .map(|found| found.text)
        };
        Listed {
            value: self.bare(text(Slot::Value).unwrap_or(part)),
            meaning: text(Slot::Meaning),
        }
    }

    /// The list without brackets round it all. Quotes round it all make one value of it.
    fn open<'t>(&self, list: &'t str) -> &'t str {
        self.enclosed(list, |(open, close)| open != close)
            .unwrap_or(list)
    }

    /// What stands within a pair that encloses the whole text.
    fn enclosed<'t>(&self, text: &'t str, fits: impl Fn((char, char)) -> bool) -> Option<&'t str> {
        let pairs = self.pairs.iter().copied();
        pairs.filter(|pair| fits(*pair)).find_map(|(open, close)| {
            let inner = text.strip_prefix(open)?;
            let end = end_of(inner, (open, close))?;
            (end + close.len_utf8() == inner.len()).then(|| inner[..end].trim())
        })
    }

    fn part<'t>(&self, list: &'t str) -> Vec<&'t str> {
        let mut parts = Vec::new();
        let (mut start, mut at) = (0, 0);
        while let Some(letter) = list[at..].chars().next() {
            let rest = &list[at..];
            let pair = self.pairs.iter().find(|(open, _)| *open == letter);
            let inner = &rest[letter.len_utf8()..];
            if let Some((end, close)) = pair.and_then(|pair| Some((end_of(inner, *pair)?, pair.1)))
            {
                at += letter.len_utf8() + end + close.len_utf8();
                continue;
            }
            match self
                .separators
                .iter()
                .find(|mark| rest.starts_with(mark.as_str()))
            {
                Some(mark) => {
                    parts.push(list[start..at].trim());
                    at += mark.len();
                    start = at;
                }
                None => at += letter.len_utf8(),
            }
        }
        parts.push(list[start..].trim());
        parts
    }
}

/// Where a pair closes that has been opened before the text.
fn end_of(text: &str, (open, close): (char, char)) -> Option<usize> {
    let mut depth = 1_usize;
    for (at, letter) in text.char_indices() {
        if letter == close {
            depth -= 1;
        } else if letter == open {
            depth += 1;
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Pattern, ValuesLayout};

    fn read(list: &str) -> Vec<String> {
        let patterns = [
            "{value} ({meaning})",
            "{value}: {meaning}",
            "{value} = {meaning}",
        ];
        let layout = ValuesLayout {
            separators: [",", "|", "/", " or "].map(str::to_owned).into(),
            pairs: vec![('"', '"'), ('\'', '\''), ('“', '”'), ('(', ')'), ('[', ']')],
            each: patterns
                .map(|text| Pattern::parse(text).expect("a pattern"))
                .into(),
        };
        let listed = layout.read(list).into_iter();
        let shown = listed.map(|listed| match listed.meaning {
            Some(meaning) => format!("{}={meaning}", listed.value),
            None => listed.value.to_owned(),
        });
        shown.collect()
    }

    #[test]
    fn each_way_of_listing_values_is_read() {
        for (list, values) in [
            ("A | B", &["A", "B"][..]),
            ("A, B,", &["A", "B"]),
            ("A / B", &["A", "B"]),
            ("A or B", &["A", "B"]),
            ("\"A\", 'B', “C”", &["A", "B", "C"]),
            ("\"A, B\"", &["A, B"]),
            ("(A, B)", &["A", "B"]),
            ("(A), (B)", &["A", "B"]),
            ("[A, [B]]", &["A", "B"]),
            ("A (one, or more), B (two)", &["A=one, or more", "B=two"]),
            ("\"A\" (one) | B", &["A=one", "B"]),
            ("A: one, B = two", &["A=one", "B=two"]),
            ("ORDER, FORWARD", &["ORDER", "FORWARD"]),
            ("7", &["7"]),
            ("A (open", &["A (open"]),
            ("(((", &["((("]),
            ("", &[]),
        ] {
            assert_eq!(read(list), values, "{list}");
        }
    }
}
