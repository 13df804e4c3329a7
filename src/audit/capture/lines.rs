//! Pieces of text → lines with single spaces, no control characters, and one sort of bullet.

/// The mark before an element of a list, however the page draws it.
pub(super) const BULLET: &str = "• ";

/// A line that is not blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number in the file, counted from 1.
    pub number: usize,
    /// Its text, with single spaces.
    pub text: String,
}

/// Gathers lines piece by piece.
#[derive(Debug, Default)]
pub(super) struct Lines {
    done: Vec<Line>,
    current: String,
    is_item: bool,
    number: usize,
}

impl Lines {
    /// Adds to the current line, whose number is that of its first piece with a visible character.
    pub(super) fn push(&mut self, text: &str, number: usize) {
        if self.current.trim().is_empty() {
            let blank = text.len() - text.trim_start().len();
            self.number = number + text[..blank].matches('\n').count();
        }
        self.current.push_str(text);
    }

    /// Ends the current line, if there is anything on it.
    pub(super) fn end_line(&mut self) {
        let is_space = |c: char| c.is_whitespace() || c.is_control();
        let words = self.current.split(is_space).filter(|word| !word.is_empty());
        let words: Vec<&str> = words.collect();
        if words.is_empty() {
            self.current.clear();
            return;
        }
        let bullet = if self.is_item { BULLET } else { "" };
        self.done.push(Line {
            number: self.number,
            text: format!("{bullet}{}", words.join(" ")),
        });
        self.current.clear();
        self.is_item = false;
    }

    /// The next line is an element of a list.
    pub(super) fn start_item(&mut self) {
        self.end_line();
        self.is_item = true;
    }

    /// All lines.
    pub(super) fn finish(mut self) -> Vec<Line> {
        self.end_line();
        self.done
    }
}

/// Where each line of a text starts, to find the number of the line that a byte stands on.
pub(super) struct Starts(Vec<usize>);

impl Starts {
    pub(super) fn new(text: &str) -> Self {
        let after_breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self(std::iter::once(0).chain(after_breaks).collect())
    }

    /// The number of the line, counted from 1.
    pub(super) fn line(&self, byte: usize) -> usize {
        self.0.partition_point(|start| *start <= byte)
    }
}
