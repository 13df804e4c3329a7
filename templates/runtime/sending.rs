//! Sends bodies while they are read.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Frame, SizeHint};
use tokio::time::{Instant, sleep};

use super::call::{Body, Operation};
use super::error::{Error, Failure, Interruption, Outcome, Refusal};
use super::silence::{NO_ANSWER, silence};
use super::source::{Cause, Pieces, Source, Upload};
use super::transport::{Transport, unanswered};

impl Transport {
    /// Sends a call, once, while its body is read, which may take all the time it wants.
    ///
    /// The time-out of the client is the longest time in which the server takes nothing of the body and gives no answer.
    pub async fn upload<O: Operation>(&self, upload: Upload<O>) -> Outcome<O::Refusal> {
        let mut call = upload.call;
        let body = Sending::of(upload.source).await.map_err(Error::NotSent)?;
        let patience = body.patience.clone();
        call.body = Some(Body {
            media_type: upload.media_type.into(),
            bytes: Vec::new(),
            stream: Some(reqwest::Body::wrap(body)),
        });
        let (request, token) = self.request(call).await?;
        patience.begin();
        let sent = patience.wait(self.timeout, request.send()).await;
        let sent = sent.ok_or_else(|| Interruption::new(silence(NO_ANSWER), None));
        let response = sent.map_err(Error::OutcomeUnknown)?.map_err(unanswered)?;
        self.forget_refused(token, &response);
        O::Refusal::read(self.read_in_time::<O::Refusal>(response).await?)
    }
}

/// A source on its way. Its last piece is held back until its end is certain: so what is longer or shorter than was said
/// arrives nowhere as a whole.
struct Sending {
    /// Never locked: a body has to be `Sync`.
    pieces: Mutex<Box<Pieces>>,
    /// What is still to come of the length that was said.
    left: Option<u64>,
    last: Option<Bytes>,
    is_over: bool,
    patience: Patience,
}

impl Sending {
    async fn of(source: Source) -> Result<Self, Failure> {
        let mut body = Self {
            pieces: Mutex::new(source.pieces),
            left: source.length,
            last: None,
            is_over: false,
            patience: Patience::default(),
        };
        // Nobody would ask for the first piece of a body without length.
        if body.left == Some(0) {
            let end = poll_fn(|cx| body.poll_piece(cx)).await;
            end.map_err(|cause| Failure::new("the body cannot be sent", cause))?;
        }
        Ok(body)
    }

    /// The next piece that may leave.
    fn poll_piece(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<Bytes>, Cause>> {
        while !self.is_over {
            self.patience.pause();
            let pieces = self.pieces.get_mut().unwrap_or_else(PoisonError::into_inner);
            let piece = ready!(pieces(cx)).transpose()?;
            self.patience.begin();
            match (piece, &mut self.left) {
                (None, Some(1..)) => return Poll::Ready(Err("it is shorter than was said".into())),
                (None, _) => self.is_over = true,
                (Some(piece), None) => return Poll::Ready(Ok(Some(piece))),
                (Some(piece), Some(left)) => {
                    let rest = left.checked_sub(piece.len() as u64);
                    *left = rest.ok_or("it is longer than was said")?;
                    if *left > 0 {
                        return Poll::Ready(Ok(Some(piece)));
                    }
                    self.last = self.last.take().or(Some(piece));
                }
            }
        }
        Poll::Ready(Ok(self.last.take()))
    }
}

impl http_body::Body for Sending {
    type Data = Bytes;
    type Error = Cause;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Cause>>> {
        let piece = ready!(self.poll_piece(cx)).transpose();
        Poll::Ready(piece.map(|piece| piece.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        let held = self.last.as_ref().map_or(0, |piece| piece.len() as u64);
        let exact = self.left.map(|left| SizeHint::with_exact(left + held));
        exact.unwrap_or_default()
    }
}

/// Since when the server is waited for; not at all while the source is.
#[derive(Clone, Default)]
struct Patience(Arc<Mutex<Option<Instant>>>);

impl Patience {
    fn begin(&self) {
        *self.since() = Some(Instant::now());
    }

    fn pause(&self) {
        *self.since() = None;
    }

    /// What is locked here is whole at all times, whoever panics.
    fn since(&self) -> MutexGuard<'_, Option<Instant>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for the work, unless the server is silent for too long.
    async fn wait<T>(&self, longest: Duration, work: impl Future<Output = T>) -> Option<T> {
        let (mut work, mut silence) = (pin!(work), pin!(self.silence(longest)));
        poll_fn(|cx| match work.as_mut().poll(cx) {
            Poll::Ready(done) => Poll::Ready(Some(done)),
            Poll::Pending => silence.as_mut().poll(cx).map(|()| None),
        })
        .await
    }

    async fn silence(&self, longest: Duration) {
        loop {
            let silent = self.since().map_or(Duration::ZERO, |since| since.elapsed());
            match longest.checked_sub(silent) {
                None | Some(Duration::ZERO) => return,
                Some(rest) => sleep(rest).await,
            }
        }
    }
}
