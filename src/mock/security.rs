//! Whether a request carries the credentials that its operation asks for. That they are the right ones nobody here knows.

use super::request::Request;
use crate::model::{Api, Location, Operation, SecurityScheme, SecuritySchemeKind};

/// What is missing, as a sentence; `None` when one alternative is complete.
pub(super) fn missing_credentials(
    api: &Api,
    operation: &Operation,
    request: &Request,
) -> Option<String> {
    let scheme = |name: &str| {
        api.security_schemes
            .iter()
            .find(|scheme| scheme.name == name)
    };
    let is_met = |name: &str| scheme(name).is_none_or(|scheme| is_there(scheme, request));
    let alternatives = &operation.security;
    let complete = |names: &[(String, Vec<String>)]| names.iter().all(|(name, _)| is_met(name));
    if alternatives.is_empty() || alternatives.iter().any(|own| complete(&own.schemes)) {
        return None;
    }
    let names = alternatives.iter().map(|alternative| {
        let names = alternative
            .schemes
            .iter()
            .map(|(name, _)| format!("`{name}`"));
        names.collect::<Vec<_>>().join(" and ")
    });
    let names: Vec<String> = names.collect();
    Some(format!("credentials are missing: {}", names.join(", or ")))
}

fn is_there(scheme: &SecurityScheme, request: &Request) -> bool {
    let authorization = |wanted: &str| {
        let value = request.header("authorization").unwrap_or_default();
        let (found, credentials) = value.split_once(' ').unwrap_or((&value, ""));
        found.eq_ignore_ascii_case(wanted) && !credentials.trim().is_empty()
    };
    match &scheme.kind {
        SecuritySchemeKind::ApiKey { location, name } => match location {
            Location::Header => request.header(name).is_some_and(|value| !value.is_empty()),
            Location::Query => request.query_pairs().iter().any(|pair| pair.name == *name),
            Location::Cookie => {
                let cookies = request.cookies().unwrap_or_default();
                let pairs = super::request::pairs(&cookies, ";");
                pairs.iter().any(|pair| pair.name == *name)
            }
            Location::Path => true,
        },
        SecuritySchemeKind::Basic => authorization("Basic"),
        SecuritySchemeKind::Http { scheme } => authorization(scheme),
        SecuritySchemeKind::Bearer { .. }
        | SecuritySchemeKind::OAuth2 { .. }
        | SecuritySchemeKind::OpenIdConnect { .. } => authorization("Bearer"),
        // The certificate is the business of TLS, which is not spoken here.
        SecuritySchemeKind::MutualTls => true,
    }
}
