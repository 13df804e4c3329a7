//! Headers of two responses.

use super::compare::{Comparison, Scope};
use super::effect::Direction;
use super::fact::Fact;
use super::facts::response as facts;
use super::pairs::pair_up;
use super::parameter::content_spot;
use super::schema::value_scope;
use super::spot::Spot;
use crate::model::{Content, Header};
use crate::source::Place;

pub(super) fn compare_headers(
    comparison: &mut Comparison<'_>,
    scope: &Scope,
    (old, old_place): (&[Header], &Place),
    (new, new_place): (&[Header], &Place),
    index: usize,
) {
    for (before, after) in pair_up(old, new, |header| header.name.to_ascii_lowercase()) {
        let Some(known) = before.or(after) else {
            continue;
        };
        let mut scope = scope.clone();
        scope.subject = format!("{} header `{}`", scope.subject, known.name);
        for touch in scope.touches.clone() {
            if let Some(prefix) = touch.item.strip_suffix("Error") {
                scope = scope.touching(&format!("{prefix}Headers"), None);
            }
        }
        let sides = [(comparison.old, before), (comparison.new, after)];
        for (side, header) in sides {
            if let Some(header) = header {
                scope = scope
                    .touching(side.tables.constants.header(header), None)
                    .touching_all(side, header.content.schema());
            }
        }
        match (before, after) {
            (Some(before), Some(after)) => compare_header(comparison, &scope, before, after, index),
            (before, after) => {
                let spot = |header: Option<&Header>, response: &Place| match header {
                    Some(header) => Spot::new(&header.name, &header.place),
                    None => Spot::none(response),
                };
                let fact = match known.required {
                    true => &facts::REQUIRED_HEADER,
                    false => &facts::HEADER,
                };
                let spots = (spot(before, old_place), spot(after, new_place));
                comparison.report(fact, &scope, spots, Some(index));
            }
        }
    }
}

fn compare_header(
    comparison: &mut Comparison<'_>,
    scope: &Scope,
    old: &Header,
    new: &Header,
    index: usize,
) {
    let Header {
        place,
        component: _, // a name for Rust, which is compared as such
        name: _,
        rust_name,
        description,
        required,
        deprecated,
        content,
        form,
        secret,
        examples,
        notes: _, // compared by their ids
    } = old;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let texts = [
        (
            &facts::HEADER_DESCRIPTION,
            description.clone(),
            new.description.clone(),
            "description",
        ),
        (
            &facts::HEADER_NAME,
            text(rust_name),
            text(&new.rust_name),
            "x-specbind-name",
        ),
        (
            &facts::HEADER_FORM,
            text(form),
            text(&new.form),
            "x-specbind-form",
        ),
    ];
    for (fact, before, after, key) in texts {
        let spots = (
            Spot::words(&before, &place.child(key)),
            Spot::words(&after, &new.place.child(key)),
        );
        comparison.report(fact, scope, spots, Some(index));
    }
    let flags: [(&'static Fact, bool, bool, &str); 3] = [
        (&facts::HEADER_REQUIRED, *required, new.required, "required"),
        (
            &facts::HEADER_DEPRECATED,
            *deprecated,
            new.deprecated,
            "deprecated",
        ),
        (
            &facts::HEADER_SECRET,
            *secret,
            new.secret,
            "x-specbind-secret",
        ),
    ];
    for (fact, before, after, key) in flags {
        let spots = (
            Spot::flag(before, &place.child(key)),
            Spot::flag(after, &new.place.child(key)),
        );
        comparison.report(fact, scope, spots, Some(index));
    }
    for spots in super::media_type::example_spots(examples, &new.examples, place, &new.place) {
        comparison.report(&facts::HEADER_EXAMPLE, scope, spots, Some(index));
    }
    compare_content(
        comparison,
        scope,
        (content, place),
        (&new.content, &new.place),
        index,
    );
}

fn compare_content(
    comparison: &mut Comparison<'_>,
    scope: &Scope,
    (old, old_place): (&Content, &Place),
    (new, new_place): (&Content, &Place),
    index: usize,
) {
    let spots = (content_spot(old, old_place), content_spot(new, new_place));
    comparison.report(&facts::HEADER_CONTENT, scope, spots, Some(index));
    if let (
        Content::Schema {
            explode: before, ..
        },
        Content::Schema { explode: after, .. },
    ) = (old, new)
    {
        let spots = (
            Spot::new(before.to_string(), &old_place.child("explode")),
            Spot::new(after.to_string(), &new_place.child("explode")),
        );
        comparison.report(&facts::HEADER_EXPLODE, scope, spots, Some(index));
    }
    if let (Some(before), Some(after)) = (old.schema(), new.schema()) {
        let value = value_scope(comparison, scope, before, after);
        comparison.compare_schemas(before, after, &value, Some((index, Direction::Response)));
    }
}
