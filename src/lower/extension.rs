//! The `x-specbind-…` vocabulary.

use super::{Lowering, node::Node, template::parse_template};
use crate::{
    model::{
        Algorithm, Encoding, Presence, PresenceWord, Setting, Signing, ValueSource, When, Zone,
    },
    runtime::json::Json,
};

impl<'d> Lowering<'d> {
    /// `x-specbind-settings` of the root.
    pub(super) fn lower_settings(&mut self, root: &Node<'d>) -> Vec<Setting> {
        let declared = root
            .get("x-specbind-settings")
            .map(|settings| settings.entries())
            .unwrap_or_default();
        declared
            .iter()
            .map(|(name, node)| self.lower_setting(name, node))
            .collect()
    }

    fn lower_setting(&mut self, name: &str, node: &Node<'d>) -> Setting {
        Setting {
            place: node.place.clone(),
            name: name.to_owned(),
            description: node.text("description"),
            secret: node.flag("secret"),
            optional: false,
            schema: node.get("schema").map(|schema| self.lower_schema(&schema)),
            default: node.optional_text("default"),
        }
    }

    /// `x-specbind-signing` of the components.
    pub(super) fn lower_signing(&self, root: &Node<'d>) -> Vec<Signing> {
        let components = root.get("components");
        let declared = components.and_then(|components| components.get("x-specbind-signing"));
        declared
            .map(|schemes| schemes.entries())
            .unwrap_or_default()
            .iter()
            .map(lower_signing_scheme)
            .collect()
    }
}

fn lower_signing_scheme((name, node): &(&str, Node<'_>)) -> Signing {
    Signing {
        place: node.place.clone(),
        name: (*name).to_owned(),
        description: node.text("description"),
        algorithm: match node.text("algorithm").as_str() {
            "hmac-sha512" => Algorithm::HmacSha512,
            _ => Algorithm::HmacSha256,
        },
        key: node.text("key"),
        signs: parse_template(node.place.child("signs"), &node.text("signs")),
        encoding: match node.text("encoding").as_str() {
            "hex" => Encoding::Hex,
            "base64url" => Encoding::Base64Url,
            _ => Encoding::Base64,
        },
    }
}

/// `x-specbind-value` of a parameter.
pub(super) fn lower_value_source(parameter: &Node<'_>) -> ValueSource {
    let Some(node) = parameter.get("x-specbind-value") else {
        return ValueSource::Caller;
    };
    match node.text("from").as_str() {
        "setting" => ValueSource::Setting {
            name: node.text("setting"),
            default: node.raw("default").map(|default| match default.json() {
                Json::String(text) => text,
                other => other.to_string(),
            }),
        },
        "computed" => ValueSource::Computed {
            template: parse_template(node.place.child("template"), &node.text("template")),
        },
        "encryption" => ValueSource::Encryption,
        _ => ValueSource::Caller,
    }
}

/// `x-specbind-zones` of a parameter.
pub(super) fn lower_zones(parameter: &Node<'_>) -> Vec<Zone> {
    let declared = parameter
        .get("x-specbind-zones")
        .map(|zones| zones.entries())
        .unwrap_or_default();
    declared
        .iter()
        .filter_map(|(name, node)| {
            Some(Zone {
                name: (*name).to_owned(),
                offset_minutes: parse_offset(node.as_text()?)?,
            })
        })
        .collect()
}

/// `+09:00` → 540.
pub(crate) fn parse_offset(text: &str) -> Option<i32> {
    let (sign, rest) = match text.as_bytes().first()? {
        b'+' => (1, &text[1..]),
        b'-' => (-1, &text[1..]),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':')?;
    let two_digits = |part: &str| {
        (part.len() == 2)
            .then(|| part.parse::<i32>().ok())
            .flatten()
    };
    let (hours, minutes) = (two_digits(hours)?, two_digits(minutes)?);
    (hours <= 23 && minutes <= 59).then_some(sign * (hours * 60 + minutes))
}

/// `x-specbind-presence` of a parameter or schema.
pub(super) fn lower_presence(owner: &Node<'_>) -> Option<Presence> {
    let node = owner.get("x-specbind-presence")?;
    Some(Presence {
        is: match node.text("is").as_str() {
            "required" => PresenceWord::Required,
            "optional" => PresenceWord::Optional,
            _ => PresenceWord::Conditional,
        },
        when: match node.text("when").as_str() {
            "outgoing-call" => When::OutgoingCall,
            "encrypted-body" => When::EncryptedBody,
            _ => When::Unknown,
        },
        text: node.text("text"),
        question: node.optional_text("question"),
        place: node.place,
    })
}
