//! Rules of a schema as lines of generated code, one per fact.

use proc_macro2::{Literal, TokenStream, TokenTree};
use quote::{format_ident, quote};

use super::{Emission, mentions::Mentions, rust::text_literal};
use crate::{
    analyze::{
        patterns::Matcher,
        rules::{Rule, rules},
    },
    model::{Conditional, Contains, SchemaId},
    runtime::check::Type,
};

/// Writes rules for one file.
pub(super) struct Rules<'a> {
    pub(super) cx: &'a Emission<'a>,
    pub(super) home: Home,
}

/// The file that rules are written for, which needs no path to its own items.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Home {
    Types,
    Validate,
    Elsewhere,
}

impl Rules<'_> {
    /// An expression for the rules of `id`: the function of a named type, or a closure.
    pub(super) fn rules_of(&self, id: SchemaId) -> TokenStream {
        if let Some(ident) = self.cx.type_ident(id) {
            return match (needs_marker(self.cx, id), self.home) {
                (true, Home::Validate) | (false, Home::Types) => quote!(#ident::check),
                (true, _) => quote!(validate::#ident::check),
                (false, _) => quote!(types::#ident::check),
            };
        }
        if let Some(target) = self.only_wraps(id) {
            return self.rules_of(target);
        }
        let lines = self.lines(id);
        if lines.is_empty() {
            quote!(|_| {})
        } else {
            quote!(|check| { #(#lines)* })
        }
    }

    /// Like [`Self::rules_of`], for a parameter, header or setting that is itself marked as secret.
    pub(super) fn rules_with_secret(&self, id: SchemaId, secret: bool) -> TokenStream {
        if !secret || self.cx.api[id].secret {
            return self.rules_of(id);
        }
        let lines = match self.cx.type_ident(id).is_some() || self.only_wraps(id).is_some() {
            true => {
                let rules = self.rules_of(id);
                vec![quote!(check.all_of(&[&#rules]);)]
            }
            false => self.lines(id),
        };
        quote!(|check| { check.secret(); #(#lines)* })
    }

    /// One line per fact, in the order in which a reader meets them.
    pub(super) fn lines(&self, id: SchemaId) -> Vec<TokenStream> {
        let rules = rules(self.cx.api, &self.cx.tables.circular, id);
        rules.iter().map(|rule| self.line(rule)).collect()
    }

    /// The call of the method that the rule is named after.
    fn line(&self, rule: &Rule<'_>) -> TokenStream {
        match *rule {
            Rule::Never => quote!(crate::runtime::compose::never(check);),
            Rule::Secret => quote!(check.secret();),
            Rule::Types(ref types) => {
                let types = types.iter().map(|name| type_name(*name));
                quote!(check.types(&[#(#types),*]);)
            }
            Rule::Minimum(limit) => quote!(check.minimum(#limit);),
            Rule::Maximum(limit) => quote!(check.maximum(#limit);),
            Rule::ExclusiveMinimum(limit) => quote!(check.exclusive_minimum(#limit);),
            Rule::ExclusiveMaximum(limit) => quote!(check.exclusive_maximum(#limit);),
            Rule::MultipleOf(step) => quote!(check.multiple_of(#step);),
            Rule::MinLength(limit) => count_line("min_length", limit),
            Rule::MaxLength(limit) => count_line("max_length", limit),
            Rule::Pattern(pattern, matcher) => {
                let pattern = text_literal(pattern);
                match matcher {
                    Matcher::Regex => quote!(check.pattern(#pattern);),
                    Matcher::Ecma => quote!(check.ecma_pattern(#pattern);),
                }
            }
            Rule::Format(format) => quote!(check.format(#format);),
            Rule::Enumeration(ref values) => {
                let values = values.iter().map(|value| text_literal(value));
                quote!(check.enumeration(&[#(#values),*]);)
            }
            Rule::MinItems(limit) => count_line("min_items", limit),
            Rule::MaxItems(limit) => count_line("max_items", limit),
            Rule::UniqueItems => quote!(check.unique_items();),
            Rule::MinProperties(limit) => count_line("min_properties", limit),
            Rule::MaxProperties(limit) => count_line("max_properties", limit),
            Rule::ReadOnly(name) => quote!(check.read_only(#name);),
            Rule::WriteOnly(name) => quote!(check.write_only(#name);),
            Rule::Required(name) => quote!(check.required(#name);),
            Rule::Closed => quote!(check.closed();),
            Rule::Open => quote!(check.open();),
            Rule::DependentRequired(name, others) => {
                quote!(check.dependent_required(#name, &[#(#others),*]);)
            }
            ref nested => self.nested_line(nested),
        }
    }

    /// The line of a rule that holds other rules.
    fn nested_line(&self, rule: &Rule<'_>) -> TokenStream {
        let list = |ids: &[SchemaId]| {
            let rules = ids.iter().map(|id| self.rules_of(*id));
            quote!(&[#(&#rules),*])
        };
        let (method, arguments) = match *rule {
            Rule::Property(name, id) => return self.property_line(name, id),
            Rule::PatternProperty(pattern, matcher, id) => {
                let (pattern, rules) = (text_literal(pattern), self.rules_of(id));
                let method = match matcher {
                    Matcher::Regex => "pattern_property",
                    Matcher::Ecma => "ecma_pattern_property",
                };
                (method, quote!(#pattern, #rules))
            }
            Rule::DependentSchema(name, id) => {
                let rules = self.rules_of(id);
                ("dependent_schema", quote!(#name, #rules))
            }
            Rule::Contains(contains) => ("contains", self.contains_arguments(contains)),
            Rule::IfThenElse(conditional) => ("if_then_else", self.branches(conditional)),
            Rule::PrefixItems(ids) => ("prefix_items", list(ids)),
            Rule::AllOf(id) => ("all_of", list(&[id])),
            Rule::AnyOf(ids) => ("any_of", list(ids)),
            Rule::OneOf(ids) => ("one_of", list(ids)),
            Rule::Items(id) => ("items", self.rules_of(id)),
            Rule::PropertyNames(id) => ("property_names", self.rules_of(id)),
            Rule::Additional(id) => ("additional", self.rules_of(id)),
            Rule::Not(id) => ("not", self.rules_of(id)),
            Rule::UnevaluatedItems(id) => ("unevaluated_items", self.rules_of(id)),
            Rule::UnevaluatedProperties(id) => ("unevaluated_properties", self.rules_of(id)),
            ref flat => unreachable!("{flat:?} holds no other rule"),
        };
        let method = format_ident!("{method}");
        quote!(check.#method(#arguments);)
    }

    fn contains_arguments(&self, contains: &Contains) -> TokenStream {
        let (rules, min) = (self.rules_of(contains.schema), count(contains.min));
        let max = contains.max.map(count);
        let max = max.map_or_else(|| quote!(None), |max| quote!(Some(#max)));
        quote!(#rules, #min, #max)
    }

    fn branches(&self, conditional: &Conditional) -> TokenStream {
        let branch =
            |id: Option<SchemaId>| id.map_or_else(|| quote!(|_| {}), |id| self.rules_of(id));
        let condition = self.rules_of(conditional.condition);
        let (then, otherwise) = (branch(conditional.then), branch(conditional.otherwise));
        quote!(&#condition, &#then, &#otherwise)
    }

    /// A named type's rules on one line, others line by line in a block.
    fn property_line(&self, name: &str, id: SchemaId) -> TokenStream {
        let name = text_literal(name);
        match self.inline_lines(id) {
            Some(lines) if lines.is_empty() => quote!(check.property(#name, |_| {});),
            // Two conditions with nothing between them are one to clippy.
            Some(lines) if is_condition(&lines) => {
                quote!(check.property(#name, |check| { #(#lines)* });)
            }
            Some(lines) => quote! {
                if let Some(check) = &mut check.enter(#name) {
                    #(#lines)*
                }
            },
            None => {
                let rules = self.rules_of(id);
                quote!(check.property(#name, #rules);)
            }
        }
    }

    /// The lines of a schema without a named type.
    fn inline_lines(&self, id: SchemaId) -> Option<Vec<TokenStream>> {
        if self.cx.type_ident(id).is_some() {
            return None;
        }
        match self.only_wraps(id) {
            Some(target) => self.inline_lines(target),
            None => Some(self.lines(id)),
        }
    }

    /// The one schema whose rules are all there is.
    fn only_wraps(&self, id: SchemaId) -> Option<SchemaId> {
        match rules(self.cx.api, &self.cx.tables.circular, id)[..] {
            [Rule::AllOf(only)] => Some(only),
            _ => None,
        }
    }
}

/// Nothing but one `if`.
fn is_condition(lines: &[TokenStream]) -> bool {
    let [line] = lines else {
        return false;
    };
    let first = line.clone().into_iter().next();
    matches!(first, Some(TokenTree::Ident(word)) if word == "if")
}

/// A rule whose limit is a count.
fn count_line(method: &str, limit: u64) -> TokenStream {
    let (method, limit) = (format_ident!("{method}"), count(limit));
    quote!(check.#method(#limit);)
}

/// A JSON type as a value of the runtime.
pub(super) fn type_name(name: Type) -> TokenStream {
    match name {
        Type::Null => quote!(Type::Null),
        Type::Boolean => quote!(Type::Boolean),
        Type::Integer => quote!(Type::Integer),
        Type::Whole => quote!(Type::Whole),
        Type::Number => quote!(Type::Number),
        Type::String => quote!(Type::String),
        Type::Array => quote!(Type::Array),
        Type::Object => quote!(Type::Object),
    }
}

/// A count without suffix.
fn count(limit: u64) -> Literal {
    Literal::u64_unsuffixed(limit)
}

/// Whether the rules of a schema need a marker type: it has no item of its own, or its values need more than the item.
pub(super) fn needs_marker(cx: &Emission<'_>, id: SchemaId) -> bool {
    let shapes = &cx.tables.shapes;
    !shapes.is_nominal(id) || shapes[id].nullable || shapes[id].loose
}

/// Types of the runtime that the type of a value can mention, by module.
const VALUE_TYPES: &[(&str, &[&str])] = &[
    ("encoded", &["Base64"]),
    ("formatted", &["Formatted"]),
    ("integer", &["Integer"]),
    ("json", &["Json", "ParseError"]),
    ("likely", &["Likely"]),
    ("number", &["Number"]),
    ("secret", &["Secret"]),
];

/// The imports that the types of values need.
pub(super) fn value_imports(mentions: &Mentions) -> TokenStream {
    let types = VALUE_TYPES
        .iter()
        .map(|(module, words)| mentions.import(&format!("crate::runtime::{module}"), words));
    // Its type is named by its module: documents have things that are called `Hidden`.
    let hidden = mentions.import("crate::runtime", &["hidden"]);
    types.chain([hidden]).collect()
}

/// The imports that rules and the types of settings and parameters need.
pub(super) fn rule_imports(mentions: &Mentions) -> TokenStream {
    let check = mentions.import("crate::runtime::check", &["Type"]);
    let values = value_imports(mentions);
    let schema = import_schema(mentions);
    let modules = mentions.import_modules(&["types", "validate"]);
    quote!(#check #values #schema #modules)
}

/// The trait whose function the rules of a type are, which has to be in scope where one is mentioned.
pub(super) fn import_schema(mentions: &Mentions) -> Option<TokenStream> {
    mentions.has_rules().then(|| {
        quote!(
            use crate::runtime::schema::Schema;
        )
    })
}
