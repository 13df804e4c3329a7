//! Which property an element, an attribute or the text of an object belongs to.

use roxmltree::{Attribute, Node};

use super::part::{Part, xml_name};
use super::read::path;
use crate::mock::reader::{DEEPEST, Reader};
use crate::model::NodeType;

/// What stands in an element, or that part of it which belongs to one property.
#[derive(Clone, Debug)]
pub(super) struct Content<'x> {
    pub(super) element: Node<'x, 'x>,
    pub(super) elements: Vec<Node<'x, 'x>>,
    pub(super) attributes: Vec<Attribute<'x, 'x>>,
    /// How many objects without an element of their own are round it.
    pub(super) depth: usize,
}

impl<'x> Content<'x> {
    /// All of an element; declarations and what the standards add to any element say nothing about the value.
    pub(super) fn of(element: Node<'x, 'x>) -> Self {
        let is_own = |attribute: &Attribute<'_, '_>| {
            let standards = [super::XSI, roxmltree::NS_XML_URI];
            !attribute
                .namespace()
                .is_some_and(|own| standards.contains(&own))
        };
        Self {
            element,
            elements: element.children().filter(Node::is_element).collect(),
            attributes: element.attributes().filter(is_own).collect(),
            depth: 0,
        }
    }

    /// A part of it, where nothing stands yet.
    pub(super) fn without_nodes(&self) -> Self {
        Self {
            element: self.element,
            elements: Vec::new(),
            attributes: Vec::new(),
            depth: self.depth,
        }
    }

    /// The same, seen by an object or list within that has no element of its own; `None` where it has no end.
    pub(super) fn within(&self) -> Option<Self> {
        let depth = self.depth + 1;
        (depth <= DEEPEST).then(|| Self {
            depth,
            ..self.clone()
        })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.elements.is_empty() && self.attributes.is_empty()
    }

    /// Its texts as one; those that only lay elements out do not count.
    pub(super) fn text(&self) -> String {
        let children = self.element.children();
        let text: String = children.filter_map(|node| own_text(&node)).collect();
        let has_elements = self.element.children().any(|node| node.is_element());
        match has_elements && text.trim().is_empty() {
            true => String::new(),
            false => text,
        }
    }

    /// What is wrong with it where no value is its text.
    pub(super) fn stray_text(&self) -> Option<String> {
        let is_there = !self.text().trim().is_empty();
        is_there.then(|| format!("`{}` has text that nothing describes", path(&self.element)))
    }
}

fn own_text<'x>(node: &Node<'x, 'x>) -> Option<&'x str> {
    node.is_text().then(|| node.text())?
}

/// What a property is seen by.
#[derive(Clone, Debug)]
pub(super) struct Claim<'p> {
    /// The number of the property.
    pub(super) member: usize,
    pub(super) seen: Seen,
    /// Its local name; `None` where any will do.
    pub(super) name: Option<String>,
    also: Option<String>,
    namespace: Option<&'p str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    Element,
    Attribute,
    Text,
}

/// How well a name is that of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// The local name alone; the namespace is another than the document states.
    Local,
    /// The other name that it may have.
    Other,
    /// The local name, of which the document states no namespace.
    Name,
    /// Local name and namespace.
    Expanded,
}

impl<'p> Claim<'p> {
    pub(super) fn of(part: &Part<'p>, seen: Seen, member: usize) -> Self {
        Self {
            member,
            seen,
            name: part.name.map(xml_name),
            also: part.also.map(xml_name),
            namespace: part.namespace(seen == Seen::Attribute),
        }
    }

    pub(super) fn fit(&self, seen: Seen, name: &str, namespace: Option<&str>) -> Option<Fit> {
        if self.seen != seen {
            return None;
        }
        let is_other = self.also.as_ref().is_some_and(|own| own == name);
        match self.namespace {
            _ if self.name.as_ref().is_some_and(|own| own != name) => {
                is_other.then_some(Fit::Other)
            }
            None => Some(Fit::Name),
            Some(own) if namespace == Some(own) => Some(Fit::Expanded),
            Some(_) => Some(Fit::Local),
        }
    }

    pub(super) fn fit_element(&self, node: &Node<'_, '_>) -> Option<Fit> {
        let name = node.tag_name();
        self.fit(Seen::Element, name.name(), name.namespace())
    }

    pub(super) fn fit_attribute(&self, attribute: &Attribute<'_, '_>) -> Option<Fit> {
        self.fit(Seen::Attribute, attribute.name(), attribute.namespace())
    }

    /// What is wrong with the namespace of an element.
    pub(super) fn misplaced(&self, node: &Node<'_, '_>) -> Option<String> {
        self.misplaced_at(node.tag_name().namespace(), || path(node))
    }

    /// The same of what stands at `path`.
    pub(super) fn misplaced_at(
        &self,
        namespace: Option<&str>,
        path: impl FnOnce() -> String,
    ) -> Option<String> {
        let stated = self.namespace.filter(|own| namespace != Some(*own))?;
        let found = match namespace {
            None => "is in no namespace".to_owned(),
            Some(namespace) => format!("is in the namespace `{namespace}`"),
        };
        Some(format!("`{}` {found}, `{stated}` is documented", path()))
    }

    /// For people: what the document says.
    pub(super) fn words(&self) -> String {
        let name = self.name.as_deref().unwrap_or_default();
        match self.seen {
            Seen::Element => format!("the element `{name}`"),
            Seen::Attribute => format!("the attribute `{name}`"),
            Seen::Text => "the text round it".to_owned(),
        }
    }
}

/// All that a part may be seen by.
pub(super) fn claims_of<'p, 'a: 'p>(
    reader: &Reader<'_, 'a>,
    part: &Part<'p>,
    member: usize,
    depth: usize,
) -> Vec<Claim<'p>> {
    let one = |seen| vec![Claim::of(part, seen, member)];
    let Some(schema) = part.schema.filter(|_| depth <= DEEPEST) else {
        return one(Seen::Element);
    };
    let types = reader.types(schema);
    let items = || {
        let items = reader.items(schema).into_iter();
        let items = items.map(|item| Part::item(reader, item, part.items()));
        items.flat_map(|item| claims_of(reader, &item, member, depth + 1))
    };
    match part.node() {
        Some(NodeType::Element) => one(Seen::Element),
        Some(NodeType::Attribute) if part.is_attribute(types) => one(Seen::Attribute),
        _ if types.array && (types.named || reader.item(schema).is_some()) => {
            let own = part.has_element(types).then(|| one(Seen::Element));
            items().chain(own.into_iter().flatten()).collect()
        }
        Some(NodeType::None) if types.object => {
            let members = reader.properties(schema).into_iter();
            let claims = members.flat_map(|(name, id)| {
                let part = Part::member(reader, Some(schema), name, Some(id));
                claims_of(reader, &part, member, depth + 1)
            });
            claims.collect()
        }
        Some(NodeType::Text | NodeType::Cdata | NodeType::None) => one(Seen::Text),
        _ => one(Seen::Element),
    }
}
