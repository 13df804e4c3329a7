//! `x-specbind-presence`: does not contradict `required`, and its question exists.

use super::{Context, did_you_mean};
use crate::{
    diag::{Diagnostics, codes},
    model::Presence,
    source::Place,
};

/// `required` is the place that makes the value required, where one does.
pub(super) fn check_presence(
    cx: &Context<'_>,
    presence: &Presence,
    required: Option<&Place>,
    diags: &mut Diagnostics,
) {
    if let Some(required) = required {
        diags
            .error(
                &codes::CONFLICTING_FIELDS,
                &presence.place,
                "what is required is always there, and has no condition",
            )
            .on_key()
            .help("remove one of the two: the types make it optional when it is not required")
            .related(required.clone(), "it is required here");
    }
    let Some(question) = &presence.question else {
        return;
    };
    let known = cx.api.questions().map(|question| question.id.as_str());
    let known: Vec<&str> = known.collect();
    if !known.contains(&question.as_str()) {
        let message = format!("there is no question `{question}`");
        diags
            .error(
                &codes::UNKNOWN_NAME,
                &presence.place.child("question"),
                message,
            )
            .help(did_you_mean(question, known, "questions"));
    }
}
