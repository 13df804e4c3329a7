//! A place in the document together with its value: how `lower` reads schemas and extensions.

use crate::{
    load::Document,
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

    /// The text of the field `key`; empty when it is absent.
    pub(super) fn text(&self, key: &str) -> String {
        self.get(key)
            .and_then(|node| node.as_text())
            .unwrap_or_default()
            .to_owned()
    }

    /// The text of the field `key`, where there is one.
    pub(super) fn optional_text(&self, key: &str) -> Option<String> {
        self.get(key)?.as_text().map(str::to_owned)
    }

    /// The field `key` is `true`.
    pub(super) fn flag(&self, key: &str) -> bool {
        matches!(
            self.get(key),
            Some(Node {
                value: Value::Bool(true),
                ..
            })
        )
    }

    /// The field `key` as a count; a count beyond `u64` means the same as `u64::MAX`, since no value is that long.
    pub(super) fn count(&self, key: &str) -> Option<u64> {
        let digits = self.digits(key)?;
        let whole = digits.split('.').next().unwrap_or_default();
        Some(whole.parse().unwrap_or(u64::MAX))
    }

    /// The exact digits of the number in the field `key`.
    pub(super) fn digits(&self, key: &str) -> Option<String> {
        let node = self.get(key)?;
        node.document.sources.digits(&node.place)
    }

    /// The value as exact JSON.
    pub(super) fn json(&self) -> Json {
        match self.value {
            Value::Null => Json::Null,
            Value::Bool(value) => Json::Bool(*value),
            Value::Number(_) => {
                let digits = self
                    .document
                    .sources
                    .digits(&self.place)
                    .expect("the node at this place is a number");
                Json::parse(&digits).unwrap_or(Json::String(digits))
            }
            Value::String(text) => Json::String(text.clone()),
            Value::Array(_) => Json::Array(self.items().iter().map(Node::json).collect()),
            Value::Object(_) => Json::Object(
                self.entries()
                    .iter()
                    .map(|(key, node)| ((*key).to_owned(), node.json()))
                    .collect(),
            ),
        }
    }
}
