//! The table of rules: every fact of the model that can change, one file per object.

pub mod api;
pub mod media_type;
pub mod operation;
pub mod parameter;
pub mod response;
pub mod schema;
pub mod security;
pub mod state;

use std::sync::LazyLock;

use super::fact::{Fact, Rule};

/// Declares facts as statics and lists them in document order.
macro_rules! declare_facts {
    ($($(#[$doc:meta])* $name:ident = $fact:expr;)+) => {
        $($(#[$doc])* pub static $name: Fact = $fact;)+
        /// All of them.
        pub(super) static ALL: &[&Fact] = &[$(&$name),+];
    };
}
pub(super) use declare_facts;

/// Every fact, in the order of the files.
pub fn facts() -> impl Iterator<Item = &'static Fact> {
    [
        api::ALL,
        security::ALL,
        state::ALL,
        operation::ALL,
        parameter::ALL,
        media_type::ALL,
        response::ALL,
        schema::ALL,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// Every rule, in the order of the facts.
pub fn rules() -> &'static [Rule] {
    static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| facts().flat_map(rules_of).collect());
    &RULES
}

/// The rule of that name.
pub fn find_rule(id: &str) -> Option<&'static Rule> {
    rules().iter().find(|rule| rule.id() == id)
}

fn rules_of(fact: &'static Fact) -> Vec<Rule> {
    let rule = |step, direction| Rule {
        fact,
        step,
        direction,
    };
    fact.steps()
        .flat_map(|step| match fact.directions {
            [] => vec![rule(step, None)],
            ways => ways.iter().map(|way| rule(step, Some(*way))).collect(),
        })
        .collect()
}
