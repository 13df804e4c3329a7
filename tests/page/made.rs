//! What the page makes for people: examples to start from, servers with variables, samples and answers that are theirs.

use super::fields::target;
use super::forms::{control, open_page, send, show};
use super::mock::Mock;
use super::signed::sample;

const DOCUMENT: &str = "tests/page/made.yaml";

#[tokio::test]
async fn what_has_no_fields_starts_with_an_example() {
    let Some((browser, mock)) = open_page(DOCUMENT, "mixed").await else {
        return;
    };
    let within = "[id='op-mixed:try']";
    let (status, sent) = send(&browser, "mixed").await;
    assert_eq!(status, "204 No Content");
    assert_eq!(
        sent,
        r#"{"either":{"kind":"box","size":7},"pair":["2024-01-31",3],"map":{"name":[true]}}"#
    );
    let headers = browser.text(&format!("{within} .outcome")).await;
    assert!(!headers.contains("access-control"), "{headers}");
    let loose = control(&browser, within, "loose").await;
    browser
        .run(&format!(
            "document.querySelector(\"{loose}\").closest('.field').querySelector('.example').click()"
        ))
        .await;
    let value = browser
        .run(&format!("return document.querySelector(\"{loose}\").value"))
        .await;
    assert_eq!(value, "1");
    browser.finish(&mock.url).await;
}

#[tokio::test]
async fn an_operation_s_own_server_may_have_variables() {
    let Some((browser, mock)) = open_page(DOCUMENT, "regional").await else {
        return;
    };
    let within = "[id='op-regional:try'] .server-variables";
    assert_eq!(
        target(&browser, "regional").await,
        format!("{}/regional", mock.url)
    );
    browser
        .click(&format!("{within} select option[value='us']"))
        .await;
    let version = control(&browser, within, "version").await;
    browser.fill(&version, "v2").await;
    assert_eq!(
        target(&browser, "regional").await,
        "https://us.example/v2/regional"
    );
    let curl = sample(&browser, "regional", "curl").await;
    assert!(!curl.contains("date +"), "no time is sent: {curl}");
    let rust = sample(&browser, "regional", "rust").await;
    assert!(
        rust.contains(r#".only_server("https://us.example/v2")"#),
        "{rust}"
    );
    let rust = sample(&browser, "regional", "streamed").await;
    assert!(rust.contains("client.regional_streamed()"), "{rust}");
    browser.finish(&mock.url).await;
}

#[tokio::test]
async fn the_sample_in_rust_calls_the_server_that_is_entered() {
    let Some((browser, mock)) = open_page(DOCUMENT, "mixed").await else {
        return;
    };
    for (entered, expected) in [
        ("https://other.example/", ".server(Server::Other)"),
        ("https://api.example/v1", ".server(Server::Default)"),
        (
            "https://proxy.example",
            r#".server("https://proxy.example")"#,
        ),
    ] {
        browser.fill("#base input", entered).await;
        let rust = sample(&browser, "mixed", "rust").await;
        assert!(rust.contains(expected), "{rust}");
        assert_eq!(
            rust.contains(" Server,"),
            expected.contains("Server::"),
            "{rust}"
        );
    }
    browser.finish(&mock.url).await;
}

#[tokio::test]
async fn an_answer_from_elsewhere_may_be_bytes_and_says_which_headers_let_pages_read_it() {
    let Some((browser, _mock)) = open_page(DOCUMENT, "regional").await else {
        return;
    };
    let other = Mock::serve(DOCUMENT);
    browser.fill("#base input", &other.url).await;
    show(&browser, "regional").await;
    let (status, _) = send(&browser, "regional").await;
    assert_eq!(status, "200 OK");
    let answer = browser.text("[id='op-regional:try'] .outcome").await;
    assert!(answer.ends_with("16 bytes, which are no text."), "{answer}");
    assert!(
        answer.contains("content-type\nimage/png\n")
            && answer.contains("access-control-allow-origin\n* lets pages read it"),
        "{answer}"
    );
}
