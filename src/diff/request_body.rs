//! Request bodies of two operations.

use super::compare::{Comparison, Scope};
use super::effect::Direction;
use super::facts::operation as facts;
use super::media_type::compare_content;
use super::spot::Spot;
use crate::model::{Operation, RequestBody, SchemaId};

pub(super) fn compare_request_bodies(
    comparison: &mut Comparison<'_>,
    scope: &Scope,
    old: &Operation,
    new: &Operation,
    index: usize,
) {
    let mut scope = scope.clone();
    scope.subject = "request body".to_owned();
    let (before, after) = match (&old.request_body, &new.request_body) {
        (None, None) => return,
        (Some(before), Some(after)) => (before, after),
        (before, after) => {
            let spot = |body: &Option<RequestBody>, operation: &Operation| match body {
                Some(body) => Spot::new(media_types(body), &body.place),
                None => Spot::none(&operation.place),
            };
            let is_required = before
                .as_ref()
                .or(after.as_ref())
                .is_some_and(|body| body.required);
            let fact = match is_required {
                true => &facts::REQUIRED_BODY,
                false => &facts::BODY,
            };
            let spots = (spot(before, old), spot(after, new));
            let scope = whole_scope(comparison, scope, before.as_ref(), after.as_ref());
            return comparison.report(fact, &scope, spots, Some(index));
        }
    };
    let RequestBody {
        place,
        description,
        required,
        content,
        notes: _, // compared by their ids
    } = before;
    let spots = (
        Spot::words(description, &place.child("description")),
        Spot::words(&after.description, &after.place.child("description")),
    );
    comparison.report(&facts::BODY_DESCRIPTION, &scope, spots, Some(index));
    let spots = (
        Spot::flag(*required, &place.child("required")),
        Spot::flag(after.required, &after.place.child("required")),
    );
    comparison.report(&facts::BODY_REQUIRED, &scope, spots, Some(index));
    let used = (index, Direction::Request);
    compare_content(
        comparison,
        &scope,
        (content, place),
        (&after.content, &after.place),
        used,
    );
}

fn media_types(body: &RequestBody) -> String {
    let names: Vec<&str> = body
        .content
        .iter()
        .map(|media_type| media_type.name.as_str())
        .collect();
    names.join(", ")
}

/// The scope of a body that comes or goes with its types.
fn whole_scope(
    comparison: &Comparison<'_>,
    scope: Scope,
    old: Option<&RequestBody>,
    new: Option<&RequestBody>,
) -> Scope {
    let schemas = |body: Option<&RequestBody>| -> Vec<SchemaId> {
        let content = body.into_iter().flat_map(|body| &body.content);
        content.filter_map(|media_type| media_type.schema).collect()
    };
    scope
        .touching_all(comparison.old, schemas(old))
        .touching_all(comparison.new, schemas(new))
}
