//! Text whose type on the wire is not written → the JSON that its schema means, judged by the rules of generated code.

use indexmap::IndexMap;

use crate::analyze::patterns::is_match;
use crate::analyze::possible_types::possible_types;
use crate::judge::Judge;
use crate::model::{Additional, Api, Conditional, Schema, SchemaId, Types};
use crate::runtime::check::{Direction, Subject};
use crate::runtime::json::Json;
use crate::runtime::violation::Violation;

/// Schemas made of each other deeper than this are not searched.
pub(super) const DEEPEST: usize = 16;

/// A value that was read, and what is wrong with it.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// The value; `None` when it is not there or cannot be read.
    pub(super) value: Option<Json>,
    /// What is wrong.
    pub(super) violations: Vec<Violation>,
}

impl Reading {
    pub(super) fn of_value(value: Json) -> Self {
        Self {
            value: Some(value),
            violations: Vec::new(),
        }
    }

    pub(super) fn of_violation(violation: Violation) -> Self {
        Self {
            value: None,
            violations: vec![violation],
        }
    }
}

/// What was read of a valid request.
#[derive(Debug)]
pub(super) struct Received {
    /// By the order of the operation's parameters.
    pub(super) parameters: Vec<Option<Json>>,
    /// The body, where it is one that rules over JSON judge.
    pub(super) body: Option<Json>,
}

/// Reads values of one document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader<'r, 'a> {
    pub(super) api: &'a Api,
    pub(super) judge: &'r Judge<'a>,
    /// Types of each schema.
    pub(super) types: &'r [Types],
}

/// The types of every schema, by all it is made of.
pub(super) fn all_types(api: &Api) -> Vec<Types> {
    api.schemas
        .iter()
        .map(|schema| possible_types(api, schema))
        .collect()
}

impl<'a> Reader<'_, 'a> {
    /// The types that values of a schema may have.
    pub(super) fn types(&self, schema: SchemaId) -> Types {
        self.types[schema.index()]
    }

    /// Judges a value.
    pub(super) fn judge(
        &self,
        schema: SchemaId,
        value: Json,
        subject: Subject<'_>,
        secret: bool,
    ) -> Reading {
        let violations = self.judge.judge_part(schema, &value, subject, secret);
        Reading {
            value: Some(value),
            violations,
        }
    }

    /// Of several readings of one text the first with the fewest violations.
    pub(super) fn choose(
        &self,
        schema: SchemaId,
        candidates: Vec<Json>,
        subject: Subject<'_>,
        secret: bool,
    ) -> Reading {
        let mut best: Option<Reading> = None;
        for candidate in candidates {
            let reading = self.judge(schema, candidate, subject, secret);
            if reading.violations.is_empty() {
                return reading;
            }
            let fewer = |best: &Reading| reading.violations.len() < best.violations.len();
            if best.as_ref().is_none_or(fewer) {
                best = Some(reading);
            }
        }
        best.unwrap_or_else(|| {
            let message = "cannot be read by its style";
            let violation = Violation::new(subject.location, subject.name, "style", message);
            Reading::of_violation(violation)
        })
    }

    /// A text as the JSON its schema wants: a number, truth value or null where it wants no string.
    pub(super) fn leaf(&self, text: &str, schema: Option<SchemaId>) -> Json {
        let string = Json::from(text);
        let Some(schema) = schema else {
            return string;
        };
        let types = self.types(schema);
        let wants_other = types.integer || types.number || types.boolean || types.null;
        if !wants_other {
            return string;
        }
        let fits = |value: &Json| {
            let found = self.judge.judge(schema, value, Direction::Sent);
            found.is_empty()
        };
        let other = Json::parse(text).ok().filter(is_scalar);
        match other {
            Some(other) if !types.string || !fits(&string) && fits(&other) => other,
            _ => string,
        }
    }

    /// The schema of an array's items.
    pub(super) fn item(&self, schema: SchemaId) -> Option<SchemaId> {
        self.search(schema, Schema::item_overlap)
            .or_else(|| self.search(schema, |schema| schema.array.items))
    }

    /// The schema of an array's item at `index`, or what some of the items have to be where that is all that is said.
    pub(super) fn item_at(&self, schema: SchemaId, index: usize) -> Option<SchemaId> {
        let contained = |schema: &Schema| Some(schema.array.contains.as_ref()?.schema);
        self.search(schema, Schema::item_overlap)
            .or_else(|| self.search(schema, |schema| schema.array.item_at(index)))
            .or_else(|| self.search(schema, contained))
    }

    /// How many items an array may have.
    pub(super) fn most_items(&self, schema: SchemaId) -> Option<u64> {
        self.search(schema, |schema| schema.array.max_items)
    }

    /// The schema of an object's member, by name, by a pattern or for all others; `None` when the schema does not speak of
    /// it.
    pub(super) fn property(&self, schema: SchemaId, name: &str) -> Option<SchemaId> {
        let named = |schema: &Schema| {
            let property = schema.object.properties.get(name);
            property.map(|property| property.schema)
        };
        let by_pattern = |schema: &Schema| {
            let mut patterns = schema.object.pattern_properties.iter();
            let found = patterns.find(|(pattern, _)| is_match(pattern, name));
            found.map(|(_, schema)| *schema)
        };
        let any = |schema: &Schema| match schema.object.additional {
            Additional::Schema(other) => Some(other),
            _ => None,
        };
        self.search(schema, |schema| schema.overlap(name))
            .or_else(|| self.search(schema, named))
            .or_else(|| self.search(schema, by_pattern))
            .or_else(|| self.search(schema, any))
    }

    /// Whether the schema has a property of that name.
    pub(super) fn names(&self, schema: SchemaId, name: &str) -> bool {
        let named = |schema: &Schema| schema.object.properties.contains_key(name).then_some(());
        self.search(schema, named).is_some()
    }

    /// The properties of a schema and of all it is made of, each once.
    pub(super) fn properties(&self, schema: SchemaId) -> IndexMap<&'a str, SchemaId> {
        let mut found = IndexMap::new();
        let root = &self.api[schema];
        for part in self.made_of(schema) {
            for (name, property) in &self.api[part].object.properties {
                let overlap = || root.overlap(name).unwrap_or(property.schema);
                found.entry(&**name).or_insert_with(overlap);
            }
        }
        found
    }

    /// The schemas that the items of an array have; `None` where the schema does not speak of them.
    pub(super) fn items(&self, schema: SchemaId) -> Vec<Option<SchemaId>> {
        let parts = self.made_of(schema).into_iter();
        let rules = parts.map(|id| &self.api[id].array);
        let found = rules.flat_map(|rules| rules.prefix_items.iter().copied().chain(rules.items));
        let found: Vec<Option<SchemaId>> = found.map(Some).collect();
        match found.is_empty() {
            true => vec![None],
            false => found,
        }
    }

    /// Whether what stands at the pointer is a secret.
    pub(super) fn is_secret(&self, schema: SchemaId, pointer: &str) -> bool {
        let mut schema = schema;
        for step in pointer.split('/').skip(1) {
            let step = step.replace("~1", "/").replace("~0", "~");
            let next = self.property(schema, &step).or_else(|| self.item(schema));
            match next {
                Some(next) => schema = next,
                None => return false,
            }
        }
        self.search(schema, |schema| schema.secret.then_some(()))
            .is_some()
    }

    /// The first answer of the schema or one it is made of.
    fn search<T>(&self, schema: SchemaId, ask: impl Fn(&'a Schema) -> Option<T>) -> Option<T> {
        let own = ask(&self.api[schema]);
        own.or_else(|| {
            let parts = self.made_of(schema);
            parts.into_iter().find_map(|id| ask(&self.api[id]))
        })
    }

    /// The schema and all that judge the same value, each once.
    pub(super) fn made_of(&self, schema: SchemaId) -> Vec<SchemaId> {
        let mut found = Vec::new();
        self.add_parts(schema, 0, &mut found);
        found
    }

    fn add_parts(&self, id: SchemaId, depth: usize, found: &mut Vec<SchemaId>) {
        if depth > DEEPEST || found.contains(&id) {
            return;
        }
        found.push(id);
        let own = &self.api[id];
        let choices = own.all_of.iter().chain(&own.one_of).chain(&own.any_of);
        let branches = own.conditional.iter().flat_map(Conditional::schemas);
        let brought_along = own.object.dependent_schemas.iter().map(|(_, id)| *id);
        for part in choices.copied().chain(branches).chain(brought_along) {
            self.add_parts(part, depth + 1, found);
        }
    }
}

fn is_scalar(value: &Json) -> bool {
    !matches!(value, Json::Array(_) | Json::Object(_) | Json::String(_))
}
