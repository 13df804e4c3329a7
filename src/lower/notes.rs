//! Assumptions and open questions.

use super::{Lowering, node::Node};
use crate::model::{Assumption, Certainty, Notes, Question};

/// The assumptions and questions written at `node`.
pub(super) fn lower_notes(node: &Node<'_>) -> Notes {
    Notes {
        assumptions: items(node, "x-specbind-assumptions")
            .iter()
            .map(lower_assumption)
            .collect(),
        questions: items(node, "x-specbind-questions")
            .iter()
            .map(lower_question)
            .collect(),
    }
}

impl<'d> Lowering<'d> {
    /// Notes about the API as a whole: those of the root and of its Info Object.
    pub(super) fn lower_root_notes(&self, root: &Node<'d>) -> Notes {
        let mut notes = lower_notes(root);
        if let Some(info) = root.get("info") {
            let more = lower_notes(&info);
            notes.assumptions.extend(more.assumptions);
            notes.questions.extend(more.questions);
        }
        notes
    }
}

fn items<'d>(node: &Node<'d>, key: &str) -> Vec<Node<'d>> {
    node.get(key).map(|list| list.items()).unwrap_or_default()
}

fn lower_assumption(node: &Node<'_>) -> Assumption {
    Assumption {
        place: node.place.clone(),
        id: node.text("id"),
        text: node.text("text"),
        source: node.text("source"),
        certainty: match node.text("certainty").as_str() {
            "high" => Certainty::High,
            "medium-high" => Certainty::MediumHigh,
            "medium" => Certainty::Medium,
            _ => Certainty::Low,
        },
        page: node.optional_text("page"),
    }
}

fn lower_question(node: &Node<'_>) -> Question {
    Question {
        place: node.place.clone(),
        id: node.text("id"),
        text: node.text("text"),
    }
}
