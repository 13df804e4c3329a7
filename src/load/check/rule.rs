//! What holds between the fields of one object.

use super::object::has;
use super::words::list;
use crate::diag::{Diagnostics, codes};
use crate::load::table::{HEADER, LINK, Object, PARAMETER, PRESENCE, SECURITY_SCHEME, VALUE, same};
use crate::load::version::Version;
use crate::source::{Members, Place, Value};
use crate::token::is_token;

type Rule = fn(&Members, &Place, &mut Diagnostics);

pub(super) fn check(
    object: &'static Object,
    members: &Members,
    place: &Place,
    version: Version,
    diags: &mut Diagnostics,
) {
    if same(object, &PARAMETER) {
        check_style(members, place, version, diags);
        check_header_name(members, place, diags);
    }
    let rules: [(&'static Object, Rule); 6] = [
        (&PARAMETER, check_content),
        (&HEADER, check_content),
        (&SECURITY_SCHEME, check_security_scheme),
        (&LINK, check_link),
        (&VALUE, check_value),
        (&PRESENCE, check_presence),
    ];
    if let Some((_, rule)) = rules.iter().find(|(owner, _)| same(owner, object)) {
        rule(members, place, diags);
    }
}

/// The styles a parameter can have, by its location.
pub(in crate::load) fn styles(location: &str, version: Version) -> &'static [&'static str] {
    match location {
        "path" => &["matrix", "label", "simple"],
        "query" => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
        "cookie" if version < Version::V3_2 => &["form"],
        "cookie" => &["form", "cookie"],
        "querystring" => &[],
        _ => &["simple"],
    }
}

fn word<'m>(members: &'m Members, name: &str) -> &'m str {
    members
        .get(name)
        .and_then(Value::as_str)
        .unwrap_or_default()
}

fn check_style(members: &Members, place: &Place, version: Version, diags: &mut Diagnostics) {
    let (location, style) = (word(members, "in"), word(members, "style"));
    let allowed = styles(location, version);
    if !style.is_empty() && !allowed.contains(&style) {
        let message = format!("a {location} parameter cannot have the style `{style}`");
        let help = match allowed {
            [] => "it is ignored; the media type says how the value is written".to_owned(),
            _ => format!(
                "it is ignored; {location} parameters have {}",
                list(allowed, "or")
            ),
        };
        diags
            .warning(&codes::WRONG_WORD, &place.child("style"), message)
            .help(help);
    }
}

fn check_header_name(members: &Members, place: &Place, diags: &mut Diagnostics) {
    let name = word(members, "name");
    if has(members, "name") && word(members, "in") == "header" && !is_token(name) {
        let message = format!("`{name}` cannot be the name of a header");
        diags
            .warning(&codes::BAD_KEY, &place.child("name"), message)
            .help("the parameter is left out; header names have letters, digits and ``!#$%&'*+-.^_`|~`` (RFC 9110, section 5.6.2)");
    }
}

fn check_content(members: &Members, place: &Place, diags: &mut Diagnostics) {
    match (members.contains_key("schema"), has(members, "content")) {
        (false, false) => {
            let message = "neither `schema` nor `content` says what the value may be";
            diags
                .warning(&codes::MISSING_FIELD, place, message)
                .on_key()
                .help("any value is taken; add a `schema`");
        }
        (true, true) => {
            let message = "`schema` and `content` exclude each other";
            let finding = diags
                .error(&codes::CONFLICTING_FIELDS, &place.child("content"), message)
                .on_key();
            finding.related(place.child("schema"), "the other is here");
        }
        _ => {}
    }
}

fn check_security_scheme(members: &Members, place: &Place, diags: &mut Diagnostics) {
    let kind = word(members, "type");
    let needed: &[&str] = match kind {
        "apiKey" => &["name", "in"],
        "http" => &["scheme"],
        "oauth2" => &["flows"],
        "openIdConnect" => &["openIdConnectUrl"],
        _ => &[],
    };
    for name in needed.iter().filter(|name| !has(members, name)) {
        let message = format!("a security scheme of type `{kind}` lacks `{name}`");
        diags.error(&codes::MISSING_FIELD, place, message).on_key();
    }
}

fn check_link(members: &Members, place: &Place, diags: &mut Diagnostics) {
    if !has(members, "operationRef") && !has(members, "operationId") {
        let message = "a link lacks `operationRef` or `operationId`";
        diags
            .warning(&codes::MISSING_FIELD, place, message)
            .on_key()
            .help("the link is ignored");
    }
}

/// `x-specbind-value`: each origin has its own fields.
fn check_value(members: &Members, place: &Place, diags: &mut Diagnostics) {
    let from = word(members, "from");
    let (needed, allowed): (&[&str], &[&str]) = match from {
        "setting" => (&["setting"], &["default"]),
        "computed" => (&["template"], &[]),
        "caller" | "encryption" => (&[], &[]),
        _ => return,
    };
    for name in needed.iter().filter(|name| !has(members, name)) {
        diags
            .error(
                &codes::BAD_EXTENSION,
                place,
                format!("`from: {from}` lacks `{name}`"),
            )
            .on_key();
    }
    for name in ["setting", "default", "template"] {
        if members.contains_key(name) && !needed.contains(&name) && !allowed.contains(&name) {
            let message = format!("`{name}` does not go with `from: {from}`");
            diags
                .error(&codes::BAD_EXTENSION, &place.child(name), message)
                .on_key();
        }
    }
}

fn check_presence(members: &Members, place: &Place, diags: &mut Diagnostics) {
    if word(members, "when") == "unknown" && !has(members, "question") {
        let message = "`when: unknown` lacks `question`, the id of the open question about it";
        diags.error(&codes::BAD_EXTENSION, place, message).on_key();
    }
}
