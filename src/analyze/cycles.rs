//! Which types contain themselves or weigh too much, so that what holds them needs a box (or an alias a name of its own).
//!
//! Of a circle, what leads to a type whose name comes earlier in the alphabet is boxed: every circle has such a step, and
//! which ones they are hangs on nothing else in the document.

use super::sizes::Sizes;
use crate::{
    analyze::shape::{Kind, Shapes},
    hashed::Set,
    model::{Api, Schema, SchemaId},
};

/// Where boxes and names are needed.
#[derive(Debug)]
pub struct Cycles {
    /// Pairs of a type and a type that it holds directly, where the way leads back or the held one is large.
    boxed: Set<(SchemaId, SchemaId)>,
    /// Lists and maps that contain themselves through nothing but aliases: no Rust type can say that.
    endless: Set<SchemaId>,
}

impl Cycles {
    /// A field of `owner` of type `held` needs a box.
    pub fn is_boxed(&self, owner: SchemaId, held: SchemaId) -> bool {
        self.boxed.contains(&(owner, held))
    }

    /// The tuple of these `items`, one of the values of `owner`, needs a box around it: none of its items has its own.
    pub fn is_tuple_boxed(&self, shapes: &Shapes, owner: SchemaId, items: &[SchemaId]) -> bool {
        let mut items = items.iter().map(|item| shapes.resolve(*item).0);
        items.any(|item| self.is_boxed(owner, item))
    }

    /// The alias `id` would expand for ever.
    pub fn is_endless(&self, id: SchemaId) -> bool {
        self.endless.contains(&id)
    }
}

/// Finds all cycles.
pub fn cycles(api: &Api, shapes: &Shapes) -> Cycles {
    let count = api.schemas.len();
    let ids = || (0..count).map(SchemaId::new);
    let direct: Vec<Vec<SchemaId>> = shapes
        .iter()
        .map(|shape| direct_children(shapes, &shape.kind))
        .collect();
    let components = strongly_connected(&direct);
    let mut boxed = Set::default();
    let leads_back = |owner: SchemaId, held: SchemaId| {
        // A tuple has no boxes of its own.
        let is_tuple = matches!(shapes[held].kind, Kind::Tuple(_));
        components[owner.index()] == components[held.index()]
            && (is_tuple || step(api, held) <= step(api, owner))
    };
    for owner in ids() {
        let held = direct[owner.index()].iter().copied();
        boxed.extend(
            held.filter(|held| leads_back(owner, *held))
                .map(|held| (owner, held)),
        );
    }
    let large = large_alternatives(shapes, &boxed);
    boxed.extend(large);
    let aliases: Vec<Vec<SchemaId>> = ids().map(|id| alias_children(shapes, id)).collect();
    let circles = in_circles(&aliases);
    let endless = ids().filter(|id| circles[id.index()] && !shapes.is_nominal(*id));
    Cycles {
        boxed,
        endless: endless.collect(),
    }
}

/// What orders types, whatever order they stand in: their names, or where they are declared.
fn step(api: &Api, id: SchemaId) -> (Option<&String>, Vec<&str>, usize) {
    let Schema {
        component, place, ..
    } = &api[id];
    (
        component.as_ref(),
        place.pointer.tokens(),
        place.file.index(),
    )
}

/// Alternatives of unions that take a box to keep the others small.
fn large_alternatives(
    shapes: &Shapes,
    boxed: &Set<(SchemaId, SchemaId)>,
) -> Vec<(SchemaId, SchemaId)> {
    let mut sizes = Sizes::new(shapes, |owner, held| boxed.contains(&(owner, held)));
    let mut found = Vec::new();
    for (index, shape) in shapes.iter().enumerate() {
        if let Kind::Union(alternatives) = &shape.kind {
            let held = alternatives.iter().map(|held| shapes.resolve(*held).0);
            let large = held.filter(|held| sizes.is_large(*held));
            found.extend(large.map(|held| (SchemaId::new(index), held)));
        }
    }
    found
}

/// What a struct, union or tuple holds without a list or map between.
fn direct_children(shapes: &Shapes, kind: &Kind) -> Vec<SchemaId> {
    match kind {
        Kind::Mixed(kinds) => {
            let held = kinds.iter().map(|kind| direct_children(shapes, kind));
            held.flatten().collect()
        }
        Kind::Union(parts) | Kind::Tuple(parts) => {
            parts.iter().map(|child| shapes.resolve(*child).0).collect()
        }
        Kind::Struct(object) => object
            .fields
            .values()
            .filter_map(|field| field.schema)
            .map(|child| shapes.resolve(child).0)
            .collect(),
        _ => Vec::new(),
    }
}

/// What a type without an item of its own expands to.
fn alias_children(shapes: &Shapes, id: SchemaId) -> Vec<SchemaId> {
    if shapes.is_nominal(id) {
        Vec::new()
    } else {
        shapes.children(id)
    }
}

/// Which schemas a way leads back to.
pub(super) fn in_circles(edges: &[Vec<SchemaId>]) -> Vec<bool> {
    let components = strongly_connected(edges);
    let mut sizes = vec![0_usize; edges.len()];
    for component in &components {
        sizes[*component] += 1;
    }
    let leads_back = |(index, held): (usize, &Vec<SchemaId>)| {
        sizes[components[index]] > 1 || held.contains(&SchemaId::new(index))
    };
    edges.iter().enumerate().map(leads_back).collect()
}

/// Numbers the strongly connected components, what is held before what holds it (Tarjan's algorithm, without recursion).
pub(super) fn strongly_connected(edges: &[Vec<SchemaId>]) -> Vec<usize> {
    const UNSEEN: usize = usize::MAX;
    let mut order = vec![UNSEEN; edges.len()];
    let mut low = vec![0; edges.len()];
    let mut component = vec![UNSEEN; edges.len()];
    let (mut next, mut found, mut path) = (0, 0, Vec::new());
    for root in 0..edges.len() {
        if order[root] != UNSEEN {
            continue;
        }
        let mut work = vec![(root, 0)];
        while let Some((node, edge)) = work.pop() {
            if edge == 0 {
                (order[node], low[node]) = (next, next);
                next += 1;
                path.push(node);
            }
            if let Some(child) = edges[node].get(edge).map(|child| child.index()) {
                work.push((node, edge + 1));
                if order[child] == UNSEEN {
                    work.push((child, 0));
                } else if component[child] == UNSEEN {
                    low[node] = low[node].min(order[child]);
                }
                continue;
            }
            if low[node] == order[node] {
                while let Some(member) = path.pop() {
                    component[member] = found;
                    if member == node {
                        break;
                    }
                }
                found += 1;
            }
            if let Some((parent, _)) = work.last() {
                low[*parent] = low[*parent].min(low[node]);
            }
        }
    }
    component
}
