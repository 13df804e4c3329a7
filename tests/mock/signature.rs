//! Signatures: those of the generated client are right, and of a wrong one the part that differs is told, not the secret.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use konaplate::types::{CardStatusRequest, Status};
use sha2::{Sha256, Sha512};
use specbind::mock::{Faults, Keys};

use super::server::{KONAPLATE, SECRET, Served, direct, mock_of};

const BODY: &str = r#"{"userId": 1000000000000000001, "status": "SUSPEND"}"#;
const TIME: &str = "20221108120814";

async fn serve() -> Served {
    let mut keys = Keys::default();
    keys.insert("secretKey".to_owned(), SECRET.as_bytes().to_vec());
    let mock = mock_of(Path::new(KONAPLATE)).with_keys(keys);
    Served::start(mock, Faults::default()).await
}

fn mac(key: &str, bytes: &[u8]) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).expect("a key");
    mac.update(bytes);
    mac.finalize().into_bytes().to_vec()
}

/// Status, and what the answer says was wrong with this token.
async fn told(served: &Served, token: &str) -> (u16, String) {
    let http = direct().build().expect("a client");
    let request = http
        .post(format!("{}/api/v1/card/status", served.url))
        .header("content-type", "application/json")
        .header("x-km-user-aspid", "ASPID0000000001")
        .header("x-km-correlation-id", "221108120814-0a1b2c3")
        .header(
            "x-km-access-key",
            "ACCESSKEY-0123456789-0123456789-01234567",
        )
        .header("x-km-tran-token", token)
        .header("x-km-tran-time", TIME)
        .header("x-km-time-zone", "UTC");
    let answer = request.body(BODY).send().await.expect("an answer");
    let reason = answer.headers().get("specbind-violation");
    let reason = reason.map(|value| value.to_str().expect("text").to_owned());
    (answer.status().as_u16(), reason.unwrap_or_default())
}

fn token(signature: &str) -> String {
    format!("KMV1:{TIME}608:{signature}")
}

#[tokio::test]
async fn the_generated_client_signs_as_the_document_says() {
    let served = serve().await;
    let request = CardStatusRequest::new(1, Status::Suspend);
    let outcome = served.client(&[]).modify_card_status(&request).await;
    assert!(outcome.is_ok(), "{outcome:?}");
}

#[tokio::test]
async fn a_right_signature_is_taken_with_and_without_padding() {
    let served = serve().await;
    let signature = STANDARD.encode(mac(SECRET, BODY.as_bytes()));
    for signature in [signature.as_str(), signature.trim_end_matches('=')] {
        assert_eq!(told(&served, &token(signature)).await, (200, String::new()));
    }
}

#[tokio::test]
async fn the_part_that_differs_is_told() {
    let served = serve().await;
    let right = mac(SECRET, BODY.as_bytes());
    let base64 = |bytes: &[u8]| STANDARD.encode(bytes);
    let compact = r#"{"userId":1000000000000000001,"status":"SUSPEND"}"#;
    let wrong = [
        (
            format!("KMV1:20221108120815608:{}", base64(&right)),
            "`X-KM-Tran-Time`: time: is another than that of `X-KM-Tran-Token` (in its second)",
        ),
        (
            format!("KMV2:{TIME}608:{}", base64(&right)),
            "`X-KM-Tran-Token`: form: `KMV1:` is missing or stands elsewhere",
        ),
        (
            format!("KMV1:{TIME}6x8:{}", base64(&right)),
            "`X-KM-Tran-Token`: time: is no time",
        ),
        (
            token(&base64(&mac(SECRET, compact.as_bytes()))),
            "signature `tranToken`: signed bytes: the body as JSON without white space was signed, \
             not the body as it was sent",
        ),
        (
            token(&base64(&mac(SECRET, b""))),
            "signature `tranToken`: signed bytes: nothing was signed, not the body as it was sent",
        ),
        (
            token(&base64(&mac("another key", BODY.as_bytes()))),
            "signature `tranToken`: key or signed bytes: the time and the encoding are right, \
             the signature is of another key or of other bytes",
        ),
        (
            token(&format!("{}?", &base64(&right)[..42])),
            "signature `tranToken`: encoding: is no base64 of a signature",
        ),
    ];
    for (token, problem) in wrong {
        assert_eq!(told(&served, &token).await, (400, problem.to_owned()));
    }
    let log = served.log().join("\n");
    assert!(log.contains("signature `tranToken`"), "{log}");
    assert!(
        !log.contains(SECRET) && !log.contains(&base64(&right)),
        "{log}"
    );
}

#[tokio::test]
async fn another_encoding_is_told_from_another_key() {
    let served = serve().await;
    // A signature whose base64 differs between the two alphabets.
    let right = mac(SECRET, BODY.as_bytes());
    let url = URL_SAFE_NO_PAD.encode(&right);
    assert_ne!(
        url,
        STANDARD.encode(&right).trim_end_matches('='),
        "the alphabets differ here"
    );
    let (status, problem) = told(&served, &token(&url)).await;
    let expected = "signature `tranToken`: encoding: is not base64 of a signature, the signature itself is right";
    assert_eq!((status, problem.as_str()), (400, expected));
    let mut other = Hmac::<Sha512>::new_from_slice(SECRET.as_bytes()).expect("a key");
    other.update(BODY.as_bytes());
    let long = STANDARD.encode(other.finalize().into_bytes());
    let (status, problem) = told(&served, &token(&long)).await;
    assert_eq!(status, 400, "too long for the header's own rule: {problem}");
}
