//! Two models → every change of a fact, once, with the operations and directions it touches.

use std::collections::{BTreeSet, HashMap};

use indexmap::IndexMap;

use super::effect::Direction;
use super::fact::{Action, Fact};
use super::reach::reachable;
use super::spot::Spot;
use super::view::View;
use super::{Side, about, extension, notes, operation, schema, security, server, state};
use crate::model::{Api, SchemaId};
use crate::source::{FileId, Place};

/// A change of one fact, wherever it is used.
#[derive(Clone, Debug)]
pub(super) struct Change {
    pub(super) fact: &'static Fact,
    pub(super) action: Action,
    /// What changed, for people: `CardStatusRequest.cardNo`.
    pub(super) subject: String,
    pub(super) old: Spot,
    pub(super) new: Spot,
    /// The Rust items that say it.
    pub(super) touches: Vec<Touch>,
    pub(super) uses: BTreeSet<Use>,
}

/// An item of a generated crate, or a member of one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Touch {
    pub(super) item: String,
    pub(super) member: Option<String>,
    /// A field that may be left out on both sides: constructors do not ask for it.
    pub(super) is_optional: bool,
}

/// An operation, by its place in the list, and the way a value goes in it.
pub(super) type Use = (usize, Direction);

/// Where the comparison stands: what it is about, in words and in Rust.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope {
    pub(super) subject: String,
    pub(super) touches: Vec<Touch>,
}

impl Scope {
    pub(super) fn new(subject: impl Into<String>) -> Self {
        Self {
            subject: subject.into(),
            touches: Vec::new(),
        }
    }

    pub(super) fn touching(self, item: &str, member: Option<&str>) -> Self {
        self.with(Touch {
            item: item.to_owned(),
            member: member.map(str::to_owned),
            is_optional: false,
        })
    }

    /// Touching a field.
    pub(super) fn touching_field(self, item: &str, field: &str, is_optional: bool) -> Self {
        self.with(Touch {
            item: item.to_owned(),
            member: Some(field.to_owned()),
            is_optional,
        })
    }

    fn with(mut self, touch: Touch) -> Self {
        if !self.touches.contains(&touch) {
            self.touches.push(touch);
        }
        self
    }

    /// The types of these schemas and of all that they name, which come and go with them.
    pub(super) fn touching_all(
        self,
        side: &Side<'_>,
        ids: impl IntoIterator<Item = SchemaId>,
    ) -> Self {
        let mut reached: Vec<SchemaId> = reachable(side.api, ids).into_iter().collect();
        reached.sort();
        let idents = reached
            .into_iter()
            .filter_map(|id| side.names().type_name(id));
        idents.fold(self, |scope, ident| scope.touching(ident, None))
    }
}

/// Two views of one value that are compared, once for all their uses.
#[derive(Debug)]
pub(super) struct Node {
    changes: Vec<Change>,
    children: Vec<usize>,
    uses: BTreeSet<Use>,
    /// The Rust items that say it, whichever way led to it.
    touches: Vec<Touch>,
}

/// Identity of a change: found twice, it is one.
type Key = (&'static str, Action, Spot, Spot);

/// A comparison under way.
pub(super) struct Comparison<'a> {
    pub(super) old: &'a Side<'a>,
    pub(super) new: &'a Side<'a>,
    changes: IndexMap<Key, Change>,
    nodes: Vec<Node>,
    index: HashMap<(View, View), usize>,
    queue: Vec<(usize, View, View, Scope)>,
}

/// Compares everything.
pub(super) fn compare_models<'a>(old: &'a Side<'a>, new: &'a Side<'a>) -> Vec<Change> {
    let mut comparison = Comparison {
        old,
        new,
        changes: IndexMap::new(),
        nodes: Vec::new(),
        index: HashMap::new(),
        queue: Vec::new(),
    };
    comparison.compare_apis();
    comparison.changes.into_values().collect()
}

impl Comparison<'_> {
    fn compare_apis(&mut self) {
        let (old, new) = (self.old.api, self.new.api);
        let Api {
            title: _,
            version: _,
            description: _,
            about: _,
            dialect: _, // follows from the version of OpenAPI
            servers,
            settings,
            signing,
            states,
            security_schemes,
            tags: _,
            operations: _,
            components: _,
            schemas: _, // compared where they are used
            notes: _,
            gaps: _, // follow from facts that are compared
            incoming,
        } = old;
        about::compare_about(self);
        server::compare_servers(self, servers, &new.servers);
        extension::compare_settings(self, settings, &new.settings);
        extension::compare_signing(self, signing, &new.signing);
        state::compare_states(self, states, &new.states);
        security::compare_schemes(self, security_schemes, &new.security_schemes);
        operation::compare_operations(self);
        operation::compare_incoming(self, incoming, &new.incoming);
        self.compare_unused_components();
        notes::compare_notes(self);
        self.collect_nodes();
    }

    /// Notes what became of a fact, if anything did.
    pub(super) fn report(
        &mut self,
        fact: &'static Fact,
        scope: &Scope,
        spots: (Spot, Spot),
        operation: Option<usize>,
    ) {
        if let Some(action) = spots.0.action(&spots.1) {
            self.report_action(fact, action, scope, spots, operation);
        }
    }

    /// Notes a change.
    pub(super) fn report_action(
        &mut self,
        fact: &'static Fact,
        action: Action,
        scope: &Scope,
        spots: (Spot, Spot),
        operation: Option<usize>,
    ) {
        let directions = match fact.directions {
            [] => &Direction::BOTH[..],
            ways => ways,
        };
        let uses = operation
            .into_iter()
            .flat_map(|operation| directions.iter().map(move |way| (operation, *way)))
            .collect();
        self.add(change(fact, action, scope, spots, uses));
    }

    /// Notes what became of a fact that knows both directions, in one of them.
    pub(super) fn report_way(
        &mut self,
        fact: &'static Fact,
        scope: &Scope,
        spots: (Spot, Spot),
        used: Use,
    ) {
        if let Some(action) = spots.0.action(&spots.1) {
            self.add(change(fact, action, scope, spots, BTreeSet::from([used])));
        }
    }

    fn add(&mut self, change: Change) {
        let key = (
            change.fact.slug,
            change.action,
            change.old.clone(),
            change.new.clone(),
        );
        match self.changes.get_mut(&key) {
            None => drop(self.changes.insert(key, change)),
            Some(known) => {
                known.uses.extend(change.uses);
                for touch in change.touches {
                    if !known.touches.contains(&touch) {
                        known.touches.push(touch);
                    }
                }
            }
        }
    }

    /// Compares two schemas wherever values of them go.
    pub(super) fn compare_schemas(
        &mut self,
        old: SchemaId,
        new: SchemaId,
        scope: &Scope,
        used: Option<Use>,
    ) {
        let views = (View::of(self.old.api, [old]), View::of(self.new.api, [new]));
        let root = self.node(views.0, views.1, scope);
        self.build();
        if let Some(used) = used {
            self.mark(root, used);
        }
    }

    /// The node of two views; compared later when it is met for the first time.
    pub(super) fn node(&mut self, old: View, new: View, scope: &Scope) -> usize {
        if let Some(index) = self.index.get(&(old.clone(), new.clone())) {
            let known = &mut self.nodes[*index].touches;
            for touch in &scope.touches {
                if !known.contains(touch) {
                    known.push(touch.clone());
                }
            }
            return *index;
        }
        let index = self.nodes.len();
        self.nodes.push(Node {
            changes: Vec::new(),
            children: Vec::new(),
            uses: BTreeSet::new(),
            touches: scope.touches.clone(),
        });
        self.index.insert((old.clone(), new.clone()), index);
        self.queue.push((index, old, new, scope.clone()));
        index
    }

    fn build(&mut self) {
        while let Some((index, old, new, scope)) = self.queue.pop() {
            let (changes, children) = schema::compare_views(self, &old, &new, &scope);
            self.nodes[index].changes = changes;
            self.nodes[index].children = children;
        }
    }

    /// Everything reachable from `root` is used so.
    fn mark(&mut self, root: usize, used: Use) {
        let mut stack = vec![root];
        while let Some(index) = stack.pop() {
            if self.nodes[index].uses.insert(used) {
                stack.extend(&self.nodes[index].children);
            }
        }
    }

    /// Components that nothing reached: they are types of the crate all the same.
    fn compare_unused_components(&mut self) {
        let (old, new) = (self.old, self.new);
        for (name, id) in &old.api.components {
            match new.api.components.get(name) {
                Some(other) if !old.used.contains(id) && !new.used.contains(other) => {
                    let scope = schema::value_scope(self, &Scope::new(name), *id, *other);
                    self.compare_schemas(*id, *other, &scope, None);
                }
                None if !old.used.contains(id) => {
                    let spots = (
                        Spot::new(name, &old.api[*id].place),
                        Spot::none(&Place::root(FileId::ROOT)),
                    );
                    self.report_component(old, *id, name, spots);
                }
                Some(_) | None => {}
            }
        }
        for (name, id) in &new.api.components {
            if !old.api.components.contains_key(name) && !new.used.contains(id) {
                let spots = (
                    Spot::none(&Place::root(FileId::ROOT)),
                    Spot::new(name, &new.api[*id].place),
                );
                self.report_component(new, *id, name, spots);
            }
        }
    }

    /// A component that one document alone has. Where an operation uses it, it is told there.
    fn report_component(&mut self, side: &Side<'_>, id: SchemaId, name: &str, spots: (Spot, Spot)) {
        let mut scope = Scope::new(name);
        if let Some(ident) = side.names().type_name(id) {
            scope = scope.touching(ident, None);
        }
        self.report(&super::facts::schema::COMPONENT, &scope, spots, None);
    }

    fn collect_nodes(&mut self) {
        for node in std::mem::take(&mut self.nodes) {
            for mut change in node.changes {
                change.uses.extend(&node.uses);
                if change.touches.is_empty() {
                    change.touches.clone_from(&node.touches);
                }
                self.add(change);
            }
        }
    }
}

/// A change that nothing uses yet.
pub(super) fn change(
    fact: &'static Fact,
    action: Action,
    scope: &Scope,
    (old, new): (Spot, Spot),
    uses: BTreeSet<Use>,
) -> Change {
    Change {
        fact,
        action,
        subject: scope.subject.clone(),
        old,
        new,
        touches: scope.touches.clone(),
        uses,
    }
}
