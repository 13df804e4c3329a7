//! What the document says about the API as a whole, for people (OpenAPI 3.0 §4.7.2 to §4.7.4, §4.7.11).

/// Facts about the API that no program needs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    /// Version of OpenAPI that the document is written in, as written.
    pub openapi: String,
    /// Whom to ask: name, URL and address, those that are given.
    pub contact: Vec<String>,
    /// Under which license the API is offered: name, identifier and URL, those that are given.
    pub license: Vec<String>,
    /// Where the terms of service stand.
    pub terms_of_service: Option<String>,
    /// Further documentation.
    pub external_docs: Option<ExternalDocs>,
}

/// Documentation outside the document.
#[derive(Clone, Debug, PartialEq)]
pub struct ExternalDocs {
    /// Where it stands.
    pub url: String,
    /// What it is.
    pub description: String,
}
