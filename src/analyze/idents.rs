//! Document names → Rust identifiers: case, keywords, scripts, symbols, length, and collisions.

use std::borrow::Cow;

use crate::hashed::Set;
use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

/// Longest identifier; the rest of a longer name is replaced by a digest of the whole.
const LONGEST: usize = 80;

/// Strict and reserved keywords of every edition (Rust Reference, "Keywords"), and names that cannot be raw, in order.
const KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// What clippy's default set calls placeholders, wherever they name an argument (`disallowed_names`).
const PLACEHOLDERS: &[&str] = &["foo", "baz", "quux"];

/// `userId` → `user_id`
pub fn snake(name: &str) -> String {
    finish(name, spell(name).to_snake_case(), "value")
}

/// `card-status` → `CardStatus`
pub fn camel(name: &str) -> String {
    finish(name, spell(name).to_upper_camel_case(), "Value")
}

/// `modifyCardStatus` → `MODIFY_CARD_STATUS`
pub fn shouty(name: &str) -> String {
    finish(name, spell(name).to_shouty_snake_case(), "VALUE")
}

/// Names that differ only in symbols keep apart: a sign before a number or a lone symbol is spelled out.
fn spell(name: &str) -> Cow<'_, str> {
    let has_word = name.chars().any(char::is_alphanumeric);
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    if has_word && name.bytes().all(is_plain) {
        return name.into();
    }
    let mut spelled = String::with_capacity(name.len());
    for (index, letter) in name.chars().enumerate() {
        match symbol_word(letter) {
            Some(word) if !has_word || index == 0 && word_matters(letter) => {
                spelled.push(' ');
                spelled.push_str(word);
                spelled.push(' ');
            }
            _ if is_plain_letter(letter) => spelled.push(letter),
            _ if letter == 'ß' => spelled.push_str("ss"),
            _ if unicode_ident::is_xid_continue(letter) => {
                spelled.push_str(&format!(" u{:x} ", u32::from(letter)));
            }
            _ => spelled.push(' '),
        }
    }
    spelled.into()
}

/// A letter or digit that stands for itself in an identifier: it looks the same however text is normalised, is read from
/// left to right, and changes its case into one letter. Others are spelled by their code points.
fn is_plain_letter(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_alphanumeric() || letter == '_';
    }
    let listed = matches!(letter,
        '\u{c0}'..='\u{17f}' | '\u{388}'..='\u{3ce}' | '\u{400}'..='\u{52f}'
        | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
    let (mut upper, mut lower) = (letter.to_uppercase(), letter.to_lowercase());
    let changes_back = match (upper.next(), upper.next(), lower.next(), lower.next()) {
        (Some(up), None, Some(low), None) => {
            let has_case = letter.is_lowercase() || letter.is_uppercase();
            !has_case || up != low && up.to_lowercase().eq([low]) && low.to_uppercase().eq([up])
        }
        _ => false,
    };
    listed && changes_back && unicode_ident::is_xid_continue(letter)
}

/// Symbols that distinguish a name when they come first, such as `-1` and `+1`.
fn word_matters(letter: char) -> bool {
    matches!(
        letter,
        '-' | '+' | '<' | '>' | '=' | '!' | '*' | '@' | '$' | '#' | '%'
    )
}

fn symbol_word(letter: char) -> Option<&'static str> {
    Some(match letter {
        '+' => "plus",
        '-' => "minus",
        '*' => "star",
        '/' => "slash",
        '=' => "equals",
        '<' => "less",
        '>' => "greater",
        '!' => "not",
        '&' => "and",
        '|' => "or",
        '%' => "percent",
        '$' => "dollar",
        '#' => "hash",
        '@' => "at",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '?' => "question",
        '~' => "tilde",
        '^' => "caret",
        '_' => "underscore",
        '\'' | '"' | '`' => "quote",
        '\\' => "backslash",
        '(' | ')' | '[' | ']' | '{' | '}' => "bracket",
        ' ' => "space",
        _ => return None,
    })
}

/// Makes a cased word a legal identifier.
fn finish(name: &str, word: String, empty: &str) -> String {
    let mut ident = word;
    ident.retain(unicode_ident::is_xid_continue);
    if ident.is_empty() {
        ident = empty.to_owned();
    }
    if !ident.starts_with(unicode_ident::is_xid_start) {
        let lower = empty.starts_with(char::is_lowercase);
        ident.insert_str(0, if lower { "n" } else { "N" });
    }
    if ident.len() > LONGEST && ident.chars().count() > LONGEST {
        let is_constant = !empty.contains(char::is_lowercase);
        let digest = match is_constant {
            true => format!("{:08X}", digest(name)),
            false => format!("{:08x}", digest(name)),
        };
        ident = ident.chars().take(LONGEST).collect::<String>() + &digest;
    }
    if ident == "Self" {
        // With an underscore it could not be the beginning of other names.
        ident.push_str(empty);
    } else if KEYWORDS.binary_search(&ident.as_str()).is_ok()
        || PLACEHOLDERS.contains(&ident.as_str())
    {
        ident.push('_');
    }
    ident
}

/// FNV-1a, so that a shortened name depends on nothing but itself.
pub(super) fn digest(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// Identifiers already taken in one scope.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    taken: Set<String>,
}

impl Scope {
    /// A scope in which `reserved` are taken.
    pub fn with_reserved(reserved: &[&str]) -> Self {
        Self {
            taken: reserved.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    /// Takes `ident`, if it is free.
    pub fn take(&mut self, ident: &str) -> bool {
        self.taken.insert(ident.to_owned())
    }

    /// `ident`, or the first of `ident2`, `ident3`, … that is free.
    pub fn claim(&mut self, ident: String) -> String {
        let mut candidate = ident.clone();
        let mut number = 2_u32;
        while !self.taken.insert(candidate.clone()) {
            let separator = if ident.ends_with(|letter: char| letter.is_ascii_digit()) {
                "_"
            } else {
                ""
            };
            candidate = format!("{ident}{separator}{number}");
            number += 1;
        }
        candidate
    }

    /// The identifiers of names that share this scope, in their order.
    pub fn claim_all<'n>(
        &mut self,
        names: impl IntoIterator<Item = &'n str>,
        case: fn(&str) -> String,
    ) -> Vec<String> {
        names
            .into_iter()
            .map(|name| self.claim(case(name)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_identifiers() {
        for (name, expected) in [
            ("userId", "user_id"),
            ("X-Rate-Limit", "x_rate_limit"),
            ("type", "type_"),
            ("self", "self_"),
            ("3ds", "n3ds"),
            ("", "value"),
            ("+1", "plus_1"),
            ("-1", "minus_1"),
            ("카드", "카드"),
            ("a\u{202e}b", "a_b"),
            ("r#\"", "r"),
            ("²", "value"),
            ("e\u{301}", "e_u301"),
            ("é", "é"),
            ("Straße", "strasse"),
            ("\u{212b}", "u212b"),
            ("имя", "имя"),
        ] {
            let ident = snake(name);
            assert_eq!(ident, expected, "{name:?}");
            syn::parse_str::<syn::Ident>(&ident).expect("an identifier");
        }
    }

    #[test]
    fn every_keyword_is_known() {
        for keyword in KEYWORDS {
            let ident = finish(keyword, (*keyword).to_owned(), "Value");
            assert_ne!(ident, *keyword);
        }
    }

    #[test]
    fn the_name_of_a_type_can_begin_another() {
        assert_eq!(
            (camel("self"), camel("Self")),
            ("SelfValue".into(), "SelfValue".into())
        );
        assert_eq!(
            shouty(&"x".repeat(100)),
            shouty(&"x".repeat(100)).to_uppercase()
        );
    }

    #[test]
    fn a_long_name_is_cut_and_still_differs_from_its_neighbour() {
        let (a, b) = ("a".repeat(10_000), "a".repeat(9_999));
        assert!(snake(&a).len() < 100);
        assert_ne!(snake(&a), snake(&b));
    }

    #[test]
    fn a_taken_name_gets_a_number() {
        let mut scope = Scope::default();
        assert_eq!(
            scope.claim_all(["a-b", "a_b", "aB", "v1", "v_1", "v1"], snake),
            ["a_b", "a_b2", "a_b3", "v1", "v_1", "v1_2"]
        );
    }
}
