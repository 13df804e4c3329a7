//! Members of bodies as flat rows, in document order, as pages print them.

use super::super::item::{Claim, Item, Kind};
use super::super::profile::Profile;
use super::schema::{parts, push_presence, push_schema, row};
use super::{claims, words};
use crate::model::{Api, Operation, Response, SchemaId, Status, preferred};

/// Rows within each other that are followed; a document that goes deeper holds itself.
const DEPTH: usize = 16;

/// Rows of one body, far more than a page lists.
const MOST: usize = 10_000;

/// What all rows of one body share.
pub(super) struct Rows<'a> {
    pub(super) api: &'a Api,
    pub(super) profile: &'a Profile,
    pub(super) kind: Kind,
    /// Assumptions about the whole body.
    pub(super) claims: Vec<Claim>,
}

pub(super) fn read_response_parameters(
    api: &Api,
    operation: &Operation,
    profile: &Profile,
) -> Vec<(Status, Vec<Item>)> {
    let read = |response: &Response| {
        let schema = preferred(&response.content).and_then(|media_type| media_type.schema);
        let rows = Rows {
            api,
            profile,
            kind: Kind::ResponseParameter,
            claims: claims([&response.notes]),
        };
        let items = schema.map(|schema| read_properties(&rows, schema));
        (response.status, items.unwrap_or_default())
    };
    operation.responses.iter().map(read).collect()
}

/// The members of the body, and theirs.
pub(super) fn read_properties(rows: &Rows<'_>, schema: SchemaId) -> Vec<Item> {
    let mut items = Vec::new();
    push_members(rows, schema, &mut Vec::new(), &mut items);
    items
}

fn push_members(rows: &Rows<'_>, id: SchemaId, path: &mut Vec<SchemaId>, items: &mut Vec<Item>) {
    if path.contains(&id) || path.len() >= DEPTH || items.len() >= MOST {
        return;
    }
    path.push(id);
    let parts = parts(rows.api, id);
    for part in &parts {
        for (name, property) in &part.object.properties {
            let required = parts.iter().find_map(|part| {
                let names = &part.object.required;
                let index = names.iter().position(|required| required == name)?;
                Some(part.place.child("required").index(index))
            });
            let mut item = row(rows.kind, name, &property.place);
            let schema = &rows.api[property.schema];
            let is_required = required.is_some();
            let required = required.unwrap_or_else(|| part.place.child("required"));
            push_presence(
                &mut item,
                is_required,
                &required,
                schema.presence.as_deref(),
            );
            item.words.extend(words([property.description.as_str()]));
            push_schema(&mut item, rows.api, property.schema);
            item.claims.extend(rows.claims.iter().cloned());
            if rows.kind == Kind::ResponseParameter {
                item.claims
                    .extend(claims(parts.iter().map(|part| &part.notes)));
            }
            items.push(item);
            push_members(rows, property.schema, path, items);
            push_elements(rows, name, property.schema, path, items);
        }
    }
    path.pop();
}

/// The row that stands for the elements of a list, where pages print one, and the members of the elements.
fn push_elements(
    rows: &Rows<'_>,
    name: &str,
    id: SchemaId,
    path: &mut Vec<SchemaId>,
    items: &mut Vec<Item>,
) {
    let lists = parts(rows.api, id);
    let Some(elements) = lists.iter().find_map(|part| part.array.items) else {
        return;
    };
    if let Some(pattern) = &rows.profile.field.item {
        let name = pattern.replace("{name}", name);
        let mut item = row(rows.kind, &name, &rows.api[elements].place);
        // An element that is not there is no element.
        let place = rows.api[elements].place.clone();
        push_presence(&mut item, true, &place, None);
        push_schema(&mut item, rows.api, elements);
        items.push(item);
    }
    push_members(rows, elements, path, items);
}
