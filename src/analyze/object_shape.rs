//! Objects with named properties: which fields a struct has, and what is known of each.

use indexmap::IndexSet;

use super::{
    Preferences,
    possible_types::possible_types,
    shape::{Field, Kind, Shape, Struct},
};
use crate::model::{
    Additional, Api, ObjectRules, Property, Schema, SchemaId, Types, Way, certain_parts,
};

/// Parts of parts beyond this depth are not followed; their members are kept as unnamed ones.
const DEEPEST: usize = 64;

/// A struct for an object with named properties of its own, of its parts or of its alternatives.
pub(super) fn struct_shape(api: &Api, preferences: Preferences, id: SchemaId) -> Option<Shape> {
    let schema = &api[id];
    let types = possible_types(api, schema);
    let only_object = Types {
        null: types.null,
        object: true,
        ..Types::NONE
    };
    if types.named && types != only_object {
        return None;
    }
    let mut collector = Collector {
        api,
        root: schema,
        certain: certain_parts(&api.schemas, id),
        object: Struct::default(),
        required: IndexSet::new(),
        closed: false,
        seen: IndexSet::new(),
    };
    collector.collect(id, true, 0);
    if has_heirs(schema) || preferences.keep_unnamed && !collector.closed {
        collector.object.additional.get_or_insert(None);
    }
    let object = collector.finish()?;
    Some(Shape {
        kind: Kind::Struct(object),
        nullable: types.named && types.null,
        loose: !types.named,
    })
}

/// A base whose `discriminator` tells heirs apart that it does not list: their members are kept as unnamed ones.
fn has_heirs(schema: &Schema) -> bool {
    schema.discriminator.is_some() && schema.one_of.is_empty() && schema.any_of.is_empty()
}

struct Collector<'a> {
    api: &'a Api,
    /// The schema whose fields they are.
    root: &'a Schema,
    /// What all its values obey.
    certain: IndexSet<SchemaId>,
    object: Struct,
    /// Names that every value has.
    required: IndexSet<&'a str>,
    /// Some part allows no unnamed members.
    closed: bool,
    seen: IndexSet<(SchemaId, bool)>,
}

impl<'a> Collector<'a> {
    /// Adds the fields of a schema and of what it is made of. What only some values obey is not certain.
    fn collect(&mut self, id: SchemaId, certain: bool, depth: usize) {
        if depth > DEEPEST {
            self.object.additional = Some(None);
            return;
        }
        if !self.seen.insert((id, certain)) {
            return;
        }
        let schema = &self.api[id];
        for (name, property) in &schema.object.properties {
            self.add(name, property, certain);
        }
        self.open(&schema.object, certain);
        if certain {
            self.required
                .extend(schema.object.required.iter().map(String::as_str));
        }
        for id in &schema.all_of {
            self.collect(*id, certain, depth + 1);
        }
        let sometimes = schema.sometimes(|id| self.certain.contains(&id));
        let sometimes: Vec<SchemaId> = sometimes.collect();
        for id in sometimes {
            self.collect(id, false, depth + 1);
        }
    }

    fn add(&mut self, name: &str, property: &Property, certain: bool) {
        let field = Field {
            schema: Some(property.schema),
            certain,
            required: false,
            description: property.description.clone(),
            place: property.place.clone(),
        };
        let Some(known) = self.object.fields.get_mut(name) else {
            self.object.fields.insert(name.to_owned(), field);
            return;
        };
        match (known.certain, certain) {
            _ if known.schema == field.schema => known.certain |= certain,
            (false, true) => *known = field,
            (true, _) => {} // `overlaps` say which type holds both
            (false, false) => known.schema = None,
        }
    }

    /// Keeps unnamed members where the document speaks of them.
    fn open(&mut self, rules: &ObjectRules, certain: bool) {
        let is_never = |id: SchemaId| self.api[id].never;
        self.closed |= certain
            && (rules.additional == Additional::Closed || rules.unevaluated.is_some_and(is_never));
        let speaks_of_them = rules.additional == Additional::Any
            || !rules.pattern_properties.is_empty()
            || rules.property_names.is_some()
            || rules.min_properties.is_some()
            || rules.max_properties.is_some()
            || !rules.dependent_required.is_empty()
            || rules.unevaluated.is_some_and(|id| !self.api[id].never);
        let values = match rules.additional {
            Additional::Schema(_) if certain => rules.value(),
            Additional::Schema(_) => None,
            _ if speaks_of_them => None,
            _ => return,
        };
        let known = self.object.additional.get_or_insert(values);
        if certain && known.is_none() {
            *known = values;
        }
    }

    /// The struct, unless no property is named. What is required without being described may be anything.
    fn finish(mut self) -> Option<Struct> {
        if self.object.fields.is_empty() {
            return None;
        }
        for (name, field) in self
            .object
            .fields
            .iter_mut()
            .filter(|(_, field)| field.certain)
        {
            field.schema = self.root.overlap(name).or(field.schema);
        }
        if let Some(Some(values)) = &mut self.object.additional {
            *values = self.root.additional_overlap().unwrap_or(*values);
        }
        let place = self.object.fields[0].place.clone();
        for name in self.required {
            let field = self.object.fields.entry(name.to_owned()).or_insert(Field {
                schema: None,
                certain: true,
                required: true,
                description: String::new(),
                place: place.clone(),
            });
            // A member that only goes one way is absent the other way.
            let way = field.schema.map(|schema| self.api.way(schema));
            field.required = way.is_none_or(|way| way == Way::default());
        }
        Some(self.object)
    }
}
