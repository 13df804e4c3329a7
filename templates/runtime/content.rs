//! Bodies of answers: JSON by its rules, text, bytes, or nothing.

use super::answer::Answer;
use super::as_json::AsJson as _;
use super::check::{Direction, Subject, judge};
use super::schema::Schema;
use super::violation::{Location, Violation};

/// What the body of an answer is read as.
pub trait Content {
    /// The type that holds it.
    type Value;

    /// Reads the body as far as it can be read, and says what is not as documented.
    fn read(answer: &Answer) -> (Option<Self::Value>, Vec<Violation>);
}

/// JSON, judged by the rules of its schema.
impl<S: Schema> Content for S {
    type Value = S::Value;

    fn read(answer: &Answer) -> (Option<Self::Value>, Vec<Violation>) {
        let Some(json) = answer.json() else {
            return (None, vec![unread("is not JSON")]);
        };
        let mut violations = judge(json, Subject::body(Direction::Received), S::check).violations;
        let value = S::Value::from_json(json)
            .map_err(|error| violations.push(unread(&error.to_string())))
            .ok();
        (value, violations)
    }
}

/// A body of text.
#[derive(Clone, Copy, Debug)]
pub struct Text;

impl Content for Text {
    type Value = String;

    fn read(answer: &Answer) -> (Option<String>, Vec<Violation>) {
        match std::str::from_utf8(answer.body()) {
            Ok(text) => (Some(text.to_owned()), Vec::new()),
            Err(_) => (None, vec![unread("is not text in UTF-8")]),
        }
    }
}

/// A body of any bytes.
#[derive(Clone, Copy, Debug)]
pub struct Bytes;

impl Content for Bytes {
    type Value = Vec<u8>;

    fn read(answer: &Answer) -> (Option<Vec<u8>>, Vec<Violation>) {
        (Some(answer.body().to_vec()), Vec::new())
    }
}

/// No documented body. What comes all the same is in [`Answer::body`].
#[derive(Clone, Copy, Debug)]
pub struct Empty;

impl Content for Empty {
    type Value = ();

    fn read(_: &Answer) -> (Option<()>, Vec<Violation>) {
        (Some(()), Vec::new())
    }
}

/// Reads a body as one of several alternatives.
pub fn read_as<C: Content, T>(answer: &Answer, wrap: fn(C::Value) -> T) -> (Option<T>, Vec<Violation>) {
    let (value, violations) = C::read(answer);
    (value.map(wrap), violations)
}

/// Reads a body whose media type is none of the documented ones as the usual alternative.
pub fn read_unnamed<C: Content, T>(answer: &Answer, wrap: fn(C::Value) -> T) -> (Option<T>, Vec<Violation>) {
    let message = match answer.media_type().as_str() {
        "" => "is missing, so that the body was read as the usual one".to_owned(),
        found => format!("is `{found}`, which is not documented"),
    };
    let report = Violation::new(Location::Header, "Content-Type", "media-type", &message);
    let (value, mut violations) = read_as::<C, T>(answer, wrap);
    violations.insert(0, report);
    (value, violations)
}

fn unread(message: &str) -> Violation {
    Violation::new(Location::Body, "", "json", message)
}
