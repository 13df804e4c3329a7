//! Events: how streams are read, and how they end.

use wire::server::{Reaction, Server, answer};

const STREAM: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nConnection: close\r\n\r\n";

/// A stream with that text.
fn stream(text: &str) -> Vec<u8> {
    [STREAM, text.as_bytes()].concat()
}

#[test]
fn events_are_typed_as_they_come() {
    use f_events::types::ChatBody;
    let text = "\u{feff}data: {\"text\":\n: a comment\ndata: \"a\"}\n\nid: 7\nevent: late\rretry: 20\r\ndata:{\"text\":\"longer\"}\r\n\r\n\
                data\n\ndata: [DONE]\n\nevent: never\ndata: no end";
    let server = Server::always(Reaction::Send(stream(text)));
    let client = client!(f_events, server);
    let events = client.chat_events(&ChatBody::new()).expect("a stream");
    assert_eq!(events.status(), 200);
    let events: Vec<_> = events.map(|event| event.expect("no failure")).collect();
    let told: Vec<_> = events
        .iter()
        .map(|event| {
            (
                event.name(),
                event.id(),
                event.data(),
                event.violations().len(),
            )
        })
        .collect();
    let expected = [
        ("message", "", "{\"text\":\n\"a\"}", 0),
        ("late", "7", "{\"text\":\"longer\"}", 1),
        ("message", "7", "", 1),
        ("message", "7", "[DONE]", 0),
    ];
    assert_eq!(told, expected);
    assert_eq!(
        events[1].retry(),
        Some(std::time::Duration::from_millis(20))
    );
    let value = |index: usize| serde_json::to_value(events[index].value()).expect("JSON");
    assert_eq!(value(0), serde_json::json!({ "text": "a" }));
    assert_eq!(value(3), serde_json::json!("[DONE]"));
    let shown = format!("{:?}", events[0]);
    assert!(!shown.contains("text"), "{shown}");
    assert_eq!(server.only().header("accept"), Some("text/event-stream"));
}

#[test]
fn an_answer_without_events_is_read_as_any_other() {
    use f_events::errors::ChatError;
    use f_events::types::ChatBody;
    for media_type in ["application/json", "text/event-stream"] {
        let refusal = Server::always(answer(429, media_type, b"{\"text\":\"no\"}"));
        let error = client!(f_events, refusal).chat_events(&ChatBody::new());
        let error = error.expect_err("a refusal");
        assert!(
            matches!(
                error,
                f_events::Error::Refused(ChatError::TooManyRequests(_))
            ),
            "{error}"
        );
    }
    let whole = Server::always(answer(200, "application/json", b"{\"text\":\"a\"}"));
    let error = client!(f_events, whole).chat_events(&ChatBody::new());
    let error = error.expect_err("no events");
    assert!(
        error.outcome_unknown() && error.answer().is_some(),
        "{error}"
    );
    client!(f_events, whole)
        .chat(&ChatBody::new())
        .expect("a reply");
}

#[test]
fn events_that_break_off_or_fall_silent_end_with_a_failure() {
    let head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 99\r\n\r\n";
    let cut = [head, &b"data: 1\n\n"[..]].concat();
    let server = Server::always(Reaction::Send(cut.clone()));
    let mut events = client!(f_events, server).feed().expect("a stream");
    let first = events.next().expect("an event").expect("whole");
    assert_eq!(first.value().map(String::as_str), Some("1"));
    assert!(
        !events
            .next()
            .expect("an end")
            .expect_err("cut")
            .is_timeout()
    );
    assert!(events.next().is_none());

    let pause = std::time::Duration::from_secs(5);
    let server = Server::always(Reaction::SendThenWait(cut, pause));
    let builder = f_events::blocking::Client::builder(f_events::Credentials::new());
    let builder = builder
        .server(&server.url)
        .timeout(std::time::Duration::from_millis(300));
    let client = builder.build().expect("valid settings");
    let mut events = client.raw().expect("a stream");
    events.next().expect("an event").expect("whole");
    assert!(
        events
            .next()
            .expect("an end")
            .expect_err("silence")
            .is_timeout()
    );
}

/// A client that is patient for 600 ms and holds no more than fifty bytes, of a server that sends pieces every 200 ms.
fn client_of(pieces: Vec<&'static [u8]>) -> f_events::blocking::Client {
    let server = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", server.local_addr().expect("an address"));
    std::thread::spawn(move || {
        use std::io::{Read, Write};
        let (mut connection, _) = server.accept().expect("a call");
        let _ = connection.read(&mut [0; 4096]);
        connection.write_all(STREAM).expect("a reader");
        for piece in pieces {
            std::thread::sleep(std::time::Duration::from_millis(200));
            connection.write_all(piece).expect("a reader");
        }
    });
    let builder = f_events::blocking::Client::builder(f_events::Credentials::new());
    let builder = builder.timeout(std::time::Duration::from_millis(600));
    let builder = builder.longest_body(50).server(url);
    builder.build().expect("valid settings")
}

#[test]
fn only_one_event_has_the_limits_of_a_call() {
    let mut pieces: Vec<&[u8]> = vec![b"data: 1\n\n"; 6];
    pieces.push(&[b'a'; 60]);
    let events = client_of(pieces).raw().expect("a stream");
    let (events, failures): (Vec<_>, Vec<_>) = events.partition(Result::is_ok);
    assert_eq!(events.len(), 6);
    let told = failures.into_iter().filter_map(Result::err).map(|failure| failure.to_string());
    assert_eq!(told.collect::<Vec<_>>(), ["an event is too long (it exceeds the limit)"]);
}

#[test]
fn a_line_may_end_between_two_pieces() {
    let pieces: Vec<&[u8]> = vec![b"data: 1\r", b"\ndata: 2\r", b"\r"];
    let events = client_of(pieces).raw().expect("a stream");
    let data: Vec<_> = events.map(|event| event.expect("whole").data().to_owned()).collect();
    assert_eq!(data, ["1\n2"]);
}
