//! Successes whose bodies are read piece by piece, and held nowhere as a whole.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use super::answer::{Answer, Reply};
use super::call::{Call, Operation};
use super::chunks::Chunks;
use super::content::{Content, Empty};
use super::error::{Error, Failure, Refusal};
use super::transport::Transport;
use super::violation::Violation;

impl Transport {
    /// Sends a call, once, and gives the body of a success as it comes. All other answers are read as ever.
    ///
    /// The time-out of the client is the longest silence between two pieces of the body, whose length has no limit.
    pub async fn download<O, H>(&self, call: Call<O>) -> Result<Download<H>, Error<O::Refusal>>
    where
        O: Operation<Refusal: Refusal<Success: Streamed<Headers = H>>>,
    {
        let response = self.open(call, O::ACCEPT_STREAMED).await?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        // Status and headers tell a success of bytes.
        let begun = O::Refusal::read(Answer::of::<O::Refusal>(status, headers, Vec::new()));
        match begun.ok().and_then(Streamed::head) {
            Some(head) => Ok(Download {
                head,
                chunks: Chunks::new(response, self.timeout),
            }),
            None => Err(self.refuse(response, "which has no body to be streamed").await),
        }
    }
}

/// A success whose body can be read piece by piece.
pub trait Streamed {
    /// The documented headers, typed.
    type Headers;

    /// Status and headers; `None` where the document gives this success a body of another kind.
    fn head(self) -> Option<Reply<Empty, Self::Headers>>;
}

impl<B: Content, H> Streamed for Reply<B, H> {
    type Headers = H;

    fn head(self) -> Option<Reply<Empty, H>> {
        Some(self.without_body())
    }
}

/// A success whose body is still to be read: by [`next`](Self::next), or as a [`Stream`].
///
/// How long you take between two pieces does not matter; dropping it closes the connection.
pub struct Download<H> {
    pub(super) head: Reply<Empty, H>,
    pub(super) chunks: Chunks,
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

    /// The next piece, `None` when the body is whole; after a failure nothing more comes.
    pub async fn next(&mut self) -> Option<Result<Bytes, Failure>> {
        poll_fn(|cx| Pin::new(&mut self.chunks).poll_next(cx)).await
    }
}

impl<H: Unpin> Stream for Download<H> {
    type Item = Result<Bytes, Failure>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Pin::new(&mut self.chunks).poll_next(cx)
    }
}

impl<H> fmt::Debug for Download<H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("answer", self.answer())
            .finish_non_exhaustive()
    }
}
