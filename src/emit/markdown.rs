//! Text of the document → Markdown that links nowhere by accident, holds neither HTML nor doctest, and hides no character.

use std::borrow::Cow;

use crate::printable::is_mark;

/// Lines with everything escaped that rustdoc or rustc would act on.
pub(super) fn safe_lines(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut fenced = false;
    let mut indent = 0;
    for line in text.trim().lines() {
        let line = line.trim_end();
        let bare = line.trim_start();
        if bare.starts_with("```") || bare.starts_with("~~~") {
            fenced = !fenced;
            indent = 0;
            lines.push(if fenced { "```text" } else { "```" }.to_owned());
        } else if fenced {
            lines.push(without_controls(line).into_owned());
        } else {
            // Lines that continue the item of a list stand below its text.
            let item = list_markers(bare).0.len();
            indent = if item > 0 || bare.is_empty() {
                0
            } else {
                indent
            };
            let mut shown = " ".repeat(indent);
            escape(bare, &mut shown);
            lines.push(shown);
            indent = if item > 0 { item } else { indent };
        }
    }
    if fenced {
        lines.push("```".to_owned());
    }
    lines
}

/// The whole text as one line of prose.
pub(super) fn one_line(text: &str) -> String {
    let mut escaped = String::new();
    escape(
        &text.split_whitespace().collect::<Vec<_>>().join(" "),
        &mut escaped,
    );
    escaped
}

/// Control characters, and marks that reorder or hide text, are shown by their code point.
pub(super) fn without_controls(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.into();
    }
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\t' => shown.push(' '),
            _ if letter.is_control() || is_mark(letter) => {
                shown.push_str(&format!("U+{:04X}", u32::from(letter)));
            }
            _ => shown.push(letter),
        }
    }
    shown.into()
}

/// Adds one line of prose: no links, no HTML, URLs as autolinks, code spans kept when they are closed.
fn escape(line: &str, escaped: &mut String) {
    let line = without_controls(line);
    escaped.reserve(line.len());
    let (markers, mut rest) = list_markers(&line);
    escaped.push_str(&markers);
    while let Some(letter) = rest.chars().next() {
        let taken = match letter {
            'h' => autolink(rest, escaped),
            '`' => code_span(rest, escaped),
            '\\' => pair(rest, escaped),
            '~' if rest.starts_with("~~~") => mark(letter, escaped),
            '[' | ']' | '<' | '>' => mark(letter, escaped),
            _ => None,
        };
        let taken = taken.unwrap_or_else(|| {
            let plain = plain_length(rest);
            escaped.push_str(&rest[..plain]);
            plain
        });
        rest = &rest[taken..];
    }
}

/// The first letter, and those behind it that mean nothing.
fn plain_length(rest: &str) -> usize {
    let means = |byte: u8| matches!(byte, b'h' | b'`' | b'\\' | b'~' | b'[' | b']' | b'<' | b'>');
    let next = rest.bytes().skip(1).position(means);
    next.map_or(rest.len(), |next| next + 1)
}

/// The list markers that a line begins with, and the rest. One space after each: four would make a doctest of the item.
fn list_markers(line: &str) -> (String, &str) {
    let (mut markers, mut rest) = (String::new(), line);
    loop {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let signs: &[char] = if digits > 0 {
            &['.', ')']
        } else {
            &['-', '*', '+']
        };
        let Some(after) = rest[digits..]
            .strip_prefix(signs)
            .filter(|after| after.starts_with(' '))
        else {
            return (markers, rest);
        };
        markers.push_str(&rest[..=digits]);
        markers.push(' ');
        rest = after.trim_start();
    }
}

fn autolink(rest: &str, escaped: &mut String) -> Option<usize> {
    if !rest.starts_with("https://") && !rest.starts_with("http://") {
        return None;
    }
    let end = rest
        .find(|c: char| c.is_whitespace() || "<>()[]{}\"'`|\\^*,;".contains(c))
        .unwrap_or(rest.len());
    let url = rest[..end].trim_end_matches(['.', ':', '!', '?', '_']);
    escaped.push_str(&format!("<{url}>"));
    Some(url.len())
}

/// A run of backticks with all up to the next run of the same length, or the run escaped.
fn code_span(rest: &str, escaped: &mut String) -> Option<usize> {
    let run = rest.len() - rest.trim_start_matches('`').len();
    let mut at = run;
    while let Some(next) = rest[at..].find('`').map(|next| at + next) {
        let length = rest[next..].len() - rest[next..].trim_start_matches('`').len();
        let inside = &rest[run..next];
        // The cells of a table end inside spans too.
        let splits = inside.contains('|') && inside.contains(['<', '[', ']']);
        if length == run && !splits {
            escaped.push_str(&rest[..next + run]);
            return Some(next + run);
        }
        at = next + length;
    }
    escaped.push_str(&"\\`".repeat(run));
    Some(run)
}

/// A backslash and what it escapes already.
fn pair(rest: &str, escaped: &mut String) -> Option<usize> {
    let is_pair = rest[1..].starts_with(|c: char| c.is_ascii_punctuation());
    is_pair.then(|| {
        escaped.push_str(&rest[..2]);
        2
    })
}

fn mark(letter: char, escaped: &mut String) -> Option<usize> {
    escaped.push('\\');
    escaped.push(letter);
    Some(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_cannot_become_a_link_html_or_a_doctest() {
        let text =
            "See [x] <b> at https://a.example/b_c. `[ok]`\n    let x = 1;\n```rust\npanic!()";
        assert_eq!(
            safe_lines(text),
            [
                "See \\[x\\] \\<b\\> at <https://a.example/b_c>. `[ok]`",
                "let x = 1;",
                "```text",
                "panic!()",
                "```"
            ]
        );
        assert_eq!(safe_lines("- a\nb\n\nc"), ["- a", "  b", "", "c"]);
        for (line, expected) in [
            ("\\[x\\]", "\\[x\\]"),
            ("\\", "\\"),
            ("x ``` <b> `", "x \\`\\`\\` \\<b\\> \\`"),
            ("``a ` b`` <b>", "``a ` b`` \\<b\\>"),
            ("| `<b>|` |", "| \\`\\<b\\>|\\` |"),
            ("-     let x = 1;", "- let x = 1;"),
            ("1.  *     let x;", "1. * let x;"),
            ("- ~~~rust", "- \\~~~rust"),
            ("- ```rust", "- \\`\\`\\`rust"),
        ] {
            assert_eq!(safe_lines(line), [expected]);
        }
    }

    #[test]
    fn control_characters_are_shown() {
        assert_eq!(without_controls("a\u{0}b\u{202e}c\td"), "aU+0000bU+202Ec d");
    }
}
