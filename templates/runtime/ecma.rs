//! Rules with regular expressions that look round, or have what only ECMA-262 has. Only in crates whose document has such
//! patterns.

use std::sync::Arc;

use regress::{Error, Regex};

use super::check::Check;
use super::expression::read;
use super::pattern::Compiled;
use super::stepping::Stepping;

impl Check<'_> {
    /// `pattern`: found somewhere in the string; not anchored.
    pub fn ecma_pattern(&mut self, pattern: &str) {
        self.pattern_by(pattern, is_match);
    }

    /// `patternProperties`: judges the members whose name matches.
    pub fn ecma_pattern_property(&mut self, pattern: &str, rule: impl Fn(&mut Check<'_>)) {
        self.pattern_property_by(pattern, is_match, &rule);
    }
}

/// Of a pattern, in bytes: the time to read one grows faster than its length.
const LONGEST: usize = 1 << 16;

const UNICODE: &str = "u";

/// Compiles a pattern, or says why it is none, or why it cannot be judged in bounded time.
pub fn compile(pattern: &str) -> Result<Stepping, Error> {
    let flags = flags(pattern)?;
    let expression = read(pattern, flags == UNICODE).map_err(error)?;
    Stepping::new(expression, flags)
}

/// The flags with which the pattern is one: with `u`, as JSON Schema asks, or, as many are written, without it.
pub fn flags(pattern: &str) -> Result<&'static str, Error> {
    if pattern.len() > LONGEST {
        return Err(error(&format!("it is longer than {LONGEST} bytes")));
    }
    match Regex::with_flags(pattern, UNICODE) {
        Ok(_) => Ok(UNICODE),
        Err(_) => Regex::new(pattern).map(|_| ""),
    }
}

fn error(text: &str) -> Error {
    Error { text: text.into() }
}

/// Whether the pattern is found in the text, or `None` where that takes too long. One that does not compile matches nothing.
pub fn is_match(pattern: &str, text: &str) -> Option<bool> {
    static COMPILED: Compiled<Option<Arc<Stepping>>> = Compiled::new();
    let compiled = COMPILED.get(pattern, |pattern| compile(pattern).ok().map(Arc::new));
    compiled.map_or(Some(false), |stepping| stepping.is_match(text))
}
