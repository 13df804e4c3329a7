//! The same bodies for programs without an asynchronous runtime.

use super::blocking::Transport;
use super::call::Operation;
use super::error::Outcome;
use super::source::Upload;

impl Transport {
    /// Sends a call, once, while its body is read, and waits for the answer.
    ///
    /// The time-out of the client is the longest time in which the server takes nothing of the body and gives no answer.
    pub fn upload<O: Operation>(&self, upload: Upload<O>) -> Outcome<O::Refusal> {
        self.run(move |transport| async move { transport.upload(upload).await })
    }
}
