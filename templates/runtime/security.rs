//! Chooses the credentials that a call is sent with, by what the client is configured with.

use super::call::{Credential, Proof, Security, Token};
use super::settings::Settings;
use super::template::Part;

/// One of these alternatives is needed, all of it.
pub const fn any_of(alternatives: &'static [&'static [Credential]]) -> Security {
    Security {
        alternatives,
        choose,
    }
}

/// The first alternative whose settings are all there; one that asks for nothing comes last.
fn choose(
    alternatives: &'static [&'static [Credential]],
    settings: &dyn Settings,
) -> Result<Proof, String> {
    let mut lacks = Vec::new();
    for alternative in alternatives.iter().filter(|one| !one.is_empty()) {
        let parts = alternative.iter().flat_map(|(parameter, _)| parameter.value);
        let lack: Vec<String> = parts.filter_map(|part| missing(part, settings)).collect();
        if lack.is_empty() {
            return Ok(Proof {
                credentials: alternative,
                token: to_fetch(alternative, settings),
            });
        }
        lacks.push(lack.join(" and "));
    }
    if lacks.len() < alternatives.len() || alternatives.is_empty() {
        return Ok(Proof::default());
    }
    Err(format!("lack {}", lacks.join(", or ")))
}

/// The settings without which a part has no value.
fn missing(part: &Part, settings: &dyn Settings) -> Option<String> {
    let lacks = |name: &str| settings.text(name).is_none();
    match part {
        Part::Setting(name) => lacks(name).then(|| format!("`{name}`")),
        Part::Base64(parts) => {
            let lack: Vec<String> = parts.iter().filter_map(|part| missing(part, settings)).collect();
            (!lack.is_empty()).then(|| lack.join(" and "))
        }
        Part::AccessToken(access) => {
            let cannot_fetch = lacks(access.client_id) || lacks(access.client_secret);
            (lacks(access.token) && cannot_fetch).then(|| {
                format!("`{}` (or `{}` and `{}`)", access.token, access.client_id, access.client_secret)
            })
        }
        _ => None,
    }
}

/// The token among the credentials that no setting gives.
fn to_fetch(credentials: &[Credential], settings: &dyn Settings) -> Option<Token> {
    credentials.iter().find_map(|(parameter, scopes)| {
        parameter.value.iter().find_map(|part| match part {
            Part::AccessToken(access) if settings.text(access.token).is_none() => {
                Some((*access, *scopes))
            }
            _ => None,
        })
    })
}
