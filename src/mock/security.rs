//! Whether a request carries the credentials that its operation asks for, in their form. That they are the right ones
//! nobody here knows.

use axum::http::header::AUTHORIZATION;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::request::Request;
use crate::model::{Api, Location, Operation, SecurityScheme, SecuritySchemeKind};

/// What is missing or malformed, as a sentence without a secret; `None` when one alternative is complete.
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
    let flaw = |name: &str| flaw(scheme(name)?, request);
    let alternatives = &operation.security;
    let complete =
        |names: &[(String, Vec<String>)]| names.iter().all(|(name, _)| flaw(name).is_none());
    if alternatives.is_empty() || alternatives.iter().any(|own| complete(&own.schemes)) {
        return None;
    }
    let names = alternatives.iter().map(|alternative| {
        let names = alternative
            .schemes
            .iter()
            .map(|(name, _)| match flaw(name) {
                Some(Flaw::Malformed(wanted)) => format!("`{name}`, which is no {wanted}"),
                Some(Flaw::Missing) | None => format!("`{name}`"),
            });
        names.collect::<Vec<_>>().join(" and ")
    });
    let names: Vec<String> = names.collect();
    Some(format!("credentials are missing: {}", names.join(", or ")))
}

/// What is wrong with the credentials of a scheme.
#[derive(Clone, Copy, Debug)]
enum Flaw {
    /// They are not there.
    Missing,
    /// They are not what the scheme's standard calls so.
    Malformed(&'static str),
}

fn flaw(scheme: &SecurityScheme, request: &Request) -> Option<Flaw> {
    let missing_unless = |is_there: bool| (!is_there).then_some(Flaw::Missing);
    match &scheme.kind {
        SecuritySchemeKind::ApiKey { location, name } => missing_unless(match location {
            Location::Header => request.header(name).is_some_and(|value| !value.is_empty()),
            Location::Query => request.query_pairs().iter().any(|pair| pair.name == *name),
            Location::Cookie => request.cookie_pairs().iter().any(|pair| pair.name == *name),
            Location::Path => true,
        }),
        SecuritySchemeKind::Basic => match authorization(request, "Basic") {
            None => Some(Flaw::Missing),
            Some(credentials) => (!is_basic(&credentials)).then_some(Flaw::Malformed(
                "user and password in base64 (RFC 7617, section 2)",
            )),
        },
        SecuritySchemeKind::Http { scheme } => {
            missing_unless(authorization(request, scheme).is_some())
        }
        SecuritySchemeKind::Bearer { .. }
        | SecuritySchemeKind::OAuth2 { .. }
        | SecuritySchemeKind::OpenIdConnect { .. } => match authorization(request, "Bearer") {
            None => Some(Flaw::Missing),
            Some(token) => (!is_token(&token))
                .then_some(Flaw::Malformed("bearer token (RFC 6750, section 2.1)")),
        },
        // The certificate is the business of TLS, which is not spoken here.
        SecuritySchemeKind::MutualTls => None,
    }
}

/// What follows the scheme in `Authorization`, where it is this scheme and something does.
pub(super) fn authorization(request: &Request, wanted: &str) -> Option<String> {
    let value = request.header(AUTHORIZATION)?;
    let (found, credentials) = value.split_once(' ').unwrap_or((&value, ""));
    let credentials = credentials.trim();
    let is_there = found.eq_ignore_ascii_case(wanted) && !credentials.is_empty();
    is_there.then(|| credentials.to_owned())
}

/// User and password, or id and secret, of basic credentials; they are UTF-8 with a colon between.
pub(super) fn read_basic(credentials: &str) -> Option<(String, String)> {
    let bytes = STANDARD.decode(credentials).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let (user, password) = text.split_once(':')?;
    Some((user.to_owned(), password.to_owned()))
}

/// Base64 of bytes with a colon in them: their encoding is not said.
fn is_basic(credentials: &str) -> bool {
    STANDARD
        .decode(credentials)
        .is_ok_and(|bytes| bytes.contains(&b':'))
}

/// Letters, digits and `-._~+/`, then any number of `=`.
fn is_token(token: &str) -> bool {
    let body = token.trim_end_matches('=');
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte);
    !body.is_empty() && body.bytes().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::{is_basic, is_token};

    #[test]
    fn credentials_have_the_form_of_their_standard() {
        for (token, expected) in [
            ("mF_9.B5f-4.1JqM", true),
            ("a+/~==", true),
            ("=", false),
            ("a=b", false),
            ("two words", false),
            ("schlüssel", false),
        ] {
            assert_eq!(is_token(token), expected, "{token}");
        }
        for (credentials, expected) in [
            ("QWxhZGRpbjpvcGVuIHNlc2FtZQ==", true),
            ("Og==", true),
            ("QWxhZGRpbg==", false),
            ("user:password", false),
        ] {
            assert_eq!(is_basic(credentials), expected, "{credentials}");
        }
    }
}
