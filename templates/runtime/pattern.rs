//! Rules with regular expressions, as ECMA-262 means them. Only in crates whose document has patterns.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use regress::Regex;

use super::check::Check;
use super::json::Json;
use super::linear::translate;
use super::object::members;

impl Check<'_> {
    /// `pattern`: found somewhere in the string; not anchored.
    pub fn pattern(&mut self, pattern: &str) {
        let Json::String(text) = self.value else {
            return;
        };
        if !is_match(pattern, text) {
            let message = format!("{} does not match `{pattern}`", self.subject());
            self.report("pattern", pattern, message);
        }
    }

    /// `patternProperties`: judges the members whose name matches.
    pub fn pattern_property(&mut self, pattern: &str, rule: impl Fn(&mut Check<'_>)) {
        for (index, (name, _)) in members(self.value).iter().enumerate() {
            if is_match(pattern, name) {
                self.matched.set(index);
                self.member(index).apply(&rule);
            }
        }
    }
}

/// Of a pattern, in bytes: the time to read one grows faster than its length.
const LONGEST: usize = 1 << 16;

/// A compiled pattern.
#[derive(Debug)]
pub enum Pattern {
    /// Judged in time that grows with the text alone, however its repetitions hold each other.
    Linear(regex::Regex),
    /// It looks round or back, and is judged by trying.
    Trying(Regex),
}

impl Pattern {
    /// Whether it is found somewhere in the text.
    pub fn is_match(&self, text: &str) -> bool {
        match self {
            Self::Linear(regex) => regex.is_match(text),
            Self::Trying(regex) => regex.find(text).is_some(),
        }
    }
}

/// Compiles a pattern.
pub fn compile(pattern: &str) -> Result<Pattern, regress::Error> {
    let trying = parse(pattern)?;
    let linear = translate(pattern).and_then(|text| regex::Regex::new(&text).ok());
    Ok(linear.map_or(Pattern::Trying(trying), Pattern::Linear))
}

/// Reads a pattern as JSON Schema asks, with the `u` flag, or, as many are written, without it. To compile it for both
/// matchers takes far more time.
pub fn parse(pattern: &str) -> Result<Regex, regress::Error> {
    if pattern.len() > LONGEST {
        let text = format!("it is longer than {LONGEST} bytes");
        return Err(regress::Error { text });
    }
    Regex::with_flags(pattern, "u").or_else(|_| Regex::new(pattern))
}

/// Whether the pattern is found in the text. One that does not compile matches nothing.
fn is_match(pattern: &str, text: &str) -> bool {
    compiled(pattern).is_some_and(|regex| regex.is_match(text))
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
