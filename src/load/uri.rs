//! A reference and the URI it is relative to → the URI it means (RFC 3986, section 5.2).

/// The URI that `reference` means in a text that is called `base`. Neither has a fragment.
pub(super) fn resolve(base: &str, reference: &str) -> String {
    if has_scheme(reference) {
        return reference.to_owned();
    }
    let (head, path) = split(base);
    match reference {
        "" => base.to_owned(),
        _ if reference.starts_with("//") => {
            let scheme = base.split_once(':').map_or("", |(scheme, _)| scheme);
            format!("{scheme}:{reference}")
        }
        _ if reference.starts_with('/') => head.to_owned() + &without_dots(reference),
        _ if reference.starts_with('?') => {
            let path = path.split('?').next().unwrap_or_default();
            format!("{head}{path}{reference}")
        }
        _ => {
            let path = path.split('?').next().unwrap_or_default();
            let folder = path.rfind('/').map_or("/", |end| &path[..=end]);
            head.to_owned() + &without_dots(&format!("{folder}{reference}"))
        }
    }
}

/// Whether a text starts with a scheme (RFC 3986, section 3.1).
pub(super) fn has_scheme(text: &str) -> bool {
    let scheme = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    text.split_once(':').is_some_and(|(head, _)| {
        head.starts_with(|first: char| first.is_ascii_alphabetic()) && head.bytes().all(scheme)
    })
}

/// Scheme and host, and the rest.
fn split(uri: &str) -> (&str, &str) {
    let start = uri.find(':').map_or(0, |colon| colon + 1);
    let end = match uri[start..].strip_prefix("//") {
        Some(rest) => rest
            .find(['/', '?'])
            .map_or(uri.len(), |end| start + 2 + end),
        None => start,
    };
    uri.split_at(end)
}

/// RFC 3986, section 5.2.4.
fn without_dots(path: &str) -> String {
    let (path, query) = path.split_at(path.find('?').unwrap_or(path.len()));
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        match segment {
            "." | ".." => {
                if segment == ".." {
                    kept.pop();
                }
                if is_last {
                    kept.push("");
                }
            }
            segment => kept.push(segment),
        }
    }
    format!("/{}{query}", kept.join("/"))
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn references_resolve_as_the_examples_of_the_rfc_do() {
        for (reference, expected) in [
            ("g:h", "g:h"),
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"),
            ("?y", "http://a/b/c/d;p?y"),
            ("g?y", "http://a/b/c/g?y"),
            (";x", "http://a/b/c/;x"),
            ("", "http://a/b/c/d;p?q"),
            (".", "http://a/b/c/"),
            ("..", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../../../g", "http://a/g"),
            ("g/./h/../i", "http://a/b/c/g/i"),
        ] {
            let resolved = resolve("http://a/b/c/d;p?q", reference);
            assert_eq!(resolved, expected, "{reference}");
        }
        assert_eq!(resolve("http://a", "g"), "http://a/g");
        assert_eq!(resolve("file:/", "a/b"), "file:/a/b");
        assert_eq!(resolve("urn:uuid:1", ""), "urn:uuid:1");
    }
}
