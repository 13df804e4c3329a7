//! The text of a `$ref` → the place it leads to.

use std::borrow::Cow;

use super::files::{Files, Refusal};
use super::uri;
use crate::diag::{Code, Diagnostics, codes};
use crate::source::{File, FileId, Place, Pointer, Value};
use crate::suggest::suggest;

/// Why a reference leads nowhere.
pub(super) struct Dead {
    pub(super) code: &'static Code,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

/// The place one reference leads to, reading its file when it is a new one. `None` when that file is broken, which its own
/// findings say.
pub(super) fn follow(
    from: &Place,
    text: &str,
    files: &mut Files,
    diags: &mut Diagnostics,
) -> Result<Option<Place>, Dead> {
    if let Some((place, _)) = find_named(from, text, files) {
        return Ok(Some(place));
    }
    let (path, fragment) = split(text)?;
    let file = match path.is_empty() {
        true => from.file,
        false => files
            .link(from.file, &path, diags)
            .map_err(|refusal| refuse(&path, refusal))?,
    };
    if !files.sources.file(file).is_read() {
        return Ok(None);
    }
    locate(file, &fragment, files).map(|(place, _)| Some(place))
}

/// The same after the load, when all files are there; and what stands at the place.
pub(super) fn find<'f>(from: &Place, text: &str, files: &'f Files) -> Option<(Place, &'f Value)> {
    if let Some(found) = find_named(from, text, files) {
        return Some(found);
    }
    let (path, fragment) = split(text).ok()?;
    let file = if path.is_empty() {
        from.file
    } else {
        files.linked(from.file, &path)?
    };
    locate(file, &fragment, files).ok()
}

/// The place in the file of `from` that goes by the name in a reference. Where none does, the reference is one to a file
/// or from its start, as vendors mean it even below an `$id`.
fn find_named<'f>(from: &Place, text: &str, files: &'f Files) -> Option<(Place, &'f Value)> {
    let names = files.names(from.file);
    if names.is_empty() {
        return None;
    }
    let fragment = text.split_once('#').map_or("", |(_, after)| after);
    let pointer = names.find(&from.pointer, text, &percent_decode(fragment)?)?;
    let value = files.sources.file(from.file).find(&pointer)?;
    let file = from.file;
    Some((Place { file, pointer }, value))
}

/// Path and fragment, both with their percent-encoding undone.
fn split(text: &str) -> Result<(Cow<'_, str>, Cow<'_, str>), Dead> {
    if is_url(text) {
        let message = format!("`{text}` is a URL");
        return Err(Dead {
            code: &codes::URL_REFERENCE,
            message,
            help: None,
        });
    }
    let (path, fragment) = text.split_once('#').unwrap_or((text, ""));
    match (percent_decode(path), percent_decode(fragment)) {
        (Some(path), Some(fragment)) if !text.is_empty() => Ok((path, fragment)),
        (Some(_), Some(_)) => Err(bad("the reference is empty".to_owned())),
        _ => Err(bad(format!(
            "`{text}` has a `%` that starts no percent-encoded UTF-8"
        ))),
    }
}

fn bad(message: String) -> Dead {
    let help =
        "write `#/components/…` for this document, or `folder/file.yaml#/…` for another file";
    Dead {
        code: &codes::BAD_REFERENCE,
        message,
        help: Some(help.to_owned()),
    }
}

/// Whether the text starts with a scheme or names a host.
fn is_url(text: &str) -> bool {
    uri::has_scheme(text) || text.starts_with("//")
}

fn percent_decode(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains('%') {
        return Some(text.into());
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |byte: u8| {
                char::from(byte)
                    .to_digit(16)
                    .and_then(|digit| u8::try_from(digit).ok())
            };
            bytes.push(digit(rest.next()?)? * 16 + digit(rest.next()?)?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok().map(Cow::from)
}

fn refuse(path: &str, refusal: Refusal) -> Dead {
    match refusal {
        Refusal::Outside => {
            let message = format!("`{path}` is outside the folder of the document");
            Dead {
                code: &codes::REFERENCE_OUTSIDE,
                message,
                help: None,
            }
        }
        Refusal::Unreadable(why) => Dead {
            code: &codes::UNREADABLE_FILE,
            message: format!("`{path}` cannot be read: {why}"),
            help: None,
        },
        Refusal::TooMany(most) => Dead {
            code: &codes::LIMIT_EXCEEDED,
            message: format!("more than {most} files are referred to"),
            help: None,
        },
    }
}

fn locate<'f>(file: FileId, fragment: &str, files: &'f Files) -> Result<(Place, &'f Value), Dead> {
    let source = files.sources.file(file);
    let pointer = match Pointer::parse(fragment) {
        Some(pointer) => pointer,
        None => {
            let anchor = files.names(file).anchor(fragment).cloned();
            anchor.ok_or_else(|| dead_anchor(fragment))?
        }
    };
    match source.find(&pointer) {
        Some(value) => Ok((Place { file, pointer }, value)),
        None => Err(dangling(file, &pointer, source)),
    }
}

fn dead_anchor(name: &str) -> Dead {
    let message = format!("no schema has the `$anchor` `{name}`");
    let help = format!("a JSON pointer starts with `/`: did you mean `#/{name}`?");
    Dead {
        code: &codes::UNRESOLVED_REFERENCE,
        message,
        help: Some(help),
    }
}

/// Says where on its way a pointer leads nowhere, and what stands there instead.
fn dangling(file: FileId, pointer: &Pointer, source: &File) -> Dead {
    let mut known = Pointer::root();
    let mut missing = "";
    for token in pointer.tokens() {
        let next = known.child(token);
        if source.find(&next).is_none() {
            missing = token;
            break;
        }
        known = next;
    }
    let around = source.find(&known);
    let names = around
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(|members| members.keys().map(String::as_str));
    let holder = match known.to_string() {
        text if text.is_empty() && file == FileId::ROOT => "the document".to_owned(),
        text if text.is_empty() => format!("`{}`", source.path.display()),
        text => format!("`{text}`"),
    };
    let message = format!("{holder} has no `{missing}`");
    let help = suggest(missing, names).map(|name| format!("did you mean `{name}`?"));
    Dead {
        code: &codes::UNRESOLVED_REFERENCE,
        message,
        help,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_told_from_paths() {
        for url in [
            "https://a/b.yaml",
            "//a/b",
            "file:///etc/passwd",
            "urn:x",
            "C:/x",
        ] {
            assert!(is_url(url), "{url}");
        }
        for path in ["#/a:b", "a/b:c.yaml", "./x.yaml#/a", "../x", "1:2", ":x"] {
            assert!(!is_url(path), "{path}");
        }
    }

    #[test]
    fn percent_encoding_is_undone() {
        assert_eq!(
            percent_decode("/a%20b%7Bid%7D/%C3%A9").as_deref(),
            Some("/a b{id}/é")
        );
        for text in ["%", "%2", "%zz", "%FF"] {
            assert_eq!(percent_decode(text), None, "{text}");
        }
    }
}
