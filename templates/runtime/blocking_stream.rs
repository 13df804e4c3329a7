//! What comes piece by piece, for a thread that waits for each.

use std::future::poll_fn;
use std::pin::Pin;

use futures_core::Stream;

use super::blocking::{begin, ended};
use super::error::Failure;

/// Gives the items of a stream; the other thread has it while one is waited for.
pub(super) struct Waiting<S>(Option<S>);

impl<T: Send + 'static, S> Waiting<S>
where
    S: Stream<Item = Result<T, Failure>> + Send + Unpin + 'static,
{
    pub(super) fn new(stream: S) -> Self {
        Self(Some(stream))
    }

    /// The next item, `None` at the end.
    pub(super) fn next(&mut self) -> Option<Result<T, Failure>> {
        let mut stream = self.0.take()?;
        let next = begin(async move {
            let item = poll_fn(|cx| Pin::new(&mut stream).poll_next(cx)).await;
            (stream, item)
        });
        match next.and_then(|next| next.recv().map_err(ended)) {
            Ok((stream, item)) => {
                self.0 = Some(stream);
                item
            }
            Err(failure) => Some(Err(failure)),
        }
    }
}
