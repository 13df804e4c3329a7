//! The model: what a document says, as plain data with every reference resolved; knows neither files nor Rust.
//!
//! Immutable after `lower`. Facts derived from it live in the side tables of `analyze`.

mod about;
mod extension;
mod media_type;
mod notes;
mod operation;
mod overlaps;
mod parameter;
mod path;
mod response;
mod schema;
mod schema_rules;
mod security;
mod server;
mod state;
mod xml;

pub use about::{About, ExternalDocs};
pub use extension::{
    Algorithm, Case, Encoding, Presence, PresenceWord, Setting, Signing, Template, TemplatePart,
    ValueSource, When, Zone,
};
pub use media_type::{Example, MediaType, PartEncoding, RequestBody, essence, preferred};
pub use notes::{Assumption, Certainty, Gap, GapKind, Notes, Question};
pub use operation::{Method, Mode, Operation, Tag};
pub use overlaps::{Overlaps, certain_parts};
pub use parameter::{Content, Location, Parameter, Style};
pub use path::{Unclosed, placeholders, sent_path};
pub use response::{Code, Codes, Header, Link, Response, Status, Trigger};
pub use schema::{Conditional, Discriminator, Schema, SchemaId, Types};
pub use schema_rules::{
    Additional, ArrayRules, Contains, NumberRules, ObjectRules, Property, StringRules,
};
pub use security::{
    Flow, FlowKind, Requirement, SecurityScheme, SecuritySchemeKind, client_id, client_secret,
};
pub use server::{Server, ServerVariable};
pub use state::{State, StateRule};
pub use xml::{NodeType, Xml};

use std::ops::Index;

use indexmap::IndexMap;

use crate::source::Place;

/// One document: its operations and everything they use.
#[derive(Clone, Debug, PartialEq)]
pub struct Api {
    /// Title (Info Object).
    pub title: String,
    /// Version of the API the document describes (Info Object), not of the document format.
    pub version: String,
    /// Summary and description of the API, joined by a blank line.
    pub description: String,
    /// Contact, license, terms and further documentation.
    pub about: About,
    /// Which reading of JSON Schema the document uses.
    pub dialect: Dialect,
    /// Servers, in document order.
    pub servers: Vec<Server>,
    /// Values the client is configured with that are not parameters themselves (`x-specbind-settings`).
    pub settings: Vec<Setting>,
    /// Signing schemes (`x-specbind-signing`).
    pub signing: Vec<Signing>,
    /// What the vendor remembers (`x-specbind-state`).
    pub states: Vec<State>,
    /// Security schemes by name.
    pub security_schemes: Vec<SecurityScheme>,
    /// Tags declared by the document, then those only used, in order of use.
    pub tags: Vec<Tag>,
    /// Operations in document order.
    pub operations: Vec<Operation>,
    /// Named schemas (`components/schemas`), in document order.
    pub components: IndexMap<String, SchemaId>,
    /// Every schema of the document; [`SchemaId`] indexes it.
    pub schemas: Vec<Schema>,
    /// Assumptions and questions about the API as a whole.
    pub notes: Notes,
    /// What the generated code cannot say exactly, as far as it does not hang on the Rust types.
    pub gaps: Vec<Gap>,
    /// Operations that the vendor calls (webhooks and callbacks): a client has no code for them.
    pub incoming: Vec<Place>,
}

impl Index<SchemaId> for Api {
    type Output = Schema;

    fn index(&self, id: SchemaId) -> &Schema {
        &self.schemas[id.index()]
    }
}

/// Which way the values of a property may go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Way {
    /// `readOnly`: from the server only.
    pub received_only: bool,
    /// `writeOnly`: to the server only.
    pub sent_only: bool,
}

impl Api {
    /// Which way a property of this schema goes, as it says itself or as a schema of its `allOf` says.
    pub fn way(&self, id: SchemaId) -> Way {
        let schema = &self[id];
        let all = || {
            schema
                .all_of
                .iter()
                .map(|part| &self[*part])
                .chain([schema])
        };
        Way {
            received_only: all().any(|schema| schema.read_only),
            sent_only: all().any(|schema| schema.write_only),
        }
    }

    /// The server that an operation is sent to, where it is not one that a caller chooses for all.
    pub fn own_server<'a>(&self, operation: &'a Operation) -> Option<&'a Server> {
        let own = &operation.servers;
        let pairs = self.servers.iter().zip(own);
        let repeats =
            own.len() == self.servers.len() && pairs.into_iter().all(|(a, b)| a.is_same(b));
        own.first().filter(|_| !repeats)
    }

    /// The servers of the document, then those that only operations have, each once.
    pub fn every_server(&self) -> Vec<&Server> {
        let mut servers: Vec<&Server> = self.servers.iter().collect();
        let own = self.operations.iter();
        let own = own.filter(|operation| self.own_server(operation).is_some());
        for server in own.flat_map(|operation| &operation.servers) {
            if !servers.iter().any(|other| other.is_same(server)) {
                servers.push(server);
            }
        }
        servers
    }

    /// Every place that may carry assumptions and questions, in document order.
    pub fn notes(&self) -> impl Iterator<Item = &Notes> {
        let operations = self.operations.iter().flat_map(Operation::notes);
        std::iter::once(&self.notes)
            .chain(self.servers.iter().map(|server| &server.notes))
            .chain(operations)
            .chain(self.schemas.iter().map(|schema| &schema.notes))
    }

    /// Every open question, each once even where several operations share its place.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        unique(
            self.notes().flat_map(|notes| &notes.questions),
            |question| &question.place,
        )
    }

    /// Every assumption, each once even where several operations share its place.
    pub fn assumptions(&self) -> impl Iterator<Item = &Assumption> {
        unique(
            self.notes().flat_map(|notes| &notes.assumptions),
            |assumption| &assumption.place,
        )
    }
}

/// The name of the component of that kind at `place`, where it is one: `components/<kind>/<name>`.
pub fn component_name(place: &crate::source::Place, kind: &str) -> Option<String> {
    match place.pointer.tokens()[..] {
        ["components", found, name] if found == kind => Some(name.to_owned()),
        _ => None,
    }
}

/// The items whose place was not seen before.
fn unique<'a, T: 'a>(
    items: impl Iterator<Item = &'a T>,
    place: impl Fn(&T) -> &crate::source::Place,
) -> impl Iterator<Item = &'a T> {
    let mut seen = std::collections::HashSet::new();
    items.filter(move |item| seen.insert(place(item).clone()))
}

/// Which reading of JSON Schema a document uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// OpenAPI 3.0: Wright draft 00, where `1.0` is not an integer and `nullable` exists.
    V3_0,
    /// OpenAPI 3.1 and 3.2: draft 2020-12, where `1.0` is an integer.
    V3_1,
}
