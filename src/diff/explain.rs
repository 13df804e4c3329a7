//! A rule → what it means, why it matters, and an example.

use super::effect::Direction;
use super::fact::{Action, Rule};
use super::facts::{find_rule, rules};
use crate::suggest::suggest;

/// Everything there is to say about a rule.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// The rule.
    pub rule: String,
    /// What changed, in one sentence.
    pub meaning: String,
    /// What it means for clients built before; one sentence per verdict.
    pub why: Vec<String>,
    /// The example before and after, in YAML; empty when the change cannot be written as one.
    pub example: Option<(&'static str, &'static str)>,
    /// Where the example stands.
    pub frame: &'static str,
    /// The rule that fires when old and new change places.
    pub mirror: String,
}

/// Explains the rule of that name.
pub fn explain_rule(id: &str) -> Option<Explanation> {
    find_rule(id).map(explain)
}

/// The known rule whose name is nearest.
pub fn suggest_rule(id: &str) -> Option<String> {
    let ids: Vec<String> = rules().iter().map(Rule::id).collect();
    suggest(id, ids.iter().map(String::as_str)).map(str::to_owned)
}

fn explain(rule: &Rule) -> Explanation {
    let Rule {
        fact,
        step,
        direction,
    } = rule;
    let where_to = match direction {
        Some(Direction::Request) => " of a request",
        Some(Direction::Response) => " of an answer",
        None => "",
    };
    let happened = match step.action {
        Action::Added => "is new",
        Action::Removed => "is gone",
        Action::Tightened => "allows less than before",
        Action::Relaxed => "allows more than before",
        Action::Changed => "is another one",
        Action::Moved => "stands in another place",
    };
    let sentence =
        |kind: &str, (way, reason): (Direction, &str)| format!("{kind}, {}: {reason}.", way.word());
    let wire = rule
        .wire()
        .into_iter()
        .map(|verdict| sentence("Wire", verdict));
    let behaviour = rule
        .behaviour()
        .into_iter()
        .map(|verdict| sentence("Behaviour", verdict));
    let mut why: Vec<String> = wire.chain(behaviour).collect();
    if why.is_empty() {
        why.push("Clients built before notice nothing.".to_owned());
    }
    if fact.shapes {
        why.push(
            "Source: decided by the items of both generated crates, which this fact can change."
                .to_owned(),
        );
    }
    Explanation {
        rule: rule.id(),
        meaning: format!("The {}{where_to} {happened}.", fact.noun),
        why,
        example: Some((step.old, step.new)).filter(|(old, new)| old != new),
        frame: fact.frame.words(),
        mirror: fact.rule_id(step.action.mirror(), *direction),
    }
}
