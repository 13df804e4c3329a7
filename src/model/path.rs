//! What stands between the braces of paths and server URLs.

/// A brace without a partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unclosed;

/// The names between braces, in order.
pub fn placeholders(text: &str) -> Result<Vec<&str>, Unclosed> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let inside = rest[at..].strip_prefix('{').ok_or(Unclosed)?;
        let (name, after) = inside.split_once('}').ok_or(Unclosed)?;
        if name.contains('{') {
            return Err(Unclosed);
        }
        names.push(name);
        rest = after;
    }
    Ok(names)
}
