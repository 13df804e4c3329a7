//! Every fault, and what the generated client makes of it.

use std::path::Path;
use std::time::{Duration, Instant};

use axum::http::Method;
use konaplate::types::{CardStatusRequest, Status};
use konaplate::{Client, Error};
use specbind::mock::{Fault, Faults};

use super::server::{KONAPLATE, Served, direct, mock_of};

type Failure = Error<konaplate::errors::ModifyCardStatusError>;

fn request() -> CardStatusRequest {
    CardStatusRequest::new(1, Status::Suspend)
}

async fn failure(client: &Client) -> Failure {
    let outcome = client.modify_card_status(&request()).await;
    outcome.expect_err("no success")
}

#[tokio::test]
async fn a_connection_cut_before_the_answer_has_an_unknown_outcome() {
    let served = Served::konaplate().await;
    let error = failure(&served.client(&[("specbind-fault", "cut-before")])).await;
    assert!(
        error.outcome_unknown() && error.answer().is_none(),
        "{error:?}"
    );
    assert_eq!(served.log().len(), 1, "the request was served once");
}

#[tokio::test]
async fn half_an_answer_has_an_unknown_outcome() {
    let served = Served::konaplate().await;
    let error = failure(&served.client(&[("specbind-fault", "truncate")])).await;
    assert!(error.outcome_unknown(), "{error:?}");
    let answer = error.answer().expect("what came");
    assert_eq!(answer.status(), 200);
    assert!(
        !answer.body().is_empty() && answer.json().is_none(),
        "{answer:?}"
    );
}

#[tokio::test]
async fn a_connection_that_ends_after_the_answer_is_not_used_again() {
    let served = Served::konaplate().await;
    let client = served.client(&[("specbind-fault", "cut-after")]);
    for _ in 0..5 {
        let outcome = client.modify_card_status(&request()).await;
        assert!(outcome.is_ok(), "{outcome:?}");
        // The end of the connection is on its way.
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(served.log().len(), 5, "nothing was sent twice");
}

#[tokio::test]
async fn an_answer_of_something_in_front_is_kept_whole() {
    let served = Served::konaplate().await;
    let error = failure(&served.client(&[("specbind-fault", "html")])).await;
    let answer = error.answer().expect("an answer");
    assert_eq!(answer.status(), 500);
    assert!(
        String::from_utf8_lossy(answer.body()).contains("<h1>"),
        "{answer:?}"
    );
}

#[tokio::test]
async fn an_answer_after_the_time_out_has_an_unknown_outcome() {
    let served = Served::konaplate().await;
    let builder = served.builder(&[("specbind-fault", "delay=2000")]);
    let client = builder
        .timeout(Duration::from_millis(200))
        .build()
        .expect("settings");
    let error = failure(&client).await;
    assert!(
        matches!(&error, Error::OutcomeUnknown(unknown) if unknown.is_timeout()),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_delayed_answer_comes() {
    let served = Served::konaplate().await;
    let client = served.client(&[("specbind-fault", "delay=150")]);
    let start = Instant::now();
    let outcome = client.modify_card_status(&request()).await;
    assert!(outcome.is_ok() && start.elapsed() >= Duration::from_millis(150));
}

#[tokio::test]
async fn faults_are_drawn_at_a_rate() {
    let faults = Faults::new(vec![Fault::Html], 0.5, 3);
    let served = Served::start(mock_of(Path::new(KONAPLATE)), faults).await;
    let client = served.client(&[]);
    let mut failed = 0;
    for _ in 0..60 {
        failed += u32::from(client.modify_card_status(&request()).await.is_err());
    }
    assert!((15..45).contains(&failed), "{failed} of 60");
    let marked = served
        .log()
        .iter()
        .filter(|line| line.contains("[html]"))
        .count();
    assert_eq!(marked as u32, failed);
}

#[tokio::test]
async fn an_unknown_fault_is_told() {
    let served = Served::konaplate().await;
    let error = failure(&served.client(&[("specbind-fault", "explode")])).await;
    let answer = error.answer().expect("an answer");
    assert_eq!(answer.status(), 400);
    assert!(String::from_utf8_lossy(answer.body()).contains("cut-before"));
}

#[tokio::test]
async fn no_fault_is_drawn_for_what_is_asked_of_the_mock_itself() {
    let always = Faults::new(vec![Fault::Html], 1.0, 0);
    let served = Served::start(mock_of(Path::new(KONAPLATE)), always).await;
    let http = direct().build().expect("a client");
    let own = [
        (Method::GET, "/healthz", 200),
        (Method::GET, "/.specbind/state", 200),
        (Method::POST, "/.specbind/reset", 204),
        (Method::OPTIONS, "/api/v1/card/status", 204),
        (Method::POST, "/api/v1/card/status", 500),
        (Method::GET, "/none", 500),
    ];
    for (method, path, status) in own {
        let request = http.request(method.clone(), format!("{}{path}", served.url));
        let request = match method {
            Method::OPTIONS => request
                .header("origin", "http://page.example")
                .header("access-control-request-method", "POST"),
            _ => request,
        };
        let answer = request.send().await.expect("an answer");
        assert_eq!(answer.status().as_u16(), status, "{method} {path}");
    }
    // Who asks for one gets it.
    let request = http.get(format!("{}/healthz", served.url));
    let answer = request.header("specbind-fault", "html").send().await;
    assert_eq!(answer.expect("an answer").status().as_u16(), 500);
}
