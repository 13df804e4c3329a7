//! A size as a page states it → the size as a document would state it.

use super::item::{Stated, Unit, Value};
use super::profile::{NumberCount, SizeReading};

/// The size as a document would state it; `None` when its numbers are none.
pub(super) fn resolve_size(value: &Value, reading: SizeReading) -> Option<Value> {
    let Value::Page {
        stated,
        least,
        most,
    } = value
    else {
        return None;
    };
    let (count, least) = match stated {
        Stated::Length if reading.is_exact => (reading.length, least.as_deref()),
        Stated::Length => (reading.length, None),
        Stated::Bounds => (reading.bounds, least.as_deref()),
    };
    let (least, most) = match count {
        NumberCount::Unit(_) => (least.map(canonical), most.as_deref().map(canonical)),
        NumberCount::Digits => (least.map(smallest), most.as_deref().map(largest)),
    };
    // A text in place of a number makes the size unlike any other.
    Some(Value::Document {
        unit: match count {
            NumberCount::Unit(unit) => unit,
            NumberCount::Digits => Unit::Value,
        },
        least: transpose(least)?,
        most: transpose(most)?,
    })
}

fn transpose(number: Option<Option<String>>) -> Option<Option<String>> {
    match number {
        None => Some(None),
        Some(number) => number.map(Some),
    }
}

/// A whole number without signs of grouping and leading zeros.
fn canonical(text: &str) -> Option<String> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let digits = digits.replace([',', '_'], "");
    let is_number = !digits.is_empty()
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_number.then(|| {
        let whole = digits.trim_start_matches('0');
        match whole {
            "" => "0".to_owned(),
            whole => format!("{sign}{whole}"),
        }
    })
}

/// Digits that a number may have, far more than any identifier.
const MOST_DIGITS: usize = 1000;

/// The smallest number of so many digits.
fn smallest(digits: &str) -> Option<String> {
    match digits.parse::<usize>().ok()? {
        0 | 1 => Some("0".to_owned()),
        count if count <= MOST_DIGITS => Some(format!("1{}", "0".repeat(count - 1))),
        _ => None,
    }
}

/// The largest number of so many digits.
fn largest(digits: &str) -> Option<String> {
    match digits.parse::<usize>().ok()? {
        0 => None,
        count if count <= MOST_DIGITS => Some("9".repeat(count)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(stated: Stated, least: Option<&str>, most: Option<&str>) -> Value {
        Value::Page {
            stated,
            least: least.map(str::to_owned),
            most: most.map(str::to_owned),
        }
    }

    fn shown(value: &Value, reading: SizeReading) -> Option<String> {
        resolve_size(value, reading).map(|value| value.to_string())
    }

    #[test]
    fn sizes_are_read_as_the_profile_says() {
        let digits = SizeReading {
            length: NumberCount::Digits,
            is_exact: true,
            bounds: NumberCount::Digits,
        };
        let at_most = SizeReading {
            is_exact: false,
            ..SizeReading::of("string")
        };
        let exact = size(Stated::Length, Some("4"), Some("4"));
        let bounds = size(Stated::Bounds, Some("1"), Some("19"));
        assert_eq!(
            shown(&exact, SizeReading::of("string")).as_deref(),
            Some("4 characters")
        );
        assert_eq!(
            shown(&exact, at_most).as_deref(),
            Some("at most 4 characters")
        );
        assert_eq!(shown(&exact, digits).as_deref(), Some("1000 to 9999"));
        assert_eq!(
            shown(&bounds, digits).as_deref(),
            Some("0 to 9999999999999999999")
        );
        assert_eq!(
            shown(&bounds, SizeReading::of("integer")).as_deref(),
            Some("1 to 19")
        );
        assert_eq!(
            shown(
                &size(Stated::Bounds, Some("-1"), None),
                SizeReading::of("number")
            )
            .as_deref(),
            Some("at least -1")
        );
    }

    #[test]
    fn numbers_keep_their_digits_and_texts_are_none() {
        assert_eq!(
            canonical("9,999,999,999,999,999,999").as_deref(),
            Some("9999999999999999999")
        );
        assert_eq!(canonical("007").as_deref(), Some("7"));
        assert_eq!(canonical("15 or 16"), None);
        assert_eq!(canonical("-"), None);
        assert_eq!(largest("99999999999999999999"), None);
    }
}
