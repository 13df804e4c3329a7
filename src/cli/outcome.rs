//! What a command leaves to print, and its exit code.

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};

use super::Color;

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
    /// How the command ended.
    pub exit: Exit,
    texts: Vec<(Stream, String)>,
    color: ColorChoice,
}

#[derive(Clone, Copy, Debug)]
enum Stream {
    Out,
    Err,
}

impl Outcome {
    pub(super) fn new(color: Color) -> Self {
        Self {
            exit: Exit::Done,
            texts: Vec::new(),
            color: match color {
                Color::Auto => ColorChoice::Auto,
                Color::Always => ColorChoice::Always,
                Color::Never => ColorChoice::Never,
            },
        }
    }

    /// Adds what was asked for, on standard output.
    pub(super) fn say(&mut self, text: impl Into<String>) {
        self.texts.push((Stream::Out, text.into()));
    }

    /// Adds what is wrong, on standard error.
    pub(super) fn complain(&mut self, text: impl Into<String>) {
        self.texts.push((Stream::Err, text.into()));
    }

    /// Prints all texts in their order. A reader that has gone away is no error.
    pub fn print(&self) -> ExitCode {
        match self.try_print() {
            Ok(()) => ExitCode::from(self.exit as u8),
            Err(error) => {
                let _nowhere_left_to_say_so =
                    writeln!(io::stderr(), "error: cannot print: {error}");
                ExitCode::from(Exit::Usage as u8)
            }
        }
    }

    fn try_print(&self) -> io::Result<()> {
        for (stream, text) in &self.texts {
            let written = match stream {
                Stream::Out => write(AutoStream::new(io::stdout(), self.color).lock(), text),
                Stream::Err => write(AutoStream::new(io::stderr(), self.color).lock(), text),
            };
            match written {
                Err(error) if error.kind() != ErrorKind::BrokenPipe => return Err(error),
                Ok(()) | Err(_) => {}
            }
        }
        Ok(())
    }
}

fn write(mut stream: impl Write, text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes())?;
    stream.flush()
}
