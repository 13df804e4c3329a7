//! The objects of OpenAPI 3.0, 3.1 and 3.2 with their fields, in the order of the specification.

use super::Kind::{Any, Flag, List, Map, Ref, Schema, Text, Word};
use super::{Form, Kind, Object, Rest, expected, field, object, required, since, until};
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
        field("tags", List(TEXT)),
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

pub(in crate::load) static EXTERNAL_DOCUMENTATION: Object = object(
    "an external documentation",
    &[field("description", Text), required("url", Text)],
);

pub(in crate::load) static PARAMETER: Object = object(
    "a parameter",
    &[
        required("name", Text),
        required("in", Word(&["query", "header", "path", "cookie"])),
        field("description", Text),
        field("required", Flag),
        field("deprecated", Flag),
        field("allowEmptyValue", Flag),
        field(
            "style",
            Word(&[
                "matrix",
                "label",
                "simple",
                "form",
                "spaceDelimited",
                "pipeDelimited",
                "deepObject",
            ]),
        ),
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
    ],
);

static STATUS: Form = Form {
    description: "`default`, an HTTP status such as `404`, or a range such as `4XX`",
    test: |name| {
        let ranged = name.len() == 3
            && matches!(&name[1..], "XX" | "xx")
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
        expected("description", Text),
        field("headers", Map(&Ref(&HEADER))),
        field("content", Map(&Ref(&MEDIA_TYPE))),
        field("links", Map(&Ref(&LINK))),
    ],
);

static ANY_NAME: Form = Form {
    description: "text",
    test: |_| true,
};

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

pub(in crate::load) static SECURITY_SCHEME: Object = object(
    "a security scheme",
    &[
        required(
            "type",
            Word(&["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"]),
        ),
        field("description", Text),
        field("name", Text),
        field("in", Word(&["query", "header", "cookie"])),
        field("scheme", Text),
        field("bearerFormat", Text),
        field("flows", Kind::Object(&OAUTH_FLOWS)),
        field("openIdConnectUrl", Text),
        since(V3_2, field("oauth2MetadataUrl", Text)),
        since(V3_2, field("deprecated", Flag)),
    ],
);

pub(in crate::load) static OAUTH_FLOWS: Object = object(
    "the OAuth flows",
    &[
        field("implicit", Kind::Object(&IMPLICIT_FLOW)),
        field("password", Kind::Object(&TOKEN_FLOW)),
        field("clientCredentials", Kind::Object(&TOKEN_FLOW)),
        field("authorizationCode", Kind::Object(&CODE_FLOW)),
        since(V3_2, field("deviceAuthorization", Any)),
    ],
);

pub(in crate::load) static IMPLICIT_FLOW: Object = object(
    "an OAuth flow",
    &[
        expected("authorizationUrl", Text),
        field("tokenUrl", Text),
        field("refreshUrl", Text),
        expected("scopes", Map(TEXT)),
    ],
);

pub(in crate::load) static TOKEN_FLOW: Object = object(
    "an OAuth flow",
    &[
        field("authorizationUrl", Text),
        expected("tokenUrl", Text),
        field("refreshUrl", Text),
        expected("scopes", Map(TEXT)),
    ],
);

pub(in crate::load) static CODE_FLOW: Object = object(
    "an OAuth flow",
    &[
        expected("authorizationUrl", Text),
        expected("tokenUrl", Text),
        field("refreshUrl", Text),
        expected("scopes", Map(TEXT)),
    ],
);

pub(in crate::load) static SECURITY_REQUIREMENT: Object = Object {
    name: "a security requirement",
    fields: &[],
    rest: Rest::Named(&ANY_NAME, &List(TEXT)),
};
