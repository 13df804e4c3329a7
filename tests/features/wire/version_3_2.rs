//! What clients send and read of what OpenAPI 3.2 adds.

use f_version_3_2::parameters::ListParameters;
use f_version_3_2::types::{ListFilter, Thing};
use wire::server::{Reaction, Server, answer};

#[test]
fn a_query_has_a_body() {
    let server = Server::always(answer(200, "application/json", br#"[{"name":"b"}]"#));
    let reply = client!(f_version_3_2, server).search(&Thing::new("a".to_owned())).expect("a success");
    let things = serde_json::to_string(reply.value().expect("the documented value")).expect("JSON");
    assert_eq!(things, r#"[{"name":"b"}]"#);
    let received = server.only();
    assert_eq!(received.line, "QUERY /open-api/things HTTP/1.1");
    assert_eq!(received.body, br#"{"name":"a"}"#);
}

#[test]
fn a_whole_query_is_a_pair_for_each_member() {
    let server = Server::always(answer(204, "text/plain", b""));
    let filter = ListFilter {
        most: Some(3.into()),
        ..ListFilter::new("a b&c".to_owned())
    };
    let parameters = ListParameters {
        session: Some("abc".to_owned()),
        ..ListParameters::new(filter)
    };
    client!(f_version_3_2, server).list(&parameters).expect("a success");
    let received = server.only();
    assert_eq!(
        received.line,
        "GET /open-api/things?word=a%20b%26c&most=3 HTTP/1.1"
    );
    assert_eq!(received.header("cookie"), Some("session=abc"));
    let long = ListParameters::new(ListFilter::new("longer".to_owned()));
    let error = client!(f_version_3_2, server).list(&long).expect_err("too long");
    assert_eq!(error.violations().expect("violations").as_slice().len(), 1);
}

#[test]
fn the_data_of_events_is_what_their_items_say() {
    let head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
    let text = [head, &b"data: {\"name\":\"a\"}\n\n"[..]].concat();
    let server = Server::always(Reaction::Send(text));
    let mut events = client!(f_version_3_2, server).watch().expect("a stream");
    let event = events.next().expect("an event").expect("whole");
    assert_eq!(event.value().expect("a thing").name, "a");
}
