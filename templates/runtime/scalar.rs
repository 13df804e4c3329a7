//! Rules about the type of a value, its range and its length.

use std::cmp::Ordering;

use super::check::{Check, Type, count};
use super::decimal::Decimal;
use super::json::Json;

impl Check<'_> {
    /// `type`: one of these.
    pub fn types(&mut self, types: &[Type]) {
        if types.iter().any(|expected| is_type(self.value, *expected)) {
            return;
        }
        let names: Vec<_> = types.iter().map(|expected| type_name(*expected)).collect();
        let limit = names.join(" or ");
        let message = format!("{} is not of type {limit}", self.subject());
        self.report("type", limit, message);
    }

    /// `enum`: equal to one of these values, given as JSON text.
    pub fn enumeration(&mut self, values: &[&str]) {
        if !values.iter().any(|text| self.equals(text)) {
            let limit = values.join(", ");
            let message = format!("{} is not one of {limit}", self.subject());
            self.report("enum", limit, message);
        }
    }

    /// `const`: equal to this value, given as JSON text.
    pub fn constant(&mut self, value: &str) {
        if !self.equals(value) {
            let message = format!("{} is not {value}", self.subject());
            self.report("const", value, message);
        }
    }

    fn equals(&self, text: &str) -> bool {
        match (self.value, plain(text)) {
            (Json::String(own), Some(plain)) => own == plain,
            _ => Json::parse(text).is_ok_and(|value| value == *self.value),
        }
    }

    /// `minimum`, as decimal text of any size.
    pub fn minimum(&mut self, limit: &str) {
        self.compare(limit, "minimum", "is below", |order| {
            order != Ordering::Less
        });
    }

    /// `maximum`, as decimal text of any size.
    pub fn maximum(&mut self, limit: &str) {
        self.compare(limit, "maximum", "is above", |order| {
            order != Ordering::Greater
        });
    }

    /// `exclusiveMinimum`, as decimal text of any size.
    pub fn exclusive_minimum(&mut self, limit: &str) {
        self.compare(limit, "exclusiveMinimum", "is not above", |order| {
            order == Ordering::Greater
        });
    }

    /// `exclusiveMaximum`, as decimal text of any size.
    pub fn exclusive_maximum(&mut self, limit: &str) {
        self.compare(limit, "exclusiveMaximum", "is not below", |order| {
            order == Ordering::Less
        });
    }

    fn compare(
        &mut self,
        limit: &str,
        code: &'static str,
        fails: &str,
        holds: fn(Ordering) -> bool,
    ) {
        let (Json::Number(number), Some(bound)) = (self.value, Decimal::parse(limit)) else {
            return;
        };
        if !holds(number.decimal().cmp(&bound)) {
            let message = format!("{} {fails} {limit}", self.subject());
            self.report(code, limit, message);
        }
    }

    /// `multipleOf`, as decimal text of any size.
    pub fn multiple_of(&mut self, divisor: &str) {
        let (Json::Number(number), Some(by)) = (self.value, Decimal::parse(divisor)) else {
            return;
        };
        if !number.decimal().is_multiple_of(&by) {
            let message = format!("{} is not a multiple of {divisor}", self.subject());
            self.report("multipleOf", divisor, message);
        }
    }

    /// `minLength`, in Unicode scalar values.
    pub fn min_length(&mut self, limit: u64) {
        let Some(length) = self.length().filter(|length| *length < limit) else {
            return;
        };
        let message = format!(
            "{} has {}, fewer than {limit}",
            self.subject(),
            count(length, "character")
        );
        self.report("minLength", limit, message);
    }

    /// `maxLength`, in Unicode scalar values.
    pub fn max_length(&mut self, limit: u64) {
        let Some(length) = self.length().filter(|length| *length > limit) else {
            return;
        };
        let message = format!(
            "{} has {}, more than {limit}",
            self.subject(),
            count(length, "character")
        );
        self.report("maxLength", limit, message);
    }

    fn length(&self) -> Option<u64> {
        match self.value {
            Json::String(text) => Some(text.chars().count() as u64),
            _ => None,
        }
    }
}

/// What a JSON string without escapes says.
fn plain(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('"')?.strip_suffix('"')?;
    (!inner.contains('\\')).then_some(inner)
}

pub(super) fn is_type(value: &Json, expected: Type) -> bool {
    match (value, expected) {
        (Json::Null, Type::Null)
        | (Json::Bool(_), Type::Boolean)
        | (Json::Number(_), Type::Number)
        | (Json::String(_), Type::String)
        | (Json::Array(_), Type::Array)
        | (Json::Object(_), Type::Object) => true,
        (Json::Number(number), Type::Integer) => !number.as_str().contains(['.', 'e', 'E']),
        (Json::Number(number), Type::Whole) => number.decimal().is_integer(),
        _ => false,
    }
}

fn type_name(of: Type) -> &'static str {
    match of {
        Type::Null => "null",
        Type::Boolean => "boolean",
        Type::Integer | Type::Whole => "integer",
        Type::Number => "number",
        Type::String => "string",
        Type::Array => "array",
        Type::Object => "object",
    }
}
