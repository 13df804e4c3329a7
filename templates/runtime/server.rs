//! Where calls go: the chosen server, and those of operations that have servers of their own.

use reqwest::Url;

use super::builder::BuildError;

/// A server that the document names; as text it is its URL.
pub trait Documented: Into<String> {}

/// The servers of a client.
#[derive(Clone, Debug, Default)]
pub(super) struct Servers {
    main: Option<String>,
    /// What is taken instead of documented servers.
    replaced: Vec<(String, String)>,
    /// Every call goes to the main server.
    is_only: bool,
}

impl Servers {
    pub(super) fn set_main(&mut self, url: String, is_only: bool) {
        self.main = Some(url);
        self.is_only = is_only;
    }

    pub(super) fn replace(&mut self, documented: String, url: String) {
        self.replaced.push((documented, url));
    }

    /// The same with URLs that calls can be sent to.
    pub(super) fn checked(self) -> Result<Self, BuildError> {
        let replaced = self.replaced.into_iter();
        let replaced = replaced.map(|(documented, url)| Ok((documented, server_url(&url)?)));
        Ok(Self {
            main: Some(server_url(&self.main.ok_or(BuildError::NoServer)?)?),
            replaced: replaced.collect::<Result<_, BuildError>>()?,
            is_only: self.is_only,
        })
    }

    /// The URL that was chosen, without a slash at its end.
    pub(super) fn main(&self) -> &str {
        self.main.as_deref().unwrap_or_default()
    }

    /// The URL for an operation whose own server is `own`, without a slash at its end. A path is one of the main server.
    pub(super) fn url_of(&self, own: Option<&str>) -> String {
        let Some(own) = own.filter(|_| !self.is_only) else {
            return self.main().to_owned();
        };
        let replaced = self.replaced.iter().rev().find(|(from, _)| from == own);
        if let Some((_, url)) = replaced {
            return url.clone();
        }
        let joined = Url::parse(self.main()).and_then(|main| main.join(own));
        joined.map_or(own.to_owned(), |url| url.as_str().trim_end_matches('/').to_owned())
    }
}

/// The URL of a server, without the slash that the paths begin with.
fn server_url(text: &str) -> Result<String, BuildError> {
    let url = Url::parse(text).map_err(|_| BuildError::InvalidServer("it is no URL"))?;
    let reason = if !matches!(url.scheme(), "http" | "https") {
        "it is neither http nor https"
    } else if !url.username().is_empty() || url.password().is_some() {
        "it contains a user or password"
    } else if url.query().is_some() || url.fragment().is_some() {
        "it contains a query or fragment"
    } else {
        return Ok(url.as_str().trim_end_matches('/').to_owned());
    };
    Err(BuildError::InvalidServer(reason))
}
