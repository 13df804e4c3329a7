//! Writes the lines of the log beside the requests: what has come is written at once, so that nobody waits for each line.

use std::io::Write;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long lines are gathered after some were written: nobody sees it, and a busy server writes hundreds at once.
const GATHERING: Duration = Duration::from_millis(5);

/// How much may wait, in bytes, before one more line; whoever has more to say waits until it is written…
const MOST: usize = 1 << 20;

/// …but no longer than this, and neither does the end: a log that nobody reads stops nothing.
const PATIENCE: Duration = Duration::from_secs(2);

/// A log that is written in the background; what somebody reads of it is written once this is dropped.
#[derive(Debug)]
pub struct LogWriter {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    pending: Mutex<Pending>,
    /// Lines have come, were taken or lost, or no more will come.
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Pending {
    text: String,
    /// Lines that found no room; the log says how many. Until then nobody waits.
    lost: usize,
    /// No more lines will come.
    is_over: bool,
    /// All of them are written.
    is_written: bool,
}

impl LogWriter {
    /// Writes to `out`, and goes on when that fails: nobody reads it then.
    pub fn start(mut out: impl Write + Send + 'static) -> Self {
        let shared = Arc::<Shared>::default();
        let own = shared.clone();
        std::thread::spawn(move || {
            while let Some(text) = own.take() {
                let _nobody_reads = out.write_all(text.as_bytes()).and_then(|()| out.flush());
                own.gather();
            }
            own.change(|pending| pending.is_written = true);
        });
        Self { shared }
    }

    /// What takes the lines.
    pub fn lines(&self) -> impl Fn(&str) + Send + Sync + use<> {
        let shared = self.shared.clone();
        move |line| shared.add(line)
    }
}

impl Drop for LogWriter {
    fn drop(&mut self) {
        self.shared.change(|pending| pending.is_over = true);
        let _in_time_or_not = self.shared.wait(PATIENCE, |pending| !pending.is_written);
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Pending> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut Pending)) {
        change(&mut self.lock());
        self.changed.notify_all();
    }

    /// Waits for as long as `is_on`, and for `longest` at most.
    fn wait(
        &self,
        longest: Duration,
        is_on: impl FnMut(&mut Pending) -> bool,
    ) -> MutexGuard<'_, Pending> {
        let waited = self.changed.wait_timeout_while(self.lock(), longest, is_on);
        waited.unwrap_or_else(PoisonError::into_inner).0
    }

    fn add(&self, line: &str) {
        let is_full = |pending: &Pending| pending.text.len() > MOST;
        let mut pending = self.wait(PATIENCE, |pending| {
            is_full(pending) && pending.lost == 0 && !pending.is_over
        });
        let is_awaited = if is_full(&pending) {
            pending.lost += 1;
            pending.lost == 1
        } else {
            pending.text.push_str(line);
            pending.text.push('\n');
            // The writer may sleep; it does not when there was something to write before.
            pending.text.len() == line.len() + 1
        };
        if is_awaited {
            self.changed.notify_all();
        }
    }

    /// All lines that have come, as soon as there are any; `None` when none will come.
    fn take(&self) -> Option<String> {
        let pending = self.lock();
        let is_idle = |pending: &mut Pending| pending.text.is_empty() && !pending.is_over;
        let waited = self.changed.wait_while(pending, is_idle);
        let mut pending = waited.unwrap_or_else(PoisonError::into_inner);
        let mut text = std::mem::take(&mut pending.text);
        match std::mem::take(&mut pending.lost) {
            0 => {}
            lost => text.push_str(&format!(
                "[{lost} lines are missing here: nobody read them]\n"
            )),
        }
        self.changed.notify_all();
        (!text.is_empty()).then_some(text)
    }

    /// Waits for more lines, unless it is over.
    fn gather(&self) {
        let is_on = |pending: &mut Pending| !pending.is_over && pending.text.len() <= MOST;
        let _in_time_or_not = self.wait(GATHERING, is_on);
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
    fn a_log_that_cannot_be_written_stops_nothing() {
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

    /// Writes nothing until the test drops its end.
    struct Stuck(std::sync::mpsc::Receiver<()>, Pieces);

    impl Write for Stuck {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            let _is_free = self.0.recv();
            self.1.write(bytes)
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_log_that_nobody_reads_takes_so_much_memory_and_says_later_what_is_missing() {
        let (free, stuck) = std::sync::mpsc::channel();
        let pieces = Pieces::default();
        let writer = LogWriter::start(Stuck(stuck, pieces.clone()));
        let log = writer.lines();
        let long = "x".repeat(MOST / 4);
        (0..1000).for_each(|_| log(&long));
        let waiting = writer.shared.lock().text.len();
        assert!(waiting <= MOST + long.len() + 1, "{waiting} bytes");
        drop(free);
        drop(writer);
        let text = pieces.0.lock().expect("no panic").concat();
        let written = text.matches(&long).count();
        let missing = format!(
            "\n[{} lines are missing here: nobody read them]\n",
            1000 - written
        );
        assert!(text.ends_with(&missing), "{}", &text[text.len() - 80..]);
    }

    #[test]
    fn the_end_does_not_wait_for_a_log_that_nobody_reads() {
        let (_free, stuck) = std::sync::mpsc::channel();
        let writer = LogWriter::start(Stuck(stuck, Pieces::default()));
        writer.lines()("line");
        let (ended, end) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            drop(writer);
            ended.send(())
        });
        assert_eq!(end.recv_timeout(PATIENCE * 5), Ok(()));
    }
}
