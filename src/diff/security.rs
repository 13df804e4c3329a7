//! Security schemes of two documents, and what operations ask for.

use super::compare::{Comparison, Scope};
use super::facts::security as facts;
use super::pairs::pair_up;
use super::spot::Spot;
use crate::model::{
    Flow, FlowKind, Operation, Requirement, SecurityScheme, SecuritySchemeKind, component_name,
};
use crate::source::{FileId, Place};

pub(super) fn compare_schemes(
    comparison: &mut Comparison<'_>,
    old: &[SecurityScheme],
    new: &[SecurityScheme],
) {
    let nowhere = Place::root(FileId::ROOT);
    for (before, after) in pair_up(old, new, |scheme| scheme.name.clone()) {
        let name = before.or(after).map_or("", |scheme| &scheme.name);
        let scope = Scope::new(format!("security scheme `{name}`")).touching("Credentials", None);
        match (before, after) {
            (Some(before), Some(after)) => compare_scheme(comparison, &scope, before, after),
            (before, after) => {
                let spot = |scheme: Option<&SecurityScheme>| match scheme {
                    Some(scheme) => Spot::new(kind_word(&scheme.kind), &scheme.place),
                    None => Spot::none(&nowhere),
                };
                comparison.report(&facts::SCHEME, &scope, (spot(before), spot(after)), None);
            }
        }
    }
}

fn kind_word(kind: &SecuritySchemeKind) -> &'static str {
    match kind {
        SecuritySchemeKind::ApiKey { .. } => "API key",
        SecuritySchemeKind::Basic => "HTTP basic",
        SecuritySchemeKind::Bearer { .. } => "HTTP bearer",
        SecuritySchemeKind::Http { .. } => "HTTP",
        SecuritySchemeKind::OAuth2 { .. } => "OAuth 2.0",
        SecuritySchemeKind::OpenIdConnect { .. } => "OpenID Connect",
        SecuritySchemeKind::MutualTls => "client certificate",
    }
}

fn compare_scheme(
    comparison: &mut Comparison<'_>,
    scope: &Scope,
    old: &SecurityScheme,
    new: &SecurityScheme,
) {
    use SecuritySchemeKind::{ApiKey, Basic, Bearer, Http, MutualTls, OAuth2, OpenIdConnect};
    let SecurityScheme {
        place,
        name: _,
        description,
        kind,
    } = old;
    let mut report = |fact, before: &str, after: &str| {
        let spots = (Spot::words(before, place), Spot::words(after, &new.place));
        comparison.report(fact, scope, spots, None);
    };
    report(&facts::SCHEME_DESCRIPTION, description, &new.description);
    match (kind, &new.kind) {
        (
            ApiKey { location, name },
            ApiKey {
                location: to,
                name: new_name,
            },
        ) => {
            let before = format!("{} `{name}`", location.word());
            report(
                &facts::KEY_PLACE,
                &before,
                &format!("{} `{new_name}`", to.word()),
            );
        }
        (Bearer { format }, Bearer { format: after }) => {
            let text = |format: &Option<String>| format.clone().unwrap_or_default();
            report(&facts::BEARER_FORMAT, &text(format), &text(after));
        }
        (Http { scheme }, Http { scheme: after }) => report(&facts::HTTP_SCHEME, scheme, after),
        (OpenIdConnect { url }, OpenIdConnect { url: after }) => {
            report(&facts::DISCOVERY_URL, url, after);
        }
        (OAuth2 { flows }, OAuth2 { flows: after }) => {
            let places = (place.child("flows"), new.place.child("flows"));
            compare_flows(comparison, scope, flows, after, &places);
        }
        (Basic, Basic) | (MutualTls, MutualTls) => {}
        (before, after) => report(&facts::SCHEME, kind_word(before), kind_word(after)),
    }
}

fn flow_word(kind: FlowKind) -> &'static str {
    match kind {
        FlowKind::Implicit => "implicit",
        FlowKind::Password => "password",
        FlowKind::ClientCredentials => "clientCredentials",
        FlowKind::AuthorizationCode => "authorizationCode",
        FlowKind::DeviceAuthorization => "deviceAuthorization",
    }
}

fn compare_flows(
    comparison: &mut Comparison<'_>,
    scope: &Scope,
    old: &[Flow],
    new: &[Flow],
    (old_place, new_place): &(Place, Place),
) {
    for (before, after) in pair_up(old, new, |flow| flow.kind) {
        let Some(Flow { kind, .. }) = before.or(after) else {
            continue;
        };
        let word = flow_word(*kind);
        let spot = |flow: Option<&Flow>, place: &Place| match flow {
            Some(_) => Spot::new(word, &place.child(word)),
            None => Spot::none(place),
        };
        let spots = (spot(before, old_place), spot(after, new_place));
        comparison.report(&facts::FLOW, scope, spots, None);
        if let (Some(before), Some(after)) = (before, after) {
            let places = (old_place.child(word), new_place.child(word));
            compare_flow(comparison, scope, before, after, &places);
        }
    }
}

fn compare_flow(
    comparison: &mut Comparison<'_>,
    scope: &Scope,
    old: &Flow,
    new: &Flow,
    (old_place, new_place): &(Place, Place),
) {
    let Flow {
        kind: _,
        token_url,
        authorization_url,
        refresh_url,
        scopes,
    } = old;
    let urls = [
        (&facts::TOKEN_URL, token_url, &new.token_url, "tokenUrl"),
        (
            &facts::AUTHORIZATION_URL,
            authorization_url,
            &new.authorization_url,
            "authorizationUrl",
        ),
        (
            &facts::REFRESH_URL,
            refresh_url,
            &new.refresh_url,
            "refreshUrl",
        ),
    ];
    for (fact, before, after, key) in urls {
        let spot = |url: &Option<String>, place: &Place| {
            Spot::words(url.as_deref().unwrap_or_default(), &place.child(key))
        };
        comparison.report(
            fact,
            scope,
            (spot(before, old_place), spot(after, new_place)),
            None,
        );
    }
    for (before, after) in pair_up(scopes, &new.scopes, |(name, _)| name.clone()) {
        let spot = |found: Option<&(String, String)>, place: &Place| match found {
            Some((name, meaning)) => Spot::new(
                format!("{name}: {meaning}"),
                &place.child("scopes").child(name),
            ),
            None => Spot::none(place),
        };
        let spots = (spot(before, old_place), spot(after, new_place));
        comparison.report(&facts::SCOPE, scope, spots, None);
    }
}

/// What two operations ask for.
pub(super) fn compare_requirements(
    comparison: &mut Comparison<'_>,
    scope: &Scope,
    old: &Operation,
    new: &Operation,
    operation: usize,
) {
    let needs = |operation: &Operation| {
        let list = &operation.security;
        !list.is_empty()
            && list
                .iter()
                .all(|requirement| !requirement.schemes.is_empty())
    };
    // What the document asks for as a whole is one fact, however many operations inherit it.
    let inherited = |operation: &Operation| {
        let first = operation.security.first();
        first.is_some_and(|requirement| !requirement.place.pointer.tokens().starts_with(&["paths"]))
    };
    let is_inherited = inherited(old) || inherited(new);
    let place = |operation: &Operation| match operation.security.first() {
        Some(requirement) => requirement.place.clone(),
        None if is_inherited => Place::root(FileId::ROOT),
        None => operation.place.clone(),
    };
    let mut scope = scope.clone().touching("Credentials", None);
    for (side, operation) in [(comparison.old, old), (comparison.new, new)] {
        for parameter in &operation.parameters {
            if component_name(&parameter.place, "securitySchemes").is_some() {
                scope = scope.touching(side.tables.constants.parameter(parameter), None);
            }
        }
    }
    let (was, is) = (needs(old), needs(new));
    scope.subject = match is_inherited {
        true => "security".to_owned(),
        false => format!("{} security", scope.subject),
    };
    if was != is {
        let spots = (Spot::flag(was, &place(old)), Spot::flag(is, &place(new)));
        comparison.report(&facts::CREDENTIALS, &scope, spots, Some(operation));
        return;
    }
    let names = |requirement: &Requirement| {
        let mut names: Vec<String> = requirement
            .schemes
            .iter()
            .map(|(name, _)| name.clone())
            .collect();
        names.sort();
        names
    };
    for (before, after) in pair_up(&old.security, &new.security, names) {
        match (before, after) {
            (Some(before), Some(after)) => {
                compare_scopes(comparison, &scope, before, after, operation);
            }
            (before, after) => {
                let spot = |found: Option<&Requirement>, operation: &Operation| match found {
                    Some(found) if found.schemes.is_empty() => Spot::new("nothing", &found.place),
                    Some(found) => Spot::new(names(found).join(" and "), &found.place),
                    None => Spot::none(&place(operation)),
                };
                let spots = (spot(before, old), spot(after, new));
                comparison.report(&facts::REQUIREMENT, &scope, spots, Some(operation));
            }
        }
    }
}

fn compare_scopes(
    comparison: &mut Comparison<'_>,
    scope: &Scope,
    old: &Requirement,
    new: &Requirement,
    operation: usize,
) {
    let Requirement { place, schemes } = old;
    let flat = |schemes: &[(String, Vec<String>)]| -> Vec<String> {
        let all = schemes.iter();
        all.flat_map(|(name, scopes)| scopes.iter().map(move |scope| format!("{name}: {scope}")))
            .collect()
    };
    let (before, after) = (flat(schemes), flat(&new.schemes));
    for (before, after) in pair_up(&before, &after, Clone::clone) {
        let spot = |text: Option<&String>, place: &Place| match text {
            Some(text) => Spot::new(text, place),
            None => Spot::none(place),
        };
        let spots = (spot(before, place), spot(after, &new.place));
        comparison.report(&facts::REQUIRED_SCOPE, scope, spots, Some(operation));
    }
}
