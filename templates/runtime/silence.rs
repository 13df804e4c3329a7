//! The time-out where a call may take all the time it wants: the server must not fall silent.

use std::io;

use reqwest::Response;
use tokio::time::timeout;

use super::answer::Answer;
use super::error::{Error, Failure, Refusal};
use super::transport::{Transport, whole};

pub(super) const NO_ANSWER: &str = "the time ran out before an answer came";

/// The server was silent for too long.
pub(super) fn silence(what: &'static str) -> Failure {
    Failure::new(what, Box::new(io::Error::from(io::ErrorKind::TimedOut)))
}

impl Transport {
    /// Reads the whole of an answer, to a call without a time-out of its own.
    pub(super) async fn read_in_time<R: Refusal>(
        &self,
        mut response: Response,
    ) -> Result<Answer, Error<R>> {
        let mut body = Vec::new();
        let read = timeout(self.timeout, self.read_body(&mut response, &mut body)).await;
        let cut = read.unwrap_or_else(|_| Some(silence("the answer broke off")));
        whole(response, body, cut)
    }
}
