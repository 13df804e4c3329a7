//! Objects: the members that all schemas of a value ask for or allow.

use indexmap::IndexMap;

use super::Attempt;
use super::pattern::matching_texts;
use crate::analyze::patterns::is_match;
use crate::model::{Additional, Schema, SchemaId};
use crate::runtime::check::Direction;
use crate::runtime::json::Json;

impl Attempt<'_, '_> {
    pub(super) fn object(
        &self,
        ids: &[SchemaId],
        parts: &[&Schema],
        depth: usize,
        variation: usize,
    ) -> Json {
        let required = self.required(parts);
        let mut names: IndexMap<String, ()> = IndexMap::new();
        for part in parts {
            for (name, property) in &part.object.properties {
                let is_wanted = required.contains(name)
                    || self.optional && self.may_add(depth) && !self.recurs(ids, property.schema);
                if is_wanted && self.goes(property.schema) {
                    names.insert(name.clone(), ());
                }
            }
        }
        names.extend(required.iter().map(|name| (name.clone(), ())));
        let least = parts
            .iter()
            .filter_map(|part| part.object.min_properties)
            .max();
        let least = least.unwrap_or(0).min(super::BUDGET as u64) as usize;
        for number in 1..=least {
            if names.len() < least {
                names.insert(self.spare_name(parts, depth, number), ());
            }
        }
        let most = parts
            .iter()
            .filter_map(|part| part.object.max_properties)
            .min();
        if let Some(most) = most {
            let mut spare = (names.len() as u64).saturating_sub(most);
            names.retain(|name, ()| {
                let goes = spare > 0 && !required.contains(name);
                spare -= u64::from(goes);
                !goes
            });
        }
        let members = names.into_keys().filter_map(|name| {
            let value = match self.discriminator(ids, parts, &name) {
                Some(value) => value,
                None => {
                    let schemas = member_schemas(parts, &name)?;
                    self.make(&schemas, depth + 1, variation)
                }
            };
            Some((name, value))
        });
        Json::Object(members.collect())
    }

    /// The object with a member for each alternative that it fits and must not: one of its properties, of another type.
    pub(super) fn tell_apart(&self, ids: &[SchemaId], parts: &[&Schema], object: Json) -> Json {
        let Json::Object(mut members) = object else {
            return object;
        };
        for choice in parts.iter().map(|part| &part.one_of) {
            let is_chosen = |id: &&SchemaId| ids.contains(id);
            let (chosen, others): (Vec<SchemaId>, Vec<SchemaId>) =
                choice.iter().partition(is_chosen);
            for other in others {
                let alone = [other];
                let fits_one = |members: &[(String, Json)]| {
                    let value = Json::Object(members.to_vec());
                    let values = self.values;
                    !values.fits(&alone, &value) && values.fits(&chosen, &value)
                };
                if fits_one(&members) {
                    continue;
                }
                let apart = self.parts(&alone).into_iter();
                let names = apart.flat_map(|id| self.values.api[id].object.properties.keys());
                let mut told = names.flat_map(|name| told_by(&members, name));
                if let Some(told) = told.find(|members| fits_one(members)) {
                    members = told;
                }
            }
        }
        Json::Object(members)
    }

    /// A name that no property has, as the rules for names want it.
    fn spare_name(&self, parts: &[&Schema], depth: usize, number: usize) -> String {
        let rules = || parts.iter().map(|part| &part.object);
        let names: Vec<SchemaId> = rules().filter_map(|rules| rules.property_names).collect();
        let by_pattern = || {
            let mut patterns = rules().flat_map(|rules| &rules.pattern_properties);
            let (pattern, _) = patterns.next()?;
            let texts = matching_texts(pattern, 0, number).into_iter();
            let mut names = texts.flat_map(|text| [format!("{text}{number}"), text]);
            names.find(|name| is_match(pattern, name))
        };
        let named = || match self.make(&names, depth + 1, number) {
            Json::String(name) => Some(name),
            _ => None,
        };
        let name = if names.is_empty() {
            by_pattern()
        } else {
            named()
        };
        name.unwrap_or_else(|| format!("member{number}"))
    }

    /// Names that must be there, in document order; those that others bring with them as well.
    fn required(&self, parts: &[&Schema]) -> Vec<String> {
        let mut required: Vec<String> = Vec::new();
        let own = parts.iter().flat_map(|part| &part.object.required);
        for name in own {
            let property = parts
                .iter()
                .find_map(|part| part.object.properties.get(name));
            let goes = property.is_none_or(|property| self.goes(property.schema));
            if goes && !required.contains(name) {
                required.push(name.clone());
            }
        }
        let mut at = 0;
        while let Some(name) = required.get(at).cloned() {
            let rules = parts
                .iter()
                .flat_map(|part| &part.object.dependent_required);
            for other in rules
                .filter(|(on, _)| *on == name)
                .flat_map(|(_, names)| names)
            {
                if !required.contains(other) {
                    required.push(other.clone());
                }
            }
            at += 1;
        }
        required
    }

    /// Whether values of the property go in this direction.
    fn goes(&self, schema: SchemaId) -> bool {
        let way = self.values.api.way(schema);
        match self.values.direction {
            Direction::Either => true,
            Direction::Sent => !way.received_only,
            Direction::Received => !way.sent_only,
        }
    }

    /// Whether a member of that schema is the object itself again.
    fn recurs(&self, ids: &[SchemaId], schema: SchemaId) -> bool {
        let api = self.values.api;
        let items = api[schema].array.items;
        ids.contains(&schema) || items.is_some_and(|items| ids.contains(&items))
    }

    /// The value that names the chosen alternative.
    fn discriminator(&self, ids: &[SchemaId], parts: &[&Schema], name: &str) -> Option<Json> {
        let mut found = parts.iter().filter_map(|part| part.discriminator.as_ref());
        let discriminator = found.find(|discriminator| discriminator.property == name)?;
        let mut mapping = discriminator.mapping.iter();
        let chosen = mapping
            .find(|(_, schema)| ids.contains(schema))
            .map(|(value, _)| value.clone())
            .or_else(|| parts.iter().rev().find_map(|part| part.component.clone()));
        chosen.map(|value| Json::from(value.as_str()))
    }
}

/// The members and one more of that name, of each type: null first, which comes nearest to nothing.
fn told_by(members: &[(String, Json)], name: &str) -> Vec<Vec<(String, Json)>> {
    if members.iter().any(|(known, _)| known == name) {
        return Vec::new();
    }
    let types = [
        Json::Null,
        Json::Bool(true),
        Json::from("string"),
        Json::from(1),
    ];
    let told = types.map(|value| [members, &[(name.to_owned(), value)]].concat());
    told.into()
}

/// What the member of that name has to be by all schemas; `None` when one of them does not allow it.
fn member_schemas(parts: &[&Schema], name: &str) -> Option<Vec<SchemaId>> {
    let mut schemas = Vec::new();
    for part in parts {
        let object = &part.object;
        let own = object.properties.get(name).map(|property| property.schema);
        let by_pattern = object
            .pattern_properties
            .iter()
            .filter(|(pattern, _)| is_match(pattern, name))
            .map(|(_, schema)| *schema);
        let named: Vec<SchemaId> = own.into_iter().chain(by_pattern).collect();
        match (&object.additional, named.is_empty()) {
            (Additional::Closed, true) => return None,
            (Additional::Schema(schema), true) => schemas.push(*schema),
            _ => schemas.extend(named),
        }
    }
    Some(schemas)
}
