//! Bodies with files under a signature over their bytes: sent by the page, by the sample of the shell, and pasted.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::browser::KEY;
use super::forms::{choose_file, control, send, show};
use super::mock::Mock;
use super::webdriver::Browser;

const PICTURE: &[u8] = &[0x89, b'P', 0xff, 0, b'\r', b'\n', b'\'', 0xe2];

/// The page of the document, with the key entered.
async fn open(operation: &str) -> Option<(Browser, Mock)> {
    let browser = Browser::start().await?;
    let mock = Mock::start("tests/page/signed.yaml", KEY);
    browser.open(&format!("{}/", mock.url)).await;
    browser
        .wait_for("document.querySelector('#setting-key input')")
        .await;
    browser.fill("#setting-key input", KEY).await;
    show(&browser, operation).await;
    Some((browser, mock))
}

async fn choose(browser: &Browser, operation: &str, label: &str, path: &Path) {
    let within = format!("[id='op-{operation}:try']");
    let chosen = control(browser, &within, label).await;
    choose_file(browser, operation, &chosen, path).await;
}

fn write(folder: &tempfile::TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("a file");
    path
}

/// A sample of the call, with its secrets.
pub(crate) async fn sample(browser: &Browser, operation: &str, form: &str) -> String {
    let console = format!("[id='op-{operation}:try']");
    browser
        .click(&format!("{console} [data-sample='{form}']"))
        .await;
    let code = format!("return document.querySelector(\"{console} .samples code\").textContent");
    let code = browser.run(&code).await;
    code.as_str().expect("a text").to_owned()
}

/// The answer to the sample of the shell, run where the files are.
fn run_script(script: &str, folder: &Path) -> String {
    let output = Command::new("bash")
        .args(["-euo", "pipefail", "-c", script])
        .current_dir(folder)
        .env("KEY", KEY)
        .env("NO_PROXY", "127.0.0.1")
        .output()
        .expect("bash runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}{script}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[tokio::test]
async fn a_file_is_signed_as_its_bytes() {
    let Some((browser, mock)) = open("image").await else {
        return;
    };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let photo = write(&folder, "a b$(x).png", PICTURE);
    choose(&browser, "image", "Body", &photo).await;
    let (status, _) = send(&browser, "image").await;
    assert_eq!(status, "204 No Content");
    let signed = browser.text("[id='op-image:try'] .signed-text").await;
    assert_eq!(signed, "POST\n(8 bytes of a b$(x).png)\n/image");
    let length = browser.text("[id='op-image:try'] .signed p").await;
    assert!(length.ends_with("over these 20 bytes:"), "{length}");
    let script = sample(&browser, "image", "curl").await;
    let answer = run_script(&script, folder.path());
    assert!(answer.starts_with("HTTP/1.1 204 "), "{answer}{script}");
    let raw = sample(&browser, "image", "http").await;
    assert!(raw.contains("Content-Length: 8\r\n"), "{raw}");
    assert!(
        raw.ends_with("\r\n\r\n(put the 8 bytes of a b$(x).png in place of this)"),
        "{raw}"
    );
    browser.finish(&mock.url).await;
}

#[tokio::test]
async fn parts_are_signed_and_pasted_as_they_are_sent() {
    let Some((browser, mock)) = open("parcel").await else {
        return;
    };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let photo = write(&folder, "photo.txt", "two\r\nlines é".as_bytes());
    choose(&browser, "parcel", "photo", &photo).await;
    let note = control(&browser, "[id='op-parcel:try']", "note").await;
    browser.fill(&note, "it's a 100% \\n note").await;
    let (status, _) = send(&browser, "parcel").await;
    assert_eq!(status, "204 No Content");
    let script = sample(&browser, "parcel", "curl").await;
    let answer = run_script(&script, folder.path());
    assert!(answer.starts_with("HTTP/1.1 204 "), "{answer}{script}");
    browser.click("#show-secrets").await;
    browser
        .wait_for("!document.querySelector(\"[id='op-parcel:try'] .samples code\").textContent.includes('••••')")
        .await;
    let raw = sample(&browser, "parcel", "http").await;
    let address = mock.url.strip_prefix("http://").expect("a URL");
    let mut stream = TcpStream::connect(address).expect("the mock listens");
    stream.write_all(raw.as_bytes()).expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 204 "), "{answer}{raw}");
    browser.finish(&mock.url).await;
}
