//! Numbers between bounds, as exact digits.

use super::Attempt;
use crate::model::{Schema, SchemaId};
use crate::runtime::json::Json;

impl Attempt<'_, '_> {
    pub(super) fn number(&self, parts: &[&Schema], schemas: &[SchemaId], variation: usize) -> Json {
        let bounds: Vec<&str> = parts
            .iter()
            .flat_map(|part| {
                let rules = &part.number;
                let exclusive = [&rules.exclusive_minimum, &rules.exclusive_maximum];
                [&rules.minimum, &rules.maximum]
                    .into_iter()
                    .chain(exclusive)
            })
            .flatten()
            .map(String::as_str)
            .collect();
        let steps = parts
            .iter()
            .filter_map(|part| part.number.multiple_of.as_deref());
        let steps: Vec<&str> = steps.collect();
        let shift = variation as i128;
        let usual = [1 + shift, -1 - shift].map(|number| number.to_string());
        let near = bounds.iter().flat_map(|bound| around(bound, &steps, shift));
        let multiples = steps.iter().flat_map(|step| multiples(step, shift));
        let exact = bounds.iter().chain(&steps).map(|text| (*text).to_owned());
        let fractions = ["0", "0.5", "0.1", "0.01", "0.001"].map(str::to_owned);
        let texts = usual
            .into_iter()
            .chain(multiples)
            .chain(near)
            .chain(exact)
            .chain(fractions);
        let numbers = texts.filter_map(|text| Json::parse(&text).ok());
        self.first_that_fits(schemas, numbers)
    }
}

/// Whole numbers at both sides of a bound, and the nearest multiples of the steps.
fn around(bound: &str, steps: &[&str], shift: i128) -> Vec<String> {
    let whole = bound.split('.').next().unwrap_or_default();
    let Ok(whole) = whole.parse::<i128>() else {
        return Vec::new();
    };
    let mut numbers = vec![
        whole + shift,
        whole - shift,
        whole + 1 + shift,
        whole - 1 - shift,
    ];
    for step in steps.iter().filter_map(|step| step.parse::<i128>().ok()) {
        let below = whole
            .checked_div_euclid(step)
            .and_then(|times| times.checked_mul(step));
        numbers.extend(
            below
                .into_iter()
                .flat_map(|below| [below + step * shift, below + step * (1 + shift)]),
        );
    }
    let fraction = format!("{whole}.5");
    let texts = numbers.into_iter().map(|number| number.to_string());
    texts.chain([fraction]).collect()
}

fn multiples(step: &str, shift: i128) -> Vec<String> {
    match step.parse::<i128>() {
        Ok(step) => vec![step.saturating_mul(1 + shift).to_string()],
        Err(_) => vec![step.to_owned()],
    }
}
