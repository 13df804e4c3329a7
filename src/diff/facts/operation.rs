//! Facts of operations and their request bodies.

use super::declare_facts;
use crate::diff::effect::{Direction, Effect};
use crate::diff::fact::{Area, Fact, Frame};

const NONE: Effect = Effect::NONE;
const GONE: Effect = NONE.refuses("calls of clients built before are refused");
const MODE: Effect =
    NONE.surprises("an answer now says something else about the state of the task");

const fn fact(slug: &'static str, noun: &'static str) -> Fact {
    Fact::new(Area::Operation, Frame::Operation, &[], slug, noun)
}

const fn body(slug: &'static str, noun: &'static str) -> Fact {
    Fact::new(
        Area::RequestBody,
        Frame::Operation,
        &[Direction::Request],
        slug,
        noun,
    )
}

const fn words(
    slug: &'static str,
    noun: &'static str,
    none: &'static str,
    old: &'static str,
    new: &'static str,
) -> Fact {
    fact(slug, noun)
        .added(NONE, NONE, none, old)
        .changed(NONE, old, new)
}

declare_facts! {
    /// An operation.
    OPERATION = Fact::new(Area::Operation, Frame::Document, &[], "operation", "operation")
        .added(NONE, GONE, "{}", "paths: { /b: { get: { responses: { '204': { description: Done. } } } } }").shaping();
    /// Its HTTP method.
    METHOD = Fact::new(Area::Operation, Frame::Document, &[], "method", "HTTP method")
        .changed(GONE, "paths: { /b: { put: { operationId: b, responses: { '204': { description: Done. } } } } }", "paths: { /b: { patch: { operationId: b, responses: { '204': { description: Done. } } } } }");
    /// Its path.
    PATH = Fact::new(Area::Operation, Frame::Document, &[], "path", "path")
        .changed(GONE, "paths: { /b: { put: { operationId: b, responses: { '204': { description: Done. } } } } }", "paths: { /c: { put: { operationId: b, responses: { '204': { description: Done. } } } } }");
    /// The name of a parameter in its path.
    PATH_NAME = Fact::new(Area::Operation, Frame::Document, &[], "path-name", "name of a path parameter")
        .changed(NONE, "paths: { '/b/{i}': { put: { operationId: b, parameters: [{ name: i, in: path, required: true, schema: { type: string } }], responses: { '204': { description: Done. } } } } }", "paths: { '/b/{j}': { put: { operationId: b, parameters: [{ name: j, in: path, required: true, schema: { type: string } }], responses: { '204': { description: Done. } } } } }").shaping();
    /// Its `operationId`.
    OPERATION_ID = fact("operation-id", "`operationId`")
        .changed(NONE, "operationId: one", "operationId: two").shaping();
    /// Its name for Rust.
    OPERATION_NAME = words("operation-name", "name for Rust", "{}", "x-specbind-name: one", "x-specbind-name: two").shaping();
    /// Its summary.
    SUMMARY = words("summary", "summary", "{}", "summary: One", "summary: Two");
    /// Its description.
    OPERATION_DESCRIPTION = words("operation-description", "description", "{}", "description: One.", "description: Two.");
    /// Its further documentation.
    OPERATION_DOCS = words("operation-docs", "further documentation", "{}", "externalDocs: { url: 'https://a.example' }", "externalDocs: { url: 'https://b.example' }");
    /// Whether it should be used.
    OPERATION_DEPRECATED = fact("operation-deprecated", "deprecation")
        .added(NONE, NONE, "{}", "deprecated: true");
    /// One of its tags.
    OPERATION_TAG = fact("operation-tag", "tag of an operation")
        .added(NONE, NONE, "tags: []", "tags: [first]").shaping();
    /// Whether the answer carries the result.
    MODE_OF_ANSWER = fact("mode", "mode")
        .added(NONE, MODE, "{}", "x-specbind-mode: sync")
        .changed(MODE, "x-specbind-mode: sync", "x-specbind-mode: async");
    /// A server of this operation alone.
    OPERATION_SERVER = fact("operation-server", "server of one operation")
        .added(NONE.refuses("clients built before call another address"), NONE.refuses("clients built before call another address"), "{}", "servers: [{ url: 'https://b.example' }]").shaping();
    /// An operation that the vendor calls.
    INCOMING = Fact::new(Area::Operation, Frame::Document, &[], "incoming", "operation that the vendor calls")
        .added(NONE, NONE.surprises("what serves the call waits for something that never comes"), "{}", "webhooks: { paid: { post: { responses: { '204': { description: Done. } } } } }");

    /// A request body that may be left out.
    BODY = body("body", "optional request body")
        .added(NONE, NONE.restrains("what clients built before send there has no effect, or is refused"), "{}", "requestBody: { content: { application/json: { schema: { type: string } } } }").shaping();
    /// A request body that is always there.
    REQUIRED_BODY = body("required-body", "required request body")
        .added(NONE.refuses("the server refuses requests of clients built before, which lack it"), NONE.restrains("clients built before still send it"), "{}", "requestBody: { required: true, content: { application/json: { schema: { type: string } } } }").shaping();
    /// Presence of a request body that stays.
    BODY_REQUIRED = body("body-required", "duty to send the request body")
        .added(NONE.refuses("requests of clients built before may lack it"), NONE, "requestBody: { content: { application/json: { schema: { type: string } } } }", "requestBody: { required: true, content: { application/json: { schema: { type: string } } } }").shaping();
    /// Its description.
    BODY_DESCRIPTION = body("body-description", "description of the request body")
        .added(NONE, NONE, "requestBody: { content: { application/json: { schema: { type: string } } } }", "requestBody: { description: One., content: { application/json: { schema: { type: string } } } }")
        .changed(NONE, "requestBody: { description: One., content: { application/json: { schema: { type: string } } } }", "requestBody: { description: Two., content: { application/json: { schema: { type: string } } } }");
}
