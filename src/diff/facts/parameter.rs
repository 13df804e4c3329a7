//! Facts of parameters, which only go in requests: `header` is their mirror in responses.

use super::declare_facts;
use crate::diff::effect::{Direction, Effect};
use crate::diff::fact::{Area, Fact, Frame};

const NONE: Effect = Effect::NONE;
const REFUSED: Effect =
    NONE.refuses("the server refuses requests of clients built before, which lack it");
const WRITTEN: Effect =
    NONE.refuses("the server reads what clients built before write as something else");
const SENT: Effect =
    NONE.restrains("what clients built before send there has no effect, or is refused");
const OLD_VALUE: Effect = NONE.refuses("clients built before send the value of before");
const HIDDEN: Effect = NONE.restrains("clients built before print it in logs");
const SEEN: Effect = NONE.restrains("clients built before still hide it from logs");
const PRESENCE: Effect = NONE.restrains("clients built before follow the condition of before");
const FORM: Effect = NONE.restrains("clients built before send the form of before");
const EMPTY: Effect = NONE.restrains("clients built before refuse an empty value");
const NO_EMPTY: Effect = NONE.refuses("clients built before may send an empty value");

const fn fact(slug: &'static str, noun: &'static str) -> Fact {
    Fact::new(
        Area::Parameter,
        Frame::Parameters,
        &[Direction::Request],
        slug,
        noun,
    )
}

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
    /// A parameter that may be left out.
    PARAMETER = fact("parameter", "optional parameter")
        .added(NONE, SENT, "[]", "[{ name: a, in: query, schema: { type: string } }]").shaping();
    /// A parameter that is always there.
    REQUIRED_PARAMETER = fact("required-parameter", "required parameter")
        .added(REFUSED, SENT, "[]", "[{ name: a, in: query, required: true, schema: { type: string } }]").shaping();
    /// Presence of a parameter that stays.
    PARAMETER_REQUIRED = fact("parameter-required", "duty to send a parameter")
        .added(REFUSED, NONE, "[{ name: a, in: query, schema: { type: string } }]", "[{ name: a, in: query, required: true, schema: { type: string } }]").shaping();
    /// Where a parameter is sent.
    LOCATION = fact("parameter-location", "place of a parameter")
        .moved(WRITTEN, "[{ name: a, in: query, schema: { type: string } }]", "[{ name: a, in: header, schema: { type: string } }]");
    /// How a value is flattened.
    STYLE = fact("parameter-style", "style of a parameter")
        .changed(WRITTEN, "[{ name: a, in: query, explode: false, schema: { type: array } }]", "[{ name: a, in: query, explode: false, style: pipeDelimited, schema: { type: array } }]");
    /// One pair per element.
    EXPLODE = fact("parameter-explode", "`explode` of a parameter")
        .changed(WRITTEN, "[{ name: a, in: query, schema: { type: array } }]", "[{ name: a, in: query, explode: false, schema: { type: array } }]");
    /// Reserved characters as they are.
    ALLOW_RESERVED = fact("parameter-reserved", "permission of reserved characters")
        .added(NONE.restrains("clients built before still encode reserved characters"), NONE.refuses("clients built before send reserved characters as they are"), "[{ name: a, in: query, schema: { type: string } }]", "[{ name: a, in: query, allowReserved: true, schema: { type: string } }]");
    /// An empty value.
    ALLOW_EMPTY = fact("parameter-empty", "permission of an empty value")
        .added(EMPTY, NO_EMPTY, "[{ name: a, in: query, schema: { type: string } }]", "[{ name: a, in: query, allowEmptyValue: true, schema: { type: string } }]");
    /// A schema with a style, or a media type.
    PARAMETER_CONTENT = fact("parameter-content", "way to write a parameter")
        .changed(WRITTEN, "[{ name: a, in: query, schema: { type: object } }]", "[{ name: a, in: query, content: { application/json: { schema: { type: object } } } }]").shaping();
    /// Who provides the value.
    VALUE_SOURCE = fact("parameter-source", "source of a parameter's value")
        .changed(OLD_VALUE, "[{ name: a, in: query, required: true, schema: { type: string } }]", "[{ name: a, in: query, required: true, schema: { type: string }, x-specbind-value: { from: computed, template: '{uuid}' } }]").shaping();
    /// How a value is computed.
    TEMPLATE = fact("parameter-template", "template of a parameter")
        .changed(OLD_VALUE, "[{ name: a, in: query, required: true, schema: { type: string }, x-specbind-value: { from: computed, template: '{uuid}' } }]", "[{ name: a, in: query, required: true, schema: { type: string }, x-specbind-value: { from: computed, template: '{epoch}' } }]");
    /// Value when the client sets none.
    VALUE_FALLBACK = fact("parameter-fallback", "value when the client sets none")
        .added(NONE, NONE, "[{ name: a, in: query, required: true, schema: { type: string }, x-specbind-value: { from: setting, setting: s } }]", "[{ name: a, in: query, required: true, schema: { type: string }, x-specbind-value: { from: setting, setting: s, default: x } }]").shaping()
        .changed(NONE.restrains("clients built before send the value of before"), "[{ name: a, in: query, required: true, schema: { type: string }, x-specbind-value: { from: setting, setting: s, default: x } }]", "[{ name: a, in: query, required: true, schema: { type: string }, x-specbind-value: { from: setting, setting: s, default: y } }]");
    /// A named zone.
    ZONE = fact("zone", "named time zone")
        .added(NONE, NONE.refuses("clients built before may name the zone"), "[{ name: a, in: header, required: true, schema: { type: string }, x-specbind-value: { from: setting, setting: s }, x-specbind-zones: { UTC: '+00:00' } }]", "[{ name: a, in: header, required: true, schema: { type: string }, x-specbind-value: { from: setting, setting: s }, x-specbind-zones: { UTC: '+00:00', KST: '+09:00' } }]").shaping()
        .changed(NONE.refuses("clients built before send times with the offset of before"), "[{ name: a, in: header, required: true, schema: { type: string }, x-specbind-value: { from: setting, setting: s }, x-specbind-zones: { KST: '+08:30' } }]", "[{ name: a, in: header, required: true, schema: { type: string }, x-specbind-value: { from: setting, setting: s }, x-specbind-zones: { KST: '+09:00' } }]");
    /// Conditional presence.
    PARAMETER_PRESENCE = fact("parameter-presence", "condition of a parameter's presence")
        .added(PRESENCE, PRESENCE, "[{ name: a, in: query, schema: { type: string } }]", "[{ name: a, in: query, schema: { type: string }, x-specbind-presence: { is: conditional, when: outgoing-call, text: With b. } }]")
        .changed(PRESENCE, "[{ name: a, in: query, schema: { type: string }, x-specbind-presence: { is: conditional, when: outgoing-call, text: With b. } }]", "[{ name: a, in: query, schema: { type: string }, x-specbind-presence: { is: conditional, when: outgoing-call, text: Without b. } }]").shaping();
    /// Whether it is printed.
    PARAMETER_SECRET = fact("parameter-secret", "mark that a parameter is never printed")
        .added(HIDDEN, SEEN, "[{ name: a, in: query, schema: { type: string } }]", "[{ name: a, in: query, schema: { type: string }, x-specbind-secret: true }]").shaping();
    /// Its text form.
    PARAMETER_FORM = fact("parameter-form", "text form of a parameter")
        .added(NONE, NONE, "[{ name: a, in: query, schema: { type: string } }]", "[{ name: a, in: query, schema: { type: string }, x-specbind-form: YYMM }]")
        .changed(FORM, "[{ name: a, in: query, schema: { type: string }, x-specbind-form: YYMM }]", "[{ name: a, in: query, schema: { type: string }, x-specbind-form: MMYY }]");
    /// An example.
    PARAMETER_EXAMPLE = words("parameter-example", "example of a parameter", "[{ name: a, in: query, schema: { type: string } }]", "[{ name: a, in: query, schema: { type: string }, examples: { e: { value: one } } }]", "[{ name: a, in: query, schema: { type: string }, examples: { e: { value: two } } }]");
    /// Its description.
    PARAMETER_DESCRIPTION = words("parameter-description", "description of a parameter", "[{ name: a, in: query, schema: { type: string } }]", "[{ name: a, in: query, description: One., schema: { type: string } }]", "[{ name: a, in: query, description: Two., schema: { type: string } }]");
    /// Whether it should be used.
    PARAMETER_DEPRECATED = fact("parameter-deprecated", "deprecation of a parameter")
        .added(NONE, NONE, "[{ name: a, in: query, schema: { type: string } }]", "[{ name: a, in: query, deprecated: true, schema: { type: string } }]");
    /// Its name for Rust.
    PARAMETER_NAME = words("parameter-name", "name of a parameter for Rust", "[{ name: a, in: query, schema: { type: string } }]", "[{ name: a, in: query, x-specbind-name: one, schema: { type: string } }]", "[{ name: a, in: query, x-specbind-name: two, schema: { type: string } }]").shaping();
}
