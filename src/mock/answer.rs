//! Answers as they are sent, and what the log says of them.

use axum::body::Bytes;
use axum::http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use axum::http::{HeaderMap, StatusCode};

/// Response header that tells what was wrong with the request.
pub const VIOLATION: HeaderName = HeaderName::from_static("specbind-violation");

/// Longer texts are cut in headers and in the log.
const LONGEST: usize = 2000;

/// One answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// HTTP status.
    pub status: StatusCode,
    /// Headers, with the content type.
    pub headers: HeaderMap,
    /// The body; empty when there is none.
    pub body: Bytes,
    /// The vendor's code in the body.
    pub code: Option<String>,
    /// What was wrong with the request, on one line and without a secret.
    pub reason: Option<String>,
    /// The operation's path, where the path of the request holds a secret.
    pub path: Option<String>,
}

impl Answer {
    /// An answer without a body.
    pub(super) fn empty(status: StatusCode) -> Self {
        Self {
            status,
            headers: HeaderMap::new(),
            body: Bytes::new(),
            code: None,
            reason: None,
            path: None,
        }
    }

    /// An answer with a body.
    pub(super) fn with_body(
        status: StatusCode,
        media_type: &'static str,
        body: impl Into<Bytes>,
    ) -> Self {
        let mut answer = Self::empty(status);
        answer.body = body.into();
        let media_type = HeaderValue::from_static(media_type);
        answer.headers.insert(CONTENT_TYPE, media_type);
        answer
    }

    /// A problem that the document describes no answer for (RFC 9457).
    pub(super) fn problem(status: StatusCode, detail: &str) -> Self {
        let problem = serde_json::json!({
            "title": status.canonical_reason().unwrap_or("Problem"),
            "status": status.as_u16(),
            "detail": detail,
        });
        let body = problem.to_string();
        Self::with_body(status, "application/problem+json", body).because(detail)
    }

    /// The same answer, telling why the request was refused.
    pub(super) fn because(mut self, reason: &str) -> Self {
        let mut text: String = reason.chars().take(LONGEST).collect();
        text.retain(|letter| !letter.is_control());
        if let Some(value) = header_value(&text) {
            self.headers.insert(VIOLATION, value);
        }
        self.reason = Some(text);
        self
    }
}

/// The text as a header's value: what is not visible ASCII is escaped.
pub(super) fn header_value(text: &str) -> Option<HeaderValue> {
    let plain = |letter: char| matches!(letter, ' '..='~');
    let escaped = text.chars().map(|letter| match plain(letter) {
        true => letter.to_string(),
        false => letter.escape_unicode().to_string(),
    });
    HeaderValue::from_str(escaped.collect::<String>().trim()).ok()
}
