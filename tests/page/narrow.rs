//! Names without a space that are longer than a phone is wide: they break where they have to.

use serde_json::{Value, json};
use specbind::config::Options;

use super::webdriver::Browser;

/// A document whose every name is long.
fn document() -> Value {
    let long = |start: &str| format!("{start}{}", "OfSomethingThatHasAVeryLongName".repeat(2));
    let [tag, schema, property, inner] = ["Tag", "Schema", "member", "inner"].map(long);
    let [parameter, header, case, code] = ["parameter", "Header", "case", "Code"].map(long);
    let within = json!({ "type": "object", "properties": {
        &inner: { "type": "object", "properties": { &inner: { "enum": [&inner, "b"] } } },
    } });
    let text = json!({ "type": "string" });
    let answer = json!({
        "description": long("Described"),
        "headers": { &header: { "schema": text } },
        "content": { "application/json": { "schema": { "type": "object", "properties": { "code": text } } } },
        "x-specbind-codes": { "at": "/code", "codes": [
            { "code": &code, "name": &code, "message": long("Message"), "meaning": long("Meaning") },
        ] },
    });
    let operation = json!({
        "operationId": long("operation"), "summary": long("Summary"), "tags": [&tag],
        "parameters": [{ "name": &parameter, "in": "query", "required": true, "schema": text }],
        "requestBody": { "content": { "application/json": {
            "schema": { "$ref": format!("#/components/schemas/{schema}") },
            "examples": { &case: { "summary": &case, "value": { &property: {} }, "x-specbind-case": { "status": 400, "code": &code } } },
        } } },
        "responses": { "204": { "description": "Done." }, "400": answer },
    });
    json!({
        "openapi": "3.0.3",
        "info": { "title": long("Title"), "version": "1", "description": long("Text") },
        "servers": [{ "url": format!("https://server.example/{}", long("path")) }],
        "security": [{ long("scheme"): [] }],
        "tags": [{ "name": &tag }],
        "paths": { format!("/{}", long("path")): { "post": operation } },
        "components": {
            "securitySchemes": { long("scheme"): { "type": "http", "scheme": "bearer" } },
            "schemas": { &schema: { "type": "object", "properties": {
                &property: within,
                long("other"): { "$ref": format!("#/components/schemas/{schema}") },
            } } },
        },
    })
}

/// What is wider than the screen or than what holds it, unless it can be scrolled on purpose.
const WIDE: &str = "
    const boxes = [document.documentElement, ...document.querySelectorAll('.console, .side details')];
    const wide = boxes.filter((box) => box.scrollWidth > box.clientWidth);
    const right = document.documentElement.clientWidth;
    const isBeyond = ({ left, right: end }) => left < 0 || end > right;
    const beyond = [...document.querySelectorAll('body *')].filter((element) => element.checkVisibility() && isBeyond(element.getBoundingClientRect()));
    return wide.concat(beyond.filter((element) => !element.closest('pre, .brand, .skip, .hidden'))).map((element) => element.outerHTML.slice(0, 200));
";

#[tokio::test]
async fn long_names_fit_on_a_phone() {
    let Some(browser) = Browser::start().await else {
        return;
    };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("long.json");
    std::fs::write(&path, document().to_string()).expect("a file");
    let generated = specbind::generate(&path, "long", &Options::default());
    let generated = generated.expect("a document without errors");
    let page = folder.path().join("index.html");
    let html = generated.files.get("docs/index.html").expect("a page");
    std::fs::write(&page, html).expect("a file");
    browser.resize(360, 780).await;
    browser.open(&format!("file://{}", page.display())).await;
    browser
        .run("document.querySelector('.console').scrollIntoView({ behavior: 'instant' })")
        .await;
    browser
        .wait_for("document.querySelector('.console .send')")
        .await;
    browser
        .run("document.querySelector('.side details').open = true")
        .await;
    let wide = browser.run(WIDE).await;
    assert_eq!(wide, json!([]));
    browser.click(".console .send").await;
    browser
        .wait_for("document.querySelector('.console .problems li')")
        .await;
    assert_eq!(browser.run(WIDE).await, json!([]), "with what is wrong");
    browser.fill("#search", "o").await;
    browser
        .wait_for("document.querySelector('#found li[role=option]')")
        .await;
    assert_eq!(browser.run(WIDE).await, json!([]), "with what is found");
    let found = browser.text("#found").await;
    assert!(
        found.contains("Operation · POST /path") && !found.contains("Try it"),
        "{found}"
    );
    browser.finish("file:").await;
}
