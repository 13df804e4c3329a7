//! What a page leaves open, as questions of the document, each with an id of its own.

use std::collections::HashSet;

use super::yaml::Node;

/// The ids that are taken.
#[derive(Debug, Default)]
pub(super) struct Open {
    ids: HashSet<String>,
}

impl Open {
    /// An id made of these words.
    pub(super) fn id(&mut self, words: &str) -> String {
        let lower = words.to_lowercase();
        let words = lower.split(|c: char| !c.is_ascii_alphanumeric());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).take(8).collect();
        let base = match words.join("-") {
            base if base.is_empty() => "question".to_owned(),
            base => base,
        };
        let numbered = (2..).map(|number| format!("{base}-{number}"));
        let mut ids = std::iter::once(base.clone()).chain(numbered);
        let free = ids.find(|id| !self.ids.contains(id));
        let id = free.expect("there are more numbers than ids");
        self.ids.insert(id.clone());
        id
    }

    /// A question with an id of these words.
    pub(super) fn question(&mut self, words: &str, text: impl Into<String>) -> Node {
        let id = self.id(words);
        question(&id, text)
    }
}

/// A question.
pub(super) fn question(id: &str, text: impl Into<String>) -> Node {
    Node::map([
        ("id", Some(Node::word(id))),
        ("text", Some(Node::text(text))),
    ])
}

/// A guess, with the words of the page that it goes by.
pub(super) fn guess(id: &str, text: impl Into<String>, page: &str) -> Node {
    Node::map([
        ("id", Some(Node::word(id))),
        ("text", Some(Node::text(text))),
        ("source", Some(Node::text("this draft"))),
        ("certainty", Some(Node::word("low"))),
        ("page", Some(Node::text(page))),
    ])
}

/// The questions or assumptions of one object.
pub(super) fn listed(notes: Vec<Node>) -> Option<Node> {
    (!notes.is_empty()).then_some(Node::List(notes))
}
