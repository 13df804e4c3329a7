//! What stands between the braces of paths and server URLs, and which part of a path is sent as one.

use super::{Location, Parameter};

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

/// The path without what parameters of the query say again in it: `/cards?state={state}` beside the parameter `state` of
/// the query is `/cards`.
pub fn sent_path(path: &str, parameters: &[Parameter]) -> String {
    let Some((sent, query)) = path.split_once('?') else {
        return path.to_owned();
    };
    let is_said_again = |pair: &str| {
        let mut queried = parameters
            .iter()
            .filter(|parameter| parameter.location == Location::Query);
        queried.any(|Parameter { name, .. }| pair == format!("{name}={{{name}}}"))
    };
    let kept = query.split('&').filter(|pair| !is_said_again(pair));
    match kept.collect::<Vec<_>>().join("&") {
        kept if kept.is_empty() => sent.to_owned(),
        kept => format!("{sent}?{kept}"),
    }
}
