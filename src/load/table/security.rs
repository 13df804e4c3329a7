//! The objects of security schemes.

use super::Kind::{Flag, List, Map, Text, Word};
use super::{ANY_NAME, Kind, Object, Rest, expected, field, object, required, since};
use crate::load::version::Version::V3_2;

const TEXT: &Kind = &Text;

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
        since(
            V3_2,
            field("deviceAuthorization", Kind::Object(&DEVICE_FLOW)),
        ),
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

pub(in crate::load) static DEVICE_FLOW: Object = object(
    "an OAuth flow",
    &[
        expected("deviceAuthorizationUrl", Text),
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
