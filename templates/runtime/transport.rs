//! Sends a prepared call, once, and reads what comes back.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{AUTHORIZATION, HeaderValue};
use reqwest::{RequestBuilder, Response, StatusCode};

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
    pub(super) timeout: Duration,
    pub(super) longest_body: usize,
}

impl Transport {
    /// Sends a call, once: it is never repeated, and redirects are answers like any other.
    ///
    /// Dropping the future after the call began to leave loses the outcome just as a time-out does.
    pub async fn send<O: Operation>(&self, call: Call<O>) -> Outcome<O::Refusal> {
        let (request, token) = self.request(call).await?;
        let request = request.timeout(self.timeout);
        let mut response = request.send().await.map_err(unanswered)?;
        self.forget_refused(token, &response);
        let mut body = Vec::new();
        let cut = self.read_body(&mut response, &mut body).await;
        O::Refusal::read(whole(response, body, cut)?)
    }

    /// The request of a call, ready to leave, and the access token that was fetched for it.
    pub(super) async fn request<O: Operation>(
        &self,
        call: Call<O>,
    ) -> Result<(RequestBuilder, Option<Token>), Error<O::Refusal>> {
        let prepared = prepare(call, &self.environment).map_err(|obstacle| match obstacle {
            Obstacle::Invalid(violations) => Error::Invalid(violations),
            Obstacle::Failed(failure) => Error::NotSent(failure),
        })?;
        let prepared = self.authorize(prepared).await.map_err(Error::NotSent)?;
        let request = self
            .http
            .request(prepared.method, prepared.url)
            .headers(prepared.headers);
        let request = match prepared.body {
            Some(body) => request.body(body),
            None => request,
        };
        Ok((request, prepared.token))
    }

    /// Reads a body to its end, or says what cut it.
    pub(super) async fn read_body(
        &self,
        response: &mut Response,
        body: &mut Vec<u8>,
    ) -> Option<Failure> {
        loop {
            match response.chunk().await {
                Ok(None) => return None,
                Ok(Some(chunk)) if body.len() + chunk.len() <= self.longest_body => {
                    body.extend(chunk)
                }
                Ok(Some(_)) => {
                    let cause = "it exceeds the limit".into();
                    return Some(Failure::new("the answer is too long", cause));
                }
                Err(error) => return Some(Failure::of_http("the answer broke off", error)),
            }
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
    pub(super) fn forget_refused(&self, token: Option<Token>, response: &Response) {
        let token = token.filter(|_| response.status() == StatusCode::UNAUTHORIZED);
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
            timeout: self.timeout,
            clock: self.environment.clock.as_ref(),
        }
    }
}

/// An answer as far as it came, which is lost to the call where something cut it.
pub(super) fn whole<R: Refusal>(
    mut response: Response,
    body: Vec<u8>,
    cut: Option<Failure>,
) -> Result<Answer, Error<R>> {
    let headers = std::mem::take(response.headers_mut());
    let answer = Answer::of::<R>(response.status().as_u16(), headers, body);
    match cut {
        None => Ok(answer),
        Some(failure) => Err(Error::OutcomeUnknown(Interruption::new(
            failure,
            Some(answer),
        ))),
    }
}

/// Only before there is a connection is it certain that nothing was sent.
pub(super) fn unanswered<R>(error: reqwest::Error) -> Error<R> {
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
