//! What a schema says of values of one JSON type (OpenAPI 3.0 §4.7.24, JSON Schema 2020-12).

use indexmap::IndexMap;

use super::SchemaId;
use crate::source::Place;

/// Bounds of numbers, as exact decimal text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NumberRules {
    /// At least this.
    pub minimum: Option<String>,
    /// At most this.
    pub maximum: Option<String>,
    /// More than this.
    pub exclusive_minimum: Option<String>,
    /// Less than this.
    pub exclusive_maximum: Option<String>,
    /// A whole multiple of this.
    pub multiple_of: Option<String>,
}

/// Bounds of strings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StringRules {
    /// Fewest characters.
    pub min_length: Option<u64>,
    /// Most characters.
    pub max_length: Option<u64>,
    /// ECMA-262 regular expression that matches somewhere in the text.
    pub pattern: Option<String>,
    /// `contentEncoding`.
    pub content_encoding: Option<String>,
    /// `contentMediaType`.
    pub content_media_type: Option<String>,
}

/// Rules of arrays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ArrayRules {
    /// Fewest items.
    pub min_items: Option<u64>,
    /// Most items.
    pub max_items: Option<u64>,
    /// No two items are equal.
    pub unique_items: bool,
    /// The first items, one by one.
    pub prefix_items: Vec<SchemaId>,
    /// All (further) items.
    pub items: Option<SchemaId>,
    /// Some items.
    pub contains: Option<Contains>,
    /// Items no other keyword has judged.
    pub unevaluated: Option<SchemaId>,
}

impl ArrayRules {
    /// What the item at `index` has to be.
    pub fn item_at(&self, index: usize) -> Option<SchemaId> {
        self.prefix_items.get(index).copied().or(self.items)
    }
}

/// `contains` with its bounds.
#[derive(Clone, Debug, PartialEq)]
pub struct Contains {
    /// What is counted.
    pub schema: SchemaId,
    /// At least this many; 1 when the document does not say.
    pub min: u64,
    /// At most this many.
    pub max: Option<u64>,
}

/// Rules of objects.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ObjectRules {
    /// Named properties, in document order.
    pub properties: IndexMap<String, Property>,
    /// Names that must be there, in document order; some may have no entry in `properties`.
    pub required: Vec<String>,
    /// Properties by pattern of their name.
    pub pattern_properties: Vec<(String, SchemaId)>,
    /// All other properties.
    pub additional: Additional,
    /// What a name may be.
    pub property_names: Option<SchemaId>,
    /// Fewest properties.
    pub min_properties: Option<u64>,
    /// Most properties.
    pub max_properties: Option<u64>,
    /// Names that must be there when another is.
    pub dependent_required: Vec<(String, Vec<String>)>,
    /// What holds of the object when a name is there.
    pub dependent_schemas: Vec<(String, SchemaId)>,
    /// Properties no other keyword has judged.
    pub unevaluated: Option<SchemaId>,
}

/// One named property.
#[derive(Clone, Debug, PartialEq)]
pub struct Property {
    /// Where it is declared: the property's own node, also when it is a reference.
    pub place: Place,
    /// What its value may be.
    pub schema: SchemaId,
    /// Description beside a reference, or of the schema.
    pub description: String,
}

impl ObjectRules {
    /// The schema of every property that has no name, where there is one for all of them.
    pub fn value(&self) -> Option<SchemaId> {
        match self.additional {
            Additional::Schema(values) if self.pattern_properties.is_empty() => Some(values),
            _ => None,
        }
    }
}

/// What other properties may be.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Additional {
    /// The document does not say: allowed.
    #[default]
    Unsaid,
    /// Allowed, any value.
    Any,
    /// Not allowed.
    Closed,
    /// Allowed when this holds.
    Schema(SchemaId),
}
