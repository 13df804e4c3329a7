//! Bodies made of files: one alone, or several and other values as the parts of a multipart body (RFC 7578).

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::call::{Call, Operation};
use super::file::File;
use super::json::Json;
use super::media_type::{ANY, is_header};
use super::schema::Schema;
use super::signature::hex;
use super::style::plain;

/// The files among the parts, and the media types that the document gives parts.
#[derive(Debug, Default)]
pub struct Parts<'a> {
    files: Vec<(&'static str, Vec<&'a File>)>,
    media_types: Vec<(&'static str, &'static str)>,
}

impl<'a> Parts<'a> {
    /// Sends these files under that name.
    pub fn files(&mut self, name: &'static str, files: &'a impl Files) {
        self.files.push((name, files.files()));
    }

    /// Sends the parts of that name as that media type; where several are allowed, files choose one.
    pub fn media_type(&mut self, name: &'static str, media_type: &'static str) {
        self.media_types.push((name, media_type));
    }

    fn media_type_of(&self, name: &str) -> Option<&'static str> {
        let mut media_types = self.media_types.iter();
        media_types
            .find(|(other, _)| *other == name)
            .map(|(_, found)| *found)
    }
}

/// Fields that hold files: one, perhaps one, or several.
pub trait Files {
    /// The files, in order.
    fn files(&self) -> Vec<&File>;
}

impl Files for File {
    fn files(&self) -> Vec<&File> {
        vec![self]
    }
}

impl<T: Files> Files for Option<T> {
    fn files(&self) -> Vec<&File> {
        self.iter().flat_map(Files::files).collect()
    }
}

impl<T: Files> Files for Vec<T> {
    fn files(&self) -> Vec<&File> {
        self.iter().flat_map(Files::files).collect()
    }
}

impl<O: Operation> Call<O> {
    /// With a file as its body, of a media type that is in the documented `range` (`image/*`).
    pub fn upload(mut self, range: &'static str, file: &File) -> Self {
        let media_type = self.choose(range, file.media_type(), "");
        self.bytes(media_type, file.bytes().to_vec())
    }

    /// With the members of an object as parts, whose violations are reported when the call is sent.
    pub fn multipart<'a, S: Schema>(
        mut self,
        media_type: &'static str,
        body: &S::Value,
        describe: impl FnOnce(&mut Parts<'a>),
    ) -> Self {
        let mut described = Parts::default();
        describe(&mut described);
        let (_, json) = self.judge_body::<S>(body);
        let Some(members) = json.members() else {
            self.report("", "form", "is no object, whose members would be the parts");
            return self;
        };
        let mut parts: Vec<Part> = Vec::new();
        for (name, value) in members {
            let mut files = described.files.iter();
            match files.find(|(other, _)| other == name) {
                Some((_, files)) => {
                    for file in files {
                        if !file.headers().iter().all(|(name, value)| is_header(name) && is_header(value)) {
                            self.report(name, "header", "has a header with a character that cannot stand in one");
                        }
                        let range = described.media_type_of(name).unwrap_or(ANY);
                        let media_type = self.choose(range, file.media_type(), name);
                        parts.push(Part::of_file(name, file, &media_type));
                    }
                }
                None => parts.extend(Part::of_value(name, value, described.media_type_of(name))),
            }
        }
        let (boundary, bytes) = join(&parts);
        self.bytes(format!("{media_type}; boundary={boundary}"), bytes)
    }
}

/// A part of a multipart body: its headers, and its content.
struct Part {
    head: String,
    content: Vec<u8>,
}

impl Part {
    fn new(name: &str, file_name: Option<&str>, media_type: &str, content: Vec<u8>) -> Self {
        let mut head = format!("Content-Disposition: form-data; name=\"{}\"", quoted(name));
        if let Some(file_name) = file_name {
            let _ = write!(head, "; filename=\"{}\"", quoted(file_name));
        }
        head.push_str("\r\n");
        if media_type != PLAIN {
            let _ = write!(head, "Content-Type: {media_type}\r\n");
        }
        Self { head, content }
    }

    fn of_file(name: &str, file: &File, media_type: &str) -> Self {
        let file_name = file.name().unwrap_or(name);
        let mut part = Self::new(name, Some(file_name), media_type, file.bytes().to_vec());
        for (name, value) in file.headers() {
            let _ = write!(part.head, "{name}: {value}\r\n");
        }
        part
    }

    /// Each item of a list is a part; texts and numbers are plain text, and objects are JSON.
    fn of_value(name: &str, value: &Json, media_type: Option<&str>) -> Vec<Self> {
        let of_one = |value: &Json| {
            let usual = match value {
                Json::Array(_) | Json::Object(_) => "application/json",
                _ => PLAIN,
            };
            let media_type = media_type.unwrap_or(usual);
            Self::new(name, None, media_type, plain(value).into_bytes())
        };
        match value {
            Json::Null => Vec::new(),
            Json::Array(items) if media_type.is_none_or(|found| !found.contains("json")) => {
                items.iter().map(of_one).collect()
            }
            value => vec![of_one(value)],
        }
    }
}

/// What a part is without a `Content-Type` (RFC 7578, section 4.4).
const PLAIN: &str = "text/plain";

/// Quotes and line ends as the living standard of HTML writes them in names.
fn quoted(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The body, and a boundary that is made of its hash: so it stands in none of the parts.
fn join(parts: &[Part]) -> (String, Vec<u8>) {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(&part.head);
        hash.update(&part.content);
    }
    let boundary = hex(&hash.finalize()[..20]);
    let mut bytes = Vec::new();
    for Part { head, content } in parts {
        bytes.extend(format!("--{boundary}\r\n{head}\r\n").into_bytes());
        bytes.extend(content);
        bytes.extend(b"\r\n");
    }
    bytes.extend(format!("--{boundary}--\r\n").into_bytes());
    (boundary, bytes)
}
