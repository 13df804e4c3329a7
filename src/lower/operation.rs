//! Path Item and Operation Objects.

use openapiv3 as oas;

use super::{Lowering, about::lower_external_docs, gaps::SERVE_IT, node::Node, notes::lower_notes};
use crate::load::Version;
use crate::model::{self, Gap, GapKind, Method, Mode};

impl<'d> Lowering<'d> {
    /// Every operation, in document order.
    pub(super) fn lower_operations(&mut self, root: &Node<'d>) -> Vec<model::Operation> {
        let security = self.lower_security(root).unwrap_or_default();
        let paths = root
            .get("paths")
            .map(|paths| paths.entries())
            .unwrap_or_default();
        let mut operations = Vec::new();
        for (path, declared) in paths.iter().filter(|(path, _)| path.starts_with('/')) {
            let item = self.resolve(declared);
            for (field, node) in item.entries() {
                if let Some(method) = self.method(field)
                    && self.is_selected(path, method, &node)
                {
                    operations.push(self.lower_operation(path, method, &item, &node, &security));
                }
            }
            self.note_additional_operations(&item);
        }
        operations
    }

    /// The method of a field of a Path Item Object, where the document's version knows it.
    pub(super) fn method(&self, field: &str) -> Option<Method> {
        let method = Method::from_field(field)?;
        let is_known = method != Method::Query || self.document.version >= Version::V3_2;
        is_known.then_some(method)
    }

    fn is_selected(&self, path: &str, method: Method, node: &Node<'d>) -> bool {
        if !self.selection.is_narrow() {
            return true;
        }
        let id = node.optional_text("operationId");
        let id = id.unwrap_or_else(|| derive_operation_id(method, path));
        let tags = node
            .get("tags")
            .map(|tags| tags.items())
            .unwrap_or_default();
        let tags: Vec<&str> = tags.iter().filter_map(|tag| tag.as_text()).collect();
        self.selection.takes(&id, method.as_str(), path, &tags)
    }

    fn lower_operation(
        &mut self,
        path: &str,
        method: Method,
        item: &Node<'d>,
        node: &Node<'d>,
        inherited: &[model::Requirement],
    ) -> model::Operation {
        let oas::Operation {
            tags,
            summary,
            description,
            external_docs: _, // lowered from the source tree
            operation_id,
            parameters: _, // these three are lowered from their places
            request_body: _,
            responses: _,
            callbacks: _, // named as a gap
            deprecated,
            security: _, // these two are lowered from the source tree
            servers: _,
            extensions: _,
        } = node.read();
        self.note_callbacks(node);
        let own_servers = self.lower_servers(node);
        let (mut parameters, repeated) = self.lower_parameters(item, node);
        self.add_undeclared(path, node, &mut parameters);
        self.add_credentials(node, &mut parameters);
        model::Operation {
            place: node.place.clone(),
            id: operation_id.unwrap_or_else(|| derive_operation_id(method, path)),
            name: node.optional_text("x-specbind-name"),
            method,
            path: path.to_owned(),
            description: joined([
                description.unwrap_or_default(),
                summary
                    .as_ref()
                    .map(|_| item.text("summary"))
                    .unwrap_or_default(),
                item.text("description"),
            ]),
            summary: summary.unwrap_or_else(|| item.text("summary")),
            external_docs: lower_external_docs(node),
            deprecated,
            tags,
            mode: match node.text("x-specbind-mode").as_str() {
                "sync" => Some(Mode::Sync),
                "async" => Some(Mode::Async),
                _ => None,
            },
            servers: if own_servers.is_empty() {
                self.lower_servers(item)
            } else {
                own_servers
            },
            parameters,
            repeated,
            request_body: node
                .get("requestBody")
                .map(|body| self.lower_request_body(&body)),
            responses: self.lower_responses(node),
            security: self
                .lower_security(node)
                .unwrap_or_else(|| inherited.to_vec()),
            notes: lower_notes(node),
        }
    }

    fn note_callbacks(&mut self, node: &Node<'d>) {
        let callbacks = node.get("callbacks").map(|callbacks| callbacks.entries());
        let callbacks = callbacks.unwrap_or_default();
        for (_, callback) in &callbacks {
            let items = self.resolve(callback);
            self.note_incoming(&items);
        }
        if !callbacks.is_empty() {
            self.gaps.push(Gap {
                place: node.place.child("callbacks"),
                kind: GapKind::Refused,
                text: "callbacks are requests that the vendor makes: a client has no code for them"
                    .to_owned(),
                cure: SERVE_IT.to_owned(),
            });
        }
    }
}

/// The texts that are there, as paragraphs.
pub(super) fn joined<const N: usize>(texts: [String; N]) -> String {
    let texts: Vec<String> = texts
        .into_iter()
        .filter(|text| !text.trim().is_empty())
        .collect();
    texts.join("\n\n")
}

/// `GET /pets/{id}` without an operationId becomes `get /pets/{id}`: the words of its name.
fn derive_operation_id(method: Method, path: &str) -> String {
    format!("{} {path}", method.as_str().to_ascii_lowercase())
}
