//! Media Type and Encoding Objects.

use openapiv3 as oas;

use super::{Lowering, node::Node};
use crate::model;

impl<'d> Lowering<'d> {
    /// The media types in the map `content` of `node`, a request body or response.
    pub(super) fn lower_media_types(&mut self, node: &Node<'d>) -> Vec<model::MediaType> {
        let declared = node
            .get("content")
            .map(|content| content.entries())
            .unwrap_or_default();
        declared
            .iter()
            .map(|(name, node)| self.lower_media_type(name, node))
            .collect()
    }

    pub(super) fn lower_media_type(&mut self, name: &str, declared: &Node<'d>) -> model::MediaType {
        let node = &self.resolve(declared);
        let schema = node.get("schema").or_else(|| self.event_data(name, node));
        self.note_items(node, schema.is_some());
        let encoding = node
            .get("encoding")
            .map(|encoding| encoding.entries())
            .unwrap_or_default();
        let subject = schema.as_ref().map(|schema| self.resolve(schema));
        let format = subject.as_ref().map(|subject| subject.text("format"));
        model::MediaType {
            place: node.place.clone(),
            name: name.to_owned(),
            binary: format.as_deref() == Some("binary"),
            subject: subject.map(|subject| subject.place),
            schema: schema.map(|schema| self.lower_schema(&schema)),
            examples: self.lower_examples(node),
            encoding: encoding
                .iter()
                .map(|(property, node)| self.lower_encoding(property, node))
                .collect(),
        }
    }

    /// What OpenAPI 3.2 says about the JSON in the data of every server-sent event.
    fn event_data(&self, name: &str, media_type: &Node<'d>) -> Option<Node<'d>> {
        if !name.eq_ignore_ascii_case("text/event-stream") {
            return None;
        }
        let event = self.resolve(&media_type.get("itemSchema")?);
        let data = self.resolve(&event.get("properties")?.get("data")?);
        let is_json = data.text("contentMediaType") == "application/json";
        data.get("contentSchema").filter(|_| is_json)
    }

    fn lower_encoding(&mut self, property: &str, node: &Node<'d>) -> model::PartEncoding {
        let oas::Encoding {
            content_type,
            headers: _, // lowered from their places
            style,
            explode,
            allow_reserved,
            extensions: _,
        } = node.read();
        model::PartEncoding {
            property: property.to_owned(),
            content_type,
            headers: self.lower_headers(node),
            style: style.map(lower_query_style),
            explode: node.get("explode").map(|_| explode),
            allow_reserved,
        }
    }
}

pub(super) fn lower_query_style(style: oas::QueryStyle) -> model::Style {
    match style {
        oas::QueryStyle::Form => model::Style::Form,
        oas::QueryStyle::SpaceDelimited => model::Style::SpaceDelimited,
        oas::QueryStyle::PipeDelimited => model::Style::PipeDelimited,
        oas::QueryStyle::DeepObject => model::Style::DeepObject,
    }
}
