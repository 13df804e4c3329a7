//! The same transport for programs without an asynchronous runtime.

use std::io;
use std::sync::{LazyLock, mpsc};

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
        let runtime = match &*RUNTIME {
            Ok(runtime) => runtime,
            Err(error) => {
                let cause = io::Error::new(error.kind(), error.to_string());
                return Err(Error::NotSent(Failure::new(
                    "there is no thread to send with",
                    Box::new(cause),
                )));
            }
        };
        // Waiting for the other thread, rather than running a runtime here, is also allowed inside of one.
        let (sender, receiver) = mpsc::sync_channel(1);
        let work = work(self.0.clone());
        runtime.spawn(async move { sender.send(work.await) });
        receiver.recv().unwrap_or_else(|error| {
            let failure = Failure::new("the sending thread ended", Box::new(error));
            Err(Error::OutcomeUnknown(Interruption::new(failure, None)))
        })
    }
}

static RUNTIME: LazyLock<io::Result<Runtime>> = LazyLock::new(|| {
    runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
});
