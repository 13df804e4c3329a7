//! What the vendor remembers between calls (`x-specbind-state`).

use crate::{runtime::json::Json, source::Place};

/// A kind of thing that is always in one state, and how calls change it.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Where it is declared.
    pub place: Place,
    /// What the thing is called, such as `card`.
    pub name: String,
    /// What it is.
    pub description: String,
    /// Where a request names the thing: JSON pointers into its body, or names of parameters; the first that is there.
    pub keys: Vec<String>,
    /// The state of a thing that no call has changed.
    pub initial: String,
    /// Things that begin in another state: what names them, and that state.
    pub known: Vec<(String, String)>,
    /// What calls do, the first that fits.
    pub rules: Vec<StateRule>,
}

/// What one kind of call does to a thing.
#[derive(Clone, Debug, PartialEq)]
pub struct StateRule {
    /// Where it is declared.
    pub place: Place,
    /// `operationId` of the call.
    pub operation: String,
    /// Values that the call must have, by JSON pointer into the request body.
    pub when: Vec<(String, Json)>,
    /// States in which it applies; all when empty.
    pub is: Vec<String>,
    /// The state after the call.
    pub becomes: Option<String>,
    /// HTTP status and vendor code of the answer, where it is another than a success.
    pub answer: Option<(u16, Option<String>)>,
}
