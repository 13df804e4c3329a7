//! What belongs to one property → its value: attributes, elements, or text.

use super::claim::{Claim, Content, Seen};
use super::part::Part;
use super::plan::{Kind, Plan};
use super::read::{Read, XmlReader, leaf, path};
use crate::model::NodeType;
use crate::runtime::json::Json;

impl XmlReader<'_, '_> {
    /// A member of an object; `content` is what belongs to it.
    pub(super) fn member(
        &self,
        content: &Content<'_>,
        part: &Part<'_>,
        is_required: bool,
    ) -> Option<Read> {
        match part.schema {
            Some(schema) => self.choose(schema, |plan| {
                self.member_as(content, part, plan, is_required)
            }),
            None => {
                let elements = content.elements.iter();
                Read::one_or_list(elements.map(|node| self.untyped(*node)).collect())
            }
        }
    }

    fn member_as(
        &self,
        content: &Content<'_>,
        part: &Part<'_>,
        plan: &Plan,
        is_required: bool,
    ) -> Option<Read> {
        let items = part.items();
        if part.is_attribute(self.reader.types(plan.schema())) {
            // Null is written as no attribute.
            let is_null = is_required && plan.types.null;
            let absent = || is_null.then(|| Read::of(Json::Null));
            return self.attribute(content, part, plan).or_else(absent);
        }
        match (part.node(), plan.kind) {
            (node, Kind::List) if node != Some(NodeType::Element) => {
                let read = self.items(content, plan, items);
                let has_items = read.value.items().is_ok_and(|items| !items.is_empty());
                (has_items || is_required).then_some(read)
            }
            (Some(NodeType::None), _) if plan.types.object => {
                let read = self.object(&content.within()?, plan);
                let has_members = read.value.members().is_some_and(|own| !own.is_empty());
                (has_members || is_required).then_some(read)
            }
            (Some(NodeType::Text | NodeType::Cdata | NodeType::None), _) => {
                let text = content.text();
                let is_there = is_required || !text.is_empty();
                is_there.then(|| Read::of(leaf(&text, plan)))
            }
            _ => {
                let claim = Claim::of(part, Seen::Element, 0);
                let own = content.elements.iter();
                let own = own.filter(|node| claim.fit_element(node).is_some());
                let found = own.map(|node| {
                    let mut read = self.element_as(*node, plan, items);
                    read.problems.extend(claim.misplaced(node));
                    read
                });
                Read::one_or_list(found.collect())
            }
        }
    }

    fn attribute(&self, content: &Content<'_>, part: &Part<'_>, plan: &Plan) -> Option<Read> {
        let found = content.attributes.first()?;
        let mut read = match plan.kind {
            Kind::List => {
                let texts = found.value().split_ascii_whitespace();
                let items = texts.enumerate().map(|(index, text)| {
                    let item = plan.item_at(self.reader, index);
                    self.text(text, item)
                });
                Read::list(items.collect())
            }
            _ => Read::of(leaf(found.value(), plan)),
        };
        let claim = Claim::of(part, Seen::Attribute, 0);
        let path = || format!("{}/@{}", path(&content.element), found.name());
        read.problems
            .extend(claim.misplaced_at(found.namespace(), path));
        Some(read)
    }
}
