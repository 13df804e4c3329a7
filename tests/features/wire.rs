//! What the clients of generated crates send, byte for byte, and what they make of the answers.

use wire::server::{Reaction, Received, Server, answer};

/// A blocking client of a crate, for a server of this process.
macro_rules! client {
    ($krate:ident, $server:expr) => {{
        let credentials = $krate::Credentials::new();
        let builder = $krate::blocking::Client::builder(credentials).server(&$server.url);
        builder.build().expect("valid settings")
    }};
}

fn done() -> Server {
    Server::always(Reaction::Send(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()))
}

fn text(received: &Received) -> &str {
    std::str::from_utf8(&received.body).expect("text")
}

#[test]
fn a_form_is_written_field_by_field() {
    use f_forms::types::{Charge, Money};
    let server = done();
    let charge = Charge {
        text: Some("a b&c=d+é".to_owned()),
        list: Some(vec!["x".to_owned(), "y z".to_owned()]),
        codes: Some(vec!["1".to_owned(), "2".to_owned()]),
        link: Some("https://a/b?c".to_owned()),
        tags: Some(vec!["t".to_owned()]),
        price: Some(Money::new(7)),
        metadata: Some([("k".to_owned(), vec![Money::new(8), Money::new(9)])].into()),
        ..Charge::new(5)
    };
    client!(f_forms, server).charge(&charge).expect("a success");
    let received = server.only();
    let media_type = received.header("content-type");
    assert_eq!(media_type, Some("application/x-www-form-urlencoded"));
    let expected = [
        "amount=5",
        "text=a%20b%26c%3Dd%2B%C3%A9",
        "list=x&list=y%20z",
        "codes=1,2",
        "link=https://a/b?c",
        "tags=%5B%22t%22%5D",
        "price=%7B%22amount%22%3A7%7D",
        "metadata%5Bk%5D%5B0%5D%5Bamount%5D=8&metadata%5Bk%5D%5B1%5D%5Bamount%5D=9",
    ];
    assert_eq!(text(&received), expected.join("&"));
}

#[test]
fn a_form_is_judged_before_it_is_sent() {
    use f_forms::types::{Charge, Money};
    let server = done();
    let price = Money {
        currency: Some("E".to_owned()),
        ..Money::new(1)
    };
    let charge = Charge {
        price: Some(price),
        ..Charge::new(5)
    };
    let error = client!(f_forms, server)
        .charge(&charge)
        .expect_err("too short");
    let violations = error.violations().expect("violations");
    assert_eq!(violations.as_slice()[0].pointer(), "/price/currency");
    assert!(server.received().is_empty());
}

#[test]
fn a_multipart_body_has_files_and_values_as_parts() {
    use f_forms::File;
    use f_forms::types::{Money, Upload};
    let server = done();
    let photo = File::new(b"\x89PN\x00".to_vec())
        .with_name("a \"b\".png")
        .with_media_type("image/png")
        .with_header("X-Rate", "3");
    let upload = Upload {
        more: Some(vec![File::new("1"), File::new("--").with_name("2.pdf")]),
        note: Some("# é".to_owned()),
        size: Some(4),
        price: Some(Money::new(7)),
        words: Some(vec!["x".to_owned(), "y".to_owned()]),
        ..Upload::new(photo)
    };
    let client = client!(f_forms, server);
    client.upload(&upload).expect("a success");
    let received = server.only();
    let media_type = received.header("content-type").expect("a media type");
    let boundary = media_type.strip_prefix("multipart/form-data; boundary=");
    let boundary = boundary.expect("a boundary");
    let parts: [&[u8]; 8] = [
        b"; name=\"photo\"; filename=\"a %22b%22.png\"\r\nContent-Type: image/png\r\nX-Rate: 3\r\n\r\n\x89PN\x00",
        b"; name=\"more\"; filename=\"more\"\r\nContent-Type: application/pdf\r\n\r\n1",
        b"; name=\"more\"; filename=\"2.pdf\"\r\nContent-Type: application/pdf\r\n\r\n--",
        "; name=\"note\"\r\nContent-Type: text/markdown\r\n\r\n# é".as_bytes(),
        b"; name=\"size\"\r\n\r\n4",
        b"; name=\"price\"\r\nContent-Type: application/json\r\n\r\n{\"amount\":7}",
        b"; name=\"words\"\r\n\r\nx",
        b"; name=\"words\"\r\n\r\ny",
    ];
    let mut expected = Vec::new();
    for part in parts {
        expected.extend(format!("--{boundary}\r\nContent-Disposition: form-data").into_bytes());
        expected.extend(part);
        expected.extend(b"\r\n");
    }
    expected.extend(format!("--{boundary}--\r\n").into_bytes());
    assert_eq!(
        received.body,
        expected,
        "{}",
        String::from_utf8_lossy(&received.body)
    );
}

#[test]
fn a_file_has_a_documented_media_type_and_size() {
    use f_forms::File;
    use f_forms::types::Upload;
    let server = done();
    let client = client!(f_forms, server);
    for (bytes, media_type, code) in [
        (vec![0; 5], "image/png", "maxLength"),
        (vec![0], "image/gif", "media-type"),
        (vec![0], "image/png\r\nX: y", "media-type"),
    ] {
        let photo = File::new(bytes).with_media_type(media_type);
        let error = client.upload(&Upload::new(photo)).expect_err("invalid");
        let violations = error.violations().expect("violations");
        assert_eq!(violations.as_slice()[0].code(), code, "{error}");
    }
    let error = client
        .upload(&Upload::new(File::new("abcd")))
        .expect_err("no media type");
    assert!(
        error
            .to_string()
            .contains("has to be one of image/png, image/jpeg"),
        "{error}"
    );
    let sent = client.image(&File::new("x").with_media_type("image/gif"));
    sent.expect("a success");
    assert_eq!(server.only().header("content-type"), Some("image/gif"));
    assert!(
        client
            .image(&File::new("x").with_media_type("text/html"))
            .is_err()
    );
}

#[test]
fn one_of_several_bodies_is_sent() {
    use f_forms::bodies::ChoiceBody;
    use f_forms::types::Money;
    let money = Money::new(7);
    for (body, media_type, sent) in [
        (
            Some(ChoiceBody::Json(&money)),
            Some("application/json"),
            "{\"amount\":7}",
        ),
        (
            Some(ChoiceBody::Xml("<a/>")),
            Some("application/xml"),
            "<a/>",
        ),
        (
            Some(ChoiceBody::Form(&money)),
            Some("application/x-www-form-urlencoded"),
            "amount=7",
        ),
        (None, None, ""),
    ] {
        let server = done();
        client!(f_forms, server).choice(body).expect("a success");
        let received = server.only();
        assert_eq!(
            (received.header("content-type"), text(&received)),
            (media_type, sent)
        );
    }
}

#[test]
fn a_text_is_judged_and_sent() {
    let server = done();
    let client = client!(f_forms, server);
    client.note("äbc").expect("a success");
    assert_eq!(text(&server.only()), "äbc");
    assert!(
        client
            .note("four")
            .expect_err("too long")
            .violations()
            .is_some()
    );
}

/// The fields of a form as Node.js reads them, where it is installed: names, texts, and of files type, name and bytes.
fn read_with_node(received: &Received) -> Option<serde_json::Value> {
    use std::io::Write;
    use std::process::{Command, Stdio};
    const SCRIPT: &str = "
        const chunks = []; for await (const chunk of process.stdin) chunks.push(chunk);
        const headers = { 'content-type': process.argv[1] };
        const form = await new Response(Buffer.concat(chunks), { headers }).formData();
        const fields = [];
        for (const [name, value] of form) fields.push([name, typeof value === 'string' ? value
            : [value.type, value.name, ...new Uint8Array(await value.arrayBuffer())]]);
        console.log(JSON.stringify(fields));";
    let media_type = received.header("content-type").expect("a media type");
    let mut command = Command::new("node");
    let command = command.args(["--input-type=module", "--eval", SCRIPT, media_type]);
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut child) = piped else {
        println!("skipped: there is no node");
        return None;
    };
    let mut input = child.stdin.take().expect("piped");
    input.write_all(&received.body).expect("a reader");
    drop(input);
    let output = child.wait_with_output().expect("an output");
    Some(serde_json::from_slice(&output.stdout).expect("JSON"))
}

#[test]
fn another_implementation_reads_the_forms() {
    use f_forms::File;
    use f_forms::types::{Charge, Upload};
    let nasty: Vec<String> = serde_json::from_str(include_str!("nasty.json")).expect("texts");
    let server = done();
    let charge = Charge {
        list: Some(nasty.clone()),
        ..Charge::new(5)
    };
    client!(f_forms, server).charge(&charge).expect("a success");
    let Some(fields) = read_with_node(&server.only()) else {
        return;
    };
    let mut expected = vec![serde_json::json!(["amount", "5"])];
    expected.extend(nasty.iter().map(|text| serde_json::json!(["list", text])));
    assert_eq!(fields, serde_json::Value::Array(expected));

    let server = done();
    let photo = File::new(*b"\r\n-\xff").with_media_type("image/png");
    let upload = Upload {
        words: Some(nasty.clone()),
        ..Upload::new(photo.with_name("ä\".png"))
    };
    client!(f_forms, server).upload(&upload).expect("a success");
    let fields = read_with_node(&server.only()).expect("node was there");
    let file = serde_json::json!(["photo", ["image/png", "ä\".png", 13, 10, 45, 255]]);
    let mut expected = vec![file];
    // Node.js takes a byte order mark at the beginning of a part for no part of its text.
    let words = nasty.iter().map(|text| text.trim_start_matches('\u{feff}'));
    expected.extend(words.map(|text| serde_json::json!(["words", text])));
    assert_eq!(fields, serde_json::Value::Array(expected));
}

#[test]
fn parameters_are_written_as_the_document_says() {
    use f_parameters::parameters::{ElsewhereParameters, InPathParameters, InQueryParameters};
    use f_parameters::types::{InQueryDeep, InQueryJson};
    let server = done();
    let client = client!(f_parameters, server);
    let list = |items: &[&str]| {
        items
            .iter()
            .map(|item| (*item).to_owned())
            .collect::<Vec<_>>()
    };
    let matrix = [("k".to_owned(), "a;b".to_owned())].into();
    let numbers = vec![1.into(), 2.into()];
    let path = InPathParameters::new("../a".to_owned(), list(&["b", "c"]), numbers, matrix);
    client.in_path(&path).expect("a success");
    let query = InQueryParameters {
        form: Some(list(&["a", "b,c"])),
        exploded: Some(list(&["a", "b"])),
        space: Some(list(&["a", "b"])),
        pipe: Some(list(&["a", "b"])),
        deep: Some(InQueryDeep {
            a: Some("x".to_owned()),
            b: Some(2.into()),
        }),
        reserved: Some("/a?b=c&d".to_owned()),
        empty: Some(Vec::new()),
        text: Some("a b".to_owned()),
        json: Some(InQueryJson { c: Some(true) }),
        ..InQueryParameters::new(1.into())
    };
    client.in_query(&query).expect("a success");
    let elsewhere = ElsewhereParameters {
        session: Some("a b".to_owned()),
        ..ElsewhereParameters::new(list(&["a", "b"]))
    };
    client.elsewhere(&elsewhere).expect("a success");
    let [path, query, elsewhere] = server.received().try_into().expect("three requests");
    let target = |received: &Received| {
        let line = received.line.strip_prefix("GET /open-api");
        let line = line.and_then(|line| line.strip_suffix(" HTTP/1.1"));
        line.expect("a request to the server's path").to_owned()
    };
    assert_eq!(target(&path), "/path/..%2Fa/b,c/.1,2/;k=a%3Bb");
    let expected = "/query?plain=1&form=a,b%2Cc&exploded=a&exploded=b&space=a%20b&pipe=a%7Cb&deep%5Ba%5D=x&deep%5Bb%5D=2\
                    &reserved=/a?b=c%26d&empty=&text=a%20b&json=%7B%22c%22%3Atrue%7D";
    assert_eq!(target(&query), expected);
    assert_eq!(elsewhere.header("x-header"), Some("a,b"));
    assert_eq!(elsewhere.header("cookie"), Some("session=a%20b"));
}

/// A client of the document about credentials.
fn secured(
    server: &Server,
    configure: impl FnOnce(&mut f_security::Credentials),
) -> f_security::blocking::Client {
    let mut credentials = f_security::Credentials::new();
    configure(&mut credentials);
    let builder = f_security::blocking::Client::builder(credentials).server(&server.url);
    builder.build().expect("valid settings")
}

#[test]
fn the_first_credentials_that_are_configured_are_sent() {
    let server = done();
    let client = secured(&server, |credentials| {
        credentials.bearer = Some("t".into());
        credentials.key = Some("k".into());
        credentials.basic_user = Some("u".into());
    });
    client.either().expect("a success");
    let received = server.only();
    assert_eq!(received.header("authorization"), Some("Bearer t"));
    assert_eq!(received.header("x-key"), None);

    let server = done();
    let client = secured(&server, |credentials| {
        credentials.basic_user = Some("u".into());
        credentials.basic_password = Some("p".into());
        credentials.bearer = Some("t".into());
    });
    client.either().expect("a success");
    let received = server.only();
    assert_eq!(received.header("authorization"), Some("Basic dTpw"));
}

#[test]
fn credentials_that_belong_together_are_sent_together_or_not_at_all() {
    let server = done();
    let client = secured(&server, |credentials| {
        credentials.key = Some("k".into());
        credentials.query = Some("a b".into());
        credentials.session = Some("s".into());
    });
    client.both().expect("a success");
    let received = server.only();
    assert_eq!(received.header("x-key"), Some("k"));
    assert_eq!(received.header("cookie"), Some("session=s"));
    assert!(
        received.line.contains("/both?key=a%20b "),
        "{}",
        received.line
    );

    let server = done();
    let client = secured(&server, |credentials| {
        credentials.key = Some("k".into());
    });
    let error = client.both().expect_err("two lack");
    let sentence =
        "`both` was not sent: setting `credentials`: lack `query` and `session` (security)";
    assert_eq!(error.to_string(), sentence);
    let error = client.either().expect_err("all lack");
    let sentence = "lack `basic user` and `basic password`, or `bearer`, or `query`";
    assert!(error.to_string().contains(sentence), "{error}");
    assert!(error.violations().is_some() && server.received().is_empty());
    client.root().expect("the key is there");
}

#[test]
fn nothing_is_proved_where_nothing_is_asked_for() {
    let server = done();
    let client = secured(&server, |_| ());
    client.open().expect("a success");
    client.maybe().expect("a success");
    assert!(client.root().is_err());
    let client = secured(&server, |credentials| {
        credentials.key = Some("k".into());
    });
    client.maybe().expect("a success");
    client.open().expect("a success");
    let keys: Vec<_> = server
        .received()
        .iter()
        .map(|one| one.header("x-key").map(str::to_owned))
        .collect();
    assert_eq!(keys, [None, None, Some("k".to_owned()), None]);
}

/// A server that hands out the tokens `t1`, `t2` and so on, each for that many seconds.
fn token_server(life: u32) -> Server {
    let issued = std::sync::atomic::AtomicU32::new(0);
    Server::start(move |received| {
        if !received.line.starts_with("POST") {
            let is_refused = received.header("authorization") == Some("Bearer t2");
            return answer(if is_refused { 401 } else { 204 }, "text/plain", b"");
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
        let number = issued.fetch_add(1, std::sync::atomic::Ordering::SeqCst) + 1;
        let body =
            format!(r#"{{"access_token":"t{number}","token_type":"bearer","expires_in":{life}}}"#);
        answer(200, "application/json", body.as_bytes())
    })
}

fn machine(credentials: &mut f_security::Credentials) {
    credentials.machine_client_id = Some("me:".into());
    credentials.machine_client_secret = Some("hush".into());
}

/// What came: the bodies of those who asked for tokens, and the tokens of the calls.
fn tokens(server: &Server) -> (Vec<String>, Vec<String>) {
    let (asked, calls): (Vec<_>, Vec<_>) = server
        .received()
        .into_iter()
        .partition(|received| received.line == "POST /oauth/token HTTP/1.1");
    let token = |received: &Received| {
        received
            .header("authorization")
            .unwrap_or_default()
            .to_owned()
    };
    let asked = asked.iter().map(|received| text(received).to_owned());
    (asked.collect(), calls.iter().map(token).collect())
}

#[test]
fn one_token_is_fetched_for_all_who_wait() {
    let server = token_server(3600);
    let client = secured(&server, machine);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| client.read().expect("a success"));
        }
    });
    let (asked, calls) = tokens(&server);
    assert_eq!(asked, ["grant_type=client_credentials&scope=read"]);
    assert_eq!(calls, ["Bearer t1"; 8]);
    let first = server.received().swap_remove(0);
    assert_eq!(
        first.header("authorization"),
        Some("Basic bWUlM0E6aHVzaA==")
    );
    let shown = format!("{client:?}");
    assert!(!shown.contains("hush") && !shown.contains("t1"), "{shown}");
}

#[test]
fn a_token_is_for_its_scopes_and_not_used_after_a_refusal() {
    let server = token_server(3600);
    let client = secured(&server, machine);
    client.read().expect("a success");
    client.write().expect_err("the second token is refused");
    client.write().expect("a success with a third");
    client.read().expect("a success with the first");
    let (asked, calls) = tokens(&server);
    let (read, write) = (
        "grant_type=client_credentials&scope=read",
        "grant_type=client_credentials&scope=read%20write%3Aall",
    );
    assert_eq!(asked, [read, write, write]);
    assert_eq!(calls, ["Bearer t1", "Bearer t2", "Bearer t3", "Bearer t1"]);
}

/// A clock that a test sets.
#[derive(Clone, Default)]
struct Hands(std::sync::Arc<std::sync::atomic::AtomicU64>);

impl f_security::runtime::time::Clock for Hands {
    fn now(&self) -> std::time::SystemTime {
        let seconds = self.0.load(std::sync::atomic::Ordering::SeqCst);
        std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds)
    }
}

#[test]
fn a_token_is_renewed_before_it_expires() {
    let server = token_server(3600);
    let mut credentials = f_security::Credentials::new();
    machine(&mut credentials);
    let hands = Hands::default();
    let builder = f_security::blocking::Client::builder(credentials).server(&server.url);
    let client = builder
        .clock(hands.clone())
        .build()
        .expect("valid settings");
    for (seconds, fetched) in [(0, 1), (3539, 1), (3540, 2)] {
        hands.0.store(seconds, std::sync::atomic::Ordering::SeqCst);
        let _ = client.read();
        assert_eq!(tokens(&server).0.len(), fetched, "after {seconds} seconds");
    }
}

#[test]
fn a_call_without_its_token_is_certainly_not_sent() {
    let refusal = br#"{"error":"invalid_client","error_description":"hush"}"#;
    let server = Server::always(answer(401, "application/json", refusal));
    let client = secured(&server, machine);
    let error = client.read().expect_err("no token");
    assert!(matches!(error, f_security::Error::NotSent(_)) && !error.outcome_unknown());
    let sentence = "`read` was not sent: there is no access token (the answer has status 401 and error `invalid_client`)";
    assert_eq!(error.to_string(), sentence);
    let cut = Server::always(Reaction::Send(
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{".to_vec(),
    ));
    let error = secured(&cut, machine).read().expect_err("no whole token");
    assert!(matches!(error, f_security::Error::NotSent(_)), "{error}");
    let given = secured(&server, |credentials| {
        machine(credentials);
        credentials.machine = Some("given".into());
    });
    given.read().expect_err("401");
    assert_eq!(tokens(&server).1, ["Bearer given"]);
}

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

#[test]
fn variables_of_a_server_stand_in_its_url() {
    use f_settings::{DefaultServer, DefaultServerRegion, Server};
    let url = |server: DefaultServer| String::from(server);
    let default = url(DefaultServer::default());
    assert_eq!(default, "https://eu.settings.example/v1");
    assert_eq!(default, String::from(Server::Default));
    let elsewhere = DefaultServer {
        region: DefaultServerRegion::UsEast,
        base: "v2/beta".to_owned(),
    };
    assert_eq!(url(elsewhere), "https://us-east.settings.example/v2/beta");
}
