//! The program itself: the URL first, one line for each request, a clean end.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use konaplate::types::Status;

use super::server::{builder_at, direct};
use super::story::{CARD, states_at, succeeds};

fn start(arguments: &[&str]) -> (Child, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_specbind"))
        .arg("mock")
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    let mut line = String::new();
    let out = child.stdout.take().expect("standard output");
    BufReader::new(out).read_line(&mut line).expect("a line");
    (child, line.trim().to_owned())
}

/// Runs the program to its end; its exit code and what it complained of.
fn run(arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_specbind"))
        .arg("mock")
        .args(arguments)
        .output()
        .expect("the program");
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code(), text)
}

#[cfg(unix)]
#[tokio::test]
async fn it_prints_its_url_logs_each_request_and_stops_cleanly() {
    let (mut child, url) = start(&[]);
    assert!(url.starts_with("http://127.0.0.1:"), "{url}");
    let http = direct().build().expect("a client");
    for path in ["/healthz", "/nowhere"] {
        let answer = http.get(format!("{url}{path}")).send().await;
        answer.expect("an answer");
    }
    terminate(&child);
    let status = child.wait().expect("an exit code");
    assert_eq!(status.code(), Some(0), "SIGTERM is a clean end");
    let mut log = String::new();
    let mut err = child.stderr.take().expect("standard error");
    err.read_to_string(&mut log).expect("text");
    let lines: Vec<&str> = log.lines().collect();
    assert!(lines[0].starts_with("GET /healthz 200 - "), "{log}");
    assert!(lines[1].starts_with("GET /nowhere 404 - "), "{log}");
    assert_eq!(lines.len(), 2, "{log}");
}

#[cfg(unix)]
fn terminate(child: &Child) {
    let killed = Command::new("kill").arg(child.id().to_string()).status();
    assert!(killed.expect("kill").success());
}

/// Calls the mock again and again until it is gone; how often it answered.
async fn call_until_gone(url: String) -> usize {
    let http = direct().timeout(Duration::from_secs(1));
    let http = http.build().expect("a client");
    let path = format!("{url}/nowhere{}", "/x".repeat(200));
    let mut answered = 0;
    while http.get(&path).send().await.is_ok() {
        answered += 1;
    }
    answered
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn no_line_of_the_log_is_lost_at_the_end() {
    let (mut child, url) = start(&[]);
    let mut err = child.stderr.take().expect("standard error");
    let log = std::thread::spawn(move || {
        let mut log = String::new();
        err.read_to_string(&mut log).map(|_| log)
    });
    let calls = tokio::spawn(call_until_gone(url));
    tokio::time::sleep(Duration::from_millis(300)).await;
    terminate(&child);
    let status = child.wait().expect("an exit code");
    let log = log.join().expect("no panic").expect("text");
    assert_eq!(status.code(), Some(0));
    let answered = calls.await.expect("no panic");
    assert!(answered > 10, "{answered} calls");
    assert_eq!(log.lines().count(), answered);
}

/// Whoever starts a mock may forget to read what it says.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn it_stops_although_nobody_reads_its_log() {
    let (mut child, url) = start(&[]);
    // These end when one of them waits a second: what the program and the system keep of the log is full.
    let calls: Vec<_> = (0..4)
        .map(|_| tokio::spawn(call_until_gone(url.clone())))
        .collect();
    for calls in calls {
        calls.await.expect("no panic");
    }
    terminate(&child);
    let before = Instant::now();
    let mut stopped = None;
    while stopped.is_none() && before.elapsed() < Duration::from_secs(20) {
        tokio::time::sleep(Duration::from_millis(50)).await;
        stopped = child.try_wait().expect("a child");
    }
    let _is_gone_already = child.kill();
    child.wait().expect("an exit code");
    assert_eq!(stopped.and_then(|status| status.code()), Some(0));
}

#[tokio::test]
async fn a_running_mock_is_restored_by_the_program() {
    let (mut child, url) = start(&["--quiet"]);
    let before = states_at(&url).await;
    let client = builder_at(&url, &[]).build().expect("valid settings");
    succeeds(&client, CARD, Status::Suspend).await;
    let suspended = states_at(&url).await;
    let (code, text) = run(&["--reset", &url]);
    let after = states_at(&url).await;
    child.kill().expect("it runs");
    child.wait().expect("an exit code");
    assert_ne!(before, suspended);
    assert_eq!((code, text.as_str()), (Some(0), ""));
    assert_eq!(before, after);
}

#[tokio::test]
async fn what_is_no_mock_is_not_restored() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let (asked, question) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a connection");
        let mut line = String::new();
        let mut lines = BufReader::new(stream.try_clone().expect("a stream"));
        lines.read_line(&mut line).expect("a line");
        asked.send(line).expect("the test waits");
        let answer = b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n";
        stream.write_all(answer).expect("it listens");
    });
    let (code, text) = run(&["--reset", &url]);
    let line = question.recv().expect("a question");
    assert_eq!(line, "POST /.specbind/reset HTTP/1.1\r\n");
    assert_eq!(code, Some(2), "{text}");
    assert!(text.contains("is no mock: HTTP status 404"), "{text}");
    // The port is closed now.
    let (code, text) = run(&["--reset", &url]);
    assert_eq!(code, Some(2), "{text}");
    assert!(text.contains("nothing answers at"), "{text}");
    let (code, text) = run(&["--reset", "127.0.0.1:4010"]);
    assert_eq!(code, Some(2), "{text}");
    assert!(text.contains("is not the URL of a mock"), "{text}");
}

#[test]
fn what_cannot_be_served_is_said() {
    let (code, text) = run(&[
        "--spec",
        "tests/invalid/misspelt-field.yaml",
        "--listen",
        "256.0.0.1:1",
    ]);
    assert_eq!(code, Some(2), "{text}");
    let (code, text) = run(&["--spec", "tests/invalid/misspelt-reference.yaml"]);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("error[unresolved-reference]"), "{text}");
    let (code, text) = run(&["nobody"]);
    assert_eq!(code, Some(2), "{text}");
    assert!(text.contains("there is no target `nobody`"), "{text}");
    let (code, text) = run(&["--fault", "explode"]);
    assert_eq!(code, Some(2), "{text}");
    assert!(text.contains("`explode` is no fault"), "{text}");
}
