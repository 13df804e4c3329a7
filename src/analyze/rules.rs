//! What a validator judges of each schema, fact by fact: `emit` prints these rules, `judge` applies them.

use super::{
    cycles::strongly_connected,
    patterns::{Matcher, matcher},
};
use crate::{
    hashed::Set,
    model::{Additional, Api, Conditional, Contains, Dialect, Schema, SchemaId, Types},
    runtime::check::Type,
};

/// One call of a method of [`crate::runtime::check::Check`], in the order of the calls.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule<'a> {
    /// Nothing is allowed.
    Never,
    /// No violation shows the value.
    Secret,
    /// `type`
    Types(Vec<Type>),
    /// `minimum`
    Minimum(&'a str),
    /// `maximum`
    Maximum(&'a str),
    /// `exclusiveMinimum`, as a number of its own
    ExclusiveMinimum(&'a str),
    /// `exclusiveMaximum`, as a number of its own
    ExclusiveMaximum(&'a str),
    /// `multipleOf`
    MultipleOf(&'a str),
    /// `minLength`
    MinLength(u64),
    /// `maxLength`
    MaxLength(u64),
    /// `pattern`; one that cannot be judged is left out
    Pattern(&'a str, Matcher),
    /// `format`
    Format(&'a str),
    /// `enum`, as JSON text
    Enumeration(Vec<String>),
    /// `minItems`
    MinItems(u64),
    /// `maxItems`
    MaxItems(u64),
    /// `uniqueItems`
    UniqueItems,
    /// `contains`
    Contains(&'a Contains),
    /// `prefixItems`
    PrefixItems(&'a [SchemaId]),
    /// `items`
    Items(SchemaId),
    /// `minProperties`
    MinProperties(u64),
    /// `maxProperties`
    MaxProperties(u64),
    /// `propertyNames`
    PropertyNames(SchemaId),
    /// `readOnly`, of one name
    ReadOnly(&'a str),
    /// `writeOnly`, of one name
    WriteOnly(&'a str),
    /// `required`, of one name
    Required(&'a str),
    /// `properties`, of one name
    Property(&'a str, SchemaId),
    /// `patternProperties`, of one pattern
    PatternProperty(&'a str, Matcher, SchemaId),
    /// `additionalProperties: false`
    Closed,
    /// `additionalProperties: true`, where `unevaluatedProperties` could refuse what it allows
    Open,
    /// `additionalProperties`
    Additional(SchemaId),
    /// `dependentRequired`, of one name
    DependentRequired(&'a str, &'a [String]),
    /// `dependentSchemas`, of one name
    DependentSchema(&'a str, SchemaId),
    /// `allOf`, one of them
    AllOf(SchemaId),
    /// `anyOf`
    AnyOf(&'a [SchemaId]),
    /// `oneOf`
    OneOf(&'a [SchemaId]),
    /// `not`
    Not(SchemaId),
    /// `if`, `then`, `else`
    IfThenElse(&'a Conditional),
    /// `unevaluatedItems`
    UnevaluatedItems(SchemaId),
    /// `unevaluatedProperties`
    UnevaluatedProperties(SchemaId),
}

impl Rule<'_> {
    /// The schemas whose rules it applies.
    pub fn schemas(&self) -> Vec<SchemaId> {
        match *self {
            Self::Contains(contains) => vec![contains.schema],
            Self::PrefixItems(ids) | Self::AnyOf(ids) | Self::OneOf(ids) => ids.to_vec(),
            Self::IfThenElse(conditional) => conditional.schemas().collect(),
            Self::Items(id)
            | Self::PropertyNames(id)
            | Self::Property(_, id)
            | Self::PatternProperty(_, _, id)
            | Self::Additional(id)
            | Self::DependentSchema(_, id)
            | Self::AllOf(id)
            | Self::Not(id)
            | Self::UnevaluatedItems(id)
            | Self::UnevaluatedProperties(id) => vec![id],
            _ => Vec::new(),
        }
    }
}

/// Pairs of schemas where judging the first by the second would lead back to the first without a step into the value.
///
/// Such are base schemas that list their heirs in `oneOf`, while every heir has the base in its `allOf`. The
/// alternatives of the base are left out: what the base itself says still holds for every heir.
#[derive(Clone, Debug, Default)]
pub struct Circular(Set<(SchemaId, SchemaId)>);

impl Circular {
    /// Judging `owner` leaves out `part`.
    pub fn has(&self, owner: SchemaId, part: SchemaId) -> bool {
        self.0.contains(&(owner, part))
    }

    fn has_any(&self, owner: SchemaId, parts: &[SchemaId]) -> bool {
        parts.iter().any(|part| self.has(owner, *part))
    }
}

/// Finds all circular pairs: first among alternatives and conditions, then in what is left of `allOf`.
pub fn circular(api: &Api) -> Circular {
    let mut found = Set::default();
    let ids = || (0..api.schemas.len()).map(SchemaId::new);
    let whole: Vec<Vec<SchemaId>> = ids()
        .map(|id| [&api[id].all_of[..], &choices(&api[id])].concat())
        .collect();
    let group = strongly_connected(&whole);
    for id in ids() {
        let parts = choices(&api[id]).into_iter();
        found.extend(
            parts
                .filter(|part| group[part.index()] == group[id.index()])
                .map(|part| (id, part)),
        );
    }
    let certain: Vec<Vec<SchemaId>> = ids()
        .map(|id| {
            let choices = choices(&api[id]).into_iter();
            let kept = choices.filter(|part| !found.contains(&(id, *part)));
            api[id].all_of.iter().copied().chain(kept).collect()
        })
        .collect();
    let group = strongly_connected(&certain);
    for id in ids() {
        let parts = certain[id.index()].iter();
        found.extend(
            parts
                .filter(|part| group[part.index()] == group[id.index()])
                .map(|part| (id, *part)),
        );
    }
    Circular(found)
}

/// The schemas that judge the same value as `schema`, beside those of `allOf`.
fn choices(schema: &Schema) -> Vec<SchemaId> {
    let conditional = schema.conditional.iter().flat_map(Conditional::schemas);
    let dependent = schema.object.dependent_schemas.iter().map(|(_, id)| *id);
    let listed = schema.any_of.iter().chain(&schema.one_of).copied();
    listed
        .chain(schema.not)
        .chain(conditional)
        .chain(dependent)
        .collect()
}

/// The rules of a schema, in the order in which a reader meets them.
pub fn rules<'a>(api: &'a Api, circular: &Circular, id: SchemaId) -> Vec<Rule<'a>> {
    let schema = &api[id];
    let mut rules = Vec::new();
    rules.extend(schema.never.then_some(Rule::Never));
    rules.extend(schema.secret.then_some(Rule::Secret));
    rules.extend(type_rule(api.dialect, &schema.types));
    rules.extend(number_rules(schema));
    rules.extend(string_rules(schema));
    rules.extend(schema.enumeration.as_ref().map(|values| {
        let texts = values.iter().map(ToString::to_string);
        Rule::Enumeration(texts.collect())
    }));
    rules.extend(array_rules(schema));
    rules.extend(object_rules(api, schema));
    rules.extend(applicator_rules(schema, circular, id));
    rules
}

fn type_rule(dialect: Dialect, types: &Types) -> Option<Rule<'static>> {
    let Types {
        named,
        null,
        boolean,
        integer,
        number,
        string,
        array,
        object,
    } = *types;
    let whole = match dialect {
        Dialect::V3_0 => Type::Integer,
        Dialect::V3_1 => Type::Whole,
    };
    let all = [
        (null, Type::Null),
        (boolean, Type::Boolean),
        (integer && !number, whole),
        (number, Type::Number),
        (string, Type::String),
        (array, Type::Array),
        (object, Type::Object),
    ];
    let allowed = all
        .into_iter()
        .filter_map(|(allowed, name)| allowed.then_some(name));
    named.then(|| Rule::Types(allowed.collect()))
}

fn number_rules(schema: &Schema) -> impl Iterator<Item = Rule<'_>> {
    let number = &schema.number;
    let rules = [
        number.minimum.as_deref().map(Rule::Minimum),
        number.maximum.as_deref().map(Rule::Maximum),
        number
            .exclusive_minimum
            .as_deref()
            .map(Rule::ExclusiveMinimum),
        number
            .exclusive_maximum
            .as_deref()
            .map(Rule::ExclusiveMaximum),
        number.multiple_of.as_deref().map(Rule::MultipleOf),
    ];
    rules.into_iter().flatten()
}

fn string_rules(schema: &Schema) -> impl Iterator<Item = Rule<'_>> {
    let string = &schema.string;
    let pattern = || {
        let pattern = string.pattern.as_deref()?;
        Some(Rule::Pattern(pattern, matcher(pattern).ok()?))
    };
    let rules = [
        string.min_length.map(Rule::MinLength),
        string.max_length.map(Rule::MaxLength),
        pattern(),
        schema.format.as_deref().map(Rule::Format),
    ];
    rules.into_iter().flatten()
}

fn array_rules(schema: &Schema) -> impl Iterator<Item = Rule<'_>> {
    let array = &schema.array;
    let prefix = &array.prefix_items[..];
    let rules = [
        array.min_items.map(Rule::MinItems),
        array.max_items.map(Rule::MaxItems),
        array.unique_items.then_some(Rule::UniqueItems),
        array.contains.as_ref().map(Rule::Contains),
        (!prefix.is_empty()).then_some(Rule::PrefixItems(prefix)),
        array.items.map(Rule::Items),
    ];
    rules.into_iter().flatten()
}

fn object_rules<'a>(api: &Api, schema: &'a Schema) -> Vec<Rule<'a>> {
    let object = &schema.object;
    let mut rules = Vec::new();
    rules.extend(object.min_properties.map(Rule::MinProperties));
    rules.extend(object.max_properties.map(Rule::MaxProperties));
    rules.extend(object.property_names.map(Rule::PropertyNames));
    let required = object.required.iter();
    rules.extend(
        required
            .filter(|name| !object.properties.contains_key(*name))
            .map(|name| Rule::Required(name)),
    );
    for (name, property) in &object.properties {
        let way = api.way(property.schema);
        rules.extend(way.received_only.then_some(Rule::ReadOnly(name)));
        rules.extend(way.sent_only.then_some(Rule::WriteOnly(name)));
        rules.extend(
            object
                .required
                .contains(name)
                .then_some(Rule::Required(name)),
        );
        rules.push(Rule::Property(name, property.schema));
    }
    let known = rules.len() + object.pattern_properties.len();
    rules.extend(
        object
            .pattern_properties
            .iter()
            .filter_map(|(pattern, id)| {
                let matcher = matcher(pattern).ok()?;
                Some(Rule::PatternProperty(pattern, matcher, *id))
            }),
    );
    match object.additional {
        Additional::Any if api.dialect == Dialect::V3_1 => rules.push(Rule::Open),
        Additional::Unsaid | Additional::Any => {}
        // Whom a pattern that is not judged would have named is not additional for sure.
        _ if rules.len() < known => {}
        Additional::Closed => rules.push(Rule::Closed),
        Additional::Schema(id) => rules.push(Rule::Additional(id)),
    }
    let dependent = object.dependent_required.iter();
    rules.extend(dependent.map(|(name, others)| Rule::DependentRequired(name, others)));
    rules
}

fn applicator_rules<'a>(schema: &'a Schema, circular: &Circular, id: SchemaId) -> Vec<Rule<'a>> {
    let keeps = |part: &SchemaId| !circular.has(id, *part);
    let keeps_all = |parts: &[SchemaId]| !parts.is_empty() && !circular.has_any(id, parts);
    let mut rules = Vec::new();
    let dependent = schema.object.dependent_schemas.iter();
    rules.extend(
        dependent
            .filter(|(_, part)| keeps(part))
            .map(|(name, part)| Rule::DependentSchema(name, *part)),
    );
    let parts = schema.all_of.iter().copied();
    rules.extend(parts.filter(keeps).map(Rule::AllOf));
    rules.extend(keeps_all(&schema.any_of).then_some(Rule::AnyOf(&schema.any_of)));
    rules.extend(keeps_all(&schema.one_of).then_some(Rule::OneOf(&schema.one_of)));
    rules.extend(schema.not.filter(keeps).map(Rule::Not));
    rules.extend(schema.conditional.as_ref().and_then(|conditional| {
        let mut parts = conditional.schemas();
        parts
            .all(|part| keeps(&part))
            .then_some(Rule::IfThenElse(conditional))
    }));
    rules.extend(schema.array.unevaluated.map(Rule::UnevaluatedItems));
    rules.extend(schema.object.unevaluated.map(Rule::UnevaluatedProperties));
    rules
}
