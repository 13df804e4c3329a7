//! What a reader does with the page: every test case, mistakes, secrets, the keyboard, the search.

use serde_json::Value;

use super::mock::Mock;
use super::webdriver::Browser;

pub(crate) const SPEC: &str = "spec/konaplate.yaml";
pub(crate) const KEY: &str = "SECRETKEY-never-to-be-seen";
const ENTER: &str = "\u{e007}";
const SETTINGS: &[(&str, &str)] = &[
    ("userAspId", "ASPID0000000001"),
    ("accessKey", "ACCESSKEY-0123456789-0123456789-01234567"),
    ("secretKey", KEY),
];

/// Opens the page and enters the settings, as a reader types them.
pub(crate) async fn open(browser: &Browser, mock: &Mock) {
    browser.open(&format!("{}/", mock.url)).await;
    browser
        .wait_for("document.querySelector('#connection .value input')")
        .await;
    for (name, value) in SETTINGS {
        browser.fill(&format!("#setting-{name} input"), value).await;
    }
    browser
        .run("document.querySelector('.console').scrollIntoView({ behavior: 'instant' })")
        .await;
    browser
        .wait_for("document.querySelector('.console .send')")
        .await;
}

/// Chooses a test case by its position.
pub(crate) async fn choose_case(browser: &Browser, index: usize) {
    browser
        .click(&format!(".console select option[value='{index}']"))
        .await;
}

/// Sends, also what breaks a rule, and waits for the answer.
pub(crate) async fn send(browser: &Browser) {
    browser
        .run("document.querySelector('.console .result').replaceChildren()")
        .await;
    browser.click(".console .send").await;
    browser
        .wait_for("document.querySelector('.console .anyway, .console .outcome')")
        .await;
    if browser
        .run("return document.querySelector('.console .anyway') !== null")
        .await
        == Value::Bool(true)
    {
        browser.click(".console .anyway").await;
    }
    browser
        .wait_for("document.querySelector('.console .outcome')")
        .await;
}

#[tokio::test]
async fn every_test_case_is_answered_as_documented() {
    let Some(browser) = Browser::start().await else {
        return;
    };
    let mock = Mock::start(SPEC, KEY);
    open(&browser, &mock).await;
    let expected = [
        ("200 OK", "000_000", "Success: The call succeeded."),
        (
            "400 Bad Request",
            "000_002",
            "Invalid input parameter: An input parameter is wrong.",
        ),
        (
            "400 Bad Request",
            "001_006",
            "Wallet user not found: The user is not a member, or has withdrawn.",
        ),
        (
            "400 Bad Request",
            "003_001",
            "Invalid card info: The card data (number, expiration date or CVC) is wrong.",
        ),
        (
            "400 Bad Request",
            "003_021",
            "Cannot find par: No card has this par.",
        ),
        (
            "400 Bad Request",
            "003_022",
            "Card already terminated: The card is terminated, so its state can no longer be changed.",
        ),
    ];
    for (index, (status, code, meaning)) in expected.into_iter().enumerate() {
        choose_case(&browser, index).await;
        send(&browser).await;
        assert_eq!(
            browser.text(".console .headline .status").await,
            status,
            "case {index}"
        );
        assert_eq!(browser.text(".console .headline code").await, code);
        assert_eq!(browser.text(".console .meaning").await, meaning);
        assert!(
            browser
                .text(".console .met")
                .await
                .starts_with("As documented for")
        );
    }
    browser.finish(&mock.url).await;
}

#[tokio::test]
async fn a_broken_rule_is_shown_where_it_is_broken_and_nothing_is_sent() {
    let Some(browser) = Browser::start().await else {
        return;
    };
    let mock = Mock::start(SPEC, KEY);
    open(&browser, &mock).await;
    browser.fill("#setting-userAspId input", "short").await;
    choose_case(&browser, 0).await;
    let field = |label: &str| {
        format!(
            "[...document.querySelectorAll('.console .field')].find((field) => field.querySelector('label')?.textContent.startsWith('{label}'))"
        )
    };
    for (label, value) in [("userId", "18446744073709551616"), ("par", "too short")] {
        let mark = format!(
            "{}.querySelector('input').id = 'field-under-test'",
            field(label)
        );
        browser.run(&mark).await;
        browser.fill("#field-under-test", value).await;
        browser
            .run("document.getElementById('field-under-test').id = ''")
            .await;
    }
    browser.click(".console .send").await;
    browser
        .wait_for("document.querySelector('.console .problems li')")
        .await;
    let problems = browser.text(".console .problems ul").await;
    assert_eq!(
        problems,
        "header `X-KM-User-AspId`: `short` has 5 characters, fewer than 15 (minLength)\n\
         /userId: 18446744073709551616 is above 9999999999999999999 (maximum)\n\
         /par: `too short` has 9 characters, fewer than 27 (minLength)"
    );
    let beside = browser
        .run(&format!(
            "return {}.querySelector('.wrong').textContent",
            field("par")
        ))
        .await;
    assert_eq!(
        beside,
        "`too short` has 9 characters, fewer than 27 (minLength)"
    );
    let is_invalid = browser
        .run("return document.querySelectorAll('.console [aria-invalid=true]').length")
        .await;
    assert_eq!(is_invalid, 2);
    let nothing = browser
        .run("return document.querySelector('.console .outcome') === null")
        .await;
    assert_eq!(nothing, true);
    browser.finish(&mock.url).await;
}

#[tokio::test]
async fn what_was_signed_is_shown_and_secrets_are_not() {
    let Some(browser) = Browser::start().await else {
        return;
    };
    let mock = Mock::start(SPEC, KEY);
    open(&browser, &mock).await;
    choose_case(&browser, 3).await;
    send(&browser).await;
    browser.click(".console .as-sent summary").await;
    assert_eq!(
        browser.text(".console .signed-text").await,
        r#"{"userId":1000000000000000001,"cardNo":"••••","status":"SUSPEND"}"#
    );
    assert_eq!(
        browser.text(".console .signature").await,
        "•••• (44 characters)"
    );
    let html = browser
        .run("return document.documentElement.outerHTML")
        .await;
    let html = html.as_str().expect("a text");
    let document = r#"value: { userId: 1000000000000000001, cardNo: "0000000000000002" }"#;
    assert!(html.len() > document.len());
    for (name, value) in &SETTINGS[1..] {
        assert!(!html.contains(value), "{name} stands in the page");
    }
    let stored = browser
        .run(
            "return [localStorage.length, sessionStorage.length, document.cookie, location.search]",
        )
        .await;
    assert_eq!(stored, serde_json::json!([0, 0, "", ""]));
    browser.click("#show-secrets").await;
    send(&browser).await;
    browser
        .wait_for("document.querySelector('.console .signature').textContent.length === 44")
        .await;
    browser.finish(&mock.url).await;
}

#[tokio::test]
async fn the_search_and_the_form_need_no_mouse() {
    let Some(browser) = Browser::start().await else {
        return;
    };
    let mock = Mock::start(SPEC, KEY);
    open(&browser, &mock).await;
    browser.run("document.activeElement.blur()").await;
    browser.press("/").await;
    browser.press("terminated").await;
    browser
        .wait_for("document.querySelectorAll('#found [role=option]').length > 1")
        .await;
    browser.press("\u{e015}\u{e013}").await; // down and up again
    let first = browser
        .run("return document.querySelector('#found [aria-selected=true]').dataset.anchor")
        .await;
    browser.press(ENTER).await;
    let hash = browser.run("return location.hash.slice(1)").await;
    assert_eq!(hash, first);
    choose_case(&browser, 0).await;
    browser
        .run("document.querySelector('.console input[type=text]').focus()")
        .await;
    browser.press(ENTER).await;
    browser
        .wait_for("document.querySelector('.console .outcome.good')")
        .await;
    browser.finish(&mock.url).await;
}
