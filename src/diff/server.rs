//! Servers of two documents: the same by their name, else by their URL.

use super::compare::{Comparison, Scope};
use super::facts::api as facts;
use super::pairs::pair_up;
use super::spot::Spot;
use crate::model::{Server, ServerVariable};
use crate::source::{FileId, Place};

pub(super) fn compare_servers(comparison: &mut Comparison<'_>, old: &[Server], new: &[Server]) {
    // What the document does not declare is no fact of it.
    let declared = |server: &&Server| !server.place.pointer.tokens().is_empty();
    let old: Vec<Server> = old.iter().filter(declared).cloned().collect();
    let new: Vec<Server> = new.iter().filter(declared).cloned().collect();
    let nowhere = Place::root(FileId::ROOT);
    let mut left = (Vec::new(), Vec::new());
    let by_url = |server: &Server| server.url.clone();
    let by_name = |server: &Server| server.name.clone();
    for pair in pair_up(&old, &new, by_url) {
        match pair {
            (Some(before), Some(after)) => compare_server(comparison, before, after),
            (before, after) => {
                left.0.extend(before.cloned());
                left.1.extend(after.cloned());
            }
        }
    }
    let (named_old, unnamed_old): (Vec<_>, Vec<_>) =
        left.0.into_iter().partition(|s| s.name.is_some());
    let (named_new, unnamed_new): (Vec<_>, Vec<_>) =
        left.1.into_iter().partition(|s| s.name.is_some());
    let mut pairs = pair_up(&named_old, &named_new, by_name);
    // A single server that has no partner moved.
    match (&unnamed_old[..], &unnamed_new[..]) {
        ([before], [after]) if old.len() == 1 && new.len() == 1 => {
            pairs.push((Some(before), Some(after)));
        }
        (before, after) => {
            pairs.extend(before.iter().map(|server| (Some(server), None)));
            pairs.extend(after.iter().map(|server| (None, Some(server))));
        }
    }
    for pair in pairs {
        match pair {
            (Some(before), Some(after)) => compare_server(comparison, before, after),
            (before, after) => {
                let spot = |server: Option<&Server>| match server {
                    Some(server) => Spot::new(&server.url, &server.place),
                    None => Spot::none(&nowhere),
                };
                let scope = scope(comparison, before, after);
                comparison.report(&facts::SERVER, &scope, (spot(before), spot(after)), None);
            }
        }
    }
}

/// The items of a server, as each side names them.
fn scope(comparison: &Comparison<'_>, old: Option<&Server>, new: Option<&Server>) -> Scope {
    let url = old.or(new).map_or("", |server| &server.url);
    touch(comparison, Scope::new(format!("server {url}")), old, new)
}

/// The scope with the items of a server, as each side names them.
pub(super) fn touch(
    comparison: &Comparison<'_>,
    scope: Scope,
    old: Option<&Server>,
    new: Option<&Server>,
) -> Scope {
    let sides = [(comparison.old, old), (comparison.new, new)];
    let types = sides.into_iter().flat_map(|(side, server)| {
        let servers = side.api.every_server().into_iter();
        let servers = servers.zip(&side.names().servers);
        let same =
            servers.filter(move |(other, _)| server.is_some_and(|server| server.is_same(other)));
        same.flat_map(|(_, names)| names.types())
    });
    types.fold(scope.touching("Server", None), |scope, ident| {
        scope.touching(ident, None)
    })
}

fn compare_server(comparison: &mut Comparison<'_>, old: &Server, new: &Server) {
    let Server {
        place,
        name,
        url,
        description,
        variables,
        notes: _, // compared by their ids
    } = old;
    let scope = scope(comparison, Some(old), Some(new));
    let none = String::new();
    let texts = [
        (&facts::SERVER_URL, url, &new.url, "url"),
        (
            &facts::SERVER_DESCRIPTION,
            description,
            &new.description,
            "description",
        ),
        (
            &facts::SERVER_NAME,
            name.as_ref().unwrap_or(&none),
            new.name.as_ref().unwrap_or(&none),
            "x-specbind-name",
        ),
    ];
    for (fact, before, after, key) in texts {
        let spots = (
            Spot::words(before, &place.child(key)),
            Spot::words(after, &new.place.child(key)),
        );
        comparison.report(fact, &scope, spots, None);
    }
    for (before, after) in pair_up(variables, &new.variables, |variable| variable.name.clone()) {
        let at = |server: &Server, variable: &ServerVariable| {
            server.place.child("variables").child(&variable.name)
        };
        match (before, after) {
            (Some(before), Some(after)) => {
                let places = (at(old, before), at(new, after));
                compare_variable(comparison, &scope, before, after, places);
            }
            (before, after) => {
                let spot = |server: &Server, variable: Option<&ServerVariable>| match variable {
                    Some(variable) => Spot::new(&variable.name, &at(server, variable)),
                    None => Spot::none(&server.place),
                };
                let spots = (spot(old, before), spot(new, after));
                comparison.report(&facts::SERVER_VARIABLE, &scope, spots, None);
            }
        }
    }
}

fn compare_variable(
    comparison: &mut Comparison<'_>,
    scope: &Scope,
    old: &ServerVariable,
    new: &ServerVariable,
    (old_place, new_place): (Place, Place),
) {
    let ServerVariable {
        name,
        values,
        default,
        description,
    } = old;
    let mut scope = scope.clone();
    scope.subject = format!("{}, variable `{name}`", scope.subject);
    let spots = (
        Spot::words(default, &old_place.child("default")),
        Spot::words(&new.default, &new_place.child("default")),
    );
    comparison.report(&facts::SERVER_DEFAULT, &scope, spots, None);
    let spots = (
        Spot::words(description, &old_place),
        Spot::words(&new.description, &new_place),
    );
    comparison.report(&facts::SERVER_VARIABLE_DESCRIPTION, &scope, spots, None);
    for (before, after) in pair_up(values, &new.values, Clone::clone) {
        let spot = |value: Option<&String>, place: &Place| match value {
            Some(value) => Spot::new(value, place),
            None => Spot::none(place),
        };
        let spots = (spot(before, &old_place), spot(after, &new_place));
        comparison.report(&facts::SERVER_VALUE, &scope, spots, None);
    }
}
