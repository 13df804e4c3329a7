//! JSON Schemas (draft 2020-12) of what `--format json` prints, each with the definitions that it borrows.

use serde_json::Value;

/// Diagnostics and errors, which every command prints alike.
pub(super) const COMMON: &str = include_str!("common.schema.json");

/// The schema with the definitions of others, so that it stands alone.
pub(super) fn with_definitions(schema: &str, others: &[&str]) -> String {
    let mut schema = parse(schema);
    for other in others {
        let definitions = parse(other)["$defs"].take();
        let (Some(own), Value::Object(more)) = (schema["$defs"].as_object_mut(), definitions)
        else {
            continue;
        };
        own.extend(more);
    }
    serde_json::to_string_pretty(&schema).expect("a schema has string keys") + "\n"
}

fn parse(schema: &str) -> Value {
    serde_json::from_str(schema).expect("a test reads every schema")
}
