//! Files: bytes with the name and the media type that they are sent under.

use std::fmt;

use super::as_json::{AsJson, serde_as_json};
use super::json::{Json, ParseError};

/// A file to be sent, which is held in memory.
///
/// Where it is judged or written as JSON, it is a text with one character per byte, so that lengths count bytes.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct File {
    name: Option<String>,
    media_type: Option<String>,
    headers: Vec<(String, String)>,
    bytes: Vec<u8>,
}

impl File {
    /// A file of these bytes.
    pub fn new(bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            bytes: bytes.into(),
            ..Self::default()
        }
    }

    /// With the name that the server is told. Default: the name of the field.
    pub fn with_name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// With a media type. Default: the one of the document, or `application/octet-stream`.
    pub fn with_media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    /// With a header of its own in a multipart body.
    pub fn with_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The name, where it has one.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The media type, where it has one.
    pub fn media_type(&self) -> Option<&str> {
        self.media_type.as_deref()
    }

    /// Headers of its own.
    pub fn headers(&self) -> &[(String, String)] {
        &self.headers
    }

    /// What is in it.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl<T: Into<Vec<u8>>> From<T> for File {
    fn from(bytes: T) -> Self {
        Self::new(bytes)
    }
}

impl AsJson for File {
    /// Text beyond one byte per character is taken for its UTF-8.
    fn from_json(json: &Json) -> Result<Self, ParseError> {
        let text = json.text()?;
        let bytes: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(c).ok()).collect();
        Ok(Self::new(bytes.unwrap_or_else(|| text.as_bytes().to_vec())))
    }

    fn to_json(&self) -> Json {
        Json::String(self.bytes.iter().map(|byte| char::from(*byte)).collect())
    }
}

serde_as_json!(File);

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File")
            .field("media_type", &self.media_type)
            .field("bytes", &self.bytes.len())
            .finish_non_exhaustive()
    }
}
