//! Which alternatives of unions are so large that every value of the union would pay for them: they get a box.

use super::shape::{Field, Kind, Shapes};
use crate::model::SchemaId;

/// More bytes than this are boxed; clippy's limit for the difference between two variants.
const LARGEST: usize = 200;
/// Bytes that any value without parts takes at most, as a field that may be absent.
const PLAIN: usize = 40;
/// Bytes of what tells variants apart, or says that a field is absent.
const TAG: usize = 8;
/// Bytes of a box.
const BOX: usize = 8;
/// Types in types are followed so far, and then taken for large.
const DEEPEST: usize = 100;

/// Estimates sizes, from above.
pub(super) struct Sizes<'a, B> {
    shapes: &'a Shapes,
    /// Whether a field of the first, of the type of the second, has a box anyway.
    is_boxed: B,
    known: Vec<Option<usize>>,
}

impl<'a, B: Fn(SchemaId, SchemaId) -> bool> Sizes<'a, B> {
    /// Knows nothing yet.
    pub(super) fn new(shapes: &'a Shapes, is_boxed: B) -> Self {
        let known = vec![None; shapes.iter().count()];
        Self {
            shapes,
            is_boxed,
            known,
        }
    }

    /// Whether the type of a schema is too large to stand in a union.
    pub(super) fn is_large(&mut self, id: SchemaId) -> bool {
        self.bytes(id, 0) > LARGEST
    }

    fn bytes(&mut self, id: SchemaId, depth: usize) -> usize {
        let id = self.shapes.resolve(id).0;
        if let Some(known) = self.known[id.index()] {
            return known;
        }
        if depth > DEEPEST {
            return LARGEST + 1;
        }
        let shapes = self.shapes;
        let bytes = match &shapes[id].kind {
            Kind::Struct(object) => {
                let fields = object.fields.values();
                let fields: usize = fields.map(|field| self.field(id, field, depth)).sum();
                fields + object.additional.map_or(0, |_| PLAIN)
            }
            Kind::Tuple(items) => items.iter().map(|item| self.held(id, *item, depth)).sum(),
            Kind::Union(parts) => {
                let parts = parts.iter().map(|part| self.held(id, *part, depth));
                let small = parts.filter(|bytes| *bytes <= LARGEST);
                TAG + small.max().unwrap_or(0).max(PLAIN)
            }
            _ => PLAIN,
        };
        self.known[id.index()] = Some(bytes);
        bytes
    }

    fn field(&mut self, owner: SchemaId, field: &Field, depth: usize) -> usize {
        TAG + match field.schema {
            Some(schema) => self.held(owner, schema, depth),
            None => PLAIN,
        }
    }

    fn held(&mut self, owner: SchemaId, held: SchemaId, depth: usize) -> usize {
        let held = self.shapes.resolve(held).0;
        if (self.is_boxed)(owner, held) {
            BOX
        } else {
            self.bytes(held, depth + 1)
        }
    }
}
