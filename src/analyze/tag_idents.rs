//! Tags → the identifiers of their modules, in letters that file names and cargo features may have everywhere.

use super::idents::snake;

/// Modules that files of every crate name, and names that Windows keeps for itself.
const RESERVED: &[&str] = &[
    "aux",
    "base64",
    "bodies",
    "bytes",
    "cases",
    "client",
    "con",
    "errors",
    "file",
    "futures_core",
    "getrandom",
    "headers",
    "hidden",
    "hmac",
    "http_body",
    "jiff",
    "nul",
    "operations",
    "parameters",
    "prn",
    "regex",
    "regress",
    "reqwest",
    "runtime",
    "security",
    "serde",
    "serde_json",
    "settings",
    "sha2",
    "shared",
    "signing",
    "source",
    "std",
    "tokio",
    "types",
    "uuid",
    "validate",
    "zeroize",
];

/// `Card status` → `card_status`, `3ds` → `tag_3ds`, `Café` → `caf_ue9`.
pub(super) fn tag_ident(tag: &str) -> String {
    let mut spelled = String::new();
    for letter in tag.chars() {
        match letter.is_ascii() || !letter.is_alphanumeric() {
            true => spelled.push(letter),
            false => spelled.push_str(&format!(" u{:x} ", u32::from(letter))),
        }
    }
    let with_prefix = snake(&format!("tag {spelled}"));
    match with_prefix.strip_prefix("tag_") {
        Some(word) if !needs_prefix(word) => word.to_owned(),
        _ => with_prefix,
    }
}

/// The cargo feature of a module: `card_status` → `tag-card-status`.
pub(super) fn tag_feature(ident: &str) -> String {
    let word = ident.strip_prefix("tag_");
    let word = word.filter(|word| needs_prefix(word)).unwrap_or(ident);
    format!("tag-{}", word.replace('_', "-"))
}

/// No module can have this name, or it would hide another.
fn needs_prefix(word: &str) -> bool {
    RESERVED.contains(&word) || snake(word) != word
}

#[cfg(test)]
mod tests {
    use super::{tag_feature, tag_ident};

    #[test]
    fn every_tag_becomes_a_module_and_a_file() {
        for (tag, ident, feature) in [
            ("Card status", "card_status", "tag-card-status"),
            ("card-status", "card_status", "tag-card-status"),
            ("3ds", "tag_3ds", "tag-3ds"),
            ("type", "tag_type", "tag-type"),
            ("Types", "tag_types", "tag-types"),
            ("tag pets", "tag_pets", "tag-tag-pets"),
            ("CON", "tag_con", "tag-con"),
            ("shared", "tag_shared", "tag-shared"),
            ("Café", "caf_ue9", "tag-caf-ue9"),
            ("카드", "uce74_ub4dc", "tag-uce74-ub4dc"),
            ("../..", "tag", "tag-tag"),
            ("", "tag", "tag-tag"),
        ] {
            assert_eq!(tag_ident(tag), ident, "{tag:?}");
            assert_eq!(tag_feature(ident), feature, "{tag:?}");
            syn::parse_str::<syn::Ident>(ident).expect("an identifier");
        }
    }
}
