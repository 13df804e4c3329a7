//! The name of a generated crate → accepted, or the reason why cargo or rustc would not take it.

/// Keywords of every edition, and names that cargo, rustc or Windows keep for themselves.
const RESERVED: &[&str] = &[
    "abstract",
    "alloc",
    "as",
    "async",
    "aux",
    "await",
    "become",
    "box",
    "break",
    "build",
    "con",
    "const",
    "continue",
    "core",
    "crate",
    "deps",
    "do",
    "dyn",
    "else",
    "enum",
    "examples",
    "extern",
    "false",
    "final",
    "fn",
    "for",
    "gen",
    "if",
    "impl",
    "in",
    "incremental",
    "let",
    "loop",
    "macro",
    "match",
    "mod",
    "move",
    "mut",
    "nul",
    "override",
    "priv",
    "prn",
    "proc_macro",
    "pub",
    "ref",
    "return",
    "self",
    "static",
    "std",
    "struct",
    "super",
    "test",
    "trait",
    "true",
    "try",
    "type",
    "typeof",
    "unsafe",
    "unsized",
    "use",
    "virtual",
    "where",
    "while",
    "yield",
];

/// Crates that generated code depends on: a crate of the same name would hide them.
const DEPENDENCIES: &[&str] = &[
    "base64",
    "getrandom",
    "hmac",
    "http",
    "jiff",
    "regex",
    "regress",
    "reqwest",
    "serde",
    "serde_json",
    "sha1",
    "sha2",
    "thiserror",
    "time",
    "tokio",
    "uuid",
    "zeroize",
];

/// Why a crate cannot have this name, if it cannot.
pub(crate) fn refuse_crate_name(name: &str) -> Option<&'static str> {
    let ident = name.replace('-', "_");
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if name.is_empty() {
        Some("it is empty")
    } else if name.len() > 64 {
        Some("it is longer than 64 characters")
    } else if !name.chars().all(is_allowed) {
        Some("only the letters a to z, digits, `-` and `_` are allowed")
    } else if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        Some("it does not start with a letter")
    } else if name.contains(|c: char| c.is_ascii_uppercase()) {
        Some("it has capital letters, of which rustc warns in every build")
    } else if ident.contains("__") {
        Some("two of its `-` and `_` stand side by side, of which rustc warns in every build")
    } else if ident.ends_with('_') {
        Some("it ends with a `-` or `_`")
    } else if RESERVED.contains(&ident.as_str()) {
        Some("Rust, cargo or Windows keeps it for itself")
    } else if DEPENDENCIES.contains(&ident.as_str()) {
        Some("generated code depends on a crate of that name")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::refuse_crate_name;

    #[test]
    fn names_that_cargo_takes_are_accepted() {
        for name in ["cards", "a", "card-status", "card_status", "v2", "types"] {
            assert_eq!(refuse_crate_name(name), None, "{name}");
        }
        assert_eq!(refuse_crate_name(&"a".repeat(64)), None);
    }

    #[test]
    fn names_that_would_not_compile_are_refused() {
        let long = "a".repeat(65);
        let names = [
            "",
            "1a",
            "_",
            "-a",
            "a b",
            "a.b",
            "a/b",
            "../a",
            "ä",
            "a\n",
            "type",
            "Self",
            "proc-macro",
            "test",
            "std",
            "serde-json",
            "con",
            "CON",
            "Api",
            "a--b",
            "a-_b",
            "a__b",
            "a-",
            "a_",
            long.as_str(),
        ];
        for name in names {
            assert!(refuse_crate_name(name).is_some(), "{name} was accepted");
        }
    }
}
