//! A JSON value and a schema of the model → what is wrong with the value, by the very rules that generated code calls.

#[cfg(test)]
mod tests;

use std::sync::OnceLock;

use crate::{
    analyze::{
        patterns::Matcher,
        rules::{Circular, Rule, rules},
    },
    model::{Api, Conditional, Contains, SchemaId},
    runtime::{
        check::{Check, Direction, Rule as Judged, Subject, judge},
        compose::{any, never},
        json::Json,
        violation::Violation,
    },
};

/// Judges values by the schemas of one document.
#[derive(Debug)]
pub struct Judge<'a> {
    api: &'a Api,
    circular: &'a Circular,
    /// Rules of each schema, once somebody asked for them.
    rules: Vec<OnceLock<Vec<Rule<'a>>>>,
}

impl<'a> Judge<'a> {
    /// A judge who has seen nothing yet.
    pub fn new(api: &'a Api, circular: &'a Circular) -> Self {
        Self {
            api,
            circular,
            rules: api.schemas.iter().map(|_| OnceLock::new()).collect(),
        }
    }

    /// Everything that is wrong with `value`, in the order of the rules.
    pub fn judge(&self, schema: SchemaId, value: &Json, direction: Direction) -> Vec<Violation> {
        self.judge_part(schema, value, Subject::body(direction), false)
    }

    /// The same for the value of a parameter or header, whose violations say so; those of a secret do not show it.
    pub fn judge_part(
        &self,
        schema: SchemaId,
        value: &Json,
        subject: Subject<'_>,
        secret: bool,
    ) -> Vec<Violation> {
        let rule = |check: &mut Check<'_>| {
            if secret {
                check.secret();
            }
            self.apply(schema, check);
        };
        judge(value, subject, rule).violations
    }

    fn apply(&self, id: SchemaId, check: &mut Check<'_>) {
        let rules = self.rules[id.index()].get_or_init(|| rules(self.api, self.circular, id));
        for rule in rules {
            self.apply_rule(rule, check);
        }
    }

    /// Each rule is the method of its name.
    fn apply_rule(&self, rule: &Rule<'_>, check: &mut Check<'_>) {
        match *rule {
            Rule::Never => never(check),
            Rule::Secret => check.secret(),
            Rule::Types(ref types) => check.types(types),
            Rule::Minimum(limit) => check.minimum(limit),
            Rule::Maximum(limit) => check.maximum(limit),
            Rule::ExclusiveMinimum(limit) => check.exclusive_minimum(limit),
            Rule::ExclusiveMaximum(limit) => check.exclusive_maximum(limit),
            Rule::MultipleOf(step) => check.multiple_of(step),
            Rule::MinLength(limit) => check.min_length(limit),
            Rule::MaxLength(limit) => check.max_length(limit),
            Rule::Pattern(pattern, Matcher::Regex) => check.pattern(pattern),
            Rule::Pattern(pattern, Matcher::Ecma) => check.ecma_pattern(pattern),
            Rule::Format(format) => check.format(format),
            Rule::Enumeration(ref values) => check.enumeration(&texts(values)),
            Rule::MinItems(limit) => check.min_items(limit),
            Rule::MaxItems(limit) => check.max_items(limit),
            Rule::UniqueItems => check.unique_items(),
            Rule::MinProperties(limit) => check.min_properties(limit),
            Rule::MaxProperties(limit) => check.max_properties(limit),
            Rule::ReadOnly(name) => check.read_only(name),
            Rule::WriteOnly(name) => check.write_only(name),
            Rule::Required(name) => check.required(name),
            Rule::Closed => check.closed(),
            Rule::Open => check.open(),
            Rule::DependentRequired(name, others) => {
                check.dependent_required(name, &texts(others));
            }
            Rule::Contains(contains) => self.apply_contains(contains, check),
            Rule::PrefixItems(ids) => self.with_all(ids, |rules| check.prefix_items(rules)),
            Rule::AnyOf(ids) => self.with_all(ids, |rules| check.any_of(rules)),
            Rule::OneOf(ids) => self.with_all(ids, |rules| check.one_of(rules)),
            Rule::AllOf(id) => check.all_of(&[&|check| self.apply(id, check)]),
            Rule::IfThenElse(conditional) => self.apply_conditional(conditional, check),
            Rule::Items(id) => check.items(|check| self.apply(id, check)),
            Rule::PropertyNames(id) => check.property_names(|check| self.apply(id, check)),
            Rule::Property(name, id) => check.property(name, |check| self.apply(id, check)),
            Rule::PatternProperty(pattern, Matcher::Regex, id) => {
                check.pattern_property(pattern, |check| self.apply(id, check));
            }
            Rule::PatternProperty(pattern, Matcher::Ecma, id) => {
                check.ecma_pattern_property(pattern, |check| self.apply(id, check));
            }
            Rule::Additional(id) => check.additional(|check| self.apply(id, check)),
            Rule::DependentSchema(name, id) => {
                check.dependent_schema(name, |check| self.apply(id, check));
            }
            Rule::Not(id) => check.not(|check| self.apply(id, check)),
            Rule::UnevaluatedItems(id) => check.unevaluated_items(|check| self.apply(id, check)),
            Rule::UnevaluatedProperties(id) => {
                check.unevaluated_properties(|check| self.apply(id, check));
            }
        }
    }

    fn apply_contains(&self, contains: &Contains, check: &mut Check<'_>) {
        let Contains { schema, min, max } = *contains;
        check.contains(|check| self.apply(schema, check), min, max);
    }

    fn apply_conditional(&self, conditional: &Conditional, check: &mut Check<'_>) {
        let branch = |id: Option<SchemaId>| {
            move |check: &mut Check<'_>| match id {
                Some(id) => self.apply(id, check),
                None => any(check),
            }
        };
        check.if_then_else(
            &branch(Some(conditional.condition)),
            &branch(conditional.then),
            &branch(conditional.otherwise),
        );
    }

    /// Calls `method` with the rules of several schemas.
    fn with_all(&self, ids: &[SchemaId], method: impl FnOnce(&[Judged<'_>])) {
        let rules: Vec<_> = ids
            .iter()
            .map(|id| move |check: &mut Check<'_>| self.apply(*id, check))
            .collect();
        let rules: Vec<Judged<'_>> = rules.iter().map(|rule| rule as Judged<'_>).collect();
        method(&rules);
    }
}

fn texts(values: &[String]) -> Vec<&str> {
    values.iter().map(String::as_str).collect()
}
