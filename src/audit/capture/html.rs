//! HTML → lines, broken where a browser breaks them. A tokenizer is enough, so depth costs nothing.

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::lines::{Line, Lines, Starts};

/// Elements that do not end a line.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
];

/// Elements whose text nobody sees.
const HIDDEN: &[&str] = &[
    "head", "title", "style", "script", "template", "noscript", "svg",
];

pub(super) fn read_html(html: &str) -> Vec<Line> {
    let mut lines = Lines::default();
    push_html(&mut lines, html, 0);
    lines.finish()
}

/// Adds the lines of a piece of HTML that starts `before` lines below the start of its file.
pub(super) fn push_html(lines: &mut Lines, html: &str, before: usize) {
    let starts = Starts::new(html);
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut hidden: Option<(Vec<u8>, usize)> = None;
    for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
        match token {
            Token::StartTag(tag) => {
                match &mut hidden {
                    Some((name, depth)) if *tag.name == **name => *depth += 1,
                    None if is_one_of(HIDDEN, &tag.name) && !tag.self_closing => {
                        hidden = Some((tag.name.to_vec(), 1));
                    }
                    _ => {}
                }
                match &**tag.name {
                    b"li" => lines.start_item(),
                    name if !is_one_of(INLINE, name) => lines.end_line(),
                    _ => {}
                }
            }
            Token::EndTag(tag) => {
                if let Some((name, depth)) = &mut hidden
                    && *tag.name == **name
                {
                    *depth -= 1;
                }
                hidden = hidden.filter(|(_, depth)| *depth > 0);
                if !is_one_of(INLINE, &tag.name) {
                    lines.end_line();
                }
            }
            Token::String(text) if hidden.is_none() => {
                let number = before + starts.line(text.span.start);
                lines.push(&String::from_utf8_lossy(&text.value), number);
            }
            Token::String(_) | Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    lines.end_line();
}

fn is_one_of(names: &[&str], name: &[u8]) -> bool {
    names.iter().any(|known| known.as_bytes() == name)
}
