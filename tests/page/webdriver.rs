//! A headless Chromium, driven over WebDriver (W3C), whose protocol is plain HTTP with JSON.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How long a page may take for anything.
const PATIENCE: Duration = Duration::from_secs(30);
/// Keeps the browser from calling anybody by itself.
const ARGUMENTS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--force-device-scale-factor=1",
    "--hide-scrollbars",
    "--force-prefers-reduced-motion",
];

/// A browser with one page.
pub(crate) struct Browser {
    http: reqwest::Client,
    session: String,
    driver: Child,
    _profile: tempfile::TempDir,
}

impl Drop for Browser {
    fn drop(&mut self) {
        drop(self.driver.kill());
        drop(self.driver.wait());
    }
}

impl Browser {
    /// Starts a browser with a fresh profile; `None` on machines without one.
    pub(crate) async fn start() -> Option<Self> {
        let started = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let Ok(mut driver) = started else {
            eprintln!(
                "skipped: there is no Chromium (Debian: apt-get install chromium chromium-driver)"
            );
            return None;
        };
        let output = BufReader::new(driver.stdout.take().expect("a pipe"));
        let mut lines = output.lines().map(|line| line.expect("text"));
        let port =
            lines.find_map(|line| Some(line.split_once("successfully on port ")?.1.to_owned()));
        let port = port.expect("the driver says its port");
        let profile = tempfile::tempdir().expect("a temporary folder");
        let mut browser = Self {
            http: reqwest::ClientBuilder::new()
                .no_proxy()
                .build()
                .expect("a client"),
            session: format!("http://127.0.0.1:{}/session", port.trim_end_matches('.')),
            driver,
            _profile: profile,
        };
        browser.open_session().await;
        Some(browser)
    }

    async fn open_session(&mut self) {
        let folder = format!("--user-data-dir={}", self._profile.path().display());
        let arguments: Vec<&str> = ARGUMENTS.iter().copied().chain([folder.as_str()]).collect();
        let capabilities = json!({ "capabilities": { "alwaysMatch": {
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "goog:chromeOptions": { "args": arguments },
        } } });
        let opened = self.post("", &capabilities).await;
        let id = opened["sessionId"].as_str().expect("a session");
        self.session = format!("{}/{id}", self.session);
    }

    async fn post(&self, command: &str, body: &Value) -> Value {
        let request = self.http.post(format!("{}{command}", self.session));
        let sent = request
            .header("Content-Type", "application/json")
            .body(body.to_string());
        read(command, sent.send().await.expect("the driver answers")).await
    }

    async fn get(&self, command: &str) -> Value {
        let sent = self
            .http
            .get(format!("{}{command}", self.session))
            .send()
            .await;
        read(command, sent.expect("the driver answers")).await
    }

    /// A command of the DevTools protocol.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) {
        let body = json!({ "cmd": command, "params": parameters });
        self.post("/goog/cdp/execute", &body).await;
    }

    /// Sets the size of the screen, in pixels of CSS.
    pub(crate) async fn resize(&self, width: u32, height: u32) {
        let screen =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", screen)
            .await;
    }

    /// Asks for light or dark pages, as a system does.
    pub(crate) async fn prefer(&self, scheme: &str) {
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.devtools("Emulation.setEmulatedMedia", features).await;
    }

    pub(crate) async fn open(&self, url: &str) {
        self.post("/url", &json!({ "url": url })).await;
    }

    /// The value that a script of the test returns in the page.
    pub(crate) async fn run(&self, script: &str) -> Value {
        self.post("/execute/sync", &json!({ "script": script, "args": [] }))
            .await
    }

    /// Waits until the expression is true in the page.
    pub(crate) async fn wait_for(&self, expression: &str) {
        let start = Instant::now();
        while self.run(&format!("return Boolean({expression})")).await != Value::Bool(true) {
            assert!(start.elapsed() < PATIENCE, "never true: {expression}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    async fn element(&self, css: &str) -> String {
        let found = self
            .post(
                "/element",
                &json!({ "using": "css selector", "value": css }),
            )
            .await;
        let id = found
            .as_object()
            .and_then(|found| found.values().next()?.as_str());
        format!("/element/{}", id.expect("an element"))
    }

    /// Clicks an element, away from what sticks to the edges of the screen.
    pub(crate) async fn click(&self, css: &str) {
        let center =
            format!("document.querySelector(\"{css}\").scrollIntoView({{ block: 'center' }})");
        self.run(&center).await;
        let element = self.element(css).await;
        self.post(&format!("{element}/click"), &json!({})).await;
    }

    /// Types into a field, in place of what is there.
    pub(crate) async fn fill(&self, css: &str, text: &str) {
        let element = self.element(css).await;
        self.post(&format!("{element}/clear"), &json!({})).await;
        self.post(&format!("{element}/value"), &json!({ "text": text }))
            .await;
    }

    /// Chooses a file, as a dialog would.
    pub(crate) async fn choose_file(&self, css: &str, path: &str) {
        let element = self.element(css).await;
        self.post(&format!("{element}/value"), &json!({ "text": path }))
            .await;
    }

    /// Presses keys where the focus is.
    pub(crate) async fn press(&self, keys: &str) {
        let actions: Vec<Value> = keys
            .chars()
            .flat_map(|key| {
                [
                    json!({ "type": "keyDown", "value": key }),
                    json!({ "type": "keyUp", "value": key }),
                ]
            })
            .collect();
        let body = json!({ "actions": [{ "type": "key", "id": "keys", "actions": actions }] });
        self.post("/actions", &body).await;
    }

    /// The text of an element, as it is seen.
    pub(crate) async fn text(&self, css: &str) -> String {
        let element = self.element(css).await;
        let text = self.get(&format!("{element}/text")).await;
        text.as_str().expect("a text").to_owned()
    }

    /// The screen as PNG.
    pub(crate) async fn screenshot(&self) -> Vec<u8> {
        use base64::Engine;
        let text = self.get("/screenshot").await;
        let text = text.as_str().expect("a picture");
        base64::engine::general_purpose::STANDARD
            .decode(text)
            .expect("base64")
    }

    /// Ends the session. Nothing but answers with an error status may have been complained of, and nobody but the
    /// server at `origin` may have been called.
    pub(crate) async fn finish(self, origin: &str) {
        let complaints = self.post("/se/log", &json!({ "type": "browser" })).await;
        let is_answer = |entry: &&Value| {
            let message = entry["message"].as_str().unwrap_or_default();
            message.starts_with(origin) && message.contains("the server responded with a status of")
        };
        let complaints = complaints.as_array().expect("a list").iter();
        let complaints: Vec<&Value> = complaints.filter(|entry| !is_answer(entry)).collect();
        assert!(complaints.is_empty(), "the page complains: {complaints:#?}");
        let called = self.called().await;
        // The browser's own pages are on its disk.
        let own = [origin, "data:", "chrome:"];
        let is_foreign = |url: &&String| !own.iter().any(|start| url.starts_with(start));
        let foreign: Vec<&String> = called.iter().filter(is_foreign).collect();
        assert_eq!(foreign, Vec::<&String>::new(), "others were called");
        assert!(
            called.iter().any(|url| url.starts_with(origin)),
            "{called:?}"
        );
        drop(self.http.delete(&self.session).send().await);
    }

    /// Every URL that was asked for.
    async fn called(&self) -> Vec<String> {
        let entries = self
            .post("/se/log", &json!({ "type": "performance" }))
            .await;
        let entries = entries.as_array().expect("a list").iter();
        let messages = entries.map(|entry| {
            let text = entry["message"].as_str().expect("a message");
            serde_json::from_str::<Value>(text).expect("JSON")["message"].take()
        });
        messages
            .filter(|message| message["method"] == "Network.requestWillBeSent")
            .map(|message| {
                message["params"]["request"]["url"]
                    .as_str()
                    .expect("a URL")
                    .to_owned()
            })
            .collect()
    }
}

async fn read(command: &str, response: reqwest::Response) -> Value {
    let text = response.text().await.expect("an answer");
    let mut answer: Value = serde_json::from_str(&text).expect("JSON");
    let value = answer["value"].take();
    assert!(
        value.get("error").is_none(),
        "{command}: {}",
        value["message"]
    );
    value
}
