//! Asks a mock that runs elsewhere to forget what it remembers.

use std::time::Duration;

use axum::body::Body;
use axum::http::header::HOST;
use axum::http::{Request, StatusCode, Uri};
use hyper::client::conn::http1::handshake;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::RESET_PATH;

/// How long a mock may take for its answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Why a mock was not restored.
#[derive(Debug, thiserror::Error)]
pub enum ResetError {
    /// The text is not the URL that a mock prints.
    #[error("`{0}` is not the URL of a mock, which is `http://HOST:PORT`")]
    Url(String),
    /// Nothing answers there.
    #[error("nothing answers at `{url}`")]
    NoAnswer {
        /// What was asked.
        url: String,
        /// Why not.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// Something else answers there.
    #[error("what answers at `{url}` is no mock: HTTP status {status}")]
    NoMock {
        /// What was asked.
        url: String,
        /// What it answered.
        status: StatusCode,
    },
}

/// Restores what the mock at `url` had when it started: the states of things, and what was deleted.
///
/// # Errors
/// When `url` is not one, nothing answers there within five seconds, or what answers is no mock.
pub async fn reset(url: &str) -> Result<(), ResetError> {
    let authority = authority(url).ok_or_else(|| ResetError::Url(url.to_owned()))?;
    let failed = |source| ResetError::NoAnswer {
        url: url.to_owned(),
        source,
    };
    let answered = tokio::time::timeout(PATIENCE, post(&authority)).await;
    let status = answered
        .map_err(|late| failed(late.into()))?
        .map_err(failed)?;
    match status {
        StatusCode::NO_CONTENT => Ok(()),
        status => Err(ResetError::NoMock {
            url: url.to_owned(),
            status,
        }),
    }
}

/// Host and port of a URL of a mock: plain HTTP, and no path but the one of its page.
fn authority(url: &str) -> Option<String> {
    let uri: Uri = url.parse().ok()?;
    let is_root = matches!(uri.path(), "/" | super::OWN_PATH);
    let is_plain = uri.scheme_str() == Some("http") && uri.query().is_none();
    let authority = uri.authority().filter(|_| is_root && is_plain)?;
    let port = authority.port_u16().unwrap_or(80);
    (!authority.host().is_empty()).then(|| format!("{}:{port}", authority.host()))
}

async fn post(authority: &str) -> Result<StatusCode, Box<dyn std::error::Error + Send + Sync>> {
    let stream = TcpStream::connect(authority).await?;
    let (mut sender, connection) = handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    let request = Request::post(RESET_PATH)
        .header(HOST, authority)
        .body(Body::empty())?;
    Ok(sender.send_request(request).await?.status())
}

#[cfg(test)]
mod tests {
    use super::authority;

    #[test]
    fn only_what_a_mock_prints_is_asked() {
        for (url, expected) in [
            ("http://127.0.0.1:4010", Some("127.0.0.1:4010")),
            ("http://127.0.0.1:4010/", Some("127.0.0.1:4010")),
            ("http://[::1]:4010/.specbind", Some("[::1]:4010")),
            ("http://localhost", Some("localhost:80")),
            ("https://127.0.0.1:4010", None),
            ("http://127.0.0.1:4010/api", None),
            ("http://127.0.0.1:4010?x=1", None),
            ("127.0.0.1:4010", None),
            ("", None),
        ] {
            assert_eq!(authority(url).as_deref(), expected, "{url}");
        }
    }
}
