//! Which module of a crate holds each operation, type, parameter and header: that of the only tag that uses it, or the
//! shared one. An operation belongs to its first tag.

use super::{
    names::Names,
    rules::{Circular, rules},
    shape::Shapes,
    tag_idents::{tag_feature, tag_ident},
    usage::named_schemas,
};
use crate::{
    hashed::Map,
    model::{Api, Header, Operation, Parameter, SchemaId, ValueSource},
    source::Place,
};

/// With more operations than this, the files of a crate become hard to find one's way in.
pub const MOST_IN_ONE_FILE: usize = 100;

/// How far tags divide a crate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Division {
    /// Into modules, where there are more than [`MOST_IN_ONE_FILE`] operations of several tags.
    #[default]
    Automatic,
    /// Not at all.
    Flat,
    /// Into modules.
    Modules,
    /// Into modules that a cargo feature each turns on.
    Features,
}

/// Where something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Home {
    /// In the module of what several tags use, or none.
    Shared,
    /// In the module of one tag: an index into [`Modules::tags`].
    Tag(usize),
}

/// The module of a tag. Tags whose names become the same identifier share one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagModule {
    /// The tag, as the first operation of it writes it.
    pub tag: String,
    /// The module.
    pub ident: String,
    /// The cargo feature that turns it on, where there is one.
    pub feature: Option<String>,
}

/// Every module, and what stands in which.
#[derive(Debug, Default)]
pub struct Modules {
    /// Modules of tags in document order; none where everything stands in one file of its kind.
    pub tags: Vec<TagModule>,
    operations: Vec<Home>,
    types: Map<SchemaId, Home>,
    /// The types with names of each home, in the order of their items: no module looks through those of all others.
    held: Map<Home, Vec<SchemaId>>,
    shared: Map<String, SchemaId>,
    parameters: Map<Place, Home>,
    headers: Map<(Place, String), Home>,
}

impl Modules {
    /// The crate is divided.
    pub fn is_divided(&self) -> bool {
        !self.tags.is_empty()
    }

    /// Where the operation with this index stands.
    pub fn of_operation(&self, index: usize) -> Home {
        self.operations.get(index).copied().unwrap_or(Home::Shared)
    }

    /// Where the type of `id` stands.
    pub fn of_type(&self, id: SchemaId) -> Home {
        self.types.get(&id).copied().unwrap_or(Home::Shared)
    }

    /// The types with names that stand in a module, in the order of their items.
    pub fn types_of(&self, home: Home) -> &[SchemaId] {
        self.held.get(&home).map_or(&[], Vec::as_slice)
    }

    /// The type of this name, where the module of what several tags use holds it.
    pub fn shared_type(&self, name: &str) -> Option<SchemaId> {
        self.shared.get(name).copied()
    }

    /// Where the constant of a parameter stands.
    pub fn of_parameter(&self, parameter: &Parameter) -> Home {
        let home = self.parameters.get(&parameter.place);
        home.copied().unwrap_or(Home::Shared)
    }

    /// Where the constant of a reply header stands.
    pub fn of_header(&self, header: &Header) -> Home {
        let home = self
            .headers
            .get(&(header.place.clone(), header.name.clone()));
        home.copied().unwrap_or(Home::Shared)
    }
}

impl Modules {
    fn hold_types(&mut self, names: &Names) {
        for id in names.typed() {
            let home = self.of_type(*id);
            self.held.entry(home).or_default().push(*id);
            if let (Home::Shared, Some(name)) = (home, names.type_name(*id)) {
                self.shared.insert(name.to_owned(), *id);
            }
        }
    }
}

/// Divides the crate.
pub(super) fn modules(
    api: &Api,
    shapes: &Shapes,
    names: &Names,
    circular: &Circular,
    division: Division,
) -> Modules {
    let tags = tag_modules(api, division == Division::Features);
    let is_large = api.operations.len() > MOST_IN_ONE_FILE && tags.len() > 1;
    match division {
        Division::Flat => return Modules::default(),
        Division::Automatic if !is_large => return Modules::default(),
        Division::Automatic | Division::Modules | Division::Features => {}
    }
    let home = |operation: &Operation| {
        let ident = tag_ident(operation.tags.first()?);
        let index = tags.iter().position(|module| module.ident == ident);
        index.map(Home::Tag)
    };
    let operations = api.operations.iter();
    let operations = operations.map(|operation| home(operation).unwrap_or(Home::Shared));
    let operations: Vec<Home> = operations.collect();
    let mut parameters = Map::default();
    let mut headers = Map::default();
    for (operation, home) in api.operations.iter().zip(&operations) {
        for parameter in &operation.parameters {
            // What the client is configured with asks for the rules of the parameters that send it.
            let home = match parameter.value {
                ValueSource::Setting { .. } => Home::Shared,
                _ => *home,
            };
            join(&mut parameters, parameter.place.clone(), home);
        }
        for header in operation.responses.iter().flat_map(|one| &one.headers) {
            join(
                &mut headers,
                (header.place.clone(), header.name.clone()),
                *home,
            );
        }
    }
    let mut modules = Modules {
        types: homes_of_types(api, shapes, names, circular, &operations),
        held: Map::default(),
        shared: Map::default(),
        tags,
        operations,
        parameters,
        headers,
    };
    modules.hold_types(names);
    modules
}

/// The modules of the tags that operations name first, in the order in which the document has them.
fn tag_modules(api: &Api, has_features: bool) -> Vec<TagModule> {
    let mut modules: Vec<TagModule> = Vec::new();
    let firsts = || api.operations.iter().filter_map(|one| one.tags.first());
    let declared = api.tags.iter().map(|tag| &tag.name);
    for tag in declared.filter(|tag| firsts().any(|first| first == *tag)) {
        let ident = tag_ident(tag);
        if modules.iter().all(|module| module.ident != ident) {
            modules.push(TagModule {
                tag: tag.clone(),
                feature: has_features.then(|| tag_feature(&ident)),
                ident,
            });
        }
    }
    modules
}

/// What several use is shared.
fn join<K: std::hash::Hash + Eq>(homes: &mut Map<K, Home>, key: K, home: Home) -> bool {
    match homes.get_mut(&key) {
        None => homes.insert(key, home).is_none(),
        Some(before) if *before == home || *before == Home::Shared => false,
        Some(before) => {
            *before = Home::Shared;
            true
        }
    }
}

/// Follows what operations use, and what that consists of; a type that none uses is shared.
fn homes_of_types(
    api: &Api,
    shapes: &Shapes,
    names: &Names,
    circular: &Circular,
    operations: &[Home],
) -> Map<SchemaId, Home> {
    let mut homes = Map::default();
    let mut work: Vec<(SchemaId, Home)> = Vec::new();
    for (operation, home) in api.operations.iter().zip(operations) {
        work.extend(named_schemas(operation).map(|id| (id, *home)));
    }
    let settings = api.settings.iter().filter_map(|setting| setting.schema);
    work.extend(settings.map(|id| (id, Home::Shared)));
    let configured = api.operations.iter().flat_map(|one| &one.parameters);
    let configured = configured.filter(|one| matches!(one.value, ValueSource::Setting { .. }));
    work.extend(configured.filter_map(|one| Some((one.content.schema()?, Home::Shared))));
    spread(api, shapes, circular, &mut homes, work);
    let unused = names.typed().iter().filter(|id| !homes.contains_key(*id));
    let unused = unused.map(|id| (*id, Home::Shared)).collect();
    spread(api, shapes, circular, &mut homes, unused);
    homes
}

fn spread(
    api: &Api,
    shapes: &Shapes,
    circular: &Circular,
    homes: &mut Map<SchemaId, Home>,
    mut work: Vec<(SchemaId, Home)>,
) {
    while let Some((id, home)) = work.pop() {
        if join(homes, id, home) {
            let home = homes[&id];
            let judged = rules(api, circular, id);
            let parts = judged.iter().flat_map(|rule| rule.schemas());
            work.extend(
                shapes
                    .children(id)
                    .into_iter()
                    .chain(parts)
                    .map(|id| (id, home)),
            );
        }
    }
}
