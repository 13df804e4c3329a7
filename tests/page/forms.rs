//! Calls that are more than JSON: forms, parts with files, files alone, variables of servers, fetched access tokens.

use std::path::Path;

use serde_json::Value;

use super::fields::fill_list;
use super::mock::Mock;
use super::webdriver::Browser;

/// The page of a feature, with the console of an operation in sight; `None` without a browser.
async fn open(feature: &str, operation: &str) -> Option<(Browser, Mock)> {
    open_page(&format!("tests/features/{feature}.yaml"), operation).await
}

/// The page of a document, with the console of an operation in sight; `None` without a browser.
pub(crate) async fn open_page(spec: &str, operation: &str) -> Option<(Browser, Mock)> {
    let browser = Browser::start().await?;
    let mock = Mock::serve(spec);
    browser.open(&format!("{}/", mock.url)).await;
    show(&browser, operation).await;
    Some((browser, mock))
}

/// Chooses a file, and waits until the samples of the call have it.
pub(crate) async fn choose_file(browser: &Browser, operation: &str, control: &str, path: &Path) {
    browser
        .choose_file(control, path.to_str().expect("a path"))
        .await;
    let name = path.file_name().expect("a file").to_string_lossy();
    browser
        .wait_for(&format!("document.querySelector(\"[id='op-{operation}:try'] .samples code\").textContent.includes('{name}')"))
        .await;
}

/// Sends what breaks a rule, and gives back what is said about it.
pub(crate) async fn refusal(browser: &Browser, operation: &str) -> String {
    let console = format!("[id='op-{operation}:try']");
    browser.click(&format!("{console} .send")).await;
    let problem = format!("document.querySelector(\"{console} .problems li\")");
    browser.wait_for(&problem).await;
    browser.text(&format!("{console} .problems ul")).await
}

/// Brings a console into sight, which makes it.
pub(crate) async fn show(browser: &Browser, operation: &str) {
    let console = format!("[id='op-{operation}:try']");
    let place = format!("document.querySelector(\"{console}\")");
    browser.wait_for(&place).await;
    browser
        .run(&format!(
            "{place}.scrollIntoView({{ behavior: 'instant' }})"
        ))
        .await;
    let console = format!("{console} .send");
    browser
        .wait_for(&format!("document.querySelector(\"{console}\")"))
        .await;
}

/// Names the control of a label within a part of the page, so that it can be found.
pub(crate) async fn control(browser: &Browser, within: &str, label: &str) -> String {
    let id = format!(
        "under-test-{}",
        label.replace(|letter: char| !letter.is_alphanumeric(), "-")
    );
    let mark = format!(
        "const field = [...document.querySelectorAll(\"{within} .field\")].find((field) => field.querySelector('label').firstChild.textContent === '{label}'); field.querySelector('input, textarea, select').classList.add('{id}')"
    );
    browser.run(&mark).await;
    format!("{within} .{id}")
}

/// Sends, and gives back the status and what the page says was sent.
pub(crate) async fn send(browser: &Browser, operation: &str) -> (String, String) {
    let console = format!("[id='op-{operation}:try']");
    browser.click(&format!("{console} .send")).await;
    let outcome = format!("document.querySelector(\"{console} .outcome\")");
    browser.wait_for(&outcome).await;
    let status = browser.text(&format!("{console} .headline .status")).await;
    browser.click(&format!("{console} .as-sent summary")).await;
    let sent =
        format!("return document.querySelector(\"{console} .sent-body\")?.textContent ?? ''");
    let sent = browser.run(&sent).await;
    (status, sent.as_str().expect("a text").to_owned())
}

#[tokio::test]
async fn a_form_is_sent_as_the_client_sends_it() {
    let Some((browser, mock)) = open("forms", "charge").await else {
        return;
    };
    for (label, value) in [
        ("amount", "9007199254740993"),
        ("text", "a&b=c +é"),
        ("link", "https://a.example/?b"),
    ] {
        let field = control(&browser, "[id='op-charge:try']", label).await;
        browser.fill(&field, value).await;
    }
    for list in ["list", "codes", "tags"] {
        fill_list(&browser, "charge", list, &["x", "y"]).await;
    }
    let (status, sent) = send(&browser, "charge").await;
    assert_eq!(status, "204 No Content");
    assert_eq!(
        sent,
        "amount=9007199254740993&text=a%26b%3Dc%20%2B%C3%A9&list=x&list=y&codes=x,y&link=https://a.example/?b&tags=%5B%22x%22%2C%22y%22%5D"
    );
    let amount = control(&browser, "[id='op-charge:try']", "amount").await;
    browser.fill(&amount, "9223372036854775808").await;
    let problems = refusal(&browser, "charge").await;
    assert!(
        problems.starts_with("/amount: 9223372036854775808 "),
        "{problems}"
    );
    browser.finish(&mock.url).await;
}

#[tokio::test]
async fn files_are_sent_with_their_bytes() {
    let Some((browser, mock)) = open("forms", "upload").await else {
        return;
    };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("a file");
        path
    };
    let photo = file("photo.png", &[0x89, b'P', 0xff, 0]);
    let chosen = control(&browser, "[id='op-upload:try']", "photo").await;
    choose_file(&browser, "upload", &chosen, &photo).await;
    let note = control(&browser, "[id='op-upload:try']", "note").await;
    browser.fill(&note, "# Note").await;
    let size = control(&browser, "[id='op-upload:try']", "size").await;
    browser.fill(&size, "7").await;
    let (status, sent) = send(&browser, "upload").await;
    assert_eq!(status, "204 No Content", "{sent}");
    let parts: Vec<&str> = sent
        .lines()
        .filter(|line| !line.starts_with("--"))
        .collect();
    assert_eq!(
        parts,
        [
            r#"Content-Disposition: form-data; name="photo"; filename="photo.png""#,
            "Content-Type: image/png",
            "",
            "(4 bytes of photo.png)",
            r#"Content-Disposition: form-data; name="note""#,
            "Content-Type: text/markdown",
            "",
            "# Note",
            r#"Content-Disposition: form-data; name="size""#,
            "",
            "7",
        ]
    );
    // Five bytes are one too many, and a text is no picture.
    let long = file("long.txt", b"12345");
    choose_file(&browser, "upload", &chosen, &long).await;
    let problems = refusal(&browser, "upload").await;
    assert!(
        problems.contains("has 5 characters, more than 4 (maxLength)"),
        "{problems}"
    );
    assert!(
        problems.contains("has to be one of image/png, image/jpeg"),
        "{problems}"
    );
    // A file alone.
    show(&browser, "image").await;
    let alone = control(&browser, "[id='op-image:try']", "Body").await;
    choose_file(&browser, "image", &alone, &photo).await;
    let (status, sent) = send(&browser, "image").await;
    assert_eq!(
        (status.as_str(), sent.as_str()),
        ("204 No Content", "(4 bytes of photo.png)")
    );
    browser.finish(&mock.url).await;
}

#[tokio::test]
async fn variables_of_a_server_make_its_url() {
    let Some((browser, mock)) = open("settings", "signed").await else {
        return;
    };
    let base = || async {
        let url = browser
            .run("return document.querySelector('#base input[type=url]').value")
            .await;
        url.as_str().expect("a URL").to_owned()
    };
    assert_eq!(base().await, mock.url, "the server of the page");
    let within = ".server-variables";
    control(&browser, within, "region").await;
    browser
        .click(&format!("{within} select option[value='us-east']"))
        .await;
    assert_eq!(base().await, "https://us-east.settings.example/v1");
    let version = control(&browser, within, "base").await;
    browser.fill(&version, "v2").await;
    assert_eq!(base().await, "https://us-east.settings.example/v2");
    let target = browser.text("[id='op-signed:try'] .target code").await;
    assert!(
        target.starts_with("https://us-east.settings.example/v2/signed"),
        "{target}"
    );
    browser.finish(&mock.url).await;
}

#[tokio::test]
async fn an_access_token_is_fetched_and_used() {
    let Some((browser, mock)) = open("security", "read").await else {
        return;
    };
    browser.click(".fetch-token").await;
    browser
        .wait_for("document.querySelector('#connection fieldset .wrong').textContent")
        .await;
    let missing = browser
        .run("return document.querySelector('#connection fieldset .wrong').textContent")
        .await;
    assert_eq!(missing, "the setting machine client id is missing");
    for name in ["id", "secret"] {
        let field = format!("[id='setting-machine~20client~20{name}'] input");
        browser.fill(&field, "made up").await;
    }
    browser.click(".fetch-token").await;
    browser.wait_for("document.querySelector('#connection fieldset [role=status]').textContent.startsWith('Fetched')").await;
    let (status, _) = send(&browser, "read").await;
    assert_eq!(status, "204 No Content");
    let kept = browser
        .run("return [localStorage.length, sessionStorage.length]")
        .await;
    assert_eq!(kept, Value::from(vec![0, 0]));
    let shown = browser
        .run("return document.documentElement.outerHTML.includes('made-up-access-token')")
        .await;
    assert_eq!(shown, false, "the token is secret");
    browser.finish(&mock.url).await;
}
