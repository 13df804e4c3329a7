//! Finds the alternative of an enum that a value is: the one that a member or its type names, else the first whose rules
//! it keeps, and that holds all of it.

use std::collections::HashMap;

use super::as_json::AsJson;
use super::check::{Check, Direction, Subject, Type, judge};
use super::json::Json;
use super::scalar::is_type;

/// A value, and the alternatives of `U` that it fits.
#[derive(Debug)]
pub struct Alternatives<'j, U> {
    value: &'j Json,
    fitting: Vec<U>,
}

impl<'j, U: AsJson> Alternatives<'j, U> {
    /// A value of which no alternative was tried yet.
    pub fn of(value: &'j Json) -> Self {
        let fitting = Vec::new();
        Self { value, fitting }
    }

    /// Tries an alternative: whether the value keeps its rules and fits its type.
    pub fn read<T: AsJson>(&mut self, rule: impl Fn(&mut Check<'_>), make: impl FnOnce(T) -> U) {
        let judgement = judge(self.value, Subject::body(Direction::Either), rule);
        if judgement.violations.is_empty() {
            self.take(make);
        }
    }

    /// Tries an alternative that a member names by one of its values. A value without that member is judged by the rules.
    pub fn tagged<T: AsJson>(
        &mut self,
        member: &str,
        values: &[&str],
        rule: impl Fn(&mut Check<'_>),
        make: impl FnOnce(T) -> U,
    ) {
        match self.value.member(member) {
            Some(Json::String(named)) if values.contains(&named.as_str()) => self.take(make),
            Some(Json::String(_)) => {}
            _ => self.read(rule, make),
        }
    }

    /// Tries an alternative that alone has values of these types.
    pub fn typed<T: AsJson>(&mut self, types: &[Type], make: impl FnOnce(T) -> U) {
        if types.iter().any(|name| is_type(self.value, *name)) {
            self.take(make);
        }
    }

    fn take<T: AsJson>(&mut self, make: impl FnOnce(T) -> U) {
        self.fitting.extend(T::from_json(self.value).ok().map(make));
    }

    /// The first that holds all that any of them holds; else the value as it came.
    pub fn choose(mut self) -> Result<U, Json> {
        let chosen = match &self.fitting[..] {
            [] => None,
            [_] => Some(0),
            several => {
                let written: Vec<Json> = several.iter().map(U::to_json).collect();
                let holds_all = |one: &Json| written.iter().all(|other| holds(one, other));
                written.iter().position(holds_all)
            }
        };
        match chosen {
            Some(index) => Ok(self.fitting.swap_remove(index)),
            None => Err(self.value.clone()),
        }
    }
}

/// No member of `other` is missing in `one`.
fn holds(one: &Json, other: &Json) -> bool {
    match (one, other) {
        (Json::Object(one), Json::Object(other)) => {
            // Not looked up one by one in a list: a server may send an object of a million members.
            let one: HashMap<&str, &Json> =
                one.iter().map(|(name, one)| (name.as_str(), one)).collect();
            other
                .iter()
                .all(|(name, other)| one.get(name.as_str()).is_some_and(|one| holds(one, other)))
        }
        (Json::Array(one), Json::Array(other)) => {
            one.iter().zip(other).all(|(one, other)| holds(one, other))
        }
        _ => true,
    }
}
