//! A place in the document together with its value: how `lower` reads schemas and extensions.

use crate::{
    load::{self, Document},
    runtime::json::Json,
    source::{Place, Value},
};

/// A node of the source tree.
#[derive(Clone)]
pub(super) struct Node<'d> {
    pub(super) document: &'d Document,
    pub(super) place: Place,
    pub(super) value: &'d Value,
}

impl<'d> Node<'d> {
    /// The node at `place`.
    pub(super) fn at(document: &'d Document, place: Place) -> Self {
        let value = document.value(&place);
        Self {
            document,
            place,
            value,
        }
    }

    /// What a reference was found to lead to.
    pub(super) fn found(document: &'d Document, (place, value): (Place, &'d Value)) -> Self {
        Self {
            document,
            place,
            value,
        }
    }

    /// The openapiv3 struct of the object.
    pub(super) fn read<T: load::Node>(&self) -> T {
        self.document.read(&self.place, self.value)
    }

    /// The field `key` of an object; a `null` counts as absent.
    pub(super) fn get(&self, key: &str) -> Option<Self> {
        match self.raw(key)? {
            Node {
                value: Value::Null, ..
            } => None,
            node => Some(node),
        }
    }

    /// The field `key` of an object, also when it is `null`.
    pub(super) fn raw(&self, key: &str) -> Option<Self> {
        let Value::Object(fields) = self.value else {
            return None;
        };
        let value = fields.get(key)?;
        Some(Self {
            document: self.document,
            place: self.place.child(key),
            value,
        })
    }

    /// Names and nodes of an object, in document order.
    pub(super) fn entries(&self) -> Vec<(&'d str, Self)> {
        let Value::Object(fields) = self.value else {
            return Vec::new();
        };
        fields
            .iter()
            .map(|(key, value)| {
                (
                    key.as_str(),
                    Self {
                        document: self.document,
                        place: self.place.child(key),
                        value,
                    },
                )
            })
            .collect()
    }

    /// Items of an array.
    pub(super) fn items(&self) -> Vec<Self> {
        let Value::Array(items) = self.value else {
            return Vec::new();
        };
        items
            .iter()
            .enumerate()
            .map(|(index, value)| Self {
                document: self.document,
                place: self.place.index(index),
                value,
            })
            .collect()
    }

    /// The text of a string.
    pub(super) fn as_text(&self) -> Option<&'d str> {
        match self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The value of the field `key`, for those who need no place; a `null` counts as absent.
    fn value_of(&self, key: &str) -> Option<&'d Value> {
        let value = self.value.get(key)?;
        (!matches!(value, Value::Null)).then_some(value)
    }

    /// The text of the field `key`; empty when it is absent.
    pub(super) fn text(&self, key: &str) -> String {
        self.optional_text(key).unwrap_or_default()
    }

    /// The text of the field `key`, where there is one.
    pub(super) fn optional_text(&self, key: &str) -> Option<String> {
        self.value_of(key)?.as_str().map(str::to_owned)
    }

    /// The field `key` is `true`.
    pub(super) fn flag(&self, key: &str) -> bool {
        self.value_of(key).and_then(Value::as_bool) == Some(true)
    }

    /// The field `key` as a count; a count beyond `u64` means the same as `u64::MAX`, since no value is that long.
    pub(super) fn count(&self, key: &str) -> Option<u64> {
        let digits = self.digits(key)?;
        let whole = digits.split('.').next().unwrap_or_default();
        Some(whole.parse().unwrap_or(u64::MAX))
    }

    /// The exact digits of the number in the field `key`.
    pub(super) fn digits(&self, key: &str) -> Option<String> {
        Some(self.value_of(key)?.as_number()?.text().to_owned())
    }

    /// The value as exact JSON.
    pub(super) fn json(&self) -> Json {
        json_of(self.value)
    }
}

fn json_of(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(*value),
        Value::Number(number) => {
            let digits = number.text();
            Json::parse(digits).unwrap_or_else(|_| Json::String(digits.to_owned()))
        }
        Value::String(text) => Json::String(text.clone()),
        Value::Array(items) => Json::Array(items.iter().map(json_of).collect()),
        Value::Object(members) => {
            let members = members.iter();
            Json::Object(
                members
                    .map(|(key, value)| (key.clone(), json_of(value)))
                    .collect(),
            )
        }
    }
}
