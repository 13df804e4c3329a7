//! The schemas of a document as one JSON Schema for another implementation: read from the files by other readers, and
//! translated apart from specbind's own lowering.
//!
//! Every schema becomes a definition of its own, whose parts are references to other definitions.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::pattern;

/// Where a schema stands: a file, and a JSON pointer.
pub(crate) type Place = (PathBuf, String);

/// Definitions, in the order they were met.
pub(crate) struct Bundle {
    files: HashMap<PathBuf, Value>,
    ids: HashMap<Place, usize>,
    queue: Vec<Place>,
    /// The translated schemas.
    pub(crate) definitions: Vec<Value>,
    /// The dialect is that of OpenAPI 3.0, whose schemas are those of draft 4.
    pub(crate) is_3_0: bool,
    /// Keywords by their place that the report says are not judged.
    named: Vec<String>,
    /// Places where the document has nothing, and a text is meant.
    pub(crate) texts: Vec<Place>,
}

/// Keywords that hold one schema, a list of them, a map of them.
const ONE: &[&str] = &[
    "items",
    "additionalProperties",
    "not",
    "contains",
    "propertyNames",
    "if",
    "then",
    "else",
    "unevaluatedItems",
    "unevaluatedProperties",
];
const LIST: &[&str] = &["allOf", "anyOf", "oneOf", "prefixItems"];
const MAP: &[&str] = &["properties", "patternProperties", "dependentSchemas"];
/// Keywords of OpenAPI 3.0 that draft 4 judges.
const IN_3_0: &[&str] = &[
    "type",
    "enum",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "format",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "required",
    "items",
    "additionalProperties",
    "properties",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
];
const TYPES: &[&str] = &[
    "null", "boolean", "integer", "number", "string", "array", "object",
];

impl Bundle {
    /// The definitions of no schema, of the document at `path`. `named` are pointers of keywords nobody judges.
    pub(crate) fn new(path: &Path, named: Vec<String>) -> Option<Self> {
        let mut bundle = Self {
            files: HashMap::new(),
            ids: HashMap::new(),
            queue: Vec::new(),
            definitions: Vec::new(),
            is_3_0: false,
            named,
            texts: Vec::new(),
        };
        let version = bundle.node(path, "")?.get("openapi")?.as_str()?.to_owned();
        bundle.is_3_0 = version.starts_with("3.0");
        Some(bundle)
    }

    /// The definition of the schema at a place, which is translated later.
    pub(crate) fn id(&mut self, place: Place) -> usize {
        if let Some(id) = self.ids.get(&place) {
            return *id;
        }
        let id = self.ids.len();
        self.ids.insert(place.clone(), id);
        self.queue.push(place);
        id
    }

    /// Translates all that was asked for, and what that refers to.
    pub(crate) fn translate_all(&mut self) {
        let mut next = self.definitions.len();
        while next < self.queue.len() {
            let (file, pointer) = self.queue[next].clone();
            let node = self.node(&file, &pointer).cloned();
            let is_text = self.texts.contains(&self.queue[next]);
            let nothing = || {
                if is_text {
                    json!({ "type": "string" })
                } else {
                    json!({})
                }
            };
            let schema = self.translate(node.unwrap_or_else(nothing), &file, &pointer);
            self.definitions.push(schema);
            next += 1;
        }
    }

    fn translate(&mut self, node: Value, file: &Path, pointer: &str) -> Value {
        let members = match node {
            Value::Bool(true) => return json!({}),
            Value::Bool(false) => return json!({"not": {}}),
            Value::Object(members) => members,
            _ => return json!({}),
        };
        let mut schema = Map::new();
        if let Some(Value::String(to)) = members.get("$ref") {
            let target = self.target(file, to);
            let reference = self.reference(target);
            if self.is_3_0 {
                return reference;
            }
            schema.insert("allOf".to_owned(), json!([reference]));
        }
        for (key, value) in &members {
            let is_known = !self.is_3_0 || IN_3_0.contains(&key.as_str());
            let place = format!("{pointer}/{key}");
            let is_judged =
                !matches!(key.as_str(), "format" | "pattern") || !self.named.contains(&place);
            if is_known && is_judged {
                self.keyword(key, value, file, &place, &mut schema);
            }
        }
        // OpenAPI 3.1 has no `nullable` and no flags for bounds; whoever writes them there all the same means them.
        if !self.is_3_0 {
            exclude_bounds(&members, &mut schema);
        }
        if members.get("nullable") == Some(&Value::Bool(true)) {
            add_null(&mut schema);
        }
        Value::Object(schema)
    }

    fn keyword(
        &mut self,
        key: &str,
        value: &Value,
        file: &Path,
        place: &str,
        to: &mut Map<String, Value>,
    ) {
        let translated = match (key, value) {
            (
                "additionalProperties" | "unevaluatedProperties" | "unevaluatedItems",
                Value::Bool(_),
            ) => Some(value.clone()),
            (key, Value::Object(_) | Value::Bool(_)) if ONE.contains(&key) => {
                Some(self.part(file, place))
            }
            (key, Value::Array(items)) if LIST.contains(&key) => {
                let parts =
                    (0..items.len()).map(|index| self.part(file, &format!("{place}/{index}")));
                let mut parts: Vec<Value> = parts.collect();
                if let Some(Value::Array(more)) = to.get(key) {
                    parts.extend(more.clone());
                }
                (!parts.is_empty()).then_some(Value::Array(parts))
            }
            (key, Value::Object(members)) if MAP.contains(&key) => {
                let names = members.keys();
                let parts = names.map(|name| {
                    (
                        name.clone(),
                        self.part(file, &format!("{place}/{}", escape(name))),
                    )
                });
                Some(Value::Object(parts.collect()))
            }
            ("type", value) => types(value),
            ("format", Value::String(format)) => {
                add_bounds(format, to);
                Some(value.clone())
            }
            _ => self.plain(key, value),
        };
        if let Some(translated) = translated {
            to.insert(key.to_owned(), translated);
        }
    }

    /// Keywords without schemas, where their value is of the kind that they take.
    fn plain(&self, key: &str, value: &Value) -> Option<Value> {
        let fits = match key {
            "const" => true,
            "enum" => value.is_array(),
            "minimum" | "maximum" | "multipleOf" => value.is_number(),
            "exclusiveMinimum" | "exclusiveMaximum" => {
                value.is_number() && !self.is_3_0 || value.is_boolean() && self.is_3_0
            }
            "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties"
            | "maxProperties" | "minContains" | "maxContains" => value.is_u64(),
            "pattern" => {
                return value
                    .as_str()
                    .map(|text| pattern::literal_braces(text).into());
            }
            "uniqueItems" => value.is_boolean(),
            "required" => value
                .as_array()
                .is_some_and(|names| !names.is_empty() && names.iter().all(Value::is_string)),
            "dependentRequired" => value.is_object(),
            _ => false,
        };
        fits.then(|| value.clone())
    }

    fn part(&mut self, file: &Path, pointer: &str) -> Value {
        self.reference((file.to_owned(), pointer.to_owned()))
    }

    fn reference(&mut self, place: Place) -> Value {
        let id = self.id(place);
        json!({ "$ref": format!("#/definitions/{id}") })
    }

    /// The file and pointer that a reference names.
    fn target(&self, file: &Path, reference: &str) -> Place {
        let (other, pointer) = reference.split_once('#').unwrap_or((reference, ""));
        let file = match other {
            "" => file.to_owned(),
            other => file.parent().unwrap_or(Path::new("")).join(other),
        };
        (file, percent_decoded(pointer))
    }

    fn node(&mut self, file: &Path, pointer: &str) -> Option<&Value> {
        if !self.files.contains_key(file) {
            let tree = read(file)?;
            self.files.insert(file.to_owned(), tree);
        }
        self.files[file].pointer(pointer)
    }
}

/// JSON by serde_json; YAML by another crate than specbind's.
fn read(path: &Path) -> Option<Value> {
    let text = std::fs::read_to_string(path).ok()?;
    let is_json = path
        .extension()
        .is_some_and(|extension| extension == "json");
    let read = is_json.then(|| serde_json::from_str(&text).ok()).flatten();
    read.or_else(|| {
        let mut tree: serde_yaml::Value = serde_yaml::from_str(&text).ok()?;
        tree.apply_merge().ok()?;
        Some(from_yaml(tree))
    })
}

fn from_yaml(value: serde_yaml::Value) -> Value {
    match value {
        serde_yaml::Value::Mapping(members) => {
            let members = members
                .into_iter()
                .map(|(key, value)| (key_text(&key), from_yaml(value)));
            Value::Object(members.collect())
        }
        serde_yaml::Value::Sequence(items) => {
            Value::Array(items.into_iter().map(from_yaml).collect())
        }
        serde_yaml::Value::Tagged(tagged) => from_yaml(tagged.value),
        other => serde_json::to_value(other).unwrap_or(Value::Null),
    }
}

fn key_text(key: &serde_yaml::Value) -> String {
    match key {
        serde_yaml::Value::String(text) => text.clone(),
        other => serde_yaml::to_string(other)
            .unwrap_or_default()
            .trim()
            .to_owned(),
    }
}

fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let code = after.get(..2).filter(|_| *byte == b'%');
        let code = code.and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(code) => {
                bytes.push(code);
                rest = &after[2..];
            }
            None => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The known types; a list of them as it is. `file` was a text in Swagger 2.0.
fn types(value: &Value) -> Option<Value> {
    match value {
        Value::String(name) if name == "file" => Some(json!("string")),
        Value::String(name) => TYPES.contains(&name.as_str()).then(|| value.clone()),
        Value::Array(names) => {
            let mut names: Vec<Value> = names.clone();
            for name in names.iter_mut().filter(|name| name.is_null()) {
                *name = json!("null");
            }
            names.sort_by_key(Value::to_string);
            names.dedup();
            Some(Value::Array(names))
        }
        _ => None,
    }
}

/// Bounds that a flag of OpenAPI 3.0 excludes.
fn exclude_bounds(members: &Map<String, Value>, schema: &mut Map<String, Value>) {
    for (flag, bound) in [
        ("exclusiveMinimum", "minimum"),
        ("exclusiveMaximum", "maximum"),
    ] {
        if members.get(flag) == Some(&Value::Bool(true))
            && let Some(limit) = schema.remove(bound)
        {
            schema.insert(flag.to_owned(), limit);
        }
    }
}

/// OpenAPI 3.0.3: `nullable` adds `null` to the types that the schema names.
fn add_null(schema: &mut Map<String, Value>) {
    match schema.get_mut("type") {
        Some(Value::Array(types)) if !types.contains(&json!("null")) => types.push(json!("null")),
        Some(types @ Value::String(_)) if types != "null" => *types = json!([types, "null"]),
        _ => {}
    }
}

/// Formats of numbers are bounds (OpenAPI format registry).
fn add_bounds(format: &str, to: &mut Map<String, Value>) {
    let (least, most) = match format {
        "int8" => (json!(i8::MIN), json!(i8::MAX)),
        "uint8" => (json!(u8::MIN), json!(u8::MAX)),
        "int16" => (json!(i16::MIN), json!(i16::MAX)),
        "uint16" => (json!(u16::MIN), json!(u16::MAX)),
        "int32" => (json!(i32::MIN), json!(i32::MAX)),
        "uint32" => (json!(u32::MIN), json!(u32::MAX)),
        "int64" => (json!(i64::MIN), json!(i64::MAX)),
        "uint64" => (json!(u64::MIN), json!(u64::MAX)),
        _ => return,
    };
    let bounds = json!({"minimum": least, "maximum": most});
    match to.entry("allOf").or_insert(json!([])) {
        Value::Array(parts) => parts.push(bounds),
        _ => unreachable!("only lists are put there"),
    }
}
