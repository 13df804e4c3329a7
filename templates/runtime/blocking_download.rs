//! The same downloads for programs without an asynchronous runtime: a reader.

use std::fmt;
use std::io::{self, Read};

use bytes::Bytes;

use super::answer::{Answer, Reply};
use super::blocking::Transport;
use super::blocking_stream::Waiting;
use super::call::{Call, Operation};
use super::chunks::Chunks;
use super::content::Empty;
use super::download::{self, Streamed};
use super::error::{Error, Refusal};
use super::violation::Violation;

impl Transport {
    /// Sends a call, once, waits until the answer begins, and gives the body of a success as it comes.
    ///
    /// The time-out of the client is the longest silence between two pieces of the body, whose length has no limit.
    pub fn download<O, H>(&self, call: Call<O>) -> Result<Download<H>, Error<O::Refusal>>
    where
        O: Operation<Refusal: Refusal<Success: Streamed<Headers = H>>>,
        H: Send + 'static,
    {
        let opened = self.run(move |transport| async move { transport.download(call).await });
        let download::Download { head, chunks } = opened?;
        Ok(Download {
            head,
            chunks: Waiting::new(chunks),
            rest: Bytes::new(),
        })
    }
}

/// A success whose body is still to be read, by [`Read`]. Dropping it closes the connection.
///
/// What ends before the body is whole is an error, whose cause is a [`Failure`](super::error::Failure).
pub struct Download<H> {
    head: Reply<Empty, H>,
    chunks: Waiting<Chunks>,
    /// What came and was not read yet.
    rest: Bytes,
}

impl<H> Download<H> {
    /// HTTP status.
    pub fn status(&self) -> u16 {
        self.head.status()
    }

    /// The documented headers, typed.
    pub fn headers(&self) -> &H {
        self.head.headers()
    }

    /// What in status and headers is not as documented. They are kept all the same.
    pub fn violations(&self) -> &[Violation] {
        self.head.violations()
    }

    /// The answer with its media type and all headers; without its body.
    pub fn answer(&self) -> &Answer {
        self.head.answer()
    }
}

impl<H> Read for Download<H> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.rest.is_empty() && !buffer.is_empty() {
            match self.chunks.next() {
                Some(chunk) => self.rest = chunk?,
                None => return Ok(0),
            }
        }
        let length = buffer.len().min(self.rest.len());
        buffer[..length].copy_from_slice(&self.rest.split_to(length));
        Ok(length)
    }
}

impl<H> fmt::Debug for Download<H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("answer", self.answer())
            .finish_non_exhaustive()
    }
}
