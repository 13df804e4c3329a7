//! A stream of tokens → one token after the other, each a piece of one text, with the ends of its groups.

use std::fmt::{Display, Write as _};

use proc_macro2::{Delimiter, Group, Punct, Spacing, TokenStream, TokenTree};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name or a keyword.
    Word,
    /// A string, a letter or a number.
    Literal,
    /// `'static`.
    Lifetime,
    /// Anything else: brackets, and signs as long as Rust knows them. `>` always stands alone, for it may end a list of types.
    Sign,
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'c> {
    pub(super) text: &'c str,
    pub(super) kind: Kind,
    /// Of an opening bracket: the token that closes it.
    pub(super) close: usize,
}

/// Letters of the sign with which signs begin that stand together: the longest that Rust knows.
fn sign_length(signs: &[u8]) -> usize {
    match signs {
        [b'.', b'.', b'=' | b'.', ..] => 3,
        [b'.', b'.', ..] | [b':', b':', ..] | [b'&', b'&', ..] | [b'|', b'|', ..] => 2,
        [b'-' | b'=', b'>', ..] => 2,
        [
            b'=' | b'!' | b'<' | b'>' | b'+' | b'-' | b'*' | b'/',
            b'=',
            ..,
        ] => 2,
        _ => 1,
    }
}

/// Tokens, and the text that they are pieces of.
#[derive(Debug, Default)]
pub(super) struct Code {
    text: String,
    tokens: Vec<Piece>,
    /// Where the signs start that nothing parts yet.
    signs: Option<usize>,
}

/// A token by its bytes in the text.
#[derive(Debug)]
struct Piece {
    start: usize,
    end: usize,
    kind: Kind,
    close: usize,
}

impl Code {
    /// The code of a whole stream, which is taken apart: copying its tokens would take long.
    pub(super) fn of(stream: TokenStream) -> Self {
        let mut code = Self::default();
        code.read(stream);
        code
    }

    /// What the code says, with a space between any two tokens.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Its tokens.
    pub(super) fn tokens(&self) -> Vec<Token<'_>> {
        let token = |piece: &Piece| Token {
            text: &self.text[piece.start..piece.end],
            kind: piece.kind,
            close: piece.close,
        };
        self.tokens.iter().map(token).collect()
    }

    fn read(&mut self, stream: TokenStream) {
        for tree in stream {
            match tree {
                TokenTree::Group(group) => self.read_group(group),
                TokenTree::Ident(ident) => match self.take_quote() {
                    Some(quote) => self.end(quote, Kind::Lifetime, &ident),
                    None => self.add(Kind::Word, &ident),
                },
                TokenTree::Literal(literal) => self.add(Kind::Literal, &literal),
                TokenTree::Punct(sign) => self.read_sign(&sign),
            }
        }
    }

    fn read_group(&mut self, group: Group) {
        let (delimiter, inside) = (group.delimiter(), group.stream());
        // Now the stream belongs to nobody else, and need not be copied.
        drop(group);
        let (opening, closing) = match delimiter {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Brace => ("{", "}"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::None => return self.read(inside),
        };
        self.add(Kind::Sign, opening);
        let open = self.tokens.len() - 1;
        self.read(inside);
        self.add(Kind::Sign, closing);
        self.tokens[open].close = self.tokens.len() - 1;
    }

    fn read_sign(&mut self, sign: &Punct) {
        self.signs.get_or_insert(self.text.len());
        self.text.push(sign.as_char());
        if sign.spacing() == Spacing::Alone {
            self.cut_signs();
        }
    }

    /// Cuts the signs that stand together as Rust cuts them.
    fn cut_signs(&mut self) {
        let Some(mut start) = self.signs.take() else {
            return;
        };
        while start < self.text.len() {
            let end = start + sign_length(&self.text.as_bytes()[start..]);
            self.push(start, end, Kind::Sign);
            start = end;
        }
        self.text.push(' ');
    }

    /// Where the quote before a lifetime stands, if it does.
    fn take_quote(&mut self) -> Option<usize> {
        let start = self.signs.filter(|_| self.text.ends_with('\''))?;
        let quote = self.text.len() - 1;
        if start < quote {
            self.text.pop();
            self.cut_signs();
            self.text.push('\'');
        }
        self.signs = None;
        Some(self.text.len() - 1)
    }

    /// Adds a token.
    fn add(&mut self, kind: Kind, said: impl Display) {
        self.cut_signs();
        self.end(self.text.len(), kind, said);
    }

    /// Adds a token that begins at `start`, where the text may have some of it.
    fn end(&mut self, start: usize, kind: Kind, rest: impl Display) {
        write!(self.text, "{rest}").expect("memory takes every text");
        self.push(start, self.text.len(), kind);
        self.text.push(' ');
    }

    fn push(&mut self, start: usize, end: usize, kind: Kind) {
        self.tokens.push(Piece {
            start,
            end,
            kind,
            close: 0,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Code {
        Code::of(text.parse().expect("whole tokens"))
    }

    #[test]
    fn code_is_cut_where_rust_cuts_it() {
        let code = code(
            r##"a::b<'a>(&'static str, 'x', '\'', b"\"", r#"""#, r#type, 1..=2.5e-3, |_|{})=>x?.0"##,
        );
        let tokens = code.tokens();
        let texts: Vec<&str> = tokens.iter().map(|token| token.text).collect();
        let expected = [
            "a",
            "::",
            "b",
            "<",
            "'a",
            ">",
            "(",
            "&",
            "'static",
            "str",
            ",",
            "'x'",
            ",",
            r"'\''",
            ",",
            r#"b"\"""#,
            ",",
            r##"r#"""#"##,
            ",",
            "r#type",
            ",",
            "1",
            "..=",
            "2.5e-3",
            ",",
            "|",
            "_",
            "|",
            "{",
            "}",
            ")",
            "=>",
            "x",
            "?",
            ".",
            "0",
        ];
        assert_eq!(texts, expected);
    }

    #[test]
    fn code_says_the_same_as_its_stream() {
        for text in [
            "a :: < 'b > ( & 'c [ 1 ] , - > { } )",
            "x ? . y = > 'z'",
            "let a b",
        ] {
            let stream: TokenStream = text.parse().expect("whole tokens");
            let said: TokenStream = Code::of(stream.clone()).text().parse().expect("the same");
            assert_eq!(said.to_string(), stream.to_string());
        }
    }

    #[test]
    fn groups_end_where_they_close() {
        let code = code("f([a], {})");
        let tokens = code.tokens();
        assert_eq!(
            (tokens[1].close, tokens[2].close, tokens[6].close),
            (8, 4, 7)
        );
    }
}
