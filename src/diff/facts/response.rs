//! Facts of responses, their headers and the vendor's codes.

use super::declare_facts;
use crate::diff::effect::{Direction, Effect};
use crate::diff::fact::{Area, Fact, Frame};

const NONE: Effect = Effect::NONE;
const UNKNOWN: Effect = NONE.surprises("clients built before receive it as unknown");
const NEVER: Effect = NONE.surprises("what clients built before do about it never happens again");
const MISREAD: Effect = NONE.misreads("clients built before look for the codes in another place");
const NO_SUCCESS: Effect = NONE.misreads("clients built before know no other success");
const FORM: Effect = NONE.surprises("clients built before read it in the form of before");
const SEEN: Effect = NONE.surprises("clients built before still hide it from logs");
const HIDDEN: Effect = NONE.surprises("clients built before print it in logs");
const ABSENT: Effect = NONE.surprises("clients built before report its absence as a violation");

const fn fact(area: Area, slug: &'static str, noun: &'static str) -> Fact {
    Fact::new(area, Frame::Response, &[Direction::Response], slug, noun)
}

const fn response(slug: &'static str, noun: &'static str) -> Fact {
    Fact::new(
        Area::Response,
        Frame::Operation,
        &[Direction::Response],
        slug,
        noun,
    )
}

const fn header(slug: &'static str, noun: &'static str) -> Fact {
    Fact::new(
        Area::Header,
        Frame::Headers,
        &[Direction::Response],
        slug,
        noun,
    )
}

const fn words(fact: Fact, none: &'static str, old: &'static str, new: &'static str) -> Fact {
    fact.added(NONE, NONE, none, old).changed(NONE, old, new)
}

declare_facts! {
    /// A status that means success.
    SUCCESS = response("success", "success status")
        .added(UNKNOWN, NO_SUCCESS, "responses: { '200': { description: Done. } }", "responses: { '200': { description: Done. }, '201': { description: Made. } }").shaping();
    /// A status that means refusal.
    REFUSAL = response("refusal", "refusal status")
        .added(UNKNOWN, NEVER, "responses: { '200': { description: Done. } }", "responses: { '200': { description: Done. }, '409': { description: Busy. } }").shaping();
    /// The answer for all other statuses.
    DEFAULT_RESPONSE = response("default-response", "response for all other statuses")
        .added(UNKNOWN, NEVER, "responses: { '200': { description: Done. } }", "responses: { '200': { description: Done. }, default: { description: Other. } }").shaping();
    /// What a response means.
    RESPONSE_DESCRIPTION = fact(Area::Response, "answer-description", "description of a response")
        .changed(NONE, "description: One.", "description: Two.");
    /// An operation that can follow.
    LINK = fact(Area::Response, "link", "link to another operation")
        .added(NONE, NONE, "{}", "links: { next: { operationId: a } }")
        .changed(NONE, "links: { next: { operationId: a } }", "links: { next: { operationRef: '#/paths/~1a/get' } }");

    /// Where the vendor's codes stand.
    CODES_AT = fact(Area::Code, "codes-at", "place of the codes")
        .changed(MISREAD, "{ x-specbind-codes: { at: /a, codes: [{ code: '1', name: One, message: One, meaning: One. }] }, content: { application/json: {} } }", "{ x-specbind-codes: { at: /b, codes: [{ code: '1', name: One, message: One, meaning: One. }] }, content: { application/json: {} } }");
    /// Where the vendor's message stands.
    CODE_MESSAGE_AT = fact(Area::Code, "code-message-at", "place of the messages")
        .added(NONE, NONE, "{ x-specbind-codes: { at: /a, codes: [{ code: '1', name: One, message: One, meaning: One. }] }, content: { application/json: {} } }", "{ x-specbind-codes: { at: /a, message-at: /b, codes: [{ code: '1', name: One, message: One, meaning: One. }] }, content: { application/json: {} } }")
        .changed(NONE.surprises("who shows the messages finds them in another place"), "{ x-specbind-codes: { at: /a, message-at: /b, codes: [{ code: '1', name: One, message: One, meaning: One. }] }, content: { application/json: {} } }", "{ x-specbind-codes: { at: /a, message-at: /c, codes: [{ code: '1', name: One, message: One, meaning: One. }] }, content: { application/json: {} } }");
    /// A vendor code.
    CODE = Fact::new(Area::Code, Frame::Operation, &[Direction::Response], "code", "code")
        .added(UNKNOWN, NEVER, "responses: { '400': { description: No., x-specbind-codes: { at: /a, codes: [{ code: '1', name: One, message: One, meaning: One. }] }, content: { application/json: {} } } }", "responses: { '400': { description: No., x-specbind-codes: { at: /a, codes: [{ code: '1', name: One, message: One, meaning: One. }, { code: '2', name: Two, message: Two, meaning: Two. }] }, content: { application/json: {} } } }")
        .moved(UNKNOWN, "responses: { '400': { description: No., x-specbind-codes: { at: /a, codes: [{ code: '1', name: One, message: One, meaning: One. }, { code: '2', name: Two, message: Two, meaning: Two. }] }, content: { application/json: {} } }, '409': { description: No., x-specbind-codes: { at: /a, codes: [{ code: '3', name: Three, message: Three, meaning: Three. }] }, content: { application/json: {} } } }", "responses: { '400': { description: No., x-specbind-codes: { at: /a, codes: [{ code: '1', name: One, message: One, meaning: One. }] }, content: { application/json: {} } }, '409': { description: No., x-specbind-codes: { at: /a, codes: [{ code: '2', name: Two, message: Two, meaning: Two. }, { code: '3', name: Three, message: Three, meaning: Three. }] }, content: { application/json: {} } } }").shaping();
    /// Name of a code for Rust.
    CODE_NAME = fact(Area::Code, "code-name", "name of a code for Rust")
        .changed(NONE, "{ x-specbind-codes: { at: /a, codes: [{ code: '1', name: One, message: One, meaning: One. }] }, content: { application/json: {} } }", "{ x-specbind-codes: { at: /a, codes: [{ code: '1', name: Two, message: One, meaning: One. }] }, content: { application/json: {} } }").shaping();
    /// The vendor's short text.
    CODE_MESSAGE = fact(Area::Code, "code-message", "message of a code")
        .changed(NONE, "{ x-specbind-codes: { at: /a, codes: [{ code: '1', name: One, message: One, meaning: One. }] }, content: { application/json: {} } }", "{ x-specbind-codes: { at: /a, codes: [{ code: '1', name: One, message: Two, meaning: One. }] }, content: { application/json: {} } }");
    /// What a code means for the caller.
    CODE_MEANING = fact(Area::Code, "code-meaning", "meaning of a code")
        .changed(NONE.surprises("clients built before act on the meaning of before"), "{ x-specbind-codes: { at: /a, codes: [{ code: '1', name: One, message: One, meaning: One. }] }, content: { application/json: {} } }", "{ x-specbind-codes: { at: /a, codes: [{ code: '1', name: One, message: One, meaning: Two. }] }, content: { application/json: {} } }");

    /// Which requests it answers.
    CODE_TRIGGER = Fact::new(Area::Code, Frame::Operation, &[Direction::Response], "code-trigger", "kind of requests that a code answers")
        .added(NONE, NONE, "responses: { '400': { description: No., x-specbind-codes: { at: /a, codes: [{ code: '1', name: One, message: One, meaning: One. }] }, content: { application/json: {} } } }", "responses: { '400': { description: No., x-specbind-codes: { at: /a, codes: [{ code: '1', name: One, message: One, meaning: One., answers: invalid-request }] }, content: { application/json: {} } } }")
        .changed(NONE.surprises("clients built before act on the meaning of before"), "responses: { '400': { description: No., x-specbind-codes: { at: /a, codes: [{ code: '1', name: One, message: One, meaning: One., answers: invalid-request }] }, content: { application/json: {} } } }", "responses: { '400': { description: No., x-specbind-codes: { at: /a, codes: [{ code: '1', name: One, message: One, meaning: One., answers: wrong-signature }] }, content: { application/json: {} } } }");

    /// A header that may be missing.
    HEADER = header("header", "optional header")
        .added(NONE, NEVER, "{}", "{ X-A: { schema: { type: string } } }").shaping();
    /// A header that is always there.
    REQUIRED_HEADER = header("required-header", "required header")
        .added(NONE, ABSENT, "{}", "{ X-A: { required: true, schema: { type: string } } }").shaping();
    /// Presence of a header that stays.
    HEADER_REQUIRED = header("header-required", "promise to send a header")
        .added(NONE, ABSENT, "{ X-A: { schema: { type: string } } }", "{ X-A: { required: true, schema: { type: string } } }").shaping();
    /// How a header is written.
    HEADER_CONTENT = header("header-content", "way to write a header")
        .changed(NONE.misreads("clients built before read it as something else"), "{ X-A: { schema: { type: object } } }", "{ X-A: { content: { application/json: { schema: { type: object } } } } }").shaping();
    /// One pair per element.
    HEADER_EXPLODE = header("header-explode", "`explode` of a header")
        .changed(NONE.misreads("clients built before read it as something else"), "{ X-A: { schema: { type: object } } }", "{ X-A: { explode: true, schema: { type: object } } }");
    /// Whether it is printed.
    HEADER_SECRET = header("header-secret", "mark that a header is never printed")
        .added(HIDDEN, SEEN, "{ X-A: { schema: { type: string } } }", "{ X-A: { x-specbind-secret: true, schema: { type: string } } }").shaping();
    /// Its text form.
    HEADER_FORM = header("header-form", "text form of a header")
        .added(NONE, NONE, "{ X-A: { schema: { type: string } } }", "{ X-A: { x-specbind-form: YYMM, schema: { type: string } } }")
        .changed(FORM, "{ X-A: { x-specbind-form: YYMM, schema: { type: string } } }", "{ X-A: { x-specbind-form: MMYY, schema: { type: string } } }");
    /// An example.
    HEADER_EXAMPLE = words(header("header-example", "example of a header"), "{ X-A: { schema: { type: string } } }", "{ X-A: { schema: { type: string }, examples: { e: { value: one } } } }", "{ X-A: { schema: { type: string }, examples: { e: { value: two } } } }");
    /// Its description.
    HEADER_DESCRIPTION = words(header("header-description", "description of a header"), "{ X-A: { schema: { type: string } } }", "{ X-A: { description: One., schema: { type: string } } }", "{ X-A: { description: Two., schema: { type: string } } }");
    /// Whether it should be used.
    HEADER_DEPRECATED = header("header-deprecated", "deprecation of a header")
        .added(NONE, NONE, "{ X-A: { schema: { type: string } } }", "{ X-A: { deprecated: true, schema: { type: string } } }");
    /// Its name for Rust.
    HEADER_NAME = words(header("header-name", "name of a header for Rust"), "{ X-A: { schema: { type: string } } }", "{ X-A: { x-specbind-name: one, schema: { type: string } } }", "{ X-A: { x-specbind-name: two, schema: { type: string } } }").shaping();
}
