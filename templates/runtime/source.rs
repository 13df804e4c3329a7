//! Bodies that are read while they are sent, and held nowhere as a whole.

use std::error::Error;
use std::fmt;
use std::io::{self, Read};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use tokio::task::{JoinHandle, spawn_blocking};

use super::call::{Call, Operation};

/// Why there are no more pieces.
pub(super) type Cause = Box<dyn Error + Send + Sync>;

/// Gives one piece after the other.
pub(super) type Pieces = dyn FnMut(&mut Context<'_>) -> Poll<Option<Result<Bytes, Cause>>> + Send;

/// Bytes that are read while they are sent.
///
/// Of a source that fails, or whose length is another than was said, the server gets no whole body, and the call fails.
pub struct Source {
    pub(super) pieces: Box<Pieces>,
    pub(super) length: Option<u64>,
    media_type: Option<String>,
}

impl Source {
    /// What a stream gives.
    pub fn new<B: Into<Bytes>, E: Into<Cause>>(
        stream: impl Stream<Item = Result<B, E>> + Send + 'static,
    ) -> Self {
        let mut stream = Box::pin(stream);
        Self::of(move |cx| {
            let piece = ready!(stream.as_mut().poll_next(cx));
            Poll::Ready(piece.map(|piece| piece.map(Into::into).map_err(Into::into)))
        })
    }

    /// What a reader gives, such as a [`File`](std::fs::File). It is read on a thread where it may wait.
    pub fn of_reader(reader: impl Read + Send + 'static) -> Self {
        let mut idle = Some(reader);
        let mut reading: Option<JoinHandle<_>> = None;
        Self::of(move |cx| {
            if let Some(mut reader) = idle.take() {
                reading = Some(spawn_blocking(move || {
                    let piece = read_piece(&mut reader);
                    (reader, piece)
                }));
            }
            let Some(task) = &mut reading else {
                return Poll::Ready(None);
            };
            let done = ready!(Pin::new(task).poll(cx));
            reading = None;
            let (reader, piece) = done?;
            let piece = piece?;
            idle = (!piece.is_empty()).then_some(reader);
            Poll::Ready(idle.is_some().then_some(Ok(piece)))
        })
    }

    fn of(
        pieces: impl FnMut(&mut Context<'_>) -> Poll<Option<Result<Bytes, Cause>>> + Send + 'static,
    ) -> Self {
        Self {
            pieces: Box::new(pieces),
            length: None,
            media_type: None,
        }
    }

    /// With a length in bytes, which the server is told beforehand: many want to know it.
    pub fn with_length(mut self, bytes: u64) -> Self {
        self.length = Some(bytes);
        self
    }

    /// With a media type. Default: the only one of bytes that the document names, or `application/octet-stream`.
    pub fn with_media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }
}

/// Reads what there is; nothing at the end.
fn read_piece(reader: &mut impl Read) -> io::Result<Bytes> {
    let mut piece = vec![0; 64 * 1024];
    let length = loop {
        match reader.read(&mut piece) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            length => break length?,
        }
    };
    piece.truncate(length);
    Ok(piece.into())
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Source")
            .field("media_type", &self.media_type)
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}

/// A call with a body that is read while it is sent.
pub struct Upload<O> {
    pub(super) call: Call<O>,
    pub(super) media_type: String,
    pub(super) source: Source,
}

impl<O: Operation> Call<O> {
    /// With a body that is read while it is sent, of a media type that is in one of the documented `ranges`.
    pub fn source(mut self, ranges: &'static str, source: Source) -> Upload<O> {
        let media_type = self.choose(ranges, source.media_type.as_deref(), "");
        Upload {
            call: self,
            media_type,
            source,
        }
    }
}

impl<O: Operation> fmt::Debug for Upload<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upload")
            .field("call", &self.call)
            .field("source", &self.source)
            .finish_non_exhaustive()
    }
}
