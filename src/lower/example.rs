//! Example Objects, and the short `example`.

use openapiv3 as oas;

use super::{Lowering, node::Node};
use crate::model;
use crate::runtime::json::Json;

impl<'d> Lowering<'d> {
    /// The examples at `node`, a parameter, header or media type.
    pub(super) fn lower_examples(&mut self, node: &Node<'d>) -> Vec<model::Example> {
        let short = node.raw("example").map(|example| model::Example {
            place: example.place.clone(),
            name: String::new(),
            summary: String::new(),
            description: String::new(),
            value: Some(example.json()),
            case: None,
        });
        let named = node
            .get("examples")
            .map(|examples| examples.entries())
            .unwrap_or_default();
        let named = named.iter().map(|(name, node)| {
            let node = self.resolve(node);
            self.note_example(&node);
            self.lower_example(name, &node)
        });
        short.into_iter().chain(named).collect()
    }

    fn lower_example(&self, name: &str, node: &Node<'d>) -> model::Example {
        let oas::Example {
            summary,
            description,
            value: _,
            external_value: _,
            extensions: _,
        } = node.read();
        model::Example {
            place: node.place.clone(),
            name: name.to_owned(),
            summary: summary.unwrap_or_default(),
            description: description.unwrap_or_default(),
            value: ["value", "dataValue"]
                .iter()
                .find_map(|key| Some(node.raw(key)?.json())),
            case: node.get("x-specbind-case").map(|case| lower_case(&case)),
        }
    }
}

fn lower_case(node: &Node<'_>) -> model::Case {
    model::Case {
        status: node
            .count("status")
            .and_then(|status| u16::try_from(status).ok())
            .unwrap_or_default(),
        code: node.optional_text("code"),
        when: lower_when(node),
    }
}

/// `when`: JSON pointers into the request body, and the values there.
pub(super) fn lower_when(node: &Node<'_>) -> Vec<(String, Json)> {
    let values = node.get("when").map(|when| when.entries());
    let values = values.unwrap_or_default();
    values
        .iter()
        .map(|(pointer, value)| ((*pointer).to_owned(), value.json()))
        .collect()
}
