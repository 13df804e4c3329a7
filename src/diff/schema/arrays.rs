//! Rules of arrays of two views.

use super::scalars::{Side, compare_limit};
use super::{Pair, Parts};
use crate::diff::fact::Action;
use crate::diff::facts::schema as facts;
use crate::diff::spot::Spot;
use crate::model::{ArrayRules, Contains};

pub(super) fn compare_arrays(pair: &mut Pair<'_, '_>) {
    compare_limit(pair, &facts::MIN_ITEMS, "minItems", Side::Lower, |schema| {
        schema.array.min_items
    });
    compare_limit(pair, &facts::MAX_ITEMS, "maxItems", Side::Upper, |schema| {
        schema.array.max_items
    });
    pair.compare_flag(&facts::UNIQUE_ITEMS, "uniqueItems", |schema| {
        schema.array.unique_items
    });
    let items = Parts::of(pair, |schema| {
        let ArrayRules {
            min_items: _,
            max_items: _,
            unique_items: _,
            prefix_items: _, // compared one by one
            items,
            contains: _,    // compared with its bounds
            unevaluated: _, // compared below
        } = &schema.array;
        *items
    });
    pair.compare_part(&facts::ITEMS, "[]", items);
    compare_prefix(pair);
    compare_contains(pair);
    let unevaluated = Parts::of(pair, |schema| schema.array.unevaluated);
    pair.compare_part(&facts::UNEVALUATED_ITEMS, "[others]", unevaluated);
}

fn compare_prefix(pair: &mut Pair<'_, '_>) {
    let longest = |view: &super::View, api| {
        let lengths = view
            .schemas(api)
            .map(|schema| schema.array.prefix_items.len());
        lengths.max().unwrap_or_default()
    };
    let most = longest(pair.old, pair.old_api()).max(longest(pair.new, pair.new_api()));
    for index in 0..most {
        let parts = Parts::of(pair, |schema| schema.array.prefix_items.get(index).copied());
        pair.compare_part(&facts::PREFIX_ITEM, &format!("[{index}]"), parts);
    }
}

fn compare_contains(pair: &mut Pair<'_, '_>) {
    let parts = Parts::of(pair, |schema| {
        schema
            .array
            .contains
            .as_ref()
            .map(|contains| contains.schema)
    });
    let both = !parts.old.is_empty() && !parts.new.is_empty();
    pair.compare_part(&facts::CONTAINS, "[contained]", parts);
    if !both {
        return;
    }
    compare_limit(
        pair,
        &facts::MAX_CONTAINS,
        "maxContains",
        Side::Upper,
        |schema| {
            let Contains {
                schema: _,
                min: _,
                max,
            } = schema.array.contains.as_ref()?;
            *max
        },
    );
    let fewest = |view: &super::View, api| {
        let all = view
            .schemas(api)
            .filter_map(|schema| schema.array.contains.as_ref());
        all.map(|contains| contains.min).max().unwrap_or(1)
    };
    let (old, new) = (
        fewest(pair.old, pair.old_api()),
        fewest(pair.new, pair.new_api()),
    );
    let action = match new.cmp(&old) {
        std::cmp::Ordering::Greater => Action::Tightened,
        std::cmp::Ordering::Less => Action::Relaxed,
        std::cmp::Ordering::Equal => return,
    };
    let old = Spot::new(old.to_string(), &pair.old_place().child("minContains"));
    let new = Spot::new(new.to_string(), &pair.new_place().child("minContains"));
    pair.report_action(&facts::MIN_CONTAINS, action, old, new);
}
