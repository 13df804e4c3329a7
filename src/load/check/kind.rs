//! Compares one value with the kind it must be.

use super::Checker;
use crate::diag::codes;
use crate::load::table::{Form, Kind, SCHEMA};
use crate::load::version::Version;
use crate::source::{Number, Place, Value};
use crate::suggest::suggest;

/// The types of JSON Schema, with the one that OpenAPI 3.0 lacks.
const TYPES: &[&str] = &[
    "string", "number", "integer", "boolean", "array", "object", "null",
];

impl Checker<'_> {
    pub(super) fn check_value(&mut self, kind: Kind, value: &Value, place: &Place) {
        match kind {
            Kind::Any => {}
            Kind::Text => drop(self.check_text(value, place)),
            Kind::Form(form) => self.check_form(form, value, place),
            Kind::Word(words) => self.check_word(words, value, place),
            Kind::Code => self.check_code(value, place),
            Kind::Flag => self.check_flag(value, place),
            Kind::Number => drop(self.check_number(value, place)),
            Kind::Count => self.check_count(value, place),
            Kind::Status => self.check_status(value, place),
            Kind::Object(object) => self.check_object(object, value, place),
            Kind::Ref(object) if value.get("$ref").is_some() => {
                self.note_reference(value, place, object)
            }
            Kind::Ref(object) => self.check_object(object, value, place),
            Kind::List(kind) => self.check_list(*kind, value, place, 0),
            Kind::FullList(kind) => self.check_list(*kind, value, place, 1),
            Kind::Map(kind) => self.check_map(*kind, value, place),
            Kind::Schema => self.check_schema(value, place),
            Kind::Type => self.check_type(value, place),
            Kind::Exclusive => self.check_exclusive(value, place),
            Kind::Names => self.check_names(value, place),
            Kind::SchemaOrFlag => self.check_schema_or_flag(value, place),
            Kind::Items => self.check_items(value, place),
            Kind::Dependency if value.as_array().is_some() => self.check_names(value, place),
            Kind::Dependency => self.check_schema(value, place),
        }
    }

    pub(super) fn wrong_kind(&mut self, wanted: &str, value: &Value, place: &Place) {
        let message = format!("{} must be {wanted}, found {}", named(place), found(value));
        self.diags.error(&codes::WRONG_KIND, place, message);
    }

    /// Says that a value of another kind is understood anyway.
    pub(super) fn tolerated(
        &mut self,
        wanted: &str,
        value: &Value,
        place: &Place,
        help: impl Into<String>,
    ) {
        let message = format!("{} must be {wanted}, found {}", named(place), found(value));
        self.diags
            .warning(&codes::WRONG_KIND, place, message)
            .help(help);
    }

    fn check_text<'v>(&mut self, value: &'v Value, place: &Place) -> Option<&'v str> {
        match value {
            Value::String(text) => return Some(text),
            Value::Number(_) | Value::Bool(_) => {
                let written = self.files.sources.written(place).to_owned();
                self.tolerated(
                    "text",
                    value,
                    place,
                    format!("put it in quotes: `\"{written}\"`"),
                );
            }
            Value::Null => {
                self.tolerated("text", value, place, "it is read as absent; leave it out")
            }
            Value::Array(_) | Value::Object(_) => self.wrong_kind("text", value, place),
        }
        None
    }

    fn check_form(&mut self, form: &Form, value: &Value, place: &Place) {
        match value {
            Value::String(text) if (form.test)(text) => {}
            Value::String(text) => {
                let message = format!(
                    "{} must be {}, found `{text}`",
                    named(place),
                    form.description
                );
                self.diags.error(&codes::BAD_EXTENSION, place, message);
            }
            _ => self.wrong_kind(form.description, value, place),
        }
    }

    fn check_word(&mut self, words: &[&str], value: &Value, place: &Place) {
        let Some(text) = value.as_str() else {
            return self.wrong_kind(&list(words, "or"), value, place);
        };
        if !words.contains(&text) {
            let message = format!("`{text}` is no value of {}", named(place));
            let near =
                suggest(text, words.iter().copied()).map(|word| format!("did you mean `{word}`?"));
            let help = foreign_word(place.last(), text).map(str::to_owned).or(near);
            let help = help.unwrap_or_else(|| format!("it must be {}", list(words, "or")));
            self.diags
                .error(&codes::WRONG_WORD, place, message)
                .help(help);
        }
    }

    fn check_code(&mut self, value: &Value, place: &Place) {
        let written = self.files.sources.written(place).to_owned();
        let help = format!("put it in quotes: `\"{written}\"`");
        match value {
            Value::String(text)
                if self.files.sources.is_plain_scalar(place) && looks_like_a_number(text) =>
            {
                let message = format!(
                    "`{written}` without quotes is text to us, but a number to other YAML readers"
                );
                self.diags
                    .warning(&codes::UNQUOTED_CODE, place, message)
                    .help(help);
            }
            Value::String(_) => {}
            Value::Number(_) | Value::Bool(_) => {
                let message = format!("this code is {}, and codes are text", found(value));
                self.diags
                    .error(&codes::UNQUOTED_CODE, place, message)
                    .help(help);
            }
            _ => self.wrong_kind("text in quotes", value, place),
        }
    }

    fn check_flag(&mut self, value: &Value, place: &Place) {
        match value {
            Value::Bool(_) => {}
            Value::String(text) if matches!(text.as_str(), "true" | "false") => {
                self.tolerated("`true` or `false`", value, place, "remove the quotes");
            }
            Value::Null => self.tolerated(
                "`true` or `false`",
                value,
                place,
                "it is read as absent; leave it out",
            ),
            _ => self.wrong_kind("`true` or `false`", value, place),
        }
    }

    fn check_number<'v>(&mut self, value: &'v Value, place: &Place) -> Option<&'v Number> {
        if value.as_number().is_none() {
            match value {
                Value::Null => self.tolerated(
                    "a number",
                    value,
                    place,
                    "it is read as absent; leave it out",
                ),
                _ => self.wrong_kind("a number", value, place),
            }
        }
        value.as_number()
    }

    fn check_count(&mut self, value: &Value, place: &Place) {
        let Some(number) = self.check_number(value, place) else {
            return;
        };
        if number.is_negative() || !is_whole(number) {
            self.wrong_kind("an integer from 0", value, place);
        }
    }

    fn check_status(&mut self, value: &Value, place: &Place) {
        if !value
            .as_number()
            .and_then(Number::as_u64)
            .is_some_and(|status| (100..600).contains(&status))
        {
            self.wrong_kind("an HTTP status from 100 to 599", value, place);
        }
    }

    fn check_list(&mut self, kind: Kind, value: &Value, place: &Place, least: usize) {
        match value {
            Value::Array(items) if items.len() < least => {
                let message = format!("{} must not be empty", named(place));
                self.diags.error(&codes::WRONG_KIND, place, message);
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.check_value(kind, item, &place.index(index));
                }
            }
            Value::Null => {
                self.tolerated("a list", value, place, "it is read as absent; leave it out")
            }
            Value::String(_) if matches!(kind, Kind::Text) => {
                self.tolerated(
                    "a list",
                    value,
                    place,
                    "it is read as a list of one; put it in `[ ]`",
                );
            }
            _ => self.wrong_kind("a list", value, place),
        }
    }

    fn check_map(&mut self, kind: Kind, value: &Value, place: &Place) {
        if let Some(members) = value.as_object() {
            for (name, member) in members {
                self.check_value(kind, member, &place.child(name.as_str()));
            }
        } else if is_nothing(value) {
            self.tolerated(
                "an object",
                value,
                place,
                "it is read as absent; leave it out",
            );
        } else {
            self.wrong_kind("an object", value, place);
        }
    }

    fn check_schema(&mut self, value: &Value, place: &Place) {
        match value {
            Value::Bool(_) if self.version > Version::V3_0 => {}
            Value::Bool(true) => self.tolerated(
                "an object",
                value,
                place,
                "write `{}` for a schema that allows anything",
            ),
            Value::Object(_) if value.get("$ref").is_some() => {
                self.note_reference(value, place, &SCHEMA);
                if self.version > Version::V3_0 {
                    self.check_object(&SCHEMA, value, place);
                }
            }
            _ => self.check_object(&SCHEMA, value, place),
        }
    }

    fn check_type(&mut self, value: &Value, place: &Place) {
        match value {
            Value::Array(words) if self.version > Version::V3_0 => {
                for (index, word) in words.iter().enumerate() {
                    self.check_word(TYPES, word, &place.index(index));
                }
            }
            Value::Array(words)
                if words
                    .iter()
                    .all(|word| word.as_str().is_some_and(|word| TYPES.contains(&word))) =>
            {
                self.tolerated(
                    "one word in OpenAPI 3.0",
                    value,
                    place,
                    "it is read as in OpenAPI 3.1; write `nullable: true` or `anyOf`",
                );
            }
            Value::String(word) if word == "null" && self.version == Version::V3_0 => {
                self.diags
                    .warning(&codes::WRONG_WORD, place, "OpenAPI 3.0 has no type `null`")
                    .help("it is read as in OpenAPI 3.1; write `nullable: true`");
            }
            Value::Null => self.tolerated(
                "text",
                value,
                place,
                "it is read as absent; the type `\"null\"` is written in quotes",
            ),
            _ => self.check_word(TYPES, value, place),
        }
    }

    fn check_exclusive(&mut self, value: &Value, place: &Place) {
        let old = self.version == Version::V3_0;
        match value {
            Value::Bool(_) if old => {}
            Value::Number(_) if !old => {}
            Value::Number(_) => self.tolerated(
                "`true` or `false` in OpenAPI 3.0",
                value,
                place,
                "it is read as in OpenAPI 3.1",
            ),
            Value::Bool(_) => self.tolerated(
                "a number from OpenAPI 3.1 on",
                value,
                place,
                "it is read as in OpenAPI 3.0",
            ),
            _ if old => self.wrong_kind("`true` or `false`", value, place),
            _ => self.wrong_kind("a number", value, place),
        }
    }

    fn check_names(&mut self, value: &Value, place: &Place) {
        match value {
            Value::Array(names) => {
                for (index, name) in names.iter().enumerate() {
                    let place = place.index(index);
                    match name.as_str() {
                        None => self.wrong_kind("text", name, &place),
                        Some(text) if names[..index].contains(name) => {
                            let message = format!("`{text}` stands twice in this list");
                            self.diags.warning(&codes::DUPLICATE_NAME, &place, message);
                        }
                        Some(_) => {}
                    }
                }
            }
            Value::Bool(_) => {
                let help = "it has no effect here; name the property in the `required` list of the object that has it";
                self.tolerated("a list of property names", value, place, help);
            }
            Value::Null => self.tolerated(
                "a list of property names",
                value,
                place,
                "it is read as absent; leave it out",
            ),
            _ => self.wrong_kind("a list of property names", value, place),
        }
    }

    fn check_schema_or_flag(&mut self, value: &Value, place: &Place) {
        match value {
            Value::Bool(_) => {}
            Value::String(text) if matches!(text.as_str(), "true" | "false") => {
                self.wrong_kind("a schema, `true` or `false`", value, place);
            }
            _ => self.check_schema(value, place),
        }
    }

    fn check_items(&mut self, value: &Value, place: &Place) {
        match value {
            Value::Array(_) => {
                let help = match self.version {
                    Version::V3_0 => {
                        "one schema holds for all elements; write `anyOf` if they differ"
                    }
                    Version::V3_1 | Version::V3_2 => {
                        "a list of schemas, one for each position, is called `prefixItems`"
                    }
                };
                let message = format!("{} must be a schema, found a list", named(place));
                self.diags
                    .error(&codes::WRONG_KIND, place, message)
                    .help(help);
            }
            _ => self.check_schema(value, place),
        }
    }
}

/// Nulls, and the empty lists that some tools write for empty objects.
pub(in crate::load) fn is_nothing(value: &Value) -> bool {
    matches!(value, Value::Null) || value.as_array().is_some_and(<[Value]>::is_empty)
}

/// What words of Swagger 2 and of programming languages are called here.
fn foreign_word(field: Option<&str>, word: &str) -> Option<&'static str> {
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

fn found(value: &Value) -> String {
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
fn looks_like_a_number(text: &str) -> bool {
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
fn is_whole(number: &Number) -> bool {
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
