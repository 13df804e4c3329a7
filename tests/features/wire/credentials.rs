//! Credentials: which are sent, and how tokens come.

use wire::server::{Reaction, Received, Server, answer};

use crate::{done, text};

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
