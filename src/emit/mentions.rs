//! The tokens of code → the names that it begins paths with, and the `use` lines for them.

use proc_macro2::TokenStream;

use super::tokens::{Code, Kind, Token};
use crate::hashed::Set;

/// The names with which paths begin in the code of a file, and what else its head depends on.
#[derive(Debug, Default)]
pub(super) struct Mentions {
    /// Types, and whatever else needs no `::` behind it. Variants do not count where an enum declares them.
    types: Set<String>,
    /// Modules: names in lower case before `::`.
    modules: Set<String>,
    /// The rules of a type, which are a function of a trait.
    rules: bool,
    /// Some name has a letter beyond ASCII.
    foreign_letters: bool,
}

impl Mentions {
    /// Reads the tokens of whole items or expressions.
    pub(super) fn read(&mut self, tokens: &[Token<'_>]) {
        let mut depth = Depth::default();
        for (index, token) in tokens.iter().enumerate() {
            match token.kind {
                Kind::Word => {
                    let before = index
                        .checked_sub(1)
                        .map_or("", |before| tokens[before].text);
                    let after = tokens.get(index + 1).map_or("", |after| after.text);
                    // What follows the mark of a raw identifier is its name.
                    let name = token.text.strip_prefix("r#").unwrap_or(token.text);
                    self.read_name(name, before, after, depth.is_of_variants());
                    depth.declares_enum |= token.text == "enum";
                }
                Kind::Sign => depth.pass(token.text),
                Kind::Literal | Kind::Lifetime => {}
            }
        }
    }

    fn read_name(&mut self, name: &str, before: &str, after: &str, is_variant: bool) {
        self.foreign_letters |= !name.is_ascii();
        self.rules |= before == "::" && name == "check";
        if before == "::" || before.ends_with('.') {
            return;
        }
        let is_module = name.starts_with(char::is_lowercase);
        let names = match is_module {
            true if after == "::" => &mut self.modules,
            false if !is_variant => &mut self.types,
            _ => return,
        };
        if !names.contains(name) {
            names.insert(name.to_owned());
        }
    }

    /// What some tokens mention.
    pub(super) fn of(tokens: TokenStream) -> Self {
        let mut mentions = Self::default();
        mentions.read(&Code::of(tokens).tokens());
        mentions
    }

    /// A path begins with `word`, so that it has to be imported.
    pub(super) fn has(&self, word: &str) -> bool {
        self.types.contains(word) || self.modules.contains(word)
    }

    /// The names of types with which paths begin, in no order.
    pub(super) fn types(&self) -> impl Iterator<Item = &str> {
        self.types.iter().map(String::as_str)
    }

    /// The rules of some type are mentioned.
    pub(super) fn has_rules(&self) -> bool {
        self.rules
    }

    /// Some name has a letter beyond ASCII.
    pub(super) fn has_foreign_letters(&self) -> bool {
        self.foreign_letters
    }

    /// A `use` line for those of `words` that are mentioned, all from the module `path`.
    pub(super) fn import(&self, path: &str, words: &[&str]) -> TokenStream {
        let used: Vec<&str> = words
            .iter()
            .copied()
            .filter(|word| self.has(word))
            .collect();
        let line = match &used[..] {
            [] => return TokenStream::new(),
            [one] => format!("use {path}::{one};"),
            _ => format!("use {path}::{{{}}};", used.join(", ")),
        };
        line.parse().expect("a `use` line of known names")
    }

    /// `use` lines for the modules of the crate that are mentioned.
    pub(super) fn import_modules(&self, modules: &[&str]) -> TokenStream {
        modules
            .iter()
            .map(|module| self.import("crate", &[module]))
            .collect()
    }
}

/// How deep a token stands.
#[derive(Default)]
struct Depth {
    /// Brackets that are open.
    brackets: usize,
    /// `enum` was read, and its braces were not.
    declares_enum: bool,
    /// How deep the variants of the enum being read stand.
    variants: Option<usize>,
}

impl Depth {
    /// Right inside the braces of an enum.
    fn is_of_variants(&self) -> bool {
        self.variants == Some(self.brackets)
    }

    fn pass(&mut self, sign: &str) {
        match sign {
            "{" | "(" | "[" => {
                self.brackets += 1;
                if sign == "{" && self.declares_enum {
                    self.declares_enum = false;
                    self.variants = Some(self.brackets);
                }
            }
            "}" | ")" | "]" => {
                if self.is_of_variants() {
                    self.variants = None;
                }
                self.brackets = self.brackets.saturating_sub(1);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mentions_of(code: &str) -> Mentions {
        Mentions::of(code.parse().expect("whole tokens"))
    }

    #[test]
    fn only_the_start_of_a_path_needs_an_import() {
        let mentions = mentions_of("check.types(&[Type::Integer]); Field { at: Place::Body }");
        assert!(mentions.has("Type") && !mentions.has("types") && !mentions.has("Integer"));
        assert!(!mentions.has_rules() && mentions_of("types::x::check(check)").has_rules());
    }

    #[test]
    fn fields_and_variants_of_the_document_need_no_import() {
        let mentions = mentions_of(
            "#[doc = r\"Bytes, of `types::x::check`\"]\n\
             pub struct Holder {\n    #[doc = \"types::x :: check\"]\n    types: String,\n}\n\
             pub enum Kind {\n    Json,\n    #[serde(untagged)]\n    Type(Held),\n}\n\
             pub struct After(Likely<Inner>);",
        );
        for word in ["types", "Json", "Type", "Bytes"] {
            assert!(!mentions.has(word), "{word}");
        }
        for word in ["Held", "Likely", "Inner"] {
            assert!(mentions.has(word), "{word}");
        }
        assert!(!mentions.has_rules() && !mentions.has_foreign_letters());
    }

    #[test]
    fn literals_hold_no_names() {
        for literal in [
            r#""Json""#,
            r#""\" Json""#,
            r##"r#"" Json"#"##,
            r#"b"Json""#,
            r#"'J' + 'J'"#,
            r#"'\'' , "Json""#,
            r#"'\u{4a}' , "Json""#,
            r#"b'\'' , "Json""#,
            "0Json",
            "&'Json Type",
        ] {
            let mentions = mentions_of(&format!("x({literal}, Type::A)"));
            assert!(!mentions.has("Json") && mentions.has("Type"), "{literal}");
        }
        for code in ["r#Json", "(Json)", "rb + Json", "'a' Json", "<'a> Json"] {
            assert!(mentions_of(code).has("Json"), "{code}");
        }
    }

    #[test]
    fn letters_beyond_ascii_are_seen_in_names_alone() {
        assert!(mentions_of("struct Straße;").has_foreign_letters());
        assert!(!mentions_of("let x = \"Straße\";").has_foreign_letters());
    }
}
