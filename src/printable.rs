//! Text of anybody's → what a terminal shows as it is: letters that reorder or hide others are escaped.

/// One line; ends of lines are escaped too.
pub(crate) fn printable(text: &str) -> String {
    escape(text, |_| false)
}

/// Several lines, with their tabs.
pub(crate) fn printable_lines(text: &str) -> String {
    escape(text, |letter| matches!(letter, '\n' | '\t'))
}

fn escape(text: &str, keeps: impl Fn(char) -> bool) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        match hides(letter) && !keeps(letter) {
            true => shown.extend(letter.escape_unicode()),
            false => shown.push(letter),
        }
    }
    shown
}

/// Whether a letter is seen by what it does to others alone.
pub(crate) fn hides(letter: char) -> bool {
    // The joiners are marks too, but ones that scripts and emoji need in prose.
    letter.is_control() || is_mark(letter) || matches!(letter, '\u{200c}' | '\u{200d}')
}

/// Marks that reorder or hide text, and separators that only some programs take for ends of lines.
pub(crate) fn is_mark(letter: char) -> bool {
    matches!(letter,
        '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::{printable, printable_lines};

    #[test]
    fn what_fools_a_terminal_is_shown() {
        let text = "a\u{1b}[2J\u{202e}b\u{61c}\n\tä\u{feff}\u{2028}\u{200d}\u{e0041}";
        assert_eq!(
            printable(text),
            "a\\u{1b}[2J\\u{202e}b\\u{61c}\\u{a}\\u{9}ä\\u{feff}\\u{2028}\\u{200d}\\u{e0041}"
        );
        assert_eq!(
            printable_lines(text),
            "a\\u{1b}[2J\\u{202e}b\\u{61c}\n\tä\\u{feff}\\u{2028}\\u{200d}\\u{e0041}"
        );
    }
}
