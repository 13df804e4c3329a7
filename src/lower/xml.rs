//! XML Objects of both spellings, `nodeType` and the flags that it replaces.

use super::node::Node;
use crate::model::{NodeType, Xml};

/// What the schema at `node` says of XML.
pub(super) fn lower_xml(node: &Node<'_>) -> Option<Xml> {
    let xml = node.get("xml")?;
    let text = |key| xml.optional_text(key).filter(|text| !text.is_empty());
    let flag = |key, node_type| xml.flag(key).then_some(node_type);
    let named = text("nodeType").and_then(|word| node_type(&word));
    Some(Xml {
        name: text("name"),
        namespace: text("namespace"),
        prefix: text("prefix"),
        node: named
            .or_else(|| flag("attribute", NodeType::Attribute))
            .or_else(|| flag("wrapped", NodeType::Element)),
    })
}

fn node_type(word: &str) -> Option<NodeType> {
    let all = [
        NodeType::Element,
        NodeType::Attribute,
        NodeType::Text,
        NodeType::Cdata,
        NodeType::None,
    ];
    all.into_iter().find(|node_type| node_type.word() == word)
}
