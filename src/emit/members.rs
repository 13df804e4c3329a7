//! The printed members of an `impl` → its text, with blank lines between them except between short ones.

/// An `impl` that is being put together.
pub(super) struct Members {
    text: String,
    is_empty: bool,
    last_is_short: bool,
}

impl Members {
    /// Starts after `head`, which ends with the line of the opening brace.
    pub(super) fn new(head: &str) -> Self {
        Self {
            text: head.to_owned(),
            is_empty: true,
            last_is_short: true,
        }
    }

    /// Adds a member, or several that are joined already: whole lines.
    pub(super) fn push(&mut self, member: &str) {
        let is_short = member.lines().take(3).count() < 3;
        if !(self.is_empty || is_short && self.last_is_short) {
            self.text.push('\n');
        }
        self.text.push_str(member);
        self.last_is_short = is_short;
        self.is_empty = false;
    }

    /// The text, with `end` behind it.
    pub(super) fn finish(mut self, end: &str) -> String {
        self.text.push_str(end);
        self.text
    }
}
