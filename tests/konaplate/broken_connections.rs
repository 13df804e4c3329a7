//! What is known when the connection fails: not sent, or of unknown outcome; and nothing is sent twice.

use std::net::TcpListener;
use std::time::Duration;

use konaplate::Error;

use crate::server::{Reaction, Server, envelope, response};
use crate::{blocking_client, both, builder, client, request};

#[tokio::test]
async fn no_listener_means_not_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    drop(listener);
    let outcomes = [
        client(&url).modify_card_status(&request()).await,
        blocking_client(&url).modify_card_status(&request()),
    ];
    for outcome in outcomes {
        let error = outcome.expect_err("no success");
        assert!(matches!(error, Error::NotSent(_)), "{error:?}");
        assert!(!error.outcome_unknown() && error.answer().is_none());
        assert!(
            error
                .to_string()
                .starts_with("`modifyCardStatus` was not sent: there is no connection ("),
            "{error}"
        );
    }
}

#[tokio::test]
async fn an_unknown_host_means_not_sent() {
    let client = client("http://host.invalid");
    let error = client
        .modify_card_status(&request())
        .await
        .expect_err("no success");
    assert!(matches!(error, Error::NotSent(_)), "{error:?}");
}

#[tokio::test]
async fn time_that_runs_out_while_connecting_means_not_sent() {
    // Accepts the connection, but never answers the TLS handshake.
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("https://{}", listener.local_addr().expect("an address"));
    for (connect, whole) in [(100, 10_000), (10_000, 2_000)] {
        let client = builder(&url)
            .connect_timeout(Duration::from_millis(connect))
            .timeout(Duration::from_millis(whole))
            .build()
            .expect("valid settings");
        let error = client
            .modify_card_status(&request())
            .await
            .expect_err("no success");
        assert!(
            matches!(&error, Error::NotSent(failure) if failure.is_timeout()),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn a_refused_handshake_means_not_sent() {
    let server = Server::always(envelope(200, "000_000"));
    let client = client(&server.url.replace("http:", "https:"));
    let error = client
        .modify_card_status(&request())
        .await
        .expect_err("no success");
    assert!(matches!(error, Error::NotSent(_)), "{error:?}");
}

#[tokio::test]
async fn a_connection_cut_before_the_answer_has_an_unknown_outcome() {
    for error in both(|| Server::always(Reaction::Send(Vec::new()))).await {
        assert!(
            matches!(&error, Error::OutcomeUnknown(unknown) if !unknown.is_timeout()),
            "{error:?}"
        );
        assert!(error.answer().is_none());
    }
}

#[tokio::test]
async fn a_connection_cut_within_the_head_has_an_unknown_outcome() {
    for error in both(|| Server::always(Reaction::Send(b"HTTP/1.1 400 Bad Req".to_vec()))).await {
        assert!(
            error.outcome_unknown() && error.answer().is_none(),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn a_body_cut_in_the_middle_is_no_refusal() {
    let began = br#"{"response":{"code":"003_0"#;
    let bytes = response(400, "application/json", 60, began);
    for error in both(|| Server::always(Reaction::Send(bytes.clone()))).await {
        assert!(error.outcome_unknown(), "{error:?}");
        let answer = error.answer().expect("what came");
        assert_eq!(
            (answer.status(), answer.body(), answer.code()),
            (400, began.as_slice(), None)
        );
        assert!(answer.headers().contains_key("x-km-correlation-id"));
        assert!(
            error
                .to_string()
                .contains("the answer began with status 400, but the answer broke off"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn a_slow_answer_has_an_unknown_outcome() {
    let whole = response(200, "application/json", 60, b"");
    for began in [Vec::new(), whole] {
        let head = !began.is_empty();
        let server = Server::always(Reaction::SendThenWait(began, Duration::from_secs(5)));
        let client = builder(&server.url)
            .timeout(Duration::from_millis(300))
            .build()
            .expect("valid settings");
        let error = client
            .modify_card_status(&request())
            .await
            .expect_err("no success");
        assert!(
            matches!(&error, Error::OutcomeUnknown(unknown) if unknown.is_timeout()),
            "{error:?}"
        );
        assert_eq!(
            error.answer().map(|answer| answer.status()),
            head.then_some(200)
        );
        server.only();
    }
}

#[tokio::test]
async fn nothing_is_ever_sent_twice() {
    let server = Server::always(Reaction::Send(Vec::new()));
    client(&server.url)
        .modify_card_status(&request())
        .await
        .expect_err("no success");
    tokio::time::sleep(Duration::from_millis(100)).await;
    server.only();

    // Also not on a connection that the server closes when the second call comes.
    let body = br#"{"response":{"code":"000_000"}}"#;
    let bytes = response(200, "application/json", body.len(), body);
    let server = Server::always(Reaction::SendThenCut(bytes));
    let client = builder(&server.url)
        .reuse_connections(true)
        .build()
        .expect("valid settings");
    client
        .modify_card_status(&request())
        .await
        .expect("a success");
    let error = client
        .modify_card_status(&request())
        .await
        .expect_err("no success");
    assert!(error.outcome_unknown(), "{error:?}");
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn connections_are_not_reused_unless_asked() {
    let body = br#"{"response":{"code":"000_000"}}"#;
    let bytes = response(200, "application/json", body.len(), body);
    let server = Server::always(Reaction::SendThenCut(bytes));
    let client = client(&server.url);
    for _ in 0..3 {
        client
            .modify_card_status(&request())
            .await
            .expect("a success");
    }
    assert_eq!(server.received().len(), 3);
}
