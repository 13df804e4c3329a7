//! Documents whose every text tries to break out of the page: nothing of them is markup or script, in the text and in a
//! real browser.

use std::path::{Path, PathBuf};

use specbind::config::Options;

use super::document::{write, write_places};
use super::webdriver::Browser;

/// Writes a document with nasty texts.
type Write = fn(&Path) -> PathBuf;

/// The page of a document, and a folder for it.
fn page(write: Write) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let document = write(folder.path());
    let generated = specbind::generate(&document, "hostile", &Options::default());
    let generated = generated.expect("a document without errors");
    let page = generated.files.get("docs/index.html").expect("a page");
    let page = String::from_utf8(page.to_vec()).expect("text");
    (folder, page)
}

#[test]
fn no_text_of_a_document_is_markup() {
    [write as Write, write_places]
        .into_iter()
        .for_each(check_text);
}

fn check_text(write: Write) {
    let (_folder, page) = page(write);
    assert_eq!(
        page.matches("<script").count(),
        2,
        "the model and the script"
    );
    assert_eq!(page.matches("</script").count(), 2);
    assert!(!page.contains("<script>alert") && page.contains("&lt;script&gt;alert(1)"));
    let hidden = |letter: &char| letter.is_control() && *letter != '\n' || *letter == '\u{202e}';
    assert_eq!(
        page.chars().find(hidden),
        None,
        "every character can be seen"
    );
    let model = page.split("id=\"model\">\n").nth(1).expect("a model");
    let model = model.split("</script>").next().expect("its end");
    let model: serde_json::Value = serde_json::from_str(model).expect("JSON");
    assert!(!model["operations"].as_array().expect("a list").is_empty());
}

#[tokio::test]
async fn a_browser_shows_it_without_a_complaint() {
    let Some(browser) = Browser::start().await else {
        return;
    };
    let (folder, page) = page(write);
    let path = folder.path().join("index.html");
    std::fs::write(&path, page).expect("a file");
    browser.open(&format!("file://{}", path.display())).await;
    browser.wait_for("document.querySelector('#made-up')").await;
    browser
        .run("document.querySelectorAll('.console').forEach((console) => console.scrollIntoView())")
        .await;
    browser
        .run("[...document.querySelectorAll('.console')].at(-1).scrollIntoView()")
        .await;
    browser
        .wait_for("[...document.querySelectorAll('.console')].at(-1).querySelector('.send')")
        .await;
    let twice = browser
        .run("const ids = [...document.querySelectorAll('[id]')].map((element) => element.id); return ids.filter((id, index) => ids.indexOf(id) !== index)")
        .await;
    assert_eq!(twice, serde_json::json!([]), "ids that stand twice");
    let strange = browser
        .run(
            "return document.querySelectorAll('img, iframe, object, embed, b, main script').length",
        )
        .await;
    assert_eq!(strange, 0, "elements that the page has not");
    browser.finish("file:").await;
}
