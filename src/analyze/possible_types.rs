//! Which types the values of a schema can have, by everything it is made of.

use crate::hashed::Map;
use crate::model::{Api, Schema, SchemaId, Types};

/// Schemas made of each other deeper than this say nothing about types.
const DEEPEST: usize = 64;

/// The types that the schema and everything it is made of allow together.
pub(crate) fn possible_types(api: &Api, schema: &Schema) -> Types {
    Possible {
        api,
        known: Map::default(),
    }
    .of(schema, 0)
}

struct Possible<'a> {
    api: &'a Api,
    known: Map<SchemaId, Types>,
}

impl Possible<'_> {
    fn of(&mut self, schema: &Schema, depth: usize) -> Types {
        let mut types = schema.types;
        for id in &schema.all_of {
            types = both(types, self.of_id(*id, depth));
        }
        for alternatives in [&schema.any_of, &schema.one_of] {
            let any = alternatives
                .iter()
                .map(|id| self.of_id(*id, depth))
                .reduce(either);
            types = both(types, any.unwrap_or(Types::ANY));
        }
        types
    }

    fn of_id(&mut self, id: SchemaId, depth: usize) -> Types {
        if depth > DEEPEST {
            return Types::ANY;
        }
        if let Some(known) = self.known.get(&id) {
            return *known;
        }
        // A schema that is made of itself says nothing more about itself.
        self.known.insert(id, Types::ANY);
        let api = self.api;
        let types = self.of(&api[id], depth + 1);
        self.known.insert(id, types);
        types
    }
}

/// What both allow.
pub(crate) fn both(a: Types, b: Types) -> Types {
    Types {
        named: a.named || b.named,
        null: a.null && b.null,
        boolean: a.boolean && b.boolean,
        integer: a.integer && b.integer,
        number: a.number && b.number,
        string: a.string && b.string,
        array: a.array && b.array,
        object: a.object && b.object,
    }
}

fn either(a: Types, b: Types) -> Types {
    Types {
        named: a.named && b.named,
        null: a.null || b.null,
        boolean: a.boolean || b.boolean,
        integer: a.integer || b.integer,
        number: a.number || b.number,
        string: a.string || b.string,
        array: a.array || b.array,
        object: a.object || b.object,
    }
}
