//! What calls are made with: servers, and the settings of a client.

use super::super::super::Emission;
use super::super::rules::RuleBook;
use super::{array, json, maybe, null, object, rules};
use crate::analyze::settings::ClientSetting;
use crate::model::{SchemaId, SecurityScheme, Server, client_id, client_secret};

/// A server: its URL with the variables that it names, each with its default and, where not all are, the allowed values;
/// and its name in Rust.
pub(super) fn server(server: &Server, variant: Option<&str>) -> String {
    let named = |name: &str| server.url.contains(&format!("{{{name}}}"));
    let variables = server.variables.iter();
    let variables = variables.filter(|variable| named(&variable.name));
    let variables = variables.map(|variable| {
        let values: Vec<String> = variable.values.iter().map(|value| json(value)).collect();
        let (name, default) = (json(&variable.name), json(&variable.default));
        format!("[{name},{default},[{}]]", values.join(","))
    });
    object(&[
        ("url", json(server.url.trim_end_matches('/'))),
        ("variables", array(variables)),
        ("rust", maybe(variant)),
    ])
}

/// What judges the value of a setting.
pub(super) fn setting_schema(setting: &ClientSetting<'_>) -> Option<SchemaId> {
    match setting.parameter {
        Some(parameter) => parameter.content.schema(),
        None => setting.declared?.schema,
    }
}

/// A setting, and how its value is fetched where it is an access token.
pub(super) fn setting(
    cx: &Emission<'_>,
    setting: &ClientSetting<'_>,
    book: &RuleBook<'_>,
) -> String {
    let zones = setting
        .parameter
        .map(|parameter| &parameter.zones[..])
        .unwrap_or_default();
    let zones = zones
        .iter()
        .map(|zone| format!("[{},{}]", json(&zone.name), zone.offset_minutes));
    object(&[
        ("name", json(&setting.name)),
        ("ident", json(&cx.tables.names.settings[&setting.name])),
        ("secret", setting.secret.to_string()),
        ("sent", setting.parameter.is_some().to_string()),
        ("required", setting.is_required().to_string()),
        ("default", maybe(setting.default.as_deref())),
        ("zones", array(zones)),
        ("token", token(cx, &setting.name)),
        ("rules", rules(setting_schema(setting), book)),
    ])
}

/// Where an access token comes from, the settings that fetch it, and the scopes that there are.
fn token(cx: &Emission<'_>, name: &str) -> String {
    let mut schemes = cx.api.security_schemes.iter();
    let scheme = schemes.find(|scheme| scheme.name == name);
    let Some((flow, url)) = scheme.and_then(SecurityScheme::client_credentials) else {
        return null();
    };
    let scopes = flow.scopes.iter().map(|(scope, _)| json(scope));
    object(&[
        ("url", json(url)),
        ("id", json(&client_id(name))),
        ("secret", json(&client_secret(name))),
        ("scopes", array(scopes)),
    ])
}
