//! Schemas → the names of their types: a component after itself, anything else after what declares it and the way to it.

use std::cmp::Reverse;

use super::{
    cycles::in_circles,
    idents::{Scope, camel},
    nesting::{Nesting, nesting},
    operation_names::reply_suffix,
    owners::owner_of,
    shape::{Kind, Shapes, children_of},
    type_claims::{Claim, Rank, settle_claims},
    type_parts::each_part,
};
use crate::{
    hashed::{Map, Set},
    model::{Api, MediaType, Operation, Response, SchemaId, component_name},
    source::Place,
};

/// Type names that generated code uses itself, or that a reader would take for the prelude's.
const RESERVED_TYPES: &[&str] = &[
    "Self",
    "Option",
    "Some",
    "None",
    "Result",
    "Ok",
    "Err",
    "String",
    "Vec",
    "Box",
    "Clone",
    "Debug",
    "PartialEq",
    "Eq",
    "Hash",
    "AsJson",
    "BTreeMap",
    "Json",
    "Members",
    "ParseError",
    "Alternatives",
    "Integer",
    "Base64",
    "Formatted",
    "Secret",
    "Likely",
    "Number",
    "Schema",
    "Validate",
    "Check",
    "Type",
    "From",
    "Into",
    "Default",
    "Drop",
    "Fn",
    "FnMut",
    "FnOnce",
    "Iterator",
    "Send",
    "Sync",
    "Sized",
    "Copy",
    "Unknown",
];

/// Types with names, and the order of their items.
#[derive(Debug, Default)]
pub(super) struct TypeNames {
    pub(super) names: Map<SchemaId, String>,
    pub(super) order: Vec<SchemaId>,
}

/// Names the types of components, then what they and the operations declare inline. `prefixes`: of the operations.
pub(super) fn name_types<'n>(
    api: &Api,
    shapes: &Shapes,
    prefixes: impl Iterator<Item = &'n str> + Clone,
) -> TypeNames {
    let mut scope = Scope::with_reserved(RESERVED_TYPES);
    let name = |(name, id): (&String, &SchemaId)| {
        let wanted = api[*id].rust_name.as_deref().unwrap_or(name);
        (*id, scope.claim(camel(wanted)))
    };
    let mut names: Map<SchemaId, String> = api.components.iter().map(name).collect();
    let mut naming = Naming {
        api,
        shapes,
        nesting: nesting(api, shapes),
        scopes: Map::default(),
        claims: Vec::new(),
        seen: names.keys().copied().collect(),
        order: Vec::new(),
        takes_all: false,
    };
    for id in api.components.values() {
        naming.order.push(*id);
        naming.name_component(*id, &names[id]);
    }
    naming.name_operations(prefixes.clone());
    // What its owner does not reach is named after the first that does.
    naming.takes_all = true;
    for id in api.components.values() {
        naming.name_component(*id, &names[id]);
    }
    naming.name_operations(prefixes);
    naming.name_circles();
    let Naming { claims, order, .. } = naming;
    settle_claims(scope, &mut names, claims);
    TypeNames { names, order }
}

struct Naming<'a> {
    api: &'a Api,
    shapes: &'a Shapes,
    nesting: Nesting,
    /// The names that each owner gives, whatever the others do.
    scopes: Map<Place, Scope>,
    claims: Vec<Claim>,
    /// Schemas that have or claim a name.
    seen: Set<SchemaId>,
    order: Vec<SchemaId>,
    /// Parts of other owners are named too.
    takes_all: bool,
}

/// What names are given after.
struct Owner {
    place: Place,
    of_operation: bool,
    /// Letters of the name that all its names begin with.
    length: usize,
    /// What it is, for a name that something else has.
    word: &'static str,
}

/// What is put behind a name that a component has.
const INLINE: &str = "Inline";

impl Naming<'_> {
    fn name_component(&mut self, id: SchemaId, ident: &str) {
        let owner = Owner {
            place: owner_of(&self.api[id].place).unwrap_or_else(|| self.api[id].place.clone()),
            of_operation: false,
            length: ident.len(),
            word: INLINE,
        };
        self.name_children(id, ident, 1, &owner);
    }

    fn name_operations<'n>(&mut self, prefixes: impl Iterator<Item = &'n str>) {
        let api = self.api;
        for (operation, prefix) in api.operations.iter().zip(prefixes) {
            self.name_parameters(operation, prefix);
            self.name_bodies(operation, prefix);
        }
    }

    fn name_parameters(&mut self, operation: &Operation, prefix: &str) {
        for parameter in &operation.parameters {
            let Some(id) = parameter.content.schema().filter(|id| self.is_open(*id)) else {
                continue;
            };
            let name = parameter.rust_name.as_deref().unwrap_or(&parameter.name);
            let of_path = parameter.place.parent().and_then(|list| list.parent());
            let context = match &parameter.component {
                Some(component) => camel(component),
                None if of_path == operation.place.parent() => {
                    camel(&format!("{} {name}", operation.path))
                }
                None => format!("{prefix}{}", camel(name)),
            };
            let owner = part_owner(&parameter.place, &context, "Parameter");
            self.name_type(id, &context, 0, &owner);
        }
    }

    fn name_bodies(&mut self, operation: &Operation, prefix: &str) {
        if let Some(body) = &operation.request_body {
            let own = || format!("{prefix}Body");
            self.name_content(&body.content, &body.place, "requestBodies", "Body", own);
        }
        for response in &operation.responses {
            let own = || format!("{prefix}Reply{}", reply_suffix(operation, response.status));
            let Response { content, place, .. } = response;
            self.name_content(content, place, "responses", "Response", own);
            for header in &response.headers {
                let Some(id) = header.content.schema().filter(|id| self.is_open(*id)) else {
                    continue;
                };
                let name = match &header.component {
                    Some(component) => camel(component),
                    None => {
                        let context = owner_name(place, "responses").unwrap_or_else(own);
                        format!("{context}{}", camel(&header.name))
                    }
                };
                let owner = part_owner(&header.place, &name, "Header");
                self.name_type(id, &name, 0, &owner);
            }
        }
    }

    /// Names the types of a body after the component that it is, one of `components`, or else by `own`.
    fn name_content(
        &mut self,
        content: &[MediaType],
        place: &Place,
        components: &str,
        word: &'static str,
        own: impl Fn() -> String,
    ) {
        for id in content.iter().filter_map(|one| one.schema) {
            if !self.seen.contains(&id) {
                let context = owner_name(place, components).unwrap_or_else(&own);
                let owner = part_owner(place, &context, word);
                self.name_root(id, &context, &owner);
            }
        }
    }

    /// Names the type of a body, which has a name whatever its shape, so that its rules have one.
    fn name_root(&mut self, id: SchemaId, context: &str, owner: &Owner) {
        let (mut id, mut passed) = (id, Vec::new());
        while let (false, Kind::Same(target)) = (self.seen.contains(&id), &self.shapes[id].kind) {
            if passed.contains(&id) {
                break;
            }
            passed.push(id);
            id = *target;
        }
        if !self.is_done(id, owner) && !self.shapes.is_nominal(id) {
            let ident = self.claim(id, context.to_owned(), 0, owner);
            self.name_children(id, &ident, 1, owner);
        }
        self.name_type(id, context, 0, owner);
    }

    /// Names the type of `id` after `context`, unless it has a name or needs none, and then its parts.
    fn name_type(&mut self, id: SchemaId, context: &str, steps: usize, owner: &Owner) {
        let mut stack = vec![(id, context.to_owned(), steps)];
        let mut passed = Set::default();
        while let Some((id, context, steps)) = stack.pop() {
            // What holds itself without a name is named when all others are.
            if self.is_done(id, owner) || !passed.insert(id) {
                continue;
            }
            let (ident, steps) = match (self.is_named(id), &self.api[id].rust_name) {
                (false, _) => (context, steps),
                (true, None) => (self.claim(id, context, steps, owner), steps + 1),
                (true, Some(given)) => (self.claim(id, camel(given), 0, owner), steps + 1),
            };
            let parts = self.parts(id, &ident, owner).into_iter();
            stack.extend(parts.map(|(id, context)| (id, context, steps)));
        }
    }

    fn name_children(&mut self, id: SchemaId, ident: &str, steps: usize, owner: &Owner) {
        for (child, context) in self.parts(id, ident, owner).into_iter().rev() {
            self.name_type(child, &context, steps, owner);
        }
    }

    /// Names what holds itself and has no name yet, after its place: nothing else would end its rules.
    fn name_circles(&mut self) {
        let api = self.api;
        let is_unnamed = |id: &SchemaId| !self.seen.contains(id);
        let ids = (0..api.schemas.len()).map(SchemaId::new);
        let parts = ids.clone().map(|id| match is_unnamed(&id) {
            true => api[id].parts().filter(is_unnamed).collect(),
            false => Vec::new(),
        });
        let circles = in_circles(&parts.collect::<Vec<_>>());
        for id in ids.filter(|id| circles[id.index()]) {
            let place = &api[id].place;
            let tokens = place.pointer.tokens();
            let words = match &tokens[..] {
                ["components", _, words @ ..] | ["paths", words @ ..] => words,
                words => words,
            };
            let context = camel(&words.join(" "));
            let owner = part_owner(place, &context, INLINE);
            if !self.is_done(id, &owner) {
                let ident = self.claim(id, context, words.len(), &owner);
                self.name_children(id, &ident, words.len() + 1, &owner);
            }
        }
    }

    /// The schema has a name, or another owner gives it one.
    fn is_done(&self, id: SchemaId, owner: &Owner) -> bool {
        let is_foreign = || {
            let place = owner_of(&self.api[id].place);
            place.is_some_and(|place| place != owner.place)
        };
        self.seen.contains(&id)
            || self.api[id].component.is_some()
            || !self.takes_all && is_foreign()
    }

    /// Claims a name, and gives back that under which the parts of the type go.
    fn claim(&mut self, id: SchemaId, wanted: String, steps: usize, owner: &Owner) -> String {
        let scope = self.scopes.entry(owner.place.clone()).or_default();
        let wanted = scope.claim(wanted);
        let rank = Rank {
            of_operation: owner.of_operation,
            steps,
            owner_length: Reverse(owner.length),
        };
        self.seen.insert(id);
        self.order.push(id);
        self.claims.push(Claim {
            id,
            wanted: wanted.clone(),
            word: if steps == 0 { owner.word } else { INLINE },
            way: self.api[id].place.pointer.to_string(),
            rank,
        });
        wanted
    }

    /// The type has a name of its own.
    fn is_named(&self, id: SchemaId) -> bool {
        self.shapes.is_nominal(id) || self.nesting.is_deep(id)
    }

    /// The schema has no name yet, and its type gets one or holds some that do.
    fn is_open(&self, id: SchemaId) -> bool {
        let needs_name = || self.is_named(id) || !children_of(&self.shapes[id].kind).is_empty();
        !self.seen.contains(&id) && needs_name()
    }

    /// What the type of `id` mentions and is to be named, with the name each would get, last first.
    fn parts(&self, id: SchemaId, ident: &str, owner: &Owner) -> Vec<(SchemaId, String)> {
        let mut parts = Vec::new();
        let kind = &self.shapes[id].kind;
        each_part(self.api, self.shapes, kind, &mut |part, word| {
            // Most parts need no name, and spelling one takes long.
            if self.is_open(part) && !self.is_done(part, owner) {
                parts.push((part, format!("{ident}{}", word())));
            }
        });
        parts.reverse();
        parts
    }
}

/// A part of an operation, or the component that stands there.
fn part_owner(place: &Place, context: &str, word: &'static str) -> Owner {
    let is_component = matches!(place.pointer.tokens()[..], ["components", ..]);
    Owner {
        place: owner_of(place).unwrap_or_else(|| place.clone()),
        of_operation: !is_component,
        length: context.len(),
        word: if is_component { word } else { INLINE },
    }
}

/// The name of the component that a body or response is, where it is one.
fn owner_name(place: &Place, kind: &str) -> Option<String> {
    component_name(place, kind).map(|name| camel(&name))
}
