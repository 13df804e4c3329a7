//! Bodies of text.

use super::call::{Call, Operation};
use super::check::{Direction, Subject};
use super::parameter::judge_text;
use super::schema::Schema;

impl<O: Operation> Call<O> {
    /// With a text as its body, whose violations are reported when the call is sent.
    pub fn text<S: Schema>(mut self, media_type: &'static str, body: &str) -> Self {
        let (_, judgement) = judge_text(body, Subject::body(Direction::Sent), S::check);
        self.violations.extend(judgement.violations);
        self.bytes(media_type, body.as_bytes().to_vec())
    }
}
