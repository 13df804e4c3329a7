//! Types, validators and the strict reader, without a network.

use konaplate::cases::MODIFY_CARD_STATUS;
use konaplate::types::{CardNo, CardStatusRequest, Envelope, Status};
use konaplate::validate;
use konaplate::{Schema, Validate};

use crate::request;

#[test]
fn user_ids_are_exact() {
    for (text, taken) in [
        ("0", false),
        ("1", true),
        ("9007199254740993", true),
        ("9223372036854775808", true),
        ("9999999999999999999", true),
        ("10000000000000000000", false),
        ("18446744073709551616", false),
        ("-1", false),
        ("1.0", false),
        ("1e3", false),
        ("\"1\"", false),
        ("null", false),
    ] {
        assert_eq!(validate::UserId::read(text).is_ok(), taken, "{text}");
        let body = format!(r#"{{"userId":{text},"status":"RESUME"}}"#);
        match CardStatusRequest::read(&body) {
            Ok(read) => assert_eq!(serde_json::to_string(&read).expect("serialises"), body),
            Err(violations) => assert!(!taken, "{violations}"),
        }
    }
}

#[test]
fn lengths_are_exact_and_count_characters() {
    for (par, taken) in [
        ("x".repeat(26), false),
        ("x".repeat(27), true),
        ("한".repeat(27), true),
        ("x".repeat(28), false),
    ] {
        let request = CardStatusRequest {
            par: Some(par),
            ..request()
        };
        assert_eq!(request.validate().is_ok(), taken, "{request:?}");
    }
    for (length, taken) in [(15, false), (16, true), (17, false)] {
        let card_no = CardNo::from("4".repeat(length));
        assert_eq!(
            validate::CardNo::validate(&card_no).is_ok(),
            taken,
            "{length}"
        );
    }
}

#[test]
fn unknown_values_survive_but_are_not_sent() {
    let status: Status = serde_json::from_str("\"FREEZE\"").expect("any text");
    assert_eq!(status, Status::Unknown("FREEZE".to_owned()));
    assert_eq!(
        serde_json::to_string(&status).expect("serialises"),
        "\"FREEZE\""
    );
    let sentence = r#"body: `FREEZE` is not one of "SUSPEND", "RESUME" (enum)"#;
    assert_eq!(
        status.validate().expect_err("refused").to_string(),
        sentence
    );
    assert_eq!(
        serde_json::from_str::<Status>("\"RESUME\"").expect("known"),
        Status::Resume
    );
}

#[test]
fn all_violations_come_in_document_order() {
    let text = r#"{"status":"STOP","cardNo":"411","par":1,"userId":0}"#;
    let violations = CardStatusRequest::read(text).expect_err("refused");
    let sentences: Vec<_> = violations.iter().map(ToString::to_string).collect();
    assert_eq!(
        sentences,
        [
            "/userId: 0 is below 1 (minimum)",
            "/par: 1 is not of type string (type)",
            "/cardNo: the value has 3 characters, fewer than 16 (minLength)",
            "/status: `STOP` has 4 characters, fewer than 6 (minLength)",
            r#"/status: `STOP` is not one of "SUSPEND", "RESUME" (enum)"#,
        ]
    );
    let missing = CardStatusRequest::read("{}")
        .expect_err("refused")
        .to_string();
    assert_eq!(
        missing,
        "/userId: is missing (required); /status: is missing (required)"
    );
}

#[test]
fn envelopes_are_read() {
    let envelope =
        Envelope::read(r#"{"response":{"code":"000_000"},"more":1}"#).expect("an envelope");
    assert_eq!(envelope.response.description, None);
    assert!(Envelope::read(r#"{"response":{}}"#).is_err());
    assert!(Envelope::read(r#"{"response":{"code":"1","code":"2"}}"#).is_err());
}

#[test]
fn the_named_test_cases_are_requests() {
    assert_eq!(MODIFY_CARD_STATUS.len(), 6);
    for case in MODIFY_CARD_STATUS {
        let read = CardStatusRequest::read(case.body);
        assert_eq!(read.is_err(), case.code == "000_002", "{}", case.name);
    }
}
