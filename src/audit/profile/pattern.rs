//! Patterns of lines, such as `Min : {min} , Max : {max}`. Matching never goes back, so no page can make it slow.

use super::{Slot, Words};

/// Characters of a line above which it is prose, whatever it looks like.
const LONGEST: usize = 1000;

/// One or several lines with placeholders. Spaces and the case of letters do not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern(Vec<Vec<Piece>>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// Without spaces, in lower case.
    Literal(String),
    /// Nothing but space, between two placeholders.
    Space,
    Slot(Slot),
}

/// What a placeholder stood for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::audit) struct Filled<'l> {
    /// The placeholder.
    pub(in crate::audit) slot: Slot,
    /// The text.
    pub(in crate::audit) text: &'l str,
    /// On which of the pattern's lines, counted from 0.
    pub(in crate::audit) line: usize,
}

impl Pattern {
    /// Reads the text of a pattern.
    ///
    /// # Errors
    /// In words, when a placeholder is unknown or cannot be found again on a page.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let lines: Vec<Vec<Piece>> = text.lines().map(parse_line).collect::<Result<_, _>>()?;
        if lines.is_empty() || lines.iter().any(Vec::is_empty) {
            return Err("a pattern and each of its lines has to have some text".to_owned());
        }
        Ok(Self(lines))
    }

    /// How many lines it covers.
    pub(in crate::audit) fn height(&self) -> usize {
        self.0.len()
    }

    /// The pattern without one of its lines; `None` when no other stays.
    pub(in crate::audit) fn without_line(&self, line: usize) -> Option<Self> {
        let mut lines = self.0.clone();
        lines.remove(line);
        (!lines.is_empty()).then_some(Self(lines))
    }

    /// Its placeholders.
    pub(super) fn slots(&self) -> impl Iterator<Item = Slot> {
        self.0.iter().flatten().filter_map(|piece| match piece {
            Piece::Slot(slot) => Some(*slot),
            Piece::Literal(_) | Piece::Space => None,
        })
    }

    /// Whether the line is one of the pattern's that has no placeholder: a label.
    pub(in crate::audit) fn is_label(&self, line: &str) -> bool {
        let is_literal = |pieces: &[Piece]| matches!(pieces, [Piece::Literal(_)]);
        let mut labels = self.0.iter().filter(|pieces| is_literal(pieces));
        labels.any(|pieces| match_line(pieces, line, &Words::default(), 0).is_some())
    }

    /// What the placeholders stand for, when the first lines are as the pattern says.
    pub(in crate::audit) fn match_lines<'l>(
        &self,
        lines: &[&'l str],
        words: &Words,
    ) -> Option<Vec<Filled<'l>>> {
        let mut filled = Vec::new();
        for (index, pieces) in self.0.iter().enumerate() {
            filled.extend(match_line(pieces, lines.get(index)?, words, index)?);
        }
        Some(filled)
    }
}

fn parse_line(text: &str) -> Result<Vec<Piece>, String> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut rest = text;
    while let Some((literal, after)) = rest.split_once('{') {
        push_literal(&mut pieces, literal);
        let (name, after) = after
            .split_once('}')
            .ok_or_else(|| format!("`{{{after}` has no `}}`"))?;
        let slot = Slot::of(name)?;
        if matches!(pieces.last(), Some(Piece::Slot(_))) && !slot.is_known_word() {
            return Err(format!(
                "nothing tells where `{{{name}}}` begins; put text before it"
            ));
        }
        pieces.push(Piece::Slot(slot));
        rest = after;
        if rest.starts_with(char::is_whitespace) && rest.trim_start().starts_with('{') {
            pieces.push(Piece::Space);
        }
    }
    push_literal(&mut pieces, rest);
    Ok(pieces)
}

fn push_literal(pieces: &mut Vec<Piece>, text: &str) {
    let literal: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect();
    if !literal.is_empty() {
        pieces.push(Piece::Literal(literal));
    }
}

fn match_line<'l>(
    pieces: &[Piece],
    line: &'l str,
    words: &Words,
    index: usize,
) -> Option<Vec<Filled<'l>>> {
    if line.len() > LONGEST {
        return None;
    }
    let mut filled = Vec::new();
    let mut rest = line;
    let mut position = 0;
    while let Some(piece) = pieces.get(position) {
        position += 1;
        let slot = match piece {
            Piece::Literal(literal) => {
                rest = strip(rest, literal)?;
                continue;
            }
            Piece::Space => {
                rest = rest.trim_start();
                continue;
            }
            Piece::Slot(slot) => *slot,
        };
        let end = match pieces.get(position) {
            None => rest.len(),
            Some(Piece::Literal(literal)) => find(rest, literal)?,
            Some(Piece::Space) => rest.trim_end().find(char::is_whitespace)?,
            Some(Piece::Slot(next)) => rest.len() - words.ending(rest, *next)?.len(),
        };
        let text = rest[..end].trim();
        if !words.fits(slot, text) {
            return None;
        }
        filled.push(Filled {
            slot,
            text,
            line: index,
        });
        rest = &rest[end..];
    }
    rest.trim().is_empty().then_some(filled)
}

/// What follows the literal, when the text starts with it.
fn strip<'t>(text: &'t str, literal: &str) -> Option<&'t str> {
    let mut wanted = literal.chars().peekable();
    let mut letters = text.char_indices();
    let mut end = 0;
    while wanted.peek().is_some() {
        let (at, found) = letters.next()?;
        end = at + found.len_utf8();
        if !found.is_whitespace() && !found.to_lowercase().all(|c| wanted.next() == Some(c)) {
            return None;
        }
    }
    Some(&text[end..])
}

/// Where the literal stands first, with something before it.
fn find(text: &str, literal: &str) -> Option<usize> {
    let starts = text.char_indices().skip(1).map(|(at, _)| at);
    starts
        .filter(|at| !text[*at..].starts_with(char::is_whitespace))
        .find(|at| strip(&text[*at..], literal).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matched(pattern: &str, lines: &[&str]) -> Option<Vec<String>> {
        let mut words = Words::default();
        words.add(Slot::Mode, "sync", ["Sync".to_owned()]);
        words.add(Slot::Mode, "async", ["Async".to_owned()]);
        let pattern = Pattern::parse(pattern).expect("a pattern");
        let filled = pattern.match_lines(lines, &words)?;
        Some(filled.iter().map(|filled| filled.text.to_owned()).collect())
    }

    fn texts(texts: &[&str]) -> Option<Vec<String>> {
        Some(texts.iter().map(|text| (*text).to_owned()).collect())
    }

    #[test]
    fn spaces_and_case_do_not_count() {
        for line in ["Min : 6 , Max : 7", "min:6,max:7", "MIN  :6 ,Max: 7"] {
            assert_eq!(
                matched("Min : {min} , Max : {max}", &[line]),
                texts(&["6", "7"])
            );
        }
        assert_eq!(matched("Min : {min} , Max : {max}", &["Min : 6"]), None);
        assert_eq!(
            matched("Length : {length}", &["Length : 15 or 16"]),
            texts(&["15 or 16"])
        );
        assert_eq!(matched("Length : {length}", &["Length :"]), None);
        assert_eq!(matched("길이 : {length}", &["길이: 3"]), texts(&["3"]));
    }

    #[test]
    fn a_known_word_is_found_at_the_end() {
        assert_eq!(
            matched("{title}{mode}", &["A StateSync"]),
            texts(&["A State", "Sync"])
        );
        assert_eq!(
            matched("{title}{mode}", &["A StateAsync"]),
            texts(&["A State", "Async"])
        );
        assert_eq!(matched("{title}{mode}", &["Sync"]), None);
        assert_eq!(matched("{title}{mode}", &["A State"]), None);
    }

    #[test]
    fn lines_follow_each_other() {
        assert_eq!(
            matched("Message\n{message}", &["message", "No card", "x"]),
            texts(&["No card"])
        );
        assert_eq!(matched("Message\n{message}", &["Message"]), None);
    }

    #[test]
    fn the_first_separator_counts() {
        assert_eq!(
            matched("{status} - {case}", &["400 - a - b"]),
            texts(&["400", "a - b"])
        );
        assert_eq!(matched("{status} - {case}", &["4000 - a"]), None);
        assert_eq!(
            matched("{status} {code} {message}", &["404 E-1 No such berth"]),
            texts(&["404", "E-1", "No such berth"])
        );
        assert_eq!(matched("{method} {path}", &["GET"]), None);
        assert_eq!(matched("{path}", &["/a/{b}"]), texts(&["/a/{b}"]));
    }

    #[test]
    fn mistakes_are_told() {
        for (pattern, message) in [
            ("{nope}", "unknown placeholder `{nope}`"),
            ("{min}{max}", "nothing tells where `{max}` begins"),
            ("{min", "`{min` has no `}`"),
            ("", "has to have some text"),
            ("{min}\n\n{max}", "has to have some text"),
        ] {
            let found = Pattern::parse(pattern).expect_err("a mistake");
            assert!(found.contains(message), "{found}");
        }
    }
}
