//! Compares the value of a schema keyword with what it must be.

use super::Checker;
use super::words::named;
use crate::diag::codes;
use crate::load::table::SCHEMA;
use crate::load::version::Version;
use crate::source::{Place, Value};

/// The types of JSON Schema, with the one that OpenAPI 3.0 lacks.
const TYPES: &[&str] = &[
    "string", "number", "integer", "boolean", "array", "object", "null",
];

impl Checker<'_> {
    pub(super) fn check_schema(&mut self, value: &Value, place: &Place) {
        if self.version > Version::V3_0 {
            self.note_dynamic_reference(value, place);
        }
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

    pub(super) fn check_type(&mut self, value: &Value, place: &Place) {
        match value {
            Value::Array(words) if self.version > Version::V3_0 => {
                for (index, word) in words.iter().enumerate() {
                    let place = place.index(index);
                    match word {
                        Value::Null => self.tolerated(
                            "text",
                            word,
                            &place,
                            "it is read as the type `\"null\"`, which is written in quotes",
                        ),
                        _ => self.check_word(TYPES, word, &place),
                    }
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
            Value::Object(_) => self.tolerated(
                "text",
                value,
                place,
                "it is read as absent, which allows values of every type; write one of the types",
            ),
            _ => self.check_word(TYPES, value, place),
        }
    }

    pub(super) fn check_exclusive(&mut self, value: &Value, place: &Place) {
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

    pub(super) fn check_names(&mut self, value: &Value, place: &Place) {
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

    pub(super) fn check_schema_or_flag(&mut self, value: &Value, place: &Place) {
        match value {
            Value::Bool(_) => {}
            Value::String(text) if matches!(text.as_str(), "true" | "false") => {
                self.wrong_kind("a schema, `true` or `false`", value, place);
            }
            _ => self.check_schema(value, place),
        }
    }

    pub(super) fn check_items(&mut self, value: &Value, place: &Place) {
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
