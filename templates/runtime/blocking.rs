//! The same transport for programs without an asynchronous runtime.

use std::io;
use std::sync::LazyLock;
use std::sync::mpsc::{self, Receiver, RecvError};

use tokio::runtime::{self, Runtime};

use super::call::{Call, Operation};
use super::error::{Error, Failure, Interruption, Outcome};
use super::transport;

/// Sends the calls of a blocking client. All of a process share one thread that does the network's work.
#[derive(Clone, Debug)]
pub struct Transport(transport::Transport);

impl Transport {
    pub(crate) fn new(transport: transport::Transport) -> Self {
        Self(transport)
    }

    /// Sends a call, once, and waits for the answer.
    pub fn send<O: Operation>(&self, call: Call<O>) -> Outcome<O::Refusal> {
        self.run(move |transport| async move { transport.send(call).await })
    }

    /// Waits for what the other thread does with the transport.
    pub(super) fn run<T: Send + 'static, R: Send + 'static, F>(
        &self,
        work: impl FnOnce(transport::Transport) -> F,
    ) -> Result<T, Error<R>>
    where
        F: Future<Output = Result<T, Error<R>>> + Send + 'static,
    {
        let outcome = begin(work(self.0.clone())).map_err(Error::NotSent)?;
        outcome.recv().unwrap_or_else(|error| {
            let interruption = Interruption::new(ended(error), None);
            Err(Error::OutcomeUnknown(interruption))
        })
    }
}

/// Has the other thread do something, whose outcome can be waited for.
///
/// Waiting for the other thread, rather than running a runtime here, is also allowed inside of one.
pub(super) fn begin<T: Send + 'static>(
    work: impl Future<Output = T> + Send + 'static,
) -> Result<Receiver<T>, Failure> {
    let runtime = RUNTIME.as_ref().map_err(|error| {
        let cause = io::Error::new(error.kind(), error.to_string());
        Failure::new("there is no thread to send with", Box::new(cause))
    })?;
    let (sender, receiver) = mpsc::sync_channel(1);
    runtime.spawn(async move { sender.send(work.await) });
    Ok(receiver)
}

/// The other thread gave no outcome.
pub(super) fn ended(error: RecvError) -> Failure {
    Failure::new("the sending thread ended", Box::new(error))
}

static RUNTIME: LazyLock<io::Result<Runtime>> = LazyLock::new(|| {
    runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
});
