//! Security schemes and requirements (OpenAPI 3.0 §4.7.27, §4.7.30).

use super::Location;
use crate::source::Place;

/// One way to authenticate.
#[derive(Clone, Debug, PartialEq)]
pub struct SecurityScheme {
    /// Where it is declared.
    pub place: Place,
    /// Name in `components/securitySchemes`.
    pub name: String,
    /// What the document says about it.
    pub description: String,
    /// How it works.
    pub kind: SecuritySchemeKind,
}

/// How a security scheme works.
#[derive(Clone, Debug, PartialEq)]
pub enum SecuritySchemeKind {
    /// A key in a header, query parameter or cookie.
    ApiKey {
        /// Header, query or cookie.
        location: Location,
        /// Name on the wire.
        name: String,
    },
    /// HTTP basic authentication (RFC 7617).
    Basic,
    /// HTTP bearer token (RFC 6750), with the format the document hints at.
    Bearer {
        /// `bearerFormat`, a hint only.
        format: Option<String>,
    },
    /// Another scheme of the `Authorization` header.
    Http {
        /// Scheme name as written.
        scheme: String,
    },
    /// OAuth 2.0 (RFC 6749).
    OAuth2 {
        /// Flows in the order of the specification.
        flows: Vec<Flow>,
    },
    /// OpenID Connect discovery.
    OpenIdConnect {
        /// Discovery URL.
        url: String,
    },
    /// Client certificate (3.1).
    MutualTls,
}

impl SecurityScheme {
    /// The flow by which a client can fetch access tokens itself, and the URL to fetch them from.
    pub fn client_credentials(&self) -> Option<(&Flow, &str)> {
        let SecuritySchemeKind::OAuth2 { flows } = &self.kind else {
            return None;
        };
        let mut flows = flows.iter();
        let flow = flows.find(|flow| flow.kind == FlowKind::ClientCredentials)?;
        Some((flow, flow.token_url.as_deref()?))
    }
}

/// The setting that is the client's id at the server of a scheme's access tokens.
pub fn client_id(scheme: &str) -> String {
    format!("{scheme} client id")
}

/// The setting that is the client's secret there.
pub fn client_secret(scheme: &str) -> String {
    format!("{scheme} client secret")
}

/// One OAuth 2.0 flow.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    /// Which flow.
    pub kind: FlowKind,
    /// Token URL, where the flow has one.
    pub token_url: Option<String>,
    /// Authorization URL, where the flow has one; that of the device is one too.
    pub authorization_url: Option<String>,
    /// Refresh URL.
    pub refresh_url: Option<String>,
    /// Scope → description, in document order.
    pub scopes: Vec<(String, String)>,
}

/// The flows of OAuth 2.0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlowKind {
    /// Implicit grant.
    Implicit,
    /// Resource owner password credentials.
    Password,
    /// Client credentials: the one a server-side client can run by itself.
    ClientCredentials,
    /// Authorization code.
    AuthorizationCode,
    /// Device authorization (RFC 8628), which OpenAPI knows since 3.2.
    DeviceAuthorization,
}

/// One alternative: all the schemes in it are needed together. Empty means no authentication.
#[derive(Clone, Debug, PartialEq)]
pub struct Requirement {
    /// Where it is declared.
    pub place: Place,
    /// Scheme name → scopes.
    pub schemes: Vec<(String, Vec<String>)>,
}
