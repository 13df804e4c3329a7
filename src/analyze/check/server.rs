//! Servers: names, URLs and their variables.

use super::{Context, did_you_mean};
use crate::{
    diag::{Diagnostics, codes},
    model::{Server, ServerVariable, placeholders},
};

pub(super) fn check_servers(cx: &Context<'_>, servers: &[Server], diags: &mut Diagnostics) {
    for (index, server) in servers.iter().enumerate() {
        let place = server.place.child("x-specbind-name");
        let same = |other: &&Server| server.name.is_some() && other.name == server.name;
        if let Some(first) = servers[..index].iter().find(same) {
            let name = server.name.as_deref().unwrap_or_default();
            diags
                .error(
                    &codes::DUPLICATE_NAME,
                    &place,
                    format!("two servers have the name `{name}`"),
                )
                .help("a caller could not tell them apart; rename one of them")
                .related(first.place.child("x-specbind-name"), "the first is here");
        }
        check_server(cx, server, diags);
    }
}

fn check_server(cx: &Context<'_>, server: &Server, diags: &mut Diagnostics) {
    let place = server.place.child("url");
    if !cx.has(&place) {
        return; // the one that a document without servers has
    }
    let Ok(used) = placeholders(&server.url) else {
        let message = format!("a brace in `{}` has no partner", server.url);
        diags
            .error(&codes::BAD_SERVER, &place, message)
            .help("variables are written `{name}`");
        return;
    };
    let declared = server
        .variables
        .iter()
        .map(|variable| variable.name.as_str());
    let mut is_whole = true;
    for name in used {
        if !declared.clone().any(|other| other == name) {
            is_whole = false;
            diags
                .warning(
                    &codes::BAD_SERVER,
                    &place,
                    format!("the variable `{{{name}}}` of the server is not declared"),
                )
                .help(format!(
                    "callers have to name a URL themselves; {}",
                    did_you_mean(name, declared.clone(), "variables")
                ));
        }
    }
    if is_whole && !is_url(&server.default_url()) {
        diags
            .warning(
                &codes::BAD_SERVER,
                &place,
                format!("`{}` is neither a URL nor a path", server.url),
            )
            .help("callers have to name a URL themselves; write one such as `https://api.example.com/v1`, or a path");
    }
    for variable in &server.variables {
        check_variable(cx, server, variable, diags);
    }
}

fn check_variable(
    cx: &Context<'_>,
    server: &Server,
    variable: &ServerVariable,
    diags: &mut Diagnostics,
) {
    let ServerVariable {
        name,
        values,
        default,
        description: _,
    } = variable;
    let node = server.place.child("variables").child(name);
    if values.is_empty() && cx.has(&node.child("enum")) {
        let message = format!("the list of values of `{{{name}}}` is empty");
        diags
            .warning(&codes::BAD_SERVER, &node.child("enum"), message)
            .help("every value is taken; name those that the server knows, or remove the list");
    }
    if !values.is_empty() && !values.contains(default) {
        let place = node.child("default");
        diags
            .warning(
                &codes::BAD_SERVER,
                &place,
                format!("the default `{default}` of `{{{name}}}` is none of its values"),
            )
            .help(did_you_mean(
                default,
                values.iter().map(String::as_str),
                "values",
            ));
    }
}

/// A path, or a scheme with a host and perhaps a port (RFC 3986, section 3).
fn is_url(text: &str) -> bool {
    let is_clean = !text.contains(|c: char| c.is_control() || c.is_whitespace() || c == '"');
    let Some((scheme, rest)) = text.split_once("://") else {
        return is_clean;
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority
        .rsplit_once('@')
        .map_or(authority, |(_, host)| host);
    let (host, port) = match host.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => (name, port),
        _ => (host, ""),
    };
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    is_clean && is_scheme && !host.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::is_url;

    #[test]
    fn urls_and_paths_are_told_from_other_text() {
        for text in [
            "",
            "/v1",
            "v1",
            "https://example.com",
            "http://user@host:8080/a?b",
            "https://[::1]:80/",
            "https://[::1]",
        ] {
            assert!(is_url(text), "{text}");
        }
        for text in [
            "https://example.com:port/cards",
            "https:///cards",
            "https://a b",
            "1://host",
            "://host",
        ] {
            assert!(!is_url(text), "{text}");
        }
    }
}
