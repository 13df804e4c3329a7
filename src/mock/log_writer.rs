//! Writes the lines of the log beside the requests: what has come is written at once, so that nobody waits for each line.

use std::io::Write;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// How long lines are gathered after some were written: nobody sees it, and a busy server writes hundreds at once.
const GATHERING: Duration = Duration::from_millis(5);

/// How much may wait, in bytes; whoever has more to say waits until it is written.
const MOST: usize = 1 << 20;

/// A log that is written in the background; all of it is written once this is dropped.
#[derive(Debug)]
pub struct LogWriter {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Shared {
    pending: Mutex<Pending>,
    /// Lines have come, were taken, or no more will come.
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Pending {
    text: String,
    is_over: bool,
}

impl LogWriter {
    /// Writes to `out`, and goes on when that fails: nobody reads it then.
    pub fn start(mut out: impl Write + Send + 'static) -> Self {
        let shared = Arc::<Shared>::default();
        let own = shared.clone();
        let work = move || {
            while let Some(text) = own.take() {
                let _nobody_reads = out.write_all(text.as_bytes()).and_then(|()| out.flush());
                own.gather();
            }
        };
        let thread = Some(std::thread::spawn(work));
        Self { shared, thread }
    }

    /// What takes the lines.
    pub fn lines(&self) -> impl Fn(&str) + Send + Sync + use<> {
        let shared = self.shared.clone();
        move |line| shared.add(line)
    }
}

impl Drop for LogWriter {
    fn drop(&mut self) {
        self.shared.lock().is_over = true;
        self.shared.changed.notify_all();
        if let Some(thread) = self.thread.take() {
            let _it_writes_all_it_can = thread.join();
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Pending> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'l>(&self, pending: MutexGuard<'l, Pending>) -> MutexGuard<'l, Pending> {
        let waited = self.changed.wait(pending);
        waited.unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self, line: &str) {
        let mut pending = self.lock();
        while pending.text.len() > MOST && !pending.is_over {
            pending = self.wait(pending);
        }
        let is_first = pending.text.is_empty();
        pending.text.push_str(line);
        pending.text.push('\n');
        if is_first {
            // The writer may sleep; it does not when there was something to write before.
            self.changed.notify_all();
        }
    }

    /// All lines that have come, as soon as there are any; `None` when none will come.
    fn take(&self) -> Option<String> {
        let mut pending = self.lock();
        while pending.text.is_empty() {
            if pending.is_over {
                return None;
            }
            pending = self.wait(pending);
        }
        let text = std::mem::take(&mut pending.text);
        self.changed.notify_all();
        Some(text)
    }

    /// Waits for more lines, unless it is over.
    fn gather(&self) {
        let pending = self.lock();
        let is_on = |pending: &mut Pending| !pending.is_over && pending.text.len() <= MOST;
        let _in_time_or_not = self.changed.wait_timeout_while(pending, GATHERING, is_on);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Remembers what is written, in as many pieces.
    #[derive(Clone, Default)]
    struct Pieces(Arc<Mutex<Vec<String>>>);

    impl Write for Pieces {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            let text = String::from_utf8_lossy(bytes).into_owned();
            self.0.lock().expect("no panic").push(text);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn every_line_is_written_in_order_and_many_at_once() {
        let pieces = Pieces::default();
        let writer = LogWriter::start(pieces.clone());
        let log = writer.lines();
        let expected: String = (0..10_000).map(|number| format!("{number}\n")).collect();
        (0..10_000).for_each(|number| log(&number.to_string()));
        drop(writer);
        let pieces = pieces.0.lock().expect("no panic");
        assert_eq!(pieces.concat(), expected);
        assert!(pieces.len() < 1000, "{} pieces", pieces.len());
    }

    #[test]
    fn a_log_that_nobody_reads_stops_nothing() {
        struct Broken;
        impl Write for Broken {
            fn write(&mut self, _bytes: &[u8]) -> std::io::Result<usize> {
                Err(std::io::ErrorKind::BrokenPipe.into())
            }

            fn flush(&mut self) -> std::io::Result<()> {
                Ok(())
            }
        }
        let writer = LogWriter::start(Broken);
        let log = writer.lines();
        let long = "x".repeat(MOST);
        (0..5).for_each(|_| log(&long));
        drop(writer);
    }
}
