//! What a client is configured with, as the document names it.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use super::check::Check;
use super::error::Failure;
use super::template::AccessToken;
use super::time::{Clock, Zone};

/// The values that a client is configured with.
pub trait Settings: fmt::Debug + Send + Sync + 'static {
    /// The value of a setting, by its name in the document.
    fn text(&self, name: &str) -> Option<&str>;

    /// The zone of the times in the calls.
    fn zone(&self) -> Zone {
        Zone::default()
    }

    /// The rules of the settings.
    fn rules(&self) -> &'static [Setting];

    /// What fetches access tokens, where the document has such.
    fn tokens(&self) -> Option<Arc<dyn Tokens>> {
        None
    }
}

/// Fetches access tokens, and keeps them for as long as they are good.
pub trait Tokens: Send + Sync {
    /// A token for these scopes.
    fn token<'a>(
        &'a self,
        wanted: Wanted<'a>,
    ) -> Pin<Box<dyn Future<Output = Result<String, Failure>> + Send + 'a>>;

    /// Forgets the token for these scopes, which was refused.
    fn forget(&self, wanted: Wanted<'_>);
}

/// Which access token is wanted, and what there is to fetch it with.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    /// Which token.
    pub token: &'static AccessToken,
    /// What it has to allow.
    pub scopes: &'static [&'static str],
    /// Id and secret of the client.
    pub settings: &'a dyn Settings,
    /// URL of the server, without a slash at its end.
    pub server: &'a str,
    /// Sends the request.
    pub http: &'a reqwest::Client,
    /// Longest time that this may take.
    pub timeout: Duration,
    /// Tells when a token is good no more.
    pub clock: &'a dyn Clock,
}

impl fmt::Debug for Wanted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wanted")
            .field("token", &self.token)
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}

/// The rules of one setting.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Name in the document.
    pub name: &'static str,
    /// Judges the value.
    pub check: fn(&mut Check<'_>),
}
