//! What the schemas of a file are called: `$id`, `$self`, anchors → places (JSON Schema 2020-12, sections 8.2 and 9.1).
//! Knows no other file.

use std::collections::{HashMap, HashSet};

use super::uri;
use crate::source::{File, Pointer, Value};

/// What a file is called that does not say it itself: relative names are relative to it.
const UNNAMED: &str = "file:/";

/// Keys whose members have free names, so that none of those is a keyword.
const MAPS: &[&str] = &[
    "$defs",
    "callbacks",
    "content",
    "definitions",
    "dependentSchemas",
    "headers",
    "pathItems",
    "paths",
    "patternProperties",
    "properties",
    "requestBodies",
    "responses",
    "schemas",
    "webhooks",
];
/// Keys of values that are no part of the document.
const DATA: &[&str] = &["const", "default", "enum", "example", "examples"];

/// The names in a file; none where it gives none.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The file itself, then the schemas with an `$id`.
    resources: Vec<Resource>,
    /// The last resource that starts at a place, by its index.
    by_pointer: HashMap<Pointer, usize>,
    /// The first resource of a name, by its index.
    by_uri: HashMap<String, usize>,
    /// The first schema of an anchor.
    anchors: HashMap<String, Pointer>,
    /// The resources that have a `$dynamicAnchor`, by their indexes.
    dynamic: HashMap<String, HashSet<usize>>,
}

/// A part of a file with a base of its own.
#[derive(Debug)]
struct Resource {
    pointer: Pointer,
    /// Without a fragment.
    uri: String,
    /// `$anchor` and `$dynamicAnchor`.
    anchors: HashMap<String, Pointer>,
}

impl Names {
    /// The names in a file.
    pub(super) fn of(file: &File) -> Self {
        let mut names = Self::default();
        // Most files have no names, and need not be walked.
        let has_names = ["$id", "$self", "$anchor", "$dynamicAnchor"]
            .iter()
            .any(|key| file.text.contains(key));
        if has_names {
            let own = file.value.get("$self").and_then(Value::as_str);
            names.add(
                Pointer::root(),
                uri::resolve(UNNAMED, own.unwrap_or_default()),
            );
            names.walk(&file.value, &Pointer::root(), 0, false);
        }
        names
    }

    /// The file gives no names.
    pub(super) fn is_empty(&self) -> bool {
        self.resources.is_empty()
    }

    /// Where a reference leads that stands at `from`; `None` where no name of this file is meant.
    pub(super) fn find(&self, from: &Pointer, reference: &str, fragment: &str) -> Option<Pointer> {
        let base = self.base(from)?;
        let uri = reference.split('#').next().unwrap_or_default();
        let uri = uri::resolve(&base.uri, uri);
        let resource = &self.resources[*self.by_uri.get(&uri)?];
        match Pointer::parse(fragment) {
            Some(rest) => Some(
                rest.tokens()
                    .into_iter()
                    .fold(resource.pointer.clone(), |pointer, token| {
                        pointer.child(token)
                    }),
            ),
            None => resource.anchors.get(fragment).cloned(),
        }
    }

    /// The first schema that calls itself `name`.
    pub(super) fn anchor(&self, name: &str) -> Option<&Pointer> {
        self.anchors.get(name)
    }

    /// How many parts of the file have a `$dynamicAnchor` of this name.
    pub(super) fn count_dynamic(&self, name: &str) -> usize {
        self.dynamic.get(name).map_or(0, HashSet::len)
    }

    /// The innermost part of the file that holds a place.
    fn base(&self, place: &Pointer) -> Option<&Resource> {
        let mut around = std::iter::successors(Some(place), |place| place.parent());
        let index = around.find_map(|place| self.by_pointer.get(place))?;
        Some(&self.resources[*index])
    }

    fn add(&mut self, pointer: Pointer, uri: String) -> usize {
        let index = self.resources.len();
        self.by_pointer.insert(pointer.clone(), index);
        self.by_uri.entry(uri.clone()).or_insert(index);
        self.resources.push(Resource {
            pointer,
            uri,
            anchors: HashMap::new(),
        });
        index
    }

    /// `is_map`: the keys of the value are names of the document.
    fn walk(&mut self, value: &Value, pointer: &Pointer, base: usize, is_map: bool) {
        match value {
            Value::Object(_) if !is_map => self.walk_object(value, pointer, base),
            Value::Object(members) => {
                for (name, member) in members.iter() {
                    self.walk(member, &pointer.child(name.as_str()), base, false);
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.walk(item, &pointer.index(index), base, false);
                }
            }
            _ => {}
        }
    }

    fn walk_object(&mut self, value: &Value, pointer: &Pointer, base: usize) {
        let text = |key: &str| value.get(key).and_then(Value::as_str);
        let base = match text("$id") {
            Some(id) => {
                let id = id.split('#').next().unwrap_or_default();
                let uri = uri::resolve(&self.resources[base].uri, id);
                self.add(pointer.clone(), uri)
            }
            None => base,
        };
        let dynamic = text("$dynamicAnchor");
        for name in text("$anchor").into_iter().chain(dynamic) {
            for anchors in [&mut self.resources[base].anchors, &mut self.anchors] {
                let anchor = anchors.entry(name.to_owned());
                anchor.or_insert_with(|| pointer.clone());
            }
        }
        if let Some(name) = dynamic {
            self.dynamic
                .entry(name.to_owned())
                .or_default()
                .insert(base);
        }
        for (key, member) in value.as_object().into_iter().flatten() {
            if !DATA.contains(&key.as_str()) && !key.starts_with("x-") {
                let is_map = MAPS.contains(&key.as_str());
                self.walk(member, &pointer.child(key.as_str()), base, is_map);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Bounds, Format};

    fn names(text: &str) -> Names {
        let bounds = Bounds {
            depth: 9,
            values: 99,
            repeated: 0,
        };
        let (file, problems) = File::read("a.json".into(), text.to_owned(), Format::Json, bounds);
        assert!(problems.is_empty());
        Names::of(&file)
    }

    #[test]
    fn references_are_relative_to_the_schema_around_them() {
        let names = names(
            r#"{"a": {"$id": "https://x.example/a.json", "$defs": {"b": {"$id": "b.json", "$anchor": "c"}}}, "d": {"$anchor": "e"}}"#,
        );
        let found = |from: &str, reference: &str| {
            let from = Pointer::parse(from).expect("a pointer");
            let fragment = reference.split_once('#').map_or("", |(_, after)| after);
            let found = names.find(&from, reference, fragment);
            found.map(|pointer| pointer.to_string())
        };
        assert_eq!(found("/a/x", "#").as_deref(), Some("/a"));
        assert_eq!(found("/a/x", "#/$defs").as_deref(), Some("/a/$defs"));
        assert_eq!(found("/a/x", "b.json#c").as_deref(), Some("/a/$defs/b"));
        assert_eq!(found("/a/$defs/b/x", "a.json").as_deref(), Some("/a"));
        assert_eq!(found("/a/x", "/b.json").as_deref(), Some("/a/$defs/b"));
        assert_eq!(found("/d/x", "#e").as_deref(), Some("/d"));
        for (from, reference) in [("/a/x", "#e"), ("/d/x", "b.json"), ("/d/x", "#c")] {
            assert_eq!(found(from, reference), None, "{reference} from {from}");
        }
    }

    #[test]
    fn a_file_has_the_name_of_its_schema_and_of_two_names_the_first_counts() {
        let names = names(
            r#"{"$id": "https://x.example/a.json", "a": {"$id": "b.json"}, "c": {"$id": "b.json"}}"#,
        );
        let found = names.find(&Pointer::root(), "https://x.example/b.json", "");
        assert_eq!(found.map(|at| at.to_string()).as_deref(), Some("/a"));
        let found = names.find(&Pointer::root(), "b.json", "");
        assert_eq!(found.map(|at| at.to_string()).as_deref(), Some("/a"));
    }

    #[test]
    fn values_of_the_document_have_no_names() {
        let names = names(
            r#"{"properties": {"$id": {"type": "string"}, "default": {"$id": "a"}}, "default": {"$id": "b"}}"#,
        );
        assert_eq!(names.resources.len(), 2);
    }
}
