//! `specbind explain`: what a rule of `diff` means, why it matters and an example, or the list of all rules.

use std::fmt::Write as _;

use clap::Args;

use super::error::{BAD, BOLD, Error, GOOD};
use super::{Color, Exit, Outcome, diff};
use crate::diff::explain::{Explanation, explain_rule, suggest_rule};
use crate::diff::facts::rules;

const EXAMPLES: &str = "\
Examples:
  specbind explain                                 the names of all rules
  specbind explain request-max-length-tightened    one of them

Exit codes:
  0  done
  2  there is no such rule";

/// Explain a rule of `specbind diff`
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Explain {
    /// Name of the rule; all are listed when none is named
    #[arg(value_name = "RULE")]
    rule: Option<String>,
    /// `auto` colours on a terminal, unless NO_COLOR is set
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto")]
    color: Color,
}

pub(super) fn run(args: &Explain) -> Outcome {
    let mut outcome = Outcome::new(args.color);
    match &args.rule {
        None => outcome.say(list()),
        Some(id) => match explain_rule(id) {
            Some(explanation) => outcome.say(text(&explanation)),
            None => {
                let error = diff::Error::Rule {
                    id: id.clone(),
                    near: suggest_rule(id),
                };
                outcome.exit = Exit::Usage;
                outcome.complain(Error::Diff(error).to_text());
            }
        },
    }
    outcome
}

/// All rules by the area of their fact.
fn list() -> String {
    let mut text = String::new();
    let mut area = "";
    for rule in rules() {
        if rule.fact.area.word() != area {
            area = rule.fact.area.word();
            let _ = writeln!(text, "{BOLD}{area}{BOLD:#}");
        }
        let _ = writeln!(text, "  {}", rule.id());
    }
    text
}

fn text(explanation: &Explanation) -> String {
    let Explanation {
        rule,
        meaning,
        why,
        example,
        frame,
        mirror,
    } = explanation;
    let mut text = format!("{BOLD}{rule}{BOLD:#}\n\n{meaning}\n\n");
    for reason in why {
        let _ = writeln!(text, "{reason}");
    }
    if let Some((old, new)) = example {
        let _ = writeln!(text, "\nExample, in {frame}:\n");
        let _ = writeln!(text, "  {BAD}- {old}{BAD:#}\n  {GOOD}+ {new}{GOOD:#}");
    }
    let _ = writeln!(text, "\nThe other way round: {mirror}");
    text
}
