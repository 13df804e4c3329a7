//! What an unquoted scalar means: the YAML 1.2 core schema, except that leading zeros make text (`007` is a code, not seven).

use super::value::{Number, Value};

/// Reads an unquoted scalar of YAML, or a word or number of JSON.
pub(super) fn resolve(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => resolve_number(text).map_or_else(|| Value::String(text.to_owned()), Value::Number),
    }
}

/// The number that `text` writes, in JSON syntax; `None` when it is text.
fn resolve_number(text: &str) -> Option<Number> {
    let starts = text.bytes().next()?;
    if !(starts.is_ascii_digit() || matches!(starts, b'-' | b'+' | b'.')) {
        return None;
    }
    if is_json_number(text) {
        return Some(Number::new(text));
    }
    resolve_radix(text).or_else(|| resolve_decimal(text))
}

/// `0x1F`, `0o17`.
fn resolve_radix(text: &str) -> Option<Number> {
    let (digits, radix) = match text.split_at_checked(2)? {
        ("0x", digits) => (digits, 16),
        ("0o", digits) => (digits, 8),
        _ => return None,
    };
    if digits.starts_with('+') {
        return None;
    }
    u128::from_str_radix(digits, radix)
        .ok()
        .map(|value| Number::new(value.to_string()))
}

/// What YAML allows and JSON does not: `+1`, `.5`, `5.`.
fn resolve_decimal(text: &str) -> Option<Number> {
    let (sign, unsigned) = match text.as_bytes()[0] {
        b'-' => ("-", &text[1..]),
        b'+' => ("", &text[1..]),
        _ => ("", text),
    };
    let exponent = unsigned.find(['e', 'E']).unwrap_or(unsigned.len());
    let (mantissa, exponent) = unsigned.split_at(exponent);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let whole = if whole.is_empty() { "0" } else { whole };
    let point = if fraction.is_empty() { "" } else { "." };
    let written = format!("{sign}{whole}{point}{fraction}{exponent}");
    is_json_number(&written).then(|| Number::new(written))
}

/// Whether `text` is a number in JSON syntax (RFC 8259, section 6).
pub(super) fn is_json_number(text: &str) -> bool {
    let rest = text.strip_prefix('-').unwrap_or(text);
    let (whole, rest) = digits(rest);
    if whole.is_empty() || (whole.len() > 1 && whole.starts_with('0')) {
        return false;
    }
    let rest = match rest.strip_prefix('.').map(digits) {
        Some(("", _)) => return false,
        Some((_, rest)) => rest,
        None => rest,
    };
    match rest.strip_prefix(['e', 'E']) {
        Some(exponent) => {
            let (digits, rest) = digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent));
            !digits.is_empty() && rest.is_empty()
        }
        None => rest.is_empty(),
    }
}

fn digits(text: &str) -> (&str, &str) {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    text.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Option<String> {
        resolve(text)
            .as_number()
            .map(|number| number.text().to_owned())
    }

    #[test]
    fn numbers_keep_their_digits() {
        let long = "98249283749234923498293171823948729348710298301928331";
        for text in [
            "0",
            "-0",
            "1.0",
            "0.10",
            "9999999999999999999",
            "1e400",
            "-1E-7",
            long,
        ] {
            assert_eq!(number(text).as_deref(), Some(text));
        }
        for (text, digits) in [
            ("+1", "1"),
            (".5", "0.5"),
            ("5.", "5"),
            ("-.5e3", "-0.5e3"),
            ("0x1F", "31"),
            ("0o17", "15"),
        ] {
            assert_eq!(number(text).as_deref(), Some(digits), "{text}");
        }
    }

    #[test]
    fn codes_dates_and_words_stay_text() {
        for text in [
            "000_123",
            "007",
            "1_000",
            "2020-01-01",
            "1.2.3",
            "0x",
            "0b1",
            "12:30",
            ".inf",
            ".",
            "-",
            "+",
            "1e",
            "yes",
            "No",
            "0o8",
            "1 2",
        ] {
            assert_eq!(resolve(text), Value::String(text.to_owned()));
        }
    }
}
