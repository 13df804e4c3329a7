//! What a command leaves to print, and its exit code.

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};

use super::{Color, Printing};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// All is well.
    Done = 0,
    /// A document has problems.
    Document = 1,
    /// Wrong usage, or a file cannot be read or written.
    Usage = 2,
    /// `gen --check` found differences.
    Stale = 4,
}

/// The texts to print, with colours that [`Outcome::print`] removes where they are not wanted.
#[derive(Debug)]
pub struct Outcome {
    /// What was asked for.
    pub stdout: String,
    /// What went wrong.
    pub stderr: String,
    /// How the command ended.
    pub exit: Exit,
    pub(super) color: ColorChoice,
}

impl Outcome {
    pub(super) fn new(printing: Printing) -> Self {
        let color = match printing.color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Self {
            stdout: String::new(),
            stderr: String::new(),
            exit: Exit::Done,
            color,
        }
    }

    /// Prints both texts. A reader that has gone away is no error.
    pub fn print(&self) -> ExitCode {
        let stderr = AutoStream::new(io::stderr(), self.color).lock();
        let _nowhere_left_to_say_so = write(stderr, &self.stderr);
        let stdout = AutoStream::new(io::stdout(), self.color).lock();
        match write(stdout, &self.stdout) {
            Ok(()) => ExitCode::from(self.exit as u8),
            Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::from(self.exit as u8),
            Err(error) => {
                let _nowhere_left_to_say_so =
                    writeln!(io::stderr(), "error: cannot print: {error}");
                ExitCode::from(Exit::Usage as u8)
            }
        }
    }
}

fn write(mut stream: impl Write, text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes())?;
    stream.flush()
}
