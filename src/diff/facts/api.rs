//! Facts of the document as a whole: what it says about itself, servers, settings, signing, notes and Rust items.

use super::declare_facts;
use crate::diff::effect::Effect;
use crate::diff::fact::{Area, Fact, Frame};

const NONE: Effect = Effect::NONE;
const NO_SERVER: Effect =
    NONE.refuses("clients built before may call an address that serves no more");
const OTHER_SERVER: Effect = NONE.refuses("clients built before call the address of before");
const OTHER_SIGNATURE: Effect =
    NONE.refuses("the server does not accept what clients built before sign");
const NO_SETTING: Effect = NONE.restrains("clients built before still ask for it");
const SEEN: Effect = NONE.restrains("clients built before still hide it from logs");
const HIDDEN: Effect = NONE.restrains("clients built before print it in logs");

const fn fact(area: Area, slug: &'static str, noun: &'static str) -> Fact {
    Fact::new(area, Frame::Document, &[], slug, noun)
}

/// A text for people that may be absent.
const fn words(
    area: Area,
    slug: &'static str,
    noun: &'static str,
    none: &'static str,
    old: &'static str,
    new: &'static str,
) -> Fact {
    fact(area, slug, noun)
        .added(NONE, NONE, none, old)
        .changed(NONE, old, new)
}

declare_facts! {
    /// A document of a folder.
    DOCUMENT = fact(Area::Api, "document", "document")
        .added(NONE, NONE.refuses("nothing describes any more what clients built before call"), "", "");
    /// Version of OpenAPI.
    OPENAPI = fact(Area::Api, "openapi", "version of OpenAPI")
        .changed(NONE, "openapi: 3.1.0", "openapi: 3.1.1");
    /// Title of the API.
    API_TITLE = fact(Area::Api, "api-title", "title")
        .changed(NONE, "info: { title: One }", "info: { title: Two }");
    /// Version of the API.
    API_VERSION = fact(Area::Api, "api-version", "version")
        .changed(NONE, "info: { version: v1 }", "info: { version: v2 }");
    /// Description of the API.
    API_DESCRIPTION = words(Area::Api, "api-description", "description", "info: {}", "info: { description: One. }", "info: { description: Two. }");
    /// Contact.
    CONTACT = words(Area::Api, "contact", "contact", "info: {}", "info: { contact: { name: One } }", "info: { contact: { name: Two } }");
    /// License.
    LICENSE = words(Area::Api, "license", "license", "info: {}", "info: { license: { name: One } }", "info: { license: { name: Two } }");
    /// Terms of service.
    TERMS = words(Area::Api, "terms", "terms of service", "info: {}", "info: { termsOfService: 'https://a.example' }", "info: { termsOfService: 'https://b.example' }");
    /// Further documentation.
    API_DOCS = words(Area::Api, "api-docs", "further documentation", "{}", "externalDocs: { url: 'https://a.example' }", "externalDocs: { url: 'https://b.example' }");
    /// What a tag is about.
    TAG_DESCRIPTION = words(Area::Api, "tag-description", "description of a tag", "tags: [{ name: a }]", "tags: [{ name: a, description: One. }]", "tags: [{ name: a, description: Two. }]");
    /// Further documentation of a tag.
    TAG_DOCS = words(Area::Api, "tag-docs", "further documentation of a tag", "tags: [{ name: a }]", "tags: [{ name: a, externalDocs: { url: 'https://a.example' } }]", "tags: [{ name: a, externalDocs: { url: 'https://b.example' } }]");
    /// A tag of the document.
    TAG = fact(Area::Api, "tag", "tag").added(NONE, NONE, "{}", "tags: [{ name: a }]");

    /// A server.
    SERVER = fact(Area::Server, "server", "server")
        .added(NONE, NO_SERVER, "servers: [{ url: 'https://a.example' }]", "servers: [{ url: 'https://a.example' }, { url: 'https://b.example' }]").shaping();
    /// URL of a server that kept its name.
    SERVER_URL = fact(Area::Server, "server-url", "URL of a server")
        .changed(OTHER_SERVER, "servers: [{ url: 'https://a.example', x-specbind-name: Live }]", "servers: [{ url: 'https://b.example', x-specbind-name: Live }]");
    /// Name of a server.
    SERVER_NAME = words(Area::Server, "server-name", "name of a server for Rust", "servers: [{ url: 'https://a.example' }]", "servers: [{ url: 'https://a.example', x-specbind-name: One }]", "servers: [{ url: 'https://a.example', x-specbind-name: Two }]").shaping();
    /// Description of a server.
    SERVER_DESCRIPTION = words(Area::Server, "server-description", "description of a server", "servers: [{ url: 'https://a.example' }]", "servers: [{ url: 'https://a.example', description: One. }]", "servers: [{ url: 'https://a.example', description: Two. }]").shaping();
    /// A variable of a server's URL.
    SERVER_VARIABLE = fact(Area::Server, "server-variable", "variable of a server")
        .added(NONE, NO_SERVER, "servers: [{ url: 'https://a.example', x-specbind-name: Live }]", "servers: [{ url: 'https://a.example', x-specbind-name: Live, variables: { v: { default: a } } }]").shaping();
    /// One allowed value of a variable.
    SERVER_VALUE = fact(Area::Server, "server-value", "allowed value of a server's variable")
        .added(NONE, NO_SERVER, "servers: [{ url: 'https://{v}.example', variables: { v: { default: a, enum: [a] } } }]", "servers: [{ url: 'https://{v}.example', variables: { v: { default: a, enum: [a, b] } } }]").shaping();
    /// Default of a variable.
    SERVER_DEFAULT = fact(Area::Server, "server-default", "default of a server's variable")
        .changed(OTHER_SERVER, "servers: [{ url: 'https://{v}.example', variables: { v: { default: a } } }]", "servers: [{ url: 'https://{v}.example', variables: { v: { default: b } } }]");
    /// What a variable selects.
    SERVER_VARIABLE_DESCRIPTION = words(Area::Server, "server-variable-description", "description of a server's variable", "servers: [{ url: 'https://{v}.example', variables: { v: { default: a } } }]", "servers: [{ url: 'https://{v}.example', variables: { v: { default: a, description: One. } } }]", "servers: [{ url: 'https://{v}.example', variables: { v: { default: a, description: Two. } } }]");

    /// A setting of the client.
    SETTING = fact(Area::Setting, "setting", "setting")
        .added(NONE, NO_SETTING, "{}", "x-specbind-settings: { key: { description: Key. } }").shaping();
    /// Description of a setting.
    SETTING_DESCRIPTION = fact(Area::Setting, "setting-description", "description of a setting")
        .changed(NONE, "x-specbind-settings: { key: { description: One. } }", "x-specbind-settings: { key: { description: Two. } }");
    /// Whether a setting is printed.
    SETTING_SECRET = fact(Area::Setting, "setting-secret", "mark that a setting is never printed")
        .added(HIDDEN, SEEN, "x-specbind-settings: { key: { description: Key. } }", "x-specbind-settings: { key: { description: Key., secret: true } }").shaping();
    /// Whether anything is said about a setting's value.
    SETTING_SCHEMA = fact(Area::Setting, "setting-schema", "schema of a setting")
        .added(Effect::NARROWER, NONE.restrains("clients built before refuse values that the server now takes"), "x-specbind-settings: { key: { description: Key. } }", "x-specbind-settings: { key: { description: Key., schema: { type: string } } }");

    /// A signing scheme.
    SIGNING = fact(Area::Signing, "signing", "signing scheme")
        .added(NONE, NONE, "{ x-specbind-settings: { key: { description: Key., secret: true } } }", "{ x-specbind-settings: { key: { description: Key., secret: true } }, components: { x-specbind-signing: { s: { algorithm: hmac-sha256, key: key, signs: '{body}', encoding: hex } } } }").shaping();
    /// How it is signed.
    SIGNING_ALGORITHM = fact(Area::Signing, "signing-algorithm", "algorithm of a signature")
        .changed(OTHER_SIGNATURE, "{ x-specbind-settings: { key: { description: Key., secret: true } }, components: { x-specbind-signing: { s: { algorithm: hmac-sha256, key: key, signs: '{body}', encoding: hex } } } }", "{ x-specbind-settings: { key: { description: Key., secret: true } }, components: { x-specbind-signing: { s: { algorithm: hmac-sha512, key: key, signs: '{body}', encoding: hex } } } }");
    /// Which key signs.
    SIGNING_KEY = fact(Area::Signing, "signing-key", "key of a signature")
        .changed(OTHER_SIGNATURE, "{ x-specbind-settings: { key: { description: Key., secret: true }, other: { description: Key., secret: true } }, components: { x-specbind-signing: { s: { algorithm: hmac-sha256, key: key, signs: '{body}', encoding: hex } } } }", "{ x-specbind-settings: { key: { description: Key., secret: true }, other: { description: Key., secret: true } }, components: { x-specbind-signing: { s: { algorithm: hmac-sha256, key: other, signs: '{body}', encoding: hex } } } }");
    /// What is signed.
    SIGNING_TEXT = fact(Area::Signing, "signing-text", "text that is signed")
        .changed(OTHER_SIGNATURE, "{ x-specbind-settings: { key: { description: Key., secret: true } }, components: { x-specbind-signing: { s: { algorithm: hmac-sha256, key: key, signs: '{body}', encoding: hex } } } }", "{ x-specbind-settings: { key: { description: Key., secret: true } }, components: { x-specbind-signing: { s: { algorithm: hmac-sha256, key: key, signs: '{path}{body}', encoding: hex } } } }");
    /// Text form of a signature.
    SIGNING_ENCODING = fact(Area::Signing, "signing-encoding", "text form of a signature")
        .changed(OTHER_SIGNATURE, "{ x-specbind-settings: { key: { description: Key., secret: true } }, components: { x-specbind-signing: { s: { algorithm: hmac-sha256, key: key, signs: '{body}', encoding: hex } } } }", "{ x-specbind-settings: { key: { description: Key., secret: true } }, components: { x-specbind-signing: { s: { algorithm: hmac-sha256, key: key, signs: '{body}', encoding: base64 } } } }");
    /// Description of a signing scheme.
    SIGNING_DESCRIPTION = words(Area::Signing, "signing-description", "description of a signing scheme", "{ x-specbind-settings: { key: { description: Key., secret: true } }, components: { x-specbind-signing: { s: { algorithm: hmac-sha256, key: key, signs: '{body}', encoding: hex } } } }", "{ x-specbind-settings: { key: { description: Key., secret: true } }, components: { x-specbind-signing: { s: { description: One., algorithm: hmac-sha256, key: key, signs: '{body}', encoding: hex } } } }", "{ x-specbind-settings: { key: { description: Key., secret: true } }, components: { x-specbind-signing: { s: { description: Two., algorithm: hmac-sha256, key: key, signs: '{body}', encoding: hex } } } }");

    /// A recorded assumption.
    ASSUMPTION = fact(Area::Note, "assumption", "assumption")
        .added(NONE, NONE, "{}", "x-specbind-assumptions: [{ id: a, text: One., source: guide, certainty: high }]")
        .changed(NONE, "x-specbind-assumptions: [{ id: a, text: One., source: guide, certainty: high }]", "x-specbind-assumptions: [{ id: a, text: Two., source: guide, certainty: high }]");
    /// An open question.
    QUESTION = fact(Area::Note, "question", "open question")
        .added(NONE, NONE, "{}", "x-specbind-questions: [{ id: a, text: One? }]")
        .changed(NONE, "x-specbind-questions: [{ id: a, text: One? }]", "x-specbind-questions: [{ id: a, text: Two? }]");
    /// An item of the generated crate that no other finding explains.
    RUST_ITEM = fact(Area::Rust, "rust-item", "item of the generated crate")
        .added(NONE, NONE, "", "").changed(NONE, "", "").shaping();
}
