//! A mock within the test, on a port of its own, and the generated client that calls it.

use std::path::Path;
use std::sync::{Arc, Mutex};

use axum::http::{HeaderMap, HeaderName, HeaderValue, Method};
use konaplate::runtime::builder::Builder;
use konaplate::{Client, Credentials};
use specbind::mock::{Answer, Faults, Mock, Request, Server, Service};

pub(crate) const KONAPLATE: &str = "spec/konaplate.yaml";
pub(crate) const SECRET: &str = "SECRETKEY-never-to-be-seen";

/// A served document.
pub(crate) struct Served {
    pub(crate) url: String,
    log: Arc<Mutex<Vec<String>>>,
}

/// A mock of the document that outlives its test.
pub(crate) fn mock_of(spec: &Path) -> Mock<'static> {
    let (report, understood) = specbind::understand(spec).expect("a readable file");
    let sound = || report.to_text(specbind::diag::Colour::Never);
    let (api, tables) = understood.unwrap_or_else(|| panic!("{}", sound()));
    Mock::new(Box::leak(Box::new(api)), Box::leak(Box::new(tables)))
}

fn header_map(headers: &[(&'static str, &str)]) -> HeaderMap {
    let pair = |(name, value): &(&'static str, &str)| {
        let value = HeaderValue::from_str(value).expect("a header's value");
        (HeaderName::from_static(name), value)
    };
    headers.iter().map(pair).collect()
}

/// The answer to a request, without a network.
pub(crate) fn ask(
    mock: &Mock<'_>,
    method: Method,
    url: &str,
    headers: &[(&'static str, &str)],
    body: &str,
) -> Answer {
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let request = Request {
        method,
        path: path.to_owned(),
        query: query.to_owned(),
        headers: header_map(headers),
        body: body.to_owned().into(),
    };
    mock.answer(&request, None)
}

impl Served {
    pub(crate) async fn konaplate() -> Self {
        Self::start(mock_of(Path::new(KONAPLATE)), Faults::default()).await
    }

    pub(crate) async fn start(mock: Mock<'static>, faults: Faults) -> Self {
        let address = "127.0.0.1:0".parse().expect("an address");
        let server = Server::bind(address).await.expect("a port");
        let url = format!("http://{}", server.address);
        let log = Arc::<Mutex<Vec<String>>>::default();
        let lines = log.clone();
        let service = Service {
            mock,
            page: None,
            faults,
            max_body: 4096,
            log: Box::new(move |line| lines.lock().expect("no panic").push(line.to_owned())),
        };
        tokio::spawn(server.serve(service, std::future::pending()));
        Self { url, log }
    }

    /// The lines of the log so far.
    pub(crate) fn log(&self) -> Vec<String> {
        self.log.lock().expect("no panic").clone()
    }

    /// A client that sends these headers with every call.
    pub(crate) fn client(&self, headers: &[(&'static str, &str)]) -> Client {
        self.builder(headers).build().expect("valid settings")
    }

    pub(crate) fn builder(&self, headers: &[(&'static str, &str)]) -> Builder<Client> {
        builder_at(&self.url, headers)
    }
}

/// A client of the mock at `url` that sends these headers with every call.
pub(crate) fn builder_at(url: &str, headers: &[(&'static str, &str)]) -> Builder<Client> {
    let access_key = "ACCESSKEY-0123456789-0123456789-01234567";
    Client::builder(Credentials::new("ASPID0000000001", access_key, SECRET))
        .server(url)
        .http(direct().default_headers(header_map(headers)))
}

/// A client that no proxy of the surroundings leads astray.
pub(crate) fn direct() -> reqwest::ClientBuilder {
    reqwest::ClientBuilder::new().no_proxy()
}
