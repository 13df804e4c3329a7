//! The client: one method per operation.

use crate::errors::ModifyCardStatusError;
use crate::headers::ModifyCardStatusHeaders;
use crate::operations::ModifyCardStatus;
use crate::runtime::answer::Reply;
use crate::runtime::builder::Builder;
use crate::runtime::error::Error;
use crate::runtime::transport::Transport;
use crate::settings::Credentials;
use crate::types::{CardStatusRequest, Envelope};

/// Calls Konaplate. Cheap to clone: clones share everything.
#[derive(Clone, Debug)]
pub struct Client {
    transport: Transport,
}

impl Client {
    /// Starts a client; a server has to be chosen.
    pub fn builder(credentials: Credentials) -> Builder<Self> {
        Builder::new(credentials)
    }

    /// Modification of the card's state. `POST /api/v1/card/status`
    ///
    /// Suspends a card because it is lost, or ends that suspension. See [`ModifyCardStatus`].
    pub async fn modify_card_status(
        &self,
        body: &CardStatusRequest,
    ) -> Result<Reply<Envelope, ModifyCardStatusHeaders>, Error<ModifyCardStatusError>> {
        self.transport.send(ModifyCardStatus::call(body)).await
    }
}

impl From<Transport> for Client {
    fn from(transport: Transport) -> Self {
        Self { transport }
    }
}
