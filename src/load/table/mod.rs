//! The specification's objects as a table: fields, kinds, what is required, and where our own keys may stand. Reads nothing.

mod extension;
mod object;
mod operation;
mod schema;
mod security;

pub(super) use extension::{EXTENSIONS, Extension, PRESENCE, VALUE};
pub(super) use object::*;
pub(super) use operation::*;
pub(super) use schema::SCHEMA;
pub(super) use security::*;

use super::version::Version;

/// What a value must be.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// Anything, not looked into: examples, defaults, extension payloads.
    Any,
    /// Text.
    Text,
    /// Text of a certain form.
    Form(&'static Form),
    /// One of these words.
    Word(&'static [&'static str]),
    /// Text that must be in quotes, because readers disagree about it without.
    Code,
    /// `true` or `false`.
    Flag,
    /// A number.
    Number,
    /// An integer from 0.
    Count,
    /// An HTTP status of a test case: an integer from 100 to 599.
    Status,
    /// An object of this shape.
    Object(&'static Object),
    /// An object of this shape, or a reference to one.
    Ref(&'static Object),
    /// A list.
    List(&'static Kind),
    /// A list with at least one element.
    FullList(&'static Kind),
    /// An object whose names are free.
    Map(&'static Kind),
    /// A schema, or a reference to one.
    Schema,
    /// `type` of a schema.
    Type,
    /// `exclusiveMinimum` and `exclusiveMaximum`: `true` in 3.0, a number in 3.1.
    Exclusive,
    /// `required` of a schema.
    Names,
    /// `additionalProperties` and its like: a schema or a truth value.
    SchemaOrFlag,
    /// `items`: a schema; a list of them before 2020-12.
    Items,
    /// Older `dependencies`: schema or list of names.
    Dependency,
}

/// A form of text, by description and test.
pub(super) struct Form {
    pub(super) description: &'static str,
    pub(super) test: fn(&str) -> bool,
}

static ANY_NAME: Form = Form {
    description: "text",
    test: |_| true,
};

/// How much a field is needed.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Need {
    Optional,
    /// Its absence is an error.
    Required,
    /// Required by the specification, but its absence does no harm: a warning.
    Expected,
}

/// One field of an object.
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) need: Need,
    /// The first version that knows it.
    pub(super) since: Version,
    /// The last version that knows it.
    pub(super) until: Version,
}

impl Field {
    pub(super) fn known_in(&self, version: Version) -> bool {
        self.since <= version && version <= self.until
    }
}

/// Names beside the fields.
#[derive(Clone, Copy)]
pub(super) enum Rest {
    /// Unknown fields get a warning.
    Ignored,
    /// Unknown fields are errors: it is our own vocabulary.
    Refused,
    /// Names of this form hold values of this kind. `x-…` is a name too.
    Named(&'static Form, &'static Kind),
    /// The same, but `x-…` is an extension.
    NamedOrExtended(&'static Form, &'static Kind),
}

/// One object of the specification, or of our own vocabulary.
pub(super) struct Object {
    /// With its article: `an operation`.
    pub(super) name: &'static str,
    pub(super) fields: &'static [Field],
    pub(super) rest: Rest,
}

impl Object {
    /// The field of this name in this version.
    pub(super) fn field(&self, name: &str, version: Version) -> Option<&'static Field> {
        self.fields
            .iter()
            .find(|field| field.name == name && field.known_in(version))
    }

    /// The kind of the values with free names, when `name` can be one.
    pub(super) fn named(&self, name: &str) -> Option<&'static Kind> {
        match self.rest {
            Rest::Named(form, kind) => (form.test)(name).then_some(kind),
            Rest::NamedOrExtended(form, kind) => {
                ((form.test)(name) && !name.starts_with("x-")).then_some(kind)
            }
            Rest::Ignored | Rest::Refused => None,
        }
    }
}

/// Whether two entries of the table are the same one.
pub(super) fn same(a: &'static Object, b: &'static Object) -> bool {
    std::ptr::eq(a, b)
}

const fn field(name: &'static str, kind: Kind) -> Field {
    Field {
        name,
        kind,
        need: Need::Optional,
        since: Version::V3_0,
        until: Version::V3_2,
    }
}

const fn required(name: &'static str, kind: Kind) -> Field {
    Field {
        need: Need::Required,
        ..field(name, kind)
    }
}

const fn expected(name: &'static str, kind: Kind) -> Field {
    Field {
        need: Need::Expected,
        ..field(name, kind)
    }
}

const fn since(since: Version, field: Field) -> Field {
    Field { since, ..field }
}

const fn until(until: Version, field: Field) -> Field {
    Field { until, ..field }
}

const fn object(name: &'static str, fields: &'static [Field]) -> Object {
    Object {
        name,
        fields,
        rest: Rest::Ignored,
    }
}
