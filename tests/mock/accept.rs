//! The `Accept` header: which of the documented media types is sent, and what is said where it takes none.

use std::path::Path;

use axum::http::Method;
use specbind::mock::{Answer, Mock};

use super::server::{ask, mock_of};

fn mock() -> Mock<'static> {
    mock_of(Path::new("tests/mock/accept.yaml"))
}

fn take(mock: &Mock<'_>, method: Method, url: &str, accept: &str) -> Answer {
    ask(mock, method, url, &[("accept", accept)], "")
}

fn content_type(answer: &Answer) -> &str {
    answer.headers["content-type"].to_str().expect("a text")
}

#[test]
fn the_media_type_that_is_wanted_most_is_sent() {
    let mock = mock();
    for (accept, expected) in [
        ("text/csv", "text/csv"),
        ("text/*;q=0.9, application/json;q=0.1", "text/csv"),
        ("application/json;q=0.1, text/*;q=0.9", "text/csv"),
        ("*/*", "application/json"),
        ("*/*, application/json;q=0", "text/csv"),
        ("application/json, text/csv;q=0.5", "application/json"),
        ("text/csv, application/json", "text/csv"),
        ("TEXT/CSV ; Q=1", "text/csv"),
        ("application/json; V=2", "application/json;v=2"),
        ("application/json; charset=utf-8", "application/json"),
        ("text/html, image/gif, *; q=.2", "application/json"),
        ("nonsense", "application/json"),
        ("", "application/json"),
    ] {
        let answer = take(&mock, Method::GET, "/many", accept);
        assert_eq!(
            (answer.status.as_u16(), content_type(&answer)),
            (200, expected),
            "{accept}"
        );
    }
    for (accept, expected) in [
        ("image/png;q=0.5, image/gif", "image/gif"),
        ("image/png;q=0, image/*", "image/octet-stream"),
        ("*/*;q=0.1, image/png;q=0", "image/octet-stream"),
    ] {
        let answer = take(&mock, Method::GET, "/picture", accept);
        assert_eq!(content_type(&answer), expected, "{accept}");
    }
}

#[test]
fn what_the_client_does_not_take_is_not_sent() {
    let mock = mock();
    for accept in ["text/html", "application/xml, text/*;q=0", "*/*;q=0"] {
        let answer = take(&mock, Method::GET, "/many", accept);
        assert_eq!(answer.status.as_u16(), 406, "{accept}");
        assert_eq!(content_type(&answer), "application/problem+json");
        assert_eq!(
            answer.reason.as_deref(),
            Some(
                "header `Accept`: takes none of what is answered: \
                 `application/json`, `text/csv`, `application/json;v=2` (mediaType)"
            )
        );
    }
    let picture = take(&mock, Method::GET, "/picture", "text/html");
    assert_eq!(picture.status.as_u16(), 406);
    let none = take(&mock, Method::GET, "/none", "text/html");
    assert_eq!(none.status.as_u16(), 200, "nothing is sent at all");
}

#[test]
fn a_refusal_is_told_as_documented_and_without_an_effect() {
    let mock = mock();
    let told = take(&mock, Method::GET, "/told", "text/html");
    assert_eq!(told.status.as_u16(), 406);
    assert_eq!(&told.body[..], br#"{"refused":true}"#);
    assert_eq!(content_type(&told), "application/json");
    let status = |accept| take(&mock, Method::DELETE, "/told", accept).status.as_u16();
    assert_eq!(status("text/html"), 406);
    assert_eq!(status("application/json"), 200, "it was not deleted before");
    assert_eq!(status("text/html"), 404, "an error has no other form");
}
