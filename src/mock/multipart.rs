//! `multipart/form-data` (RFC 7578): bytes → parts. Knows no schema.

use crate::model::essence;

/// One part of a body.
#[derive(Debug)]
pub(super) struct Part<'b> {
    /// `name` of its `Content-Disposition`.
    pub(super) name: String,
    /// Its media type without parameters; empty when it names none.
    pub(super) media_type: String,
    /// It has a file name.
    pub(super) is_file: bool,
    pub(super) bytes: &'b [u8],
}

/// The named parts of a body whose `Content-Type` is `media_type`; `None` when it names no boundary or has none.
pub(super) fn split_parts<'b>(media_type: &str, body: &'b [u8]) -> Option<Vec<Part<'b>>> {
    let boundary = parameter(media_type, "boundary").filter(|text| !text.is_empty())?;
    let dashes = format!("--{boundary}");
    let first = find(body, dashes.as_bytes())?;
    let mut rest = &body[first + dashes.len()..];
    let delimiter = format!("\r\n{dashes}");
    let mut parts = Vec::new();
    while !rest.starts_with(b"--") {
        let start = find(rest, b"\r\n")?;
        // A part without headers begins with the line that ends them.
        let end = start + find(&rest[start..], delimiter.as_bytes())?;
        parts.extend(read_part(&rest[start..end]));
        rest = &rest[end + delimiter.len()..];
    }
    Some(parts)
}

/// Headers, an empty line, content; parts without a name say nothing.
fn read_part(part: &[u8]) -> Option<Part<'_>> {
    let end = find(part, b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&part[..end]).into_owned();
    let header = |wanted: &str| {
        head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.trim()
                .eq_ignore_ascii_case(wanted)
                .then(|| value.trim().to_owned())
        })
    };
    let disposition = header("content-disposition")?;
    Some(Part {
        name: parameter(&disposition, "name")?,
        is_file: parameter(&disposition, "filename").is_some(),
        media_type: essence(&header("content-type").unwrap_or_default()).into_owned(),
        bytes: &part[end + 4..],
    })
}

/// A parameter of a header (RFC 9110 §5.6.6), without its quotes.
fn parameter(header: &str, wanted: &str) -> Option<String> {
    header.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim();
        let unquoted = value
            .strip_prefix('"')
            .and_then(|value| value.strip_suffix('"'));
        name.trim()
            .eq_ignore_ascii_case(wanted)
            .then(|| unquoted.unwrap_or(value).to_owned())
    })
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_cut_at_the_boundary() {
        let body = b"--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x\r\n\
            content-type: application/json\r\ncontent-disposition: form-data; name=b; filename=\"f\"\r\n\r\n\
            {}\r\nmore\r\n--x--\r\n";
        let parts = split_parts("multipart/form-data; boundary=x", body).expect("parts");
        let read: Vec<_> = parts
            .iter()
            .map(|part| (part.name.as_str(), part.media_type.as_str(), part.bytes))
            .collect();
        let json = "application/json";
        assert_eq!(
            read,
            [("a", "", &b"1"[..]), ("b", json, &b"{}\r\nmore"[..])]
        );
    }

    #[test]
    fn a_body_without_its_boundary_is_none() {
        assert!(split_parts("multipart/form-data", b"--x--").is_none());
        assert!(split_parts("multipart/form-data; boundary=y", b"--x--").is_none());
        assert!(split_parts("multipart/form-data; boundary=x", b"--x\r\nunfinished").is_none());
    }
}
