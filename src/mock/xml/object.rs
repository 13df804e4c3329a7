//! Elements, attributes and text → an object: each property by its own, the others by their local names.

use std::rc::Rc;

use indexmap::IndexMap;
use roxmltree::Node;

use super::claim::{Claim, Content, Fit, Seen, claims_of};
use super::part::{Items, Part};
use super::plan::Plan;
use super::read::{Read, XmlReader, path};
use crate::model::SchemaId;
use crate::runtime::json::Json;

/// An object while it is read.
#[derive(Debug, Default)]
struct Members {
    found: IndexMap<String, Json>,
    problems: Vec<String>,
}

impl Members {
    fn add(&mut self, name: &str, read: Read) {
        self.problems.extend(read.problems);
        self.found.entry(name.to_owned()).or_insert(read.value);
    }

    fn into_read(self) -> Read {
        Read {
            value: Json::Object(self.found.into_iter().collect()),
            problems: self.problems,
        }
    }
}

/// What a plan says of the members of an object.
pub(super) struct Known<'a> {
    properties: Vec<Property<'a>>,
    claims: Vec<Claim<'a>>,
}

struct Property<'a> {
    name: &'a str,
    schema: SchemaId,
    part: Part<'a>,
    is_required: bool,
}

impl Known<'_> {
    /// The property that a name fits best, and of those the first.
    fn owner(&self, fit: impl Fn(&Claim<'_>) -> Option<Fit>) -> Option<usize> {
        let fitting = self.claims.iter();
        let fitting = fitting.filter_map(|claim| Some((fit(claim)?, claim.member)));
        let best = fitting.reduce(|best, other| if other.0 > best.0 { other } else { best });
        best.map(|(_, member)| member)
    }

    /// Whether the text of its element is one of its properties.
    pub(super) fn takes_text(&self) -> bool {
        self.claims.iter().any(|claim| claim.seen == Seen::Text)
    }

    /// The claim that somebody means who uses the right name for the wrong kind, or the name of the property instead of
    /// that of its element.
    fn meant(&self, name: &str) -> Option<&Claim<'_>> {
        let by_name = |claim: &&Claim<'_>| claim.name.as_deref() == Some(name);
        let by_property = |claim: &&Claim<'_>| self.properties[claim.member].name == name;
        let mut claims = self.claims.iter();
        let named = claims.find(by_name);
        named.or_else(|| self.claims.iter().find(by_property))
    }
}

impl<'a> XmlReader<'_, 'a> {
    pub(super) fn object(&self, content: &Content<'_>, plan: &Plan) -> Read {
        let known = self.known(plan);
        let properties = known.properties.iter();
        let mut own: Vec<Content<'_>> = properties.map(|_| content.without_nodes()).collect();
        let mut strangers = content.without_nodes();
        for node in &content.elements {
            let owner = known.owner(|claim| claim.fit_element(node));
            let owner = owner.map_or(&mut strangers, |owner| &mut own[owner]);
            owner.elements.push(*node);
        }
        for attribute in &content.attributes {
            let owner = known.owner(|claim| claim.fit_attribute(attribute));
            let owner = owner.map_or(&mut strangers, |owner| &mut own[owner]);
            owner.attributes.push(*attribute);
        }
        let mut members = Members::default();
        for (property, own) in known.properties.iter().zip(&own) {
            if let Some(read) = self.member(own, &property.part, property.is_required) {
                members.add(property.name, read);
            }
        }
        self.add_strangers(&strangers, &known, plan, &mut members);
        if content.depth == 0 && !known.takes_text() {
            members.problems.extend(content.stray_text());
        }
        members.into_read()
    }

    /// The properties of a schema, as the chosen alternatives have them before all others; found once for each plan.
    pub(super) fn known(&self, plan: &Plan) -> Rc<Known<'a>> {
        let mut objects = self.objects.borrow_mut();
        let found = objects.entry((plan.schema(), plan.number));
        found
            .or_insert_with(|| Rc::new(self.properties(plan)))
            .clone()
    }

    fn properties(&self, plan: &Plan) -> Known<'a> {
        let mut schemas: IndexMap<&'a str, SchemaId> = IndexMap::new();
        for id in &plan.chosen {
            for name in self.reader.api[*id].object.properties.keys() {
                let schema = plan.property(self.reader, name);
                schemas.entry(name).or_insert(schema.expect("it is named"));
            }
        }
        for (name, schema) in self.reader.properties(plan.schema()) {
            schemas.entry(name).or_insert(schema);
        }
        let object = Some(plan.schema());
        let properties = schemas.into_iter().map(|(name, schema)| {
            let is_sent = !self.reader.api.way(schema).received_only;
            Property {
                name,
                schema,
                part: Part::member(self.reader, object, name, Some(schema)),
                is_required: is_sent && plan.requires(self.reader, name),
            }
        });
        let properties: Vec<Property<'a>> = properties.collect();
        let claims = properties.iter().enumerate();
        let claims = claims.flat_map(|(at, own)| claims_of(self.reader, &own.part, at, 0));
        Known {
            claims: claims.collect(),
            properties,
        }
    }

    /// What no property takes becomes a member of its local name, so that the rules for other members judge it.
    fn add_strangers(
        &self,
        strangers: &Content<'_>,
        known: &Known<'_>,
        plan: &Plan,
        members: &mut Members,
    ) {
        for (name, group) in by_name(strangers) {
            let meant = known.meant(name);
            let (name, schema) = match meant {
                Some(claim) => {
                    members.problems.extend(mistaken(&group, claim));
                    let property = &known.properties[claim.member];
                    (property.name, Some(property.schema))
                }
                None => (name, plan.property(self.reader, name)),
            };
            let part = Part::member(self.reader, Some(plan.schema()), name, schema);
            let read = match meant {
                None => self.member(&group, &part, false),
                Some(_) => None,
            };
            let read = read.or_else(|| self.as_it_stands(&group, schema));
            if let Some(read) = read {
                members.add(name, read);
            }
        }
    }

    /// Elements and attributes by a schema, whatever kind the document says.
    fn as_it_stands(&self, group: &Content<'_>, schema: Option<SchemaId>) -> Option<Read> {
        let attributes = group.attributes.iter();
        let attributes = attributes.map(|attribute| self.text(attribute.value(), schema));
        let elements = group.elements.iter();
        let elements = elements.map(|node| self.element(*node, schema, Items::default()));
        Read::one_or_list(attributes.chain(elements).collect())
    }

    /// An element of which nothing is known: an object where it has elements or attributes, or else its text.
    pub(super) fn untyped(&self, node: Node<'_, '_>) -> Read {
        let content = Content::of(node);
        if content.is_empty() {
            return Read::of(Json::String(content.text()));
        }
        let mut members = Members::default();
        for (name, group) in by_name(&content) {
            if let Some(read) = self.as_it_stands(&group, None) {
                members.add(name, read);
            }
        }
        members.into_read()
    }
}

/// What has the same local name, together.
fn by_name<'x>(content: &Content<'x>) -> IndexMap<&'x str, Content<'x>> {
    let mut groups: IndexMap<&'x str, Content<'x>> = IndexMap::new();
    let empty = || content.without_nodes();
    for attribute in &content.attributes {
        let group = groups.entry(attribute.name()).or_insert_with(empty);
        group.attributes.push(*attribute);
    }
    for node in &content.elements {
        let group = groups.entry(node.tag_name().name());
        group.or_insert_with(empty).elements.push(*node);
    }
    groups
}

/// Says of each what the document says instead.
fn mistaken(group: &Content<'_>, claim: &Claim<'_>) -> Vec<String> {
    let said = claim.words();
    let say = |path: String, seen, kind: &str| match claim.seen == seen {
        true => format!("`{path}` is {kind} that is not documented, {said} is"),
        false => format!("`{path}` is {kind}, {said} is documented"),
    };
    let elements = group.elements.iter();
    let elements = elements.map(|node| say(path(node), Seen::Element, "an element"));
    let attributes = group.attributes.iter().map(|attribute| {
        let path = format!("{}/@{}", path(&group.element), attribute.name());
        say(path, Seen::Attribute, "an attribute")
    });
    elements.chain(attributes).collect()
}
