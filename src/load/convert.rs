//! Checked tree → what openapiv3 reads: harmless deviations repaired, each schema and reference replaced by its place.

use indexmap::IndexMap;
use serde_json::{Map, Value as Json, json};

use super::check::{is_nothing, styles};
use super::files::Files;
use super::reference::{find, write_place};
use super::table::{
    CALLBACK, HEADER, Kind, LINK, MEDIA_TYPE, Need, OPERATION, Object, PARAMETER, PATHS, RESPONSE,
    RESPONSES, Rest, SECURITY_SCHEME, same,
};
use super::version::Version;
use crate::source::{Place, Value};

/// Converts one object at a place.
pub(super) fn convert(
    files: &Files,
    version: Version,
    object: &'static Object,
    place: &Place,
) -> Json {
    let mut converter = Converter {
        files,
        version,
        inlined: Vec::new(),
    };
    match files.sources.value(place) {
        Some(value) => converter.object(object, value, place),
        None => Json::Null,
    }
}

struct Converter<'f> {
    files: &'f Files,
    version: Version,
    /// References being replaced by what they lead to, so that none is within itself.
    inlined: Vec<Place>,
}

impl Converter<'_> {
    fn object(&mut self, object: &'static Object, value: &Value, place: &Place) -> Json {
        let nothing = IndexMap::new();
        let members = value.as_object().unwrap_or(&nothing);
        let version = self.version;
        let mut converted = Map::new();
        for (name, member) in members {
            if let Some(json) =
                self.member(object, members, name, member, &place.child(name.as_str()))
            {
                converted.insert(name.clone(), json);
            }
        }
        for field in object
            .fields
            .iter()
            .filter(|field| field.need != Need::Optional && field.known_in(version))
        {
            if !converted.contains_key(field.name) {
                converted.insert(field.name.to_owned(), self.absent(field.kind, place));
            }
        }
        if object.name == "the document" && !converted.contains_key("paths") {
            converted.insert("paths".to_owned(), json!({}));
        }
        let has_value = ["schema", "content"]
            .iter()
            .any(|name| converted.contains_key(*name));
        if (same(object, &PARAMETER) || same(object, &HEADER)) && !has_value {
            converted.insert("schema".to_owned(), json!({}));
        }
        if same(object, &OPERATION) && !converted.contains_key("responses") {
            converted.insert("responses".to_owned(), json!({}));
        }
        if same(object, &RESPONSE) && !converted.contains_key("description") {
            converted.insert("description".to_owned(), json!(""));
        }
        Json::Object(converted)
    }

    fn member(
        &mut self,
        object: &'static Object,
        members: &IndexMap<String, Value>,
        name: &str,
        value: &Value,
        place: &Place,
    ) -> Option<Json> {
        if let Some(field) = object.field(name, self.version) {
            let absent = is_nothing(value)
                && !matches!(field.kind, Kind::Any | Kind::List(_) | Kind::Schema);
            if absent
                || matches!(value, Value::Null) && !matches!(field.kind, Kind::Any | Kind::Schema)
            {
                return None;
            }
            if same(object, &PARAMETER) && name == "style" && !style_fits(members) {
                return None;
            }
            if same(object, &PARAMETER)
                && let Some(known) = older(name, value)
            {
                return Some(known.into());
            }
            let inline = same(object, &OPERATION) && name == "callbacks";
            return self.value(field.kind, value, place, inline);
        }
        if let Some(kind) = object.named(name) {
            return self.value(*kind, value, place, same(object, &CALLBACK));
        }
        // A callback is nothing but path items to openapiv3.
        let extension = name.starts_with("x-")
            && !same(object, &CALLBACK)
            && !matches!(object.rest, Rest::Named(..));
        extension.then(|| value.to_json())
    }

    fn value(&mut self, kind: Kind, value: &Value, place: &Place, inline: bool) -> Option<Json> {
        match kind {
            Kind::Text | Kind::Form(_) | Kind::Word(_) | Kind::Code => {
                text(value).map(Json::String)
            }
            Kind::Flag => flag(value).map(Json::Bool),
            Kind::Object(object) => Some(self.object(object, value, place)),
            Kind::Ref(object) => self.reference_or(object, value, place, inline),
            Kind::List(kind) | Kind::FullList(kind) => Some(self.list(*kind, value, place)),
            Kind::Map(kind) => Some(self.map(*kind, value, place, inline)),
            Kind::Schema => Some(json!({ "$ref": write_place(place) })),
            _ => Some(value.to_json()),
        }
    }

    fn reference_or(
        &mut self,
        object: &'static Object,
        value: &Value,
        place: &Place,
        inline: bool,
    ) -> Option<Json> {
        let Some(reference) = value.reference() else {
            return self.item(object, value, place);
        };
        let target = find(place, reference, self.files)?;
        if !(inline || same(object, &MEDIA_TYPE)) {
            return Some(json!({ "$ref": write_place(&target) }));
        }
        if self.inlined.contains(&target) {
            return None;
        }
        self.inlined.push(target.clone());
        let found = self.files.sources.value(&target);
        let json = found.and_then(|found| self.reference_or(object, found, &target, true));
        self.inlined.pop();
        json
    }

    /// An object that is there, unless openapiv3 has no form for it.
    fn item(&mut self, object: &'static Object, value: &Value, place: &Place) -> Option<Json> {
        let unknown_scheme = same(object, &SECURITY_SCHEME)
            && value.get("type").and_then(Value::as_str) == Some("mutualTLS");
        let empty_link = same(object, &LINK)
            && !["operationRef", "operationId"]
                .iter()
                .any(|name| value.get(name).is_some_and(|value| !is_nothing(value)));
        (!unknown_scheme && !empty_link).then(|| self.object(object, value, place))
    }

    fn list(&mut self, kind: Kind, value: &Value, place: &Place) -> Json {
        match value {
            Value::Array(items) => {
                let converted = items.iter().enumerate();
                Json::Array(
                    converted
                        .filter_map(|(index, item)| {
                            self.value(kind, item, &place.index(index), false)
                        })
                        .collect(),
                )
            }
            Value::String(text) => json!([text]),
            _ => json!([]),
        }
    }

    fn map(&mut self, kind: Kind, value: &Value, place: &Place, inline: bool) -> Json {
        let members = value.as_object().into_iter().flatten();
        let converted = members.filter_map(|(name, member)| {
            Some((
                name.clone(),
                self.value(kind, member, &place.child(name.as_str()), inline)?,
            ))
        });
        Json::Object(converted.collect())
    }

    /// What stands in for a field that should be there.
    fn absent(&mut self, kind: Kind, place: &Place) -> Json {
        match kind {
            Kind::Object(object) if !same(object, &PATHS) && !same(object, &RESPONSES) => {
                self.object(object, &Value::Null, place)
            }
            Kind::Object(_) | Kind::Map(_) => json!({}),
            _ => json!(""),
        }
    }
}

/// The word of OpenAPI 3.1 that is nearest to one of 3.2, which openapiv3 does not know.
fn older(name: &str, value: &Value) -> Option<&'static str> {
    match (name, value.as_str()?) {
        ("in", "querystring") => Some("query"),
        ("style", "cookie") => Some("form"),
        _ => None,
    }
}

fn style_fits(members: &IndexMap<String, Value>) -> bool {
    let word = |name: &str| {
        members
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    styles(word("in")).contains(&word("style"))
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.text().to_owned()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn flag(value: &Value) -> Option<bool> {
    value.as_bool().or_else(|| value.as_str()?.parse().ok())
}
