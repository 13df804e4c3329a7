//! Which lists of lists get a name: so many that no type is harder to read than clippy allows.

use super::{
    cycles::strongly_connected,
    shape::{Kind, Shapes},
};
use crate::model::{Api, SchemaId};

/// Every list, map or tuple around so many others gets a name.
const STEPS: usize = 4;

/// How many lists, maps and tuples stand around the first type with a name of its own, by schema.
#[derive(Debug)]
pub(super) struct Nesting(Vec<usize>);

impl Nesting {
    /// The type of `id` is so many steps above one with a name of its own that it gets a name itself.
    pub(super) fn is_deep(&self, id: SchemaId) -> bool {
        let nesting = self.0[id.index()];
        nesting > 0 && nesting.is_multiple_of(STEPS)
    }
}

/// Counts the steps of every schema once, from the inside. What a type holds of itself adds none.
pub(super) fn nesting(api: &Api, shapes: &Shapes) -> Nesting {
    let count = api.schemas.len();
    let inside = (0..count).map(|index| inside(api, &shapes[SchemaId::new(index)].kind));
    let inside: Vec<Vec<SchemaId>> = inside.collect();
    let circles = strongly_connected(&inside);
    let mut order: Vec<usize> = (0..count).collect();
    // Circles are numbered from the inside.
    order.sort_by_key(|index| circles[*index]);
    let mut steps = vec![0; count];
    for index in order {
        let held = inside[index].iter().map(|held| held.index());
        let held = held.filter(|held| circles[*held] != circles[index]);
        let deepest = held.map(|held| steps[held]).max().unwrap_or(0);
        let is_step = matches!(
            shapes[SchemaId::new(index)].kind,
            Kind::List(_) | Kind::Map(Some(_)) | Kind::Tuple(_)
        );
        steps[index] = deepest + usize::from(is_step);
    }
    Nesting(steps)
}

/// What stands in the type itself, without a name of its own.
fn inside(api: &Api, kind: &Kind) -> Vec<SchemaId> {
    let held = match kind {
        Kind::Same(held) | Kind::List(held) | Kind::Map(Some(held)) => std::slice::from_ref(held),
        Kind::Tuple(items) => items,
        _ => &[],
    };
    let unnamed = held.iter().filter(|id| api[**id].component.is_none());
    unnamed.copied().collect()
}
