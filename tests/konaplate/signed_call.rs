//! A call that succeeds: what the server receives is complete, consistent and correctly signed.

use konaplate::{Client, Zone};

use crate::hmac::{base64, hmac_sha256};
use crate::server::{Received, Server, envelope};
use crate::{
    ACCESS_KEY, ASP_ID, SECRET_KEY, blocking_client, builder, client, credentials, direct, request,
};

/// Recomputes the token from the bytes that came.
fn verify(received: &Received) {
    let token = received.header("X-KM-Tran-Token").expect("a token");
    let (scheme, rest) = token.split_once(':').expect("a scheme");
    let (time, signature) = rest.split_once(':').expect("a time");
    assert_eq!(
        (scheme, time.len(), signature.len(), token.len()),
        ("KMV1", 17, 44, 67)
    );
    assert_eq!(
        signature,
        base64(&hmac_sha256(SECRET_KEY.as_bytes(), &received.body))
    );
    let tran_time = received.header("X-KM-Tran-Time").expect("a time");
    let correlation_id = received
        .header("X-KM-Correlation-Id")
        .expect("a correlation id");
    assert_eq!(&time[..14], tran_time);
    assert_eq!(&correlation_id[..12], &tran_time[2..]);
    let digits = correlation_id[12..].strip_prefix('-').expect("a hyphen");
    assert!(
        digits.len() == 7
            && digits
                .bytes()
                .all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')),
        "{digits}"
    );
    assert_eq!(received.header("X-KM-User-AspId"), Some(ASP_ID));
    assert_eq!(received.header("X-KM-Access-Key"), Some(ACCESS_KEY));
    assert_eq!(received.header("X-KM-Crypto-Key-Id"), None);
    assert_eq!(received.header("Content-Type"), Some("application/json"));
    assert_eq!(received.header("Accept"), Some("application/json"));
}

#[tokio::test]
async fn the_whole_call_is_as_documented() {
    let server = Server::always(envelope(200, "000_000"));
    let reply = client(&server.url)
        .modify_card_status(&request())
        .await
        .expect("a success");
    let received = server.only();
    assert_eq!(received.line, "POST /open-api/api/v1/card/status HTTP/1.1");
    let body = r#"{"userId":9999999999999999999,"cardNo":"4111111111111111","status":"SUSPEND"}"#;
    assert_eq!(received.body, body.as_bytes());
    verify(&received);
    assert!(
        received
            .header("X-KM-Tran-Token")
            .is_some_and(|token| token.starts_with("KMV1:20221108120814608:"))
    );
    assert_eq!(received.header("X-KM-Tran-Time"), Some("20221108120814"));
    assert_eq!(received.header("X-KM-Time-Zone"), Some("UTC"));

    assert_eq!((reply.status(), reply.code()), (200, Some("000_000")));
    assert_eq!(
        reply.documented().map(|code| (code.message, code.meaning)),
        Some(("Success", "The call succeeded."))
    );
    assert_eq!(
        reply.headers().correlation_id.as_deref(),
        Some("221108120814-0a1b2c3")
    );
    assert_eq!(reply.headers().crypto_key_id, None);
    let value = reply.value().expect("the documented shape");
    assert_eq!(
        value.response.description.as_deref(),
        Some("text of 000_000")
    );
    assert_eq!(reply.violations(), []);
    assert!(reply.answer().headers().contains_key("location"));
}

#[tokio::test]
async fn all_times_are_in_the_named_zone() {
    let server = Server::always(envelope(200, "000_000"));
    let nepal = Zone::new("NPT", "+05:45").expect("an offset");
    for (zone, time) in [(Zone::KST, "20221108210814"), (nepal, "20221108175314")] {
        let name = zone.name().to_owned();
        let credentials = konaplate::Credentials {
            time_zone: zone,
            ..credentials()
        };
        let client: Client = builder(&server.url).build().expect("valid settings");
        drop(client);
        let client = Client::builder(credentials)
            .server(&*server.url)
            .http(direct())
            .clock(crate::FixedClock);
        client
            .build()
            .expect("valid settings")
            .modify_card_status(&request())
            .await
            .expect("a success");
        let received = server.received().pop().expect("a request");
        verify(&received);
        assert_eq!(received.header("X-KM-Tran-Time"), Some(time));
        assert_eq!(received.header("X-KM-Time-Zone"), Some(name.as_str()));
    }
}

#[tokio::test]
async fn every_call_is_computed_afresh() {
    let server = Server::always(envelope(200, "000_000"));
    let client = Client::builder(credentials())
        .server(&*server.url)
        .http(direct())
        .build()
        .expect("valid settings");
    for _ in 0..3 {
        client
            .clone()
            .modify_card_status(&request())
            .await
            .expect("a success");
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
    let received = server.received();
    received.iter().for_each(verify);
    for name in ["X-KM-Correlation-Id", "X-KM-Tran-Token"] {
        let mut values: Vec<_> = received
            .iter()
            .map(|received| received.header(name))
            .collect();
        values.sort_unstable();
        values.dedup();
        assert_eq!(values.len(), 3, "{name}");
    }
}

#[test]
fn the_blocking_client_sends_the_same() {
    let server = Server::always(envelope(200, "000_000"));
    let reply = blocking_client(&server.url)
        .modify_card_status(&request())
        .expect("a success");
    assert_eq!(reply.code(), Some("000_000"));
    verify(&server.only());
}

#[tokio::test]
async fn the_blocking_client_works_inside_a_runtime() {
    let server = Server::always(envelope(200, "000_000"));
    let client = blocking_client(&server.url);
    client.modify_card_status(&request()).expect("a success");
    drop(client);
}
