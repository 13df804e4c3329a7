//! The server of access tokens that a document names for client credentials (RFC 6749, section 4.4): it knows every
//! client and gives every documented scope.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue, WWW_AUTHENTICATE};
use axum::http::{Method, StatusCode};

use super::answer::Answer;
use super::request::{Request, decode_form, pairs};
use super::security::{authorization, read_basic};
use crate::model::Api;
use crate::model::essence;

/// How long a token is said to be good, in seconds.
const LIFE: u32 = 3600;

/// Where tokens are given.
#[derive(Debug)]
pub(super) struct TokenServer {
    /// Its path.
    path: String,
    /// The scopes that it gives; all where the document names none.
    scopes: Vec<String>,
}

/// The servers of access tokens: at the paths of their URLs, which stand below that of a server where they are relative.
pub(super) fn token_servers(api: &Api) -> Vec<TokenServer> {
    let schemes = api.security_schemes.iter();
    let flows = schemes.filter_map(|scheme| scheme.client_credentials());
    let server = |(flow, url): (&crate::model::Flow, &str)| TokenServer {
        path: path_of(url),
        scopes: flow.scopes.iter().map(|(scope, _)| scope.clone()).collect(),
    };
    flows.map(server).collect()
}

fn path_of(url: &str) -> String {
    let path = match url.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("/", |at| &rest[at..]),
        None => url,
    };
    let path = path.split(['?', '#']).next().unwrap_or_default();
    format!("/{}", path.trim_start_matches('/'))
}

impl TokenServer {
    /// Whether requests of that path are its own.
    pub(super) fn is_at(&self, path: &str) -> bool {
        path == self.path
    }

    /// A token, or why there is none.
    pub(super) fn answer(&self, request: &Request) -> Answer {
        if request.method != Method::POST {
            return super::refuse_method(&[crate::model::Method::Post]);
        }
        let form = request.header(CONTENT_TYPE).unwrap_or_default();
        if essence(&form) != "application/x-www-form-urlencoded" {
            return refuse("invalid_request", "the body is no form");
        }
        let text = String::from_utf8_lossy(&request.body);
        let form = pairs(&text, "&");
        let field = |name: &str| {
            let found = form.iter().find(|pair| pair.name == name)?;
            Some(decode_form(&found.value)).filter(|value| !value.is_empty())
        };
        match field("grant_type").as_deref() {
            Some("client_credentials") => {}
            Some(_) => return refuse("unsupported_grant_type", "only client credentials are"),
            None => return refuse("invalid_request", "`grant_type` is missing"),
        }
        let basic = authorization(request, "Basic").and_then(|text| read_basic(&text));
        let basic = basic.is_some_and(|(id, _)| !id.is_empty());
        if !basic && (field("client_id").is_none() || field("client_secret").is_none()) {
            return refuse("invalid_client", "the client does not say who it is");
        }
        let wanted = field("scope").unwrap_or_default();
        let is_given =
            |scope: &str| self.scopes.is_empty() || self.scopes.iter().any(|own| own == scope);
        match wanted.split_whitespace().find(|scope| !is_given(scope)) {
            Some(_) => refuse("invalid_scope", "the document names no such scope"),
            None => give(&wanted),
        }
    }
}

/// An answer with a token (RFC 6749, section 5.1).
fn give(scope: &str) -> Answer {
    let mut token = serde_json::json!({
        "access_token": "made-up-access-token",
        "token_type": "Bearer",
        "expires_in": LIFE,
    });
    if !scope.is_empty() {
        token["scope"] = scope.into();
    }
    in_json(StatusCode::OK, &token)
}

/// An answer without one (section 5.2).
fn refuse(error: &str, reason: &str) -> Answer {
    let body = serde_json::json!({ "error": error, "error_description": reason });
    if error != "invalid_client" {
        return in_json(StatusCode::BAD_REQUEST, &body).because(reason);
    }
    let mut answer = in_json(StatusCode::UNAUTHORIZED, &body).because(reason);
    let basic = HeaderValue::from_static("Basic");
    answer.headers.insert(WWW_AUTHENTICATE, basic);
    answer
}

fn in_json(status: StatusCode, body: &serde_json::Value) -> Answer {
    let mut answer = Answer::with_body(status, "application/json", body.to_string());
    let never = HeaderValue::from_static("no-store");
    answer.headers.insert(CACHE_CONTROL, never);
    answer
}

#[cfg(test)]
mod tests {
    use super::path_of;

    #[test]
    fn the_path_of_a_url_is_found() {
        for (url, path) in [
            ("/oauth/token", "/oauth/token"),
            ("oauth/token?x=1", "/oauth/token"),
            ("https://auth.example/v2/token", "/v2/token"),
            ("https://auth.example", "/"),
        ] {
            assert_eq!(path_of(url), path, "{url}");
        }
    }
}
