//! Sized pieces → lines: takes the breaks of what does not fit.

use super::layout::{Break, Piece};

/// Columns of a line.
const WIDTH: isize = 89;
/// Columns that a line has however deep it stands.
const LEAST_WIDTH: isize = 60;

/// Columns are bytes, as prettyplease counts them.
pub(super) fn columns(text: &str) -> isize {
    text.len() as isize
}

/// A group that is being printed.
#[derive(Clone, Copy)]
enum Frame {
    Fits,
    /// The indentation around it, and whether all its breaks are taken.
    Broken(isize, bool),
}

/// The text so far.
#[derive(Default)]
pub(super) struct Lines {
    pub(super) text: String,
    /// Bytes at which the marks stand.
    pub(super) marks: Vec<usize>,
    /// Columns left in the line.
    space: isize,
    frames: Vec<Frame>,
    indent: isize,
    /// Spaces before the next text, if any follows in the line.
    pending: isize,
}

impl Lines {
    /// Nothing yet, with room for `bytes`.
    pub(super) fn new(bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            space: WIDTH,
            ..Self::default()
        }
    }

    /// Adds a piece of the given size.
    pub(super) fn put(&mut self, piece: &Piece<'_>, size: isize) {
        match piece {
            Piece::Text(text) => self.write(text),
            Piece::Owned(text) => self.write(text),
            Piece::Break(place) => self.put_break(*place, size),
            Piece::Open(indent, all) if size > self.space => {
                self.frames.push(Frame::Broken(self.indent, *all));
                self.indent += isize::from(*indent);
            }
            Piece::Open(..) => self.frames.push(Frame::Fits),
            Piece::Close => {
                if let Some(Frame::Broken(indent, _)) = self.frames.pop() {
                    self.indent = indent;
                }
            }
            Piece::TooWide => {}
            Piece::Mark => self.marks.push(self.text.len()),
        }
    }

    fn write(&mut self, text: &str) {
        self.write_indent();
        self.text.push_str(text);
        self.space -= columns(text);
    }

    fn write_indent(&mut self) {
        const SPACES: &str = "                                ";
        while self.pending > 0 {
            let count = SPACES.len().min(self.pending as usize);
            self.text.push_str(&SPACES[..count]);
            self.pending -= count as isize;
        }
    }

    fn put_break(&mut self, place: Break, size: isize) {
        let fits = match self.frames.last() {
            _ if place.never => true,
            Some(Frame::Fits) => true,
            Some(Frame::Broken(_, true)) => false,
            Some(Frame::Broken(_, false)) | None => size <= self.space,
        };
        if fits {
            self.pending += place.blank.width();
            self.space -= place.blank.width();
            if let Some(instead) = place.instead {
                self.text.push(instead);
                self.space -= 1;
            }
            return;
        }
        if let Some(before) = place.before {
            self.write_indent();
            self.text.push(before);
        }
        self.text.push('\n');
        self.pending = self.indent + isize::from(place.indent);
        self.space = (WIDTH - self.pending).max(LEAST_WIDTH);
        if let Some(after) = place.after {
            self.write_indent();
            self.text.push(after);
            self.space -= 1;
        }
    }
}
