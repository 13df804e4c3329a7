//! The encryption hook: what it returns is what is signed and sent, and its key id is announced.

use std::error::Error as StdError;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use konaplate::Error;
use konaplate::runtime::encryption::{Encrypted, Encryption};
use konaplate::types::{CardStatusRequest, Status};

use crate::hmac::{base64, hmac_sha256};
use crate::server::{Server, envelope};
use crate::{CARD_NO, SECRET_KEY, builder, request};

const KEY_ID: &str = "KEYID0000000000000000000000000-1";

#[derive(Clone)]
struct Hook {
    key_id: Option<&'static str>,
    asked: Arc<AtomicUsize>,
}

impl Hook {
    fn new(key_id: Option<&'static str>) -> Self {
        Self {
            key_id,
            asked: Arc::default(),
        }
    }
}

impl Encryption for Hook {
    fn encrypt(
        &self,
        operation: &str,
        plain: &[u8],
    ) -> Result<Option<Encrypted>, Box<dyn StdError + Send + Sync>> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        assert_eq!(operation, "modifyCardStatus");
        assert!(plain.starts_with(b"{\"userId\":"));
        let encrypted = |key_id: &str| Encrypted {
            body: format!(r#"{{"encData":"{}"}}"#, plain.len()).into_bytes(),
            key_id: key_id.to_owned(),
        };
        match self.key_id {
            Some("") => Err("the safe is closed".into()),
            key_id => Ok(key_id.map(encrypted)),
        }
    }
}

#[tokio::test]
async fn the_encrypted_body_is_signed_and_sent() {
    let server = Server::always(envelope(200, "000_000"));
    let client = builder(&server.url)
        .encryption(Hook::new(Some(KEY_ID)))
        .build()
        .expect("valid settings");
    client
        .modify_card_status(&request())
        .await
        .expect("a success");
    let received = server.only();
    assert_eq!(received.header("X-KM-Crypto-Key-Id"), Some(KEY_ID));
    assert_eq!(received.body, br#"{"encData":"77"}"#);
    let token = received.header("X-KM-Tran-Token").expect("a token");
    assert!(token.ends_with(&base64(&hmac_sha256(SECRET_KEY.as_bytes(), &received.body))));
}

#[tokio::test]
async fn without_encryption_there_is_no_key_id() {
    let server = Server::always(envelope(200, "000_000"));
    let client = builder(&server.url)
        .encryption(Hook::new(None))
        .build()
        .expect("valid settings");
    client
        .modify_card_status(&request())
        .await
        .expect("a success");
    assert_eq!(server.only().header("X-KM-Crypto-Key-Id"), None);
}

#[tokio::test]
async fn a_hook_that_fails_means_not_sent() {
    let server = Server::always(envelope(200, "000_000"));
    let client = builder(&server.url)
        .encryption(Hook::new(Some("")))
        .build()
        .expect("valid settings");
    let error = client
        .modify_card_status(&request())
        .await
        .expect_err("no success");
    assert!(matches!(error, Error::NotSent(_)), "{error:?}");
    let sentence =
        "`modifyCardStatus` was not sent: the body could not be encrypted (the safe is closed)";
    assert_eq!(error.to_string(), sentence);
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_key_id_that_breaks_its_rules_means_not_sent() {
    let server = Server::always(envelope(200, "000_000"));
    let client = builder(&server.url)
        .encryption(Hook::new(Some("short")))
        .build()
        .expect("valid settings");
    let error = client
        .modify_card_status(&request())
        .await
        .expect_err("no success");
    let sentence =
        "header `X-KM-Crypto-Key-Id`: `short` has 5 characters, fewer than 32 (minLength)";
    assert_eq!(
        error.violations().map(ToString::to_string).as_deref(),
        Some(sentence)
    );
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn the_hook_sees_no_invalid_body() {
    let server = Server::always(envelope(200, "000_000"));
    let hook = Hook::new(Some(KEY_ID));
    let client = builder(&server.url)
        .encryption(hook.clone())
        .build()
        .expect("valid settings");
    let request = CardStatusRequest {
        card_no: Some(CARD_NO.into()),
        ..CardStatusRequest::new(0, Status::Suspend)
    };
    client
        .modify_card_status(&request)
        .await
        .expect_err("invalid");
    assert_eq!(hook.asked.load(Ordering::SeqCst), 0);
}
