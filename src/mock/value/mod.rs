//! Schema → a JSON value that its rules accept, where one can be found. The same schema gives the same value.

mod number;
mod object;
mod pattern;
mod string;

use std::cell::Cell;

use crate::analyze::possible_types::both;
use crate::judge::Judge;
use crate::model::{Api, Schema, SchemaId, Types};
use crate::runtime::check::Direction;
use crate::runtime::json::Json;

/// How often other alternatives are tried before the search gives up.
const ATTEMPTS: usize = 12;

/// Optional members and items stand no deeper than this.
const OPTIONAL_DEPTH: usize = 3;

/// Values are not nested deeper than this: a schema that needs more has none.
const DEEPEST: usize = 24;

/// How many values one attempt makes before it stops adding what is optional.
const BUDGET: usize = 400;

/// How many values one attempt makes at all: lists of lists of lists multiply.
const MOST: usize = 5_000;

/// Makes values of one document.
#[derive(Clone, Copy, Debug)]
pub struct Values<'v, 'a> {
    /// The document.
    pub api: &'a Api,
    /// Judges what is made.
    pub judge: &'v Judge<'a>,
    /// Which way the values go.
    pub direction: Direction,
}

/// One attempt: which alternatives are taken, and whether optional parts are made.
#[derive(Debug)]
struct Attempt<'v, 'a> {
    values: Values<'v, 'a>,
    /// Number of the alternative, modulo how many there are.
    alternative: usize,
    optional: bool,
    /// Documented examples of schemas within are taken.
    examples: bool,
    /// What fits several alternatives of which one has to is given members that the others refuse.
    apart: bool,
    made: Cell<usize>,
}

impl<'a> Values<'_, 'a> {
    /// A value that the schema's rules accept, or else the likeliest one.
    pub fn value(&self, schema: SchemaId) -> Json {
        let likeliest = match self.find(schema, false) {
            Ok(value) => return value,
            Err(likeliest) => likeliest,
        };
        let found = self.judge.judge(schema, &likeliest, self.direction);
        let is_ambiguous = found.iter().any(|violation| violation.code() == "oneOf");
        let apart = is_ambiguous.then(|| self.find(schema, true).ok()).flatten();
        apart.unwrap_or(likeliest)
    }

    /// The first attempt that fits, or else the first of all.
    fn find(&self, schema: SchemaId, apart: bool) -> Result<Json, Json> {
        let mut first = None;
        for number in 0..ATTEMPTS {
            let attempt = Attempt {
                values: *self,
                alternative: number / 3,
                optional: number % 3 != 2,
                examples: number % 3 == 0,
                apart,
                made: Cell::new(0),
            };
            let value = attempt.make(&[schema], 0, 0);
            if self.fits(&[schema], &value) {
                return Ok(value);
            }
            first.get_or_insert(value);
        }
        Err(first.unwrap_or(Json::Null))
    }

    /// Whether all of these schemas accept the value.
    fn fits(&self, schemas: &[SchemaId], value: &Json) -> bool {
        let mut schemas = schemas.iter();
        schemas.all(|schema| self.judge.judge(*schema, value, self.direction).is_empty())
    }
}

impl<'a> Attempt<'_, 'a> {
    /// A value for all of these schemas at once. `variation` tells the items of one array apart.
    fn make(&self, schemas: &[SchemaId], depth: usize, variation: usize) -> Json {
        self.made.set(self.made.get() + 1);
        if depth > DEEPEST || self.made.get() > MOST {
            return Json::Null;
        }
        let ids = self.parts(schemas);
        let parts: Vec<&Schema> = ids.iter().map(|id| &self.values.api[*id]).collect();
        if let Some(value) = self.documented(&parts, schemas, variation) {
            return value;
        }
        let types = parts.iter().map(|part| part.types).fold(Types::ANY, both);
        let types = self.without_excluded(&parts, types);
        let has_members = parts
            .iter()
            .any(|part| !part.object.properties.is_empty() || !part.object.required.is_empty());
        let has_items = parts.iter().any(|part| part.array.items.is_some());
        if types.object && (has_members || !types.string && !types.array && !types.integer) {
            let value = self.object(&ids, &parts, depth, variation);
            return match self.apart {
                true => self.tell_apart(&ids, &parts, value),
                false => value,
            };
        }
        if types.array && (has_items || !types.string && !types.integer) {
            return self.array(&parts, depth);
        }
        if types.string {
            return self.string(&parts, schemas, variation);
        }
        if types.integer || types.number {
            return self.number(&parts, schemas, variation);
        }
        match types.boolean {
            true => Json::Bool(variation.is_multiple_of(2)),
            false => Json::Null,
        }
    }

    /// The types without those that a `not` excludes as such.
    fn without_excluded(&self, parts: &[&Schema], mut types: Types) -> Types {
        let excluded = parts.iter().filter_map(|part| part.not);
        let excluded = excluded.map(|id| &self.values.api[id]);
        let only_types = |schema: &&Schema| schema.constraints() == 1 && schema.all_of.is_empty();
        for Schema { types: not, .. } in excluded.filter(only_types).filter(|not| not.types.named) {
            types = Types {
                named: true,
                null: types.null && !not.null,
                boolean: types.boolean && !not.boolean,
                integer: types.integer && !not.integer,
                number: types.number && !not.number,
                string: types.string && !not.string,
                array: types.array && !not.array,
                object: types.object && !not.object,
            };
        }
        types
    }

    /// The schemas and all that they are made of, with one alternative of each choice.
    fn parts(&self, schemas: &[SchemaId]) -> Vec<SchemaId> {
        let mut found: Vec<SchemaId> = Vec::new();
        let mut open: Vec<SchemaId> = schemas.iter().rev().copied().collect();
        while let Some(id) = open.pop() {
            if found.contains(&id) {
                continue;
            }
            found.push(id);
            let schema = &self.values.api[id];
            for choices in [&schema.any_of, &schema.one_of] {
                open.extend(self.chosen(choices));
            }
            open.extend(self.branch(schema));
            open.extend(self.brought_along(schema));
            open.extend(schema.all_of.iter().rev());
        }
        found
    }

    /// What the condition of a schema adds: it holds in every other attempt.
    fn branch(&self, schema: &Schema) -> Vec<SchemaId> {
        let branches = schema.conditional.iter().flat_map(|conditional| {
            match self.alternative.is_multiple_of(2) {
                true => [Some(conditional.condition), conditional.then],
                false => [None, conditional.otherwise],
            }
        });
        branches.flatten().collect()
    }

    /// What holds of an object because of members that it has.
    fn brought_along(&self, schema: &Schema) -> Vec<SchemaId> {
        let object = &schema.object;
        let has = |name: &String| {
            object.required.contains(name) || self.optional && object.properties.contains_key(name)
        };
        let rules = object.dependent_schemas.iter();
        rules
            .filter(|(name, _)| has(name))
            .map(|(_, schema)| *schema)
            .collect()
    }

    /// The alternative of this attempt. Null is the last resort.
    fn chosen(&self, choices: &[SchemaId]) -> Option<SchemaId> {
        let is_null = |id: &&SchemaId| {
            let types = self.values.api[**id].types;
            types.null && !types.object && !types.string && !types.array && !types.integer
        };
        let (last, first): (Vec<&SchemaId>, Vec<&SchemaId>) = choices.iter().partition(is_null);
        let ordered: Vec<&SchemaId> = first.into_iter().chain(last).collect();
        let at = self.alternative.checked_rem(ordered.len())?;
        Some(*ordered[at])
    }

    /// A value that the document itself gives: an example, the default, an allowed value.
    fn documented(
        &self,
        parts: &[&Schema],
        schemas: &[SchemaId],
        variation: usize,
    ) -> Option<Json> {
        let examples = parts.iter().flat_map(|part| &part.examples);
        let examples = examples.filter(|_| self.examples && variation == 0);
        let allowed = parts
            .iter()
            .flat_map(|part| part.enumeration.iter().flatten());
        let defaults = parts.iter().flat_map(|part| &part.default);
        let defaults = defaults.filter(|_| self.examples && variation == 0);
        let allowed: Vec<&Json> = allowed
            .filter(|value| self.values.fits(schemas, value))
            .collect();
        let mut given = examples.chain(defaults);
        given
            .find(|value| self.values.fits(schemas, value))
            .or_else(|| allowed.get(variation.checked_rem(allowed.len())?).copied())
            .cloned()
    }

    fn array(&self, parts: &[&Schema], depth: usize) -> Json {
        let rules = || parts.iter().map(|part| &part.array);
        let contained = rules().filter_map(|rules| rules.contains.as_ref());
        let contained: Vec<(SchemaId, u64)> =
            contained.map(|found| (found.schema, found.min)).collect();
        let wanted = contained.iter().map(|(_, min)| *min).max().unwrap_or(0);
        let least = rules()
            .filter_map(|rules| rules.min_items)
            .max()
            .unwrap_or(0)
            .max(wanted);
        let most = rules()
            .filter_map(|rules| rules.max_items)
            .min()
            .unwrap_or(u64::MAX);
        let has_items = rules().any(|rules| rules.items.is_some());
        let usual = u64::from(self.optional && has_items && self.may_add(depth));
        let count = least.max(usual).min(most);
        let item = |index: usize| {
            let prefix = rules().filter_map(|rules| rules.prefix_items.get(index));
            let items = rules()
                .filter(|rules| rules.prefix_items.len() <= index)
                .filter_map(|rules| rules.items.as_ref());
            let contained = contained
                .iter()
                .filter(|(_, min)| (index as u64) < *min)
                .map(|(schema, _)| schema);
            let schemas: Vec<SchemaId> = prefix.chain(items).chain(contained).copied().collect();
            self.make(&schemas, depth + 1, index)
        };
        let prefix = rules()
            .map(|rules| rules.prefix_items.len())
            .max()
            .unwrap_or(0);
        let prefix = if self.optional { prefix as u64 } else { 0 };
        let count = count.max(prefix).min(most).min(BUDGET as u64);
        Json::Array((0..count as usize).map(item).collect())
    }

    /// Whether something optional may still be added.
    fn may_add(&self, depth: usize) -> bool {
        depth < OPTIONAL_DEPTH && self.made.get() < BUDGET
    }

    /// The first of these that all schemas accept, or else the first.
    fn first_that_fits(
        &self,
        schemas: &[SchemaId],
        candidates: impl IntoIterator<Item = Json>,
    ) -> Json {
        let mut candidates = candidates.into_iter().peekable();
        let first = candidates.peek().cloned();
        candidates
            .find(|value| self.values.fits(schemas, value))
            .or(first)
            .unwrap_or(Json::Null)
    }
}
