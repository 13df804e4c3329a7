//! A value → an XML document.

use indexmap::IndexMap;

use super::XSI;
use super::part::{Items, Part, component, xml_name};
use crate::mock::reader::Reader;
use crate::model::{NodeType, SchemaId};
use crate::runtime::json::Json;

/// The document of a value. Where nothing names its root or an item, they are `root` and `item`.
pub(in crate::mock) fn write_document(
    reader: &Reader<'_, '_>,
    schema: Option<SchemaId>,
    value: &Json,
) -> String {
    let mut writer = Writer {
        reader,
        text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(),
        prefixes: vec!["xml".to_owned()],
    };
    let mut root = Part::root(reader, schema);
    root.name = root.name.or(Some("root"));
    writer.write_around(&root, value, |writer| match value {
        // A document has one root, so the items stand within it.
        Json::Array(items) => {
            let item = schema.and_then(|schema| reader.item_at(schema, 0));
            let name = item.and_then(|item| component(reader, item));
            let named = Items::named(name.unwrap_or("item"));
            writer.write_items(named, schema, items);
        }
        Json::Object(members) => writer.write_members(schema, members),
        value => push_escaped(&mut writer.text, &plain(value)),
    });
    writer.text
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
            (Json::Array(items), node) => match node {
                Some(NodeType::Element) => self.write_around(part, value, |writer| {
                    writer.write_items(part.items(), part.schema, items);
                }),
                _ => self.write_items(part.items(), part.schema, items),
            },
            (Json::Object(members), Some(NodeType::None)) => {
                self.write_members(part.schema, members);
            }
            (Json::Object(members), _) => self.write_around(part, value, |writer| {
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
            (value, _) => self.write_around(part, value, |writer| {
                push_escaped(&mut writer.text, &plain(value));
            }),
        }
    }

    fn write_items(&mut self, named: Items<'_>, list: Option<SchemaId>, items: &[Json]) {
        for (index, item) in items.iter().enumerate() {
            let schema = list.and_then(|list| self.reader.item_at(list, index));
            self.write(&Part::item(self.reader, schema, named), item);
        }
    }

    fn write_members(&mut self, schema: Option<SchemaId>, members: &[(String, Json)]) {
        for (name, value) in members {
            let part = self.member(schema, name);
            if !is_attribute(&part, value) {
                self.write(&part, value);
            }
        }
    }

    fn member<'p>(&self, object: Option<SchemaId>, name: &'p str) -> Part<'p>
    where
        Self: 'p,
    {
        let property = object.and_then(|object| self.reader.property(object, name));
        Part::member(self.reader, object, name, property)
    }

    /// An element of a value round what `write_content` writes, with those of its members that are attributes.
    fn write_around(
        &mut self,
        part: &Part<'_>,
        value: &Json,
        write_content: impl FnOnce(&mut Self),
    ) {
        let bound = self.prefixes.len();
        let mut attributes = Attributes::new();
        let name = self.qualify(part, &mut attributes, false);
        for (name, value) in value.members().unwrap_or_default() {
            let member = self.member(part.schema, name);
            if is_attribute(&member, value) && *value != Json::Null {
                let name = self.qualify(&member, &mut attributes, true);
                attributes.entry(name).or_insert(plain(value));
            }
        }
        if *value == Json::Null {
            attributes.insert("xmlns:xsi".to_owned(), XSI.to_owned());
            attributes.insert("xsi:nil".to_owned(), "true".to_owned());
        }
        self.text += &format!("<{name}");
        for (name, value) in attributes {
            self.text += &format!(" {name}=\"");
            push_attribute(&mut self.text, &value);
            self.text.push('"');
        }
        self.text.push('>');
        write_content(self);
        self.text += &format!("</{name}>");
        self.prefixes.truncate(bound);
    }

    /// The name with its prefix; what binds the prefix is added to the attributes of the element.
    fn qualify(
        &mut self,
        part: &Part<'_>,
        attributes: &mut Attributes,
        is_attribute: bool,
    ) -> String {
        let name = xml_name(part.name.unwrap_or_default());
        let prefix = part.prefix().map(xml_name);
        match (&prefix, part.namespace(is_attribute)) {
            (Some(prefix), Some(namespace)) => {
                let declared = attributes.entry(format!("xmlns:{prefix}"));
                declared.or_insert(namespace.to_owned());
                self.prefixes.push(prefix.clone());
            }
            (None, Some(namespace)) => {
                attributes.insert("xmlns".to_owned(), namespace.to_owned());
            }
            _ => {}
        }
        // With a prefix that nothing binds it would be no XML.
        let bound = prefix.filter(|prefix| self.prefixes.contains(prefix));
        bound.map_or_else(|| name.clone(), |prefix| format!("{prefix}:{name}"))
    }
}

fn is_attribute(part: &Part<'_>, value: &Json) -> bool {
    part.node() == Some(NodeType::Attribute) && !matches!(value, Json::Object(_))
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

/// Text without markup, in an attribute: a reader makes a space of a line end that is not escaped (XML 1.0, section 3.3.3).
fn push_attribute(text: &mut String, content: &str) {
    for letter in content.chars() {
        match letter {
            '\t' => text.push_str("&#9;"),
            '\n' => text.push_str("&#10;"),
            _ => push_escaped(text, letter.encode_utf8(&mut [0; 4])),
        }
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
