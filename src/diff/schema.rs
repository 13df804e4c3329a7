//! Schemas: what two views of one value allow and say.

mod annotations;
mod arrays;
mod choices;
mod objects;
mod scalars;
mod types;

pub(super) use annotations::{docs_words, presence_words};

use std::collections::BTreeSet;

use super::compare::{Change, Comparison, Scope, change};
use super::fact::{Action, Fact};
use super::facts::schema as facts;
use super::spot::Spot;
use super::view::View;
use crate::analyze::shape::Kind;
use crate::model::{Api, Schema, SchemaId};
use crate::source::{Place, Sources};

/// Two views of one value, what differs, and the values within that are compared next.
struct Pair<'c, 'a> {
    comparison: &'c mut Comparison<'a>,
    old: &'c View,
    new: &'c View,
    scope: &'c Scope,
    changes: Vec<Change>,
    children: Vec<usize>,
}

/// Compares what two views say themselves; what they hold comes back as nodes to be compared.
pub(super) fn compare_views(
    comparison: &mut Comparison<'_>,
    old: &View,
    new: &View,
    scope: &Scope,
) -> (Vec<Change>, Vec<usize>) {
    let cores = (old.core(comparison.old.api), new.core(comparison.new.api));
    let component = cores.1.component(comparison.new.api);
    let component = component.or(cores.0.component(comparison.old.api));
    let mut scope = scope.clone();
    let is_wrapped = (&cores.0, &cores.1) != (old, new);
    if let Some(name) = component.filter(|_| !is_wrapped) {
        name.clone_into(&mut scope.subject);
    }
    let mut pair = Pair {
        comparison,
        old,
        new,
        scope: &scope,
        changes: Vec::new(),
        children: Vec::new(),
    };
    if is_wrapped {
        let scope = touch_types(pair.comparison, scope.clone(), cores.0.ids(), cores.1.ids());
        pair.compare_within(cores.0.clone(), cores.1.clone(), &scope);
    } else if !choices::compare_choice_with_plain(&mut pair) {
        compare_rust_types(&mut pair);
        types::compare_types(&mut pair);
        scalars::compare_scalars(&mut pair);
        arrays::compare_arrays(&mut pair);
        objects::compare_objects(&mut pair);
        choices::compare_choices(&mut pair);
    }
    annotations::compare_annotations(&mut pair);
    (pair.changes, pair.children)
}

/// The struct or enum of a value: callers write its name. A name that the document gives is a fact of its own.
fn compare_rust_types(pair: &mut Pair<'_, '_>) {
    let sides = [
        (pair.comparison.old, pair.old),
        (pair.comparison.new, pair.new),
    ];
    let named = sides.map(|(side, view)| {
        let id = view.ids()[0];
        let has_items = matches!(
            side.tables.shapes[id].kind,
            Kind::Enum(_) | Kind::Struct(_) | Kind::Union(_) | Kind::Mixed(_)
        );
        let name = side.names().type_name(id).filter(|_| has_items);
        (name, &side.api[id].rust_name)
    });
    let [(Some(old), given), (Some(new), given_now)] = named else {
        return;
    };
    if given == given_now {
        let old = Spot::new(old, &pair.old_place());
        let new = Spot::new(new, &pair.new_place());
        pair.report(&facts::RUST_TYPE, old, new);
    }
}

/// The scope of a value, with the types of both crates that hold it.
pub(super) fn value_scope(
    comparison: &Comparison<'_>,
    scope: &Scope,
    old: SchemaId,
    new: SchemaId,
) -> Scope {
    touch_types(comparison, scope.clone(), &[old], &[new])
}

/// Adds the types of both crates that hold a value.
fn touch_types(
    comparison: &Comparison<'_>,
    mut scope: Scope,
    old: &[SchemaId],
    new: &[SchemaId],
) -> Scope {
    let old = old
        .iter()
        .filter_map(|id| comparison.old.names().type_name(*id));
    let new = new
        .iter()
        .filter_map(|id| comparison.new.names().type_name(*id));
    for ident in old.chain(new) {
        scope = scope.touching(ident, None);
    }
    scope
}

impl<'a> Pair<'_, 'a> {
    fn old_api(&self) -> &'a Api {
        self.comparison.old.api
    }

    fn new_api(&self) -> &'a Api {
        self.comparison.new.api
    }

    fn old_place(&self) -> Place {
        self.old
            .core(self.old_api())
            .first(self.old_api())
            .place
            .clone()
    }

    fn new_place(&self) -> Place {
        self.new
            .core(self.new_api())
            .first(self.new_api())
            .place
            .clone()
    }

    /// Notes what became of a fact, if anything did.
    fn report(&mut self, fact: &'static Fact, old: Spot, new: Spot) {
        if let Some(action) = old.action(&new) {
            self.report_action(fact, action, old, new);
        }
    }

    /// Notes a change of the value itself; it touches what every way to the value touches.
    fn report_action(&mut self, fact: &'static Fact, action: Action, old: Spot, new: Spot) {
        self.report_at(fact, action, &Scope::new(&self.scope.subject), old, new);
    }

    fn report_at(
        &mut self,
        fact: &'static Fact,
        action: Action,
        scope: &Scope,
        old: Spot,
        new: Spot,
    ) {
        self.changes
            .push(change(fact, action, scope, (old, new), BTreeSet::new()));
    }

    /// The first value that a schema of each side gives, or nothing at the outermost schema.
    fn spots(&self, read: impl Fn(&Schema, &Sources) -> Option<Spot>) -> (Spot, Spot) {
        let (old, new) = (self.comparison.old, self.comparison.new);
        let first = |view: &View, api: &Api, sources: &Sources| {
            view.schemas(api).find_map(|schema| read(schema, sources))
        };
        (
            first(self.old, old.api, old.sources).unwrap_or(Spot::none(&self.old_place())),
            first(self.new, new.api, new.sources).unwrap_or(Spot::none(&self.new_place())),
        )
    }

    /// Reports a fact that is one text of one keyword.
    fn compare_text(
        &mut self,
        fact: &'static Fact,
        key: &str,
        read: impl Fn(&Schema) -> Option<String>,
    ) {
        let (old, new) = self.spots(|schema, sources| {
            Some(Spot::new(read(schema)?, &keyword(schema, key, sources)))
        });
        self.report(fact, old, new);
    }

    /// Reports a keyword that is there or not.
    fn compare_flag(&mut self, fact: &'static Fact, key: &str, read: impl Fn(&Schema) -> bool) {
        self.compare_text(fact, key, |schema| read(schema).then(|| "yes".to_owned()));
    }

    /// Compares a part that both have; reports one that only one of them has and that forbids anything.
    fn compare_part(&mut self, fact: &'static Fact, name: &str, parts: Parts) {
        let Parts { old, new } = parts;
        let scope = self.part_scope(name, &old, &new);
        let old_view = view_of(self.old_api(), &old);
        let new_view = view_of(self.new_api(), &new);
        if let (Some(old), Some(new)) = (&old_view, &new_view) {
            return self.compare_within(old.clone(), new.clone(), &scope);
        }
        let scope = scope
            .touching_all(self.comparison.old, old)
            .touching_all(self.comparison.new, new);
        let spot = |view: Option<View>, api: &Api, place: Place| match view {
            Some(view) if view.speaks(api) => {
                Spot::new(describe(api, &view), &view.first(api).place)
            }
            _ => Spot::none(&place),
        };
        let old = spot(old_view, self.old_api(), self.old_place());
        let new = spot(new_view, self.new_api(), self.new_place());
        if let Some(action) = old.action(&new) {
            self.report_at(fact, action, &scope, old, new);
        }
    }

    fn compare_within(&mut self, old: View, new: View, scope: &Scope) {
        let child = self.comparison.node(old, new, scope);
        self.children.push(child);
    }

    /// The scope of a part: under the name of the component that it stands in, where it stands in one.
    fn part_scope(&self, name: &str, old: &[SchemaId], new: &[SchemaId]) -> Scope {
        let mut owner = touch_types(
            self.comparison,
            Scope::new(&self.scope.subject),
            self.old.ids(),
            self.new.ids(),
        );
        if owner.touches.is_empty() {
            owner.touches.clone_from(&self.scope.touches);
        }
        let component = self.new.component(self.new_api());
        if let Some(component) = component.or(self.old.component(self.old_api())) {
            component.clone_into(&mut owner.subject);
        }
        owner.subject.push_str(name);
        touch_types(self.comparison, owner, old, new)
    }
}

/// The schemas of one part on both sides.
struct Parts {
    old: Vec<SchemaId>,
    new: Vec<SchemaId>,
}

impl Parts {
    /// The parts that `read` finds in the schemas of both sides.
    fn of<I: IntoIterator<Item = SchemaId>>(
        pair: &Pair<'_, '_>,
        read: impl Fn(&Schema) -> I,
    ) -> Self {
        Self {
            old: pair.old.schemas(pair.old_api()).flat_map(&read).collect(),
            new: pair.new.schemas(pair.new_api()).flat_map(&read).collect(),
        }
    }
}

/// The view of a part, where there is one.
fn view_of(api: &Api, ids: &[SchemaId]) -> Option<View> {
    (!ids.is_empty()).then(|| View::of(api, ids.iter().copied()))
}

/// What a view allows, in a few words.
fn describe(api: &Api, view: &View) -> String {
    match view.component(api) {
        Some(name) => name.to_owned(),
        None => types::words(view.types(api)),
    }
}

/// Where a keyword of a schema stands: its own place, or the schema's where it has none.
fn keyword(schema: &Schema, key: &str, sources: &Sources) -> Place {
    let place = schema.place.child(key);
    match sources.value(&place) {
        Some(_) => place,
        None => schema.place.clone(),
    }
}
