//! The six test cases, played by the generated client: by what is sent, and by what is preferred.

use konaplate::cases::MODIFY_CARD_STATUS;
use konaplate::errors::ModifyCardStatusError;
use konaplate::runtime::schema::Case;
use konaplate::types::{CardStatusRequest, Status};
use konaplate::{Error, Refusal, Schema};

use super::server::Served;

/// Status and code of an outcome.
fn meaning<B, R: Refusal>(outcome: Result<B, Error<R>>) -> (u16, String) {
    match outcome {
        Ok(_) => (200, "000_000".to_owned()),
        Err(Error::Refused(refusal)) => (
            refusal.status(),
            refusal.code().unwrap_or_default().to_owned(),
        ),
        Err(other) => panic!("no answer: {other}"),
    }
}

fn expected(case: &Case) -> (u16, String) {
    (case.status, case.code.to_owned())
}

#[tokio::test]
async fn each_case_is_played_by_its_request() {
    let served = Served::konaplate().await;
    let client = served.client(&[]);
    assert_eq!(MODIFY_CARD_STATUS.len(), 6);
    for case in MODIFY_CARD_STATUS {
        let Ok(request) = CardStatusRequest::read(case.body) else {
            assert_eq!(
                case.name, "invalidParameter",
                "only this request breaks its schema"
            );
            continue;
        };
        let outcome = client.modify_card_status(&request).await;
        assert_eq!(meaning(outcome), expected(case), "{}", case.name);
    }
}

#[tokio::test]
async fn the_generated_client_does_not_send_what_the_mock_would_refuse() {
    let served = Served::konaplate().await;
    let request = CardStatusRequest::new(0, Status::Suspend);
    let outcome = served.client(&[]).modify_card_status(&request).await;
    assert!(matches!(outcome, Err(Error::Invalid(_))), "{outcome:?}");
    assert_eq!(served.log(), Vec::<String>::new());
}

#[tokio::test]
async fn each_case_can_be_preferred_by_name_and_by_code() {
    let served = Served::konaplate().await;
    let request = CardStatusRequest::new(1, Status::Suspend);
    for case in MODIFY_CARD_STATUS {
        let wishes = [
            format!("example={}", case.name),
            format!("code={}", case.code),
        ];
        for wish in wishes {
            let client = served.client(&[("prefer", &wish)]);
            let outcome = client.modify_card_status(&request).await;
            assert_eq!(meaning(outcome), expected(case), "{wish}");
        }
    }
    let client = served.client(&[("prefer", "code=400")]);
    let outcome = client.modify_card_status(&request).await;
    assert_eq!(meaning(outcome), (400, "000_002".to_owned()));
}

#[tokio::test]
async fn answers_carry_the_message_of_their_code() {
    let served = Served::konaplate().await;
    let request = CardStatusRequest::new(1, Status::Suspend);
    let messages = ModifyCardStatusError::CODES;
    assert_eq!(messages.len(), 6);
    for known in messages {
        let client = served.client(&[("prefer", &format!("code={}", known.code))]);
        let outcome = client.modify_card_status(&request).await;
        let body = match &outcome {
            Ok(reply) => reply.answer().body(),
            Err(Error::Refused(refusal)) => refusal.answer().body(),
            Err(other) => panic!("no answer: {other}"),
        };
        let (code, message) = (known.code, known.message);
        let expected = format!(r#"{{"response":{{"code":"{code}","description":"{message}"}}}}"#);
        assert_eq!(String::from_utf8_lossy(body), expected);
    }
}

#[tokio::test]
async fn a_preference_for_what_is_not_documented_is_told() {
    let served = Served::konaplate().await;
    let request = CardStatusRequest::new(1, Status::Suspend);
    for wish in ["code=418", "example=unheardOf"] {
        let client = served.client(&[("prefer", wish)]);
        let outcome = client.modify_card_status(&request).await;
        let Err(Error::Refused(refusal)) = outcome else {
            panic!("{outcome:?}");
        };
        let told = refusal
            .headers()
            .get("specbind-violation")
            .expect("a reason");
        let wished = wish.split('=').nth(1).unwrap_or_default();
        assert!(
            told.to_str().unwrap_or_default().contains(wished),
            "{told:?}"
        );
    }
}
