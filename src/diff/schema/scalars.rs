//! Limits of numbers and texts of two views, exact to the last digit.

use std::cmp::Ordering;

use super::{Pair, keyword};
use crate::diff::fact::{Action, Fact};
use crate::diff::facts::schema as facts;
use crate::diff::spot::Spot;
use crate::model::{NumberRules, Schema, StringRules};
use crate::runtime::decimal::Decimal;
use crate::source::Place;

/// Which of two limits allows less.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// The higher one.
    Lower,
    /// The lower one.
    Upper,
}

/// A limit, and whether the value itself is excluded.
#[derive(Clone)]
struct Bound {
    value: Decimal,
    excluded: bool,
    spot: Spot,
}

impl Bound {
    /// How much this bound excludes compared with `other`.
    fn tightness(&self, other: &Self, side: Side) -> Ordering {
        let by_value = match side {
            Side::Lower => self.value.cmp(&other.value),
            Side::Upper => other.value.cmp(&self.value),
        };
        by_value.then(self.excluded.cmp(&other.excluded))
    }
}

pub(super) fn compare_scalars(pair: &mut Pair<'_, '_>) {
    compare_bounds(pair, &facts::MINIMUM, Side::Lower);
    compare_bounds(pair, &facts::MAXIMUM, Side::Upper);
    compare_divisor(pair);
    compare_limit(
        pair,
        &facts::MIN_LENGTH,
        "minLength",
        Side::Lower,
        |schema| schema.string.min_length,
    );
    compare_limit(
        pair,
        &facts::MAX_LENGTH,
        "maxLength",
        Side::Upper,
        |schema| schema.string.max_length,
    );
    pair.compare_text(&facts::PATTERN, "pattern", |schema| {
        schema.string.pattern.clone()
    });
    pair.compare_text(&facts::CONTENT_ENCODING, "contentEncoding", |schema| {
        let StringRules {
            min_length: _,
            max_length: _,
            pattern: _,
            content_encoding,
            content_media_type: _,
        } = &schema.string;
        content_encoding.clone()
    });
    pair.compare_text(&facts::CONTENT_MEDIA_TYPE, "contentMediaType", |schema| {
        schema.string.content_media_type.clone()
    });
}

/// Reports a limit by the tightest that each view has.
pub(super) fn compare_limit(
    pair: &mut Pair<'_, '_>,
    fact: &'static Fact,
    key: &str,
    side: Side,
    read: impl Fn(&Schema) -> Option<u64>,
) {
    let sources = (pair.comparison.old.sources, pair.comparison.new.sources);
    let bound = |schema: &Schema, sources| {
        let limit = read(schema)?;
        Some(Bound {
            value: Decimal::parse(&limit.to_string())?,
            excluded: false,
            spot: Spot::new(limit.to_string(), &keyword(schema, key, sources)),
        })
    };
    let old = pair
        .old
        .schemas(pair.old_api())
        .filter_map(|schema| bound(schema, sources.0));
    let new = pair
        .new
        .schemas(pair.new_api())
        .filter_map(|schema| bound(schema, sources.1));
    let (old, new) = (tightest(old, side), tightest(new, side));
    report_bounds(pair, fact, side, old, new);
}

fn compare_bounds(pair: &mut Pair<'_, '_>, fact: &'static Fact, side: Side) {
    let sources = (pair.comparison.old.sources, pair.comparison.new.sources);
    let old = pair
        .old
        .schemas(pair.old_api())
        .flat_map(|schema| bounds(schema, side, sources.0));
    let new = pair
        .new
        .schemas(pair.new_api())
        .flat_map(|schema| bounds(schema, side, sources.1));
    let (old, new) = (tightest(old, side), tightest(new, side));
    report_bounds(pair, fact, side, old, new);
}

fn bounds(schema: &Schema, side: Side, sources: &crate::source::Sources) -> Vec<Bound> {
    let NumberRules {
        minimum,
        maximum,
        exclusive_minimum,
        exclusive_maximum,
        multiple_of: _, // compared by itself
    } = &schema.number;
    let (limit, excluded, key, exclusive_key, word) = match side {
        Side::Lower => (
            minimum,
            exclusive_minimum,
            "minimum",
            "exclusiveMinimum",
            "more than",
        ),
        Side::Upper => (
            maximum,
            exclusive_maximum,
            "maximum",
            "exclusiveMaximum",
            "less than",
        ),
    };
    // In 3.0 `exclusiveMinimum` only marks `minimum`, which holds the digits.
    let exclusive_place = match sources.value(&schema.place.child(key)) {
        Some(_) if limit.is_none() => schema.place.child(key),
        _ => keyword(schema, exclusive_key, sources),
    };
    let bound = |digits: &String, excluded, text: String, place: &Place| {
        Some(Bound {
            value: Decimal::parse(digits)?,
            excluded,
            spot: Spot::new(text, place),
        })
    };
    let inclusive = limit.as_ref().and_then(|digits| {
        bound(
            digits,
            false,
            digits.clone(),
            &keyword(schema, key, sources),
        )
    });
    let exclusive = excluded
        .as_ref()
        .and_then(|digits| bound(digits, true, format!("{word} {digits}"), &exclusive_place));
    inclusive.into_iter().chain(exclusive).collect()
}

fn tightest(bounds: impl Iterator<Item = Bound>, side: Side) -> Option<Bound> {
    bounds.reduce(|best, next| match next.tightness(&best, side) {
        Ordering::Greater => next,
        Ordering::Less | Ordering::Equal => best,
    })
}

fn report_bounds(
    pair: &mut Pair<'_, '_>,
    fact: &'static Fact,
    side: Side,
    old: Option<Bound>,
    new: Option<Bound>,
) {
    let action = match (&old, &new) {
        (None, None) => None,
        (None, Some(_)) => Some(Action::Added),
        (Some(_), None) => Some(Action::Removed),
        (Some(old), Some(new)) => match new.tightness(old, side) {
            Ordering::Greater => Some(Action::Tightened),
            Ordering::Less => Some(Action::Relaxed),
            Ordering::Equal => None,
        },
    };
    if let Some(action) = action {
        let old = old.map_or_else(|| Spot::none(&pair.old_place()), |bound| bound.spot);
        let new = new.map_or_else(|| Spot::none(&pair.new_place()), |bound| bound.spot);
        pair.report_action(fact, action, old, new);
    }
}

fn compare_divisor(pair: &mut Pair<'_, '_>) {
    let (old, new) = pair.spots(|schema, sources| {
        let divisor = schema.number.multiple_of.as_ref()?;
        Some(Spot::new(divisor, &keyword(schema, "multipleOf", sources)))
    });
    let value = |spot: &Spot| spot.text.as_deref().and_then(Decimal::parse);
    let (Some(before), Some(after)) = (value(&old), value(&new)) else {
        return pair.report(&facts::MULTIPLE_OF, old, new);
    };
    let action = match (after.is_multiple_of(&before), before.is_multiple_of(&after)) {
        (true, true) => return,
        (true, false) => Action::Tightened,
        (false, true) => Action::Relaxed,
        (false, false) => Action::Changed,
    };
    pair.report_action(&facts::MULTIPLE_OF, action, old, new);
}
