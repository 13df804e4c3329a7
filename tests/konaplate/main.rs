//! The generated crate over real HTTP: a signed call, each documented code, and everything that can go wrong.

mod answers;
mod broken_connections;
mod computed;
mod encryption;
mod hmac;
mod parameters;
mod reading;
mod refused_before_sending;
mod secrets;
mod server;
mod signed_call;
mod styles;

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use konaplate::errors::ModifyCardStatusError;
use konaplate::runtime::builder::Builder;
use konaplate::runtime::time::Clock;
use konaplate::types::{CardStatusRequest, Status};
use konaplate::{Client, Credentials, Error, blocking};

pub(crate) const ASP_ID: &str = "ASPID0000000001";
pub(crate) const ACCESS_KEY: &str = "ACCESSKEY-0123456789-0123456789-01234567";
pub(crate) const SECRET_KEY: &str = "SECRETKEY-never-to-be-seen";
pub(crate) const CARD_NO: &str = "4111111111111111";

type Failure = Error<ModifyCardStatusError>;

/// 2022-11-08 12:08:14.608 UTC, the instant of the sample in the vendor's guide.
#[derive(Clone, Copy)]
pub(crate) struct FixedClock;

impl Clock for FixedClock {
    fn now(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_millis(1_667_909_294_608)
    }
}

pub(crate) fn credentials() -> Credentials {
    Credentials::new(ASP_ID, ACCESS_KEY, SECRET_KEY)
}

pub(crate) fn builder(url: &str) -> Builder<Client> {
    Client::builder(credentials())
        .server(url)
        .http(direct())
        .clock(FixedClock)
}

/// A client that no proxy of the surroundings leads astray.
pub(crate) fn direct() -> reqwest::ClientBuilder {
    reqwest::ClientBuilder::new().no_proxy()
}

pub(crate) fn client(url: &str) -> Client {
    builder(url).build().expect("valid settings")
}

pub(crate) fn blocking_client(url: &str) -> blocking::Client {
    let builder = blocking::Client::builder(credentials())
        .server(url)
        .http(direct());
    builder.clock(FixedClock).build().expect("valid settings")
}

pub(crate) fn request() -> CardStatusRequest {
    CardStatusRequest {
        card_no: Some(CARD_NO.into()),
        ..CardStatusRequest::new(9_999_999_999_999_999_999, Status::Suspend)
    }
}

/// The same call by both clients, each against its own server.
pub(crate) async fn both(react: impl Fn() -> server::Server) -> [Failure; 2] {
    let (first, second) = (react(), react());
    let asynchronous = client(&first.url).modify_card_status(&request()).await;
    let waiting = blocking_client(&second.url).modify_card_status(&request());
    [asynchronous, waiting].map(|outcome| outcome.expect_err("no success"))
}
