//! An answer that is read while it comes. It may take all the time it wants, as long as it does not fall silent.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body as _, Frame};
use reqwest::Response;
use reqwest::header::{ACCEPT, HeaderMap, HeaderValue};
use tokio::time::{Sleep, sleep, timeout};

use super::call::{Call, Operation};
use super::error::{Error, Failure, Interruption, Refusal};
use super::silence::{NO_ANSWER, silence};
use super::transport::{Transport, unanswered};

impl Transport {
    /// Sends a call, once, until its answer begins.
    pub(super) async fn open<O: Operation>(
        &self,
        call: Call<O>,
        accept: &'static str,
    ) -> Result<Response, Error<O::Refusal>> {
        let (request, token) = self.request(call).await?;
        let accept = HeaderValue::from_str(accept).ok();
        let accept = HeaderMap::from_iter(accept.map(|accept| (ACCEPT, accept)));
        let sent = timeout(self.timeout, request.headers(accept).send()).await;
        let response = sent.map_err(|_| {
            Error::OutcomeUnknown(Interruption::new(silence(NO_ANSWER), None))
        })?;
        let response = response.map_err(unanswered)?;
        self.forget_refused(token, &response);
        Ok(response)
    }

    /// Reads an answer as a whole that is not what was to be streamed: `lack` says what it lacks.
    pub(super) async fn refuse<R: Refusal>(
        &self,
        response: Response,
        lack: &'static str,
    ) -> Error<R> {
        let answer = self.read_in_time::<R>(response).await;
        let outcome: Result<Infallible, _> = answer.and_then(|answer| {
            let doubt = Interruption::doubtful(answer.clone(), lack);
            R::read(answer).and(Err(Error::OutcomeUnknown(doubt)))
        });
        let Err(error) = outcome;
        error
    }
}

/// The bytes of an answer, as they come. After a failure nothing more does.
pub(super) struct Chunks {
    body: Option<reqwest::Body>,
    longest_silence: Duration,
    /// Runs while something is waited for.
    silence: Option<Pin<Box<Sleep>>>,
}

impl Chunks {
    pub(super) fn new(response: Response, longest_silence: Duration) -> Self {
        Self {
            body: Some(response.into()),
            longest_silence,
            silence: None,
        }
    }

    /// Reads no more, because of a failure.
    pub(super) fn end(&mut self, failure: Failure) -> Failure {
        self.body = None;
        failure
    }

    fn poll_body(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Failure>>> {
        while let Some(body) = &mut self.body {
            let Some(frame) = ready!(Pin::new(body).poll_frame(cx)) else {
                break;
            };
            match frame.map(Frame::into_data) {
                Ok(Ok(chunk)) => return Poll::Ready(Some(Ok(chunk))),
                Ok(Err(_)) => {} // headers that follow the body
                Err(error) => {
                    let failure = Failure::of_http("the answer broke off", error);
                    return Poll::Ready(Some(Err(self.end(failure))));
                }
            }
        }
        self.body = None;
        Poll::Ready(None)
    }
}

impl Stream for Chunks {
    type Item = Result<Bytes, Failure>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Poll::Ready(chunk) = self.poll_body(cx) {
            self.silence = None;
            return Poll::Ready(chunk);
        }
        let longest = self.longest_silence;
        let silent = self.silence.get_or_insert_with(|| Box::pin(sleep(longest)));
        ready!(silent.as_mut().poll(cx));
        Poll::Ready(Some(Err(self.end(silence("the answer broke off")))))
    }
}
