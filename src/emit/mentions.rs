//! Printed code → the names that it begins paths with, and the `use` lines for them.

use std::collections::HashSet;

use proc_macro2::TokenStream;

/// The names with which paths begin in the code of a file, and what else its head depends on.
#[derive(Debug, Default)]
pub(super) struct Mentions {
    /// Types, and whatever else needs no `::` behind it. Variants do not count where an enum declares them.
    types: HashSet<String>,
    /// Modules: names in lower case before `::`.
    modules: HashSet<String>,
    /// The rules of a type, which are a function of a trait.
    rules: bool,
    /// Some name has a letter beyond ASCII.
    foreign_letters: bool,
}

impl Mentions {
    /// Reads one item.
    pub(super) fn read(&mut self, code: &str) {
        let mut words = Words::new(code);
        while let Some(word) = words.next() {
            self.foreign_letters |= !word.text.is_ascii();
            self.rules |= word.follows_path && word.text == "check";
            if word.follows_path || word.follows_dot {
                continue;
            }
            let is_module = word.text.starts_with(char::is_lowercase);
            let names = match is_module {
                true if words.leads_on() => &mut self.modules,
                false if !word.is_variant => &mut self.types,
                _ => continue,
            };
            if !names.contains(word.text) {
                names.insert(word.text.to_owned());
            }
        }
    }

    /// What one piece of code mentions.
    pub(super) fn of(code: &str) -> Self {
        let mut mentions = Self::default();
        mentions.read(code);
        mentions
    }

    /// A path begins with `word`, so that it has to be imported.
    pub(super) fn has(&self, word: &str) -> bool {
        self.types.contains(word) || self.modules.contains(word)
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

/// A name in code, and where it stands.
struct Word<'c> {
    text: &'c str,
    /// Right after `::`.
    follows_path: bool,
    /// Right after `.`.
    follows_dot: bool,
    /// Right inside the braces of an enum.
    is_variant: bool,
}

/// Finds the names in formatted code, outside of comments and literals.
struct Words<'c> {
    code: &'c str,
    at: usize,
    /// The last two bytes that were no space.
    before: [u8; 2],
    /// Brackets that are open.
    depth: usize,
    /// `enum` was read, and its braces were not.
    declares_enum: bool,
    /// How deep the variants of the enum being read stand.
    variants: Option<usize>,
}

impl<'c> Words<'c> {
    fn new(code: &'c str) -> Self {
        Self {
            code,
            at: 0,
            before: [b' '; 2],
            depth: 0,
            declares_enum: false,
            variants: None,
        }
    }

    fn next(&mut self) -> Option<Word<'c>> {
        loop {
            let rest = &self.code[self.at..];
            let byte = *rest.as_bytes().first()?;
            match byte {
                _ if byte.is_ascii_whitespace() => self.at += 1,
                b'/' if rest.starts_with("//") => self.at += rest.find('\n').unwrap_or(rest.len()),
                b'"' => self.skip_literal(string_length(rest)),
                b'r' | b'b' | b'c' if literal_length(rest) > 0 => {
                    self.skip_literal(literal_length(rest));
                }
                b'\'' => self.skip_literal(quote_length(rest)),
                b'0'..=b'9' => self.skip_literal(word_length(rest)),
                b'_' | b'a'..=b'z' | b'A'..=b'Z' | 128.. => return Some(self.word(rest)),
                _ => self.punctuation(byte),
            }
        }
    }

    fn word(&mut self, rest: &'c str) -> Word<'c> {
        // A raw identifier is one name; what follows its mark decides nothing.
        let raw = if rest.starts_with("r#") { 2 } else { 0 };
        let text = &rest[raw..raw + word_length(&rest[raw..]).max(1)];
        let word = Word {
            text,
            follows_path: self.before == *b"::",
            follows_dot: self.before[1] == b'.',
            is_variant: self.variants == Some(self.depth),
        };
        self.declares_enum |= text == "enum";
        self.at += raw + text.len();
        self.before = [b' '; 2];
        word
    }

    /// `::` comes next.
    fn leads_on(&self) -> bool {
        let mut rest = self.code[self.at..].bytes().filter(|byte| *byte != b' ');
        [rest.next(), rest.next()] == [Some(b':'), Some(b':')]
    }

    fn punctuation(&mut self, byte: u8) {
        match byte {
            b'{' | b'(' | b'[' => {
                self.depth += 1;
                if byte == b'{' && self.declares_enum {
                    self.declares_enum = false;
                    self.variants = Some(self.depth);
                }
            }
            b'}' | b')' | b']' => {
                if self.variants == Some(self.depth) {
                    self.variants = None;
                }
                self.depth = self.depth.saturating_sub(1);
            }
            _ => {}
        }
        self.before = [self.before[1], byte];
        self.at += 1;
    }

    fn skip_literal(&mut self, length: usize) {
        self.at += length;
        self.before = [b' '; 2];
    }
}

fn word_length(text: &str) -> usize {
    text.find(|letter: char| !(letter == '_' || letter.is_alphanumeric() || !letter.is_ascii()))
        .unwrap_or(text.len())
}

/// A string in quotes, with escapes.
fn string_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 1;
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    (at + 1).min(text.len())
}

/// A string or byte with a prefix: `r"…"`, `r#"…"#`, `b"…"`, `b'…'`, `c"…"`; 0 for anything else.
fn literal_length(text: &str) -> usize {
    let prefix = text.len() - text.trim_start_matches(['r', 'b', 'c']).len();
    let rest = &text[prefix..];
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    let is_raw = prefix <= 2 && text[..prefix].contains('r');
    if is_raw && rest[hashes..].starts_with('"') {
        let end = format!("\"{}", "#".repeat(hashes));
        let inside = prefix + hashes + 1;
        return text[inside..]
            .find(&end)
            .map_or(text.len(), |at| inside + at + end.len());
    }
    match (prefix, rest.as_bytes().first()) {
        (1, Some(b'"')) => 1 + string_length(rest),
        (1, Some(b'\'')) => 1 + quote_length(rest),
        _ => 0,
    }
}

/// A character in quotes, or the quote and name of a lifetime.
fn quote_length(text: &str) -> usize {
    let mut letters = text[1..].chars();
    match (letters.next(), letters.next()) {
        (Some('\\'), _) => {
            let escaped = text[2..].chars().next().map_or(0, char::len_utf8);
            let rest = &text[2 + escaped..];
            2 + escaped + rest.find('\'').map_or(rest.len(), |at| at + 1)
        }
        (Some(letter), Some('\'')) => 2 + letter.len_utf8(),
        _ => 1 + word_length(&text[1..]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_start_of_a_path_needs_an_import() {
        let mentions = Mentions::of("check.types(&[Type::Integer]); Field { at: Place::Body }");
        assert!(mentions.has("Type") && !mentions.has("types") && !mentions.has("Integer"));
        assert!(!mentions.has_rules() && Mentions::of("types::x::check(check)").has_rules());
    }

    #[test]
    fn fields_and_variants_of_the_document_need_no_import() {
        let mentions = Mentions::of(
            "/// Bytes, of `types::x::check`\n\
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
            let mentions = Mentions::of(&format!("x({literal}, Type::A)"));
            assert!(!mentions.has("Json") && mentions.has("Type"), "{literal}");
        }
        for code in ["r#Json", "(Json)", "rb + Json", "'a' Json", "<'a> Json"] {
            assert!(Mentions::of(code).has("Json"), "{code}");
        }
    }

    #[test]
    fn letters_beyond_ascii_are_seen_in_names_alone() {
        assert!(Mentions::of("struct Straße;").has_foreign_letters());
        assert!(!Mentions::of("// Straße\nlet x = \"Straße\";").has_foreign_letters());
    }
}
