//! Schemas: every keyword of both dialects in one form (OpenAPI 3.0 §4.7.24, JSON Schema 2020-12).

use indexmap::IndexMap;

use super::{
    Additional, ArrayRules, ExternalDocs, Notes, NumberRules, ObjectRules, Overlaps, Presence,
    StringRules, Xml,
};
use crate::{runtime::json::Json, source::Place};

/// Index of a [`Schema`] in [`super::Api::schemas`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SchemaId(u32);

impl SchemaId {
    /// The id of the schema at `index`.
    pub fn new(index: usize) -> Self {
        Self(
            u32::try_from(index)
                .expect("a document within the size limit has fewer than 2^32 schemas"),
        )
    }

    /// Position in the list of schemas.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a value may be. A keyword that is absent says nothing. What few schemas have is boxed: a document has thousands.
#[derive(Clone, Debug, PartialEq)]
pub struct Schema {
    /// Where it is declared.
    pub place: Place,
    /// Name in `components/schemas`, where it is one.
    pub component: Option<String>,
    /// Name for the Rust side (`x-specbind-name`).
    pub rust_name: Option<String>,
    /// `title`.
    pub title: String,
    /// `description`.
    pub description: String,
    /// Further documentation.
    pub external_docs: Option<Box<ExternalDocs>>,
    /// The vendor wants it used no more.
    pub deprecated: bool,
    /// Only ever received.
    pub read_only: bool,
    /// Only ever sent.
    pub write_only: bool,
    /// Never printed (`x-specbind-secret`).
    pub secret: bool,
    /// The text form as the vendor writes it (`x-specbind-form`).
    pub form: Option<String>,
    /// Conditional presence of the property this schema describes (`x-specbind-presence`).
    pub presence: Option<Box<Presence>>,
    /// Allowed types; all when the document names none.
    pub types: Types,
    /// Allowed values (`enum`, or the one of `const`).
    pub enumeration: Option<Vec<Json>>,
    /// Meaning of single allowed values, by the value's text (`x-specbind-enum-descriptions`).
    pub enum_descriptions: IndexMap<String, String>,
    /// `format`.
    pub format: Option<String>,
    /// `default`.
    pub default: Option<Json>,
    /// `example` and `examples`.
    pub examples: Vec<Json>,
    /// Bounds of numbers.
    pub number: NumberRules,
    /// Bounds of strings.
    pub string: StringRules,
    /// Rules of arrays.
    pub array: ArrayRules,
    /// Rules of objects.
    pub object: ObjectRules,
    /// All of these hold.
    pub all_of: Vec<SchemaId>,
    /// At least one of these holds; empty says nothing.
    pub any_of: Vec<SchemaId>,
    /// Exactly one of these holds; empty says nothing.
    pub one_of: Vec<SchemaId>,
    /// This does not hold.
    pub not: Option<SchemaId>,
    /// `if`, `then`, `else`.
    pub conditional: Option<Conditional>,
    /// What its parts describe several times.
    pub overlaps: Option<Box<Overlaps>>,
    /// How the alternatives are told apart.
    pub discriminator: Option<Box<Discriminator>>,
    /// How it is written as XML.
    pub xml: Option<Xml>,
    /// The schema `false`: nothing is allowed.
    pub never: bool,
    /// Not in the document: it stands for all that several parts say.
    pub derived: bool,
    /// Assumptions and questions.
    pub notes: Notes,
}

impl Schema {
    /// How many facts a validator judges: types, bounds, patterns, formats, required names and combinations.
    pub fn constraints(&self) -> usize {
        let Self {
            number,
            string,
            array,
            object,
            ..
        } = self;
        let flags = [
            self.never,
            self.types.named,
            self.enumeration.is_some(),
            self.format.is_some(),
            number.minimum.is_some(),
            number.maximum.is_some(),
            number.exclusive_minimum.is_some(),
            number.exclusive_maximum.is_some(),
            number.multiple_of.is_some(),
            string.min_length.is_some(),
            string.max_length.is_some(),
            string.pattern.is_some(),
            array.min_items.is_some(),
            array.max_items.is_some(),
            array.unique_items,
            array.items.is_some(),
            array.contains.is_some(),
            array.unevaluated.is_some(),
            object.min_properties.is_some(),
            object.max_properties.is_some(),
            object.property_names.is_some(),
            object.unevaluated.is_some(),
            matches!(
                object.additional,
                Additional::Closed | Additional::Schema(_)
            ),
            !self.any_of.is_empty(),
            !self.one_of.is_empty(),
            self.not.is_some(),
            self.conditional.is_some(),
        ];
        let counts = [
            array.prefix_items.len(),
            object.required.len(),
            object.pattern_properties.len(),
            object.dependent_required.len(),
            object.dependent_schemas.len(),
        ];
        flags.into_iter().filter(|is_there| *is_there).count() + counts.iter().sum::<usize>()
    }
}

impl Schema {
    /// What holds of some values only: alternatives and conditions. Alternatives one of which is certain say no more.
    pub fn sometimes(
        &self,
        is_certain: impl Fn(SchemaId) -> bool,
    ) -> impl Iterator<Item = SchemaId> {
        let conditional = self.conditional.iter().flat_map(Conditional::schemas);
        let dependent = self.object.dependent_schemas.iter().map(|(_, id)| *id);
        let lists = [&self.one_of, &self.any_of].into_iter();
        let open = lists.filter(move |list| !list.iter().any(|id| is_certain(*id)));
        let alternatives = open.flatten().copied();
        alternatives.chain(conditional).chain(dependent)
    }

    /// Every schema that this one names: of the same value, of its items and of its members.
    pub fn parts(&self) -> impl Iterator<Item = SchemaId> {
        let Self { array, object, .. } = self;
        let additional = match object.additional {
            Additional::Schema(id) => Some(id),
            Additional::Unsaid | Additional::Any | Additional::Closed => None,
        };
        let conditional = self.conditional.iter().flat_map(Conditional::schemas);
        let mapping = self.discriminator.iter();
        let mapping = mapping.flat_map(|discriminator| &discriminator.mapping);
        let pairs = mapping
            .chain(&object.pattern_properties)
            .chain(&object.dependent_schemas);
        let properties = object.properties.values().map(|property| property.schema);
        let single = [
            array.items,
            array.contains.as_ref().map(|contains| contains.schema),
            array.unevaluated,
            additional,
            object.property_names,
            object.unevaluated,
            self.not,
        ];
        let lists = [
            &self.all_of,
            &self.any_of,
            &self.one_of,
            &array.prefix_items,
        ];
        let listed = lists.into_iter().flatten().copied();
        listed
            .chain(single.into_iter().flatten())
            .chain(conditional)
            .chain(pairs.map(|(_, id)| *id))
            .chain(properties)
    }
}

/// A set of JSON types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Types {
    /// The document names its types.
    pub named: bool,
    /// `null`
    pub null: bool,
    /// `boolean`
    pub boolean: bool,
    /// `integer`; also set when `number` is.
    pub integer: bool,
    /// `number`
    pub number: bool,
    /// `string`
    pub string: bool,
    /// `array`
    pub array: bool,
    /// `object`
    pub object: bool,
}

impl Types {
    /// Every type, as when the document names none.
    pub const ANY: Self = Self {
        named: false,
        null: true,
        boolean: true,
        integer: true,
        number: true,
        string: true,
        array: true,
        object: true,
    };
    /// No type: the start of a list.
    pub const NONE: Self = Self {
        named: true,
        null: false,
        boolean: false,
        integer: false,
        number: false,
        string: false,
        array: false,
        object: false,
    };
}

/// `if`, `then`, `else`.
#[derive(Clone, Debug, PartialEq)]
pub struct Conditional {
    /// The condition.
    pub condition: SchemaId,
    /// Holds when the condition does.
    pub then: Option<SchemaId>,
    /// Holds when the condition does not.
    pub otherwise: Option<SchemaId>,
}

impl Conditional {
    /// The condition and its branches.
    pub fn schemas(&self) -> impl Iterator<Item = SchemaId> {
        let branches = self.then.into_iter().chain(self.otherwise);
        std::iter::once(self.condition).chain(branches)
    }
}

/// How alternatives are told apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Discriminator {
    /// Where it is declared.
    pub place: Place,
    /// The property that names the alternative.
    pub property: String,
    /// Value → schema, in document order.
    pub mapping: Vec<(String, SchemaId)>,
    /// Values that are mapped to nothing.
    pub dangling: Vec<String>,
}
