//! Security schemes → what the client has to send for them: settings, and the parameters they fill.

use super::{Lowering, node::Node};
use crate::model::{
    Content, Gap, GapKind, Location, Parameter, SecurityScheme, SecuritySchemeKind, Setting, Style,
    Template, TemplatePart, ValueSource, client_id, client_secret,
};

impl<'d> Lowering<'d> {
    /// Adds what the client sends for the schemes that an operation names, in the order it names them. A parameter that
    /// the operation declares itself stays as it is.
    pub(super) fn add_credentials(&mut self, node: &Node<'d>, parameters: &mut Vec<Parameter>) {
        let root = self.node(&self.document.root);
        let requirements = self
            .lower_security(node)
            .or_else(|| self.lower_security(&root));
        let mut names: Vec<String> = Vec::new();
        for (name, _) in requirements
            .into_iter()
            .flatten()
            .flat_map(|requirement| requirement.schemes)
        {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        for name in names {
            let Some(scheme) = self.lower_named_scheme(&root, &name) else {
                continue;
            };
            let Some(parameter) = self.credential(&scheme) else {
                continue;
            };
            let same = |other: &Parameter| {
                other.scheme().is_none()
                    && other.location == parameter.location
                    && other.name.eq_ignore_ascii_case(&parameter.name)
            };
            if !parameters.iter().any(same) {
                parameters.push(parameter);
            }
        }
    }

    /// The settings that hold the secrets of all schemes that a client can send. None of them is required: which
    /// operations are called decides what is needed.
    pub(super) fn credential_settings(&mut self, schemes: &[SecurityScheme]) -> Vec<Setting> {
        let mut settings = Vec::new();
        for scheme in schemes {
            self.note_scheme(scheme);
            self.note_scheme_fields(&self.node(&scheme.place));
            settings.extend(
                setting_names(scheme)
                    .into_iter()
                    .map(|(name, what)| Setting {
                        place: scheme.place.clone(),
                        name,
                        description: describe(scheme, what),
                        secret: true,
                        optional: true,
                        schema: None,
                        default: None,
                    }),
            );
        }
        settings
    }

    /// The parameter that a scheme fills, where a client can.
    fn credential(&mut self, scheme: &SecurityScheme) -> Option<Parameter> {
        let (location, name) = match &scheme.kind {
            SecuritySchemeKind::ApiKey { location, name } => (*location, name.clone()),
            SecuritySchemeKind::MutualTls => return None,
            _ => (Location::Header, "Authorization".to_owned()),
        };
        Some(Parameter {
            place: scheme.place.clone(),
            component: Some(scheme.name.clone()),
            name,
            rust_name: None,
            location,
            description: describe(scheme, ""),
            required: false,
            presence: None,
            deprecated: false,
            allow_empty_value: false,
            content: Content::Schema {
                schema: self.schema_without_rules(&scheme.place),
                style: Style::Simple,
                explode: false,
                allow_reserved: false,
            },
            value: value(scheme),
            zones: Vec::new(),
            secret: true,
            form: None,
            examples: Vec::new(),
            notes: Default::default(),
        })
    }

    /// Names what a client cannot do for a scheme by itself.
    fn note_scheme(&mut self, scheme: &SecurityScheme) {
        if scheme.client_credentials().is_some() {
            return;
        }
        let (text, cure) = match scheme.kind {
            SecuritySchemeKind::OAuth2 { .. } | SecuritySchemeKind::OpenIdConnect { .. } => (
                "the client sends the access token it is given, but neither fetches nor renews one",
                "fetch the token yourself, and make a new client when it ends",
            ),
            SecuritySchemeKind::MutualTls => (
                "client certificates are set on the HTTP client, not by generated code",
                "give the builder an HTTP client builder that has the certificate",
            ),
            _ => return,
        };
        self.gaps.push(Gap {
            place: scheme.place.clone(),
            kind: GapKind::Approximated,
            text: format!("security scheme `{}`: {text}", scheme.name),
            cure: cure.to_owned(),
        });
    }
}

/// The settings of a scheme, and what each is.
fn setting_names(scheme: &SecurityScheme) -> Vec<(String, &'static str)> {
    let name = &scheme.name;
    match scheme.kind {
        SecuritySchemeKind::Basic => vec![
            (format!("{name} user"), "User"),
            (format!("{name} password"), "Password"),
        ],
        SecuritySchemeKind::MutualTls => Vec::new(),
        _ if scheme.client_credentials().is_some() => vec![
            (name.clone(), ""),
            (client_id(name), "Client id to fetch access tokens"),
            (client_secret(name), "Client secret to fetch access tokens"),
        ],
        _ => vec![(name.clone(), "")],
    }
}

fn describe(scheme: &SecurityScheme, what: &str) -> String {
    let kind = match &scheme.kind {
        SecuritySchemeKind::ApiKey { .. } => "API key",
        SecuritySchemeKind::Basic => "HTTP basic authentication",
        SecuritySchemeKind::Bearer { .. } => "Bearer token",
        SecuritySchemeKind::Http { .. } => "HTTP authentication",
        SecuritySchemeKind::OAuth2 { .. } => "OAuth 2.0 access token",
        SecuritySchemeKind::OpenIdConnect { .. } => "OpenID Connect access token",
        SecuritySchemeKind::MutualTls => "Client certificate",
    };
    let what = if what.is_empty() {
        kind.to_owned()
    } else {
        format!("{what} for {kind}")
    };
    if scheme.description.trim().is_empty() {
        what
    } else {
        format!("{what}: {}", scheme.description.trim())
    }
}

fn value(scheme: &SecurityScheme) -> ValueSource {
    let name = &scheme.name;
    let prefixed = |prefix: &str| {
        vec![
            TemplatePart::Text(format!("{prefix} ")),
            TemplatePart::Setting(name.clone()),
        ]
    };
    let parts = match &scheme.kind {
        SecuritySchemeKind::ApiKey { .. } => {
            return ValueSource::Setting {
                name: name.clone(),
                default: None,
            };
        }
        SecuritySchemeKind::Basic => vec![
            TemplatePart::Text("Basic ".to_owned()),
            TemplatePart::Base64(vec![
                TemplatePart::Setting(format!("{name} user")),
                TemplatePart::Text(":".to_owned()),
                TemplatePart::Setting(format!("{name} password")),
            ]),
        ],
        SecuritySchemeKind::Http { scheme } => prefixed(scheme),
        _ => match scheme.client_credentials() {
            None => prefixed("Bearer"),
            Some((_, url)) => vec![
                TemplatePart::Text("Bearer ".to_owned()),
                TemplatePart::AccessToken {
                    token: name.clone(),
                    client_id: client_id(name),
                    client_secret: client_secret(name),
                    url: url.to_owned(),
                },
            ],
        },
    };
    ValueSource::Computed {
        template: Template {
            place: scheme.place.clone(),
            text: String::new(),
            parts,
        },
    }
}
