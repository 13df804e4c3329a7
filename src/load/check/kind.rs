//! Compares one value with the kind it must be.

use super::Checker;
use super::words::{foreign_word, found, is_nothing, is_whole, list, looks_like_a_number, named};
use crate::diag::codes;
use crate::load::table::{Form, Kind};
use crate::source::{Number, Place, Value};
use crate::suggest::suggest;

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

    pub(super) fn check_word(&mut self, words: &[&str], value: &Value, place: &Place) {
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
}
