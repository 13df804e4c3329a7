//! The samples of the page are right as they stand: the shell's and the raw one are answered, the one in Rust compiles.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::mock::Mock;

const PAGE: &str = "generated/konaplate/docs/index.html";
const SPEC: &str = "spec/konaplate.yaml";
const SECRETS: [&str; 2] = [
    "ACCESSKEY-0123456789-0123456789-01234567",
    "it's a \"key\" $HOME `x` \\",
];

/// The sample in Rust of the first test case.
mod program {
    include!("sample.txt");

    #[test]
    fn the_sample_in_rust_compiles() {
        let _: fn() -> Result<(), Box<dyn std::error::Error>> = main;
    }
}

/// The samples of every test case, for calls of the server at `base`; `None` without Node.
fn samples(base: &str) -> Option<Vec<Value>> {
    let settings = serde_json::json!({ "userAspId": "ASPID0000000001", "accessKey": SECRETS[0], "secretKey": SECRETS[1] });
    let output = Command::new("node")
        .args(["tests/page/samples.mjs", PAGE, base, &settings.to_string()])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output();
    let Ok(output) = output else {
        eprintln!("skipped: there is no Node to run the script of the page");
        return None;
    };
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let lines = String::from_utf8(output.stdout).expect("text");
    let samples: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(samples.len(), 6);
    Some(samples)
}

fn text<'a>(sample: &'a Value, name: &str) -> &'a str {
    sample[name].as_str().expect("a text")
}

/// The answer has the status and the code that the document names for the case.
fn assert_documented(sample: &Value, form: &str, answer: &str) {
    let name = text(sample, "name");
    let status = format!("HTTP/1.1 {} ", sample["status"]);
    assert!(answer.starts_with(&status), "{name}, {form}: {answer}");
    assert!(
        answer.contains(&format!("\"{}\"", text(sample, "code"))),
        "{name}, {form}: {answer}"
    );
}

#[test]
fn the_script_of_the_shell_is_answered() {
    let mock = Mock::start(SPEC, SECRETS[1]);
    let Some(samples) = samples(&mock.url) else {
        return;
    };
    for sample in samples {
        let output = Command::new("bash")
            .args(["-euo", "pipefail", "-c", text(&sample, "curl")])
            .env("ACCESS_KEY", SECRETS[0])
            .env("SECRET_KEY", SECRETS[1])
            .env("NO_PROXY", "127.0.0.1")
            .output()
            .expect("bash runs");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{errors}");
        assert_documented(&sample, "curl", &String::from_utf8_lossy(&output.stdout));
    }
}

#[test]
fn the_raw_request_is_answered() {
    let mock = Mock::start(SPEC, SECRETS[1]);
    let Some(samples) = samples(&mock.url) else {
        return;
    };
    let address = mock.url.strip_prefix("http://").expect("a URL");
    for sample in samples {
        let mut stream = TcpStream::connect(address).expect("the mock listens");
        stream
            .write_all(text(&sample, "http").as_bytes())
            .expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        assert_documented(&sample, "http", &answer);
    }
}

#[test]
fn samples_are_signed_and_show_no_secret() {
    let Some(samples) = samples("http://127.0.0.1:1") else {
        return;
    };
    for sample in &samples {
        assert_eq!(sample["signatures"], 1);
        for secret in SECRETS {
            assert!(text(sample, "http").contains(SECRETS[0]));
            assert!(!text(sample, "masked").contains(secret), "{sample}");
            assert!(!text(sample, "curl").contains(secret), "{sample}");
        }
    }
    let violations: Vec<&Value> = samples.iter().map(|sample| &sample["violations"]).collect();
    assert_eq!(violations[1][0], "/userId: 0 is below 1 (minimum)");
    assert_eq!(
        violations
            .iter()
            .filter(|found| found.as_array().expect("a list").is_empty())
            .count(),
        5
    );
    let program = text(&samples[0], "rust");
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/page/sample.txt");
    assert_eq!(
        std::fs::read_to_string(committed).expect("a file"),
        program,
        "the sample that is compiled"
    );
}
