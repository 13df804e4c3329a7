//! Operations of two documents: the same by method and path, else by their `operationId`.

use std::collections::HashMap;

use super::compare::{Comparison, Scope};
use super::facts::operation as facts;
use super::pairs::pair_up;
use super::reach::roots;
use super::schema::docs_words;
use super::spot::Spot;
use super::{parameter, request_body, response, security, server};
use crate::model::{Location, Method, Operation, Server};
use crate::source::{FileId, Place};

pub(super) fn compare_operations(comparison: &mut Comparison<'_>) {
    let (old, new) = (comparison.old, comparison.new);
    let mut partners = partners(&old.api.operations, &new.api.operations);
    for (index, operation) in new.api.operations.iter().enumerate() {
        match partners.remove(&index) {
            Some(before) => {
                compare_operation(comparison, &old.api.operations[before], operation, index);
            }
            None => {
                let spots = (
                    Spot::none(&Place::root(FileId::ROOT).child("paths")),
                    Spot::new(title(operation), &operation.place),
                );
                let scope = own_scope(comparison.new, operation, index);
                comparison.report(&facts::OPERATION, &scope, spots, Some(index));
            }
        }
    }
    let kept = self::partners(&old.api.operations, &new.api.operations);
    for (index, operation) in old.api.operations.iter().enumerate() {
        if !kept.values().any(|before| *before == index) {
            let spots = (
                Spot::new(title(operation), &operation.place),
                Spot::none(&Place::root(FileId::ROOT).child("paths")),
            );
            let scope = own_scope(comparison.old, operation, index);
            let gone = new.api.operations.len() + index;
            comparison.report(&facts::OPERATION, &scope, spots, Some(gone));
        }
    }
}

/// Operations that the vendor calls, the same by where they stand.
pub(super) fn compare_incoming(comparison: &mut Comparison<'_>, old: &[Place], new: &[Place]) {
    let root = Place::root(FileId::ROOT);
    for (before, after) in pair_up(old, new, |place| place.pointer.to_string()) {
        let text = before.or(after).map(|place| place.pointer.to_string());
        let spot = |place: Option<&Place>| match place {
            Some(place) => Spot::new(place.pointer.to_string(), place),
            None => Spot::none(&root),
        };
        let scope = Scope::new(format!("incoming call {}", text.unwrap_or_default()));
        comparison.report(&facts::INCOMING, &scope, (spot(before), spot(after)), None);
    }
}

/// Index of a new operation → that of the old one.
fn partners(old: &[Operation], new: &[Operation]) -> HashMap<usize, usize> {
    let place = |operation: &Operation| (operation.method, plain_path(&operation.path));
    let mut by_place: HashMap<(Method, String), usize> = HashMap::new();
    let mut by_id: HashMap<&str, usize> = HashMap::new();
    for (index, operation) in old.iter().enumerate() {
        by_place.entry(place(operation)).or_insert(index);
        by_id.entry(&operation.id).or_insert(index);
    }
    let mut partners: HashMap<usize, usize> = HashMap::new();
    let mut taken = vec![false; old.len()];
    for (index, operation) in new.iter().enumerate() {
        if let Some(before) = by_place.get(&place(operation)) {
            taken[*before] = true;
            partners.insert(index, *before);
        }
    }
    for (index, operation) in new.iter().enumerate() {
        let before = by_id
            .get(operation.id.as_str())
            .filter(|before| !taken[**before]);
        if let (false, Some(before)) = (partners.contains_key(&index), before) {
            taken[*before] = true;
            partners.insert(index, *before);
        }
    }
    partners
}

/// The path without the names of its parameters.
fn plain_path(path: &str) -> String {
    let mut plain = String::new();
    let mut inside = false;
    for letter in path.chars() {
        match letter {
            '{' => inside = true,
            '}' => inside = false,
            _ if inside => continue,
            _ => {}
        }
        plain.push(letter);
    }
    plain
}

/// Names of the path's parameters, in order.
pub(super) fn path_names(path: &str) -> Vec<&str> {
    path.split('{')
        .skip(1)
        .filter_map(|rest| rest.split('}').next())
        .collect()
}

fn title(operation: &Operation) -> String {
    format!("{} {}", operation.method.as_str(), operation.path)
}

/// The Rust items of an operation that one document alone has.
fn own_scope(side: &super::Side<'_>, operation: &Operation, index: usize) -> Scope {
    let constants = &side.tables.constants;
    let parameters = operation
        .parameters
        .iter()
        .map(|parameter| constants.parameter(parameter));
    let headers = operation
        .responses
        .iter()
        .flat_map(|response| &response.headers);
    let idents = parameters.chain(headers.map(|header| constants.header(header)));
    let scope = touch(Scope::new(operation.id.clone()), side, index);
    idents
        .fold(scope, |scope, ident| scope.touching(ident, None))
        .touching_all(side, roots(operation))
}

fn touch(scope: Scope, side: &super::Side<'_>, index: usize) -> Scope {
    let Some(names) = side.names().operations.get(index) else {
        return scope;
    };
    scope
        .touching("Client", Some(&names.method))
        .touching(&names.prefix, None)
        .touching(&format!("{}Body", names.prefix), None)
        .touching(&format!("{}Error", names.prefix), None)
        .touching(&format!("{}Parameters", names.prefix), None)
        .touching(&format!("{}Headers", names.prefix), None)
        .touching(&format!("{}Reply", names.prefix), None)
}

fn compare_operation(
    comparison: &mut Comparison<'_>,
    old: &Operation,
    new: &Operation,
    index: usize,
) {
    let Operation {
        place,
        id,
        name,
        method,
        path,
        summary,
        description,
        external_docs,
        deprecated,
        tags,
        mode,
        servers,
        parameters: _, // below
        repeated: _,   // a mistake that is reported when the document is read
        request_body: _,
        responses: _,
        security: _,
        notes: _, // compared by their ids
    } = old;
    let before = comparison
        .old
        .api
        .operations
        .iter()
        .position(|other| other.place == *place);
    let mut scope = touch(Scope::new(new.id.clone()), comparison.new, index);
    scope = touch(scope, comparison.old, before.unwrap_or(index));
    let docs = |docs: &Option<_>| docs.as_ref().map(docs_words).unwrap_or_default();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let texts = [
        (
            &facts::METHOD,
            method.as_str().to_owned(),
            new.method.as_str().to_owned(),
            "",
        ),
        (
            &facts::OPERATION_ID,
            id.clone(),
            new.id.clone(),
            "operationId",
        ),
        (
            &facts::OPERATION_NAME,
            text(name),
            text(&new.name),
            "x-specbind-name",
        ),
        (
            &facts::SUMMARY,
            summary.clone(),
            new.summary.clone(),
            "summary",
        ),
        (
            &facts::OPERATION_DESCRIPTION,
            description.clone(),
            new.description.clone(),
            "description",
        ),
        (
            &facts::OPERATION_DOCS,
            docs(external_docs),
            docs(&new.external_docs),
            "externalDocs",
        ),
        (
            &facts::MODE_OF_ANSWER,
            mode.map_or("", crate::model::Mode::word).to_owned(),
            new.mode.map_or("", crate::model::Mode::word).to_owned(),
            "x-specbind-mode",
        ),
    ];
    for (fact, before, after, key) in texts {
        let spots = (
            Spot::words(&before, &at(place, key)),
            Spot::words(&after, &at(&new.place, key)),
        );
        comparison.report(fact, &scope, spots, Some(index));
    }
    let fact = match plain_path(path) == plain_path(&new.path) {
        true => &facts::PATH_NAME,
        false => &facts::PATH,
    };
    let spots = (Spot::new(path, place), Spot::new(&new.path, &new.place));
    let mut path_scope = scope.clone();
    for (side, operation) in [(comparison.old, old), (comparison.new, new)] {
        for parameter in &operation.parameters {
            if parameter.location == Location::Path {
                let constant = side.tables.constants.parameter(parameter);
                path_scope = path_scope.touching(constant, None);
            }
        }
    }
    comparison.report(fact, &path_scope, spots, Some(index));
    let spots = (
        Spot::flag(*deprecated, &at(place, "deprecated")),
        Spot::flag(new.deprecated, &at(&new.place, "deprecated")),
    );
    comparison.report(&facts::OPERATION_DEPRECATED, &scope, spots, Some(index));
    compare_tags(
        comparison,
        &scope,
        (tags, place),
        (&new.tags, &new.place),
        index,
    );
    compare_servers(
        comparison,
        &scope,
        (servers, place),
        (&new.servers, &new.place),
        index,
    );
    security::compare_requirements(comparison, &scope, old, new, index);
    parameter::compare_parameters(comparison, &scope, old, new, index);
    request_body::compare_request_bodies(comparison, &scope, old, new, index);
    response::compare_responses(comparison, &scope, old, new, index);
}

fn at(place: &Place, key: &str) -> Place {
    match key {
        "" => place.clone(),
        key => place.child(key),
    }
}

fn compare_tags(
    comparison: &mut Comparison<'_>,
    scope: &Scope,
    (old, old_place): (&[String], &Place),
    (new, new_place): (&[String], &Place),
    index: usize,
) {
    for (before, after) in pair_up(old, new, Clone::clone) {
        let spot = |tag: Option<&String>, place: &Place| {
            Spot::words(tag.map_or("", String::as_str), &place.child("tags"))
        };
        let spots = (spot(before, old_place), spot(after, new_place));
        comparison.report(&facts::OPERATION_TAG, scope, spots, Some(index));
    }
}

/// Servers of an operation alone; their parts are so rare that the URL has to say it all.
fn compare_servers(
    comparison: &mut Comparison<'_>,
    scope: &Scope,
    (old, old_place): (&[Server], &Place),
    (new, new_place): (&[Server], &Place),
    index: usize,
) {
    for (before, after) in pair_up(old, new, Server::default_url) {
        let spot = |server: Option<&Server>, place: &Place| match server {
            Some(server) => Spot::new(server.default_url(), &server.place),
            None => Spot::none(place),
        };
        let spots = (spot(before, old_place), spot(after, new_place));
        let scope = server::touch(comparison, scope.clone(), before, after);
        comparison.report(&facts::OPERATION_SERVER, &scope, spots, Some(index));
    }
}
