//! Operations: what is sent, and how the answers are read.

use crate::errors::ModifyCardStatusError;
use crate::parameters;
use crate::runtime::call::{Call, Operation};
use crate::runtime::parameter::Parameter;
use crate::types::CardStatusRequest;

/// Modification of the card's state. `POST /api/v1/card/status`
///
/// Suspends a card because it is lost, or ends that suspension. Version v1, synchronous.
///
/// Assumption `card-status-plain`: Neither the request nor the reply has to be encrypted.
/// Certainty: high. Source: page, which marks neither.
///
/// Open question `other-statuses`: Which other HTTP statuses (401, 403, 404, 500, …) can answer this call, and with which bodies?
#[derive(Debug)]
pub struct ModifyCardStatus;

impl ModifyCardStatus {
    /// The call, not yet sent.
    pub fn call(body: &CardStatusRequest) -> Call<Self> {
        Call::new().json::<CardStatusRequest>("application/json", body)
    }
}

impl Operation for ModifyCardStatus {
    type Refusal = ModifyCardStatusError;
    const METHOD: &'static str = "POST";
    const PATH: &'static str = "/api/v1/card/status";
    const ACCEPT: &'static str = "application/json";
    const PARAMETERS: &'static [Parameter] = &[
        parameters::USER_ASP_ID,
        parameters::CORRELATION_ID,
        parameters::ACCESS_KEY,
        parameters::CRYPTO_KEY_ID,
        parameters::TRAN_TOKEN,
        parameters::TRAN_TIME,
        parameters::TIME_ZONE,
    ];
}
