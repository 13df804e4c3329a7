//! The text of a time → its fields, the inverse of the runtime's `format_time`.

/// The fields of a time that a pattern names; of the year only the last two digits where it has no more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Moment {
    fields: [Option<u16>; 8],
}

/// What stands for the fields, in the order in which a pattern is read: longer letters first.
const LETTERS: [(&str, &str); 8] = [
    ("yyyy", "century"),
    ("yy", "year"),
    ("MM", "month"),
    ("dd", "day"),
    ("HH", "hour"),
    ("mm", "minute"),
    ("SSS", "millisecond"),
    ("ss", "second"),
];

/// The largest value of each field.
const MOST: [u16; 8] = [9999, 99, 12, 31, 23, 59, 999, 60];

/// Reads a time; `None` when the text is none of that pattern.
pub(super) fn parse_time(pattern: &str, text: &str) -> Option<Moment> {
    let mut moment = Moment::default();
    let (mut pattern, mut text) = (pattern, text);
    while let Some(letter) = pattern.chars().next() {
        let found = LETTERS
            .iter()
            .position(|(letters, _)| pattern.starts_with(letters));
        let Some(at) = found else {
            text = text.strip_prefix(letter)?;
            pattern = &pattern[letter.len_utf8()..];
            continue;
        };
        let length = LETTERS[at].0.len();
        let digits = text.get(..length)?;
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
        let number: u16 = digits
            .parse()
            .ok()
            .filter(|number| is_number && *number <= MOST[at])?;
        moment.fields[at] = Some(number);
        if at == 0 {
            moment.fields[1] = Some(number % 100);
        }
        pattern = &pattern[length..];
        text = &text[length..];
    }
    text.is_empty().then_some(moment)
}

impl Moment {
    /// The first field that both have and that differs.
    pub(super) fn difference(&self, other: &Self) -> Option<&'static str> {
        let pairs = self.fields.iter().zip(&other.fields);
        let differs = |(a, b): (&Option<u16>, &Option<u16>)| a.is_some() && b.is_some() && a != b;
        let at = pairs.map(differs).position(|differs| differs)?;
        Some(LETTERS[at].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_it_is_written() {
        let long = parse_time("yyyyMMddHHmmssSSS", "20221108120814608").expect("a time");
        let short = parse_time("yyMMddHHmmss", "221108120814").expect("a time");
        assert_eq!(long.difference(&short), None);
        let later = parse_time("yyMMddHHmmss", "221108120815").expect("a time");
        assert_eq!(long.difference(&later), Some("second"));
        let other = parse_time("yyyy", "2122").expect("a time");
        assert_eq!(long.difference(&other), Some("century"));
        for text in ["20221308", "2022110", "202211081", "2022+108"] {
            assert_eq!(parse_time("yyyyMMdd", text), None, "{text}");
        }
    }
}
