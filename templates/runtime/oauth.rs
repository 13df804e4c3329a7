//! Access tokens by client credentials (RFC 6749, section 4.4): fetched once for all who wait, renewed before they expire.

use std::collections::HashMap;
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use reqwest::Url;
use reqwest::header::{ACCEPT, CONTENT_TYPE};

use super::answer::short;
use super::error::Failure;
use super::json::Json;
use super::secret::Secret;
use super::settings::{Tokens, Wanted};
use super::style::percent_encode;

/// The tokens of a client, by scheme and scopes.
#[derive(Default)]
pub struct ClientCredentials(Mutex<HashMap<Key, Arc<Slot>>>);

/// The setting of the scheme, and the scopes.
type Key = (&'static str, &'static [&'static str]);

/// Room for one token. Whoever fetches holds `fetching`, and all others wait for it.
#[derive(Default)]
struct Slot {
    token: Mutex<Option<Token>>,
    fetching: tokio::sync::Mutex<()>,
}

struct Token {
    text: Secret<String>,
    good_until: SystemTime,
}

/// A token is renewed that long before it expires, or after nine tenths of its life.
const MARGIN: Duration = Duration::from_secs(60);

/// How long a token is good that does not say so.
const UNSAID: Duration = Duration::from_secs(300);

/// Longest answer with a token, in bytes.
const LONGEST: usize = 1024 * 1024;

impl Tokens for ClientCredentials {
    fn token<'a>(
        &'a self,
        wanted: Wanted<'a>,
    ) -> Pin<Box<dyn Future<Output = Result<String, Failure>> + Send + 'a>> {
        Box::pin(async move {
            let slot = self.slot(&wanted);
            if let Some(token) = slot.good(wanted.clock.now()) {
                return Ok(token);
            }
            let _fetching = slot.fetching.lock().await;
            if let Some(token) = slot.good(wanted.clock.now()) {
                return Ok(token); // another call has fetched it meanwhile
            }
            let token = fetch(&wanted).await?;
            let text = token.text.expose().clone();
            *lock(&slot.token) = Some(token);
            Ok(text)
        })
    }

    fn forget(&self, wanted: Wanted<'_>) {
        *lock(&self.slot(&wanted).token) = None;
    }
}

impl ClientCredentials {
    fn slot(&self, wanted: &Wanted<'_>) -> Arc<Slot> {
        let key = (wanted.token.token, wanted.scopes);
        lock(&self.0).entry(key).or_default().clone()
    }
}

impl Slot {
    fn good(&self, now: SystemTime) -> Option<String> {
        let token = lock(&self.token);
        let token = token.as_ref().filter(|token| now < token.good_until);
        token.map(|token| token.text.expose().clone())
    }
}

/// What is locked here is whole at all times, whoever panics.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn fetch(wanted: &Wanted<'_>) -> Result<Token, Failure> {
    let http = |error| Failure::of_http("no access token could be fetched", error);
    let (id, secret) = (
        setting(wanted, wanted.token.client_id)?,
        setting(wanted, wanted.token.client_secret)?,
    );
    let mut form = "grant_type=client_credentials".to_owned();
    if !wanted.scopes.is_empty() {
        form.push_str(&format!("&scope={}", percent_encode(&wanted.scopes.join(" "))));
    }
    let asked_at = wanted.clock.now();
    let request = wanted.http.post(token_url(wanted)?);
    let request = request
        .basic_auth(percent_encode(id), Some(percent_encode(secret)))
        .timeout(wanted.timeout)
        .header(ACCEPT, "application/json")
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(form);
    let mut response = request.send().await.map_err(http)?;
    let status = response.status().as_u16();
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(http)? {
        if body.len() + chunk.len() > LONGEST {
            return Err(unusable("is too long".to_owned()));
        }
        body.extend(chunk);
    }
    read(status, &body, asked_at)
}

fn setting<'a>(wanted: &Wanted<'a>, name: &str) -> Result<&'a str, Failure> {
    let missing = || {
        let cause = std::io::Error::other(format!("`{name}` is not configured"));
        Failure::new("no access token could be fetched", Box::new(cause))
    };
    wanted.settings.text(name).ok_or_else(missing)
}

/// The URL of the document, below the server where it is a path.
fn token_url(wanted: &Wanted<'_>) -> Result<Url, Failure> {
    let base = Url::parse(&format!("{}/", wanted.server));
    let url = base.and_then(|base| base.join(wanted.token.url));
    url.map_err(|error| Failure::new("the URL of access tokens is not one", Box::new(error)))
}

/// Reads an answer with a token (RFC 6749, section 5).
fn read(status: u16, body: &[u8], asked_at: SystemTime) -> Result<Token, Failure> {
    let json = std::str::from_utf8(body)
        .ok()
        .and_then(|text| Json::parse(text).ok());
    let text = |name: &str| match json.as_ref()?.member(name)? {
        Json::String(text) => Some(text.as_str()),
        _ => None,
    };
    if status != 200 {
        let error = text("error").map(|error| format!(" and error `{}`", short(error)));
        return Err(unusable(format!(
            "has status {status}{}",
            error.unwrap_or_default()
        )));
    }
    if !text("token_type").is_none_or(|kind| kind.eq_ignore_ascii_case("bearer")) {
        return Err(unusable("has a token of another type than `Bearer`".to_owned()));
    }
    let token = text("access_token").filter(|token| !token.is_empty());
    let token = token.ok_or_else(|| unusable("has no `access_token`".to_owned()))?;
    let life = match json.as_ref().and_then(|json| json.member("expires_in")) {
        Some(Json::Number(number)) => number.as_str().parse().ok(),
        Some(Json::String(text)) => text.parse().ok(),
        _ => None,
    };
    let life = life.map_or(UNSAID, |seconds: u32| Duration::from_secs(seconds.into()));
    Ok(Token {
        text: Secret::new(token.to_owned()),
        good_until: asked_at + life.saturating_sub(MARGIN.min(life / 10)),
    })
}

fn unusable(what: String) -> Failure {
    let cause = std::io::Error::other(format!("the answer {what}"));
    Failure::new("there is no access token", Box::new(cause))
}

impl fmt::Debug for ClientCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientCredentials").finish_non_exhaustive()
    }
}
