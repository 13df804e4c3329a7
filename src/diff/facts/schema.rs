//! Facts of schemas. What is allowed has the same meaning everywhere: less is refused when sent, more surprises when received.

use super::declare_facts;
use crate::diff::effect::{Direction, Effect};
use crate::diff::fact::{Area, Fact, Frame};

const NONE: Effect = Effect::NONE;
const NARROWER: Effect = Effect::NARROWER;
const WIDER: Effect = Effect::WIDER;
const WIDER_SHAPE: Effect = Effect::WIDER_SHAPE;
const OTHER: Effect = Effect::OTHER;
const OTHER_SHAPE: Effect = Effect::OTHER_SHAPE;
const MEANING: Effect = Effect::MEANING;
const NEW_VALUE: Effect = NONE
    .restrains("clients built before refuse the value that the server now takes")
    .surprises("clients built before receive the value as unknown");
const GONE: Effect = NONE
    .restrains("what clients built before send there has no effect, or is refused")
    .surprises("clients built before never find it");
const NEEDED: Effect = NONE.refuses("requests of clients built before may lack it");
const UNSURE: Effect = NONE.misreads("clients built before cannot read an answer without it");
const NEEDED_GONE: Effect = UNSURE.restrains("clients built before still send it");
const DEFAULT: Effect = NONE
    .restrains("leaving the value out means something else")
    .surprises("a value that is left out means something else");
const SEEN: Effect = NONE
    .restrains("clients built before still hide it from logs")
    .surprises("clients built before still hide it from logs");
const HIDDEN: Effect = NONE
    .restrains("clients built before print it in logs")
    .surprises("clients built before print it in logs");
const XML_FORM: Effect = NONE
    .restrains("callers built before write it otherwise where they send XML")
    .surprises("callers built before look for it elsewhere in XML");
const READ_ONLY: Effect = NONE.refuses("requests of clients built before may still hold it");
const WRITE_ONLY: Effect = NONE.misreads("clients built before may expect it in answers");

const fn fact(slug: &'static str, noun: &'static str) -> Fact {
    Fact::new(Area::Schema, Frame::Schema, &Direction::BOTH, slug, noun)
}

/// A limit that may be absent: absent, loose and tight.
const fn limit(
    slug: &'static str,
    noun: &'static str,
    none: &'static str,
    loose: &'static str,
    tight: &'static str,
) -> Fact {
    fact(slug, noun)
        .added(NARROWER, WIDER, none, loose)
        .tightened(NARROWER, WIDER, loose, tight)
}

/// A rule that is there or not.
const fn rule(
    slug: &'static str,
    noun: &'static str,
    old: &'static str,
    new: &'static str,
) -> Fact {
    fact(slug, noun).added(NARROWER, WIDER, old, new)
}

/// A text for people that may be absent.
const fn words(
    slug: &'static str,
    noun: &'static str,
    none: &'static str,
    old: &'static str,
    new: &'static str,
) -> Fact {
    fact(slug, noun)
        .added(NONE, NONE, none, old)
        .changed(NONE, old, new)
}

declare_facts! {
    /// The struct or enum that holds the values, by its name.
    RUST_TYPE = Fact::new(Area::Rust, Frame::Schema, &Direction::BOTH, "rust-type", "Rust type")
        .changed(NONE, "{ $ref: '#/components/schemas/Cat' }", "{ $ref: '#/components/schemas/Dog' }").shaping();
    /// `type` without `null`.
    TYPE = fact("type", "type")
        .tightened(NARROWER, WIDER_SHAPE, "{ type: [string, integer] }", "{ type: string }")
        .changed(OTHER_SHAPE, "{ type: string }", "{ type: integer }").shaping();
    /// `null` among the types.
    NULL = fact("null", "`null`")
        .added(WIDER_SHAPE, NARROWER, "{ type: string }", "{ type: [string, 'null'] }").shaping();
    /// The schema `false`.
    NEVER = fact("never", "ban of every value")
        .added(NARROWER, WIDER_SHAPE, "{ type: object, properties: { a: true } }", "{ type: object, properties: { a: false } }").shaping();
    /// `enum` or `const` as such.
    ENUM = fact("enum", "list of allowed values")
        .added(NARROWER, WIDER, "{ type: string }", "{ type: string, enum: [a, b] }").shaping();
    /// One allowed value.
    ENUM_VALUE = fact("enum-value", "allowed value")
        .added(NEW_VALUE, NARROWER, "{ type: string, enum: [a, b] }", "{ type: string, enum: [a, b, c] }").shaping();
    /// Meaning of one allowed value.
    ENUM_MEANING = fact("enum-meaning", "meaning of an allowed value")
        .added(NONE, NONE, "{ type: string, enum: [a, b] }", "{ type: string, enum: [a, b], x-specbind-enum-descriptions: { a: First. } }")
        .changed(MEANING, "{ type: string, enum: [a, b], x-specbind-enum-descriptions: { a: First. } }", "{ type: string, enum: [a, b], x-specbind-enum-descriptions: { a: Last. } }");
    /// `format`.
    FORMAT = fact("format", "format")
        .added(NARROWER, WIDER, "{ type: string }", "{ type: string, format: uuid }")
        .tightened(NARROWER, WIDER_SHAPE, "{ type: integer, format: int64 }", "{ type: integer, format: int32 }")
        .changed(OTHER, "{ type: string, format: date }", "{ type: string, format: uuid }").shaping();
    /// `default`.
    VALUE_DEFAULT = fact("default", "default")
        .added(DEFAULT, DEFAULT, "{ type: string }", "{ type: string, default: a }")
        .changed(DEFAULT, "{ type: string, default: a }", "{ type: string, default: b }").shaping();
    /// `minimum` and `exclusiveMinimum`.
    MINIMUM = limit("minimum", "lower bound", "{ type: integer }", "{ type: integer, minimum: 1 }", "{ type: integer, minimum: 5 }").shaping();
    /// `maximum` and `exclusiveMaximum`.
    MAXIMUM = limit("maximum", "upper bound", "{ type: integer }", "{ type: integer, maximum: 9999999999999999999 }", "{ type: integer, maximum: 9999999999999999998 }").shaping();
    /// `multipleOf`.
    MULTIPLE_OF = limit("multiple-of", "divisor", "{ type: integer }", "{ type: integer, multipleOf: 5 }", "{ type: integer, multipleOf: 10 }")
        .changed(OTHER, "{ type: integer, multipleOf: 5 }", "{ type: integer, multipleOf: 7 }");
    /// `minLength`.
    MIN_LENGTH = limit("min-length", "shortest length", "{ type: string }", "{ type: string, minLength: 4 }", "{ type: string, minLength: 9 }");
    /// `maxLength`.
    MAX_LENGTH = limit("max-length", "longest length", "{ type: string }", "{ type: string, maxLength: 19 }", "{ type: string, maxLength: 16 }");
    /// `pattern`.
    PATTERN = rule("pattern", "pattern", "{ type: string }", "{ type: string, pattern: '^[0-9]+$' }")
        .changed(OTHER, "{ type: string, pattern: '^[0-9]+$' }", "{ type: string, pattern: '^[a-f]+$' }");
    /// `contentEncoding`.
    CONTENT_ENCODING = rule("content-encoding", "encoding of the text", "{ type: string }", "{ type: string, contentEncoding: base64 }")
        .changed(OTHER, "{ type: string, contentEncoding: base64 }", "{ type: string, contentEncoding: base64url }").shaping();
    /// `contentMediaType`.
    CONTENT_MEDIA_TYPE = rule("content-media-type", "media type of the text", "{ type: string }", "{ type: string, contentMediaType: image/png }")
        .changed(OTHER, "{ type: string, contentMediaType: image/png }", "{ type: string, contentMediaType: image/gif }").shaping();
    /// `minItems`.
    MIN_ITEMS = limit("min-items", "fewest items", "{ type: array }", "{ type: array, minItems: 1 }", "{ type: array, minItems: 2 }");
    /// `maxItems`.
    MAX_ITEMS = limit("max-items", "most items", "{ type: array }", "{ type: array, maxItems: 9 }", "{ type: array, maxItems: 5 }");
    /// `uniqueItems`.
    UNIQUE_ITEMS = rule("unique-items", "rule that no two items are equal", "{ type: array }", "{ type: array, uniqueItems: true }");
    /// `items`.
    ITEMS = fact("items", "schema of the items")
        .added(NARROWER, WIDER_SHAPE, "{ type: array }", "{ type: array, items: { type: string } }").shaping();
    /// One of `prefixItems`.
    PREFIX_ITEM = fact("prefix-item", "schema of a single item")
        .added(NARROWER, WIDER_SHAPE, "{ type: array, prefixItems: [{ type: string }] }", "{ type: array, prefixItems: [{ type: string }, { type: integer }] }").shaping();
    /// `contains`.
    CONTAINS = rule("contains", "item that has to be there", "{ type: array }", "{ type: array, contains: { type: string } }");
    /// `minContains`.
    MIN_CONTAINS = fact("min-contains", "fewest such items")
        .tightened(NARROWER, WIDER, "{ type: array, contains: { type: string }, minContains: 1 }", "{ type: array, contains: { type: string }, minContains: 2 }");
    /// `maxContains`.
    MAX_CONTAINS = limit("max-contains", "most such items", "{ type: array, contains: { type: string } }", "{ type: array, contains: { type: string }, maxContains: 3 }", "{ type: array, contains: { type: string }, maxContains: 2 }");
    /// `unevaluatedItems`.
    UNEVALUATED_ITEMS = rule("unevaluated-items", "rule for all other items", "{ type: array }", "{ type: array, unevaluatedItems: { type: string } }").shaping();
    /// A property that may be left out.
    PROPERTY = fact("property", "optional property")
        .added(NONE, GONE, "{ type: object, properties: { a: { type: string } } }", "{ type: object, properties: { a: { type: string }, b: { type: string } } }").shaping();
    /// A property that is always there.
    REQUIRED_PROPERTY = fact("required-property", "required property")
        .added(NEEDED, NEEDED_GONE, "{ type: object, required: [a], properties: { a: { type: string } } }", "{ type: object, required: [a, b], properties: { a: { type: string }, b: { type: string } } }").shaping();
    /// Presence of a property that stays.
    REQUIRED = fact("required", "duty to be there")
        .added(NEEDED, UNSURE, "{ type: object, properties: { a: { type: string } } }", "{ type: object, required: [a], properties: { a: { type: string } } }").shaping();
    /// One of `patternProperties`.
    PATTERN_PROPERTY = rule("pattern-property", "rule for properties by pattern", "{ type: object }", "{ type: object, patternProperties: { '^a': { type: string } } }").shaping();
    /// `additionalProperties: false`.
    CLOSED = fact("closed", "ban of unnamed properties")
        .added(NARROWER, WIDER, "{ type: object, properties: { a: true } }", "{ type: object, properties: { a: true }, additionalProperties: false }").shaping();
    /// `additionalProperties: true` where the document says nothing otherwise.
    OPEN = fact("open", "permission of unnamed properties")
        .added(NONE, NONE, "{ type: object, properties: { a: true } }", "{ type: object, properties: { a: true }, additionalProperties: true }").shaping();
    /// A schema in `additionalProperties`.
    ADDITIONAL = fact("additional", "schema of unnamed properties")
        .added(NARROWER, WIDER_SHAPE, "{ type: object }", "{ type: object, additionalProperties: { type: string } }").shaping();
    /// `propertyNames`.
    PROPERTY_NAMES = rule("property-names", "rule for the names of properties", "{ type: object }", "{ type: object, propertyNames: { maxLength: 5 } }");
    /// `minProperties`.
    MIN_PROPERTIES = limit("min-properties", "fewest properties", "{ type: object }", "{ type: object, minProperties: 1 }", "{ type: object, minProperties: 2 }").shaping();
    /// `maxProperties`.
    MAX_PROPERTIES = limit("max-properties", "most properties", "{ type: object }", "{ type: object, maxProperties: 9 }", "{ type: object, maxProperties: 5 }").shaping();
    /// One of `dependentRequired`.
    DEPENDENT_REQUIRED = rule("dependent-required", "property required beside another", "{ type: object }", "{ type: object, dependentRequired: { a: [b] } }");
    /// One of `dependentSchemas`.
    DEPENDENT_SCHEMA = rule("dependent-schema", "rule beside a property", "{ type: object }", "{ type: object, dependentSchemas: { a: { minProperties: 2 } } }");
    /// `unevaluatedProperties`.
    UNEVALUATED_PROPERTIES = rule("unevaluated-properties", "rule for all other properties", "{ type: object }", "{ type: object, unevaluatedProperties: { type: string } }").shaping();
    /// `anyOf` or `oneOf` as such.
    ALTERNATIVES = fact("alternatives", "choice between schemas")
        .added(NARROWER, WIDER_SHAPE, "{ type: object }", "{ type: object, oneOf: [{ required: [a] }, { required: [b] }] }").shaping();
    /// One of `anyOf` or `oneOf`.
    ALTERNATIVE = fact("alternative", "alternative")
        .added(WIDER_SHAPE, NARROWER, "{ oneOf: [{ type: string }, { type: integer }] }", "{ oneOf: [{ type: string }, { type: integer }, { type: boolean }] }").shaping();
    /// `oneOf` rather than `anyOf`.
    EXACTLY_ONE = fact("exactly-one", "rule that only one alternative may hold")
        .tightened(NARROWER, WIDER, "{ anyOf: [{ type: string }, { type: integer }] }", "{ oneOf: [{ type: string }, { type: integer }] }").shaping();
    /// `not`.
    NOT = rule("not", "schema that may not hold", "{ type: string }", "{ type: string, not: { maxLength: 2 } }")
        .changed(OTHER, "{ type: string, not: { maxLength: 2 } }", "{ type: string, not: { pattern: a } }");
    /// `if`, `then`, `else`.
    CONDITION = rule("condition", "condition", "{ type: string }", "{ type: string, if: { maxLength: 2 }, then: { pattern: a } }")
        .changed(OTHER, "{ type: string, if: { maxLength: 2 }, then: { pattern: a } }", "{ type: string, if: { maxLength: 3 }, then: { pattern: a } }");
    /// The property of a discriminator.
    DISCRIMINATOR = fact("discriminator", "property that tells alternatives apart")
        .added(NONE, NONE, "{ oneOf: [{ type: object, properties: { k: { type: string } } }, { type: string }] }", "{ oneOf: [{ type: object, properties: { k: { type: string } } }, { type: string }], discriminator: { propertyName: k } }")
        .changed(OTHER_SHAPE, "{ oneOf: [{ type: object, properties: { k: { type: string }, l: { type: string } } }, { type: string }], discriminator: { propertyName: k } }", "{ oneOf: [{ type: object, properties: { k: { type: string }, l: { type: string } } }, { type: string }], discriminator: { propertyName: l } }").shaping();
    /// One value of a discriminator.
    MAPPING = fact("mapping", "value that names an alternative")
        .added(NEW_VALUE, NARROWER.surprises("clients built before never receive it"), "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: k, mapping: { cat: '#/components/schemas/Cat' } } }", "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: k, mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' } } }")
        .changed(OTHER_SHAPE, "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: k, mapping: { cat: '#/components/schemas/Cat' } } }", "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: k, mapping: { cat: '#/components/schemas/Dog' } } }").shaping();
    /// `xml`.
    XML = fact("xml", "form as XML")
        .added(XML_FORM, XML_FORM, "{ type: string }", "{ type: string, xml: { attribute: true } }")
        .changed(XML_FORM, "{ type: string, xml: { name: a } }", "{ type: string, xml: { name: b } }");
    /// `readOnly`.
    RECEIVED_ONLY = fact("read-only", "mark that it is only received")
        .added(READ_ONLY, NONE, "{ type: object, properties: { a: { type: string } } }", "{ type: object, properties: { a: { type: string, readOnly: true } } }").shaping();
    /// `writeOnly`.
    SENT_ONLY = fact("write-only", "mark that it is only sent")
        .added(WRITE_ONLY, NONE, "{ type: object, properties: { a: { type: string } } }", "{ type: object, properties: { a: { type: string, writeOnly: true } } }").shaping();
    /// `x-specbind-secret`.
    SECRET = fact("secret", "mark that it is never printed")
        .added(HIDDEN, SEEN, "{ type: string }", "{ type: string, x-specbind-secret: true }").shaping();
    /// `x-specbind-form`.
    FORM = fact("form", "text form")
        .added(NONE, NONE, "{ type: string }", "{ type: string, x-specbind-form: YYMM }")
        .changed(MEANING, "{ type: string, x-specbind-form: YYMM }", "{ type: string, x-specbind-form: MMYY }");
    /// `x-specbind-presence`.
    PRESENCE = fact("presence", "condition of presence")
        .added(MEANING, MEANING, "{ type: object, properties: { a: { type: string } } }", "{ type: object, properties: { a: { type: string, x-specbind-presence: { is: conditional, when: outgoing-call, text: With b. } } } }")
        .changed(MEANING, "{ type: object, properties: { a: { type: string, x-specbind-presence: { is: conditional, when: outgoing-call, text: With b. } } } }", "{ type: object, properties: { a: { type: string, x-specbind-presence: { is: conditional, when: outgoing-call, text: Without b. } } } }");
    /// `deprecated`.
    DEPRECATED = fact("deprecated", "deprecation")
        .added(NONE, NONE, "{ type: string }", "{ type: string, deprecated: true }");
    /// `title`.
    TITLE = words("title", "title", "{ type: string }", "{ type: string, title: One }", "{ type: string, title: Two }");
    /// `description`.
    DESCRIPTION = words("description", "description", "{ type: string }", "{ type: string, description: One. }", "{ type: string, description: Two. }");
    /// `externalDocs`.
    DOCS = words("docs", "further documentation", "{ type: string }", "{ type: string, externalDocs: { url: 'https://a.example' } }", "{ type: string, externalDocs: { url: 'https://b.example' } }");
    /// `example` and `examples`.
    VALUE_EXAMPLE = fact("value-example", "example of a value")
        .added(NONE, NONE, "{ type: string }", "{ type: string, examples: [a] }")
        .changed(NONE, "{ type: string, examples: [a] }", "{ type: string, examples: [b] }");
    /// A component that no operation uses.
    COMPONENT = Fact::new(Area::Schema, Frame::Document, &[], "component", "named schema that no operation uses")
        .added(NONE, NONE, "{}", "components: { schemas: { Spare: { type: string } } }").shaping();
    /// `x-specbind-name`.
    RUST_NAME = words("type-name", "name for Rust", "{ type: string }", "{ type: string, x-specbind-name: One }", "{ type: string, x-specbind-name: Two }").shaping();
}
