//! Rules about the items of an array.

use std::collections::HashSet;

use super::check::{Check, Rule, Step, count};
use super::json::Json;

impl Check<'_> {
    /// `items`: judges every item that no `prefixItems` before judged.
    pub fn items(&mut self, rule: impl Fn(&mut Check<'_>)) {
        for index in 0..items(self.value).len() {
            if !self.matched.has(index) {
                self.item(index).apply(&rule);
            }
        }
    }

    /// `prefixItems`: one rule for each item from the first on. Stands before `items`.
    pub fn prefix_items(&mut self, rules: &[Rule<'_>]) {
        for (index, rule) in rules.iter().enumerate().take(items(self.value).len()) {
            self.matched.set(index);
            self.item(index).apply(rule);
        }
    }

    /// `contains`, with `minContains` (1 when not given) and `maxContains`.
    pub fn contains(&mut self, rule: impl Fn(&mut Check<'_>), min: u64, max: Option<u64>) {
        let Json::Array(items) = self.value else {
            return;
        };
        let mut found = 0;
        for (index, item) in items.iter().enumerate() {
            if self
                .child(item, Step::Item(index))
                .attempt(&rule)
                .violations
                .is_empty()
            {
                self.evaluated.set(index);
                found += 1;
            }
        }
        if found < min {
            let message = format!(
                "has {} of the kind asked for, fewer than {min}",
                count(found, "item")
            );
            self.report("contains", min, message);
        }
        if let Some(max) = max.filter(|max| found > *max) {
            let message = format!(
                "has {} of the kind asked for, more than {max}",
                count(found, "item")
            );
            self.report("maxContains", max, message);
        }
    }

    /// `unevaluatedItems`: judges the items that no rule before judged, here or in subschemas.
    pub fn unevaluated_items(&mut self, rule: impl Fn(&mut Check<'_>)) {
        for index in 0..items(self.value).len() {
            if !self.evaluated.has(index) {
                self.item(index).apply(&rule);
            }
        }
    }

    /// `minItems`.
    pub fn min_items(&mut self, limit: u64) {
        let length = items(self.value).len() as u64;
        if matches!(self.value, Json::Array(_)) && length < limit {
            let message = format!("has {}, fewer than {limit}", count(length, "item"));
            self.report("minItems", limit, message);
        }
    }

    /// `maxItems`.
    pub fn max_items(&mut self, limit: u64) {
        let length = items(self.value).len() as u64;
        if length > limit {
            let message = format!("has {}, more than {limit}", count(length, "item"));
            self.report("maxItems", limit, message);
        }
    }

    /// `uniqueItems`: no two items are equal.
    pub fn unique_items(&mut self) {
        let mut seen = HashSet::new();
        let twice = items(self.value)
            .iter()
            .position(|item| !seen.insert(item.canonical()));
        if let Some(index) = twice {
            let message = format!("item {index} equals an item before it");
            self.report("uniqueItems", "", message);
        }
    }

    fn item(&mut self, index: usize) -> Check<'_> {
        self.evaluated.set(index);
        self.child(&items(self.value)[index], Step::Item(index))
    }
}

fn items(value: &Json) -> &[Json] {
    match value {
        Json::Array(items) => items,
        _ => &[],
    }
}
