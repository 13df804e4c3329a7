//! A page of many operations: what is far away is not laid out, and is reached, found and printed all the same.

use serde_json::{Value, json};

use super::mock::Mock;
use super::webdriver::Browser;

/// Fifty operations, each as long as a screen.
fn document() -> Value {
    let text = json!({ "type": "string" });
    let operation = |number: usize| {
        let parameters = ["first", "second", "third", "last"].map(|name| {
            let description = format!("Finds number {number} by its {name} name.");
            json!({ "name": name, "in": "query", "description": description, "schema": text })
        });
        let path = format!("/things/{number}");
        let get = json!({
            "operationId": format!("find{number}"), "parameters": parameters,
            "responses": { "204": { "description": "Found." } },
        });
        (path, json!({ "get": get }))
    };
    let paths: serde_json::Map<String, Value> = (0..50).map(operation).collect();
    json!({ "openapi": "3.1.0", "info": { "title": "Large", "version": "1" }, "paths": paths })
}

/// How far an element stands from the top of the screen, once nothing moves any more.
async fn top(browser: &Browser, id: &str) -> f64 {
    let place = format!("return document.getElementById('{id}').getBoundingClientRect().top");
    let mut last = Value::Null;
    loop {
        let now = browser.run(&place).await;
        if now == last {
            return now.as_f64().expect("a number");
        }
        last = now;
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    }
}

#[tokio::test]
async fn what_is_far_away_is_not_laid_out_and_reached_all_the_same() {
    let Some(browser) = Browser::start().await else {
        return;
    };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("large.json");
    std::fs::write(&path, document().to_string()).expect("a file");
    let mock = Mock::serve(path.to_str().expect("text"));
    browser.resize(1280, 800).await;
    let moving = json!([{ "name": "prefers-reduced-motion", "value": "no-preference" }]);
    let media = |name: &str| json!({ "media": name, "features": moving });
    browser
        .devtools("Emulation.setEmulatedMedia", media("screen"))
        .await;
    browser.open(&format!("{}/", mock.url)).await;
    let id = "op-find40:query:last";
    let is_laid_out = format!(
        "return document.getElementById('{id}').checkVisibility({{ contentVisibilityAuto: true }})"
    );
    assert_eq!(browser.run(&is_laid_out).await, false);
    // A link of the contents, and one that is pasted.
    browser
        .run("document.querySelector('.side a[href=\"#op-find30\"]').click()")
        .await;
    let above = top(&browser, "op-find30").await;
    assert!((0.0..200.0).contains(&above), "{above} px from the top");
    browser.run(&format!("location.hash = '{id}'")).await;
    let above = top(&browser, id).await;
    assert!((0.0..200.0).contains(&above), "{above} px from the top");
    assert_eq!(browser.run(&is_laid_out).await, true);
    let found = browser
        .run("return find('Finds number 20 by its third name.')")
        .await;
    assert_eq!(found, true);
    let above = top(&browser, "op-find20:query:third").await;
    assert!((0.0..800.0).contains(&above), "{above} px from the top");
    browser
        .devtools("Emulation.setEmulatedMedia", media("print"))
        .await;
    assert_eq!(browser.run(&is_laid_out).await, true);
    browser.finish(&mock.url).await;
}
