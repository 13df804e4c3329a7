//! Security Scheme and Security Requirement Objects.

use openapiv3 as oas;

use super::{Lowering, node::Node};
use crate::model::{self, Flow, FlowKind, SecuritySchemeKind};
use crate::source::Value;

impl<'d> Lowering<'d> {
    /// The schemes in `components/securitySchemes`.
    pub(super) fn lower_security_schemes(&self, root: &Node<'d>) -> Vec<model::SecurityScheme> {
        let schemes = declared_schemes(root).map(|schemes| schemes.entries());
        let schemes = schemes.into_iter().flatten();
        schemes
            .filter_map(|(name, node)| self.lower_security_scheme(name, &node))
            .collect()
    }

    /// The scheme of that name, without a look at the others.
    pub(super) fn lower_named_scheme(
        &self,
        root: &Node<'d>,
        name: &str,
    ) -> Option<model::SecurityScheme> {
        self.lower_security_scheme(name, &declared_schemes(root)?.get(name)?)
    }

    fn lower_security_scheme(
        &self,
        name: &str,
        declared: &Node<'d>,
    ) -> Option<model::SecurityScheme> {
        if !matches!(declared.value, Value::Object(_)) {
            return None;
        }
        let node = self.resolve(declared);
        let mut kind = match node.text("type").as_str() {
            "mutualTLS" => SecuritySchemeKind::MutualTls, // 3.1 only, unknown to openapiv3
            _ => lower_security_scheme_kind(node.read()),
        };
        if let SecuritySchemeKind::OAuth2 { flows } = &mut kind {
            let declared = node.get("flows");
            let device = declared.and_then(|flows| flows.get("deviceAuthorization"));
            flows.extend(device.map(|flow| lower_device_flow(&flow)));
        }
        Some(model::SecurityScheme {
            name: name.to_owned(),
            description: node.text("description"),
            kind,
            place: node.place,
        })
    }

    /// The requirements at `node`; `None` when it declares none.
    pub(super) fn lower_security(&self, node: &Node<'d>) -> Option<Vec<model::Requirement>> {
        let requirements = node.get("security")?;
        Some(requirements.items().iter().map(lower_requirement).collect())
    }
}

fn declared_schemes<'d>(root: &Node<'d>) -> Option<Node<'d>> {
    root.get("components")?.get("securitySchemes")
}

fn lower_security_scheme_kind(scheme: oas::SecurityScheme) -> SecuritySchemeKind {
    match scheme {
        oas::SecurityScheme::APIKey {
            location,
            name,
            description: _,
            extensions: _,
        } => SecuritySchemeKind::ApiKey {
            location: match location {
                oas::APIKeyLocation::Query => model::Location::Query,
                oas::APIKeyLocation::Header => model::Location::Header,
                oas::APIKeyLocation::Cookie => model::Location::Cookie,
            },
            name,
        },
        oas::SecurityScheme::HTTP {
            scheme,
            bearer_format,
            description: _,
            extensions: _,
        } => match scheme.to_ascii_lowercase().as_str() {
            "basic" => SecuritySchemeKind::Basic,
            "bearer" => SecuritySchemeKind::Bearer {
                format: bearer_format,
            },
            _ => SecuritySchemeKind::Http { scheme },
        },
        oas::SecurityScheme::OAuth2 {
            flows,
            description: _,
            extensions: _,
        } => SecuritySchemeKind::OAuth2 {
            flows: lower_flows(flows),
        },
        oas::SecurityScheme::OpenIDConnect {
            open_id_connect_url,
            description: _,
            extensions: _,
        } => SecuritySchemeKind::OpenIdConnect {
            url: open_id_connect_url,
        },
    }
}

fn lower_flows(flows: oas::OAuth2Flows) -> Vec<Flow> {
    let oas::OAuth2Flows {
        implicit,
        password,
        client_credentials,
        authorization_code,
        extensions: _,
    } = flows;
    let implicit = implicit.map(|flow| {
        let oas::ImplicitOAuth2Flow {
            authorization_url,
            refresh_url,
            scopes,
            extensions: _,
        } = flow;
        flow_of(
            FlowKind::Implicit,
            Some(authorization_url),
            None,
            refresh_url,
            scopes,
        )
    });
    let password = password.map(|flow| {
        let oas::PasswordOAuth2Flow {
            refresh_url,
            token_url,
            scopes,
            extensions: _,
        } = flow;
        flow_of(
            FlowKind::Password,
            None,
            Some(token_url),
            refresh_url,
            scopes,
        )
    });
    let client_credentials = client_credentials.map(|flow| {
        let oas::ClientCredentialsOAuth2Flow {
            refresh_url,
            token_url,
            scopes,
            extensions: _,
        } = flow;
        flow_of(
            FlowKind::ClientCredentials,
            None,
            Some(token_url),
            refresh_url,
            scopes,
        )
    });
    let authorization_code = authorization_code.map(|flow| {
        let oas::AuthorizationCodeOAuth2Flow {
            authorization_url,
            token_url,
            refresh_url,
            scopes,
            extensions: _,
        } = flow;
        flow_of(
            FlowKind::AuthorizationCode,
            Some(authorization_url),
            Some(token_url),
            refresh_url,
            scopes,
        )
    });
    [implicit, password, client_credentials, authorization_code]
        .into_iter()
        .flatten()
        .collect()
}

/// The flow of OpenAPI 3.2, unknown to openapiv3.
fn lower_device_flow(node: &Node<'_>) -> Flow {
    let scopes = node.get("scopes").map(|scopes| scopes.entries());
    let scopes = scopes.into_iter().flatten();
    let scopes = scopes.map(|(name, text)| {
        (
            name.to_owned(),
            text.as_text().unwrap_or_default().to_owned(),
        )
    });
    flow_of(
        FlowKind::DeviceAuthorization,
        node.optional_text("deviceAuthorizationUrl"),
        node.optional_text("tokenUrl"),
        node.optional_text("refreshUrl"),
        scopes.collect(),
    )
}

fn flow_of(
    kind: FlowKind,
    authorization_url: Option<String>,
    token_url: Option<String>,
    refresh_url: Option<String>,
    scopes: indexmap::IndexMap<String, String>,
) -> Flow {
    Flow {
        kind,
        token_url,
        authorization_url,
        refresh_url,
        scopes: scopes.into_iter().collect(),
    }
}

fn lower_requirement(node: &Node<'_>) -> model::Requirement {
    let schemes = node.entries();
    let scopes = |node: &Node<'_>| {
        node.items()
            .iter()
            .filter_map(|scope| scope.as_text().map(str::to_owned))
            .collect()
    };
    model::Requirement {
        place: node.place.clone(),
        schemes: schemes
            .iter()
            .map(|(name, node)| ((*name).to_owned(), scopes(node)))
            .collect(),
    }
}
