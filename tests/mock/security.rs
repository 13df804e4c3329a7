//! Credentials: refused where they are missing or malformed, and access tokens from the server that the document names.

use std::path::Path;

use axum::http::Method;
use specbind::mock::Mock;

use super::server::{ask, mock_of};

fn mock() -> Mock<'static> {
    mock_of(Path::new("tests/features/security.yaml"))
}

#[test]
fn credentials_have_to_be_what_their_scheme_says() {
    let mock = mock();
    let either = |value: &str| {
        let headers = [("authorization", value)];
        let answer = ask(&mock, Method::GET, "/either", &headers, "");
        (answer.status.as_u16(), answer.reason.unwrap_or_default())
    };
    let good = |value: &str| assert_eq!(either(value), (204, String::new()), "{value}");
    good("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    good("bearer mF_9.B5f-4.1JqM");
    let refused = |value: &str, wanted: &str| {
        let reason = format!("credentials are missing: {wanted}, or `key` and `query`");
        assert_eq!(either(value), (401, reason), "{value}");
    };
    refused("Digest x", "`basic`, or `bearer`");
    refused(
        "Basic user:password",
        "`basic`, which is no user and password in base64 (RFC 7617, section 2), or `bearer`",
    );
    refused(
        "Bearer two words",
        "`basic`, or `bearer`, which is no bearer token (RFC 6750, section 2.1)",
    );
}

#[test]
fn a_token_is_given_for_client_credentials() {
    let mock = mock();
    let form = "application/x-www-form-urlencoded";
    let basic = "Basic aWQ6c2VjcmV0";
    let fetch = |authorization: &str, media_type: &str, body: &str| {
        let headers = [
            ("authorization", authorization),
            ("content-type", media_type),
        ];
        let answer = ask(&mock, Method::POST, "/oauth/token", &headers, body);
        let body = serde_json::from_slice(&answer.body).expect("JSON");
        let body: serde_json::Value = body;
        let text = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
        (answer.status.as_u16(), text("access_token"), text("error"))
    };
    let none = String::new;
    let error = |status: u16, error: &str| (status, none(), error.to_owned());
    let grant = "grant_type=client_credentials";
    let (status, token, _) = fetch(basic, form, &format!("{grant}&scope=read+write%3Aall"));
    assert_eq!(status, 200);
    let bearer = format!("Bearer {token}");
    let read = ask(
        &mock,
        Method::GET,
        "/read",
        &[("authorization", &bearer)],
        "",
    );
    assert_eq!(read.status.as_u16(), 204);
    let in_body = format!("{grant}&client_id=id&client_secret=secret");
    assert_eq!(fetch("none", form, &in_body).0, 200);
    assert_eq!(fetch("none", form, grant), error(401, "invalid_client"));
    let unknown = format!("{grant}&scope=admin");
    assert_eq!(fetch(basic, form, &unknown), error(400, "invalid_scope"));
    assert_eq!(fetch(basic, form, ""), error(400, "invalid_request"));
    let password = "grant_type=password";
    assert_eq!(
        fetch(basic, form, password),
        error(400, "unsupported_grant_type")
    );
    assert_eq!(
        fetch(basic, "application/json", "{}"),
        error(400, "invalid_request")
    );
    let get = ask(&mock, Method::GET, "/oauth/token", &[], "");
    assert_eq!(get.status.as_u16(), 405);
}
