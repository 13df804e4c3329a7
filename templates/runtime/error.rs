//! Why a call gave no success, by what the caller has to know next: was it sent, was it answered.

use std::error::Error as StdError;
use std::fmt;
use std::io;

use reqwest::header::HeaderMap;

use super::answer::{Answer, Code, short};
use super::violation::Violations;

/// The documented refusals of one operation.
pub trait Refusal: fmt::Debug + Send + Sized + 'static {
    /// What a success gives.
    type Success: Send + 'static;
    /// Name of the operation in the document.
    const OPERATION: &'static str;
    /// Where vendor codes stand in the bodies of the answers (JSON Pointers); the first that is there counts.
    const CODE_AT: &'static [&'static str];
    /// All documented codes, of success and refusal.
    const CODES: &'static [Code];

    /// Reads an answer.
    fn read(answer: Answer) -> Outcome<Self>;

    /// The answer as it came.
    fn answer(&self) -> &Answer;

    /// HTTP status.
    fn status(&self) -> u16 {
        self.answer().status()
    }

    /// Vendor code, as it came; `None` when the answer has none.
    fn code(&self) -> Option<&str> {
        self.answer().code()
    }

    /// Short text that the document gives the code; `None` for a code it does not know.
    fn message(&self) -> Option<&'static str> {
        self.answer().documented().map(|code| code.message)
    }

    /// What the code means; `None` for a code that the document does not know.
    fn meaning(&self) -> Option<&'static str> {
        self.answer().documented().map(|code| code.meaning)
    }

    /// All headers.
    fn headers(&self) -> &HeaderMap {
        self.answer().headers()
    }

    /// The body, byte for byte.
    fn body(&self) -> &[u8] {
        self.answer().body()
    }
}

/// What comes of a call.
pub type Outcome<R> = Result<<R as Refusal>::Success, Error<R>>;

/// Why a call gave no success.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error<R> {
    /// The call breaks rules of the document. Nothing was sent.
    Invalid(Violations),
    /// Certainly not sent: no connection, or the call could not be made.
    NotSent(Failure),
    /// Answered, and not with a success.
    Refused(R),
    /// Sent, perhaps carried out, but no answer tells: find out before sending it again.
    OutcomeUnknown(Interruption),
}

impl<R> Error<R> {
    /// Whether the call may have been carried out without our knowing.
    pub fn outcome_unknown(&self) -> bool {
        matches!(self, Self::OutcomeUnknown(_))
    }

    /// What is wrong with the call, when that is why it was not sent.
    pub fn violations(&self) -> Option<&Violations> {
        match self {
            Self::Invalid(violations) => Some(violations),
            _ => None,
        }
    }
}

impl<R: Refusal> Error<R> {
    /// The answer, or what came of it.
    pub fn answer(&self) -> Option<&Answer> {
        match self {
            Self::Refused(refusal) => Some(refusal.answer()),
            Self::OutcomeUnknown(interruption) => interruption.answer(),
            Self::Invalid(_) | Self::NotSent(_) => None,
        }
    }
}

impl<R: Refusal> fmt::Display for Error<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operation = R::OPERATION;
        match self {
            Self::Invalid(violations) => write!(f, "`{operation}` was not sent: {violations}"),
            Self::NotSent(failure) => write!(f, "`{operation}` was not sent: {failure}"),
            Self::OutcomeUnknown(interruption) => {
                write!(f, "`{operation}` has an unknown outcome: {interruption}")
            }
            Self::Refused(refusal) => {
                write!(
                    f,
                    "`{operation}` was refused with {}",
                    Heading(refusal.answer())
                )
            }
        }
    }
}

impl<R: Refusal> StdError for Error<R> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Invalid(violations) => Some(violations),
            Self::NotSent(failure) => failure.source(),
            Self::OutcomeUnknown(interruption) => interruption.source(),
            Self::Refused(_) => None,
        }
    }
}

/// Status, code and what the document says about it.
struct Heading<'a>(&'a Answer);

impl fmt::Display for Heading<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "status {}", self.0.status())?;
        if let Some(code) = self.0.code() {
            write!(f, ", code `{}`", short(code))?;
        }
        match self.0.documented() {
            Some(Code {
                message, meaning, ..
            }) => write!(f, " ({message}): {meaning}"),
            None => f.write_str(", which is not documented"),
        }
    }
}

/// Something that went wrong on this side of the wire.
#[derive(Debug)]
pub struct Failure {
    what: &'static str,
    cause: Box<dyn StdError + Send + Sync>,
    timed_out: bool,
}

impl Failure {
    pub(super) fn new(what: &'static str, cause: Box<dyn StdError + Send + Sync>) -> Self {
        let timed_out = cause
            .downcast_ref::<io::Error>()
            .is_some_and(|error| error.kind() == io::ErrorKind::TimedOut);
        Self {
            what,
            cause,
            timed_out,
        }
    }

    /// A failure of the HTTP client, without the URL: there may be a secret in its query.
    pub(super) fn of_http(what: &'static str, error: reqwest::Error) -> Self {
        let timed_out = error.is_timeout();
        Self {
            what,
            cause: Box::new(error.without_url()),
            timed_out,
        }
    }

    /// Whether time ran out.
    pub fn is_timeout(&self) -> bool {
        self.timed_out
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut cause: &dyn StdError = self.cause.as_ref();
        while let Some(deeper) = cause.source() {
            cause = deeper;
        }
        write!(f, "{} ({cause})", self.what)
    }
}

impl StdError for Failure {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(self.cause.as_ref())
    }
}

/// What readers of bytes fail with.
impl From<Failure> for io::Error {
    fn from(failure: Failure) -> Self {
        match failure.timed_out {
            true => Self::new(io::ErrorKind::TimedOut, failure),
            false => Self::other(failure),
        }
    }
}

/// How an answer failed to come, and what came of it.
#[derive(Debug)]
pub struct Interruption {
    cause: Cause,
    answer: Option<Answer>,
}

#[derive(Debug)]
enum Cause {
    /// No answer, or not the whole of it.
    Failure(Failure),
    /// An answer that does not tell the outcome, and what it lacks.
    Doubt(&'static str),
}

impl Interruption {
    /// No answer, or not the whole of it.
    pub(super) fn new(failure: Failure, answer: Option<Answer>) -> Self {
        Self {
            cause: Cause::Failure(failure),
            answer,
        }
    }

    /// An answer came, but does not tell the outcome: `lack` says after "the answer has status 200" why not.
    pub(super) fn doubtful(answer: Answer, lack: &'static str) -> Self {
        Self {
            cause: Cause::Doubt(lack),
            answer: Some(answer),
        }
    }

    fn failure(&self) -> Option<&Failure> {
        match &self.cause {
            Cause::Failure(failure) => Some(failure),
            Cause::Doubt(_) => None,
        }
    }

    /// What came: status and headers, and the body as far as it came.
    pub fn answer(&self) -> Option<&Answer> {
        self.answer.as_ref()
    }

    /// Whether time ran out.
    pub fn is_timeout(&self) -> bool {
        self.failure().is_some_and(Failure::is_timeout)
    }
}

impl fmt::Display for Interruption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = self.answer.as_ref().map(Answer::status);
        match (&self.cause, status) {
            (Cause::Failure(failure), None) => {
                write!(f, "it may have been carried out, but {failure}")
            }
            (Cause::Failure(failure), Some(status)) => {
                write!(f, "the answer began with status {status}, but {failure}")
            }
            (Cause::Doubt(lack), status) => {
                write!(f, "the answer has status {}, {lack}", status.unwrap_or_default())
            }
        }
    }
}

impl StdError for Interruption {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.failure().and_then(StdError::source)
    }
}
