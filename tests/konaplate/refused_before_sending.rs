//! What is invalid is not sent, and everything that is wrong with it is said at once.

use konaplate::types::{CardStatusRequest, Status};
use konaplate::{BuildError, Client, Credentials, Error, Server as Documented, Zone};

use crate::server::{Server, envelope};
use crate::{
    ACCESS_KEY, ASP_ID, FixedClock, SECRET_KEY, blocking_client, client, credentials, direct,
    request,
};

#[tokio::test]
async fn an_invalid_request_sends_nothing() {
    let server = Server::always(envelope(200, "000_000"));
    let request = CardStatusRequest {
        par: Some("short".to_owned()),
        card_no: Some("41111111111111110".into()),
        ..CardStatusRequest::new(0, Status::Unknown("FREEZE".to_owned()))
    };
    let outcomes = [
        client(&server.url).modify_card_status(&request).await,
        blocking_client(&server.url).modify_card_status(&request),
    ];
    for outcome in outcomes {
        let error = outcome.expect_err("invalid");
        let violations = error.violations().expect("violations");
        let places: Vec<_> = violations.iter().map(|v| (v.pointer(), v.code())).collect();
        let expected = [
            ("/userId", "minimum"),
            ("/par", "minLength"),
            ("/cardNo", "maxLength"),
            ("/status", "enum"),
        ];
        assert_eq!(places, expected);
        assert!(
            error
                .to_string()
                .starts_with("`modifyCardStatus` was not sent: /userId: 0 is below 1 (minimum); ")
        );
    }
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_value_that_cannot_stand_in_a_header_is_a_violation() {
    let server = Server::always(envelope(200, "000_000"));
    for asp_id in [
        "A\r\nEvil: 123456",
        "A\nEvil: 1234567",
        "A\u{0}34567890123456",
        "한국어ASPID000000001",
        " ASPID000000001",
        "ASPID00000000\u{7f}1",
        "ASPID000000001\t",
    ] {
        let asp_id: String = asp_id.chars().take(15).collect();
        let credentials = Credentials::new(&*asp_id, ACCESS_KEY, SECRET_KEY);
        let client = Client::builder(credentials)
            .server(&*server.url)
            .http(direct());
        let client = client.build().expect("the length is right");
        let request = CardStatusRequest::new(0, Status::Resume);
        let error = client
            .modify_card_status(&request)
            .await
            .expect_err("invalid");
        let Error::Invalid(violations) = error else {
            panic!("{asp_id:?}: {error}")
        };
        let codes: Vec<_> = violations.iter().map(|v| (v.name(), v.code())).collect();
        assert_eq!(
            codes,
            [("X-KM-User-AspId", "header"), ("userId", "minimum")],
            "{asp_id:?}"
        );
    }
    assert!(server.received().is_empty());
}

#[test]
fn settings_are_judged_when_the_client_is_built() {
    let credentials = Credentials {
        time_zone: Zone::new("Asia/Seoul", "+09:00").expect("an offset"),
        ..Credentials::new("short", "ACCESSKEY", "")
    };
    let built = Client::builder(credentials)
        .server(Documented::Sandbox)
        .build();
    let Err(BuildError::Invalid(violations)) = built else {
        panic!("{built:?}")
    };
    let sentences: Vec<_> = violations.iter().map(ToString::to_string).collect();
    assert_eq!(
        sentences,
        [
            "setting `userAspId`: `short` has 5 characters, fewer than 15 (minLength)",
            "setting `accessKey`: the value has 9 characters, fewer than 40 (minLength)",
            "setting `timeZone`: `Asia/Seoul` has 10 characters, more than 3 (maxLength)",
            "setting `secretKey`: the value has 0 characters, fewer than 1 (minLength)",
        ]
    );
}

#[test]
fn a_server_has_to_be_chosen() {
    let build = |url: &str| Client::builder(credentials()).server(url).build();
    assert!(matches!(
        Client::builder(credentials()).build(),
        Err(BuildError::NoServer)
    ));
    for url in [
        "",
        "sandbox",
        "ftp://host",
        "http://user:pass@host",
        "http://host/?a=b",
        "http://host/#a",
    ] {
        assert!(
            matches!(build(url), Err(BuildError::InvalidServer(_))),
            "{url}"
        );
    }
    assert_eq!(
        String::from(Documented::Sandbox),
        "https://sandbox.konaplate.com/open-api"
    );
    assert!(
        Client::builder(credentials())
            .server(Documented::Sandbox)
            .clock(FixedClock)
            .build()
            .is_ok()
    );
    assert_eq!(ASP_ID.len(), 15);
    drop(request());
}
