//! Tokens → text that is equal for equal types: paths by their last name, aliases written out.

use std::collections::HashMap;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;

/// Type aliases without parameters: name → tokens.
pub(super) type Aliases = HashMap<String, TokenStream>;

/// Aliases of aliases are followed this far.
const DEPTH: usize = 16;

/// The text of a type or a signature.
pub(super) fn signature(tokens: &impl ToTokens, aliases: &Aliases) -> String {
    let mut text = String::new();
    write(tokens.to_token_stream(), aliases, DEPTH, &mut text);
    text
}

fn write(tokens: TokenStream, aliases: &Aliases, depth: usize, text: &mut String) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(ident) => {
                if is_qualifier(&tokens, at) {
                    continue;
                }
                let name = ident.to_string();
                match aliases.get(&name).filter(|_| depth > 0) {
                    Some(target) => write(target.clone(), aliases, depth - 1, text),
                    None => push_word(text, &name),
                }
            }
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                text.push_str(open);
                write(group.stream(), aliases, depth, text);
                text.push_str(close);
            }
            TokenTree::Punct(punct) => {
                let is_path = punct.as_char() == ':' && is_path_colon(&tokens, at);
                // rustfmt ends lists on several lines with a comma.
                let ends = punct.as_char() == ',' && at + 1 == tokens.len();
                if !is_path && !ends {
                    text.push(punct.as_char());
                }
            }
            TokenTree::Literal(literal) => push_word(text, &literal.to_string()),
        }
    }
}

fn push_word(text: &mut String, word: &str) {
    let glued = text
        .chars()
        .last()
        .is_some_and(|last| last.is_alphanumeric() || last == '_');
    if glued || text.ends_with([':', ',', '>']) {
        text.push(' ');
    }
    text.push_str(word);
}

/// A name that `::` follows.
fn is_qualifier(tokens: &[TokenTree], at: usize) -> bool {
    let colon = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
    colon(at + 1) && colon(at + 2)
}

/// One of the two colons of a `::`.
fn is_path_colon(tokens: &[TokenTree], at: usize) -> bool {
    let colon = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
    colon(at + 1) || (at > 0 && colon(at - 1))
}
