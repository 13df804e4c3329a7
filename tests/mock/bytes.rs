//! Answers of media types that are no text are bytes that are no text.

use std::path::Path;

use axum::http::Method;

use super::server::{ask, mock_of};

#[test]
fn files_are_answered_with_bytes() {
    let mock = mock_of(Path::new("tests/mock/bytes.yaml"));
    let get = |path| ask(&mock, Method::GET, path, &[], "");
    for (path, media_type, length) in [
        ("/png", "image/png", 300),
        ("/file", "application/octet-stream", 16),
        ("/pdf", "application/pdf", 4),
    ] {
        let answer = get(path);
        assert_eq!(answer.headers["content-type"], media_type);
        assert_eq!(answer.body.len(), length, "{path}");
        assert!(std::str::from_utf8(&answer.body).is_err(), "{path}");
    }
    for (path, body) in [
        ("/base64", &b"string"[..]),
        ("/yaml", b"string"),
        ("/given", b"\xe9\0"),
    ] {
        assert_eq!(&get(path).body[..], body, "{path}");
    }
}
