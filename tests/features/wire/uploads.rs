//! Uploads: bodies that are read while they are sent.

use std::io::{self, Read};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use f_uploads::blocking::Client;
use f_uploads::errors::PutError;
use f_uploads::parameters::PutParameters;
use f_uploads::runtime::encryption::{Encrypted, Encryption};
use f_uploads::{Credentials, Error, Source};
use wire::server::{Reaction, Server, answer};

const SECOND: Duration = Duration::from_secs(1);

fn client(server: &Server) -> Client {
    let builder = Client::builder(Credentials::new()).server(&server.url);
    builder.timeout(SECOND).build().expect("valid settings")
}

fn put(server: &Server, source: Source) -> Result<(), Error<PutError>> {
    client(server).put_from(&named(), source).map(drop)
}

fn named() -> PutParameters {
    PutParameters { name: "a b".to_owned() }
}

/// Gives pieces, and fails or ends; waits before each.
struct Slow(Vec<&'static [u8]>, Duration, Option<io::ErrorKind>);

impl Read for Slow {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        std::thread::sleep(self.1);
        match (self.0.pop(), self.2.take()) {
            (Some(mut piece), failure) => {
                self.2 = failure;
                piece.read(buffer)
            }
            (None, Some(kind)) => Err(kind.into()),
            (None, None) => Ok(0),
        }
    }
}

fn of_pieces(pieces: &[&'static [u8]]) -> Source {
    let pieces = pieces.iter().rev().copied().collect();
    Source::of_reader(Slow(pieces, Duration::ZERO, None))
}

#[test]
fn a_body_of_known_length_is_sent_with_it() {
    let server = super::done();
    let body: Vec<u8> = (0..3_000_000_u32).map(|number| number.to_le_bytes()[0]).collect();
    let source = Source::of_reader(io::Cursor::new(body.clone())).with_length(3_000_000);
    assert!(!format!("{source:?}").contains("pieces"));
    put(&server, source).expect("a success");
    let received = server.only();
    assert_eq!(received.line, "PUT /open-api/files/a%20b HTTP/1.1");
    assert_eq!(received.header("content-type"), Some("application/octet-stream"));
    assert_eq!(received.header("content-length"), Some("3000000"));
    assert_eq!(received.header("transfer-encoding"), None);
    assert!(received.body == body);
}

#[test]
fn a_body_of_unknown_length_is_sent_in_chunks() {
    let server = super::done();
    put(&server, of_pieces(&[b"ab", b"c"])).expect("a success");
    let received = server.only();
    assert_eq!(received.header("transfer-encoding"), Some("chunked"));
    assert_eq!(received.header("content-length"), None);
    assert_eq!(received.body, b"abc");
}

#[test]
fn a_body_that_fails_or_has_another_length_never_arrives() {
    let failing = || Slow(vec![b"abc"], Duration::ZERO, Some(io::ErrorKind::PermissionDenied));
    let cases = [
        (of_pieces(&[b"ab", b"c", b"d"]).with_length(3), "it is longer than was said"),
        (of_pieces(&[b"abcd"]).with_length(3), "it is longer than was said"),
        (of_pieces(&[b"ab"]).with_length(3), "it is shorter than was said"),
        (Source::of_reader(failing()).with_length(3), "permission denied"),
        (Source::of_reader(failing()), "permission denied"),
    ];
    for (source, cause) in cases {
        let server = super::done();
        let error = put(&server, source).expect_err("no whole body");
        assert!(error.outcome_unknown(), "{error}");
        assert!(error.to_string().ends_with(&format!("({cause})")), "{error}");
        std::thread::sleep(SECOND / 10);
        assert!(server.received().is_empty(), "{cause}");
    }
}

#[test]
fn an_empty_body_is_one_too() {
    let server = super::done();
    put(&server, of_pieces(&[]).with_length(0)).expect("a success");
    assert_eq!(server.only().header("content-length"), Some("0"));
    let server = super::done();
    put(&server, of_pieces(&[])).expect("a success");
    assert_eq!(server.only().body, b"");
    let error = put(&server, of_pieces(&[b"a"]).with_length(0)).expect_err("not empty");
    assert!(matches!(error, Error::NotSent(_)), "{error}");
    let told = "`put` was not sent: the body cannot be sent (it is longer than was said)";
    assert_eq!(error.to_string(), told);
    assert_eq!(server.received().len(), 1);
}

#[test]
fn the_media_type_is_in_the_documented_range() {
    let server = super::done();
    let client = client(&server);
    let webp = || of_pieces(&[b"RIFF"]).with_media_type("image/webp");
    client.picture_from(webp()).expect("a success");
    assert_eq!(server.only().header("content-type"), Some("image/webp"));
    let error = client.picture_from(of_pieces(&[b"a"])).expect_err("which?");
    assert!(error.violations().is_some(), "{error}");
    let error = client.put_from(&named(), webp()).expect_err("not documented");
    assert!(error.violations().is_some(), "{error}");
    assert_eq!(server.received().len(), 1);
    client.any_text_from(of_pieces(&[b"a"])).expect("a success");
    let last = server.received().pop().expect("a call");
    assert_eq!(last.header("content-type"), Some("application/octet-stream"));
}

#[test]
fn a_source_may_take_its_time_and_a_server_may_not() {
    let server = super::done();
    let pauses = Slow(vec![b"b", b"a"], SECOND * 6 / 5, None);
    put(&server, Source::of_reader(pauses)).expect("a success");
    assert_eq!(server.only().body, b"ab");
    // One server reads all and says nothing; the other does not even read.
    let mute = Server::always(Reaction::SendThenWait(Vec::new(), 4 * SECOND));
    let deaf = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let deaf = format!("http://{}", deaf.local_addr().expect("an address"));
    for url in [&mute.url, &deaf] {
        let builder = Client::builder(Credentials::new()).server(url).timeout(SECOND);
        let client = builder.build().expect("valid settings");
        let endless = Source::of_reader(io::repeat(b'a').take(100_000_000));
        let error = client.put_from(&named(), endless).expect_err("silence");
        let Error::OutcomeUnknown(interruption) = &error else {
            panic!("{error}");
        };
        assert!(interruption.is_timeout(), "{error}");
    }
}

#[test]
fn a_refusal_of_an_upload_is_read_as_ever() {
    let server = Server::always(answer(413, "text/plain", b"no"));
    let error = put(&server, of_pieces(&[b"abc"])).expect_err("a refusal");
    assert!(matches!(error, Error::Refused(PutError::ContentTooLarge(_))), "{error}");
    // A server may refuse before it has read the whole body.
    let server = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", server.local_addr().expect("an address"));
    std::thread::spawn(move || {
        let (mut connection, _) = server.accept().expect("a call");
        let _ = connection.read(&mut [0; 4096]);
        let refusal = wire::server::response(413, "text/plain", 2, b"no");
        io::Write::write_all(&mut connection, &refusal).expect("a reader");
        std::thread::sleep(2 * SECOND);
    });
    let builder = Client::builder(Credentials::new()).server(url).timeout(SECOND);
    let endless = Source::of_reader(io::repeat(b'a'));
    let error = builder.build().expect("valid settings").put_from(&named(), endless);
    assert!(matches!(error, Err(Error::Refused(PutError::ContentTooLarge(_)))), "{error:?}");
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr();
    let builder = Client::builder(Credentials::new());
    let builder = builder.server(format!("http://{}", nobody.expect("an address")));
    let client = builder.build().expect("valid settings");
    let error = client.put_from(&named(), of_pieces(&[b"abc"])).expect_err("nobody");
    assert!(matches!(error, Error::NotSent(_)), "{error}");
}

struct Never;

impl Encryption for Never {
    fn encrypt(&self, _: &str, _: &[u8]) -> Result<Option<Encrypted>, Box<dyn std::error::Error + Send + Sync>> {
        unreachable!("a body that is read while it is sent")
    }
}

#[test]
fn what_would_have_to_be_encrypted_is_not_sent() {
    let server = super::done();
    let builder = Client::builder(Credentials::new()).server(&server.url);
    let client = builder.encryption(Never).build().expect("valid settings");
    let error = client.put_from(&named(), of_pieces(&[b"abc"])).expect_err("in the clear");
    let told = "`put` was not sent: the body could not be encrypted (it is read while it is sent)";
    assert_eq!(error.to_string(), told);
    assert!(server.received().is_empty());
}

#[test]
fn of_several_media_types_those_of_bytes_are_sent_while_they_are_read() {
    let server = super::done();
    let client = client(&server);
    client.mixed_from(of_pieces(&[b"PK"])).expect("a success");
    let received = server.only();
    assert_eq!(received.header("content-type"), Some("application/zip"));
    assert_eq!(received.body, b"PK");
    let error = client.mixed_from(of_pieces(&[b"a"]).with_media_type("text/csv")).expect_err("no bytes");
    assert!(error.violations().is_some(), "{error}");
    // Of several of bytes the caller has to choose.
    let error = client.choice_from(of_pieces(&[b"GIF"])).expect_err("which?");
    let told = error.violations().expect("one").to_string();
    assert!(told.contains("has to be one of image/png, image/gif"), "{told}");
    client.choice_from(of_pieces(&[b"GIF"]).with_media_type("image/gif")).expect("a success");
    let last = server.received().pop().expect("a call");
    assert_eq!(last.header("content-type"), Some("image/gif"));
    assert_eq!(server.received().len(), 2);
}

/// A stream that is not `Sync`, and gives two pieces.
struct Two(std::cell::Cell<u8>);

impl futures_core::Stream for Two {
    type Item = Result<Vec<u8>, io::Error>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let given = self.0.replace(self.0.get() + 1);
        Poll::Ready((given < 2).then(|| Ok(vec![b'0' + given])))
    }
}

#[tokio::test]
async fn a_stream_is_a_source() {
    let server = super::done();
    let builder = f_uploads::Client::builder(Credentials::new()).server(&server.url);
    let client = builder.build().expect("valid settings");
    let source = Source::new(Two(0.into())).with_length(2);
    client.put_from(&named(), source).await.expect("a success");
    client.put_from(&named(), of_pieces(&[b"01"])).await.expect("a success");
    let bodies: Vec<_> = server.received().into_iter().map(|received| received.body).collect();
    assert_eq!(bodies, [b"01", b"01"]);
}
