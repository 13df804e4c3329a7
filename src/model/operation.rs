//! Operations (OpenAPI 3.0 §4.7.10).

use super::{
    Code, ExternalDocs, MediaType, Notes, Parameter, RequestBody, Requirement, Response, Server,
    Status,
};
use crate::source::Place;

/// One method on one path.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// Where it is declared.
    pub place: Place,
    /// `operationId`, or one made of method and path where the document has none.
    pub id: String,
    /// Name for the Rust side (`x-specbind-name`).
    pub name: Option<String>,
    /// HTTP method.
    pub method: Method,
    /// Path with `{parameters}`, relative to the server.
    pub path: String,
    /// One line.
    pub summary: String,
    /// The longer text.
    pub description: String,
    /// Further documentation.
    pub external_docs: Option<ExternalDocs>,
    /// The vendor wants it used no more.
    pub deprecated: bool,
    /// Tags, in document order.
    pub tags: Vec<String>,
    /// Whether the answer carries the result or only accepts the task (`x-specbind-mode`).
    pub mode: Option<Mode>,
    /// Servers of this operation alone; empty when those of the document apply.
    pub servers: Vec<Server>,
    /// Parameters of path item and operation, the operation's own replacing the other's.
    pub parameters: Vec<Parameter>,
    /// Where a list declares a parameter that it has already.
    pub repeated: Vec<Place>,
    /// Request body.
    pub request_body: Option<RequestBody>,
    /// Responses in document order, `default` last.
    pub responses: Vec<Response>,
    /// Alternatives; empty when no authentication is declared.
    pub security: Vec<Requirement>,
    /// Assumptions and questions.
    pub notes: Notes,
}

impl Operation {
    /// The responses that say that the call did what it was for.
    pub fn successes(&self) -> impl Iterator<Item = &Response> {
        let has_success = self.responses.iter().any(|one| one.status.is_success());
        // A document that only describes `default` describes its successes with it.
        let is_success =
            move |status: Status| status.is_success() || status == Status::Default && !has_success;
        let responses = self.responses.iter();
        responses.filter(move |response| is_success(response.status))
    }

    /// The success that is a stream of events, where there is one.
    pub fn events(&self) -> Option<&MediaType> {
        let mut content = self.successes().flat_map(|response| &response.content);
        content.find(|media_type| media_type.is_events())
    }

    /// No success has another body than events.
    pub fn is_all_events(&self) -> bool {
        let mut content = self.successes().flat_map(|response| &response.content);
        self.events().is_some() && content.all(MediaType::is_events)
    }

    /// Some success is of bytes that can be read piece by piece: its status alone tells that it is one.
    pub fn gives_bytes(&self) -> bool {
        let codes = |success: &Response| success.codes.as_ref().map_or(0, |one| one.codes.len());
        let has_codes = self.successes().any(|success| codes(success) > 0);
        let has_bytes = self.successes().any(Response::has_bytes);
        self.method != Method::Head && !has_codes && has_bytes
    }

    /// The vendor's codes of all responses, in document order.
    pub fn codes(&self) -> impl Iterator<Item = &Code> {
        self.responses
            .iter()
            .filter_map(|response| response.codes.as_ref())
            .flat_map(|codes| &codes.codes)
    }

    /// Assumptions and questions of the operation and its parts, in document order.
    pub fn notes(&self) -> impl Iterator<Item = &Notes> {
        let responses = self.responses.iter().flat_map(|response| {
            std::iter::once(&response.notes)
                .chain(response.headers.iter().map(|header| &header.notes))
        });
        std::iter::once(&self.notes)
            .chain(self.servers.iter().map(|server| &server.notes))
            .chain(self.parameters.iter().map(|parameter| &parameter.notes))
            .chain(self.request_body.iter().map(|body| &body.notes))
            .chain(responses)
    }
}

/// HTTP methods that OpenAPI knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Method {
    /// GET
    Get,
    /// PUT
    Put,
    /// POST
    Post,
    /// DELETE
    Delete,
    /// OPTIONS
    Options,
    /// HEAD
    Head,
    /// PATCH
    Patch,
    /// TRACE
    Trace,
    /// QUERY, which OpenAPI knows since 3.2
    Query,
}

impl Method {
    /// Upper case, as on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
            Self::Query => "QUERY",
        }
    }

    /// From the field name of a Path Item Object.
    pub fn from_field(field: &str) -> Option<Self> {
        Some(match field {
            "get" => Self::Get,
            "put" => Self::Put,
            "post" => Self::Post,
            "delete" => Self::Delete,
            "options" => Self::Options,
            "head" => Self::Head,
            "patch" => Self::Patch,
            "trace" => Self::Trace,
            "query" => Self::Query,
            _ => return None,
        })
    }
}

/// Whether the answer carries the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The answer carries the result.
    Sync,
    /// The answer only says that the task was accepted.
    Async,
}

impl Mode {
    /// The word the document uses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Sync => "sync",
            Self::Async => "async",
        }
    }
}

/// A group of operations.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// Name as operations use it.
    pub name: String,
    /// What the group is about.
    pub description: String,
    /// Further documentation.
    pub external_docs: Option<ExternalDocs>,
}
