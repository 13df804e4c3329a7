//! Builds a client.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use reqwest::{ClientBuilder, Proxy, redirect, retry};

use super::check::{Direction, Subject, judge};
use super::encryption::Encryption;
use super::json::Json;
use super::prepare::Environment;
use super::server::{Documented, Servers};
use super::settings::Settings;
use super::time::{Clock, SystemClock};
use super::transport::Transport;
use super::unique::{Entropy, NoEntropy, Sequence, SystemEntropy};
use super::violation::{Location, Violations};

/// Builds a client of type `C`.
pub struct Builder<C> {
    settings: Arc<dyn Settings>,
    servers: Servers,
    http: ClientBuilder,
    connect_timeout: Duration,
    timeout: Duration,
    reuse: bool,
    longest_body: usize,
    clock: Arc<dyn Clock>,
    entropy: Option<Arc<dyn Entropy>>,
    encryption: Option<Arc<dyn Encryption>>,
    client: PhantomData<fn() -> C>,
}

impl<C: From<Transport>> Builder<C> {
    /// Starts a client with these settings.
    pub fn new(settings: impl Settings) -> Self {
        Self {
            settings: Arc::new(settings),
            servers: Servers::default(),
            http: ClientBuilder::new(),
            connect_timeout: Duration::from_secs(10),
            timeout: Duration::from_secs(60),
            reuse: false,
            longest_body: 16 * 1024 * 1024,
            clock: Arc::new(SystemClock),
            entropy: None,
            encryption: None,
            client: PhantomData,
        }
    }

    /// Where the calls go: a documented server, or a URL. Has to be chosen.
    ///
    /// Operations with servers of their own keep to those: see [`replace_server`](Self::replace_server) and
    /// [`only_server`](Self::only_server).
    pub fn server(mut self, server: impl Into<String>) -> Self {
        self.servers.set_main(server.into(), false);
        self
    }

    /// Where every call goes, of operations with servers of their own too: for mocks, tests and proxies.
    pub fn only_server(mut self, server: impl Into<String>) -> Self {
        self.servers.set_main(server.into(), true);
        self
    }

    /// Sends to `server` the calls of the operations whose own server is `documented`.
    pub fn replace_server(mut self, documented: impl Documented, server: impl Into<String>) -> Self {
        self.servers.replace(documented.into(), server.into());
        self
    }

    /// Longest time to connect, in which nothing is sent yet. Default: 10 seconds, and never more than the
    /// whole call may take.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Longest time from the beginning of a call to the end of its answer. Default: 60 seconds.
    ///
    /// What is read while it is sent or while it comes takes as long as it takes: of the server, this is then the longest
    /// silence.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sends the calls through a proxy.
    pub fn proxy(mut self, proxy: Proxy) -> Self {
        self.http = self.http.proxy(proxy);
        self
    }

    /// Starts from an HTTP client of your own making: certificates, DNS, interfaces.
    ///
    /// Takes the builder, because the client is finished here: without redirects, without repetition and
    /// with the time-outs above, on which the meaning of the errors rests. Comes before [`proxy`](Self::proxy).
    pub fn http(mut self, http: ClientBuilder) -> Self {
        self.http = http;
        self
    }

    /// Keeps connections open for further calls. Default: no, because a server may close such a connection
    /// just when a call is sent, whose outcome is then unknown.
    pub fn reuse_connections(mut self, reuse: bool) -> Self {
        self.reuse = reuse;
        self
    }

    /// Longest body of an answer that is held as a whole, and longest event, in bytes. Default: 16 MiB.
    pub fn longest_body(mut self, bytes: usize) -> Self {
        self.longest_body = bytes;
        self
    }

    /// Takes the time from this clock; for tests.
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Takes random bytes from here; for tests. Numbers are then only unique within this client.
    pub fn entropy(mut self, entropy: impl Entropy) -> Self {
        self.entropy = Some(Arc::new(entropy));
        self
    }

    /// Encrypts the bodies with this.
    pub fn encryption(mut self, encryption: impl Encryption) -> Self {
        self.encryption = Some(Arc::new(encryption));
        self
    }

    /// Builds the client.
    pub fn build(self) -> Result<C, BuildError> {
        let servers = self.servers.checked()?;
        judge_settings(self.settings.as_ref())
            .map_or(Ok(()), |violations| Err(BuildError::Invalid(violations)))?;
        let sequence = match &self.entropy {
            Some(entropy) => Arc::new(Sequence::new(entropy.as_ref())?),
            None => Sequence::of_process()?,
        };
        // Time runs out while connecting before it runs out for the call: so it is known that nothing was sent.
        let connect_timeout = self.connect_timeout.min(self.timeout.mul_f64(0.9));
        let http = self
            .http
            .redirect(redirect::Policy::none())
            .retry(retry::never())
            .referer(false)
            .connect_timeout(connect_timeout);
        let http = if self.reuse {
            http
        } else {
            http.pool_max_idle_per_host(0)
        };
        let environment = Environment {
            servers,
            tokens: self.settings.tokens(),
            settings: self.settings,
            clock: self.clock,
            entropy: self.entropy.unwrap_or_else(|| Arc::new(SystemEntropy)),
            sequence,
            encryption: self.encryption,
        };
        Ok(C::from(Transport {
            http: http
                .build()
                .map_err(|error| BuildError::Http(error.without_url()))?,
            environment: Arc::new(environment),
            timeout: self.timeout,
            longest_body: self.longest_body,
        }))
    }
}

fn judge_settings(settings: &dyn Settings) -> Option<Violations> {
    let mut violations = Vec::new();
    for rule in settings.rules() {
        let Some(text) = settings.text(rule.name) else {
            continue;
        };
        let subject = Subject {
            location: Location::Setting,
            name: rule.name,
            direction: Direction::Sent,
        };
        violations.extend(judge(&Json::from(text), subject, rule.check).violations);
    }
    Violations::new(violations)
}

impl<C> fmt::Debug for Builder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("servers", &self.servers)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

/// Why a client cannot be built.
#[derive(Debug)]
#[non_exhaustive]
pub enum BuildError {
    /// No server was chosen.
    NoServer,
    /// The server is not the base URL of a server.
    InvalidServer(&'static str),
    /// The settings break rules of the document.
    Invalid(Violations),
    /// The HTTP client cannot be built.
    Http(reqwest::Error),
    /// There are no random bytes.
    NoEntropy(NoEntropy),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoServer => f.write_str("no server was chosen"),
            Self::InvalidServer(reason) => write!(f, "the server's URL cannot be used: {reason}"),
            Self::Invalid(violations) => write!(f, "the settings are invalid: {violations}"),
            Self::Http(error) => write!(f, "the HTTP client cannot be built: {error}"),
            Self::NoEntropy(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Invalid(violations) => Some(violations),
            Self::Http(error) => Some(error),
            Self::NoEntropy(error) => Some(error),
            Self::NoServer | Self::InvalidServer(_) => None,
        }
    }
}

impl From<NoEntropy> for BuildError {
    fn from(error: NoEntropy) -> Self {
        Self::NoEntropy(error)
    }
}
