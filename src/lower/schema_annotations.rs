//! What a Schema Object says about its values without judging them.

use indexmap::IndexMap;

use super::{
    Lowering, about::lower_external_docs, extension::lower_presence, node::Node,
    notes::lower_notes, xml::lower_xml,
};
use crate::{model::Schema, runtime::json::Json, source::Value};

/// Keywords of a part that says nothing else.
const ANNOTATIONS: &[&str] = &[
    "$comment",
    "deprecated",
    "description",
    "externalDocs",
    "readOnly",
    "title",
    "writeOnly",
    "xml",
];

impl<'d> Node<'d> {
    /// A schema without any rule: as a part of `allOf` it is how documents annotate a reference.
    pub(super) fn only_annotates(&self) -> bool {
        let Value::Object(members) = self.value else {
            return false;
        };
        let mut names = members.keys();
        names.all(|name| ANNOTATIONS.contains(&name.as_str()))
    }

    /// The schema, and the parts that only annotate its values.
    fn with_annotations(&self) -> Vec<Self> {
        let parts = self.get("allOf").map(|parts| parts.items());
        let parts = parts.into_iter().flatten().filter(Self::only_annotates);
        std::iter::once(self.clone()).chain(parts).collect()
    }

    /// The description of the schema, or of a part that only annotates its values.
    pub(super) fn schema_description(&self) -> String {
        first_text(&self.with_annotations(), "description")
    }
}

impl<'d> Lowering<'d> {
    pub(super) fn lower_annotations(&mut self, node: &Node<'d>, schema: &mut Schema) {
        let nodes = node.with_annotations();
        let any = |key: &str| nodes.iter().any(|node| node.flag(key));
        schema.rust_name = node.optional_text("x-specbind-name");
        schema.external_docs = nodes.iter().find_map(lower_external_docs).map(Box::new);
        schema.title = first_text(&nodes, "title");
        schema.description = first_text(&nodes, "description");
        schema.deprecated = any("deprecated");
        schema.read_only = any("readOnly");
        schema.write_only = any("writeOnly");
        // A `password` is hidden where people type it, so it is not printed either (OpenAPI 3.0 §4.4).
        schema.secret = node.flag("x-specbind-secret")
            || node.optional_text("format").as_deref() == Some("password");
        schema.form = node.optional_text("x-specbind-form");
        schema.presence = lower_presence(node).map(Box::new);
        schema.xml = nodes.iter().find_map(lower_xml);
        schema.default = node.raw("default").map(|default| default.json());
        schema.examples = lower_schema_examples(node);
        schema.enum_descriptions = lower_enum_descriptions(node);
        schema.notes = lower_notes(node);
        for node in &nodes {
            self.note_schema(node);
        }
    }
}

fn first_text(nodes: &[Node<'_>], key: &str) -> String {
    let mut texts = nodes.iter().map(|node| node.text(key));
    texts
        .find(|text| !text.trim().is_empty())
        .unwrap_or_default()
}

fn lower_schema_examples(node: &Node<'_>) -> Vec<Json> {
    let short = node.raw("example").map(|example| example.json());
    let list = node
        .get("examples")
        .map(|examples| examples.items())
        .unwrap_or_default();
    short
        .into_iter()
        .chain(list.iter().map(Node::json))
        .collect()
}

fn lower_enum_descriptions(node: &Node<'_>) -> IndexMap<String, String> {
    let declared = node
        .get("x-specbind-enum-descriptions")
        .map(|values| values.entries())
        .unwrap_or_default();
    declared
        .iter()
        .filter_map(|(value, text)| Some(((*value).to_owned(), text.as_text()?.to_owned())))
        .collect()
}
