//! Schemas whose values no caller can do without.

use crate::hashed::Set;
use crate::model::{Api, Operation, SchemaId};

/// Schemas of which some operation cannot be called without sending a value.
pub(super) fn required_schemas(api: &Api) -> Set<SchemaId> {
    let mut found = Set::default();
    let mut stack: Vec<SchemaId> = api.operations.iter().flat_map(roots).collect();
    while let Some(id) = stack.pop() {
        if !found.insert(id) {
            continue;
        }
        let schema = &api[id];
        stack.extend(&schema.all_of);
        let required = schema.object.required.iter();
        let properties = required.filter_map(|name| schema.object.properties.get(name));
        stack.extend(properties.map(|property| property.schema));
        let has_items = schema.array.min_items.is_some_and(|least| least > 0);
        stack.extend(schema.array.items.filter(|_| has_items));
        for alternatives in [&schema.any_of, &schema.one_of] {
            if let [only] = alternatives[..] {
                stack.push(only);
            }
        }
    }
    found
}

/// What every call of an operation sends.
fn roots(operation: &Operation) -> impl Iterator<Item = SchemaId> {
    let required = operation.parameters.iter().filter(|one| one.required);
    let parameters = required.filter_map(|parameter| parameter.content.schema());
    let body = operation.request_body.iter().filter(|body| body.required);
    let bodies = body.filter_map(|body| match &body.content[..] {
        [only] => only.schema,
        _ => None,
    });
    parameters.chain(bodies)
}
