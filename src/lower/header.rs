//! Header Objects.

use openapiv3 as oas;

use super::{Lowering, node::Node, notes::lower_notes};
use crate::model;

impl<'d> Lowering<'d> {
    /// The headers in the map `headers` of `node`, a response or part.
    pub(super) fn lower_headers(&mut self, node: &Node<'d>) -> Vec<model::Header> {
        let declared = node
            .get("headers")
            .map(|headers| headers.entries())
            .unwrap_or_default();
        declared
            .iter()
            .map(|(name, node)| self.lower_header(name, node))
            .collect()
    }

    fn lower_header(&mut self, name: &str, declared: &Node<'d>) -> model::Header {
        let node = self.resolve(declared);
        let oas::Header {
            description,
            style: _, // only `simple` exists
            required,
            deprecated,
            format: _, // schema, content and examples are lowered from the source tree
            example: _,
            examples: _,
            extensions: _,
        } = node.read();
        model::Header {
            component: model::component_name(&node.place, "headers"),
            name: name.to_owned(),
            rust_name: node.optional_text("x-specbind-name"),
            description: description.unwrap_or_default(),
            required,
            deprecated: deprecated.unwrap_or_default(),
            content: self.lower_content(&node, model::Style::Simple, node.flag("explode"), false),
            examples: self.lower_examples(&node),
            form: node.optional_text("x-specbind-form"),
            secret: node.flag("x-specbind-secret"),
            notes: lower_notes(&node),
            place: node.place,
        }
    }

    /// The value of a parameter or header: its `schema`, or the one media type of its `content`.
    pub(super) fn lower_content(
        &mut self,
        node: &Node<'d>,
        style: model::Style,
        explode: bool,
        allow_reserved: bool,
    ) -> model::Content {
        let media_type = node
            .get("content")
            .and_then(|content| content.entries().into_iter().next());
        if let Some((name, media_type)) = media_type {
            return model::Content::MediaType(self.lower_media_type(name, &media_type));
        }
        let schema = match node.get("schema") {
            Some(schema) => self.lower_schema(&schema),
            None => self.schema_without_rules(&node.place),
        };
        model::Content::Schema {
            schema,
            style,
            explode,
            allow_reserved,
        }
    }
}
