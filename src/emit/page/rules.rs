//! Rules of schemas as JSON for the page's own judge: one rule a line, named schemas once, the others where they stand.

use std::fmt::Write;

use super::super::Emission;
use super::text::json;
use crate::{
    analyze::rules::{Rule, rules},
    model::SchemaId,
    runtime::check::Type,
};

/// The rules of every schema, and which of them are written where they stand.
pub(super) struct RuleBook<'a> {
    cx: &'a Emission<'a>,
    rules: Vec<Vec<Rule<'a>>>,
    /// How many rules refer to each schema.
    references: Vec<usize>,
}

impl<'a> RuleBook<'a> {
    /// The rules of a document of which `roots` are judged.
    pub(super) fn new(cx: &'a Emission<'a>, roots: &[SchemaId]) -> Self {
        let mut book = Self {
            cx,
            rules: cx.api.schemas.iter().map(|_| Vec::new()).collect(),
            references: vec![0; cx.api.schemas.len()],
        };
        let mut open: Vec<SchemaId> = roots.to_vec();
        while let Some(id) = open.pop() {
            book.references[id.index()] += 1;
            if book.references[id.index()] == 1 {
                let found = rules(cx.api, &cx.tables.circular, id);
                open.extend(found.iter().flat_map(parts));
                book.rules[id.index()] = found;
            }
        }
        book
    }

    /// The schema as a rule refers to it: its key, or a list of its rules.
    pub(super) fn refer(&self, id: SchemaId) -> String {
        match self.key(id) {
            Some(key) => json(&key),
            None => self.list(id),
        }
    }

    /// Key and rules of every schema that is referred to by its key, a member each, in document order.
    pub(super) fn members(&self) -> Vec<String> {
        let ids = (0..self.rules.len()).map(SchemaId::new);
        let used = ids.filter(|id| self.references[id.index()] > 0);
        used.filter_map(|id| Some(format!("{}:{}", json(&self.key(id)?), self.list(id))))
            .collect()
    }

    /// Named schemas go by their name, others that stand in one place by none.
    fn key(&self, id: SchemaId) -> Option<String> {
        let schema = &self.cx.api[id];
        if let Some(name) = &schema.component {
            return Some(name.clone());
        }
        let place = &schema.place;
        (self.references[id.index()] > 1)
            .then(|| format!("{}#{}", place.file.index(), place.pointer))
    }

    fn list(&self, id: SchemaId) -> String {
        let rules = self.rules[id.index()].iter();
        let lines: Vec<String> = rules.map(|rule| format!("\n{}", self.line(rule))).collect();
        format!("[{}]", lines.join(","))
    }

    /// The keyword, and what it asks for.
    fn line(&self, rule: &Rule<'_>) -> String {
        let (word, arguments) = match *rule {
            Rule::Never => ("never", Vec::new()),
            Rule::Secret => ("secret", Vec::new()),
            Rule::Types(ref types) => (
                "types",
                types.iter().map(|of| json(type_word(*of))).collect(),
            ),
            Rule::Minimum(limit) => ("minimum", vec![json(limit)]),
            Rule::Maximum(limit) => ("maximum", vec![json(limit)]),
            Rule::ExclusiveMinimum(limit) => ("exclusiveMinimum", vec![json(limit)]),
            Rule::ExclusiveMaximum(limit) => ("exclusiveMaximum", vec![json(limit)]),
            Rule::MultipleOf(step) => ("multipleOf", vec![json(step)]),
            Rule::MinLength(limit) => ("minLength", vec![count(limit)]),
            Rule::MaxLength(limit) => ("maxLength", vec![count(limit)]),
            Rule::Pattern(pattern, _) => ("pattern", vec![json(pattern)]),
            Rule::Format(format) => ("format", vec![json(format)]),
            Rule::Enumeration(ref values) => {
                ("enum", values.iter().map(|value| json(value)).collect())
            }
            Rule::MinItems(limit) => ("minItems", vec![count(limit)]),
            Rule::MaxItems(limit) => ("maxItems", vec![count(limit)]),
            Rule::UniqueItems => ("uniqueItems", Vec::new()),
            Rule::MinProperties(limit) => ("minProperties", vec![count(limit)]),
            Rule::MaxProperties(limit) => ("maxProperties", vec![count(limit)]),
            Rule::ReadOnly(name) => ("readOnly", vec![json(name)]),
            Rule::WriteOnly(name) => ("writeOnly", vec![json(name)]),
            Rule::Required(name) => ("required", vec![json(name)]),
            Rule::Closed => ("closed", Vec::new()),
            Rule::Open => ("open", Vec::new()),
            Rule::DependentRequired(name, others) => {
                let others = others.iter().map(|other| json(other));
                (
                    "dependentRequired",
                    std::iter::once(json(name)).chain(others).collect(),
                )
            }
            ref nested => self.nested(nested),
        };
        line(word, &arguments)
    }

    /// Keyword and arguments of a rule that holds other rules.
    fn nested(&self, rule: &Rule<'_>) -> (&'static str, Vec<String>) {
        let all = |ids: &[SchemaId]| ids.iter().map(|id| self.refer(*id)).collect();
        let maybe =
            |id: Option<SchemaId>| id.map_or_else(|| "null".to_owned(), |id| self.refer(id));
        match *rule {
            Rule::Property(name, id) => ("property", vec![json(name), self.refer(id)]),
            Rule::PatternProperty(pattern, _, id) => {
                ("patternProperty", vec![json(pattern), self.refer(id)])
            }
            Rule::DependentSchema(name, id) => {
                ("dependentSchema", vec![json(name), self.refer(id)])
            }
            Rule::Contains(contains) => {
                let max = contains.max.map_or_else(|| "null".to_owned(), count);
                (
                    "contains",
                    vec![self.refer(contains.schema), count(contains.min), max],
                )
            }
            Rule::IfThenElse(branches) => (
                "ifThenElse",
                vec![
                    self.refer(branches.condition),
                    maybe(branches.then),
                    maybe(branches.otherwise),
                ],
            ),
            Rule::PrefixItems(ids) => ("prefixItems", all(ids)),
            Rule::AllOf(id) => ("allOf", all(&[id])),
            Rule::AnyOf(ids) => ("anyOf", all(ids)),
            Rule::OneOf(ids) => ("oneOf", all(ids)),
            Rule::Items(id) => ("items", all(&[id])),
            Rule::PropertyNames(id) => ("propertyNames", all(&[id])),
            Rule::Additional(id) => ("additional", all(&[id])),
            Rule::Not(id) => ("not", all(&[id])),
            Rule::UnevaluatedItems(id) => ("unevaluatedItems", all(&[id])),
            Rule::UnevaluatedProperties(id) => ("unevaluatedProperties", all(&[id])),
            ref flat => unreachable!("{flat:?} holds no other rule"),
        }
    }
}

fn line(word: &str, arguments: &[String]) -> String {
    let mut line = format!("[{}", json(word));
    for argument in arguments {
        write!(line, ",{argument}").expect("a text");
    }
    line.push(']');
    line
}

/// Counts are texts, as all numbers: a script's own numbers are floats.
fn count(count: u64) -> String {
    json(&count.to_string())
}

fn type_word(of: Type) -> &'static str {
    match of {
        Type::Null => "null",
        Type::Boolean => "boolean",
        Type::Integer => "integer",
        Type::Whole => "whole",
        Type::Number => "number",
        Type::String => "string",
        Type::Array => "array",
        Type::Object => "object",
    }
}

/// The schemas that a rule refers to.
fn parts(rule: &Rule<'_>) -> Vec<SchemaId> {
    match *rule {
        Rule::Contains(contains) => vec![contains.schema],
        Rule::PrefixItems(ids) | Rule::AnyOf(ids) | Rule::OneOf(ids) => ids.to_vec(),
        Rule::IfThenElse(branches) => {
            let others = branches.then.into_iter().chain(branches.otherwise);
            others.chain([branches.condition]).collect()
        }
        Rule::Property(_, id)
        | Rule::PatternProperty(_, _, id)
        | Rule::DependentSchema(_, id)
        | Rule::AllOf(id)
        | Rule::Items(id)
        | Rule::PropertyNames(id)
        | Rule::Additional(id)
        | Rule::Not(id)
        | Rule::UnevaluatedItems(id)
        | Rule::UnevaluatedProperties(id) => vec![id],
        _ => Vec::new(),
    }
}
