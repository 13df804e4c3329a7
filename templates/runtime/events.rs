//! Server-sent events (the living standard of HTML, section 9.2): an answer that is read event by event.

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;
use reqwest::header::{CONTENT_TYPE, HeaderMap};

use super::as_json::AsJson as _;
use super::call::{Call, Operation};
use super::check::{Direction, Subject, judge};
use super::chunks::Chunks;
use super::error::{Error, Failure};
use super::json::Json;
use super::schema::Schema;
use super::transport::Transport;
use super::violation::Violation;

/// What is asked for.
const MEDIA_TYPE: &str = "text/event-stream";

impl Transport {
    /// Sends a call, once, and gives the events of the answer as they come.
    ///
    /// The time-out of the client is the longest silence between two pieces of the answer.
    pub async fn events<O: Operation, S: Schema>(
        &self,
        call: Call<O>,
    ) -> Result<Events<S>, Error<O::Refusal>> {
        let mut response = self.open(call, MEDIA_TYPE).await?;
        let media_type = response.headers().get(CONTENT_TYPE);
        let media_type = media_type.and_then(|value| value.to_str().ok());
        let is_stream = media_type.is_some_and(|found| found.starts_with(MEDIA_TYPE));
        if !response.status().is_success() || !is_stream {
            return Err(self.refuse(response, "but is no stream of events").await);
        }
        Ok(Events {
            status: response.status().as_u16(),
            headers: std::mem::take(response.headers_mut()),
            messages: Messages::new(Chunks::new(response, self.timeout), self.longest_body),
            schema: PhantomData,
        })
    }
}

/// The events of an answer, whose data is read by the rules of `S`: by [`next`](Self::next), or as a [`Stream`].
///
/// How long you take between two events does not matter; dropping it closes the connection.
pub struct Events<S> {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) messages: Messages,
    pub(super) schema: PhantomData<fn() -> S>,
}

impl<S: Schema> Events<S> {
    /// HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// All headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The next event, `None` at the end; after a failure nothing more comes.
    pub async fn next(&mut self) -> Option<Result<Event<S::Value>, Failure>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }
}

impl<S: Schema> Stream for Events<S> {
    type Item = Result<Event<S::Value>, Failure>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let message = ready!(Pin::new(&mut self.messages).poll_next(cx));
        Poll::Ready(message.map(|message| message.map(read_event::<S>)))
    }
}

impl<S> fmt::Debug for Events<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events").finish_non_exhaustive()
    }
}

/// One event. `Debug` shows none of its data.
#[derive(Clone)]
pub struct Event<T> {
    message: Message,
    value: Option<T>,
    violations: Vec<Violation>,
}

impl<T> Event<T> {
    /// Its name; `message` where the server gives none.
    pub fn name(&self) -> &str {
        &self.message.name
    }

    /// The last id that the server gave; empty when there was none.
    pub fn id(&self) -> &str {
        &self.message.id
    }

    /// How long the server wants clients to wait before they connect anew.
    pub fn retry(&self) -> Option<Duration> {
        self.message.retry
    }

    /// The data as it came.
    pub fn data(&self) -> &str {
        &self.message.data
    }

    /// The typed data; `None` when it is of another shape, see [`violations`](Self::violations).
    pub fn value(&self) -> Option<&T> {
        self.value.as_ref()
    }

    /// What in the data is not as documented. It is kept all the same.
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }
}

/// Reads the data of an event: JSON where it is such, else the text itself, whichever keeps the rules.
pub(super) fn read_event<S: Schema>(message: Message) -> Event<S::Value> {
    let judged =
        |json: &Json| judge(json, Subject::body(Direction::Received), S::check).violations;
    let string = Json::from(message.data.as_str());
    let mut json = Json::parse(&message.data).unwrap_or_else(|_| string.clone());
    let mut violations = judged(&json);
    if !violations.is_empty() && judged(&string).is_empty() {
        (json, violations) = (string, Vec::new());
    }
    Event {
        value: S::Value::from_json(&json).ok(),
        message,
        violations,
    }
}

impl<T> fmt::Debug for Event<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Event")
            .field("name", &self.message.name)
            .field("data_bytes", &self.message.data.len())
            .field("violations", &self.violations.len())
            .finish_non_exhaustive()
    }
}

/// An event, not yet typed.
#[derive(Clone, Default)]
pub(super) struct Message {
    name: String,
    id: String,
    retry: Option<Duration>,
    data: String,
}

/// The messages of an answer that is still coming.
pub(super) struct Messages {
    chunks: Chunks,
    longest: usize,
    lines: Lines,
    id: String,
    next: Message,
}

impl Messages {
    fn new(chunks: Chunks, longest: usize) -> Self {
        Self {
            chunks,
            longest,
            lines: Lines::default(),
            id: String::new(),
            next: Message::default(),
        }
    }

    /// The next message that is whole, of what came.
    fn read(&mut self) -> Option<Message> {
        while let Some(line) = self.lines.next() {
            if let Some(message) = self.read_line(&line) {
                return Some(message);
            }
        }
        None
    }

    /// Reads a line (section 9.2.6); an empty one ends the event.
    fn read_line(&mut self, line: &[u8]) -> Option<Message> {
        let line = String::from_utf8_lossy(line);
        if line.is_empty() {
            return self.finish();
        }
        let (field, value) = line.split_once(':').unwrap_or((&line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut self.next.name),
            "data" => {
                self.next.data.push_str(value);
                self.next.data.push('\n');
            }
            "id" if !value.contains('\0') => value.clone_into(&mut self.id),
            "retry" if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.next.retry = value.parse().ok().map(Duration::from_millis);
            }
            _ => {} // a comment, or a field of a later standard
        }
        None
    }

    /// The event that was read, if it has data.
    fn finish(&mut self) -> Option<Message> {
        let mut message = std::mem::take(&mut self.next);
        message.data.pop()?; // the end of its last line
        message.id.clone_from(&self.id);
        if message.name.is_empty() {
            "message".clone_into(&mut message.name);
        }
        Some(message)
    }
}

impl Stream for Messages {
    type Item = Result<Message, Failure>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(message) = self.read() {
                return Poll::Ready(Some(Ok(message)));
            }
            if self.lines.bytes.len() + self.next.data.len() > self.longest {
                (self.lines, self.next) = Default::default();
                let failure = Failure::new("an event is too long", "it exceeds the limit".into());
                return Poll::Ready(Some(Err(self.chunks.end(failure))));
            }
            let chunk = match ready!(Pin::new(&mut self.chunks).poll_next(cx)) {
                Some(Ok(chunk)) => chunk,
                Some(Err(failure)) => return Poll::Ready(Some(Err(failure))),
                None => return Poll::Ready(None),
            };
            self.lines.push(&chunk);
        }
    }
}

/// Lines that end with a line feed, a carriage return, or both, however the bytes are cut.
#[derive(Default)]
struct Lines {
    bytes: Vec<u8>,
    has_begun: bool,
    /// The last line ended with a carriage return, to which a line feed may still belong.
    has_returned: bool,
}

impl Lines {
    fn push(&mut self, chunk: &[u8]) {
        self.bytes.extend(chunk);
    }

    /// The next whole line.
    fn next(&mut self) -> Option<Vec<u8>> {
        if self.bytes.first() == Some(&b'\n') && std::mem::take(&mut self.has_returned) {
            self.bytes.remove(0);
        }
        let end = self.bytes.iter().position(|byte| matches!(byte, b'\r' | b'\n'))?;
        self.has_returned = self.bytes[end] == b'\r';
        let mut line: Vec<u8> = self.bytes.drain(..=end).collect();
        line.pop();
        if !std::mem::replace(&mut self.has_begun, true) && line.starts_with(BYTE_ORDER_MARK) {
            line.drain(..BYTE_ORDER_MARK.len());
        }
        Some(line)
    }
}

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();
