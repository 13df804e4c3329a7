//! The objects at the top of an OpenAPI document: info, servers, components, tags.

use super::Kind::{List, Map, Ref, Schema, Text};
use super::{
    CALLBACK, EXAMPLE, Form, HEADER, Kind, LINK, MEDIA_TYPE, Object, PARAMETER, PATH_ITEM, PATHS,
    REQUEST_BODY, RESPONSE, Rest, SECURITY_REQUIREMENT, SECURITY_SCHEME, expected, field, object,
    required, since, until,
};
use crate::load::version::Version::{V3_0, V3_1, V3_2};

const TEXT: &Kind = &Text;

pub(in crate::load) static DOCUMENT: Object = object(
    "the document",
    &[
        required("openapi", Text),
        expected("info", Kind::Object(&INFO)),
        since(V3_1, field("jsonSchemaDialect", Text)),
        field("servers", List(&Kind::Object(&SERVER))),
        until(V3_0, expected("paths", Kind::Object(&PATHS))),
        since(V3_1, field("paths", Kind::Object(&PATHS))),
        since(V3_1, field("webhooks", Map(&Ref(&PATH_ITEM)))),
        field("components", Kind::Object(&COMPONENTS)),
        field("security", List(&Kind::Object(&SECURITY_REQUIREMENT))),
        field("tags", List(&Kind::Object(&TAG))),
        field("externalDocs", Kind::Object(&EXTERNAL_DOCUMENTATION)),
        since(V3_2, field("$self", Text)),
    ],
);

pub(in crate::load) static INFO: Object = object(
    "the info object",
    &[
        expected("title", Text),
        since(V3_1, field("summary", Text)),
        field("description", Text),
        field("termsOfService", Text),
        field("contact", Kind::Object(&CONTACT)),
        field("license", Kind::Object(&LICENSE)),
        expected("version", Text),
    ],
);

pub(in crate::load) static CONTACT: Object = object(
    "a contact",
    &[
        field("name", Text),
        field("url", Text),
        field("email", Text),
    ],
);

pub(in crate::load) static LICENSE: Object = object(
    "a license",
    &[
        expected("name", Text),
        since(V3_1, field("identifier", Text)),
        field("url", Text),
    ],
);

pub(in crate::load) static SERVER: Object = object(
    "a server",
    &[
        required("url", Text),
        field("description", Text),
        field("variables", Map(&Kind::Object(&SERVER_VARIABLE))),
        since(V3_2, field("name", Text)),
    ],
);

pub(in crate::load) static SERVER_VARIABLE: Object = object(
    "a server variable",
    &[
        field("enum", List(TEXT)),
        required("default", Text),
        field("description", Text),
    ],
);

static COMPONENT_NAME: Form = Form {
    description: "letters, digits, `.`, `-` and `_`",
    test: |name| {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
        !name.is_empty() && name.bytes().all(allowed)
    },
};

macro_rules! component_map {
    ($name:ident, $article:literal, $kind:expr) => {
        pub(in crate::load) static $name: Object = Object {
            name: $article,
            fields: &[],
            rest: Rest::Named(&COMPONENT_NAME, &$kind),
        };
    };
}

component_map!(SCHEMAS, "the schemas of the components", Schema);
component_map!(
    RESPONSE_COMPONENTS,
    "the responses of the components",
    Ref(&RESPONSE)
);
component_map!(
    PARAMETER_COMPONENTS,
    "the parameters of the components",
    Ref(&PARAMETER)
);
component_map!(
    EXAMPLE_COMPONENTS,
    "the examples of the components",
    Ref(&EXAMPLE)
);
component_map!(
    REQUEST_BODY_COMPONENTS,
    "the request bodies of the components",
    Ref(&REQUEST_BODY)
);
component_map!(
    HEADER_COMPONENTS,
    "the headers of the components",
    Ref(&HEADER)
);
component_map!(
    SECURITY_SCHEME_COMPONENTS,
    "the security schemes of the components",
    Ref(&SECURITY_SCHEME)
);
component_map!(LINK_COMPONENTS, "the links of the components", Ref(&LINK));
component_map!(
    CALLBACK_COMPONENTS,
    "the callbacks of the components",
    Ref(&CALLBACK)
);
component_map!(
    PATH_ITEM_COMPONENTS,
    "the path items of the components",
    Ref(&PATH_ITEM)
);
component_map!(
    MEDIA_TYPE_COMPONENTS,
    "the media types of the components",
    Ref(&MEDIA_TYPE)
);

pub(in crate::load) static COMPONENTS: Object = object(
    "the components",
    &[
        field("schemas", Kind::Object(&SCHEMAS)),
        field("responses", Kind::Object(&RESPONSE_COMPONENTS)),
        field("parameters", Kind::Object(&PARAMETER_COMPONENTS)),
        field("examples", Kind::Object(&EXAMPLE_COMPONENTS)),
        field("requestBodies", Kind::Object(&REQUEST_BODY_COMPONENTS)),
        field("headers", Kind::Object(&HEADER_COMPONENTS)),
        field("securitySchemes", Kind::Object(&SECURITY_SCHEME_COMPONENTS)),
        field("links", Kind::Object(&LINK_COMPONENTS)),
        field("callbacks", Kind::Object(&CALLBACK_COMPONENTS)),
        since(
            V3_1,
            field("pathItems", Kind::Object(&PATH_ITEM_COMPONENTS)),
        ),
        since(
            V3_2,
            field("mediaTypes", Kind::Object(&MEDIA_TYPE_COMPONENTS)),
        ),
    ],
);

pub(in crate::load) static EXTERNAL_DOCUMENTATION: Object = object(
    "an external documentation",
    &[field("description", Text), required("url", Text)],
);

pub(in crate::load) static TAG: Object = object(
    "a tag",
    &[
        required("name", Text),
        since(V3_2, field("summary", Text)),
        field("description", Text),
        field("externalDocs", Kind::Object(&EXTERNAL_DOCUMENTATION)),
        since(V3_2, field("parent", Text)),
        since(V3_2, field("kind", Text)),
    ],
);
