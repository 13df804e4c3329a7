//! A tree of texts → YAML in block style. Every text from a page is quoted, so nothing in it can be taken for YAML.

use std::fmt::Write as _;

/// A value of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// A word or number of our own.
    Plain(String),
    /// A text.
    Text(String),
    /// Values one after the other.
    List(Vec<Node>),
    /// Values by name.
    Map(Vec<(String, Node)>),
}

impl Node {
    /// A word of our own.
    pub(super) fn word(word: &str) -> Self {
        Self::Plain(word.to_owned())
    }

    /// A text.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Named values, without those that are `None`.
    pub(super) fn map<const N: usize>(members: [(&str, Option<Node>); N]) -> Self {
        let members = members.into_iter();
        Self::Map(
            members
                .filter_map(|(name, node)| Some((name.to_owned(), node?)))
                .collect(),
        )
    }

    /// The document's text.
    pub(super) fn to_yaml(&self) -> String {
        let mut text = String::new();
        self.write(0, &mut text);
        text
    }

    /// Writes the value, which follows a key or a dash when `depth` is not 0.
    fn write(&self, depth: usize, out: &mut String) {
        let indent = "  ".repeat(depth);
        match self {
            Self::Plain(word) => out.push_str(word),
            Self::Text(text) => out.push_str(&quoted(text)),
            Self::List(items) if items.is_empty() => out.push_str("[]"),
            Self::Map(members) if members.is_empty() => out.push_str("{}"),
            Self::List(items) => {
                for item in items {
                    let _ = write!(out, "\n{indent}- ");
                    let mut inner = String::new();
                    item.write(depth + 1, &mut inner);
                    out.push_str(inner.trim_start());
                }
            }
            Self::Map(members) => {
                for (name, node) in members {
                    let space = match node {
                        Self::Plain(_) | Self::Text(_) => " ",
                        Self::List(items) if items.is_empty() => " ",
                        Self::Map(members) if members.is_empty() => " ",
                        Self::List(_) | Self::Map(_) => "",
                    };
                    let _ = write!(out, "\n{indent}{}:{space}", key(name));
                    node.write(depth + 1, out);
                }
            }
        }
    }
}

/// Letters and hyphens stay as they are; what a reader could take for something else is quoted.
fn key(name: &str) -> String {
    if name == "$ref" {
        return name.to_owned();
    }
    let is_word = name.len() > 1 && name.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_plain = name
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/'));
    let is_other = ["true", "false", "null", "yes", "no", "on", "off"];
    match is_word && is_plain && !is_other.contains(&name.to_lowercase().as_str()) {
        true => name.to_owned(),
        false => quoted(name),
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
