//! Media types of two bodies, the parts of forms, examples and test cases.

use super::compare::{Comparison, Scope, Use};
use super::facts::media_type as facts;
use super::pairs::pair_up;
use super::schema::value_scope;
use super::spot::Spot;
use super::state::condition_words;
use crate::model::{Case, Example, MediaType, PartEncoding};
use crate::source::Place;

pub(super) fn compare_content(
    comparison: &mut Comparison<'_>,
    scope: &Scope,
    (old, old_place): (&[MediaType], &Place),
    (new, new_place): (&[MediaType], &Place),
    used: Use,
) {
    for (before, after) in pair_up(old, new, |media_type| media_type.name.clone()) {
        match (before, after) {
            (Some(before), Some(after)) => {
                compare_media_type(comparison, scope, before, after, used);
            }
            (before, after) => {
                let spot = |media_type: Option<&MediaType>, place: &Place| match media_type {
                    Some(media_type) => Spot::new(&media_type.name, &media_type.place),
                    None => Spot::none(place),
                };
                let spots = (spot(before, old_place), spot(after, new_place));
                let schema = |media_type: Option<&MediaType>| media_type?.schema;
                let scope = scope
                    .clone()
                    .touching_all(comparison.old, schema(before))
                    .touching_all(comparison.new, schema(after));
                comparison.report_way(&facts::MEDIA_TYPE, &scope, spots, used);
            }
        }
    }
}

fn compare_media_type(
    comparison: &mut Comparison<'_>,
    scope: &Scope,
    old: &MediaType,
    new: &MediaType,
    used: Use,
) {
    let MediaType {
        place,
        name: _,
        schema,
        subject: _, // follows from the reference
        binary: _,  // follows from the schema
        examples,
        encoding,
    } = old;
    match (schema, new.schema) {
        (Some(before), Some(after)) => {
            let value = value_scope(comparison, scope, *before, after);
            comparison.compare_schemas(*before, after, &value, Some(used));
        }
        (before, after) => {
            let spots = (
                Spot::flag(before.is_some(), place),
                Spot::flag(after.is_some(), &new.place),
            );
            let scope = scope
                .clone()
                .touching_all(comparison.old, *before)
                .touching_all(comparison.new, after);
            comparison.report_way(&facts::BODY_SCHEMA, &scope, spots, used);
        }
    }
    for spots in example_spots(examples, &new.examples, place, &new.place) {
        comparison.report_way(&facts::EXAMPLE, scope, spots, used);
    }
    compare_cases(comparison, scope, examples, &new.examples, used);
    for (before, after) in pair_up(encoding, &new.encoding, |part| part.property.clone()) {
        let spot = |part: Option<&PartEncoding>, place: &Place| match part {
            Some(part) => part_spot(part, place),
            None => Spot::none(place),
        };
        let spots = (spot(before, place), spot(after, &new.place));
        comparison.report_way(&facts::PART, scope, spots, used);
    }
}

/// Examples that differ in more than the case they play; the same by their names.
pub(super) fn example_spots(
    old: &[Example],
    new: &[Example],
    old_place: &Place,
    new_place: &Place,
) -> Vec<(Spot, Spot)> {
    let spot = |example: Option<&Example>, place: &Place| match example {
        Some(example) => example_spot(example),
        None => Spot::none(place),
    };
    pair_up(old, new, |example| example.name.clone())
        .into_iter()
        .map(|(before, after)| (spot(before, old_place), spot(after, new_place)))
        .collect()
}

fn example_spot(example: &Example) -> Spot {
    let Example {
        place,
        name,
        summary,
        description,
        value,
        case: _, // compared by itself
    } = example;
    let value = value.as_ref().map(crate::runtime::json::Json::canonical);
    let parts = [name, summary, description, &value.unwrap_or_default()];
    let words: Vec<&str> = parts
        .into_iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    Spot::new(words.join(": "), place)
}

fn compare_cases(
    comparison: &mut Comparison<'_>,
    scope: &Scope,
    old: &[Example],
    new: &[Example],
    used: Use,
) {
    let spot = |example: &Example| match &example.case {
        Some(Case { status, code, when }) => {
            let when = Some(condition_words(when)).filter(|words| !words.is_empty());
            let when = when
                .map(|words| format!(" with {words}"))
                .unwrap_or_default();
            let code = code
                .as_ref()
                .map(|code| format!(" `{code}`"))
                .unwrap_or_default();
            Spot::new(
                format!("{}: {status}{code}{when}", example.name),
                &example.place,
            )
        }
        None => Spot::none(&example.place),
    };
    for (before, after) in pair_up(old, new, |example| example.name.clone()) {
        // A case that comes or goes with its example is told there.
        if let (Some(before), Some(after)) = (before, after) {
            comparison.report_way(&facts::CASE, scope, (spot(before), spot(after)), used);
        }
    }
}

fn part_spot(part: &PartEncoding, place: &Place) -> Spot {
    let PartEncoding {
        property,
        content_type,
        headers,
        style,
        explode,
        allow_reserved,
    } = part;
    let headers: Vec<&str> = headers.iter().map(|header| header.name.as_str()).collect();
    let headers = Some(headers.join(" and ")).filter(|names| !names.is_empty());
    let words = [
        content_type.clone(),
        headers.map(|names| format!("with {names}")),
        style.map(|style| format!("style {}", style.word())),
        explode.map(|explode| format!("explode {explode}")),
        allow_reserved.then(|| "reserved characters as they are".to_owned()),
    ];
    let words: Vec<String> = words.into_iter().flatten().collect();
    let place = place.child("encoding").child(property);
    Spot::new(format!("{property}: {}", words.join(", ")), &place)
}
