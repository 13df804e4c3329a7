//! `openapiv3` and the source tree → [`model::Api`]: every reference followed, every default filled in.
//!
//! openapiv3's structs are destructured completely, so a field it gains cannot be overlooked. Schemas and extensions are
//! read from the source tree, because openapiv3 holds neither exact numbers nor the keywords of 3.1.

mod about;
mod credential;
mod example;
mod extension;
mod gaps;
mod header;
mod media_type;
mod node;
mod notes;
mod operation;
mod overlaps;
mod parameter;
mod request_body;
mod response;
mod schema;
mod schema_annotations;
mod schema_rules;
mod security;
pub mod select;
mod server;
mod state;
mod structure;
mod template;
mod xml;

use std::cell::RefCell;

use indexmap::IndexMap;
use openapiv3 as oas;

use self::{node::Node, operation::joined, schema::Schemas, select::Selection};
use crate::{
    hashed::Set,
    load::{Document, Version},
    model,
    source::Place,
};

/// Lowers a loaded document. Cannot fail: what the document may not say was settled by `load`.
pub fn lower(document: &Document) -> model::Api {
    lower_selected(document, &Selection::default())
}

/// Lowers the selected operations of a loaded document, and what they use.
pub fn lower_selected(document: &Document, selection: &Selection) -> model::Api {
    let mut lowering = Lowering {
        document,
        selection,
        schemas: Schemas::default(),
        gaps: Vec::new(),
        incoming: Vec::new(),
        used: RefCell::default(),
    };
    lowering.lower_api()
}

/// What every part of the lowering shares.
struct Lowering<'d> {
    document: &'d Document,
    selection: &'d Selection,
    schemas: Schemas<'d>,
    gaps: Vec<model::Gap>,
    /// Operations that the vendor calls.
    incoming: Vec<Place>,
    /// What references led to.
    used: RefCell<Set<Place>>,
}

impl<'d> Lowering<'d> {
    fn lower_api(&mut self) -> model::Api {
        let root = self.node(&self.document.root);
        let oas::OpenAPI {
            openapi: _,
            info,
            servers: _,    // lowered from their places
            paths: _,      // document order of methods is in the source tree
            components: _, // lowered where they are used, schemas below
            security: _,   // lowered with each operation
            tags,
            external_docs: _, // these two are read from the source tree
            extensions: _,
        } = root.read();
        self.name_components(&root);
        let operations = self.lower_operations(&root);
        let mut settings = self.lower_settings(&root);
        let signing = self.lower_signing(&root);
        let security_schemes = self.lower_security_schemes(&root);
        settings.extend(self.credential_settings(&security_schemes));
        let schemas = self.lower_queued_schemas();
        let components = self.used_components(&root);
        if !self.selection.is_narrow() {
            self.note_unused_components(&root);
        }
        self.note_tags(&root);
        model::Api {
            title: info.title,
            version: info.version,
            description: info.description.unwrap_or_default(),
            about: about::lower_about(&root),
            dialect: match self.document.version {
                Version::V3_0 => model::Dialect::V3_0,
                Version::V3_1 | Version::V3_2 => model::Dialect::V3_1,
            },
            servers: self.lower_servers(&root),
            settings,
            signing,
            states: self.lower_states(&root),
            security_schemes,
            tags: self.used_tags(lower_tags(&tags, &root, &operations), &operations),
            operations,
            components,
            schemas,
            notes: self.lower_root_notes(&root),
            gaps: self.take_gaps(),
            incoming: std::mem::take(&mut self.incoming),
        }
    }

    /// What is shared by several operations is named once.
    fn take_gaps(&mut self) -> Vec<model::Gap> {
        let mut gaps = std::mem::take(&mut self.gaps);
        let mut seen = Set::default();
        gaps.retain(|gap| seen.insert((gap.place.clone(), gap.text.clone())));
        gaps
    }

    /// Named schemas keep their order; each is lowered even when no operation uses it, unless operations are left out.
    fn name_components(&mut self, root: &Node<'d>) {
        for (name, node) in named_schemas(root) {
            self.name_component(name, &node);
            if !self.selection.is_narrow() {
                self.schemas.id_of(&node);
            }
        }
    }

    /// Named schemas that were lowered, in document order.
    fn used_components(&self, root: &Node<'d>) -> IndexMap<String, model::SchemaId> {
        let id = |(name, node): (&str, Node<'d>)| {
            Some((name.to_owned(), self.schemas.known(&node.place)?))
        };
        named_schemas(root).into_iter().filter_map(id).collect()
    }

    /// All tags, or those of the operations that are left.
    fn used_tags(
        &self,
        mut tags: IndexMap<String, model::Tag>,
        operations: &[model::Operation],
    ) -> Vec<model::Tag> {
        if self.selection.is_narrow() {
            let used: Set<&String> = operations
                .iter()
                .flat_map(|operation| &operation.tags)
                .collect();
            tags.retain(|name, _| used.contains(name));
        }
        tags.into_values().collect()
    }

    fn node(&self, place: &Place) -> Node<'d> {
        Node::at(self.document, place.clone())
    }

    /// The node that a Reference Object at `node` stands for, or `node` itself.
    fn resolve(&self, node: &Node<'d>) -> Node<'d> {
        match node.get("$ref").and_then(|reference| reference.as_text()) {
            None => node.clone(),
            Some(reference) => {
                let found = self
                    .document
                    .target(&node.place, reference)
                    .expect("load checked every reference");
                self.used.borrow_mut().insert(found.0.clone());
                Node::found(self.document, found)
            }
        }
    }
}

fn named_schemas<'d>(root: &Node<'d>) -> Vec<(&'d str, Node<'d>)> {
    let components = root.get("components");
    let schemas = components.and_then(|components| components.get("schemas"));
    schemas.map(|schemas| schemas.entries()).unwrap_or_default()
}

/// Declared tags, then those only used.
fn lower_tags(
    declared: &[oas::Tag],
    root: &Node<'_>,
    operations: &[model::Operation],
) -> IndexMap<String, model::Tag> {
    let nodes = root.get("tags").map(|tags| tags.items());
    let nodes = nodes.unwrap_or_default();
    let mut tags: IndexMap<String, model::Tag> = IndexMap::new();
    for tag in declared {
        let oas::Tag {
            name,
            description,
            external_docs,
            extensions: _,
        } = tag;
        let node = nodes.iter().find(|node| node.text("name") == *name);
        let summary = node.map(|node| node.text("summary")); // 3.2 only, unknown to openapiv3
        let description = joined([
            summary.unwrap_or_default(),
            description.clone().unwrap_or_default(),
        ]);
        tags.entry(name.clone()).or_insert(model::Tag {
            name: name.clone(),
            description,
            external_docs: external_docs.as_ref().map(|docs| model::ExternalDocs {
                url: docs.url.clone(),
                description: docs.description.clone().unwrap_or_default(),
            }),
        });
    }
    for name in operations.iter().flat_map(|operation| &operation.tags) {
        tags.entry(name.clone()).or_insert_with(|| model::Tag {
            name: name.clone(),
            description: String::new(),
            external_docs: None,
        });
    }
    tags
}
