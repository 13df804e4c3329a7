//! Which schemas callers send, and which only come from servers.

use super::shape::Shapes;
use crate::model::{Api, Operation, SchemaId};

/// What becomes of the values of each schema.
#[derive(Debug)]
pub struct Usage {
    sent: Vec<bool>,
    received: Vec<bool>,
}

impl Usage {
    /// Values come from servers, and callers send none: nobody has to build one.
    pub fn is_only_received(&self, id: SchemaId) -> bool {
        self.received[id.index()] && !self.sent[id.index()]
    }
}

/// Follows the types of all requests and responses.
pub(super) fn usage(api: &Api, shapes: &Shapes) -> Usage {
    let reach = |roots: fn(&Operation) -> Vec<SchemaId>| {
        reachable(
            shapes,
            api.schemas.len(),
            api.operations.iter().flat_map(roots),
        )
    };
    Usage {
        sent: reach(sent),
        received: reach(received),
    }
}

fn sent(operation: &Operation) -> Vec<SchemaId> {
    let bodies = operation.request_body.iter().flat_map(|body| &body.content);
    let bodies = bodies.filter_map(|media_type| media_type.schema);
    let parameters = operation.parameters.iter();
    let parameters = parameters.filter_map(|parameter| parameter.content.schema());
    bodies.chain(parameters).collect()
}

fn received(operation: &Operation) -> Vec<SchemaId> {
    let contents = operation
        .responses
        .iter()
        .flat_map(|response| &response.content);
    contents
        .filter_map(|media_type| media_type.schema)
        .collect()
}

/// Everything that the types of `roots` consist of, themselves included.
fn reachable(shapes: &Shapes, count: usize, roots: impl Iterator<Item = SchemaId>) -> Vec<bool> {
    let mut seen = vec![false; count];
    let mut ways: Vec<SchemaId> = roots.collect();
    while let Some(id) = ways.pop() {
        if !std::mem::replace(&mut seen[id.index()], true) {
            ways.extend(shapes.children(id));
        }
    }
    seen
}

/// The schemas that an operation names.
pub(super) fn named_schemas(operation: &Operation) -> impl Iterator<Item = SchemaId> {
    let parameters = operation.parameters.iter().map(|one| &one.content);
    let headers = operation.responses.iter().flat_map(|one| &one.headers);
    let headers = headers.map(|header| &header.content);
    let values = parameters.chain(headers).filter_map(|one| one.schema());
    let bodies = operation.request_body.iter().flat_map(|body| &body.content);
    let answers = operation.responses.iter().flat_map(|one| &one.content);
    let bodies = bodies.chain(answers).filter_map(|one| one.schema);
    values.chain(bodies)
}
