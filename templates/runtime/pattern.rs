//! Rules with regular expressions. Only in crates whose document has patterns.
//!
//! What `regex` cannot say of ECMA-262 has methods of its own, so that only crates with such a pattern carry their engine.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use regex::Regex;

use super::check::Check;
use super::json::Json;
use super::linear::translate;
use super::object::members;

/// Whether a pattern is found in a text; `None` where that takes too long.
pub(super) type IsMatch = fn(pattern: &str, text: &str) -> Option<bool>;

impl Check<'_> {
    /// `pattern`: found somewhere in the string; not anchored.
    pub fn pattern(&mut self, pattern: &str) {
        self.pattern_by(pattern, is_match);
    }

    /// `patternProperties`: judges the members whose name matches.
    pub fn pattern_property(&mut self, pattern: &str, rule: impl Fn(&mut Check<'_>)) {
        self.pattern_property_by(pattern, is_match, &rule);
    }

    pub(super) fn pattern_by(&mut self, pattern: &str, is_match: IsMatch) {
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

    pub(super) fn pattern_property_by(
        &mut self,
        pattern: &str,
        is_match: IsMatch,
        rule: &dyn Fn(&mut Check<'_>),
    ) {
        for (index, (name, _)) in members(self.value).iter().enumerate() {
            if is_match(pattern, name) == Some(true) {
                self.matched.set(index);
                self.member(index).apply(rule);
            }
        }
    }
}

/// Compiles a pattern; `None` where `regex` cannot say it. Its time grows with the text alone.
pub fn compile(pattern: &str) -> Option<Regex> {
    Regex::new(&translate(pattern)?).ok()
}

/// Whether the pattern is found in the text. One that does not compile matches nothing.
pub fn is_match(pattern: &str, text: &str) -> Option<bool> {
    static COMPILED: Compiled<Option<Regex>> = Compiled::new();
    let regex = COMPILED.get(pattern, compile);
    Some(regex.is_some_and(|regex| regex.is_match(text)))
}

/// What patterns compile to, each once for the whole process.
pub(crate) struct Compiled<T>(LazyLock<Mutex<HashMap<String, T>>>);

impl<T: Clone> Compiled<T> {
    pub(crate) const fn new() -> Self {
        Self(LazyLock::new(Mutex::default))
    }

    pub(crate) fn get(&self, pattern: &str, compile: fn(&str) -> T) -> T {
        let mut compiled = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match compiled.get(pattern) {
            Some(known) => known.clone(),
            None => {
                let new = compile(pattern);
                compiled.insert(pattern.to_owned(), new.clone());
                new
            }
        }
    }
}
