//! `x-specbind-state` of the components.

use super::{Lowering, example::lower_when, node::Node};
use crate::model::{State, StateRule};

impl<'d> Lowering<'d> {
    /// What the vendor remembers, in document order.
    pub(super) fn lower_states(&self, root: &Node<'d>) -> Vec<State> {
        let components = root.get("components");
        let declared = components.and_then(|components| components.get("x-specbind-state"));
        let declared = declared.map(|states| states.entries()).unwrap_or_default();
        declared.iter().map(lower_state).collect()
    }
}

fn lower_state((name, node): &(&str, Node<'_>)) -> State {
    let known = node.get("known").map(|known| known.entries());
    let known = known.unwrap_or_default();
    let known = known.iter().filter_map(|(key, state)| {
        let state = state.as_text()?;
        Some(((*key).to_owned(), state.to_owned()))
    });
    let rules = node.get("rules").map(|rules| rules.items());
    State {
        place: node.place.clone(),
        name: (*name).to_owned(),
        description: node.text("description"),
        keys: texts(node, "keys"),
        initial: node.text("initial"),
        known: known.collect(),
        rules: rules.unwrap_or_default().iter().map(lower_rule).collect(),
    }
}

fn lower_rule(node: &Node<'_>) -> StateRule {
    let answer = node.get("answer").map(|answer| {
        let status = answer.count("status").unwrap_or_default();
        let status = u16::try_from(status).unwrap_or_default();
        (status, answer.optional_text("code"))
    });
    StateRule {
        place: node.place.clone(),
        operation: node.text("operation"),
        when: lower_when(node),
        is: texts(node, "is"),
        becomes: node.optional_text("becomes"),
        answer,
    }
}

fn texts(node: &Node<'_>, key: &str) -> Vec<String> {
    let items = node.get(key).map(|list| list.items()).unwrap_or_default();
    let texts = items.iter().filter_map(Node::as_text);
    texts.map(str::to_owned).collect()
}
