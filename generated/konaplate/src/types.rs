//! Types of the bodies, in the order of the document.

use serde::{Deserialize, Serialize};
use crate::runtime::secret::Secret;

/// Asks to suspend a card because it is lost, or to end that.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CardStatusRequest {
    /// Id of a member. 1 to 9999999999999999999.
    #[serde(rename = "userId")]
    pub user_id: UserId,
    /// Stands in for the card's primary account number (PAN). 27 characters.
    ///
    /// Conditional: The page names no condition.
    ///
    /// Open question `par-or-card-no`: When must `par` be sent, when `cardNo`, and may both be sent or left out?
    #[serde(rename = "par", skip_serializing_if = "Option::is_none")]
    pub par: Option<Par>,
    /// Card number. 16 characters. Never printed.
    ///
    /// Conditional: The page names no condition.
    ///
    /// Open question `par-or-card-no`: When must `par` be sent, when `cardNo`, and may both be sent or left out?
    #[serde(rename = "cardNo", skip_serializing_if = "Option::is_none")]
    pub card_no: Option<CardNo>,
    /// What is asked for. 6 to 7 characters.
    #[serde(rename = "status")]
    pub status: Status,
}

impl CardStatusRequest {
    /// A value with what is required; everything else is left out.
    pub fn new(user_id: UserId, status: Status) -> Self {
        Self {
            user_id,
            par: None,
            card_no: None,
            status,
        }
    }
}

/// What is asked for. 6 to 7 characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Status {
    /// Suspends the card.
    #[serde(rename = "SUSPEND")]
    Suspend,
    /// Ends the suspension.
    #[serde(rename = "RESUME")]
    Resume,
    /// A value that the document does not name: kept when received, refused when sent.
    #[serde(untagged)]
    Unknown(String),
}

/// Id of a member. 1 to 9999999999999999999.
///
/// Assumption `user-id-integer`: The id is a whole number, written as a JSON integer.
/// Certainty: high. Source: its bounds and its use as an id. The page says: number
pub type UserId = u64;

/// Stands in for the card's primary account number (PAN). 27 characters.
pub type Par = String;

/// Card number. 16 characters. Never printed.
pub type CardNo = Secret<String>;

/// Body of every reply. What an operation returns stands beside `response`.
///
/// Assumption `envelope-form`: Every reply is an object with the member `response`, which holds the code and a text.
/// Certainty: high. Source: two unrelated clients. The page says: No reply body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Envelope {
    /// How the call went.
    #[serde(rename = "response")]
    pub response: ResponseCode,
}

impl Envelope {
    /// A value with what is required; everything else is left out.
    pub fn new(response: ResponseCode) -> Self {
        Self { response }
    }
}

/// How the call went.
///
/// Assumption `description-optional`: Nothing promises the text, so a reply without it is taken.
/// Certainty: medium. Source: this document. The page says: No reply body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ResponseCode {
    /// Vendor code. Decide by it, never by the text.
    #[serde(rename = "code")]
    pub code: String,
    /// Text for people, whose wording varies.
    ///
    /// Open question `description-text`: Does `description` repeat the message of the code or its description?
    #[serde(rename = "description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

impl ResponseCode {
    /// A value with what is required; everything else is left out.
    pub fn new(code: String) -> Self {
        Self { code, description: None }
    }
}
