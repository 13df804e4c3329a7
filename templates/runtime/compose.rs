//! Rules made of other rules.

use super::check::{Attempt, Check, Rule};

/// The schema `true`: takes anything.
pub fn any(_: &mut Check<'_>) {}

/// The schema `false`: takes nothing.
pub fn never(check: &mut Check<'_>) {
    check.report("false", "", "may not be there".to_owned());
}

impl Check<'_> {
    /// `allOf`: every rule holds.
    pub fn all_of(&mut self, rules: &[Rule<'_>]) {
        for rule in rules {
            self.judge_here(*rule);
        }
    }

    /// `anyOf`: at least one rule holds.
    pub fn any_of(&mut self, rules: &[Rule<'_>]) {
        self.choose(rules, "anyOf");
    }

    /// `oneOf`: exactly one rule holds.
    pub fn one_of(&mut self, rules: &[Rule<'_>]) {
        let holding = self.choose(rules, "oneOf");
        if holding > 1 {
            let message = format!("{} fits {holding} alternatives, not one", self.subject());
            self.report("oneOf", 1, message);
        }
    }

    /// `not`: the rule does not hold.
    pub fn not(&mut self, rule: impl Fn(&mut Check<'_>)) {
        if self.attempt(&rule).violations.is_empty() {
            let message = format!("{} fits what is excluded", self.subject());
            self.report("not", "", message);
        }
    }

    /// `if`, `then`, `else`: the second rule where the first holds, the third where it does not.
    pub fn if_then_else(&mut self, condition: Rule<'_>, then: Rule<'_>, otherwise: Rule<'_>) {
        let attempt = self.attempt(condition);
        if attempt.violations.is_empty() {
            self.evaluated.merge(&attempt.evaluated);
            self.judge_here(then);
        } else {
            self.judge_here(otherwise);
        }
    }

    /// Tries every rule; how many hold. Where none does, says why.
    fn choose(&mut self, rules: &[Rule<'_>], code: &'static str) -> usize {
        let attempts: Vec<Attempt> = rules.iter().map(|rule| self.attempt(*rule)).collect();
        let holding = attempts
            .iter()
            .filter(|attempt| attempt.violations.is_empty());
        let holding = holding
            .map(|attempt| self.evaluated.merge(&attempt.evaluated))
            .count();
        if holding == 0 {
            self.explain(attempts, code);
        }
        holding
    }

    /// Where a single alternative is of the value's type, what breaks that one; otherwise that none fits.
    fn explain(&mut self, attempts: Vec<Attempt>, code: &'static str) {
        let alternatives = attempts.len();
        let here = self.pointer();
        let mut near: Vec<_> = attempts
            .into_iter()
            .filter(|attempt| {
                let other_type =
                    |v: &super::violation::Violation| v.code == "type" && v.pointer == here;
                !attempt.violations.iter().any(other_type)
            })
            .collect();
        if near.len() == 1 {
            return self.adopt(near.remove(0).violations);
        }
        let message = format!(
            "{} fits none of {alternatives} alternatives",
            self.subject()
        );
        self.report(code, alternatives, message);
    }
}
