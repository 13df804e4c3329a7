//! Sends a prepared call, once, and reads what comes back.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Response;
use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderValue};

use super::answer::Answer;
use super::call::{Call, Operation, Token};
use super::error::{Error, Failure, Interruption, Outcome, Refusal};
use super::prepare::{Environment, Obstacle, Prepared, prepare};
use super::settings::Wanted;

/// Sends the calls of a client.
#[derive(Clone)]
pub struct Transport {
    pub(super) http: reqwest::Client,
    pub(super) environment: Arc<Environment>,
    pub(super) longest_body: usize,
}

impl Transport {
    /// Sends a call, once: it is never repeated, and redirects are answers like any other.
    ///
    /// Dropping the future after the call began to leave loses the outcome just as a time-out does.
    pub async fn send<O: Operation>(&self, call: Call<O>) -> Outcome<O::Refusal> {
        let response = self.open(call, None).await?;
        O::Refusal::read(self.read_answer::<O::Refusal>(response).await?)
    }

    /// Sends a call, once, until its answer begins. One of the media type `streamed` may take all the time it wants.
    pub(super) async fn open<O: Operation>(
        &self,
        call: Call<O>,
        streamed: Option<&'static str>,
    ) -> Result<Response, Error<O::Refusal>> {
        let prepared = prepare(call, &self.environment).map_err(|obstacle| match obstacle {
            Obstacle::Invalid(violations) => Error::Invalid(violations),
            Obstacle::Failed(failure) => Error::NotSent(failure),
        })?;
        let mut prepared = self.authorize(prepared).await.map_err(Error::NotSent)?;
        if let Some(media_type) = streamed {
            let accept = HeaderValue::from_static(media_type);
            prepared.headers.insert(ACCEPT, accept);
        }
        let mut request = self
            .http
            .request(prepared.method, prepared.url)
            .headers(prepared.headers);
        if let Some(body) = prepared.body {
            request = request.body(body);
        }
        if streamed.is_some() {
            request = request.timeout(A_YEAR);
        }
        let response = request.send().await.map_err(unanswered)?;
        if response.status().as_u16() == 401 {
            self.forget(prepared.token);
        }
        Ok(response)
    }

    /// Reads the whole of an answer.
    pub(super) async fn read_answer<R: Refusal>(
        &self,
        mut response: Response,
    ) -> Result<Answer, Error<R>> {
        let status = response.status().as_u16();
        let headers = std::mem::take(response.headers_mut());
        let mut body = Vec::new();
        let cut = loop {
            match response.chunk().await {
                Ok(None) => break None,
                Ok(Some(chunk)) if body.len() + chunk.len() <= self.longest_body => {
                    body.extend(chunk)
                }
                Ok(Some(_)) => {
                    break Some(Failure::new(
                        "the answer is too long",
                        "it exceeds the limit".into(),
                    ));
                }
                Err(error) => break Some(Failure::of_http("the answer broke off", error)),
            }
        };
        let answer = Answer::of::<R>(status, headers, body);
        match cut {
            None => Ok(answer),
            Some(failure) => Err(Error::OutcomeUnknown(Interruption::new(
                failure,
                Some(answer),
            ))),
        }
    }

    /// Adds the access token that has to be fetched.
    async fn authorize(&self, mut prepared: Prepared) -> Result<Prepared, Failure> {
        let tokens = self.environment.tokens.as_ref();
        if let Some((wanted, tokens)) = prepared.token.map(|token| self.wanted(token)).zip(tokens) {
            let token = tokens.token(wanted).await?;
            let mut value = HeaderValue::from_str(&format!("Bearer {token}"))
                .map_err(|error| Failure::new("the access token is not text", Box::new(error)))?;
            value.set_sensitive(true);
            prepared.headers.insert(AUTHORIZATION, value);
        }
        Ok(prepared)
    }

    /// A token that was refused is not used again.
    fn forget(&self, token: Option<Token>) {
        if let Some((token, tokens)) = token.zip(self.environment.tokens.as_ref()) {
            tokens.forget(self.wanted(token));
        }
    }

    fn wanted(&self, (token, scopes): Token) -> Wanted<'_> {
        Wanted {
            token,
            scopes,
            settings: self.environment.settings.as_ref(),
            server: self.environment.servers.main(),
            http: &self.http,
            clock: self.environment.clock.as_ref(),
        }
    }
}

/// Longer than any stream lasts.
const A_YEAR: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// Only before there is a connection is it certain that nothing was sent.
fn unanswered<R>(error: reqwest::Error) -> Error<R> {
    let no_answer = |what, error| {
        let failure = Failure::of_http(what, error);
        Error::OutcomeUnknown(Interruption::new(failure, None))
    };
    if error.is_builder() {
        Error::NotSent(Failure::of_http("the request cannot be made", error))
    } else if error.is_connect() {
        Error::NotSent(Failure::of_http("there is no connection", error))
    } else if error.is_timeout() {
        no_answer("the time ran out before an answer came", error)
    } else {
        no_answer("the connection broke off before an answer came", error)
    }
}

impl fmt::Debug for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transport")
            .field("servers", &self.environment.servers)
            .field("settings", &self.environment.settings)
            .finish_non_exhaustive()
    }
}
