//! Which schemas the operations of a model use, directly or through others.

use std::collections::HashSet;

use crate::model::{
    Additional, Api, ArrayRules, Conditional, Contains, Content, ObjectRules, Operation, Schema,
    SchemaId,
};

/// Every schema that a value of an operation, or of a setting, has to obey.
pub(super) fn used_schemas(api: &Api) -> HashSet<SchemaId> {
    let mut used = HashSet::new();
    let mut stack: Vec<SchemaId> = api.operations.iter().flat_map(roots).collect();
    stack.extend(api.settings.iter().filter_map(|setting| setting.schema));
    while let Some(id) = stack.pop() {
        if used.insert(id) {
            stack.extend(parts(&api[id]));
        }
    }
    used
}

fn roots(operation: &Operation) -> Vec<SchemaId> {
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

/// The schemas that a schema names.
fn parts(schema: &Schema) -> Vec<SchemaId> {
    let Schema {
        array,
        object,
        all_of,
        any_of,
        one_of,
        not,
        conditional,
        discriminator,
        ..
    } = schema;
    let mut parts: Vec<SchemaId> = [all_of, any_of, one_of]
        .into_iter()
        .flatten()
        .copied()
        .collect();
    parts.extend(*not);
    if let Some(Conditional {
        condition,
        then,
        otherwise,
    }) = conditional
    {
        parts.extend([Some(*condition), *then, *otherwise].into_iter().flatten());
    }
    if let Some(discriminator) = discriminator {
        parts.extend(discriminator.mapping.iter().map(|(_, id)| *id));
    }
    parts.extend(array_parts(array));
    parts.extend(object_parts(object));
    parts
}

fn array_parts(array: &ArrayRules) -> impl Iterator<Item = SchemaId> {
    let contains = array
        .contains
        .as_ref()
        .map(|Contains { schema, .. }| *schema);
    array
        .prefix_items
        .iter()
        .copied()
        .chain(array.items)
        .chain(contains)
        .chain(array.unevaluated)
}

fn object_parts(object: &ObjectRules) -> impl Iterator<Item = SchemaId> {
    let additional = match object.additional {
        Additional::Schema(id) => Some(id),
        Additional::Unsaid | Additional::Any | Additional::Closed => None,
    };
    object
        .properties
        .values()
        .map(|property| property.schema)
        .chain(object.pattern_properties.iter().map(|(_, id)| *id))
        .chain(object.dependent_schemas.iter().map(|(_, id)| *id))
        .chain(additional)
        .chain(object.property_names)
        .chain(object.unevaluated)
}
