//! Parameters: where their values come from, and what their text is judged as.

use super::check::{Check, Direction, Judgement, Subject, judge};
use super::json::Json;
use super::style::{Style, Target};
use super::template::Part;
use super::violation::Location;

/// One parameter of an operation.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// Where it stands.
    pub location: Location,
    /// Name on the wire.
    pub name: &'static str,
    /// Whether every call of this client carries it.
    pub required: bool,
    /// What its value is made of.
    pub value: &'static [Part],
    /// Judges the value.
    pub check: fn(&mut Check<'_>),
}

impl Parameter {
    /// Whether this is the same parameter of the operation.
    pub(super) fn is(&self, other: &Self) -> bool {
        (self.location, self.name) == (other.location, other.name)
    }

    /// The style of the caller's argument, when it is one.
    pub(super) fn style(&self) -> Option<Style> {
        match self.value {
            [Part::Argument(style)] => Some(*style),
            _ => None,
        }
    }

    /// Where its value is written.
    pub(super) fn target(&self) -> Target<'static> {
        Target::new(self.location, self.name)
    }

    pub(super) fn subject(&self) -> Subject<'static> {
        Subject {
            location: self.location,
            name: self.name,
            direction: Direction::Sent,
        }
    }
}

/// Judges a text whose type on the wire is not written: a string, or where the rules want none, what JSON it is.
pub(super) fn judge_text(
    text: &str,
    subject: Subject<'_>,
    rule: fn(&mut Check<'_>),
) -> (Json, Judgement) {
    let wrong_type = |judgement: &Judgement| {
        let mut violations = judgement.violations.iter();
        violations.any(|violation| violation.code() == "type" && violation.pointer().is_empty())
    };
    let string = Json::from(text);
    let judgement = judge(&string, subject, rule);
    if wrong_type(&judgement)
        && let Ok(other) = Json::parse(text)
    {
        let second = judge(&other, subject, rule);
        if !wrong_type(&second) {
            return (other, second);
        }
    }
    (string, judgement)
}
