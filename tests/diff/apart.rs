//! Patches of the suite that we judge otherwise than the tool that classified them, each with the reason.

/// One patch.
pub(crate) struct Row {
    /// Its name in the suite.
    pub(crate) patch: &'static str,
    /// What we say otherwise, word for word.
    pub(crate) difference: &'static str,
    /// Why that is right.
    pub(crate) reason: &'static str,
}

const FOREIGN_EXTENSION: &str = "an extension of another tool is no fact: it changes no request, no answer and no generated line";
const SPARE_PARAMETER: &str = "servers ignore parameters that they do not know (RFC 9110, section 5.1 for headers), so requests with it are answered as before; callers that set it stop compiling, which the source verdict says";
const RUST_NAME: &str = "the same values travel, but the name of a component is the name of a Rust type: callers have to follow it, and only a generator can know";

pub(crate) const ROWS: &[Row] = &[
    Row {
        patch: "add-response-code",
        difference: "they alone break the response",
        reason: "a refusal of an unknown status reaches callers of the old client as unknown, with status, headers and body; nothing is misread, so it is behaviour",
    },
    Row {
        patch: "add-type-extension",
        difference: "they alone see a change of the response: schema metadata changed",
        reason: FOREIGN_EXTENSION,
    },
    Row {
        patch: "allof-ref-to-identical-type",
        difference: "we alone see a change",
        reason: RUST_NAME,
    },
    Row {
        patch: "body-extension-change",
        difference: "they alone see a change of the request: the body metadata (description or extensions) changed",
        reason: FOREIGN_EXTENSION,
    },
    Row {
        patch: "change-default-response",
        difference: "we alone see a change",
        reason: "the description of a response is the documentation of a variant, as that of a body, which both of us report",
    },
    Row {
        patch: "enum-to-oneof",
        difference: "they alone see a change of the request: schema kind changed from any to oneOf with equivalent enum values",
        reason: "the same four values are allowed, so no request changes; that the Rust items do is a finding of its own, of severity source",
    },
    Row {
        patch: "not-inner-to-allof",
        difference: "they alone see a change of the response: schema metadata added",
        reason: "an `allOf` of one schema says what that schema says",
    },
    Row {
        patch: "remove-header-parameter",
        difference: "they alone break the request",
        reason: SPARE_PARAMETER,
    },
    Row {
        patch: "remove-operation-parameter",
        difference: "they alone break the request",
        reason: SPARE_PARAMETER,
    },
    Row {
        patch: "remove-response-code",
        difference: "we alone break the response",
        reason: "the only success status is gone, so whatever success looks like now, a client built before takes it for a refusal",
    },
    Row {
        patch: "type-indirection",
        difference: "they alone see a change of the response: schema metadata changed",
        reason: FOREIGN_EXTENSION,
    },
    Row {
        patch: "type-rename",
        difference: "we alone see a change",
        reason: RUST_NAME,
    },
    Row {
        patch: "untyped-to-typed-enum",
        difference: "they alone see a change of the request: schema kind changed from any to regular type with equivalent enum values",
        reason: "all four values are strings, so the type forbids none of them and no generated line changes",
    },
];
