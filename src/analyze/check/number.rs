//! Bounds that leave no value: of numbers, lengths and counts.

use super::Context;
use crate::{
    diag::{Diagnostics, codes},
    model::{Schema, SchemaId},
    runtime::decimal::Decimal,
    source::Place,
};

/// A bound of a number, and the field that says it.
struct Bound<'a> {
    text: &'a str,
    value: Decimal,
    is_exclusive: bool,
    place: Place,
}

pub(super) fn check_bounds(
    cx: &Context<'_>,
    id: SchemaId,
    schema: &Schema,
    diags: &mut Diagnostics,
) {
    let is_required = cx.required.contains(&id);
    check_numbers(cx, schema, is_required, diags);
    check_multiple(schema, diags);
    let required = schema.object.required.len() as u64;
    let limits = [
        (
            "Length",
            "characters",
            schema.string.min_length,
            schema.string.max_length,
        ),
        (
            "Items",
            "items",
            schema.array.min_items,
            schema.array.max_items,
        ),
        (
            "Properties",
            "properties",
            schema.object.min_properties,
            schema.object.max_properties,
        ),
    ];
    for (name, noun, least, most) in limits {
        if let (Some(least), Some(most)) = (least, most)
            && least > most
        {
            let message = format!("nothing has at least {least} and at most {most} {noun}");
            let (low, high) = (format!("min{name}"), format!("max{name}"));
            push(schema, is_required, message, (&low, &high), diags);
        }
    }
    if let Some(most) = schema.object.max_properties
        && required > most
    {
        let message = format!("{required} properties are required, and at most {most} allowed");
        push(
            schema,
            is_required,
            message,
            ("required", "maxProperties"),
            diags,
        );
    }
}

fn push(
    schema: &Schema,
    is_required: bool,
    message: String,
    (low, high): (&str, &str),
    diags: &mut Diagnostics,
) {
    empty(&schema.place.child(high), is_required, message, diags)
        .related(schema.place.child(low), "the other bound is here");
}

/// Reports that a schema leaves no value.
pub(super) fn empty<'d>(
    place: &Place,
    is_required: bool,
    message: String,
    diags: &'d mut Diagnostics,
) -> &'d mut crate::diag::Diagnostic {
    let diagnostic = diags.warning(&codes::EMPTY_SCHEMA, place, message);
    if is_required {
        diagnostic
            .help("an operation needs such a value: every call of it is refused before it is sent");
    }
    diagnostic
}

fn check_numbers(cx: &Context<'_>, schema: &Schema, is_required: bool, diags: &mut Diagnostics) {
    let (Some(low), Some(high)) = (bound(cx, schema, true), bound(cx, schema, false)) else {
        return;
    };
    let types = &schema.types;
    let is_integer = types.named && types.integer && !types.number;
    let is_exclusive = low.is_exclusive || high.is_exclusive;
    let message = if low.value > high.value || (low.value == high.value && is_exclusive) {
        "no number"
    } else if is_integer && holds_no_integer(&low, &high) {
        "no whole number"
    } else {
        return;
    };
    let least = if low.is_exclusive {
        "above"
    } else {
        "at least"
    };
    let most = if high.is_exclusive {
        "below"
    } else {
        "at most"
    };
    let message = format!("{message} is {least} {} and {most} {}", low.text, high.text);
    empty(&high.place, is_required, message, diags).related(low.place, "the other bound is here");
}

/// The stricter of `minimum` and `exclusiveMinimum`, or of the two upper bounds.
fn bound<'a>(cx: &Context<'_>, schema: &'a Schema, is_low: bool) -> Option<Bound<'a>> {
    let rules = &schema.number;
    let (plain, exclusive, name, exclusive_name) = match is_low {
        true => (
            &rules.minimum,
            &rules.exclusive_minimum,
            "minimum",
            "exclusiveMinimum",
        ),
        false => (
            &rules.maximum,
            &rules.exclusive_maximum,
            "maximum",
            "exclusiveMaximum",
        ),
    };
    if plain.is_none() && exclusive.is_none() {
        return None;
    }
    let make = |text: &'a Option<String>, is_exclusive, name| {
        let text = text.as_deref()?;
        Some(Bound {
            text,
            value: Decimal::parse(text)?,
            is_exclusive,
            place: schema.place.child(name),
        })
    };
    // A flag beside the bound, as OpenAPI 3.0 has it, leaves the number where it is.
    let field = schema.place.child(exclusive_name);
    let number = cx.sources.value(&field).and_then(|value| value.as_number());
    let exclusive_name = if number.is_some() {
        exclusive_name
    } else {
        name
    };
    let bounds = [
        make(plain, false, name),
        make(exclusive, true, exclusive_name),
    ];
    bounds.into_iter().flatten().reduce(|plain, exclusive| {
        let plain_is_stricter = match is_low {
            true => plain.value > exclusive.value,
            false => plain.value < exclusive.value,
        };
        if plain_is_stricter { plain } else { exclusive }
    })
}

/// Only bounds that are written plainly and fit 128 bits are judged.
fn holds_no_integer(low: &Bound<'_>, high: &Bound<'_>) -> bool {
    let (Some((low_floor, low_whole)), Some((high_floor, high_whole))) =
        (floor(low.text), floor(high.text))
    else {
        return false;
    };
    let least = low_floor + i128::from(!low_whole || low.is_exclusive);
    let most = high_floor - i128::from(high_whole && high.is_exclusive);
    least > most
}

/// The next whole number at or below, and whether the number itself is whole.
fn floor(text: &str) -> Option<(i128, bool)> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let number: i128 = whole
        .parse()
        .ok()
        .filter(|n: &i128| n.abs() < i128::MAX / 2)?;
    let is_whole = fraction.bytes().all(|byte| byte == b'0');
    let is_below = !is_whole && text.starts_with('-');
    Some((number - i128::from(is_below), is_whole))
}

fn check_multiple(schema: &Schema, diags: &mut Diagnostics) {
    let Some(step) = &schema.number.multiple_of else {
        return;
    };
    let is_positive = Decimal::parse(step).is_some_and(|step| step > Decimal::from(0));
    if !is_positive {
        diags
            .warning(
                &codes::WRONG_KIND,
                &schema.place.child("multipleOf"),
                format!("`multipleOf` must be a number above 0, found {step}"),
            )
            .help("it is not judged");
    }
}

#[cfg(test)]
mod tests {
    use super::floor;

    #[test]
    fn floors_are_exact() {
        assert_eq!(floor("1.2"), Some((1, false)));
        assert_eq!(floor("-1.2"), Some((-2, false)));
        assert_eq!(floor("-0.5"), Some((-1, false)));
        assert_eq!(floor("2.00"), Some((2, true)));
        assert_eq!(
            floor("9999999999999999999"),
            Some((9999999999999999999, true))
        );
        assert_eq!(floor("1e3"), None);
    }
}
