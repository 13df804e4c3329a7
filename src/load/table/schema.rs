//! The keywords of a schema: OpenAPI 3.0 and, from 3.1, JSON Schema 2020-12.

use super::Kind::{
    Any, Count, Dependency, Exclusive, Flag, FullList, Items, Map, Names, Number, Schema,
    SchemaOrFlag, Text, Type,
};
use super::{Field, Kind, Object, field, object, required, since};
use crate::load::version::Version::{V3_1, V3_2};

const SCHEMAS: Kind = Map(&Schema);
const LIST: Kind = FullList(&Schema);

const fn newer(name: &'static str, kind: Kind) -> Field {
    since(V3_1, field(name, kind))
}

pub(in crate::load) static SCHEMA: Object = object(
    "a schema",
    &[
        field("title", Text),
        field("description", Text),
        field("type", Type),
        field("format", Text),
        field("enum", FullList(&Any)),
        field("default", Any),
        field("nullable", Flag),
        field("multipleOf", Number),
        field("maximum", Number),
        field("exclusiveMaximum", Exclusive),
        field("minimum", Number),
        field("exclusiveMinimum", Exclusive),
        field("maxLength", Count),
        field("minLength", Count),
        field("pattern", Text),
        field("maxItems", Count),
        field("minItems", Count),
        field("uniqueItems", Flag),
        field("maxProperties", Count),
        field("minProperties", Count),
        field("required", Names),
        field("properties", SCHEMAS),
        field("additionalProperties", SchemaOrFlag),
        field("items", Items),
        field("allOf", LIST),
        field("oneOf", LIST),
        field("anyOf", LIST),
        field("not", Schema),
        field("discriminator", Kind::Object(&DISCRIMINATOR)),
        field("readOnly", Flag),
        field("writeOnly", Flag),
        field("deprecated", Flag),
        field("xml", Kind::Object(&XML)),
        field("externalDocs", Kind::Object(&super::EXTERNAL_DOCUMENTATION)),
        field("example", Any),
        newer("examples", Any),
        newer("const", Any),
        newer("if", Schema),
        newer("then", Schema),
        newer("else", Schema),
        newer("prefixItems", LIST),
        newer("contains", Schema),
        newer("minContains", Count),
        newer("maxContains", Count),
        newer("additionalItems", SchemaOrFlag),
        newer("unevaluatedItems", SchemaOrFlag),
        newer("patternProperties", SCHEMAS),
        newer("propertyNames", Schema),
        newer("unevaluatedProperties", SchemaOrFlag),
        newer("dependentSchemas", SCHEMAS),
        newer("dependentRequired", Map(&Names)),
        newer("dependencies", Map(&Dependency)),
        newer("contentEncoding", Text),
        newer("contentMediaType", Text),
        newer("contentSchema", Schema),
        newer("definitions", SCHEMAS),
        newer("$defs", SCHEMAS),
        newer("$id", Text),
        newer("$schema", Text),
        newer("$anchor", Text),
        newer("$dynamicAnchor", Text),
        newer("$dynamicRef", Text),
        newer("$comment", Text),
        newer("$vocabulary", Any),
    ],
);

static DISCRIMINATOR: Object = object(
    "a discriminator",
    &[
        required("propertyName", Text),
        field("mapping", Map(&Text)),
        since(V3_2, field("defaultMapping", Text)),
    ],
);

static XML: Object = object(
    "an XML object",
    &[
        field("name", Text),
        field("namespace", Text),
        field("prefix", Text),
        field("attribute", Flag),
        field("wrapped", Flag),
        since(V3_2, field("nodeType", Text)),
    ],
);
