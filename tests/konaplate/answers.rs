//! Every answer is read by its meaning and kept whole.

use konaplate::errors::ModifyCardStatusError as Refused;
use konaplate::{Error, Refusal};

use crate::server::{Reaction, Server, answer, envelope};
use crate::{Failure, both, client, request};

/// The refusal; anything else is wrong.
#[track_caller]
fn refusal(error: Failure) -> Refused {
    match error {
        Error::Refused(refusal) => refusal,
        other => panic!("not a refusal: {other:?}"),
    }
}

#[tokio::test]
async fn each_documented_code_has_its_variant() {
    type Is = fn(&Refused) -> bool;
    let codes: [(&str, &str, Is); 5] = [
        ("000_002", "Invalid input parameter", |e| {
            matches!(e, Refused::InvalidInputParameter(_))
        }),
        ("001_006", "Wallet user not found", |e| {
            matches!(e, Refused::WalletUserNotFound(_))
        }),
        ("003_001", "Invalid card info", |e| {
            matches!(e, Refused::InvalidCardInfo(_))
        }),
        ("003_021", "Cannot find par", |e| {
            matches!(e, Refused::ParNotFound(_))
        }),
        ("003_022", "Card already terminated", |e| {
            matches!(e, Refused::CardAlreadyTerminated(_))
        }),
    ];
    for (code, message, is) in codes {
        for error in both(|| Server::always(envelope(400, code))).await {
            assert!(!error.outcome_unknown());
            let sentence = error.to_string();
            let refusal = refusal(error);
            assert!(is(&refusal), "{code}: {refusal:?}");
            assert_eq!((refusal.status(), refusal.code()), (400, Some(code)));
            assert_eq!(refusal.message(), Some(message));
            let meaning = refusal.meaning().expect("a documented code");
            assert_eq!(
                sentence,
                format!(
                    "`modifyCardStatus` was refused with status 400, code `{code}` ({message}): {meaning}"
                )
            );
            assert!(refusal.headers().contains_key("x-km-correlation-id"));
            assert!(String::from_utf8_lossy(refusal.body()).contains(code));
        }
    }
}

#[tokio::test]
async fn a_typed_refusal_has_body_and_headers() {
    let server = Server::always(envelope(400, "003_022"));
    let error = client(&server.url)
        .modify_card_status(&request())
        .await
        .expect_err("refused");
    let Refused::CardAlreadyTerminated(reply) = refusal(error) else {
        panic!("another variant")
    };
    assert_eq!(
        reply
            .value()
            .map(|envelope| envelope.response.code.as_str()),
        Some("003_022")
    );
    assert_eq!(
        reply.headers().correlation_id.as_deref(),
        Some("221108120814-0a1b2c3")
    );
}

#[tokio::test]
async fn what_is_not_documented_is_kept_whole() {
    let html = b"<html>500 in the gateway</html>";
    let json = "application/json";
    let cases: [(u16, &str, &[u8], Option<&str>); 10] = [
        (500, "text/html", html, None),
        (502, json, b"", None),
        (400, json, b"", None),
        (400, json, b"{\"response\":", None),
        (400, json, b"[1,2]", None),
        (400, json, b"\xff\xfe", None),
        (
            400,
            json,
            br#"{"response":{"code":"999_999"}}"#,
            Some("999_999"),
        ),
        (
            401,
            json,
            br#"{"response":{"code":"003_022"}}"#,
            Some("003_022"),
        ),
        (
            200,
            json,
            br#"{"response":{"code":"003_022"}}"#,
            Some("003_022"),
        ),
        (200, json, br#"{"response":{"code":0}}"#, Some("0")),
    ];
    for (status, media_type, body, code) in cases {
        for error in both(|| Server::always(answer(status, media_type, body))).await {
            assert!(!error.outcome_unknown(), "{error}");
            let refusal = refusal(error);
            assert!(matches!(refusal, Refused::Unknown(_)), "{refusal:?}");
            assert_eq!(
                (refusal.status(), refusal.code(), refusal.body()),
                (status, code, body)
            );
            assert_eq!((refusal.message(), refusal.meaning()), (None, None));
            assert!(refusal.headers().contains_key("x-km-correlation-id"));
        }
    }
}

#[tokio::test]
async fn a_redirect_is_an_answer() {
    for status in [301, 302, 303, 307, 308] {
        let server = Server::always(answer(status, "text/html", b"elsewhere"));
        let error = client(&server.url)
            .modify_card_status(&request())
            .await
            .expect_err("no success");
        assert_eq!(refusal(error).status(), status);
        server.only();
    }
}

#[tokio::test]
async fn a_success_that_cannot_be_confirmed_has_an_unknown_outcome() {
    let bodies: [&[u8]; 7] = [
        b"",
        b"<html>",
        b"[]",
        b"{}",
        br#"{"response":{"code":"000_0"#,
        br#"{"response":{"code":null}}"#,
        b"\xff",
    ];
    for body in bodies {
        for error in both(|| Server::always(answer(200, "application/json", body))).await {
            assert!(error.outcome_unknown(), "{error}");
            let answer = error.answer().expect("the answer");
            assert_eq!((answer.status(), answer.body()), (200, body));
            assert!(answer.headers().contains_key("x-km-correlation-id"));
            let sentence = "`modifyCardStatus` has an unknown outcome: the answer has status 200, but no code that confirms it";
            assert_eq!(error.to_string(), sentence);
        }
    }
}

#[tokio::test]
async fn a_success_of_another_shape_is_still_a_success() {
    let body = br#"{"response":{"code":"000_000","description":7},"more":[1]}"#;
    let response = b"HTTP/1.1 200 OK\r\nContent-Length: 58\r\nX-KM-Correlation-Id: short\r\n\r\n";
    let server = Server::always(Reaction::Send([response.as_slice(), body].concat()));
    let reply = client(&server.url)
        .modify_card_status(&request())
        .await
        .expect("a success");
    assert_eq!(
        (reply.code(), reply.body(), reply.value()),
        (Some("000_000"), body.as_slice(), None)
    );
    let violations: Vec<_> = reply.violations().iter().map(ToString::to_string).collect();
    assert_eq!(
        violations,
        [
            "header `X-KM-Correlation-Id`: `short` has 5 characters, fewer than 20 (minLength)",
            "/response/description: 7 is not of type string (type)",
            "body: `/response/description` is no string (json)",
        ]
    );
    assert_eq!(reply.headers().correlation_id.as_deref(), Some("short"));
}

#[tokio::test]
async fn a_refusal_of_another_shape_is_still_that_refusal() {
    let body = br#"{"response":{"code":"003_022","description":{}}}"#;
    let server = Server::always(answer(400, "application/json", body));
    let error = client(&server.url)
        .modify_card_status(&request())
        .await
        .expect_err("refused");
    let Refused::CardAlreadyTerminated(reply) = refusal(error) else {
        panic!("another variant")
    };
    assert_eq!(reply.value(), None);
    assert_eq!(reply.body(), body);
}

#[tokio::test]
async fn an_answer_that_is_too_long_is_cut() {
    let server = Server::always(answer(400, "text/plain", &[b'x'; 2000]));
    let client = crate::builder(&server.url)
        .longest_body(1000)
        .build()
        .expect("valid settings");
    let error = client
        .modify_card_status(&request())
        .await
        .expect_err("no success");
    assert!(error.outcome_unknown());
    let answer = error.answer().expect("what came");
    assert_eq!(answer.status(), 400);
    assert!(answer.body().len() <= 1000);
}
