//! Parameters (OpenAPI 3.0 §4.7.12).

use super::{Example, MediaType, Notes, Presence, SchemaId, ValueSource, Zone, component_name};
use crate::source::Place;

/// A value sent in the path, the query, a header or a cookie.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Where it is declared (the component, for a reference).
    pub place: Place,
    /// Name in `components/parameters`, where it is one.
    pub component: Option<String>,
    /// Name on the wire.
    pub name: String,
    /// Name for the Rust side (`x-specbind-name`).
    pub rust_name: Option<String>,
    /// Where it is sent.
    pub location: Location,
    /// What it means.
    pub description: String,
    /// `required`, as written.
    pub required: bool,
    /// Conditional presence (`x-specbind-presence`).
    pub presence: Option<Presence>,
    /// The vendor wants it used no more.
    pub deprecated: bool,
    /// An empty value may be sent (query only).
    pub allow_empty_value: bool,
    /// How its value is written.
    pub content: Content,
    /// Who provides the value (`x-specbind-value`).
    pub value: ValueSource,
    /// Zones by name, where this is the header that names the zone of all times (`x-specbind-zones`).
    pub zones: Vec<Zone>,
    /// Never printed (`x-specbind-secret`).
    pub secret: bool,
    /// The text form as the vendor writes it (`x-specbind-form`).
    pub form: Option<String>,
    /// Examples, in document order.
    pub examples: Vec<Example>,
    /// Assumptions and questions.
    pub notes: Notes,
}

impl Parameter {
    /// The security scheme that it is sent for, where it is no parameter of the document.
    pub fn scheme(&self) -> Option<&str> {
        let name = self.component.as_deref()?;
        component_name(&self.place, "securitySchemes").and(Some(name))
    }
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Location {
    /// In a `{segment}` of the path.
    Path,
    /// After the `?`.
    Query,
    /// As a header.
    Header,
    /// In the `Cookie` header.
    Cookie,
}

impl Location {
    /// The word the document uses for `in`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }
}

/// How a parameter's or header's value is written.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// By a schema and a style.
    Schema {
        /// What the value may be.
        schema: SchemaId,
        /// How arrays and objects are flattened.
        style: Style,
        /// One pair per element.
        explode: bool,
        /// Reserved characters are not percent-encoded (query only).
        allow_reserved: bool,
    },
    /// As a document of one media type.
    MediaType(MediaType),
}

impl Content {
    /// The schema of the value, where there is one.
    pub fn schema(&self) -> Option<SchemaId> {
        match self {
            Self::Schema { schema, .. } => Some(*schema),
            Self::MediaType(media_type) => media_type.schema,
        }
    }
}

/// How arrays and objects are flattened into text (OpenAPI 3.0 §4.7.12.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `;color=blue` (path).
    Matrix,
    /// `.blue` (path).
    Label,
    /// `blue,black` (path, header).
    Simple,
    /// `color=blue,black` (query, cookie).
    Form,
    /// `blue%20black` (query).
    SpaceDelimited,
    /// `blue|black` (query).
    PipeDelimited,
    /// `color[R]=100` (query).
    DeepObject,
}

impl Style {
    /// The word of the document.
    pub fn word(self) -> &'static str {
        match self {
            Self::Matrix => "matrix",
            Self::Label => "label",
            Self::Simple => "simple",
            Self::Form => "form",
            Self::SpaceDelimited => "spaceDelimited",
            Self::PipeDelimited => "pipeDelimited",
            Self::DeepObject => "deepObject",
        }
    }
}
