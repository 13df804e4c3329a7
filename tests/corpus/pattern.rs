//! Patterns of a document in the words of the other implementation.

/// A brace that is of no repetition stands for itself (ECMA-262, annex B.1.2); the other implementation reads only
/// braces that say so.
pub(crate) fn literal_braces(pattern: &str) -> String {
    let (mut text, mut rest, mut in_class) = (String::new(), pattern, false);
    while let Some(letter) = rest.chars().next() {
        let taken = match letter {
            '\\' => escape_length(rest),
            '{' if !in_class && is_repetition(rest) => rest.find('}').map_or(1, |end| end + 1),
            _ => letter.len_utf8(),
        };
        match letter {
            '[' => in_class = true,
            ']' => in_class = false,
            '{' | '}' if !in_class && taken == 1 => text.push('\\'),
            _ => {}
        }
        text += &rest[..taken];
        rest = &rest[taken..];
    }
    text
}

/// How long `\d`, `\u{1F600}` or `\p{L}` is.
fn escape_length(text: &str) -> usize {
    let letter = text[1..].chars().next();
    let has_name = matches!(letter, Some('u' | 'p' | 'P')) && text[2..].starts_with('{');
    match text.find('}').filter(|_| has_name) {
        Some(end) => end + 1,
        None => 1 + letter.map_or(0, char::len_utf8),
    }
}

/// `{2}`, `{2,}` and `{2,3}` begin the text.
fn is_repetition(text: &str) -> bool {
    let inside = text[1..].split_once('}').map(|(inside, _)| inside);
    inside.is_some_and(|inside| {
        let (least, most) = inside.split_once(',').unwrap_or((inside, ""));
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        !least.is_empty() && is_number(least) && is_number(most)
    })
}
