//! What the server answered: kept whole, and read as far as it can be read.

use std::fmt;

use reqwest::header::{CONTENT_TYPE, HeaderMap};

use super::content::{Content, Empty};
use super::error::{Error, Interruption, Outcome, Refusal};
use super::headers::{HeaderReader, Headers};
use super::json::Json;
use super::violation::{Location, Violation};

/// The task was taken, and is not done yet (RFC 9110, section 15.3.3).
const ACCEPTED: u16 = 202;

/// A vendor code, as the document states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// HTTP status that it comes with.
    pub status: u16,
    /// The code.
    pub code: &'static str,
    /// Short text of the vendor. Texts vary: decide by the code.
    pub message: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

impl Code {
    /// An answer that the document names; without a vendor code, `code` is empty.
    pub const fn new(
        status: u16,
        code: &'static str,
        message: &'static str,
        meaning: &'static str,
    ) -> Self {
        Self { status, code, message, meaning }
    }
}

/// An answer of the server: status, headers and body as they came. `Debug` shows none of the contents.
#[derive(Clone)]
pub struct Answer(Box<Contents>);

#[derive(Clone)]
struct Contents {
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
    json: Option<Json>,
    code: Option<String>,
    documented: Option<&'static Code>,
}

impl Answer {
    /// An answer to the operation whose refusals are `R`.
    pub(super) fn of<R: Refusal>(status: u16, headers: HeaderMap, body: Vec<u8>) -> Self {
        let json = std::str::from_utf8(&body)
            .ok()
            .and_then(|text| Json::parse(text).ok());
        let code = R::CODE_AT
            .iter()
            .find_map(|at| match json.as_ref()?.pointer(at)? {
                Json::String(text) => Some(text.clone()),
                Json::Number(number) => Some(number.as_str().to_owned()),
                _ => None,
            });
        let is_documented =
            |known: &&Code| known.status == status && Some(known.code) == code.as_deref();
        let documented = R::CODES.iter().find(is_documented);
        Self(Box::new(Contents {
            status,
            headers,
            body,
            json,
            code,
            documented,
        }))
    }

    /// HTTP status.
    pub fn status(&self) -> u16 {
        self.0.status
    }

    /// Vendor code, as it came; `None` when there is none where the document puts it.
    pub fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// What the document says about the code, if it knows the code with this status.
    pub fn documented(&self) -> Option<&'static Code> {
        self.0.documented
    }

    /// All headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// Media type of the body in lower case, without parameters; empty where the server names none.
    pub fn media_type(&self) -> String {
        let value = self.headers().get(CONTENT_TYPE);
        let value = value.and_then(|value| value.to_str().ok()).unwrap_or_default();
        let essence = value.split(';').next().unwrap_or_default();
        essence.trim().to_ascii_lowercase()
    }

    /// The body, byte for byte.
    pub fn body(&self) -> &[u8] {
        &self.0.body
    }

    /// The body as JSON, if it is JSON.
    pub fn json(&self) -> Option<&Json> {
        self.0.json.as_ref()
    }

    /// Reads a success.
    pub fn success<B: Content, H: Headers, R>(self) -> Result<Reply<B, H>, Error<R>> {
        Ok(self.read())
    }

    /// Reads a refusal as this variant.
    pub fn refused<B: Content, H: Headers, R: Refusal>(
        self,
        wrap: fn(Reply<B, H>) -> R,
    ) -> Outcome<R> {
        Err(Error::Refused(wrap(self.read())))
    }

    /// The status says success, but the code that would confirm it cannot be read.
    pub fn unreadable<R: Refusal>(self) -> Outcome<R> {
        Err(Error::OutcomeUnknown(Interruption::doubtful(
            self,
            "but no code that confirms it",
        )))
    }

    /// Reads a success with a status that the document does not name as the documented one (RFC 9110, section 15), and
    /// reports the status. What was only accepted may still fail.
    pub fn unnamed_success<B: Content, H: Headers, R>(self) -> Result<Reply<B, H>, Error<R>> {
        if self.status() == ACCEPTED {
            return self.doubtful();
        }
        let status = self.status().to_string();
        let unnamed = Violation::new(Location::Status, &status, "status", "is not documented");
        let mut reply = self.read();
        reply.0.violations.insert(0, unnamed);
        Ok(reply)
    }

    /// Keeps a success with a status that the document does not name, where its body could be of several types or a
    /// vendor code has to confirm it.
    pub fn doubtful<T, R>(self) -> Result<T, Error<R>> {
        let lack = "which the document does not name";
        Err(Error::OutcomeUnknown(Interruption::doubtful(self, lack)))
    }

    /// Keeps an answer that the document does not name.
    pub fn unknown<H: Headers, R: Refusal>(self, wrap: fn(Reply<Json, H>) -> R) -> Outcome<R> {
        Err(Error::Refused(wrap(self.read())))
    }

    fn read<B: Content, H: Headers>(self) -> Reply<B, H> {
        let mut reader = HeaderReader::of(self.status(), self.headers());
        let headers = H::read(&mut reader);
        let mut violations = reader.into_violations();
        let (value, wrong) = B::read(&self);
        violations.extend(wrong);
        Reply(Box::new(ReplyContents {
            answer: self,
            value,
            headers,
            violations,
        }))
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("status", &self.status())
            .field("code", &self.code().map(short))
            .field("headers", &self.headers().len())
            .field("body_bytes", &self.body().len())
            .finish_non_exhaustive()
    }
}

/// A code as it may be printed: a server may put anything in its place.
pub(super) fn short(code: &str) -> String {
    let code: String = code.chars().take(32).collect();
    code.escape_debug().to_string()
}

/// An answer with its typed body and headers, as far as they could be read.
///
/// An answer is never lost: where the body is of another shape, [`value`](Self::value) says so, and
/// status, headers and the bytes are there all the same.
pub struct Reply<B: Content, H>(Box<ReplyContents<B::Value, H>>);

#[derive(Clone)]
struct ReplyContents<T, H> {
    answer: Answer,
    value: Option<T>,
    headers: H,
    violations: Vec<Violation>,
}

impl<B: Content, H> Reply<B, H> {
    /// HTTP status.
    pub fn status(&self) -> u16 {
        self.0.answer.status()
    }

    /// Vendor code, as it came.
    pub fn code(&self) -> Option<&str> {
        self.0.answer.code()
    }

    /// What the document says about the code, if it knows it.
    pub fn documented(&self) -> Option<&'static Code> {
        self.0.answer.documented()
    }

    /// The documented headers, typed.
    pub fn headers(&self) -> &H {
        &self.0.headers
    }

    /// The body, byte for byte.
    pub fn body(&self) -> &[u8] {
        self.0.answer.body()
    }

    /// The typed body; `None` when it is of another shape, see [`violations`](Self::violations).
    pub fn value(&self) -> Option<&B::Value> {
        self.0.value.as_ref()
    }

    /// What in headers and body is not as documented. They are kept all the same.
    pub fn violations(&self) -> &[Violation] {
        &self.0.violations
    }

    /// The answer as it came, with all headers.
    pub fn answer(&self) -> &Answer {
        &self.0.answer
    }

    /// The same without what was said of its body.
    pub fn without_body(self) -> Reply<Empty, H> {
        let ReplyContents {
            answer,
            value: _,
            headers,
            mut violations,
        } = *self.0;
        violations.retain(|violation| violation.location() != Location::Body);
        Reply(Box::new(ReplyContents {
            answer,
            value: Some(()),
            headers,
            violations,
        }))
    }
}

impl<B: Content, H: Clone> Clone for Reply<B, H>
where
    B::Value: Clone,
{
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<B: Content, H> fmt::Debug for Reply<B, H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reply")
            .field("answer", &self.0.answer)
            .field("violations", &self.0.violations.len())
            .finish_non_exhaustive()
    }
}
