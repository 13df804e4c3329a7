//! Facts of security schemes and requirements.

use super::declare_facts;
use crate::diff::effect::Effect;
use crate::diff::fact::{Area, Fact, Frame};

const NONE: Effect = Effect::NONE;
const REFUSED: Effect =
    NONE.refuses("the server may refuse the credentials of clients built before");
const FREE: Effect = NONE.restrains("clients built before still send credentials");
const ELSEWHERE: Effect =
    NONE.refuses("clients built before fetch their token from the address of before");

const fn fact(slug: &'static str, noun: &'static str) -> Fact {
    Fact::new(Area::Security, Frame::Document, &[], slug, noun)
}

declare_facts! {
    /// Whether an operation needs credentials at all.
    CREDENTIALS = fact("credentials", "need of credentials")
        .added(NONE.refuses("requests of clients built before lack the credentials"), FREE, "{ components: { securitySchemes: { k: { type: openIdConnect, openIdConnectUrl: 'https://a.example' } } } }", "{ security: [{ k: [] }], components: { securitySchemes: { k: { type: openIdConnect, openIdConnectUrl: 'https://a.example' } } } }").shaping();
    /// One of several ways to authenticate.
    REQUIREMENT = fact("requirement", "way to authenticate")
        .added(NONE, REFUSED, "{ security: [{ k: [] }], components: { securitySchemes: { k: { type: http, scheme: basic }, l: { type: http, scheme: basic } } } }", "{ security: [{ k: [] }, { k: [], l: [] }], components: { securitySchemes: { k: { type: http, scheme: basic }, l: { type: http, scheme: basic } } } }").shaping();
    /// One scope that a requirement names.
    REQUIRED_SCOPE = fact("required-scope", "scope that is asked for")
        .added(NONE.refuses("tokens of clients built before lack the scope"), NONE, "{ security: [{ k: [a] }], components: { securitySchemes: { k: { type: openIdConnect, openIdConnectUrl: 'https://a.example' } } } }", "{ security: [{ k: [a, b] }], components: { securitySchemes: { k: { type: openIdConnect, openIdConnectUrl: 'https://a.example' } } } }").shaping();
    /// A security scheme.
    SCHEME = fact("security-scheme", "security scheme")
        .added(NONE, NONE, "{}", "components: { securitySchemes: { k: { type: mutualTLS } } }").shaping()
        .changed(REFUSED, "components: { securitySchemes: { k: { type: mutualTLS } } }", "components: { securitySchemes: { k: { type: openIdConnect, openIdConnectUrl: 'https://a.example' } } }");
    /// Description of a scheme.
    SCHEME_DESCRIPTION = fact("security-scheme-description", "description of a security scheme")
        .added(NONE, NONE, "components: { securitySchemes: { k: { type: mutualTLS } } }", "components: { securitySchemes: { k: { type: mutualTLS, description: One. } } }")
        .changed(NONE, "components: { securitySchemes: { k: { type: mutualTLS, description: One. } } }", "components: { securitySchemes: { k: { type: mutualTLS, description: Two. } } }");
    /// Where an API key is sent.
    KEY_PLACE = fact("api-key", "place of an API key")
        .changed(REFUSED, "components: { securitySchemes: { k: { type: apiKey, in: header, name: X-One } } }", "components: { securitySchemes: { k: { type: apiKey, in: header, name: X-Two } } }");
    /// Scheme of the `Authorization` header.
    HTTP_SCHEME = fact("http-scheme", "scheme of the `Authorization` header")
        .changed(REFUSED, "components: { securitySchemes: { k: { type: http, scheme: digest } } }", "components: { securitySchemes: { k: { type: http, scheme: negotiate } } }");
    /// Hint at a token's format.
    BEARER_FORMAT = fact("bearer-format", "format of a bearer token")
        .added(NONE, NONE, "components: { securitySchemes: { k: { type: http, scheme: bearer } } }", "components: { securitySchemes: { k: { type: http, scheme: bearer, bearerFormat: JWT } } }")
        .changed(NONE, "components: { securitySchemes: { k: { type: http, scheme: bearer, bearerFormat: JWT } } }", "components: { securitySchemes: { k: { type: http, scheme: bearer, bearerFormat: PASETO } } }");
    /// Discovery URL.
    DISCOVERY_URL = fact("discovery-url", "OpenID Connect URL")
        .changed(ELSEWHERE, "components: { securitySchemes: { k: { type: openIdConnect, openIdConnectUrl: 'https://a.example' } } }", "components: { securitySchemes: { k: { type: openIdConnect, openIdConnectUrl: 'https://b.example' } } }");
    /// An OAuth 2.0 flow.
    FLOW = fact("flow", "OAuth 2.0 flow")
        .added(NONE, REFUSED, "components: { securitySchemes: { k: { type: oauth2, flows: { password: { tokenUrl: 'https://a.example', scopes: {} } } } } }", "components: { securitySchemes: { k: { type: oauth2, flows: { password: { tokenUrl: 'https://a.example', scopes: {} }, implicit: { authorizationUrl: 'https://a.example', scopes: {} } } } } }").shaping();
    /// Where a flow gets its tokens.
    TOKEN_URL = fact("token-url", "token URL")
        .changed(ELSEWHERE, "components: { securitySchemes: { k: { type: oauth2, flows: { password: { tokenUrl: 'https://a.example', scopes: {} } } } } }", "components: { securitySchemes: { k: { type: oauth2, flows: { password: { tokenUrl: 'https://b.example', scopes: {} } } } } }");
    /// Where a flow sends people.
    AUTHORIZATION_URL = fact("authorization-url", "authorization URL")
        .changed(ELSEWHERE, "components: { securitySchemes: { k: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://a.example', scopes: {} } } } } }", "components: { securitySchemes: { k: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://b.example', scopes: {} } } } } }");
    /// Where a flow renews its tokens.
    REFRESH_URL = fact("refresh-url", "refresh URL")
        .added(NONE, NONE, "components: { securitySchemes: { k: { type: oauth2, flows: { password: { tokenUrl: 'https://a.example', scopes: {} } } } } }", "components: { securitySchemes: { k: { type: oauth2, flows: { password: { tokenUrl: 'https://a.example', refreshUrl: 'https://a.example', scopes: {} } } } } }")
        .changed(ELSEWHERE, "components: { securitySchemes: { k: { type: oauth2, flows: { password: { tokenUrl: 'https://a.example', refreshUrl: 'https://a.example', scopes: {} } } } } }", "components: { securitySchemes: { k: { type: oauth2, flows: { password: { tokenUrl: 'https://a.example', refreshUrl: 'https://b.example', scopes: {} } } } } }");
    /// A scope that a flow offers.
    SCOPE = fact("scope", "scope of a flow")
        .added(NONE, NONE.refuses("clients built before ask for a scope that is gone"), "components: { securitySchemes: { k: { type: oauth2, flows: { password: { tokenUrl: 'https://a.example', scopes: { a: One. } } } } } }", "components: { securitySchemes: { k: { type: oauth2, flows: { password: { tokenUrl: 'https://a.example', scopes: { a: One., b: Two. } } } } } }")
        .changed(Effect::NONE, "components: { securitySchemes: { k: { type: oauth2, flows: { password: { tokenUrl: 'https://a.example', scopes: { a: One. } } } } } }", "components: { securitySchemes: { k: { type: oauth2, flows: { password: { tokenUrl: 'https://a.example', scopes: { a: Two. } } } } } }");
}
