//! Sends a prepared call, once, and reads what comes back.

use std::fmt;
use std::sync::Arc;

use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue};

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
        let prepared = prepare(call, &self.environment).map_err(|obstacle| match obstacle {
            Obstacle::Invalid(violations) => Error::Invalid(violations),
            Obstacle::Failed(failure) => Error::NotSent(failure),
        })?;
        let prepared = self.authorize(prepared).await.map_err(Error::NotSent)?;
        let token = prepared.token;
        match self.exchange(prepared).await {
            Exchange::NotSent(failure) => Err(Error::NotSent(failure)),
            Exchange::NoAnswer(failure) => {
                Err(Error::OutcomeUnknown(Interruption::new(failure, None)))
            }
            Exchange::Answered {
                status,
                headers,
                body,
                cut,
            } => {
                if status == 401 {
                    self.forget(token);
                }
                let answer = Answer::of::<O::Refusal>(status, headers, body);
                match cut {
                    None => O::Refusal::read(answer),
                    Some(failure) => Err(Error::OutcomeUnknown(Interruption::new(
                        failure,
                        Some(answer),
                    ))),
                }
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
            server: &self.environment.server,
            http: &self.http,
            clock: self.environment.clock.as_ref(),
        }
    }

    async fn exchange(&self, prepared: Prepared) -> Exchange {
        let mut request = self
            .http
            .request(prepared.method, prepared.url)
            .headers(prepared.headers);
        if let Some(body) = prepared.body {
            request = request.body(body);
        }
        let mut response = match request.send().await {
            Ok(response) => response,
            Err(error) => return unanswered(error),
        };
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
        Exchange::Answered {
            status,
            headers,
            body,
            cut,
        }
    }
}

/// What came of sending.
enum Exchange {
    NotSent(Failure),
    NoAnswer(Failure),
    Answered {
        status: u16,
        headers: HeaderMap,
        body: Vec<u8>,
        cut: Option<Failure>,
    },
}

/// Only before there is a connection is it certain that nothing was sent.
fn unanswered(error: reqwest::Error) -> Exchange {
    if error.is_builder() {
        Exchange::NotSent(Failure::of_http("the request cannot be made", error))
    } else if error.is_connect() {
        Exchange::NotSent(Failure::of_http("there is no connection", error))
    } else if error.is_timeout() {
        Exchange::NoAnswer(Failure::of_http(
            "the time ran out before an answer came",
            error,
        ))
    } else {
        Exchange::NoAnswer(Failure::of_http(
            "the connection broke off before an answer came",
            error,
        ))
    }
}

impl fmt::Debug for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transport")
            .field("server", &self.environment.server)
            .field("settings", &self.environment.settings)
            .finish_non_exhaustive()
    }
}
