//! Tokens → text: items one by one, joined by blank lines, as people write them.

use proc_macro2::{Delimiter, Literal, TokenStream, TokenTree};
use syn::{ImplItem, Item, ItemImpl};

/// A Rust file: its inner docs, its `use` lines and its items.
pub(super) struct RustFile {
    pub(super) docs: Vec<String>,
    pub(super) uses: TokenStream,
    pub(super) items: Vec<TokenStream>,
}

impl RustFile {
    /// Some identifier has a letter beyond ASCII.
    pub(super) fn has_foreign_letters(&self) -> bool {
        fn found(tokens: TokenStream) -> bool {
            tokens.into_iter().any(|token| match token {
                TokenTree::Ident(ident) => !ident.to_string().is_ascii(),
                TokenTree::Group(group) => found(group.stream()),
                TokenTree::Punct(_) | TokenTree::Literal(_) => false,
            })
        }
        self.items.iter().any(|item| found(item.clone()))
    }

    /// Prints the file.
    pub(super) fn print(self) -> String {
        let mut blocks = Vec::new();
        if !self.docs.is_empty() {
            let lines = self.docs.iter().map(|line| {
                if line.is_empty() {
                    "//!\n".to_owned()
                } else {
                    format!("//! {line}\n")
                }
            });
            blocks.push(lines.collect());
        }
        if !self.uses.is_empty() {
            blocks.push(print_items(parse(self.uses)));
        }
        blocks.extend(self.items.into_iter().flat_map(parse).map(print_item));
        blocks.join("\n")
    }
}

fn parse(tokens: TokenStream) -> Vec<Item> {
    syn::parse2::<syn::File>(tokens)
        .expect("emitters quote whole items")
        .items
}

fn print_items(items: Vec<Item>) -> String {
    prettyplease::unparse(&syn::File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items,
    })
}

fn print_item(item: Item) -> String {
    match item {
        Item::Impl(block) if block.items.len() > 1 => print_impl(block),
        item => print_items(vec![item]),
    }
}

/// An `impl` block with blank lines between its items, except between short ones.
fn print_impl(mut block: ItemImpl) -> String {
    let items = std::mem::take(&mut block.items);
    let head = print_items(vec![Item::Impl(block.clone())]);
    let mut text = head.trim_end().trim_end_matches('}').to_owned() + "\n";
    let mut last_is_short = true;
    for (index, item) in items.into_iter().enumerate() {
        let printed = print_impl_item(&block, item);
        let is_short = printed.lines().count() < 3;
        if index > 0 && !(is_short && last_is_short) {
            text.push('\n');
        }
        text.push_str(&printed);
        last_is_short = is_short;
    }
    text + "}\n"
}

/// One item of the block, indented as inside it.
fn print_impl_item(block: &ItemImpl, item: ImplItem) -> String {
    let block = ItemImpl {
        items: vec![item],
        ..block.clone()
    };
    let printed = print_items(vec![Item::Impl(block)]);
    let inside = printed.split_once("{\n").map_or("", |(_, rest)| rest);
    inside.trim_end().trim_end_matches('}').to_owned()
}

/// A string literal; raw where that saves backslashes.
pub(super) fn text_literal(text: &str) -> Literal {
    let is_plain = !text.contains(|letter: char| letter.is_control() || is_invisible(letter));
    if is_plain && text.contains(['"', '\\']) {
        let longest = text
            .split('"')
            .skip(1)
            .map(|rest| rest.len() - rest.trim_start_matches('#').len())
            .max();
        let hashes = "#".repeat(longest.map_or(0, |longest| longest + 1));
        if let Ok(literal) = format!("r{hashes}\"{text}\"{hashes}").parse() {
            return literal;
        }
    }
    Literal::string(text)
}

/// Marks that reorder or hide text stand as escapes in code.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{61c}')
}

/// Some of the items mention `word` as the start of a path, so that it has to be imported.
pub(super) fn mentions(items: &[TokenStream], word: &str) -> bool {
    items
        .iter()
        .any(|item| mentions_word(item.clone(), word, false))
}

/// Some of the items mention the rules of a type, which are a function of a trait.
pub(super) fn mentions_rules(items: &[TokenStream]) -> bool {
    fn found(tokens: TokenStream) -> bool {
        let mut before = [' ', ' '];
        tokens.into_iter().any(|token| {
            let is_path = before == [':', ':'];
            before = [before[1], punctuation(&token)];
            match token {
                TokenTree::Ident(ident) => is_path && ident == "check",
                TokenTree::Group(group) => found(group.stream()),
                TokenTree::Punct(_) | TokenTree::Literal(_) => false,
            }
        })
    }
    items.iter().any(|item| found(item.clone()))
}

/// Names of modules count before `::` alone, and names of variants not at all where an enum declares them.
fn mentions_word(tokens: TokenStream, word: &str, in_enum: bool) -> bool {
    let is_module = word.starts_with(char::is_lowercase);
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut before = [' ', ' '];
    let mut declares_enum = false;
    for (index, token) in tokens.iter().enumerate() {
        let continues = before == [':', ':'] || before[1] == '.';
        before = [before[1], punctuation(token)];
        let found = match token {
            TokenTree::Ident(ident) if ident == "enum" => {
                declares_enum = true;
                false
            }
            TokenTree::Ident(ident) => {
                let leads_on = || {
                    [index + 1, index + 2].map(|next| {
                        tokens
                            .get(next)
                            .is_some_and(|next| punctuation(next) == ':')
                    }) == [true, true]
                };
                !continues && !in_enum && ident == word && (!is_module || leads_on())
            }
            TokenTree::Group(group) => {
                let is_body = declares_enum && group.delimiter() == Delimiter::Brace;
                declares_enum &= !is_body;
                mentions_word(group.stream(), word, is_body)
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        };
        if found {
            return true;
        }
    }
    false
}

fn punctuation(token: &TokenTree) -> char {
    match token {
        TokenTree::Punct(punct) => punct.as_char(),
        _ => ' ',
    }
}

/// A `use` line for those of `words` that `items` mention, all from the module `path`.
pub(super) fn import(items: &[TokenStream], path: &str, words: &[&str]) -> TokenStream {
    let used: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| mentions(items, word))
        .collect();
    let line = match &used[..] {
        [] => return TokenStream::new(),
        [one] => format!("use {path}::{one};"),
        _ => format!("use {path}::{{{}}};", used.join(", ")),
    };
    line.parse().expect("a `use` line of known names")
}

/// `use` lines for the modules of the crate that `items` mention.
pub(super) fn import_modules(items: &[TokenStream], modules: &[&str]) -> TokenStream {
    modules
        .iter()
        .map(|module| import(items, "crate", &[module]))
        .collect()
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn a_text_is_written_the_shortest_way_and_says_the_same() {
        for text in [
            "plain",
            "a\"b",
            "a\\d",
            "\"#",
            "\"##\"#",
            "line\nbreak\"",
            "\u{202e}\"",
            "\r\"",
            "r#\"",
        ] {
            let literal = text_literal(text);
            let parsed: syn::LitStr = syn::parse2(quote!(#literal)).expect("a string literal");
            assert_eq!(parsed.value(), text);
        }
        assert_eq!(text_literal("a\"b").to_string(), "r#\"a\"b\"#");
    }

    #[test]
    fn only_the_start_of_a_path_needs_an_import() {
        let items = [
            quote!(check.types(&[Type::Integer]);),
            quote!(Field { at: Place::Body }),
        ];
        assert!(
            mentions(&items, "Type") && !mentions(&items, "types") && !mentions(&items, "Integer")
        );
    }

    #[test]
    fn fields_and_variants_of_the_document_need_no_import() {
        let items = [
            quote!(
                pub struct Holder {
                    #[doc = "types::x :: check"]
                    types: String,
                }
            ),
            quote!(
                pub enum Kind {
                    Json,
                    #[serde(untagged)]
                    Type(Held),
                }
            ),
        ];
        for word in ["types", "Json", "Type"] {
            assert!(!mentions(&items, word), "{word}");
        }
        assert!(mentions(&items, "Held") && !mentions_rules(&items));
    }
}
