//! Answers: what they are read as.

use wire::server::{Server, answer};

fn always(status: u16, media_type: &str, body: &str) -> Server {
    Server::always(answer(status, media_type, body.as_bytes()))
}

#[test]
fn a_success_that_the_document_does_not_name_is_no_refusal() {
    let server = always(201, "application/json", "{}");
    let reply = client!(f_servers, server).cards().expect("a success");
    assert_eq!(reply.status(), 201);
    let told = reply.violations()[0].to_string();
    assert_eq!(told, "status `201`: is not documented (status)");
    let reply = client!(f_answers, server).unsaid().expect("a success");
    assert_eq!((reply.status(), reply.body()), (201, &b"{}"[..]));
}

#[test]
fn a_task_that_was_only_accepted_has_an_unknown_outcome() {
    let server = always(202, "application/json", "{}");
    let error = client!(f_servers, server).cards().expect_err("not yet");
    assert!(error.outcome_unknown(), "{error}");
    let answer = error.answer().expect("it came");
    assert_eq!((answer.status(), answer.body()), (202, &b"{}"[..]));
    let told = "`cards` has an unknown outcome: the answer has status 202, which the document does not name";
    assert_eq!(error.to_string(), told);
}

#[test]
fn a_success_of_several_types_is_not_guessed() {
    let server = always(206, "application/json", "{}");
    let error = client!(f_answers, server).several().expect_err("no type");
    assert!(error.outcome_unknown() && error.answer().is_some(), "{error}");
    // The `default` of a document that names successes is a refusal.
    let server = always(503, "text/html", "");
    let error = client!(f_answers, server).several().expect_err("a refusal");
    assert!(matches!(error, f_answers::Error::Refused(_)), "{error}");
}
