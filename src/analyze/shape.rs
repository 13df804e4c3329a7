//! Which Rust type holds the values of each schema. The type may hold more than the schema allows; the rules judge.

use std::ops::Index;

use indexmap::{IndexMap, IndexSet};

use super::{Preferences, files::mark_files, shape_of::shape_of};
use crate::model::{Api, SchemaId};

/// The shape of every schema, indexed by [`SchemaId`].
#[derive(Debug)]
pub struct Shapes(Vec<Shape>);

impl Index<SchemaId> for Shapes {
    type Output = Shape;

    fn index(&self, id: SchemaId) -> &Shape {
        &self.0[id.index()]
    }
}

/// The Rust type for a schema.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// What holds the value.
    pub kind: Kind,
    /// `null` is a value too.
    pub nullable: bool,
    /// The document describes the kind without naming its type, so that values of other types are allowed too.
    pub loose: bool,
}

impl Shape {
    /// A shape whose type the document names.
    pub(super) fn new(kind: Kind, nullable: bool) -> Self {
        Self {
            kind,
            nullable,
            loose: false,
        }
    }

    /// The named members, where there are such.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        let fields = match &self.kind {
            Kind::Struct(object) => Some(object.fields.values()),
            _ => None,
        };
        fields.into_iter().flatten()
    }

    /// Any JSON fits, described or not.
    pub fn holds_anything(&self) -> bool {
        self.loose || matches!(self.kind, Kind::Json | Kind::Union(_) | Kind::Mixed(_))
    }
}

/// What becomes of `null` in a field that may be absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NullIn {
    /// It is no value of the field.
    Nothing,
    /// It stands beside the type: `Option<Option<T>>`.
    Option,
    /// It is a value of the type itself.
    Type,
}

/// The kinds of Rust type.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Any JSON.
    Json,
    /// `bool`
    Boolean,
    /// An integer type.
    Integer(IntegerKind),
    /// A number with all its digits.
    Number,
    /// `f64`, where the document says that the number is a float.
    Float,
    /// `String`
    Text,
    /// Text that a type of Rust can read.
    Formatted(Form),
    /// A file: a member of a multipart body.
    File,
    /// An enum of texts.
    Enum(Vec<String>),
    /// A list.
    List(SchemaId),
    /// A list of anything.
    ListOfAny,
    /// A list whose items each have a schema of their own.
    Tuple(Vec<SchemaId>),
    /// An object without named properties; `None` holds any values.
    Map(Option<SchemaId>),
    /// An object with named properties.
    Struct(Struct),
    /// One of several alternatives.
    Union(Vec<SchemaId>),
    /// One of several JSON types, each held by a kind that needs no name.
    Mixed(Vec<Kind>),
    /// Whatever holds another schema.
    Same(SchemaId),
}

/// Integer types, from the narrowest that holds all the document allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntegerKind {
    /// `i8`
    I8,
    /// `i16`
    I16,
    /// `i32`
    I32,
    /// `u8`
    U8,
    /// `u16`
    U16,
    /// `u32`
    U32,
    /// `i64`
    I64,
    /// `u64`
    U64,
    /// Any size.
    Unbounded,
}

/// What text of a `format` means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A day of the calendar.
    Date,
    /// An instant.
    DateTime,
    /// A span of time.
    Duration,
    /// A UUID.
    Uuid,
    /// An address of the fourth version of IP.
    Ipv4,
    /// An address of the sixth version of IP.
    Ipv6,
    /// Bytes in base64.
    Base64,
    /// A decimal number.
    Decimal,
    /// A whole number.
    Integer(IntegerKind),
}

/// An object with named properties: its own and those of every schema it is made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Struct {
    /// Fields in document order.
    pub fields: IndexMap<String, Field>,
    /// What unnamed properties are, where the document speaks of them.
    pub additional: Option<Option<SchemaId>>,
}

/// One field of a [`Struct`].
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The schema; `None` where parts disagree, so that any JSON must fit.
    pub schema: Option<SchemaId>,
    /// Every value obeys the schema, not only those of some alternative.
    pub certain: bool,
    /// Always there.
    pub required: bool,
    /// Description beside the property.
    pub description: String,
    /// The property's own node.
    pub place: crate::source::Place,
}

/// Every schema that types of the kind mention.
pub(super) fn children_of(kind: &Kind) -> Vec<SchemaId> {
    match kind {
        Kind::Same(target) | Kind::List(target) | Kind::Map(Some(target)) => vec![*target],
        Kind::Union(parts) | Kind::Tuple(parts) => parts.clone(),
        Kind::Mixed(kinds) => kinds.iter().flat_map(children_of).collect(),
        Kind::Struct(object) => {
            let fields = object.fields.values().filter_map(|field| field.schema);
            fields.chain(object.additional.flatten()).collect()
        }
        Kind::Json
        | Kind::Boolean
        | Kind::Integer(_)
        | Kind::Number
        | Kind::Float
        | Kind::Text
        | Kind::Formatted(_)
        | Kind::File
        | Kind::Enum(_)
        | Kind::ListOfAny
        | Kind::Map(None) => Vec::new(),
    }
}

/// Computes all shapes.
pub fn shapes(api: &Api, preferences: Preferences) -> Shapes {
    let ids = (0..api.schemas.len()).map(SchemaId::new);
    let shapes = ids.map(|id| shape_of(api, preferences, id));
    let mut shapes = Shapes(shapes.collect());
    mark_files(api, &mut shapes);
    shapes
}

impl Shapes {
    /// Replaces what holds the values of a schema.
    pub(super) fn set_kind(&mut self, id: SchemaId, kind: Kind) {
        self.0[id.index()].kind = kind;
    }

    /// The schemas that the type of `id` mentions, in document order.
    pub fn children(&self, id: SchemaId) -> Vec<SchemaId> {
        children_of(&self[id].kind)
    }

    /// Every shape, in the order of the schemas.
    pub fn iter(&self) -> impl Iterator<Item = &Shape> {
        self.0.iter()
    }

    /// Follows [`Kind::Same`] to the schema that has a shape of its own, and whether `null` is allowed on the way.
    pub fn resolve(&self, id: SchemaId) -> (SchemaId, bool) {
        let (mut id, mut nullable, mut seen) = (id, false, IndexSet::new());
        while let Kind::Same(target) = self[id].kind {
            nullable |= self[id].nullable;
            if !seen.insert(id) {
                break;
            }
            id = target;
        }
        (id, nullable || self[id].nullable)
    }

    /// What becomes of `null` in a field that may be absent.
    pub fn null_in(&self, field: &Field) -> NullIn {
        let Some(schema) = field.schema.filter(|_| field.certain) else {
            return NullIn::Type;
        };
        let (held, nullable) = self.resolve(schema);
        match self[held].holds_anything() {
            _ if nullable => NullIn::Option,
            true => NullIn::Type,
            false => NullIn::Nothing,
        }
    }

    /// Some value is held by a kind that `is_wanted`, perhaps as one of several.
    pub fn any_kind(&self, is_wanted: impl Fn(&Kind) -> bool) -> bool {
        self.iter().any(|shape| match &shape.kind {
            Kind::Mixed(kinds) => kinds.iter().any(&is_wanted),
            kind => is_wanted(kind),
        })
    }

    /// The shape has an item of its own in the generated code.
    pub fn is_nominal(&self, id: SchemaId) -> bool {
        matches!(
            self[id].kind,
            Kind::Enum(_) | Kind::Struct(_) | Kind::Union(_) | Kind::Mixed(_)
        )
    }
}
