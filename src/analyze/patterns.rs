//! Which matcher of the runtime judges a pattern.

use crate::{
    model::{Api, Schema},
    runtime::{
        ecma,
        pattern::{self, Compiled},
    },
};

/// A matcher of the runtime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matcher {
    /// The crate `regex`, which can say the pattern too.
    Regex,
    /// Step by step, for what only ECMA-262 says.
    Ecma,
}

impl Matcher {
    /// Whether the pattern is found in the text; `None` where that takes too long.
    pub fn is_match(self, pattern: &str, text: &str) -> Option<bool> {
        match self {
            Self::Regex => pattern::is_match(pattern, text),
            Self::Ecma => ecma::is_match(pattern, text),
        }
    }
}

/// Who judges the pattern, or why nobody can. Compiled once for the whole process.
pub fn matcher(pattern: &str) -> Result<Matcher, String> {
    static KNOWN: Compiled<Result<Matcher, String>> = Compiled::new();
    KNOWN.get(pattern, find_matcher)
}

fn find_matcher(pattern: &str) -> Result<Matcher, String> {
    ecma::flags(pattern).map_err(|error| error.to_string())?;
    if pattern::compile(pattern).is_some() {
        return Ok(Matcher::Regex);
    }
    let compiled = ecma::compile(pattern).map_err(|error| error.to_string());
    compiled.map(|_| Matcher::Ecma)
}

/// Whether the pattern is found in the text; not where it cannot be judged.
pub fn is_match(pattern: &str, text: &str) -> bool {
    matcher(pattern).is_ok_and(|matcher| matcher.is_match(pattern, text) == Some(true))
}

/// The patterns of a schema's own strings and names.
fn patterns(schema: &Schema) -> impl Iterator<Item = &str> {
    let names = schema.object.pattern_properties.iter();
    let own = schema.string.pattern.iter();
    own.chain(names.map(|(pattern, _)| pattern))
        .map(String::as_str)
}

/// Some pattern is judged by that matcher.
pub fn needs(api: &Api, matcher: Matcher) -> bool {
    let mut patterns = api.schemas.iter().flat_map(patterns);
    patterns.any(|pattern| self::matcher(pattern) == Ok(matcher))
}

/// Some pattern is judged.
pub fn has_patterns(api: &Api) -> bool {
    let mut patterns = api.schemas.iter().flat_map(patterns);
    patterns.any(|pattern| matcher(pattern).is_ok())
}
