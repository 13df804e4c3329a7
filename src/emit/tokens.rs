//! The text of code → its tokens, each a piece of that text, with the ends of its groups.

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

/// Signs of more than one letter, the longest first.
const LONG_SIGNS: &[&str] = &[
    "..=", "...", "::", "->", "=>", "..", "&&", "||", "==", "!=", "<=", ">=", "+=", "-=", "*=",
    "/=",
];

/// The tokens of `code`.
///
/// # Panics
/// When it is not whole, which the text of a token stream always is.
pub(super) fn read_tokens(code: &str) -> Vec<Token<'_>> {
    cut(code).expect("tokens that were quoted are whole")
}

fn cut(code: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens: Vec<Token<'_>> = Vec::with_capacity(code.len() / 3);
    let mut open = Vec::new();
    let mut rest = code.trim_ascii_start();
    while !rest.is_empty() {
        let (kind, length) = measure(rest)?;
        let text = &rest[..length];
        match text {
            "(" | "[" | "{" => open.push(tokens.len()),
            ")" | "]" | "}" => {
                let opened: usize = open.pop()?;
                tokens[opened].close = tokens.len();
            }
            _ => {}
        }
        tokens.push(Token {
            text,
            kind,
            close: 0,
        });
        rest = rest[length..].trim_ascii_start();
    }
    open.is_empty().then_some(tokens)
}

/// Kind and length of the first token.
fn measure(code: &str) -> Option<(Kind, usize)> {
    let bytes = code.as_bytes();
    match bytes[0] {
        b'"' => Some((Kind::Literal, string_length(code, 1)?)),
        b'\'' => quote_length(code),
        b'0'..=b'9' => Some((Kind::Literal, number_length(bytes))),
        b'r' | b'b' | b'c' => match prefixed_length(code) {
            Some(length) => Some((Kind::Literal, length)),
            None => Some((Kind::Word, word_length(code)?)),
        },
        b'_' | b'a'..=b'z' | b'A'..=b'Z' | 128.. => Some((Kind::Word, word_length(code)?)),
        _ => {
            let long = LONG_SIGNS.iter().find(|sign| code.starts_with(**sign));
            Some((Kind::Sign, long.map_or(1, |sign| sign.len())))
        }
    }
}

/// A name, which may be raw.
fn word_length(code: &str) -> Option<usize> {
    let start = if code.starts_with("r#") { 2 } else { 0 };
    let is_part = |byte: &u8| *byte == b'_' || byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let part = code.as_bytes()[start..]
        .iter()
        .take_while(|byte| is_part(byte));
    let length = start + part.count();
    (length > start).then_some(length)
}

/// A string in quotes whose text starts at `start`.
fn string_length(code: &str, start: usize) -> Option<usize> {
    let bytes = code.as_bytes();
    let mut at = start;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// A literal that starts with letters, such as `r#"…"#` and `b'a'`.
fn prefixed_length(code: &str) -> Option<usize> {
    let prefix = code.find(|letter| !matches!(letter, 'r' | 'b' | 'c'))?;
    let rest = &code[prefix..];
    if rest.starts_with('\'') {
        return Some(prefix + quote_length(rest)?.1);
    }
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    if prefix > 2 || !rest[hashes..].starts_with('"') {
        return None;
    }
    if !code[..prefix].contains('r') {
        return string_length(code, prefix + 1);
    }
    let end = format!("\"{}", &rest[..hashes]);
    let start = prefix + hashes + 1;
    Some(start + code[start..].find(&end)? + end.len())
}

/// A lifetime or a letter in quotes.
fn quote_length(code: &str) -> Option<(Kind, usize)> {
    let inside = &code[1..];
    let name = word_length(inside).unwrap_or(0);
    if name > 0 && !inside[name..].starts_with('\'') {
        return Some((Kind::Lifetime, 1 + name));
    }
    let escaped = if inside.starts_with('\\') { 2 } else { 0 };
    let end = inside.get(escaped..)?.find('\'')?;
    Some((Kind::Literal, 1 + escaped + end + 1))
}

fn number_length(bytes: &[u8]) -> usize {
    let is_part = |at: usize| match bytes[at] {
        b'.' => bytes.get(at + 1).is_some_and(u8::is_ascii_digit),
        b'+' | b'-' => matches!(bytes[at - 1], b'e' | b'E') && !bytes.starts_with(b"0x"),
        byte => byte == b'_' || byte.is_ascii_alphanumeric(),
    };
    let end = (1..bytes.len()).find(|at| !is_part(*at));
    end.unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_cut_where_rust_cuts_it() {
        let code = r##"a::b<'a>(&'static str, 'x', '\'', b"\"", r#"""#, r#type, 1..=2.5e-3, |_|{})=>x?.0"##;
        let tokens = read_tokens(code);
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
    fn groups_end_where_they_close() {
        let tokens = read_tokens("f([a], {})");
        assert_eq!(
            (tokens[1].close, tokens[2].close, tokens[6].close),
            (8, 4, 7)
        );
        for code in ["(", ")", "\"", "'", "r#\"\""] {
            assert!(cut(code).is_none(), "{code}");
        }
    }
}
