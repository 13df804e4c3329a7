//! One element → the value of one plan: a list, an object, or what its text is.

use roxmltree::Node;

use super::XSI;
use super::claim::{Claim, Content, Seen};
use super::part::{Items, Part};
use super::plan::{Kind, Plan};
use super::read::{Read, XmlReader, leaf, path};
use crate::model::SchemaId;
use crate::runtime::json::Json;

impl XmlReader<'_, '_> {
    /// An element by its schema; `items` says how those of a list are named.
    pub(super) fn element(
        &self,
        node: Node<'_, '_>,
        schema: Option<SchemaId>,
        items: Items<'_>,
    ) -> Read {
        let Some(schema) = schema else {
            return self.untyped(node);
        };
        let read = self.choose(schema, |plan| Some(self.element_as(node, plan, items)));
        read.unwrap_or_else(|| self.untyped(node))
    }

    /// Reads an element once, however many alternatives of what is round it lead here.
    pub(super) fn element_as(&self, node: Node<'_, '_>, plan: &Plan, items: Items<'_>) -> Read {
        let is_leaf = !node.children().any(|node| node.is_element());
        if self.choices.get() < 2 || is_leaf {
            return self.element_anew(node, plan, items);
        }
        let place = items.place.map(str::to_owned);
        let key = (node.id(), plan.schema(), plan.number, place);
        let known = self.known.borrow().get(&key).cloned();
        known.unwrap_or_else(|| {
            let read = self.element_anew(node, plan, items);
            self.known.borrow_mut().insert(key, read.clone());
            read
        })
    }

    fn element_anew(&self, node: Node<'_, '_>, plan: &Plan, items: Items<'_>) -> Read {
        let content = Content::of(node);
        let text = content.text();
        if is_nil(node) && content.elements.is_empty() && text.is_empty() {
            return Read::of(Json::Null);
        }
        if plan.kind == Kind::List {
            let mut read = self.items(&content, plan, items);
            if self.first_item(plan, items).1 {
                read.problems.extend(undescribed_attributes(&content));
                read.problems.extend(content.stray_text());
            }
            return read;
        }
        let is_object = || match content.is_empty() {
            false => true,
            true if text.is_empty() && plan.wants_object(self.reader) => true,
            true => self.known(plan).takes_text(),
        };
        if plan.types.object && is_object() {
            return self.object(&content, plan);
        }
        if !content.elements.is_empty() {
            return self.untyped(node);
        }
        let value = leaf(&text, plan);
        let problems = undescribed_attributes(&content);
        Read { value, problems }
    }

    /// The part that the first item is, and whether it has an element of its own.
    fn first_item<'p>(&self, plan: &Plan, items: Items<'p>) -> (Part<'p>, bool)
    where
        Self: 'p,
    {
        let item = plan.item_at(self.reader, 0);
        let part = Part::item(self.reader, item, items);
        let has_element = item.is_none_or(|item| part.has_element(self.reader.types(item)));
        (part, has_element)
    }

    /// The items of a list that stand in `content`.
    pub(super) fn items(&self, content: &Content<'_>, plan: &Plan, items: Items<'_>) -> Read {
        let (first, has_element) = self.first_item(plan, items);
        if !has_element {
            return Read::list(self.run_together(content, &first));
        }
        let found = content.elements.iter().enumerate().map(|(index, node)| {
            let item = plan.item_at(self.reader, index);
            let part = Part::item(self.reader, item, items);
            let claim = Claim::of(&part, Seen::Element, 0);
            let mut read = self.element(*node, item, part.items());
            let problem = match claim.fit_element(node) {
                Some(_) => claim.misplaced(node),
                None => Some(format!(
                    "`{}` stands where {} is documented",
                    path(node),
                    claim.words()
                )),
            };
            read.problems.extend(problem);
            read
        });
        Read::list(found.collect())
    }

    /// Items without an element of their own, which cannot be told apart: each takes all that it may.
    fn run_together(&self, content: &Content<'_>, first: &Part<'_>) -> Vec<Read> {
        let most = first.schema.and_then(|item| self.reader.most_items(item));
        let most = most.and_then(|most| usize::try_from(most).ok());
        let whole = content.elements.len().max(1);
        let most = most.unwrap_or(whole).clamp(1, whole);
        let runs = content.elements.chunks(most).filter_map(|elements| {
            let mut run = content.within()?;
            run.elements = elements.to_vec();
            self.member(&run, first, false)
        });
        runs.collect()
    }
}

fn is_nil(node: Node<'_, '_>) -> bool {
    matches!(node.attribute((XSI, "nil")), Some("true" | "1"))
}

/// Attributes of an element whose value has no place for them.
fn undescribed_attributes(content: &Content<'_>) -> Vec<String> {
    let attributes = content.attributes.iter();
    let attributes = attributes.map(|attribute| {
        let (path, name) = (path(&content.element), attribute.name());
        format!("`{path}/@{name}` is an attribute that nothing describes")
    });
    attributes.collect()
}
