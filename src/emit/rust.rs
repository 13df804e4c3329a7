//! Tokens → text: items one by one, joined by blank lines, as people write them.

use proc_macro2::{Literal, TokenStream};
use syn::{ImplItem, Item, ItemImpl};

use crate::printable::hides;

use super::{
    Emission,
    format::format_items,
    members::Members,
    mentions::Mentions,
    part::Part,
    tokens::{Code, Token},
};

/// A Rust file: its inner docs, its `use` lines and its items.
pub(super) struct RustFile<'a> {
    docs: Vec<String>,
    /// Declarations of modules, then what lifts their items.
    modules: [TokenStream; 2],
    items: Box<dyn Iterator<Item = TokenStream> + 'a>,
    uses: Box<dyn FnOnce(&Mentions) -> TokenStream + 'a>,
}

/// The text of a Rust file.
pub(super) struct Printed {
    pub(super) text: String,
    /// Some name has a letter beyond ASCII.
    pub(super) has_foreign_letters: bool,
}

impl<'a> RustFile<'a> {
    /// A file whose `use` lines depend on what its items mention. Items are made when they are printed, and not kept.
    pub(super) fn new(
        docs: &[&str],
        items: impl IntoIterator<Item = TokenStream> + 'a,
        uses: impl FnOnce(&Mentions) -> TokenStream + 'a,
    ) -> Self {
        Self {
            docs: docs.iter().map(|line| (*line).to_owned()).collect(),
            modules: Default::default(),
            items: Box::new(items.into_iter()),
            uses: Box::new(uses),
        }
    }

    /// The same file, which says what part of its kind it holds.
    pub(super) fn of_part(mut self, part: &Emission<'_>) -> Self {
        if let Some(sentence) = part.part_sentence() {
            if matches!(part.part, Part::Of(_)) {
                self.docs.truncate(1); // the list of the modules says the rest
            }
            self.docs.extend([String::new(), sentence]);
        }
        self
    }

    /// The same file with modules below it.
    pub(super) fn with_modules(self, modules: [TokenStream; 2]) -> Self {
        Self { modules, ..self }
    }

    /// Prints the file.
    pub(super) fn print(self) -> Printed {
        let mut mentions = Mentions::default();
        let mut items = String::new();
        for tokens in self.items {
            let code = Code::of(tokens);
            let read = code.tokens();
            mentions.read(&read);
            for item in print_items(&code, read) {
                join(&mut items, &item);
            }
        }
        let mut text = String::with_capacity(items.len() + 1024);
        for line in self.docs {
            text.push_str(format!("//! {line}").trim_end());
            text.push('\n');
        }
        let uses = (self.uses)(&mentions);
        let [modules, lifted] = self.modules;
        for head in [modules, lifted, uses] {
            if !head.is_empty() {
                let code = Code::of(head);
                join(&mut text, &print_items(&code, code.tokens()).concat());
            }
        }
        join(&mut text, &items);
        Printed {
            text,
            has_foreign_letters: mentions.has_foreign_letters(),
        }
    }
}

/// Ends each line but the last of a doc comment that stands in one attribute: parsing attributes is slow.
/// Text of the document holds no control characters.
pub(super) const LINE_END: char = '\u{1f}';

/// Gives each line of a doc comment a line of its own.
fn cut_doc_lines(printed: String) -> String {
    if !printed.contains(LINE_END) {
        return printed;
    }
    let mut text = String::with_capacity(printed.len() + printed.len() / 8);
    for line in printed.split_inclusive('\n') {
        let indent = &line[..line.len() - line.trim_start().len()];
        for (index, part) in line.split(LINE_END).enumerate() {
            if index > 0 {
                text.push('\n');
                text.push_str(indent);
                text.push_str("///");
            }
            text.push_str(part);
        }
    }
    text
}

/// Appends `more`, after a blank line where there is something before it.
fn join(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push('\n');
    }
    text.push_str(more);
}

fn parse(tokens: TokenStream) -> Vec<Item> {
    syn::parse2::<syn::File>(tokens)
        .expect("emitters quote whole items")
        .items
}

/// The text of each item in the code, whose tokens are `read`.
fn print_items(code: &Code, read: Vec<Token<'_>>) -> Vec<String> {
    match format_items(read) {
        Some(items) => items,
        None => {
            let tokens = code.text().parse().expect("code was tokens before");
            parse(tokens).into_iter().map(print_tree).collect()
        }
    }
}

/// Items without blank lines between them.
fn print_together(items: Vec<Item>) -> String {
    cut_doc_lines(prettyplease::unparse(&syn::File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items,
    }))
}

/// An item of any form, laid out by prettyplease.
pub(super) fn print_tree(item: Item) -> String {
    match item {
        Item::Impl(block) if block.items.len() > 1 => print_impl(block),
        item => print_together(vec![item]),
    }
}

/// An `impl` block with blank lines between its items, except between short ones.
fn print_impl(mut block: ItemImpl) -> String {
    let items = std::mem::take(&mut block.items);
    let head = print_together(vec![Item::Impl(block.clone())]);
    let head = head.trim_end().trim_end_matches('}').to_owned() + "\n";
    let mut members = Members::new(&head);
    for item in items {
        members.push(&print_impl_item(&block, item));
    }
    members.finish("}\n")
}

/// One item of the block, indented as inside it.
fn print_impl_item(block: &ItemImpl, item: ImplItem) -> String {
    let block = ItemImpl {
        items: vec![item],
        ..block.clone()
    };
    let printed = print_together(vec![Item::Impl(block)]);
    let inside = printed.split_once("{\n").map_or("", |(_, rest)| rest);
    inside.trim_end().trim_end_matches('}').to_owned()
}

/// A string literal; raw where that saves backslashes.
pub(super) fn text_literal(text: &str) -> Literal {
    let is_plain = !text.contains(hides);
    match is_plain && text.contains(['"', '\\']) {
        true => raw_literal(text),
        false => Literal::string(text),
    }
}

/// A string literal that says its text as it is, unless no literal can.
pub(super) fn raw_literal(text: &str) -> Literal {
    let longest = text
        .split('"')
        .skip(1)
        .map(|rest| rest.len() - rest.trim_start_matches('#').len())
        .max();
    let hashes = "#".repeat(longest.map_or(0, |longest| longest + 1));
    let literal = format!("r{hashes}\"{text}\"{hashes}").parse();
    literal.unwrap_or_else(|_| Literal::string(text))
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
            "\u{2028}\"",
            "\r\"",
            "r#\"",
        ] {
            let literal = text_literal(text);
            let parsed: syn::LitStr = syn::parse2(quote!(#literal)).expect("a string literal");
            assert_eq!(parsed.value(), text);
        }
        assert_eq!(text_literal("a\"b").to_string(), "r#\"a\"b\"#");
        assert_eq!(text_literal("\u{2028}\"").to_string(), r#""\u{2028}\"""#);
    }
}
