//! Plain text → lines.

use super::lines::{Line, Lines};

/// Marks that pages put before the elements of a list.
const MARKS: [char; 7] = ['•', '·', '‣', '◦', '▪', '*', '-'];

pub(super) fn read_text(text: &str) -> Vec<Line> {
    let mut lines = Lines::default();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        let item = line.strip_prefix(MARKS);
        match item.filter(|rest| rest.starts_with(char::is_whitespace)) {
            Some(rest) => {
                lines.start_item();
                lines.push(rest, index + 1);
            }
            None => lines.push(line, index + 1),
        }
        lines.end_line();
    }
    lines.finish()
}
