//! Facts of media types, of the parts of forms, of examples and of test cases.

use super::declare_facts;
use crate::diff::effect::{Direction, Effect};
use crate::diff::fact::{Area, Fact, Frame};

const NONE: Effect = Effect::NONE;
const UNREAD: Effect = NONE
    .refuses("the server reads what clients built before write as something else")
    .misreads("clients built before read what the server writes as something else");
const GONE: Effect = NONE
    .refuses("the server no longer takes what clients built before may send")
    .surprises("clients built before ask for a form that never comes");
const NEW: Effect =
    NONE.surprises("clients built before cannot read the new form, and keep its bytes");

const fn fact(slug: &'static str, noun: &'static str) -> Fact {
    Fact::new(
        Area::MediaType,
        Frame::MediaType,
        &Direction::BOTH,
        slug,
        noun,
    )
}

const fn part(slug: &'static str, noun: &'static str) -> Fact {
    Fact::new(
        Area::MediaType,
        Frame::Operation,
        &[Direction::Request],
        slug,
        noun,
    )
}

declare_facts! {
    /// A form of a body.
    MEDIA_TYPE = fact("media-type", "media type")
        .added(NEW, GONE, "{ application/json: { schema: { type: string } } }", "{ application/json: { schema: { type: string } }, text/csv: { schema: { type: string } } }").shaping();
    /// Whether anything is said about a body.
    BODY_SCHEMA = fact("body-schema", "schema of a body")
        .added(Effect::NARROWER, Effect::WIDER_SHAPE, "{ application/json: {} }", "{ application/json: { schema: { type: string } } }").shaping();
    /// An example of a body.
    EXAMPLE = fact("example", "example of a body")
        .added(NONE, NONE, "{ application/json: { schema: { type: string } } }", "{ application/json: { schema: { type: string }, examples: { e: { value: one } } } }")
        .changed(NONE, "{ application/json: { schema: { type: string }, examples: { e: { value: one } } } }", "{ application/json: { schema: { type: string }, examples: { e: { value: two } } } }").shaping();
    /// How a part of a form is written.
    PART = part("part", "rule for a part of a form")
        .added(UNREAD, UNREAD, "requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { a: { type: string } } } } } }", "requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { a: { type: string } } }, encoding: { a: { contentType: text/csv } } } } }")
        .changed(UNREAD, "requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { a: { type: string } } }, encoding: { a: { contentType: text/csv } } } } }", "requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { a: { type: string } } }, encoding: { a: { contentType: text/plain } } } } }").shaping();
    /// A documented test case.
    CASE = part("case", "test case")
        .added(NONE, NONE, "requestBody: { content: { application/json: { schema: { type: string }, examples: { e: { value: one } } } } }", "requestBody: { content: { application/json: { schema: { type: string }, examples: { e: { value: one, x-specbind-case: { status: 200 } } } } } }")
        .changed(NONE.surprises("the same request is now answered differently"), "{ requestBody: { content: { application/json: { schema: { type: string }, examples: { e: { value: one, x-specbind-case: { status: 200 } } } } } }, responses: { '201': { description: Made. } } }", "{ requestBody: { content: { application/json: { schema: { type: string }, examples: { e: { value: one, x-specbind-case: { status: 201 } } } } } }, responses: { '201': { description: Made. } } }").shaping();
}
