//! How the page looks: on a phone, in the dark, for who sees little; and the pictures of the README.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::browser::{KEY, SPEC, choose_case, open, send};
use super::mock::Mock;
use super::webdriver::Browser;

/// Text whose contrast with what is behind it is below 4.5 (WCAG 2.2, 1.4.3), each once.
const FAINT: &str = r"
    const parse = (text) => (text.match(/[\d.]+/g) ?? []).map(Number);
    const light = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
    const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
    const behind = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const [r, g, b, a = 1] = parse(getComputedStyle(at).backgroundColor);
        if (a === 1) return [r, g, b];
      }
      return matchMedia('(prefers-color-scheme: dark)').matches ? [20, 23, 28] : [255, 255, 255];
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const faint = new Set();
    let count = 0;
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || !element.checkVisibility() || /SCRIPT|STYLE/.test(element.tagName)) continue;
      count += 1;
      const [a, b] = [luminance(parse(getComputedStyle(element).color)), luminance(behind(element))];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (ratio < 4.5) faint.add(`${element.tagName}.${element.className}: ${ratio.toFixed(2)}`);
    }
    return [count, ...faint];
";

/// Controls that have no name for who cannot see them, and ids that stand twice.
const NAMELESS: &str = "
    const controls = [...document.querySelectorAll('input, select, textarea, button')];
    const isNamed = (control) => control.labels?.length > 0 || control.textContent.trim() || control.getAttribute('aria-label');
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
    const lost = [...document.querySelectorAll('a[href^=\"#\"]')].map((link) => link.getAttribute('href').slice(1)).filter((id) => !document.getElementById(id));
    return controls.filter((control) => !isNamed(control)).map((control) => control.outerHTML).concat(twice, lost);
";

/// Puts a picture below `target/`; into the repository when `UPDATE_SCREENSHOTS` is set.
async fn shoot(browser: &Browser, name: &str) {
    let picture = browser.screenshot().await;
    assert!(
        picture.len() > 10_000 && picture.starts_with(b"\x89PNG"),
        "{name} shows something"
    );
    let folder = match std::env::var_os("UPDATE_SCREENSHOTS") {
        Some(_) => Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/page"),
        None => PathBuf::from(env!("CARGO_TARGET_TMPDIR")),
    };
    std::fs::write(folder.join(name).with_extension("png"), picture).expect("a file");
}

async fn assert_readable(browser: &Browser) {
    let found = browser.run(FAINT).await;
    let found = found.as_array().expect("a list");
    assert!(found[0].as_u64() > Some(100), "texts are looked at");
    assert_eq!(
        found[1..],
        [] as [Value; 0],
        "texts with too little contrast"
    );
}

/// Shows the operation and its console without the moving of smooth scrolling; no field of the console is cut.
async fn settle(browser: &Browser, css: &str) {
    browser
        .run(&format!(
            "document.documentElement.style.scrollBehavior = 'auto';
             document.querySelector('{css}').scrollIntoView();
             const console = document.querySelector('.console');
             const over = [...console.querySelectorAll('.field')]
               .map((field) => field.getBoundingClientRect().top - console.getBoundingClientRect().top - 8);
             console.scrollTop += Math.min(...over.filter((distance) => distance >= 0));"
        ))
        .await;
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
}

#[tokio::test]
async fn it_reads_well_in_light_and_dark() {
    let Some(browser) = Browser::start().await else {
        return;
    };
    let mock = Mock::start(SPEC, KEY);
    browser.resize(1440, 1000).await;
    browser.prefer("light").await;
    open(&browser, &mock).await;
    choose_case(&browser, 0).await;
    send(&browser).await;
    assert_readable(&browser).await;
    assert_eq!(browser.run(NAMELESS).await, Value::Array(Vec::new()));
    settle(&browser, ".operation").await;
    shoot(&browser, "desktop").await;
    browser.prefer("dark").await;
    let paper = browser
        .run("return getComputedStyle(document.body).backgroundColor")
        .await;
    assert_eq!(paper, "rgb(20, 23, 28)");
    choose_case(&browser, 5).await;
    send(&browser).await;
    assert_readable(&browser).await;
    settle(&browser, ".operation").await;
    shoot(&browser, "dark").await;
    browser.click("#theme").await;
    let paper = browser
        .run("return getComputedStyle(document.body).backgroundColor")
        .await;
    assert_eq!(paper, "rgb(255, 255, 255)", "the button turns the light on");
    browser.finish(&mock.url).await;
}

#[tokio::test]
async fn it_fits_on_a_phone_and_on_paper() {
    let Some(browser) = Browser::start().await else {
        return;
    };
    let mock = Mock::start(SPEC, KEY);
    browser.resize(360, 780).await;
    browser.prefer("light").await;
    open(&browser, &mock).await;
    choose_case(&browser, 4).await;
    send(&browser).await;
    let width = browser
        .run("return document.documentElement.scrollWidth")
        .await;
    assert_eq!(width, 360, "nothing is wider than the screen");
    settle(&browser, ".operation").await;
    shoot(&browser, "phone").await;
    settle(&browser, ".console .send").await;
    shoot(&browser, "error").await;
    browser
        .devtools(
            "Emulation.setEmulatedMedia",
            serde_json::json!({ "media": "print" }),
        )
        .await;
    let is_seen = browser.run("return ['.console', '.side', '.top'].map((css) => document.querySelector(css).checkVisibility())").await;
    assert_eq!(is_seen, serde_json::json!([false, false, false]));
    browser.finish(&mock.url).await;
}
