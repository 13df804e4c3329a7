//! The objects below the paths of an OpenAPI document, in the order of the specification.

use super::Kind::{Any, Flag, List, Map, Ref, Schema, Text, Word};
use super::{
    ANY_NAME, EXTERNAL_DOCUMENTATION, Form, Kind, Object, Rest, SECURITY_REQUIREMENT, SERVER,
    expected, field, object, required, since, until,
};
use crate::load::version::Version::{V3_0, V3_1, V3_2};

static PATH: Form = Form {
    description: "a path that starts with `/`",
    test: |name| name.starts_with('/'),
};

pub(in crate::load) static PATHS: Object = Object {
    name: "the paths",
    fields: &[],
    rest: Rest::NamedOrExtended(&PATH, &Ref(&PATH_ITEM)),
};

pub(in crate::load) static PATH_ITEM: Object = object(
    "a path item",
    &[
        field("summary", Text),
        field("description", Text),
        field("get", Kind::Object(&OPERATION)),
        field("put", Kind::Object(&OPERATION)),
        field("post", Kind::Object(&OPERATION)),
        field("delete", Kind::Object(&OPERATION)),
        field("options", Kind::Object(&OPERATION)),
        field("head", Kind::Object(&OPERATION)),
        field("patch", Kind::Object(&OPERATION)),
        field("trace", Kind::Object(&OPERATION)),
        since(V3_2, field("query", Kind::Object(&OPERATION))),
        since(
            V3_2,
            field("additionalOperations", Map(&Kind::Object(&OPERATION))),
        ),
        field("servers", List(&Kind::Object(&SERVER))),
        field("parameters", List(&Ref(&PARAMETER))),
    ],
);

pub(in crate::load) static OPERATION: Object = object(
    "an operation",
    &[
        field("tags", List(&Text)),
        field("summary", Text),
        field("description", Text),
        field("externalDocs", Kind::Object(&EXTERNAL_DOCUMENTATION)),
        field("operationId", Text),
        field("parameters", List(&Ref(&PARAMETER))),
        field("requestBody", Ref(&REQUEST_BODY)),
        until(V3_0, expected("responses", Kind::Object(&RESPONSES))),
        since(V3_1, field("responses", Kind::Object(&RESPONSES))),
        field("callbacks", Map(&Ref(&CALLBACK))),
        field("deprecated", Flag),
        field("security", List(&Kind::Object(&SECURITY_REQUIREMENT))),
        field("servers", List(&Kind::Object(&SERVER))),
    ],
);

const STYLES_OF_3_1: &[&str] = STYLES.split_at(STYLES.len() - 1).0;
/// Styles of parameters; the last is new in OpenAPI 3.2.
const STYLES: &[&str] = &[
    "matrix",
    "label",
    "simple",
    "form",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
    "cookie",
];

pub(in crate::load) static PARAMETER: Object = object(
    "a parameter",
    &[
        required("name", Text),
        until(
            V3_1,
            required("in", Word(&["query", "header", "path", "cookie"])),
        ),
        since(
            V3_2,
            required(
                "in",
                Word(&["query", "querystring", "header", "path", "cookie"]),
            ),
        ),
        field("description", Text),
        field("required", Flag),
        field("deprecated", Flag),
        field("allowEmptyValue", Flag),
        until(V3_1, field("style", Word(STYLES_OF_3_1))),
        since(V3_2, field("style", Word(STYLES))),
        field("explode", Flag),
        field("allowReserved", Flag),
        field("schema", Schema),
        field("example", Any),
        field("examples", Map(&Ref(&EXAMPLE))),
        field("content", Map(&Ref(&MEDIA_TYPE))),
    ],
);

pub(in crate::load) static REQUEST_BODY: Object = object(
    "a request body",
    &[
        field("description", Text),
        expected("content", Map(&Ref(&MEDIA_TYPE))),
        field("required", Flag),
    ],
);

pub(in crate::load) static MEDIA_TYPE: Object = object(
    "a media type",
    &[
        field("schema", Schema),
        field("example", Any),
        field("examples", Map(&Ref(&EXAMPLE))),
        field("encoding", Map(&Kind::Object(&ENCODING))),
        since(V3_2, field("itemSchema", Schema)),
        since(
            V3_2,
            field("prefixEncoding", List(&Kind::Object(&ENCODING))),
        ),
        since(V3_2, field("itemEncoding", Kind::Object(&ENCODING))),
    ],
);

pub(in crate::load) static ENCODING: Object = object(
    "an encoding",
    &[
        field("contentType", Text),
        field("headers", Map(&Ref(&HEADER))),
        field(
            "style",
            Word(&["form", "spaceDelimited", "pipeDelimited", "deepObject"]),
        ),
        field("explode", Flag),
        field("allowReserved", Flag),
        since(V3_2, field("encoding", Map(&Kind::Object(&ENCODING)))),
        since(
            V3_2,
            field("prefixEncoding", List(&Kind::Object(&ENCODING))),
        ),
        since(V3_2, field("itemEncoding", Kind::Object(&ENCODING))),
    ],
);

static STATUS: Form = Form {
    description: "`default`, an HTTP status such as `404`, or a range such as `4XX`",
    test: |name| {
        let ranged = name.len() == 3
            && matches!(name.get(1..), Some("XX" | "xx"))
            && name.starts_with(|c: char| ('1'..='5').contains(&c));
        let status = name.len() == 3
            && name
                .parse::<u16>()
                .is_ok_and(|status| (100..1000).contains(&status));
        name == "default" || (name.is_ascii() && (ranged || status))
    },
};

pub(in crate::load) static RESPONSES: Object = Object {
    name: "the responses",
    fields: &[],
    rest: Rest::NamedOrExtended(&STATUS, &Ref(&RESPONSE)),
};

pub(in crate::load) static RESPONSE: Object = object(
    "a response",
    &[
        since(V3_2, field("summary", Text)),
        until(V3_1, expected("description", Text)),
        since(V3_2, field("description", Text)),
        field("headers", Map(&Ref(&HEADER))),
        field("content", Map(&Ref(&MEDIA_TYPE))),
        field("links", Map(&Ref(&LINK))),
    ],
);

pub(in crate::load) static CALLBACK: Object = Object {
    name: "a callback",
    fields: &[],
    rest: Rest::NamedOrExtended(&ANY_NAME, &Ref(&PATH_ITEM)),
};

pub(in crate::load) static EXAMPLE: Object = object(
    "an example",
    &[
        field("summary", Text),
        field("description", Text),
        field("value", Any),
        field("externalValue", Text),
        since(V3_2, field("dataValue", Any)),
        since(V3_2, field("serializedValue", Text)),
    ],
);

pub(in crate::load) static LINK: Object = object(
    "a link",
    &[
        field("operationRef", Text),
        field("operationId", Text),
        field("parameters", Map(&Any)),
        field("requestBody", Any),
        field("description", Text),
        field("server", Kind::Object(&SERVER)),
    ],
);

pub(in crate::load) static HEADER: Object = object(
    "a header",
    &[
        field("description", Text),
        field("required", Flag),
        field("deprecated", Flag),
        field("allowEmptyValue", Flag),
        field("style", Word(&["simple"])),
        field("explode", Flag),
        field("allowReserved", Flag),
        field("schema", Schema),
        field("example", Any),
        field("examples", Map(&Ref(&EXAMPLE))),
        field("content", Map(&Ref(&MEDIA_TYPE))),
    ],
);
