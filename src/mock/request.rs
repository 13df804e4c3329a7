//! A request as it came over the wire: its parts as they stand there, still encoded.

use std::borrow::Cow;

use axum::body::Bytes;
use axum::http::header::{AsHeaderName, COOKIE};
use axum::http::{HeaderMap, HeaderValue, Method};
use percent_encoding::percent_decode_str;

/// One request.
#[derive(Clone, Debug)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The path, percent-encoded.
    pub path: String,
    /// What stands after the `?`, percent-encoded; empty where nothing does.
    pub query: String,
    /// The headers.
    pub headers: HeaderMap,
    /// The whole body.
    pub body: Bytes,
}

impl Request {
    /// The header's values in a row, as RFC 9110 §5.3 joins them; `None` when it is not there.
    pub(super) fn header(&self, name: impl AsHeaderName) -> Option<Cow<'_, str>> {
        let mut values = self.headers.get_all(name).iter().map(header_text);
        let first = values.next()?;
        Some(values.fold(first, |joined, value| format!("{joined}, {value}").into()))
    }

    /// The pairs of the query, undecoded; a name without `=` has no value.
    pub(super) fn query_pairs(&self) -> Vec<Pair<'_>> {
        pairs(&self.query, "&")
    }

    /// The pairs of all `Cookie` headers, undecoded (RFC 6265 §4.2.1).
    pub(super) fn cookie_pairs(&self) -> Vec<Pair<'_>> {
        let values = self.headers.get_all(COOKIE).iter().map(header_text);
        let pairs = values.flat_map(|value| match value {
            Cow::Borrowed(text) => pairs(text, ";"),
            Cow::Owned(text) => pairs(&text, ";").into_iter().map(Pair::owned).collect(),
        });
        pairs.collect()
    }
}

/// The text of a header: UTF-8, or else Latin-1, in which every byte is a character.
fn header_text(value: &HeaderValue) -> Cow<'_, str> {
    match std::str::from_utf8(value.as_bytes()) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(value.as_bytes().iter().copied().map(char::from).collect()),
    }
}

/// One `name=value` of a query, cookie or form: the name decoded, the value not yet.
#[derive(Clone, Debug)]
pub(super) struct Pair<'r> {
    pub(super) name: String,
    pub(super) value: Cow<'r, str>,
}

impl Pair<'_> {
    fn owned<'any>(self) -> Pair<'any> {
        Pair {
            name: self.name,
            value: Cow::Owned(self.value.into_owned()),
        }
    }
}

/// The pairs of a text, without empty ones.
pub(super) fn pairs<'r>(text: &'r str, separator: &str) -> Vec<Pair<'r>> {
    let pair = |text: &'r str| {
        let (name, value) = text.split_once('=').unwrap_or((text, ""));
        Pair {
            name: decode_form(name.trim_start()),
            value: Cow::Borrowed(value),
        }
    };
    text.split(separator)
        .filter(|text| !text.trim().is_empty())
        .map(pair)
        .collect()
}

/// Percent-decoded text (RFC 3986 §2.1); bytes that are not UTF-8 become replacement characters.
pub(super) fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// Percent-decoded text of a query or form, where `+` is a space.
pub(super) fn decode_form(text: &str) -> String {
    decode(&text.replace('+', " "))
}
