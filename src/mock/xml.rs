//! A value as an XML document, as the XML Objects of its schema say (OpenAPI 3.0 §4.7.26): without them, a member is an
//! element of its name, and a list repeats its element.

use indexmap::IndexMap;

use super::reader::Reader;
use crate::model::{NodeType, SchemaId, Xml};
use crate::runtime::json::Json;

/// The document of a value: its root has the name of its schema, as `xml` says or of its component.
pub(super) fn write_document(
    reader: &Reader<'_, '_>,
    schema: Option<SchemaId>,
    value: &Json,
) -> String {
    let mut writer = Writer {
        reader,
        text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(),
        prefixes: vec!["xml".to_owned()],
    };
    let root = Part::of(reader, schema, component(reader, schema, "root"));
    match value {
        // A document has one root, so the items stand within it.
        Json::Array(items) => {
            let item = schema.and_then(|schema| reader.item(schema));
            let name = component(reader, item, "item");
            writer.write_around(&root, &[], |writer| writer.write_items(name, item, items));
        }
        Json::Object(members) => writer.write_around(&root, members, |writer| {
            writer.write_members(schema, members);
        }),
        value => writer.write_around(&root, &[], |writer| {
            push_escaped(&mut writer.text, &plain(value));
        }),
    }
    writer.text
}

/// The name of the component that is the schema.
fn component<'a>(reader: &Reader<'_, 'a>, schema: Option<SchemaId>, otherwise: &'a str) -> &'a str {
    let name = schema.and_then(|id| reader.api[id].component.as_deref());
    name.unwrap_or(otherwise)
}

/// What `xml` says of a schema: its own, or that of the one schema which it only wraps.
fn xml_of<'a>(reader: &Reader<'_, 'a>, schema: SchemaId) -> Option<&'a Xml> {
    let schema = &reader.api[schema];
    let wrapped = || match schema.all_of[..] {
        [only] if schema.component.is_none() => reader.api[only].xml.as_ref(),
        _ => None,
    };
    schema.xml.as_ref().or_else(wrapped)
}

/// What a value becomes, before it is written.
struct Part<'p> {
    /// The name of its place: of the property, or of the list that it is an item of.
    place: &'p str,
    xml: Option<&'p Xml>,
    schema: Option<SchemaId>,
}

impl<'p> Part<'p> {
    fn of<'a: 'p>(reader: &Reader<'_, 'a>, schema: Option<SchemaId>, place: &'p str) -> Self {
        Self {
            place,
            xml: schema.and_then(|schema| xml_of(reader, schema)),
            schema,
        }
    }

    fn node(&self) -> Option<NodeType> {
        self.xml?.node
    }

    fn name(&self) -> &'p str {
        let named = self.xml.and_then(|xml| xml.name.as_deref());
        named.unwrap_or(self.place)
    }

    fn is_attribute(&self, value: &Json) -> bool {
        self.node() == Some(NodeType::Attribute) && !matches!(value, Json::Object(_))
    }
}

/// Attributes of one element by their names; the first of a name counts.
type Attributes = IndexMap<String, String>;

struct Writer<'w, 'a> {
    reader: &'w Reader<'w, 'a>,
    text: String,
    /// Prefixes that are bound where the next element stands.
    prefixes: Vec<String>,
}

impl Writer<'_, '_> {
    fn write(&mut self, part: &Part<'_>, value: &Json) {
        match (value, part.node()) {
            (Json::Array(items), node) => {
                let item = part.schema.and_then(|schema| self.reader.item(schema));
                match node {
                    Some(NodeType::Element) => self.write_around(part, &[], |writer| {
                        writer.write_items(part.name(), item, items);
                    }),
                    _ => self.write_items(part.place, item, items),
                }
            }
            (Json::Object(members), Some(NodeType::None)) => {
                self.write_members(part.schema, members);
            }
            (Json::Object(members), _) => self.write_around(part, members, |writer| {
                writer.write_members(part.schema, members);
            }),
            (value, Some(NodeType::Text | NodeType::None)) => {
                push_escaped(&mut self.text, &plain(value));
            }
            (value, Some(NodeType::Cdata)) => {
                let content = plain(value).replace("]]>", "]]]]><![CDATA[>");
                let content: String = content.chars().map(legal).collect();
                self.text += &format!("<![CDATA[{content}]]>");
            }
            (value, _) => self.write_around(part, &[], |writer| {
                push_escaped(&mut writer.text, &plain(value));
            }),
        }
    }

    fn write_items(&mut self, place: &str, schema: Option<SchemaId>, items: &[Json]) {
        for item in items {
            self.write(&Part::of(self.reader, schema, place), item);
        }
    }

    fn write_members(&mut self, schema: Option<SchemaId>, members: &[(String, Json)]) {
        for (name, value) in members {
            let part = self.member(schema, name);
            if !part.is_attribute(value) {
                self.write(&part, value);
            }
        }
    }

    fn member<'p>(&self, schema: Option<SchemaId>, name: &'p str) -> Part<'p>
    where
        Self: 'p,
    {
        let property = schema.and_then(|schema| self.reader.property(schema, name));
        Part::of(self.reader, property, name)
    }

    /// An element round what `write_content` writes, with those of the members that are attributes.
    fn write_around(
        &mut self,
        part: &Part<'_>,
        members: &[(String, Json)],
        write_content: impl FnOnce(&mut Self),
    ) {
        let bound = self.prefixes.len();
        let mut attributes = Attributes::new();
        let name = self.qualify(part, &mut attributes);
        for (name, value) in members {
            let member = self.member(part.schema, name);
            if member.is_attribute(value) {
                let name = self.qualify(&member, &mut attributes);
                attributes.entry(name).or_insert(plain(value));
            }
        }
        self.text += &format!("<{name}");
        for (name, value) in attributes {
            self.text += &format!(" {name}=\"");
            push_escaped(&mut self.text, &value);
            self.text.push('"');
        }
        self.text.push('>');
        write_content(self);
        self.text += &format!("</{name}>");
        self.prefixes.truncate(bound);
    }

    /// The name with its prefix; what binds the prefix is added to the attributes of the element.
    fn qualify(&mut self, part: &Part<'_>, attributes: &mut Attributes) -> String {
        let name = xml_name(part.name());
        let Some(xml) = part.xml else {
            return name;
        };
        let prefix = xml.prefix.as_deref().map(xml_name);
        match (&prefix, &xml.namespace) {
            // Those that begin so are bound to what the standard says (Namespaces in XML 1.0, section 3).
            (Some(prefix), Some(namespace)) if !prefix.starts_with("xml") => {
                let declared = attributes.entry(format!("xmlns:{prefix}"));
                declared.or_insert(namespace.clone());
                self.prefixes.push(prefix.clone());
            }
            (None, Some(namespace)) if xml.node != Some(NodeType::Attribute) => {
                attributes.insert("xmlns".to_owned(), namespace.clone());
            }
            _ => {}
        }
        // With a prefix that nothing binds it would be no XML.
        let bound = prefix.filter(|prefix| self.prefixes.contains(prefix));
        bound.map_or_else(|| name.clone(), |prefix| format!("{prefix}:{name}"))
    }
}

/// A value without markup.
fn plain(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        Json::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

/// A name that elements and attributes may have (XML 1.0, section 2.3): other characters become `_`.
fn xml_name(name: &str) -> String {
    let fits = |letter: char| letter.is_alphanumeric() || "_-.".contains(letter);
    let name: String = name
        .chars()
        .map(|letter| if fits(letter) { letter } else { '_' })
        .collect();
    let starts_well = name.starts_with(|letter: char| letter.is_alphabetic() || letter == '_');
    if starts_well {
        name
    } else {
        format!("_{name}")
    }
}

/// Text without markup, in elements and attributes.
fn push_escaped(text: &mut String, content: &str) {
    for letter in content.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\r' => text.push_str("&#13;"),
            _ => text.push(legal(letter)),
        }
    }
}

/// The character, or a replacement for those that no document may hold (XML 1.0, section 2.2).
fn legal(letter: char) -> char {
    match letter {
        '\t' | '\n' | '\r' => letter,
        '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        _ => letter,
    }
}
