//! Which schemas operations send, which they receive.

use crate::{
    analyze::shape::{Kind, Shapes},
    model::{Api, SchemaId},
};

/// How the values of each schema travel.
#[derive(Debug)]
pub struct Usage {
    sent: Vec<bool>,
    received: Vec<bool>,
}

impl Usage {
    /// The schema is part of some request.
    pub fn is_sent(&self, id: SchemaId) -> bool {
        self.sent[id.index()]
    }

    /// The schema is part of some response.
    pub fn is_received(&self, id: SchemaId) -> bool {
        self.received[id.index()]
    }
}

/// Follows every request and response into its parts.
pub fn usage(api: &Api, shapes: &Shapes) -> Usage {
    let (mut sent, mut received) = (Vec::new(), Vec::new());
    for operation in &api.operations {
        sent.extend(
            operation
                .parameters
                .iter()
                .filter_map(|parameter| parameter.content.schema()),
        );
        let bodies = operation.request_body.iter().flat_map(|body| &body.content);
        sent.extend(bodies.filter_map(|media_type| media_type.schema));
        for response in &operation.responses {
            received.extend(
                response
                    .content
                    .iter()
                    .filter_map(|media_type| media_type.schema),
            );
            received.extend(
                response
                    .headers
                    .iter()
                    .filter_map(|header| header.content.schema()),
            );
        }
    }
    Usage {
        sent: reach(api, shapes, sent),
        received: reach(api, shapes, received),
    }
}

/// Marks `roots` and everything their types are made of.
fn reach(api: &Api, shapes: &Shapes, roots: Vec<SchemaId>) -> Vec<bool> {
    let mut reached = vec![false; api.schemas.len()];
    let mut stack = roots;
    while let Some(id) = stack.pop() {
        if !std::mem::replace(&mut reached[id.index()], true) {
            stack.extend(children(shapes, id));
        }
    }
    reached
}

/// The schemas that the type of `id` mentions, in document order.
pub(super) fn children(shapes: &Shapes, id: SchemaId) -> Vec<SchemaId> {
    match &shapes[id].kind {
        Kind::Same(target) | Kind::List(target) | Kind::Map(Some(target)) => vec![*target],
        Kind::Union(alternatives) => alternatives.clone(),
        Kind::Struct(object) => {
            let fields = object.fields.values().filter_map(|field| field.schema);
            fields.chain(object.additional.flatten()).collect()
        }
        Kind::Json
        | Kind::Boolean
        | Kind::Integer(_)
        | Kind::Float
        | Kind::Text
        | Kind::Enum(_)
        | Kind::ListOfAny
        | Kind::Map(None) => Vec::new(),
    }
}
