//! What the log says of a request: one line, nothing that could be a secret, nothing that begins another line.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use super::answer::Answer;
use super::fault::Fault;
use super::request::Request;
use crate::printable::printable;

/// Longer paths are cut.
const LONGEST: usize = 200;

/// One line: method, path, status, vendor code, duration; what was wrong, and the fault.
#[derive(Debug)]
pub(super) struct Line<'l> {
    pub(super) request: &'l Request,
    pub(super) answer: &'l Answer,
    pub(super) fault: Option<Fault>,
    pub(super) duration: Duration,
}

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What comes from the document may hold anything; what a request asks for holds nothing that is hidden.
        let path = match &self.answer.path {
            Some(documented) => Cow::Owned(printable(documented)),
            None => Cow::Borrowed(self.request.path.as_str()),
        };
        let end = path
            .char_indices()
            .nth(LONGEST)
            .map_or(path.len(), |(at, _)| at);
        let path = &path[..end];
        let code = self.answer.code.as_deref().map(printable);
        let code = code.as_deref().unwrap_or("-");
        let (method, status) = (self.request.method.as_str(), self.answer.status.as_str());
        let tenths = self.duration.as_micros() / 100;
        let (whole, tenth) = (tenths / 10, tenths % 10);
        write!(f, "{method} {path} {status} {code} {whole}.{tenth}ms")?;
        if let Some(fault) = self.fault {
            write!(f, " [{fault}]")?;
        }
        match &self.answer.reason {
            Some(reason) => write!(f, " {reason}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Bytes;
    use axum::http::{HeaderMap, Method, StatusCode};

    #[test]
    fn nothing_in_a_document_begins_a_line() {
        let mut answer = Answer::empty(StatusCode::OK);
        answer.code = Some("1\nGET / 200".to_owned());
        answer.path = Some("/a\u{1b}[2J/{id}".to_owned());
        let request = Request {
            method: Method::GET,
            path: "/a/1".to_owned(),
            query: String::new(),
            headers: HeaderMap::new(),
            body: Bytes::new(),
        };
        let line = Line {
            request: &request,
            answer: &answer,
            fault: None,
            duration: Duration::ZERO,
        };
        let expected = r"GET /a\u{1b}[2J/{id} 200 1\u{a}GET / 200 0.0ms";
        assert_eq!(line.to_string(), expected);
    }
}
