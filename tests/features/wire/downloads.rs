//! Downloads: what is asked for, how bodies are read piece by piece, and how they end.

use std::error::Error as _;
use std::io::{ErrorKind, Read, Write};
use std::pin::Pin;
use std::time::Duration;

use f_downloads::errors::FileError;
use f_downloads::parameters::FileParameters;
use wire::server::{Reaction, Server, answer, response};

const SECOND: Duration = Duration::from_secs(1);

/// A client that holds no more than twenty bytes of an answer, and is patient for a second.
fn client(server: &Server) -> f_downloads::blocking::Client {
    let builder = f_downloads::blocking::Client::builder(f_downloads::Credentials::new());
    let builder = builder.server(&server.url).longest_body(20).timeout(SECOND);
    builder.build().expect("valid settings")
}

fn all(mut reader: impl Read) -> Vec<u8> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).expect("the whole body");
    bytes
}

#[test]
fn a_body_of_any_length_is_read_piece_by_piece() {
    let body: Vec<u8> = (0..3_000_000_u32).map(|number| number.to_le_bytes()[0]).collect();
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nX-Pages: 7\r\nContent-Length: 3000000\r\n\r\n";
    let server = Server::always(Reaction::Send([head.as_bytes(), &body].concat()));
    let parameters = FileParameters { page: Some(3) };
    let download = client(&server).file_streamed2(&parameters).expect("a download");
    assert_eq!((download.status(), download.headers().x_pages), (200, Some(7)));
    assert_eq!(download.answer().media_type(), "application/pdf");
    assert_eq!((download.answer().body(), download.violations().len()), (&b""[..], 0));
    assert!(!format!("{download:?}").contains("pdf"));
    assert!(all(download) == body);
    let received = server.only();
    assert_eq!(received.line, "GET /open-api/file?page=3 HTTP/1.1");
    assert_eq!(received.header("accept"), Some("application/pdf, application/json"));
    let error = client(&server).file(&parameters).expect_err("too long to be held");
    assert!(error.outcome_unknown(), "{error}");
}

#[test]
fn a_chunked_body_ends_with_its_last_chunk() {
    let head = "HTTP/1.1 201 Made\r\nX-Pages: 0\r\nTransfer-Encoding: chunked\r\n\r\n";
    let chunks = "3\r\nabc\r\n1\r\nd\r\n0\r\nX-Sum: 4\r\n\r\n";
    let server = Server::always(Reaction::Send(format!("{head}{chunks}").into()));
    let download = client(&server).file_streamed2(&FileParameters::default()).expect("a download");
    let told = download.violations()[0].to_string();
    assert_eq!(told, "status `201`: is not documented (status)");
    assert_eq!(all(download), b"abcd");
    // What ends without its last chunk was cut.
    let server = Server::always(Reaction::Send(format!("{head}3\r\nabc\r\n").into()));
    let mut download = client(&server).file_streamed2(&FileParameters::default()).expect("a download");
    let error = download.read_to_end(&mut Vec::new()).expect_err("a cut");
    assert_eq!(error.kind(), ErrorKind::Other, "{error}");
}

#[test]
fn a_cut_or_silent_body_is_a_failure_and_then_over() {
    let cut = response(200, "application/pdf", 9, b"abc");
    let silence = Reaction::SendThenWait(cut.clone(), 3 * SECOND);
    for (reaction, kind) in [(Reaction::Send(cut), ErrorKind::Other), (silence, ErrorKind::TimedOut)] {
        let server = Server::always(reaction);
        let mut download = client(&server).file_streamed2(&FileParameters::default()).expect("a download");
        let mut came = Vec::new();
        let error = download.read_to_end(&mut came).expect_err("the end is missing");
        assert_eq!((came, error.kind()), (b"abc".to_vec(), kind), "{error}");
        let failure = error.get_ref().and_then(|cause| cause.downcast_ref());
        let failure: &f_downloads::runtime::error::Failure = failure.expect("a failure");
        assert!(failure.to_string().starts_with("the answer broke off ("), "{failure}");
        assert!(failure.source().is_some());
        assert_eq!(failure.is_timeout(), kind == ErrorKind::TimedOut);
        assert_eq!(download.read(&mut [0; 9]).expect("the end"), 0);
    }
}

#[test]
fn a_reader_may_take_its_time() {
    let server = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", server.local_addr().expect("an address"));
    std::thread::spawn(move || {
        let (mut connection, _) = server.accept().expect("a call");
        let _ = connection.read(&mut [0; 4096]);
        let head = response(200, "application/pdf", 2, b"");
        for piece in [&head[..], b"a", b"b"] {
            connection.write_all(piece).expect("a reader");
            std::thread::sleep(SECOND * 8 / 5);
        }
    });
    let builder = f_downloads::blocking::Client::builder(f_downloads::Credentials::new());
    let client = builder.server(url).timeout(SECOND).build().expect("valid settings");
    let mut download = client.file_streamed2(&FileParameters::default()).expect("a download");
    for expected in [b"a", b"b"] {
        // Only what the server lets wait counts as its silence.
        std::thread::sleep(SECOND * 6 / 5);
        let mut piece = [0];
        download.read_exact(&mut piece).expect("a piece");
        assert_eq!(&piece, expected);
    }
    assert_eq!(all(download), b"");
}

#[test]
fn an_answer_that_never_begins_has_an_unknown_outcome() {
    let server = Server::always(Reaction::SendThenWait(Vec::new(), 3 * SECOND));
    let error = client(&server).table_streamed().expect_err("silence");
    assert!(error.outcome_unknown() && error.answer().is_none(), "{error}");
    let told = "`table` has an unknown outcome: it may have been carried out, but the time ran out before an answer came (timed out)";
    assert_eq!(error.to_string(), told);
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr();
    let builder = f_downloads::blocking::Client::builder(f_downloads::Credentials::new());
    let builder = builder.server(format!("http://{}", nobody.expect("an address")));
    let error = builder.build().expect("valid settings").table_streamed();
    assert!(matches!(error, Err(f_downloads::Error::NotSent(_))), "{error:?}");
}

#[test]
fn a_refusal_is_read_as_ever() {
    let server = Server::always(answer(404, "application/json", br#"{"why":"no"}"#));
    let error = client(&server).file_streamed2(&FileParameters::default());
    let Err(f_downloads::Error::Refused(FileError::NotFound(reply))) = error else {
        panic!("{error:?}");
    };
    assert_eq!((reply.body(), reply.violations().len()), (&br#"{"why":"no"}"#[..], 0));
    // Its length has the usual limit, and its silence the usual patience.
    let server = Server::always(answer(404, "application/json", &[b' '; 21]));
    let error = client(&server).file_streamed2(&FileParameters::default()).expect_err("too long");
    assert!(error.outcome_unknown() && error.answer().is_some(), "{error}");
    let cut = response(404, "application/json", 9, br#"{"w"#);
    let server = Server::always(Reaction::SendThenWait(cut, 3 * SECOND));
    let error = client(&server).file_streamed2(&FileParameters::default()).expect_err("silence");
    assert!(error.to_string().ends_with("but the answer broke off (timed out)"), "{error}");
    let answer = error.answer().expect("what came");
    assert_eq!((answer.status(), answer.body()), (404, &br#"{"w"#[..]));
    // Rules are kept before anything is sent.
    let parameters = FileParameters { page: Some(4) };
    let error = client(&server).file_streamed2(&parameters).expect_err("too large");
    assert!(error.violations().is_some(), "{error}");
}

#[test]
fn bytes_are_asked_for_before_what_else_a_success_could_be() {
    let server = Server::always(answer(200, "image/png", b"PNG"));
    let download = client(&server).report_streamed().expect("a download");
    assert_eq!((download.violations().len(), all(download)), (0, b"PNG".to_vec()));
    assert_eq!(server.only().header("accept"), Some("image/*, application/json;q=0.1, text/csv;q=0.1"));
    // Another form of the same success comes as it is.
    let server = Server::always(answer(200, "application/json", b"[]"));
    let download = client(&server).report_streamed().expect("a download");
    assert_eq!(download.answer().media_type(), "application/json");
    assert_eq!((download.violations().len(), all(download)), (0, b"[]".to_vec()));
}

#[test]
fn a_success_without_bytes_is_no_download() {
    let server = Server::always(answer(200, "application/zip", b"PK"));
    assert_eq!(all(client(&server).export_streamed().expect("a download")), b"PK");
    let server = Server::always(answer(202, "application/json", br#"{"wait":5}"#));
    let error = client(&server).export_streamed().expect_err("nothing yet");
    let told = "`export` has an unknown outcome: the answer has status 202, which has no body to be streamed";
    assert_eq!(error.to_string(), told);
    assert_eq!(error.answer().expect("it came").body(), br#"{"wait":5}"#);
}

#[test]
fn what_the_document_calls_binary_is_bytes_by_any_name() {
    let server = Server::always(answer(200, "text/csv", b"\xff"));
    let reply = client(&server).table().expect("a reply");
    assert_eq!(reply.value().map(Vec::as_slice), Some(&b"\xff"[..]));
    assert_eq!(all(client(&server).table_streamed().expect("a download")), b"\xff");
    let reply = client(&server).any().expect("a reply");
    assert_eq!(reply.value().map(Vec::as_slice), Some(&b"\xff"[..]));
    let file = f_downloads::File::from(b"\xff{").with_media_type("image/png");
    let server = super::done();
    client(&server).file_streamed(&file).expect("a reply");
    let received = server.only();
    assert_eq!(received.header("content-type"), Some("image/png"));
    assert_eq!(received.body, b"\xff{");
}

/// What a stream gives, one after the other.
async fn next<S: futures_core::Stream + Unpin>(stream: &mut S) -> Option<S::Item> {
    std::future::poll_fn(|cx| Pin::new(&mut *stream).poll_next(cx)).await
}

#[tokio::test]
async fn downloads_and_events_are_streams() {
    let server = Server::always(answer(200, "application/pdf", b"abc"));
    let builder = f_downloads::Client::builder(f_downloads::Credentials::new());
    let client = builder.server(&server.url).build().expect("valid settings");
    let mut download = client.file_streamed2(&FileParameters::default()).await.expect("a download");
    let mut bytes = Vec::new();
    while let Some(chunk) = next(&mut download).await {
        bytes.extend(chunk.expect("a piece"));
    }
    assert_eq!(bytes, b"abc");
    assert!(download.next().await.is_none());

    let server = Server::always(answer(200, "text/event-stream", b"data: 1\n\ndata: 2\n\n"));
    let builder = f_events::Client::builder(f_events::Credentials::new());
    let client = builder.server(&server.url).build().expect("valid settings");
    let mut events = client.any().await.expect("a stream, by the only answer that is documented");
    let first = next(&mut events).await.expect("an event").expect("whole");
    let second = events.next().await.expect("an event").expect("whole");
    assert_eq!((first.data(), second.data()), ("1", "2"));
    assert!(next(&mut events).await.is_none());
}
