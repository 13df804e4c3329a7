//! Rules with regular expressions, as ECMA-262 means them. Only in crates whose document has patterns.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use regress::Regex;

use super::check::Check;
use super::expression::read;
use super::json::Json;
use super::linear::translate;
use super::object::members;
use super::stepping::Stepping;

impl Check<'_> {
    /// `pattern`: found somewhere in the string; not anchored.
    pub fn pattern(&mut self, pattern: &str) {
        let Json::String(text) = self.value else {
            return;
        };
        let problem = match is_match(pattern, text) {
            Some(true) => return,
            Some(false) => "does not match",
            None => "takes too long to judge by",
        };
        let message = format!("{} {problem} `{pattern}`", self.subject());
        self.report("pattern", pattern, message);
    }

    /// `patternProperties`: judges the members whose name matches.
    pub fn pattern_property(&mut self, pattern: &str, rule: impl Fn(&mut Check<'_>)) {
        for (index, (name, _)) in members(self.value).iter().enumerate() {
            if is_match(pattern, name) == Some(true) {
                self.matched.set(index);
                self.member(index).apply(&rule);
            }
        }
    }
}

/// Of a pattern, in bytes: the time to read one grows faster than its length.
const LONGEST: usize = 1 << 16;

/// A compiled pattern, judged in time that grows with the text alone, however its repetitions hold each other.
#[derive(Debug)]
pub enum Pattern {
    /// Both syntaxes say it.
    Linear(regex::Regex),
    /// It looks round, or has what only ECMA-262 has.
    Stepping(Stepping),
}

impl Pattern {
    /// Whether it is found somewhere in the text; `None` where that takes too long.
    pub fn is_match(&self, text: &str) -> Option<bool> {
        match self {
            Self::Linear(regex) => Some(regex.is_match(text)),
            Self::Stepping(stepping) => stepping.is_match(text),
        }
    }
}

/// Compiles a pattern.
pub fn compile(pattern: &str) -> Result<Pattern, regress::Error> {
    let flags = flags(pattern)?;
    match linear(pattern) {
        Some(regex) => Ok(Pattern::Linear(regex)),
        None => {
            let expression = read(pattern, flags == UNICODE).map_err(error)?;
            Stepping::new(expression, flags).map(Pattern::Stepping)
        }
    }
}

/// Why a pattern is none, or cannot be judged in bounded time. To compile it takes far more time.
pub fn check(pattern: &str) -> Result<(), regress::Error> {
    let is_unicode = flags(pattern)? == UNICODE;
    match read(pattern, is_unicode) {
        Err(text) if linear(pattern).is_none() => Err(error(text)),
        _ => Ok(()),
    }
}

/// The flags with which the pattern is one: with `u`, as JSON Schema asks, or, as many are written, without it.
pub fn flags(pattern: &str) -> Result<&'static str, regress::Error> {
    if pattern.len() > LONGEST {
        return Err(error(&format!("it is longer than {LONGEST} bytes")));
    }
    match Regex::with_flags(pattern, UNICODE) {
        Ok(_) => Ok(UNICODE),
        Err(_) => Regex::new(pattern).map(|_| ""),
    }
}

const UNICODE: &str = "u";

fn linear(pattern: &str) -> Option<regex::Regex> {
    regex::Regex::new(&translate(pattern)?).ok()
}

fn error(text: &str) -> regress::Error {
    regress::Error { text: text.into() }
}

/// Whether the pattern is found in the text. One that does not compile matches nothing.
fn is_match(pattern: &str, text: &str) -> Option<bool> {
    compiled(pattern).map_or(Some(false), |regex| regex.is_match(text))
}

/// The pattern, compiled once for the whole process; `None` where it does not compile.
pub fn compiled(pattern: &str) -> Option<Arc<Pattern>> {
    static COMPILED: LazyLock<Mutex<HashMap<String, Option<Arc<Pattern>>>>> =
        LazyLock::new(Mutex::default);
    let mut compiled = COMPILED.lock().unwrap_or_else(PoisonError::into_inner);
    match compiled.get(pattern) {
        Some(regex) => regex.clone(),
        None => {
            let regex = compile(pattern).ok().map(Arc::new);
            compiled.insert(pattern.to_owned(), regex.clone());
            regex
        }
    }
}
