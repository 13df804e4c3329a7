//! What a client is configured with: server, credentials, zone.

use crate::parameters;
use crate::runtime::check::Type;
use crate::runtime::secret::Secret;
use crate::runtime::settings::{Setting, Settings};
use crate::runtime::time::Zone;

/// Where the calls go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Server {
    /// Sandbox for trying out calls. `https://sandbox.konaplate.com/open-api`
    ///
    /// Assumption `sandbox-server`: The path of an operation follows this base URL.
    /// Certainty: high. Source: guide. The page says: No base URL.
    ///
    /// Open question `production-server`: What is the base URL of the production system?
    Sandbox,
}

impl From<Server> for String {
    fn from(server: Server) -> Self {
        match server {
            Server::Sandbox => "https://sandbox.konaplate.com/open-api".to_owned(),
        }
    }
}

impl Zone {
    /// UTC, +00:00.
    pub const UTC: Self = Self::fixed("UTC", "+00:00");
    /// KST, +09:00.
    pub const KST: Self = Self::fixed("KST", "+09:00");
}

/// What the client proves its identity with, and what it sends with every call.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// Id of the service provider, given with the contract. See [`parameters::USER_ASP_ID`].
    pub user_asp_id: String,
    /// Access key that the project created. See [`parameters::ACCESS_KEY`].
    pub access_key: Secret<String>,
    /// Zone of the times in the headers, such as UTC or KST. See [`parameters::TIME_ZONE`].
    pub time_zone: Zone,
    /// Key that signs the token of every call. At least 1 character. Never printed.
    ///
    /// Assumption `secret-key-text`: The key is text, and its UTF-8 bytes are the HMAC key. Its length is not documented, so any text but the empty one is taken.
    /// Certainty: medium-high. Source: guide and clients, for the key; this document, for its form. The page says: Does not name the key.
    pub secret_key: Secret<String>,
}

impl Credentials {
    /// Credentials with what is required; everything else has its default.
    pub fn new(
        user_asp_id: impl Into<String>,
        access_key: impl Into<Secret<String>>,
        secret_key: impl Into<Secret<String>>,
    ) -> Self {
        Self {
            user_asp_id: user_asp_id.into(),
            access_key: access_key.into(),
            time_zone: Zone::UTC,
            secret_key: secret_key.into(),
        }
    }
}

impl Settings for Credentials {
    fn text(&self, name: &str) -> Option<&str> {
        match name {
            "userAspId" => Some(&self.user_asp_id),
            "accessKey" => Some(self.access_key.expose()),
            "timeZone" => Some(self.time_zone.name()),
            "secretKey" => Some(self.secret_key.expose()),
            _ => None,
        }
    }

    fn zone(&self) -> Zone {
        self.time_zone.clone()
    }

    fn rules(&self) -> &'static [Setting] {
        RULES
    }
}

/// Rules of the settings.
const RULES: &[Setting] = &[
    Setting {
        name: "userAspId",
        check: parameters::USER_ASP_ID.check,
    },
    Setting {
        name: "accessKey",
        check: parameters::ACCESS_KEY.check,
    },
    Setting {
        name: "timeZone",
        check: parameters::TIME_ZONE.check,
    },
    Setting {
        name: "secretKey",
        check: |check| {
            check.secret();
            check.types(&[Type::String]);
            check.min_length(1);
        },
    },
];
