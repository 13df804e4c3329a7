//! Values of a schema, and values that break one of its rules: boundaries, wrong types, missing and unknown members.

use serde_json::{Map, Number, Value, json};

use crate::facts::Facts;
use crate::random::Random;
use crate::text;

/// Arrays and objects nest no deeper than this where they can end.
const DEEPEST: usize = 5;
/// So often is an alternative chosen, where there are several.
const CHOICES: usize = 3;
/// So many members of an object are left out or broken, one at a time.
const MEMBERS: usize = 6;
/// Longer texts and lists are not drawn.
const LONGEST: u64 = 3000;
/// An `f64` beyond this is another number than its text says.
const LARGEST_FLOAT: f64 = 9_007_199_254_740_992.0;
const OF_EACH_TYPE: &str = r#"[null, true, 0, -1, 1.5, 1.0, "", "a", [], [1], {}, {"a": 1}]"#;

/// Draws from the definitions of a bundle.
pub(crate) struct Draw<'a> {
    pub(crate) definitions: &'a [Value],
    pub(crate) random: Random,
}

impl Draw<'_> {
    /// Values of a definition, and values beside it, each once.
    pub(crate) fn around(&mut self, id: usize) -> Vec<Value> {
        let mut values: Vec<Value> = Vec::new();
        for _ in 0..CHOICES {
            let facts = Facts::of(self.definitions, id, &mut self.random);
            values.push(self.value_of(&facts, 0));
            let boundaries = self.boundaries(&facts);
            values.extend(boundaries);
            if !facts.is_choice {
                break;
            }
        }
        let others: Vec<Value> = serde_json::from_str(OF_EACH_TYPE).expect("JSON");
        values.extend(others);
        let mut distinct: Vec<Value> = Vec::new();
        for value in values {
            if is_exact(&value) && !distinct.contains(&value) {
                distinct.push(value);
            }
        }
        distinct
    }

    /// A value of a definition, as far as its rules can be followed.
    fn value(&mut self, id: usize, depth: usize) -> Value {
        let facts = Facts::of(self.definitions, id, &mut self.random);
        self.value_of(&facts, depth)
    }

    fn value_of(&mut self, facts: &Facts, depth: usize) -> Value {
        if let Some(values) = &facts.values {
            return self.random.choose(values).cloned().unwrap_or(Value::Null);
        }
        match self.type_of(facts, depth) {
            "boolean" => json!(self.random.once_in(2)),
            "integer" => number(facts, &mut self.random, true),
            "number" => number(facts, &mut self.random, false),
            "string" => json!(text::draw(facts, &mut self.random)),
            "array" => self.array(facts, facts.count("minItems").unwrap_or(1), depth),
            "object" => self.object(facts, depth),
            _ => Value::Null,
        }
    }

    fn type_of<'f>(&mut self, facts: &'f Facts, depth: usize) -> &'f str {
        if let Some(types) = &facts.types {
            let ends =
                |name: &&String| depth < DEEPEST || !matches!(name.as_str(), "array" | "object");
            let kept: Vec<&String> = types.iter().filter(ends).collect();
            let chosen = self.random.choose(&kept).copied().or(types.first());
            return chosen.map_or("null", String::as_str);
        }
        if !facts.properties.is_empty() || !facts.required.is_empty() || facts.additional.is_some()
        {
            "object"
        } else if facts.items.is_some() || !facts.prefix.is_empty() {
            "array"
        } else if facts.plain.contains_key("minimum") || facts.plain.contains_key("maximum") {
            "number"
        } else {
            "string"
        }
    }

    fn array(&mut self, facts: &Facts, length: u64, depth: usize) -> Value {
        let length = if depth >= DEEPEST {
            facts.count("minItems").unwrap_or(0)
        } else {
            length
        };
        let mut items = Vec::new();
        for index in 0..length.min(LONGEST) {
            let prefix = usize::try_from(index)
                .ok()
                .and_then(|index| facts.prefix.get(index));
            let item = match prefix.copied().or(facts.items) {
                Some(id) => self.value(id, depth + 1),
                None => json!(index),
            };
            items.push(item);
        }
        Value::Array(items)
    }

    fn object(&mut self, facts: &Facts, depth: usize) -> Value {
        let mut members = Map::new();
        for (name, ids) in &facts.properties {
            let is_required = facts.required.contains(name);
            if is_required || depth < DEEPEST && self.random.once_in(1 + depth as u64) {
                let value = ids.first().map(|id| self.value(*id, depth + 1));
                members.insert(name.clone(), value.unwrap_or(json!("any")));
            }
        }
        for name in &facts.required {
            if !members.contains_key(name) {
                members.insert(name.clone(), json!("any"));
            }
        }
        if let Some(id) = facts.additional.filter(|_| depth < DEEPEST) {
            let value = self.value(id, depth + 1);
            members.insert("unnamed".to_owned(), value);
        }
        Value::Object(members)
    }

    /// Values at the limits of each fact and just beyond them.
    fn boundaries(&mut self, facts: &Facts) -> Vec<Value> {
        if let Some(values) = &facts.values {
            return around_values(values);
        }
        let types = facts.types.clone().unwrap_or_default();
        let may_be = |name: &str| types.is_empty() || types.iter().any(|other| other == name);
        let mut found = Vec::new();
        if may_be("integer") || may_be("number") {
            found.extend(around_bounds(facts));
        }
        if may_be("string") {
            let texts = text::around(facts, &mut self.random);
            found.extend(texts.into_iter().map(Value::String));
        }
        if may_be("array") && (facts.items.is_some() || facts.types.is_some()) {
            found.extend(self.around_array(facts));
        }
        if !facts.properties.is_empty() || facts.additional.is_some() || facts.is_closed {
            found.extend(self.around_object(facts));
        }
        found
    }

    fn around_array(&mut self, facts: &Facts) -> Vec<Value> {
        let limits = [facts.count("minItems"), facts.count("maxItems")];
        let mut lengths: Vec<u64> = limits
            .into_iter()
            .flatten()
            .flat_map(|limit| [limit.saturating_sub(1), limit, limit + 1])
            .collect();
        lengths.extend([0, 2]);
        lengths.retain(|length| *length < LONGEST);
        let mut found: Vec<Value> = lengths
            .into_iter()
            .map(|length| self.array(facts, length, 0))
            .collect();
        let one = self.array(facts, 1, 0);
        if let Some(item) = one.get(0) {
            found.push(json!([item, item]));
            found.push(json!([item, null]));
            found.push(json!([[item]]));
        }
        found
    }

    fn around_object(&mut self, facts: &Facts) -> Vec<Value> {
        let Value::Object(whole) = self.object(facts, 0) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        let mut push = |change: &dyn Fn(&mut Map<String, Value>)| {
            let mut members = whole.clone();
            change(&mut members);
            found.push(Value::Object(members));
        };
        push(&|members| members.retain(|name, _| facts.required.contains(name)));
        push(&|members| drop(members.insert("x-unknown".to_owned(), json!({"a": [1]}))));
        let mut names: Vec<&String> = whole.keys().collect();
        while names.len() > MEMBERS {
            names.swap_remove(self.random.below(names.len()));
        }
        for name in names {
            push(&|members| drop(members.remove(name)));
            push(&|members| drop(members.insert(name.clone(), Value::Null)));
            push(&|members| drop(members.insert(name.clone(), other_kind(&members[name]))));
        }
        for (key, step) in [("minProperties", 0), ("maxProperties", 1)] {
            let Some(limit) = facts.count(key).filter(|limit| *limit < LONGEST) else {
                continue;
            };
            let wanted = usize::try_from(limit + step).expect("a small number");
            push(&|members| {
                for index in 0.. {
                    if members.len() >= wanted {
                        break;
                    }
                    members.insert(format!("more-{index}"), json!("a"));
                }
            });
        }
        found
    }
}

/// The other judge holds every number of the value exactly.
fn is_exact(value: &Value) -> bool {
    match value {
        Value::Number(number) if number.is_f64() => number
            .as_f64()
            .is_some_and(|float| float.abs() < LARGEST_FLOAT),
        Value::Array(items) => items.iter().all(is_exact),
        Value::Object(members) => members.values().all(is_exact),
        _ => true,
    }
}

/// A value of another type.
fn other_kind(value: &Value) -> Value {
    match value {
        Value::String(_) => json!(12),
        Value::Object(_) => json!([]),
        Value::Array(items) => items.first().cloned().unwrap_or(json!({})),
        Value::Bool(_) => json!("true"),
        _ => json!("1"),
    }
}

/// Allowed values, and some that look like them.
fn around_values(values: &[Value]) -> Vec<Value> {
    let mut found: Vec<Value> = values.iter().take(4).cloned().collect();
    for value in values.iter().take(2) {
        found.push(match value {
            Value::String(text) => json!(format!("{text} ")),
            Value::Number(number) => json!(number.to_string()),
            other => json!([other]),
        });
        if let Value::String(text) = value {
            found.push(json!(text.to_lowercase()));
            found.push(json!(text.to_uppercase()));
        }
    }
    found
}

fn around_bounds(facts: &Facts) -> Vec<Value> {
    let keys = [
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
    ];
    let mut found = vec![json!(2147483648_i64), json!(-2147483649_i64), json!(0.5)];
    for bound in keys.iter().filter_map(|key| facts.plain.get(*key)) {
        let Value::Number(bound) = bound else {
            continue;
        };
        found.push(Value::Number(bound.clone()));
        if let Some(whole) = bound.as_i64() {
            let near = [
                whole.checked_sub(1),
                whole.checked_add(1),
                whole.checked_mul(2),
            ];
            found.extend(near.into_iter().flatten().map(|number| json!(number)));
            found.push(json!(whole as f64 + 0.5));
        } else if let Some(float) = bound.as_f64() {
            found.extend(
                [float - 1.0, float + 1.0, float * 2.0, float * 1.5].map(|number| json!(number)),
            );
        }
    }
    found
}

/// A number between the bounds, where there is one.
fn number(facts: &Facts, random: &mut Random, whole: bool) -> Value {
    let bound = |keys: [&str; 2]| keys.iter().find_map(|key| facts.plain.get(*key)?.as_f64());
    let least = bound(["minimum", "exclusiveMinimum"]);
    let most = bound(["maximum", "exclusiveMaximum"]);
    let step = facts
        .plain
        .get("multipleOf")
        .and_then(Value::as_f64)
        .unwrap_or(1.0);
    let from = least.unwrap_or_else(|| most.map_or(0.0, |most| most - 50.0 * step));
    let mut number = ((from / step).ceil() + 1.0 + random.below(40) as f64) * step;
    if most.is_some_and(|most| number > most) {
        number = most.or(least).unwrap_or(number);
    }
    if whole || number.fract() == 0.0 && random.once_in(2) {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "bounds are far smaller, or saturate"
        )]
        let number = number as i64;
        return json!(number);
    }
    Number::from_f64(number).map_or(Value::Null, Value::Number)
}
