//! Text of anybody's → what a terminal shows as it is: control characters and changes of direction are escaped.

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
fn hides(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{printable, printable_lines};

    #[test]
    fn what_fools_a_terminal_is_shown() {
        let text = "a\u{1b}[2J\u{202e}b\u{61c}\n\tä\u{feff}";
        assert_eq!(
            printable(text),
            "a\\u{1b}[2J\\u{202e}b\\u{61c}\\u{a}\\u{9}ä\\u{feff}"
        );
        assert_eq!(
            printable_lines(text),
            "a\\u{1b}[2J\\u{202e}b\\u{61c}\n\tä\\u{feff}"
        );
    }
}
