//! How a value is written as XML (XML Object, OpenAPI 3.0 §4.7.26).

/// What the document says of a value's XML. What is absent follows from the place of the value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Xml {
    /// Name of the element or attribute, in place of the property's.
    pub name: Option<String>,
    /// URI of the namespace.
    pub namespace: Option<String>,
    /// Prefix of the name.
    pub prefix: Option<String>,
    /// What the value becomes: an element, but for arrays, whose items become elements.
    pub node: Option<NodeType>,
}

/// What a value becomes (`nodeType` of OpenAPI 3.2, before that `attribute` and `wrapped`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeType {
    /// An element; of an array the one round its items.
    Element,
    /// An attribute of the element round it.
    Attribute,
    /// The text of the element round it.
    Text,
    /// The same as a CDATA section.
    Cdata,
    /// Nothing: what is in it stands in the element round it.
    None,
}

impl NodeType {
    /// The word of the document.
    pub fn word(self) -> &'static str {
        match self {
            Self::Element => "element",
            Self::Attribute => "attribute",
            Self::Text => "text",
            Self::Cdata => "cdata",
            Self::None => "none",
        }
    }
}
