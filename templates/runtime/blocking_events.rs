//! The same events for programs without an asynchronous runtime: an iterator.

use std::fmt;
use std::marker::PhantomData;

use reqwest::header::HeaderMap;

use super::blocking::Transport;
use super::blocking_stream::Waiting;
use super::call::{Call, Operation};
use super::error::{Error, Failure};
use super::events::{self, Event, Messages, read_event};
use super::schema::Schema;

impl Transport {
    /// Sends a call, once, waits until the answer begins, and gives its events as they come.
    ///
    /// The time-out of the client is the longest silence between two pieces of the answer.
    pub fn events<O: Operation, S: Schema + 'static>(
        &self,
        call: Call<O>,
    ) -> Result<Events<S>, Error<O::Refusal>> {
        let opened = self.run(move |transport| async move { transport.events::<O, S>(call).await });
        let events::Events {
            status,
            headers,
            messages,
            schema,
        } = opened?;
        Ok(Events {
            status,
            headers,
            messages: Waiting::new(messages),
            schema,
        })
    }
}

/// The events of an answer, whose data is read by the rules of `S`. Each `next` waits.
pub struct Events<S> {
    status: u16,
    headers: HeaderMap,
    messages: Waiting<Messages>,
    schema: PhantomData<fn() -> S>,
}

impl<S> Events<S> {
    /// HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// All headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }
}

impl<S: Schema> Iterator for Events<S> {
    type Item = Result<Event<S::Value>, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        Some(self.messages.next()?.map(read_event::<S>))
    }
}

impl<S> fmt::Debug for Events<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events")
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}
