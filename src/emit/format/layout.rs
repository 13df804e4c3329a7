//! Pieces of text and the breaks between them → lines of bounded width.
//!
//! The method is that of Derek C. Oppen, "Prettyprinting" (1980): a group that fits into the rest of its line keeps its
//! breaks closed; otherwise all of them are taken, or, in a filled group, those behind which the next piece does not fit.
//! Widths are those of prettyplease, so that both lay code out alike.

use super::lines::{Lines, columns};

/// Columns of one level.
pub(super) const INDENT: i8 = 4;
/// More columns than any line has.
const ENDLESS: isize = 0xffff;

/// A place where a line may end.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Break {
    /// What stands here on one line.
    pub(super) blank: Blank,
    /// Columns by which the next line differs from the group's indentation.
    pub(super) indent: i8,
    /// Stands before the end of the line.
    pub(super) before: Option<char>,
    /// Starts the next line.
    pub(super) after: Option<char>,
    /// Stands here where the line does not end.
    pub(super) instead: Option<char>,
    /// Is not there when its group ends right behind it.
    needs_more: bool,
    /// Only tells where the size of what stands before it ends.
    pub(super) never: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Blank {
    #[default]
    Nothing,
    Space,
    /// The line always ends here.
    Line,
}

impl Blank {
    pub(super) fn width(self) -> isize {
        match self {
            Self::Nothing => 0,
            Self::Space => 1,
            Self::Line => ENDLESS,
        }
    }
}

impl Break {
    /// Nothing, or the end of a line.
    pub(super) const ZERO: Self = Self::of(Blank::Nothing);
    /// A space, or the end of a line.
    pub(super) const SPACE: Self = Self::of(Blank::Space);
    /// The end of a line.
    pub(super) const LINE: Self = Self::of(Blank::Line);
    /// Never the end of a line.
    pub(super) const NEVER: Self = Self {
        never: true,
        ..Self::ZERO
    };

    const fn of(blank: Blank) -> Self {
        Self {
            blank,
            indent: 0,
            before: None,
            after: None,
            instead: None,
            needs_more: false,
            never: false,
        }
    }

    /// Is not there when its group ends right behind it.
    pub(super) const fn if_more(mut self) -> Self {
        self.needs_more = true;
        self
    }

    /// With a comma where the line ends.
    pub(super) const fn comma(mut self) -> Self {
        self.before = Some(',');
        self
    }

    /// One level to the left.
    pub(super) const fn outdented(mut self) -> Self {
        self.indent -= INDENT;
        self
    }

    /// With a brace that opens before the end of the line.
    pub(super) const fn opening(mut self) -> Self {
        self.before = Some('{');
        self
    }

    /// With a brace that closes on the next line, after `;` where `ends`, or a comma where `parts` and the line does not end.
    pub(super) const fn closing(mut self, ends: bool, parts: bool) -> Self {
        self.before = if ends { Some(';') } else { None };
        self.after = Some('}');
        self.instead = if parts { Some(',') } else { None };
        self.outdented()
    }
}

#[derive(Debug)]
pub(super) enum Piece<'c> {
    Text(&'c str),
    Owned(Box<str>),
    Break(Break),
    /// A group: how far its lines stand to the right, and whether all breaks are taken when one is.
    Open(i8, bool),
    Close,
    /// Keeps the groups around it from fitting.
    TooWide,
    /// Something whose place in the text is asked for.
    Mark,
}

/// The pieces of one item.
#[derive(Debug, Default)]
pub(super) struct Layout<'c> {
    pieces: Vec<Piece<'c>>,
    /// Width of all pieces.
    width: isize,
    /// Width before each group that is open.
    open: Vec<isize>,
}

impl<'c> Layout<'c> {
    /// Starts anew, in the memory that it has.
    pub(super) fn clear(&mut self) {
        self.pieces.clear();
        self.open.clear();
        self.width = 0;
    }

    /// Where the next piece will stand.
    pub(super) fn here(&self) -> usize {
        self.pieces.len()
    }

    pub(super) fn text(&mut self, text: &'c str) {
        self.width += columns(text);
        self.pieces.push(Piece::Text(text));
    }

    pub(super) fn owned(&mut self, text: String) {
        self.width += columns(&text);
        self.pieces.push(Piece::Owned(text.into()));
    }

    pub(super) fn add(&mut self, piece: Break) {
        self.width += piece.blank.width();
        self.pieces.push(Piece::Break(piece));
    }

    /// Opens a group whose breaks are all taken when one is.
    pub(super) fn open(&mut self, indent: i8) {
        self.open.push(self.width);
        self.pieces.push(Piece::Open(indent, true));
    }

    /// Opens a group that is filled line by line.
    pub(super) fn open_filled(&mut self, indent: i8) {
        self.open.push(self.width);
        self.pieces.push(Piece::Open(indent, false));
    }

    /// The width so far, for a group that is opened [later](Self::open_at).
    pub(super) fn open_later(&self) -> isize {
        self.width
    }

    /// Opens a group around what stands at `start`, where the width was `before`, and behind it; it still has to be closed.
    pub(super) fn open_at(&mut self, start: usize, before: isize, indent: i8, is_filled: bool) {
        self.open.push(before);
        self.pieces.insert(start, Piece::Open(indent, !is_filled));
    }

    /// Puts a break of no width before what stands at `start`.
    pub(super) fn zero_at(&mut self, start: usize) {
        self.add_at(start, Break::ZERO);
    }

    /// Puts a break of no width before what stands at `start`.
    pub(super) fn add_at(&mut self, start: usize, place: Break) {
        self.pieces.insert(start, Piece::Break(place));
    }

    /// Closes the last group. A group of nothing but one break is no group.
    pub(super) fn close(&mut self) {
        self.open.pop();
        match &self.pieces[..] {
            [.., Piece::Open(..), Piece::Break(last)] => {
                self.width -= last.blank.width();
                self.pieces.truncate(self.pieces.len() - 2);
                return;
            }
            [.., Piece::Break(last)] if last.needs_more => {
                self.width -= last.blank.width();
                self.pieces.pop();
            }
            _ => {}
        }
        self.pieces.push(Piece::Close);
    }

    /// Closes the last group, which takes its breaks when it is wider than `most`.
    pub(super) fn close_within(&mut self, most: isize) {
        let start = self.open.last().copied().unwrap_or_default();
        if self.width - start > most {
            self.pieces.push(Piece::TooWide);
            self.width += ENDLESS;
        }
        self.close();
    }

    /// Moves what follows the last break one level to the left.
    pub(super) fn outdent(&mut self) {
        let mut pieces = self.pieces.iter_mut().rev();
        let last = pieces.find(|piece| !matches!(piece, Piece::Mark));
        if let Some(Piece::Break(last)) = last {
            *last = last.outdented();
        }
    }

    /// Makes the last break a space.
    pub(super) fn soften(&mut self) {
        if let Some(Piece::Break(last)) = self.pieces.last_mut() {
            self.width += Blank::Space.width() - last.blank.width();
            last.blank = Blank::Space;
        }
    }

    /// The last piece is this text.
    pub(super) fn ends_with(&self, text: &str) -> bool {
        matches!(self.pieces.last(), Some(Piece::Text(last)) if *last == text)
    }

    /// Asks where the next piece stands in the text.
    pub(super) fn mark(&mut self) {
        self.pieces.push(Piece::Mark);
    }

    /// The text, and the bytes at which the marks stand.
    pub(super) fn print(&self) -> (String, Vec<usize>) {
        let mut lines = Lines::new(self.pieces.len() * 8);
        for (piece, size) in self.pieces.iter().zip(self.sizes()) {
            lines.put(piece, size);
        }
        (lines.text, lines.marks)
    }

    /// Of each group its width, of each break the width to the next one, both with what follows without a break.
    fn sizes(&self) -> Vec<isize> {
        let mut sizes = vec![0; self.pieces.len()];
        let mut waiting: Vec<usize> = Vec::new();
        let mut total = 0;
        for (index, piece) in self.pieces.iter().enumerate() {
            match piece {
                Piece::Text(text) => total += columns(text),
                Piece::Owned(text) => total += columns(text),
                Piece::TooWide => total += ENDLESS,
                Piece::Mark => {}
                Piece::Open(..) => {
                    sizes[index] = -total;
                    waiting.push(index);
                }
                Piece::Close => waiting.push(index),
                Piece::Break(place) => {
                    self.settle(&mut sizes, &mut waiting, total);
                    sizes[index] = -total;
                    waiting.push(index);
                    total += place.blank.width();
                }
            }
        }
        self.settle(&mut sizes, &mut waiting, total);
        sizes
    }

    /// Ends the sizes of the groups that were closed since the last break of this group, and of that break.
    fn settle(&self, sizes: &mut [isize], waiting: &mut Vec<usize>, total: isize) {
        let mut depth = 0;
        while let Some(index) = waiting.last().copied() {
            match self.pieces[index] {
                Piece::Open(..) if depth == 0 => return,
                Piece::Open(..) => {
                    sizes[index] += total;
                    depth -= 1;
                }
                Piece::Break(_) => sizes[index] += total,
                _ => depth += 1,
            }
            waiting.pop();
            if depth == 0 && matches!(self.pieces[index], Piece::Break(_)) {
                return;
            }
        }
    }
}
