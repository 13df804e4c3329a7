//! The `x-specbind-` keys: what they hold and on which objects they stand. `spec/README.md` explains them.

use super::Kind::{Any, Code, Flag, FullList, Map, Schema, Status, Text, Word};
use super::{
    COMPONENTS, DOCUMENT, EXAMPLE, Field, Form, HEADER, Kind, OPERATION, Object, PARAMETER,
    REQUEST_BODY, RESPONSE, Rest, SCHEMA, SERVER, field, required,
};

/// One of our keys.
pub(in crate::load) struct Extension {
    pub(in crate::load) key: &'static str,
    pub(in crate::load) kind: Kind,
    /// The objects it may stand on.
    pub(in crate::load) homes: &'static [&'static Object],
}

const EVERYWHERE: &[&Object] = &[
    &DOCUMENT,
    &SERVER,
    &OPERATION,
    &PARAMETER,
    &HEADER,
    &REQUEST_BODY,
    &RESPONSE,
    &SCHEMA,
];

const fn key(key: &'static str, kind: Kind, homes: &'static [&'static Object]) -> Extension {
    Extension { key, kind, homes }
}

pub(in crate::load) static EXTENSIONS: &[Extension] = &[
    key(
        "x-specbind-assumptions",
        FullList(&Kind::Object(&ASSUMPTION)),
        EVERYWHERE,
    ),
    key("x-specbind-case", Kind::Object(&CASE), &[&EXAMPLE]),
    key("x-specbind-codes", Kind::Object(&CODES), &[&RESPONSE]),
    key("x-specbind-enum-descriptions", Map(&Text), &[&SCHEMA]),
    key("x-specbind-form", Text, &[&SCHEMA, &PARAMETER, &HEADER]),
    key("x-specbind-mode", Word(&["sync", "async"]), &[&OPERATION]),
    key(
        "x-specbind-name",
        Text,
        &[&SERVER, &OPERATION, &PARAMETER, &HEADER, &SCHEMA],
    ),
    key(
        "x-specbind-presence",
        Kind::Object(&PRESENCE),
        &[&PARAMETER, &SCHEMA],
    ),
    key(
        "x-specbind-questions",
        FullList(&Kind::Object(&QUESTION)),
        EVERYWHERE,
    ),
    key("x-specbind-secret", Flag, &[&SCHEMA, &PARAMETER, &HEADER]),
    key(
        "x-specbind-settings",
        Map(&Kind::Object(&SETTING)),
        &[&DOCUMENT],
    ),
    key(
        "x-specbind-signing",
        Map(&Kind::Object(&SIGNING_SCHEME)),
        &[&COMPONENTS],
    ),
    key(
        "x-specbind-state",
        Map(&Kind::Object(&STATE)),
        &[&COMPONENTS],
    ),
    key("x-specbind-value", Kind::Object(&VALUE), &[&PARAMETER]),
    key("x-specbind-zones", Map(&Kind::Form(&OFFSET)), &[&PARAMETER]),
];

const fn ours(name: &'static str, fields: &'static [Field]) -> Object {
    Object {
        name,
        fields,
        rest: Rest::Refused,
    }
}

static ID: Form = Form {
    description: "lower-case words with hyphens",
    test: |id| {
        let word = |word: &str| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        id.split('-').all(word)
    },
};

static OFFSET: Form = Form {
    description: "an offset from UTC such as `+09:00`",
    test: |offset| {
        let number = |text: &str, most: u8| {
            text.bytes().all(|byte| byte.is_ascii_digit())
                && text.parse().is_ok_and(|n: u8| n <= most)
        };
        let bytes = offset.as_bytes();
        offset.is_ascii()
            && bytes.len() == 6
            && matches!(bytes[0], b'+' | b'-')
            && bytes[3] == b':'
            && number(&offset[1..3], 14)
            && number(&offset[4..], 59)
    },
};

static BODY_POINTER: Form = Form {
    description: "a JSON pointer such as `/response/code`",
    test: |pointer| {
        let escaped = |token: &str| {
            token
                .split('~')
                .skip(1)
                .all(|rest| rest.starts_with(['0', '1']))
        };
        pointer.starts_with('/') && pointer.split('/').all(escaped)
    },
};

static ASSUMPTION: Object = ours(
    "an assumption",
    &[
        required("id", Kind::Form(&ID)),
        required("text", Text),
        required("source", Text),
        required("certainty", Word(&["high", "medium-high", "medium", "low"])),
        field("page", Text),
    ],
);

static QUESTION: Object = ours(
    "an open question",
    &[required("id", Kind::Form(&ID)), required("text", Text)],
);

static CASE: Object = ours(
    "a test case",
    &[
        required("status", Status),
        field("code", Code),
        field("when", Map(&Any)),
    ],
);

static CODES: Object = ours(
    "the vendor codes",
    &[
        required("at", Kind::Form(&BODY_POINTER)),
        field("message-at", Kind::Form(&BODY_POINTER)),
        required("codes", FullList(&Kind::Object(&VENDOR_CODE))),
    ],
);

static VENDOR_CODE: Object = ours(
    "a vendor code",
    &[
        required("code", Code),
        required("name", Text),
        required("message", Text),
        required("meaning", Text),
        field(
            "answers",
            Word(&["invalid-request", "wrong-signature", "missing-credentials"]),
        ),
    ],
);

pub(in crate::load) static PRESENCE: Object = ours(
    "a presence",
    &[
        required("is", Word(&["conditional", "optional"])),
        required(
            "when",
            Word(&["outgoing-call", "encrypted-body", "unknown"]),
        ),
        required("text", Text),
        field("question", Kind::Form(&ID)),
    ],
);

static SETTING: Object = ours(
    "a setting",
    &[
        required("description", Text),
        field("secret", Flag),
        field("schema", Schema),
    ],
);

static SIGNING_SCHEME: Object = ours(
    "a signing scheme",
    &[
        field("description", Text),
        required("algorithm", Word(&["hmac-sha256", "hmac-sha512"])),
        required("key", Text),
        required("signs", Text),
        required("encoding", Word(&["base64", "base64url", "hex"])),
    ],
);

static STATE: Object = ours(
    "a state",
    &[
        required("description", Text),
        required("keys", FullList(&Text)),
        required("initial", Text),
        field("known", Map(&Text)),
        required("rules", FullList(&Kind::Object(&STATE_RULE))),
    ],
);

static STATE_RULE: Object = ours(
    "a rule of a state",
    &[
        required("operation", Text),
        field("when", Map(&Any)),
        field("is", FullList(&Text)),
        field("becomes", Text),
        field("answer", Kind::Object(&STATE_ANSWER)),
    ],
);

static STATE_ANSWER: Object = ours(
    "the answer of a state",
    &[required("status", Status), field("code", Code)],
);

pub(in crate::load) static VALUE: Object = ours(
    "the origin of a value",
    &[
        required(
            "from",
            Word(&["caller", "setting", "computed", "encryption"]),
        ),
        field("setting", Text),
        field("default", Any),
        field("template", Text),
    ],
);
