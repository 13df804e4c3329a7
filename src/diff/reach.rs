//! Which schemas the operations of a model use, directly or through others.

use std::collections::HashSet;

use crate::model::{Api, Content, Operation, Response, SchemaId};

/// Every schema that a value of an operation, or of a setting, has to obey.
pub(super) fn used_schemas(api: &Api) -> HashSet<SchemaId> {
    let settings = api.settings.iter().filter_map(|setting| setting.schema);
    reachable(api, api.operations.iter().flat_map(roots).chain(settings))
}

/// These schemas, and all that they name.
pub(super) fn reachable(api: &Api, ids: impl IntoIterator<Item = SchemaId>) -> HashSet<SchemaId> {
    let mut reached = HashSet::new();
    let mut stack: Vec<SchemaId> = ids.into_iter().collect();
    while let Some(id) = stack.pop() {
        if reached.insert(id) {
            stack.extend(api[id].parts());
        }
    }
    reached
}

/// The schemas that the parts of an operation name.
pub(super) fn roots(operation: &Operation) -> Vec<SchemaId> {
    let parameters = operation
        .parameters
        .iter()
        .map(|parameter| &parameter.content);
    let headers = operation
        .responses
        .iter()
        .flat_map(|response| &response.headers)
        .map(|header| &header.content);
    let bodies = operation.request_body.iter().flat_map(|body| &body.content);
    let replies = operation
        .responses
        .iter()
        .flat_map(|response| &response.content);
    let media_types: Vec<_> = bodies.chain(replies).collect();
    let parts = media_types
        .iter()
        .flat_map(|media_type| &media_type.encoding)
        .flat_map(|part| &part.headers)
        .map(|header| &header.content);
    parameters
        .chain(headers)
        .chain(parts)
        .filter_map(Content::schema)
        .chain(
            media_types
                .iter()
                .filter_map(|media_type| media_type.schema),
        )
        .collect()
}

/// The schemas that a response names.
pub(super) fn reply_schemas(response: &Response) -> Vec<SchemaId> {
    let headers = response
        .headers
        .iter()
        .filter_map(|header| header.content.schema());
    let bodies = response
        .content
        .iter()
        .filter_map(|media_type| media_type.schema);
    headers.chain(bodies).collect()
}
