//! What is wrong with the text of a TOML file: place, message and cure.

use std::fmt;
use std::ops::Range;

use crate::suggest::suggest;

/// One problem in a TOML file. Prints as `line:column: message`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TomlProblem {
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// What is wrong there.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
}

impl TomlProblem {
    /// A problem at these bytes of the text.
    pub(crate) fn at(
        text: &str,
        span: &Range<usize>,
        message: String,
        help: Option<String>,
    ) -> Self {
        let before = text.get(..span.start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Self {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            message,
            help,
        }
    }

    /// What the reader of TOML found.
    pub(crate) fn of(text: &str, error: &toml::de::Error) -> Self {
        let span = error.span().unwrap_or_default();
        let (message, help) = explain(error.message());
        Self::at(text, &span, message, help)
    }
}

impl fmt::Display for TomlProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}

/// Puts serde's words for an unknown key into ours, with a did-you-mean.
fn explain(message: &str) -> (String, Option<String>) {
    let message = message.trim_end().replace('\n', ", ");
    if !message.starts_with("unknown field `") {
        return (message.replacen("missing field", "missing key", 1), None);
    }
    let mut words = message.split('`').skip(1).step_by(2);
    let found = words.next().unwrap_or_default();
    let help = match suggest(found, words.clone()) {
        Some(near) => Some(format!("did you mean `{near}`?")),
        None => words.next().map(|_| {
            let (_, known) = message.split_once(", ").unwrap_or_default();
            known
                .replacen("expected", "known are:", 1)
                .replace("one of ", "")
        }),
    };
    (format!("unknown key `{found}`"), help)
}
