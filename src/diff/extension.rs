//! Settings and signing schemes of two documents.

use super::compare::{Comparison, Scope};
use super::effect::Direction;
use super::facts::api as facts;
use super::pairs::pair_up;
use super::spot::Spot;
use crate::model::{Algorithm, Encoding, Setting, Signing};
use crate::source::{FileId, Place};

pub(super) fn compare_settings(comparison: &mut Comparison<'_>, old: &[Setting], new: &[Setting]) {
    // Those of security schemes follow from the schemes.
    let declared = |settings: &[Setting]| -> Vec<Setting> {
        let own = settings.iter().filter(|setting| !setting.optional);
        own.cloned().collect()
    };
    let (old, new) = (&declared(old), &declared(new));
    let nowhere = Place::root(FileId::ROOT);
    for (before, after) in pair_up(old, new, |setting| setting.name.clone()) {
        let name = before.or(after).map(|setting| &setting.name);
        let mut scope = Scope::new(format!("setting `{}`", name.map_or("", String::as_str)))
            .touching("Credentials", None);
        for names in [comparison.old.names(), comparison.new.names()] {
            if let Some(ident) = name.and_then(|name| names.settings.get(name)) {
                scope = scope.touching("Credentials", Some(ident));
            }
        }
        match (before, after) {
            (Some(before), Some(after)) => compare_setting(comparison, &scope, before, after),
            (before, after) => {
                let spot = |setting: Option<&Setting>| match setting {
                    Some(setting) => Spot::new(&setting.name, &setting.place),
                    None => Spot::none(&nowhere),
                };
                comparison.report(&facts::SETTING, &scope, (spot(before), spot(after)), None);
            }
        }
    }
}

fn compare_setting(comparison: &mut Comparison<'_>, scope: &Scope, old: &Setting, new: &Setting) {
    let Setting {
        place,
        name: _,
        description,
        secret,
        optional: _, // only that of a security scheme is
        schema,
        default: _, // comes from the parameters, which are compared
    } = old;
    let spots = (
        Spot::words(description, place),
        Spot::words(&new.description, &new.place),
    );
    comparison.report(&facts::SETTING_DESCRIPTION, scope, spots, None);
    let spots = (
        Spot::flag(*secret, place),
        Spot::flag(new.secret, &new.place),
    );
    comparison.report(&facts::SETTING_SECRET, scope, spots, None);
    match (schema, new.schema) {
        (Some(before), Some(after)) => {
            for operation in 0..comparison.new.api.operations.len() {
                let used = Some((operation, Direction::Request));
                comparison.compare_schemas(*before, after, scope, used);
            }
        }
        (before, after) => {
            let spots = (
                Spot::flag(before.is_some(), place),
                Spot::flag(after.is_some(), &new.place),
            );
            comparison.report(&facts::SETTING_SCHEMA, scope, spots, None);
        }
    }
}

pub(super) fn compare_signing(comparison: &mut Comparison<'_>, old: &[Signing], new: &[Signing]) {
    let nowhere = Place::root(FileId::ROOT);
    for (before, after) in pair_up(old, new, |signing| signing.name.clone()) {
        let name = before.or(after).map_or("", |signing| &signing.name);
        let mut scope = Scope::new(format!("signing scheme `{name}`"));
        for (side, signing) in [(comparison.old, before), (comparison.new, after)] {
            if signing.is_some() {
                scope = scope.touching(side.tables.constants.signing(name), None);
            }
        }
        match (before, after) {
            (Some(before), Some(after)) => compare_scheme(comparison, &scope, before, after),
            (before, after) => {
                let spot = |signing: Option<&Signing>| match signing {
                    Some(signing) => Spot::new(&signing.name, &signing.place),
                    None => Spot::none(&nowhere),
                };
                comparison.report(&facts::SIGNING, &scope, (spot(before), spot(after)), None);
            }
        }
    }
}

fn compare_scheme(comparison: &mut Comparison<'_>, scope: &Scope, old: &Signing, new: &Signing) {
    let Signing {
        place,
        name: _,
        description,
        algorithm,
        key,
        signs,
        encoding,
    } = old;
    let texts = [
        (
            &facts::SIGNING_DESCRIPTION,
            description.as_str(),
            new.description.as_str(),
            "description",
        ),
        (
            &facts::SIGNING_ALGORITHM,
            algorithm_word(*algorithm),
            algorithm_word(new.algorithm),
            "algorithm",
        ),
        (&facts::SIGNING_KEY, key, &new.key, "key"),
        (&facts::SIGNING_TEXT, &signs.text, &new.signs.text, "signs"),
        (
            &facts::SIGNING_ENCODING,
            encoding_word(*encoding),
            encoding_word(new.encoding),
            "encoding",
        ),
    ];
    for (fact, before, after, key) in texts {
        let spots = (
            Spot::words(before, &place.child(key)),
            Spot::words(after, &new.place.child(key)),
        );
        comparison.report(fact, scope, spots, None);
    }
}

fn algorithm_word(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::HmacSha256 => "hmac-sha256",
        Algorithm::HmacSha512 => "hmac-sha512",
    }
}

fn encoding_word(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Base64 => "base64",
        Encoding::Base64Url => "base64url",
        Encoding::Hex => "hex",
    }
}
