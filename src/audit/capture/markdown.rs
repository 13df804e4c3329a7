//! Markdown → lines: the text of every heading, paragraph, element of a list and cell of a table.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::html::push_html;
use super::lines::{Line, Lines, Starts};

pub(super) fn read_markdown(markdown: &str) -> Vec<Line> {
    let starts = Starts::new(markdown);
    let mut lines = Lines::default();
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter();
    for (event, bytes) in events {
        let number = starts.line(bytes.start);
        match event {
            Event::Text(text) => push_text(&mut lines, &text, number),
            Event::Code(text) => lines.push(&text, number),
            Event::Html(html) => push_html(&mut lines, &html, number - 1),
            Event::Start(Tag::Item) => lines.start_item(),
            Event::SoftBreak | Event::HardBreak | Event::Rule => lines.end_line(),
            Event::Start(tag) if is_block(&tag.to_end()) => lines.end_line(),
            Event::End(tag) if is_block(&tag) => lines.end_line(),
            _ => {}
        }
    }
    lines.finish()
}

/// Adds a text; in a block of code it can be several lines.
fn push_text(lines: &mut Lines, text: &str, number: usize) {
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            lines.end_line();
        }
        lines.push(line, number + index);
    }
}

fn is_block(tag: &TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}
