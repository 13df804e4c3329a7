//! Findings as text for people: message, place, excerpt with a caret, JSON pointer, help.

use std::ops::Range;

use annotate_snippets::renderer::DEFAULT_TERM_WIDTH;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Severity};
use crate::printable::printable;
use crate::source::{Place, Sources};

/// Whether the report has terminal colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// With ANSI escapes.
    Always,
    /// Plain text.
    Never,
}

/// Characters of a line that are shown; the rest of a longer line is cut away round the caret.
const WIDTH: usize = DEFAULT_TERM_WIDTH - 20;

pub(super) fn render(found: &[&Diagnostic], sources: &Sources, colour: Colour) -> String {
    let renderer = match colour {
        Colour::Always => Renderer::styled(),
        Colour::Never => Renderer::plain(),
    };
    let mut text = String::new();
    for diagnostic in found {
        text.push_str(&renderer.render(&groups(diagnostic, sources)));
        text.push_str("\n\n");
    }
    text
}

fn groups<'a>(found: &'a Diagnostic, sources: &'a Sources) -> Vec<Group<'a>> {
    let level = match found.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .primary_title(printable(&found.message))
        .id(found.code.slug);
    let mut main = title.elements(excerpt(&found.place, found.bytes(sources), sources));
    let pointer = found.place.pointer.to_string();
    if !pointer.is_empty() {
        main = main.element(Level::NOTE.message(printable(&format!("at {pointer}"))));
    }
    if let Some(help) = found.help_text() {
        main = main.element(Level::HELP.message(printable(help)));
    }
    let related = found.related.iter().map(|related| {
        let bytes = related
            .span
            .clone()
            .unwrap_or_else(|| sources.key_span(&related.place));
        Level::NOTE
            .secondary_title(printable(&related.message))
            .elements(excerpt(&related.place, bytes, sources))
    });
    std::iter::once(main).chain(related).collect()
}

/// `--> file:line:column` and the line with its caret.
fn excerpt<'a>(place: &Place, bytes: Range<usize>, sources: &'a Sources) -> Vec<Element<'a>> {
    let file = sources.file(place.file);
    let (line, column) = file.line_column(bytes.start);
    let path = printable(&file.path.display().to_string());
    let origin = Origin::path(path.clone()).line(line).char_column(column);
    let whole = file.line_span(line);
    let Some(text) = file
        .text
        .get(whole.clone())
        .filter(|text| !text.trim().is_empty())
    else {
        return vec![origin.into()];
    };
    let start = bytes.start.clamp(whole.start, whole.end) - whole.start;
    let end = bytes.end.clamp(whole.start + start, whole.end) - whole.start;
    let (shown, caret) = window(text, start..end);
    let is_whole = shown.len() == text.len();
    let snippet = Snippet::source(shown)
        .line_start(line)
        .annotation(AnnotationKind::Primary.span(caret));
    match is_whole {
        true => vec![snippet.path(path).into()],
        // The column of a caret in part of a line is not the column in the file.
        false => vec![origin.into(), snippet.into()],
    }
}

/// The part of a line that is shown and where the caret stands in it.
fn window(line: &str, caret: Range<usize>) -> (String, Range<usize>) {
    if line.len() <= WIDTH {
        return (line.to_owned(), caret);
    }
    let start = back(line, caret.start, WIDTH / 3);
    let end = forward(line, caret.start, WIDTH * 2 / 3);
    let before = if start > 0 { "…" } else { "" };
    let after = if end < line.len() { "…" } else { "" };
    let shown = format!("{before}{}{after}", &line[start..end]);
    let shift = |byte: usize| byte.clamp(start, end) - start + before.len();
    (shown, shift(caret.start)..shift(caret.end))
}

fn back(line: &str, from: usize, chars: usize) -> usize {
    line[..from]
        .char_indices()
        .rev()
        .nth(chars - 1)
        .map_or(0, |(at, _)| at)
}

fn forward(line: &str, from: usize, chars: usize) -> usize {
    line[from..]
        .char_indices()
        .nth(chars)
        .map_or(line.len(), |(at, _)| from + at)
}
