//! All files of one run: path, text and tree, and the way from a place to its line and column.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::compose::{Bounds, compose};
use super::event::{Events, Problem};
use super::json::Json;
use super::pointer::{FileId, Place, Pointer};
use super::spot::Spot;
use super::value::Value;
use super::yaml::Yaml;

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JSON.
    Json,
    /// YAML.
    Yaml,
}

/// One file.
#[derive(Debug)]
pub struct File {
    /// As the user named it, or relative to the root document's folder.
    pub path: PathBuf,
    /// The whole text, without byte order mark.
    pub text: String,
    /// The tree; `Null` when the text could not be read as one.
    pub value: Value,
    spot: Option<Spot>,
    /// What stands before each [`STEP`] of bytes, and before the end.
    steps: Vec<Before>,
}

/// Bytes between two counts.
const STEP: usize = 4096;

/// How much of a file stands before a byte of it.
#[derive(Clone, Copy, Debug, Default)]
struct Before {
    /// Ends of lines.
    lines: usize,
    /// Characters: a whole document may be one line.
    characters: usize,
}

impl Before {
    /// What stands before the end of `bytes`, which follow.
    fn and(self, bytes: &[u8]) -> Self {
        let count = |counts: fn(&u8) -> bool| bytes.iter().filter(|byte| counts(byte)).count();
        Self {
            lines: self.lines + count(|byte| *byte == b'\n'),
            // Of UTF-8: all bytes but those that continue a character.
            characters: self.characters + count(|byte| byte & 0xC0 != 0x80),
        }
    }
}

impl File {
    /// A file of which nothing but the text is known.
    pub fn unread(path: PathBuf, text: String) -> File {
        let mut steps = vec![Before::default()];
        for step in text.as_bytes().chunks(STEP) {
            let before = steps[steps.len() - 1];
            steps.push(before.and(step));
        }
        File {
            path,
            text,
            value: Value::Null,
            spot: None,
            steps,
        }
    }

    /// Reads the text as a tree. Problems come back with whatever could be read.
    pub fn read(
        path: PathBuf,
        text: String,
        format: Format,
        bounds: Bounds,
    ) -> (File, Vec<Problem>) {
        let mut file = File::unread(path, text);
        let mut events: Box<dyn Events> = match format {
            Format::Json => Box::new(Json::new(&file.text)),
            Format::Yaml => Box::new(Yaml::new(&file.text)),
        };
        match compose(&mut *events, bounds) {
            Ok(composed) => {
                drop(events);
                (file.value, file.spot) = (composed.value, Some(composed.spot));
                (file, composed.problems)
            }
            Err(problem) => {
                drop(events);
                (file, vec![problem])
            }
        }
    }

    /// Whether the text could be read as a tree.
    pub fn is_read(&self) -> bool {
        self.spot.is_some()
    }

    /// The value at a pointer.
    pub fn find(&self, pointer: &Pointer) -> Option<&Value> {
        pointer
            .tokens()
            .into_iter()
            .try_fold(&self.value, |value, token| match value {
                Value::Object(members) => members.get(token),
                Value::Array(items) => items.get(list_index(token)?),
                _ => None,
            })
    }

    /// The nearest value on the way to `pointer`, and whether it is the very one.
    fn nearest(&self, pointer: &Pointer) -> Option<(Found<'_>, bool)> {
        let mut found = Found {
            spot: self.spot.as_ref()?,
            key: None,
        };
        let mut value = &self.value;
        for token in pointer.tokens() {
            let (index, inner) = match value {
                Value::Object(members) => match members.get_full(token) {
                    Some((index, _, inner)) => (index, inner),
                    None => return Some((found, false)),
                },
                Value::Array(items) => {
                    match list_index(token).and_then(|index| Some((index, items.get(index)?))) {
                        Some((index, inner)) => (index, inner),
                        None => return Some((found, false)),
                    }
                }
                _ => return Some((found, false)),
            };
            let Some(spot) = found.spot.child(index) else {
                return Some((found, false));
            };
            found = Found {
                spot,
                key: found.spot.key(index),
            };
            value = inner;
        }
        Some((found, true))
    }

    /// Line and column of a byte, both from 1; columns count characters.
    pub fn line_column(&self, byte: usize) -> (usize, usize) {
        let before = self.before(byte);
        let start = self.line_start(before.lines);
        let column = before.characters - self.before(start).characters;
        (before.lines + 1, column + 1)
    }

    fn before(&self, byte: usize) -> Before {
        let byte = byte.min(self.text.len());
        let step = byte / STEP;
        self.steps[step].and(&self.text.as_bytes()[step * STEP..byte])
    }

    /// Where the line begins before which so many others end.
    fn line_start(&self, ends: usize) -> usize {
        // The step that holds the last of those ends.
        let Some(step) = self
            .steps
            .partition_point(|step| step.lines < ends)
            .checked_sub(1)
        else {
            return 0;
        };
        let start = step * STEP;
        let inside = self.text.as_bytes().get(start..).unwrap_or_default();
        let inside = inside.iter().enumerate();
        let mut found = inside.filter(|(_, byte)| **byte == b'\n');
        let last = found.nth(ends - self.steps[step].lines - 1);
        last.map_or(self.text.len(), |(at, _)| start + at + 1)
    }

    /// Bytes of a line, counted from 1, without its end.
    pub fn line_span(&self, line: usize) -> Range<usize> {
        let (start, end) = (self.line_start(line - 1), self.line_start(line));
        start..start + self.text[start..end].trim_end_matches(['\n', '\r']).len()
    }
}

struct Found<'f> {
    spot: &'f Spot,
    key: Option<Range<usize>>,
}

/// An array index as RFC 6901 writes it: no sign, no leading zero.
fn list_index(token: &str) -> Option<usize> {
    let canonical = token == "0" || token.starts_with(|first: char| ('1'..='9').contains(&first));
    token.parse().ok().filter(|_| canonical)
}

/// All files of one run. Cheap to clone; a file never changes once it is added.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Arc<File>>,
}

impl Sources {
    /// Adds a file.
    pub fn add(&mut self, file: File) -> FileId {
        let id = self.next_id();
        self.files.push(Arc::new(file));
        id
    }

    /// Calls files by other names from now on.
    pub fn rename(&mut self, name: impl Fn(&Path) -> PathBuf) {
        for file in &mut self.files {
            // A file that somebody else holds keeps the name he knows.
            if let Some(file) = Arc::get_mut(file) {
                file.path = name(&file.path);
            }
        }
    }

    /// The id that the next file will have.
    pub fn next_id(&self) -> FileId {
        FileId(u32::try_from(self.files.len()).expect("the number of files is limited"))
    }

    /// The file with this id.
    ///
    /// # Panics
    /// When the id is of other `Sources`.
    pub fn file(&self, id: FileId) -> &Arc<File> {
        &self.files[id.index()]
    }

    /// All files in the order they were met.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &File)> {
        (0..).map(FileId).zip(self.files.iter().map(|file| &**file))
    }

    /// The path of a file, as messages show it.
    pub fn path(&self, id: FileId) -> &Path {
        &self.file(id).path
    }

    /// The value at a place.
    pub fn value(&self, place: &Place) -> Option<&Value> {
        self.file(place.file).find(&place.pointer)
    }

    /// The exact digits of the number at a place.
    pub fn digits(&self, place: &Place) -> Option<String> {
        Some(self.value(place)?.as_number()?.text().to_owned())
    }

    /// Bytes of the value at a place; of the nearest value around it when there is none.
    pub fn span(&self, place: &Place) -> Range<usize> {
        match self.file(place.file).nearest(&place.pointer) {
            Some((found, true)) => found.spot.span(),
            // A whole block would hide the point: its key, or its first byte.
            Some((found, false)) => found
                .key
                .unwrap_or(found.spot.span().start..found.spot.span().start),
            None => 0..0,
        }
    }

    /// Bytes of the key at a place; of the value when it has none.
    pub fn key_span(&self, place: &Place) -> Range<usize> {
        match self.file(place.file).nearest(&place.pointer) {
            Some((Found { key: Some(key), .. }, _)) => key,
            _ => self.span(place),
        }
    }

    /// Whether the value at a place is written without quotes.
    pub fn is_plain_scalar(&self, place: &Place) -> bool {
        let nearest = self.file(place.file).nearest(&place.pointer);
        nearest.is_some_and(|(found, exact)| exact && found.spot.is_plain())
    }

    /// The text between two bytes of a file as it is written.
    pub fn written(&self, place: &Place) -> &str {
        self.file(place.file)
            .text
            .get(self.span(place))
            .unwrap_or_default()
    }

    /// Line and column of the value at a place, both from 1.
    pub fn line_column(&self, place: &Place) -> (usize, usize) {
        self.file(place.file).line_column(self.span(place).start)
    }
}
