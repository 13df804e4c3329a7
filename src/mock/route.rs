//! Method and path → operation, with the texts that stand for path parameters. Knows no values.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::{Api, Method};

/// The paths of a document, ready to be matched.
#[derive(Debug)]
pub(super) struct Routes {
    /// Paths without parameters.
    fixed: HashMap<String, Methods>,
    /// Paths with parameters, by their number of segments, those with more fixed text first.
    templates: HashMap<usize, Vec<Template>>,
    /// Paths of the servers' URLs, which clients may put before each path.
    prefixes: Vec<String>,
}

/// Methods of one path: each with its operations, of which only a document that tells them apart by `#…` has several.
type Methods = Vec<(Method, Vec<usize>)>;

#[derive(Debug)]
struct Template {
    segments: Vec<Vec<Piece>>,
    fixed_length: usize,
    methods: Methods,
}

/// A part of one segment of a path.
#[derive(Debug)]
enum Piece {
    Text(String),
    Parameter(String),
}

/// Where a request leads.
#[derive(Debug, PartialEq)]
pub(super) enum Found<'r> {
    /// To the operations of these indices.
    Operations(&'r [usize], Captures),
    /// To a path that has these methods only.
    OtherMethods(Vec<Method>),
    /// Nowhere.
    Nothing,
}

/// Path parameters by name, as they stand in the path.
pub(super) type Captures = Vec<(String, String)>;

impl Routes {
    /// The routes of all operations.
    pub(super) fn new(api: &Api) -> Self {
        let mut fixed: HashMap<String, Methods> = HashMap::new();
        let mut templates: HashMap<usize, Vec<Template>> = HashMap::new();
        for (index, operation) in api.operations.iter().enumerate() {
            let path = operation.path.split(['?', '#']).next().unwrap_or_default();
            if !path.contains('{') {
                add(
                    fixed.entry(path.to_owned()).or_default(),
                    operation.method,
                    index,
                );
                continue;
            }
            let template = Template::parse(path);
            let siblings = templates.entry(template.segments.len()).or_default();
            match siblings.iter_mut().find(|other| other.is_like(&template)) {
                // The names between the braces are told apart by the operation.
                Some(same) => add(&mut same.methods, operation.method, index),
                None => siblings.push(Template {
                    methods: vec![(operation.method, vec![index])],
                    ..template
                }),
            }
        }
        for siblings in templates.values_mut() {
            siblings.sort_by_key(|template| std::cmp::Reverse(template.fixed_length));
        }
        Self {
            fixed,
            templates,
            prefixes: prefixes(api),
        }
    }

    /// The operation of `method` and `path`; the path may begin with that of a server.
    pub(super) fn find(&self, method: &str, path: &str) -> Found<'_> {
        self.ways(&decode_unreserved(path))
            .map(|way| self.find_exactly(method, way))
            .find(|found| *found != Found::Nothing)
            .unwrap_or(Found::Nothing)
    }

    /// The path, and what follows the path of each server in it.
    pub(super) fn ways<'p>(&self, path: &'p str) -> impl Iterator<Item = &'p str> {
        let prefixes = self.prefixes.iter();
        let below = prefixes.filter_map(|prefix| path.strip_prefix(prefix.as_str()));
        std::iter::once(path).chain(below.filter(|rest| rest.starts_with('/')))
    }

    fn find_exactly(&self, method: &str, path: &str) -> Found<'_> {
        let mut others: Vec<Method> = Vec::new();
        let fixed = self.fixed.get(path);
        let segments = path.split('/').count();
        let templates = self.templates.get(&segments).into_iter().flatten();
        let matching = templates.filter_map(|template| {
            let captures = template.capture(path)?;
            Some((&template.methods, captures))
        });
        let fixed = fixed.map(|methods| (methods, Captures::new()));
        for (methods, captures) in fixed.into_iter().chain(matching) {
            if let Some((_, found)) = methods.iter().find(|(own, _)| own.as_str() == method) {
                return Found::Operations(found, captures);
            }
            others.extend(methods.iter().map(|(method, _)| *method));
        }
        if others.is_empty() {
            return Found::Nothing;
        }
        others.sort_unstable();
        others.dedup();
        Found::OtherMethods(others)
    }
}

/// The path without percent-encodings of unreserved characters, which mean the same (RFC 3986 §6.2.2.2).
fn decode_unreserved(path: &str) -> Cow<'_, str> {
    let mut pieces = path.split('%');
    let first = pieces.next().unwrap_or_default();
    if first.len() == path.len() {
        return Cow::Borrowed(path);
    }
    let mut decoded = first.to_owned();
    for piece in pieces {
        let byte = piece
            .get(..2)
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match byte {
            Some(byte) if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) => {
                decoded.push(char::from(byte));
                decoded.push_str(&piece[2..]);
            }
            _ => {
                decoded.push('%');
                decoded.push_str(piece);
            }
        }
    }
    Cow::Owned(decoded)
}

fn add(methods: &mut Methods, method: Method, index: usize) {
    match methods.iter_mut().find(|(own, _)| *own == method) {
        Some((_, indices)) => indices.push(index),
        None => methods.push((method, vec![index])),
    }
}

/// The paths of the servers' URLs, those of single operations as well.
fn prefixes(api: &Api) -> Vec<String> {
    let own = api
        .operations
        .iter()
        .flat_map(|operation| &operation.servers);
    let mut prefixes: Vec<String> = Vec::new();
    for server in api.servers.iter().chain(own) {
        let url = server.default_url();
        let path = match url.split_once("://") {
            Some((_, rest)) => rest.find('/').map_or("", |at| &rest[at..]),
            None => &url,
        };
        if path.len() > 1 && !prefixes.iter().any(|other| other == path) {
            prefixes.push(path.to_owned());
        }
    }
    prefixes
}

impl Template {
    fn parse(path: &str) -> Self {
        let segments: Vec<Vec<Piece>> = path.split('/').map(parse_segment).collect();
        let text_length = |piece: &Piece| match piece {
            Piece::Text(text) => text.len() + 1,
            Piece::Parameter(_) => 0,
        };
        Self {
            fixed_length: segments.iter().flatten().map(text_length).sum(),
            segments,
            methods: Vec::new(),
        }
    }

    /// Whether no path tells the two apart, and their parameters have the same names.
    fn is_like(&self, other: &Self) -> bool {
        let same = |(a, b): (&Piece, &Piece)| match (a, b) {
            (Piece::Text(a), Piece::Text(b)) | (Piece::Parameter(a), Piece::Parameter(b)) => a == b,
            _ => false,
        };
        let mut segments = self.segments.iter().zip(&other.segments);
        segments.all(|(a, b)| a.len() == b.len() && a.iter().zip(b).all(same))
    }

    fn capture(&self, path: &str) -> Option<Captures> {
        let mut captures = Captures::new();
        let mut both = self.segments.iter().zip(path.split('/'));
        both.all(|(pieces, text)| capture_segment(pieces, text, &mut captures))
            .then_some(captures)
    }
}

fn parse_segment(segment: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = segment;
    while let Some((before, name, after)) = rest.split_once('{').and_then(|(before, inner)| {
        let (name, after) = inner.split_once('}')?;
        Some((before, name, after))
    }) {
        if !before.is_empty() {
            pieces.push(Piece::Text(before.to_owned()));
        }
        pieces.push(Piece::Parameter(name.to_owned()));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    pieces
}

/// Matches one segment; a parameter takes at least one character, and as few as the rest allows.
fn capture_segment(pieces: &[Piece], text: &str, captures: &mut Captures) -> bool {
    match pieces {
        [] => text.is_empty(),
        [Piece::Text(fixed), rest @ ..] => text
            .strip_prefix(fixed.as_str())
            .is_some_and(|text| capture_segment(rest, text, captures)),
        [Piece::Parameter(name), rest @ ..] => {
            let ends = text
                .char_indices()
                .map(|(at, letter)| at + letter.len_utf8());
            let fits = |end: &usize| match rest {
                [] => *end == text.len(),
                [Piece::Text(fixed), ..] => text[*end..].starts_with(fixed.as_str()),
                [Piece::Parameter(_), ..] => true,
            };
            for end in ends.filter(fits) {
                let known = captures.len();
                captures.push((name.clone(), text[..end].to_owned()));
                if capture_segment(rest, &text[end..], captures) {
                    return true;
                }
                captures.truncate(known);
            }
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::decode_unreserved;

    #[test]
    fn only_unreserved_characters_are_decoded() {
        for (path, expected) in [
            ("/a/c", "/a/c"),
            ("/%61/%63%7e%2D", "/a/c~-"),
            ("/a%2Fc%20%25%zz%é%6", "/a%2Fc%20%25%zz%é%6"),
        ] {
            assert_eq!(decode_unreserved(path), expected);
        }
    }
}
