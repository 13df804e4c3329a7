//! Suspending, resuming and a terminated card, over several calls of the generated client.

use konaplate::errors::ModifyCardStatusError as Refused;
use konaplate::types::{CardStatusRequest, Status};
use konaplate::{Client, Error};

use super::server::{Served, direct};

pub(crate) const CARD: &str = "4111111111111111";
const TERMINATED: &str = "0000000000000004";

pub(crate) fn request(card: &str, status: Status) -> CardStatusRequest {
    CardStatusRequest {
        card_no: Some(card.into()),
        ..CardStatusRequest::new(1_000_000_000_000_000_001, status)
    }
}

pub(crate) async fn succeeds(client: &Client, card: &str, status: Status) {
    let outcome = client.modify_card_status(&request(card, status)).await;
    assert!(outcome.is_ok(), "{outcome:?}");
}

async fn states(served: &Served) -> String {
    states_at(&served.url).await
}

pub(crate) async fn states_at(url: &str) -> String {
    let http = direct().build().expect("a client");
    let url = format!("{url}/.specbind/state");
    let answer = http.get(url).send().await.expect("an answer");
    answer.text().await.expect("text")
}

#[tokio::test]
async fn a_card_is_suspended_and_resumed() {
    let served = Served::konaplate().await;
    let client = served.client(&[]);
    let terminated = r#"{"key":"(secret)","state":"TERMINATED"}"#;
    let before = format!(r#"{{"card":[{terminated}]}}"#);
    assert_eq!(states(&served).await, before);
    succeeds(&client, CARD, Status::Suspend).await;
    let suspended =
        format!(r#"{{"card":[{terminated},{{"key":"(secret)","state":"SUSPENDED"}}]}}"#);
    assert_eq!(states(&served).await, suspended);
    succeeds(&client, CARD, Status::Resume).await;
    assert_eq!(states(&served).await, before);
}

#[tokio::test]
async fn a_terminated_card_stays_what_it_is() {
    let served = Served::konaplate().await;
    let client = served.client(&[]);
    for status in [Status::Suspend, Status::Resume] {
        let outcome = client
            .modify_card_status(&request(TERMINATED, status))
            .await;
        let is_refused = matches!(
            outcome,
            Err(Error::Refused(Refused::CardAlreadyTerminated(_)))
        );
        assert!(is_refused, "{outcome:?}");
    }
}

#[tokio::test]
async fn a_refused_call_changes_nothing() {
    let served = Served::konaplate().await;
    let before = states(&served).await;
    let client = served.client(&[("prefer", "code=001_006")]);
    let outcome = client
        .modify_card_status(&request(CARD, Status::Suspend))
        .await;
    assert!(matches!(outcome, Err(Error::Refused(_))), "{outcome:?}");
    assert_eq!(states(&served).await, before);
}

#[tokio::test]
async fn everything_is_forgotten_on_request() {
    let served = Served::konaplate().await;
    let before = states(&served).await;
    succeeds(&served.client(&[]), CARD, Status::Suspend).await;
    assert_ne!(states(&served).await, before);
    let http = direct().build().expect("a client");
    let url = format!("{}/.specbind/reset", served.url);
    let answer = http.post(url).send().await.expect("an answer");
    assert_eq!(answer.status(), 204);
    assert_eq!(states(&served).await, before);
}

#[tokio::test]
async fn no_secret_reaches_the_log() {
    let served = Served::konaplate().await;
    let client = served.client(&[]);
    succeeds(&client, CARD, Status::Suspend).await;
    let log = served.log().join("\n");
    assert!(
        log.starts_with("POST /api/v1/card/status 200 000_000 "),
        "{log}"
    );
    for secret in [CARD, super::server::SECRET, "ACCESSKEY", "KMV1"] {
        assert!(!log.contains(secret), "{log}");
    }
}
