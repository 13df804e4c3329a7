//! Odd documents and odd requests: XML, overlapping paths, and what comes over a connection otherwise than from a client.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::path::Path;

use axum::http::Method;
use specbind::mock::{Answer, Faults, Mock};

use super::server::{Served, ask, mock_of};

fn mock() -> Mock<'static> {
    mock_of(Path::new("tests/mock/odd.yaml"))
}

fn get(url: &str) -> Answer {
    ask(&mock(), Method::GET, url, &[], "")
}

fn text(answer: &Answer) -> &str {
    std::str::from_utf8(&answer.body).expect("text")
}

#[test]
fn xml_is_answered_with_xml() {
    let answer = get("/pet");
    assert_eq!(
        text(&answer),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Pet><id>1</id><tags>a&lt;b</tags><tags>a&lt;b</tags></Pet>"
    );
    assert_eq!(answer.headers["content-type"], "application/xml");
}

#[test]
fn no_path_lacks_what_it_has_no_place_for() {
    assert_eq!(get("/placeless").status.as_u16(), 204);
}

#[test]
fn the_path_with_more_fixed_text_is_meant() {
    let cases = [
        ("/a/c", 200, "literal"),
        ("/a/%63", 200, "literal"),
        ("/base/v1/%61/c", 200, "literal"),
        ("/a/c.json", 200, "\"json\""),
        ("/a/x%2Fc", 204, ""),
        ("/a/%2563", 204, ""),
    ];
    for (url, status, body) in cases {
        let answer = get(url);
        assert_eq!(
            (answer.status.as_u16(), text(&answer)),
            (status, body),
            "{url}"
        );
    }
    for url in ["/a/../a/c", "//a/c", "/a/c/", "/a", "/"] {
        assert_eq!(get(url).status.as_u16(), 404, "{url}");
    }
    assert_eq!(get("/a/long").status.as_u16(), 400);
    let head = ask(&mock(), Method::HEAD, "/a/c", &[], "");
    assert_eq!((head.status.as_u16(), text(&head)), (200, ""));
    assert!(head.headers.contains_key("x-count"));
    let options = ask(&mock(), Method::OPTIONS, "/a/c", &[], "");
    assert_eq!(options.status.as_u16(), 204);
}

/// What a connection says to these bytes, after which nothing more is sent.
async fn exchange(served: &Served, request: Vec<u8>) -> String {
    let address = served.url.trim_start_matches("http://").to_owned();
    let exchange = tokio::task::spawn_blocking(move || {
        let mut stream = TcpStream::connect(address).expect("a connection");
        // A server that has said no may no longer listen.
        drop(stream.write_all(&request));
        drop(stream.shutdown(Shutdown::Write));
        let mut answer = Vec::new();
        drop(stream.read_to_end(&mut answer));
        String::from_utf8(answer).expect("text")
    });
    exchange.await.expect("an exchange")
}

fn post(headers: &str, body: &str) -> Vec<u8> {
    let head =
        "POST /many HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: text/plain\r\n";
    format!("{head}{headers}\r\n{body}").into_bytes()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_may_be_used_in_every_way_of_http() {
    let served = Served::start(mock(), Faults::default()).await;
    let pipelined = "GET /a/c HTTP/1.1\r\nHost: x\r\n\r\nGET /pet HTTP/1.1\r\nHost: x\r\n\r\nGET /none HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    let answers = exchange(&served, pipelined.as_bytes().to_vec()).await;
    let statuses: Vec<&str> = answers
        .lines()
        .filter_map(|line| line.split("HTTP/1.1 ").nth(1)?.get(..3))
        .collect();
    assert_eq!(statuses, ["200", "200", "404"], "{answers}");
    assert!(answers.find("literal") < answers.find("<Pet>"), "in order");

    let old = exchange(&served, b"GET /a/c HTTP/1.0\r\n\r\n".to_vec()).await;
    assert!(
        old.starts_with("HTTP/1.0 200 ") && old.ends_with("literal"),
        "{old}"
    );
    let absolute = exchange(&served, b"GET http://odd.example/base/v1/a/c HTTP/1.1\r\nHost: odd.example\r\nConnection: close\r\n\r\n".to_vec()).await;
    assert!(absolute.starts_with("HTTP/1.1 200 "), "{absolute}");

    let chunked = exchange(
        &served,
        post(
            "Transfer-Encoding: chunked\r\n",
            "1\r\na\r\n2\r\nbc\r\n0\r\n\r\n",
        ),
    )
    .await;
    assert!(chunked.starts_with("HTTP/1.1 200 "), "{chunked}");
    let waiting = exchange(
        &served,
        post("Expect: 100-continue\r\nContent-Length: 3\r\n", "abc"),
    )
    .await;
    assert!(
        waiting.starts_with("HTTP/1.1 100 ") && waiting.contains("HTTP/1.1 200 "),
        "{waiting}"
    );
    let short = exchange(&served, post("Content-Length: 9\r\n", "abc")).await;
    assert!(!short.contains(" 200 "), "{short}");
    let long = exchange(&served, post("Content-Length: 10485760\r\n", "abc")).await;
    assert!(long.starts_with("HTTP/1.1 413 "), "{long}");
    let body = format!("a00000\r\n{}\r\n0\r\n\r\n", "a".repeat(0x00a0_0000));
    let endless = exchange(&served, post("Transfer-Encoding: chunked\r\n", &body)).await;
    assert!(
        endless.is_empty() || endless.starts_with("HTTP/1.1 413 "),
        "{endless}"
    );
    let nonsense = exchange(&served, b"nonsense\r\n\r\n".to_vec()).await;
    assert!(nonsense.starts_with("HTTP/1.1 400 "), "{nonsense}");
    let after = exchange(&served, b"GET /a/c HTTP/1.0\r\n\r\n".to_vec()).await;
    assert!(after.ends_with("literal"), "it still serves: {after}");
}
