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
    let text = "\u{feff}: a comment\ndata: {\"text\":\ndata: \"a\"}\n\nid: 7\nevent: late\rretry: 20\r\ndata:{\"text\":\"longer\"}\r\n\r\n\
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
    let refusal = Server::always(answer(429, "application/json", b"{\"text\":\"no\"}"));
    let error = client!(f_events, refusal).chat_events(&ChatBody::new());
    let error = error.expect_err("a refusal");
    assert!(
        matches!(
            error,
            f_events::Error::Refused(ChatError::TooManyRequests(_))
        ),
        "{error}"
    );
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

#[test]
fn events_may_take_longer_than_a_call() {
    let server = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", server.local_addr().expect("an address"));
    std::thread::spawn(move || {
        use std::io::{Read, Write};
        let (mut connection, _) = server.accept().expect("a call");
        let _ = connection.read(&mut [0; 4096]);
        connection.write_all(STREAM).expect("a reader");
        for _ in 0..6 {
            std::thread::sleep(std::time::Duration::from_millis(200));
            connection.write_all(b"data: 1\n\n").expect("a reader");
        }
    });
    let builder = f_events::blocking::Client::builder(f_events::Credentials::new());
    let builder = builder
        .server(url)
        .timeout(std::time::Duration::from_millis(600));
    let events = builder
        .build()
        .expect("valid settings")
        .raw()
        .expect("a stream");
    assert_eq!(events.filter(Result::is_ok).count(), 6);
}
