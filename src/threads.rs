//! Work on several threads, which changes nothing in what comes of it.

use std::panic::resume_unwind;
use std::thread::{Builder, Scope, ScopedJoinHandle, scope};

/// Recursion follows the nesting of the document, which is limited far below this.
const STACK: usize = 32 << 20;

/// Does `work` on another thread of `scope`.
pub(crate) fn spawn<'s, T: Send + 's>(
    scope: &'s Scope<'s, '_>,
    work: impl FnOnce() -> T + Send + 's,
) -> ScopedJoinHandle<'s, T> {
    let thread = Builder::new().stack_size(STACK);
    thread
        .spawn_scoped(scope, work)
        .expect("the system has threads")
}

/// What came of the work on another thread, once it is done.
pub(crate) fn join<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| resume_unwind(panic))
}

/// Does `beside` on another thread while this one does `here`.
pub(crate) fn both<A: Send, B>(
    beside: impl FnOnce() -> A + Send,
    here: impl FnOnce() -> B,
) -> (A, B) {
    scope(|scope| {
        let beside = spawn(scope, beside);
        let here = here();
        (join(beside), here)
    })
}
