//! The program itself: the URL first, one line for each request, a clean end.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};

use super::server::direct;

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
    let killed = Command::new("kill").arg(child.id().to_string()).status();
    assert!(killed.expect("kill").success());
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

#[test]
fn what_cannot_be_served_is_said() {
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_specbind"))
            .arg("mock")
            .args(arguments)
            .output()
            .expect("the program");
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), text)
    };
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
