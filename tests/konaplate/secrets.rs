//! Keys, tokens and card numbers are in nothing that prints.

use std::fmt::Debug;
use std::time::Duration;

use konaplate::types::{CardStatusRequest, Status};
use konaplate::{Client, Credentials, Refusal, Schema, Secret, Validate};

use crate::server::{Reaction, Server, answer, envelope, response};
use crate::{ACCESS_KEY, CARD_NO, SECRET_KEY, builder, client, credentials, request};

#[track_caller]
fn silent(text: String) {
    for secret in [ACCESS_KEY, SECRET_KEY, CARD_NO, "4111", "KMV1"] {
        assert!(!text.contains(secret), "{secret} is shown: {text}");
    }
}

#[track_caller]
fn silent_value(value: &(impl Debug + ?Sized)) {
    silent(format!("{value:?}"));
    silent(format!("{value:#?}"));
}

#[track_caller]
fn silent_error(error: &impl std::error::Error) {
    silent_value(error);
    silent(error.to_string());
    let mut cause = error.source();
    while let Some(deeper) = cause {
        silent(deeper.to_string());
        silent(format!("{deeper:?}"));
        cause = deeper.source();
    }
}

#[test]
fn values_do_not_show_secrets() {
    silent_value(&request());
    silent_value(&credentials());
    silent_value(&Secret::from(CARD_NO));
    silent_value(&konaplate::operations::ModifyCardStatus::call(&request()));
    let builder = Client::builder(credentials()).server("http://127.0.0.1:1");
    silent_value(&builder);
    silent_value(&builder.build().expect("valid settings"));
    let wrong = Credentials::new("1", format!("{ACCESS_KEY}x"), SECRET_KEY);
    silent_error(
        &Client::builder(wrong)
            .server("http://127.0.0.1:1")
            .build()
            .expect_err("invalid"),
    );
}

#[test]
fn violations_do_not_show_secrets() {
    let wrong = CardStatusRequest {
        card_no: Some(format!("{CARD_NO}0").into()),
        ..CardStatusRequest::new(1, Status::Suspend)
    };
    silent_error(&wrong.validate().expect_err("too long"));
    for text in [
        r#"{"userId":1,"status":"RESUME","cardNo":41111111111111110}"#,
        r#"{"userId":1,"status":"RESUME","cardNo":["4111111111111111"]}"#,
        r#"{"userId":1,"status":"RESUME","cardNo":"4111111111111111""#,
        r#"{"userId":1,"status":"RESUME","cardNo":"4111111111111111","cardNo":"4111111111111111"}"#,
    ] {
        silent_error(&CardStatusRequest::read(text).expect_err("refused"));
    }
}

#[tokio::test]
async fn errors_do_not_show_secrets() {
    // A server that sends back everything it was told.
    let echo = format!(
        r#"{{"response":{{"code":"999_999","description":"{CARD_NO} {SECRET_KEY}"}},"key":"{ACCESS_KEY}"}}"#
    );
    let json = "application/json";
    let mut reactions = vec![
        envelope(400, "003_022"),
        answer(400, json, echo.as_bytes()),
        answer(500, "text/html", echo.as_bytes()),
        answer(200, json, CARD_NO.as_bytes()),
        Reaction::Send(Vec::new()),
        Reaction::Send(response(400, json, 5000, echo.as_bytes())),
        Reaction::SendThenWait(Vec::new(), Duration::from_secs(2)),
    ];
    let echoed = echo.replace("999_999", "003_022");
    reactions.push(answer(400, json, echoed.as_bytes()));
    for reaction in reactions {
        let server = Server::always(reaction);
        let client = builder(&server.url)
            .timeout(Duration::from_millis(300))
            .build()
            .expect("valid settings");
        let error = client
            .modify_card_status(&request())
            .await
            .expect_err("no success");
        silent_error(&error);
        if let konaplate::Error::Refused(refusal) = &error {
            silent_value(refusal);
            silent_value(refusal.answer());
        }
    }
    let error = client("http://127.0.0.1:1")
        .modify_card_status(&request())
        .await
        .expect_err("no success");
    silent_error(&error);
}

#[tokio::test]
async fn a_strange_code_is_shown_in_short() {
    let body = format!(
        r#"{{"response":{{"code":"{}\n\u0007"}}}}"#,
        "x".repeat(5000)
    );
    let server = Server::always(answer(400, "application/json", body.as_bytes()));
    let error = client(&server.url)
        .modify_card_status(&request())
        .await
        .expect_err("refused");
    assert!(
        error.to_string().len() < 150 && !error.to_string().contains('\n'),
        "{error}"
    );
}
