//! How findings name values and what they are; and what texts and numbers look like.

use crate::source::{Number, Place, Value};

/// Nulls, and the empty lists that some tools write for empty objects.
pub(in crate::load) fn is_nothing(value: &Value) -> bool {
    matches!(value, Value::Null) || value.as_array().is_some_and(<[Value]>::is_empty)
}

/// What words of Swagger 2 and of programming languages are called here.
pub(super) fn foreign_word(field: Option<&str>, word: &str) -> Option<&'static str> {
    Some(match (field?, word) {
        ("in", "body") => "a body is described by `requestBody`",
        ("in", "formData") => {
            "a form is described by `requestBody` with the media type `application/x-www-form-urlencoded`"
        }
        ("type", "file" | "binary") => "write `type: string` and `format: binary`",
        ("type", "date" | "date-time" | "uuid" | "email" | "password" | "uri" | "byte") => {
            "write `type: string`, and this word as `format`"
        }
        ("type", "int32" | "int64") => "write `type: integer`, and this word as `format`",
        ("type", "float" | "double") => "write `type: number`, and this word as `format`",
        ("type", "int" | "long") => "write `type: integer`",
        ("type", "bool") => "write `type: boolean`",
        ("type", "any") => "leave `type` out to allow any value",
        _ => return None,
    })
}

/// How messages name the value at a place: by the field or list it stands in.
pub(super) fn named(place: &Place) -> String {
    match place.last() {
        None => "the document".to_owned(),
        Some(last) if last.bytes().all(|byte| byte.is_ascii_digit()) => {
            match place.parent().as_ref().and_then(Place::last) {
                Some(list) => format!("an element of `{list}`"),
                None => "an element".to_owned(),
            }
        }
        Some(last) => format!("`{last}`"),
    }
}

pub(super) fn found(value: &Value) -> String {
    match value {
        Value::Number(number) if number.text().len() <= 40 => {
            format!("the number {}", number.text())
        }
        Value::Bool(truth) => format!("`{truth}`"),
        Value::String(text) if text.chars().count() <= 40 => format!("the text `{text}`"),
        other => other.kind().to_owned(),
    }
}

/// `` `a`, `b` or `c` ``.
pub(super) fn list(words: &[&str], conjunction: &str) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {conjunction} {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// What YAML 1.1 takes for a number, a time or a truth value, and YAML 1.2 for text.
pub(super) fn looks_like_a_number(text: &str) -> bool {
    let numeric =
        |byte: u8| byte.is_ascii_digit() || matches!(byte, b'_' | b':' | b'.' | b'+' | b'-');
    let number = text.bytes().all(numeric) && text.contains(|c: char| c.is_ascii_digit());
    let word = matches!(
        text.to_ascii_lowercase().as_str(),
        "y" | "n" | "yes" | "no" | "on" | "off"
    );
    number || word || text.starts_with("0x") || text.starts_with("0b")
}

/// Whether a number has no fraction, however it is written.
pub(super) fn is_whole(number: &Number) -> bool {
    let text = number.text();
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let fraction = mantissa
        .split_once('.')
        .map_or("", |(_, fraction)| fraction.trim_end_matches('0'));
    let digits = i64::try_from(fraction.len()).unwrap_or(i64::MAX);
    number.is_zero()
        || exponent
            .parse::<i64>()
            .is_ok_and(|exponent| exponent >= digits)
}
