//! Fields of a form: lists, objects in queries, what is nested in a body, and the server of a single operation.

use super::forms::{control, open_page, refusal, send, show};
use super::mock::Mock;
use super::webdriver::Browser;

const DOCUMENT: &str = "tests/page/signed.yaml";

/// Adds items to a list and types into them.
pub(crate) async fn fill_list(browser: &Browser, operation: &str, list: &str, items: &[&str]) {
    for item in items {
        let add = format!(
            "[...document.querySelectorAll(\"[id='op-{operation}:try'] .add\")].find((button) => button.textContent === 'Add to {list}')"
        );
        browser
            .run(&format!(
                "const add = {add}; add.click(); add.parentElement.querySelector(':scope > .items > .item:last-child input').id = 'item-under-test'"
            ))
            .await;
        browser.fill("#item-under-test", item).await;
        browser
            .run("document.getElementById('item-under-test').removeAttribute('id')")
            .await;
    }
}

/// Waits until what was opened has its fields.
async fn wait_for_fields(browser: &Browser, within: &str) {
    browser
        .wait_for(&format!(
            "document.querySelector(\"{within} details.optional .field\")"
        ))
        .await;
}

pub(crate) async fn target(browser: &Browser, operation: &str) -> String {
    browser
        .text(&format!("[id='op-{operation}:try'] .target code"))
        .await
}

#[tokio::test]
async fn lists_and_objects_of_a_query_are_typed_into_fields() {
    let Some((browser, mock)) = open_page(DOCUMENT, "search").await else {
        return;
    };
    let within = "[id='op-search:try']";
    browser
        .click(&format!("{within} details.optional summary"))
        .await;
    wait_for_fields(&browser, within).await;
    for (label, value) in [("level", "7"), ("text", "a b")] {
        let field = control(&browser, within, label).await;
        browser.fill(&field, value).await;
    }
    let numbers = ["18446744073709551615", "9007199254740993", "3"];
    fill_list(&browser, "search", "ids (query)", &numbers).await;
    let problems = refusal(&browser, "search").await;
    assert!(problems.contains("(maxItems)"), "{problems}");
    let beside = browser
        .run("return document.querySelector('.items').parentElement.querySelector(':scope > .wrong').textContent")
        .await;
    let beside = beside.as_str().expect("a text");
    assert!(beside.ends_with("(maxItems)"), "{beside}");
    browser.click(&format!("{within} .item .remove")).await;
    let focused = browser
        .run("return document.activeElement.getAttribute('aria-label')")
        .await;
    assert_eq!(focused, "Remove item 1 of ids (query)");
    let expected = format!(
        "{}/search?filter%5Blevel%5D=7&filter%5Btext%5D=a%20b&ids=9007199254740993&ids=3",
        mock.url
    );
    assert_eq!(target(&browser, "search").await, expected);
    let (status, _) = send(&browser, "search").await;
    assert_eq!(status, "204 No Content");
    browser.finish(&mock.url).await;
}

#[tokio::test]
async fn what_is_nested_in_a_body_has_fields_and_what_only_answers_hold_has_none() {
    let Some((browser, mock)) = open_page(DOCUMENT, "order").await else {
        return;
    };
    let within = "[id='op-order:try']";
    let labels = browser
        .run(&format!("return [...document.querySelectorAll(\"{within} label, {within} legend, {within} summary\")].map((label) => label.firstChild.textContent)"))
        .await;
    let labels: Vec<&str> = labels
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|label| label.as_str())
        .collect();
    assert!(
        labels.contains(&"pin") && !labels.contains(&"id"),
        "{labels:?}"
    );
    assert_eq!(
        refusal(&browser, "order").await,
        "/lines: has 0 items, fewer than 1 (minItems)"
    );
    let pin = control(&browser, within, "pin").await;
    browser.fill(&pin, "1234").await;
    fill_list(&browser, "order", "lines", &["0"]).await;
    fill_list(&browser, "order", "words", &["", "b"]).await;
    let problems = refusal(&browser, "order").await;
    assert_eq!(problems, "/lines/0/amount: 0 is below 1 (minimum)");
    let amount = control(&browser, within, "amount").await;
    let beside = browser
        .run(&format!("return document.querySelector(\"{amount}\").closest('.field').querySelector('.wrong').textContent"))
        .await;
    assert_eq!(beside, "0 is below 1 (minimum)");
    browser.fill(&amount, "5").await;
    browser
        .click(&format!("{within} details.optional summary"))
        .await;
    wait_for_fields(&browser, within).await;
    let street = control(&browser, within, "street").await;
    browser.fill(&street, "Quay").await;
    let extra = control(&browser, within, "extra").await;
    browser.fill(&extra, "{").await;
    let problems = refusal(&browser, "order").await;
    assert!(problems.starts_with("/extra: expected"), "{problems}");
    browser.fill(&extra, "null").await;
    let (status, sent) = send(&browser, "order").await;
    assert_eq!(status, "204 No Content");
    assert_eq!(
        sent,
        r#"{"pin":"1234","lines":[{"amount":5,"words":["","b"]}],"address":{"street":"Quay"},"extra":null}"#
    );
    browser.finish(&mock.url).await;
}

#[tokio::test]
async fn an_operation_goes_to_its_own_server_unless_another_is_entered() {
    let Some((browser, mock)) = open_page(DOCUMENT, "search").await else {
        return;
    };
    let within = "[id='op-search:try']";
    let start = |url: &str| format!("{url}/search");
    assert_eq!(target(&browser, "search").await, start(&mock.url));
    let server = control(&browser, within, "Server of this operation").await;
    browser.fill(&server, "https://mirror.example").await;
    assert_eq!(
        target(&browser, "search").await,
        start("https://mirror.example")
    );
    browser.finish(&mock.url).await;
}

#[tokio::test]
async fn a_page_from_a_file_sends_an_operation_to_its_own_server() {
    let Some(browser) = Browser::start().await else {
        return;
    };
    let mock = Mock::serve(DOCUMENT);
    let http = reqwest::ClientBuilder::new().no_proxy().build();
    let page = http.expect("a client").get(&mock.url).send().await;
    let page = page.expect("a page").text().await.expect("a text");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("index.html");
    std::fs::write(&path, page).expect("a file");
    browser.open(&format!("file://{}", path.display())).await;
    show(&browser, "search").await;
    let own = "https://search.example/v2/search";
    assert_eq!(target(&browser, "search").await, own);
    show(&browser, "order").await;
    let shared = "https://api.example/v1/order";
    assert_eq!(target(&browser, "order").await, shared);
    browser.fill("#base input", &mock.url).await;
    assert_eq!(
        target(&browser, "search").await,
        format!("{}/search", mock.url)
    );
    browser.finish("file:").await;
}

#[tokio::test]
async fn what_browsers_do_not_send_is_said() {
    let Some((browser, mock)) = open_page(DOCUMENT, "ask").await else {
        return;
    };
    let within = "[id='op-ask:try']";
    let word = control(&browser, within, "word").await;
    browser.fill(&word, "x").await;
    browser.click(&format!("{within} .send")).await;
    browser
        .wait_for(&format!("document.querySelector(\"{within} .outcome\")"))
        .await;
    let said = browser.text(&format!("{within} .outcome")).await;
    assert_eq!(
        said,
        "No answer\nNothing was sent: browsers send no body with GET. The samples do."
    );
    show(&browser, "visit").await;
    let within = "[id='op-visit:try']";
    let cookie = control(&browser, within, "sid (cookie)").await;
    browser.fill(&cookie, "x").await;
    let (status, _) = send(&browser, "visit").await;
    assert_eq!(status, "400 Bad Request");
    let said = browser.text(&format!("{within} .result > .hint")).await;
    assert_eq!(
        said,
        "Not sent, since browsers let no page set it: Cookie. The samples send it."
    );
    let headers = browser.text(&format!("{within} .sent .headers")).await;
    assert!(!headers.contains("Cookie"), "{headers}");
    browser.finish(&mock.url).await;
}
