//! Which lists of lists get a name: so many that no type is harder to read than clippy allows.

use super::shape::{Kind, Shapes};
use crate::model::{Api, SchemaId};

/// Every list, map or tuple around so many others gets a name.
const STEPS: usize = 4;
/// Nesting is followed no further than this: what holds itself would never end.
const DEEPEST: usize = 64;

/// The type of `id` is so many steps above one with a name of its own that it gets a name itself.
pub(super) fn nests_deep(api: &Api, shapes: &Shapes, id: SchemaId) -> bool {
    let nesting = nesting(api, shapes, id, 0);
    nesting > 0 && nesting.is_multiple_of(STEPS)
}

/// How many lists, maps and tuples stand around the first type with a name of its own.
fn nesting(api: &Api, shapes: &Shapes, id: SchemaId, depth: usize) -> usize {
    let inside = |id: &SchemaId| match api[*id].component {
        None if depth < DEEPEST => nesting(api, shapes, *id, depth + 1),
        _ => 0,
    };
    match &shapes[id].kind {
        Kind::Same(target) => inside(target),
        Kind::List(item) | Kind::Map(Some(item)) => 1 + inside(item),
        Kind::Tuple(items) => 1 + items.iter().map(inside).max().unwrap_or(0),
        _ => 0,
    }
}
