//! The judge of the reference page, run by Node on the same values: it finds the same violations, in the same words.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use specbind::runtime::json::Json;

/// What the page finds wrong with each value, which stands behind the number of its operation; `None` without Node.
pub(crate) fn judge_lines(page: &Path, values: &str) -> Option<Vec<String>> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suites/judge.mjs");
    let child = Command::new("node")
        .arg(script)
        .arg(page)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else {
        eprintln!("skipped: there is no Node to run the judge of the page");
        return None;
    };
    let mut input = child.stdin.take().expect("a pipe");
    let values = values.to_owned();
    let writer = std::thread::spawn(move || input.write_all(values.as_bytes()));
    let output = child.wait_with_output().expect("Node runs");
    assert!(output.status.success(), "the judge of the page failed");
    writer.join().expect("no panic").expect("Node reads");
    let text = String::from_utf8(output.stdout).expect("text");
    Some(text.lines().map(unquote).collect())
}

fn unquote(line: &str) -> String {
    match Json::parse(line) {
        Ok(Json::String(text)) => text,
        other => panic!("{line}: {other:?}"),
    }
}
