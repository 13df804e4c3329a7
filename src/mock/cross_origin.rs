//! Pages of other origins may read every answer (Fetch standard, CORS): a mock has nothing to protect.

use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_REQUEST_HEADERS, ACCESS_CONTROL_REQUEST_METHOD,
    HOST, HeaderValue, ORIGIN,
};
use axum::http::{HeaderMap, Method};

use super::request::Request;

/// A browser asks whether a page may send something.
pub(super) fn is_preflight(request: &Request) -> bool {
    request.method == Method::OPTIONS && request.headers.contains_key(ACCESS_CONTROL_REQUEST_METHOD)
}

/// The page that the mock serves says where it is from as well, and needs no permission.
fn is_own_page(request: &Request) -> bool {
    let host = request.header(HOST).unwrap_or_default();
    let origin = request.header(ORIGIN).unwrap_or_default();
    origin.strip_prefix("http://") == Some(&*host)
}

/// Says yes to pages of other origins.
pub(super) fn allow(request: &Request, headers: &mut HeaderMap) {
    if !request.headers.contains_key(ORIGIN) || is_own_page(request) {
        return;
    }
    let any = HeaderValue::from_static("*");
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, any.clone());
    headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, any.clone());
    if !is_preflight(request) {
        return;
    }
    let asked = |name| request.headers.get(name).cloned().unwrap_or(any.clone());
    headers.insert(
        ACCESS_CONTROL_ALLOW_HEADERS,
        asked(ACCESS_CONTROL_REQUEST_HEADERS),
    );
    headers.insert(
        ACCESS_CONTROL_ALLOW_METHODS,
        asked(ACCESS_CONTROL_REQUEST_METHOD),
    );
}
