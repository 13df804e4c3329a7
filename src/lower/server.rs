//! Server Objects.

use openapiv3 as oas;

use super::{Lowering, node::Node, notes::lower_notes};
use crate::model;

impl<'d> Lowering<'d> {
    /// The servers declared at `node`, a root or operation.
    pub(super) fn lower_servers(&self, node: &Node<'d>) -> Vec<model::Server> {
        let declared = node
            .get("servers")
            .map(|servers| servers.items())
            .unwrap_or_default();
        declared
            .iter()
            .map(|node| self.lower_server(node))
            .collect()
    }

    fn lower_server(&self, node: &Node<'d>) -> model::Server {
        let oas::Server {
            url,
            description,
            variables,
            extensions: _,
        } = node.read();
        model::Server {
            place: node.place.clone(),
            name: node
                .optional_text("x-specbind-name")
                .or_else(|| node.optional_text("name")),
            url,
            description: description.unwrap_or_default(),
            variables: variables
                .unwrap_or_default()
                .into_iter()
                .map(lower_server_variable)
                .collect(),
            notes: lower_notes(node),
        }
    }
}

fn lower_server_variable((name, variable): (String, oas::ServerVariable)) -> model::ServerVariable {
    let oas::ServerVariable {
        enumeration,
        default,
        description,
        extensions: _,
    } = variable;
    model::ServerVariable {
        name,
        values: enumeration,
        default,
        description: description.unwrap_or_default(),
    }
}
