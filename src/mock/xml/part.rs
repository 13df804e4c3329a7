//! What a value becomes in XML, for those who write and who read it: its kind, its name and its namespace.

use crate::mock::reader::Reader;
use crate::model::{NodeType, SchemaId, Types, Xml};

/// A value at its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<'p> {
    /// The name of its place: of the property, or of the list that it is an item of. `None` where the place has none.
    place: Option<&'p str>,
    /// The name of its element or attribute; `None` where the document gives none.
    pub(super) name: Option<&'p str>,
    /// Another that it may have: what has a component with a name of its own as its schema goes by either, since what
    /// `xml` says there holds wherever it is used (3.2), or nowhere (3.0).
    pub(super) also: Option<&'p str>,
    naming: Naming,
    xml: Option<&'p Xml>,
    pub(super) schema: Option<SchemaId>,
}

/// What names a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Naming {
    /// `xml`, or else its place.
    #[default]
    Own,
    /// Its place, since another property would have the same name.
    Place,
    /// Its key, since it is no property.
    Key,
}

/// How the items of a list are named, unless they name themselves.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Items<'p> {
    pub(super) place: Option<&'p str>,
    naming: Naming,
}

impl<'p> Items<'p> {
    /// Items of that name.
    pub(super) fn named(place: &'p str) -> Self {
        let place = Some(place);
        let naming = Naming::Own;
        Self { place, naming }
    }
}

impl<'p> Part<'p> {
    fn of<'a: 'p>(
        reader: &Reader<'_, 'a>,
        schema: Option<SchemaId>,
        place: Option<&'p str>,
    ) -> Self {
        let xml = schema.and_then(|schema| xml_of(reader, schema));
        let named = xml.and_then(|(xml, _)| xml.name.as_deref());
        let is_general = named.is_some() && xml.is_some_and(|(_, is_general)| is_general);
        Self {
            place,
            name: named.or(place),
            also: place.filter(|place| is_general && named != Some(*place)),
            naming: Naming::Own,
            xml: xml.map(|(xml, _)| xml),
            schema,
        }
    }

    /// The root of a document: it has the name of its schema, as `xml` says or of its component.
    pub(super) fn root<'a: 'p>(reader: &Reader<'_, 'a>, schema: Option<SchemaId>) -> Self {
        let place = schema.and_then(|schema| component(reader, schema));
        let also = None;
        Self {
            also,
            ..Self::of(reader, schema, place)
        }
    }

    /// A member of an object. What is no property is named by its key, and properties that would share the name of their
    /// component by their own.
    pub(super) fn member<'a: 'p>(
        reader: &Reader<'_, 'a>,
        object: Option<SchemaId>,
        name: &'p str,
        schema: Option<SchemaId>,
    ) -> Self {
        let part = Self::of(reader, schema, Some(name));
        let naming = match object.filter(|object| reader.names(*object, name)) {
            None => Naming::Key,
            Some(object) if part.shares_its_name(reader, object) => Naming::Place,
            Some(_) => return part,
        };
        Self {
            name: Some(name),
            also: None,
            naming,
            ..part
        }
    }

    /// An item of a list.
    pub(super) fn item<'a: 'p>(
        reader: &Reader<'_, 'a>,
        schema: Option<SchemaId>,
        items: Items<'p>,
    ) -> Self {
        let Items { place, naming } = items;
        let part = Self::of(reader, schema, place);
        let (name, also) = match naming {
            Naming::Own => (part.name, part.also),
            Naming::Place => (place, part.name),
            Naming::Key => (place, None),
        };
        Self {
            name,
            also,
            naming,
            ..part
        }
    }

    /// Whether another property of the object has the name of the same component.
    fn shares_its_name(&self, reader: &Reader<'_, '_>, object: SchemaId) -> bool {
        let Some(name) = self.schema.and_then(|schema| general_name(reader, schema)) else {
            return false;
        };
        let others = reader.properties(object).into_iter();
        let mut others = others.filter(|(other, _)| self.place != Some(other));
        others.any(|(_, other)| general_name(reader, other) == Some(name))
    }

    pub(super) fn node(&self) -> Option<NodeType> {
        self.xml?.node
    }

    pub(super) fn prefix(&self) -> Option<&'p str> {
        self.xml?.prefix.as_deref()
    }

    /// The namespace that the document states. Prefixes that begin with `xml` have that of the standard (Namespaces in
    /// XML 1.0, section 3), and an attribute without a prefix is in none (section 6.2).
    pub(super) fn namespace(&self, is_attribute: bool) -> Option<&'p str> {
        let binds = match self.prefix() {
            Some(prefix) => !prefix.starts_with("xml"),
            None => !is_attribute,
        };
        self.xml?.namespace.as_deref().filter(|_| binds)
    }

    /// How its items are named, where it is a list: as the element round them, or by its place.
    pub(super) fn items(&self) -> Items<'p> {
        match self.node() {
            Some(NodeType::Element) => Items {
                place: self.name,
                naming: Naming::Own,
            },
            _ => Items {
                place: self.place,
                naming: self.naming,
            },
        }
    }

    /// Whether a value of these types is an attribute: no object is one.
    pub(super) fn is_attribute(&self, types: Types) -> bool {
        self.node() == Some(NodeType::Attribute) && !(types.named && types.object)
    }

    /// Whether a value of these types has an element round it.
    pub(super) fn has_element(&self, types: Types) -> bool {
        let others = [types.null, types.boolean, types.integer, types.number];
        let is_list = types.array && !types.string && !types.object && !others.contains(&true);
        match self.node() {
            Some(NodeType::Element | NodeType::Attribute) => true,
            Some(NodeType::Text | NodeType::Cdata | NodeType::None) => false,
            None => !is_list,
        }
    }
}

/// The name of the component that is the schema, or that it only wraps.
pub(super) fn component<'a>(reader: &Reader<'_, 'a>, schema: SchemaId) -> Option<&'a str> {
    let own = |id| reader.api[id].component.as_deref();
    own(schema).or_else(|| own(wrapped(reader, schema)?))
}

/// What `xml` says of a schema, itself or the one schema which it only wraps; and whether it is a component that says it.
fn xml_of<'a>(reader: &Reader<'_, 'a>, schema: SchemaId) -> Option<(&'a Xml, bool)> {
    let own = |id: SchemaId| {
        let schema = &reader.api[id];
        Some((schema.xml.as_ref()?, schema.component.is_some()))
    };
    own(schema).or_else(|| own(wrapped(reader, schema)?))
}

/// The name that a property has from the component of its schema, or its elements from that of its items.
fn general_name<'a>(reader: &Reader<'_, 'a>, schema: SchemaId) -> Option<&'a str> {
    let own = |schema| {
        let (xml, _) = xml_of(reader, schema).filter(|(_, is_general)| *is_general)?;
        xml.name.as_deref()
    };
    match reader.item(schema) {
        Some(item) if xml_of(reader, schema).is_none_or(|(xml, _)| xml.node.is_none()) => own(item),
        _ => own(schema),
    }
}

/// The one schema that this one, which has no name, is made of: a reference with something beside it.
fn wrapped(reader: &Reader<'_, '_>, schema: SchemaId) -> Option<SchemaId> {
    let schema = &reader.api[schema];
    match schema.all_of[..] {
        [only] if schema.component.is_none() => Some(only),
        _ => None,
    }
}

/// A name that elements and attributes may have (XML 1.0, section 2.3, without colons): other characters become `_`.
pub(super) fn xml_name(name: &str) -> String {
    let fits = |letter: char| starts_name(letter) || continues_name(letter);
    let name: String = name
        .chars()
        .map(|letter| if fits(letter) { letter } else { '_' })
        .collect();
    if name.starts_with(starts_name) {
        name
    } else {
        format!("_{name}")
    }
}

/// `NameStartChar`
fn starts_name(letter: char) -> bool {
    matches!(letter,
        'A'..='Z' | '_' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}'
        | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}'
        | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
}

/// What `NameChar` adds.
fn continues_name(letter: char) -> bool {
    matches!(letter, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}
