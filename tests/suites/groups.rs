//! The groups of a suite: a schema each, and values with the suite's verdict.

use std::fs;
use std::path::{Path, PathBuf};

use specbind::runtime::json::Json;

use super::VOCABULARY;

/// One suite, and the OpenAPI version that reads its schemas.
pub(crate) struct Draft {
    pub(crate) folder: &'static str,
    pub(crate) version: &'static str,
    /// Files of its folder `optional` that are judged too.
    pub(crate) optional: &'static [&'static str],
    /// Keywords whose groups the version cannot say.
    pub(crate) excluded: &'static [&'static str],
}

/// A schema and its cases.
pub(crate) struct Group {
    pub(crate) file: String,
    pub(crate) name: String,
    pub(crate) schema: Json,
    pub(crate) cases: Vec<Case>,
}

/// A value and the verdict on it.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) data: Json,
    pub(crate) valid: bool,
}

impl Group {
    /// Something in the schema goes by a name, so that it needs a file of its own to be as it is.
    pub(crate) fn is_named(&self) -> bool {
        let names = ["$id", "$anchor", "$dynamicAnchor", "$dynamicRef"];
        names.iter().any(|key| !texts(&self.schema, key).is_empty())
    }

    /// What the group needs beside its schema.
    fn far(&self, draft: &Draft) -> Option<String> {
        if draft.version.starts_with("3.0") {
            return None;
        }
        let ids = texts(&self.schema, "$id");
        let here = |reference: &&str| {
            reference.starts_with('#') || ids.iter().any(|id| last(id) == last(reference))
        };
        let references = [
            texts(&self.schema, "$ref"),
            texts(&self.schema, "$dynamicRef"),
        ]
        .concat();
        if let Some(far) = references.iter().find(|reference| !here(reference)) {
            return Some(format!("`{far}` is another document, on the network"));
        }
        let anchors = texts(&self.schema, "$dynamicAnchor");
        let is_dynamic = |reference: &&str| {
            let name = reference.split_once('#').map_or("", |(_, name)| name);
            anchors.iter().filter(|anchor| **anchor == name).count() > 1
        };
        if texts(&self.schema, "$dynamicRef").iter().any(is_dynamic) {
            let why = "one type has one meaning, whoever refers to it: the report names the `$dynamicRef`";
            return Some(why.to_owned());
        }
        (self.file == VOCABULARY && !ids.is_empty())
            .then(|| "a vocabulary without validation is another dialect".to_owned())
    }

    /// Whether `written` is `read`, but for members that the document neither names nor speaks of.
    pub(crate) fn keeps(&self, read: &Json, written: &Json) -> bool {
        match (read, written) {
            (Json::Object(members), Json::Object(_)) => {
                written_members(written).all(|name| read.member(name).is_some())
                    && members
                        .iter()
                        .all(|(name, read)| match written.member(name) {
                            Some(written) => self.keeps(read, written),
                            None => !names(&self.schema, name),
                        })
            }
            (Json::Array(read), Json::Array(written)) => {
                read.len() == written.len()
                    && read
                        .iter()
                        .zip(written)
                        .all(|(read, written)| self.keeps(read, written))
            }
            (read, written) => read == written,
        }
    }
}

/// The last part of a URI's path.
fn last(uri: &str) -> &str {
    let path = uri.split('#').next().unwrap_or_default();
    path.trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or_default()
}

/// The texts of a keyword, wherever it stands.
fn texts<'s>(schema: &'s Json, keyword: &str) -> Vec<&'s str> {
    match schema {
        Json::Object(members) => members
            .iter()
            .flat_map(|(key, value)| match (key.as_str(), value) {
                ("enum" | "const" | "default", _) => Vec::new(),
                (key, Json::String(text)) if key == keyword => vec![text.as_str()],
                (_, value) => texts(value, keyword),
            })
            .collect(),
        Json::Array(items) => items.iter().flat_map(|item| texts(item, keyword)).collect(),
        _ => Vec::new(),
    }
}

fn written_members(value: &Json) -> impl Iterator<Item = &str> {
    let members = match value {
        Json::Object(members) => &members[..],
        _ => &[],
    };
    members.iter().map(|(name, _)| name.as_str())
}

/// The schema names a member anywhere, as a property or as required.
fn names(schema: &Json, name: &str) -> bool {
    match schema {
        Json::Object(members) => members
            .iter()
            .any(|(key, value)| key == name || names(value, name)),
        Json::Array(items) => items.iter().any(|item| names(item, name)),
        Json::String(text) => text == name,
        _ => false,
    }
}

/// All groups of the suite; `None` on machines without it.
pub(crate) fn read(draft: &Draft) -> Option<Vec<Group>> {
    let folder = suite(draft.folder)?;
    let entries = fs::read_dir(&folder).expect("the folder of the suite");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "json")
    });
    paths.sort();
    let optional = draft.optional.iter();
    paths.extend(optional.map(|name| folder.join("optional").join(name).with_extension("json")));
    Some(paths.iter().flat_map(|path| read_file(path)).collect())
}

fn suite(name: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("SPECBIND_SHARED").map_or_else(beside, PathBuf::from);
    let folder = shared.join("corpus/suites").join(name);
    let is_there = folder.is_dir();
    if !is_there {
        eprintln!("skipped: there is no {}", folder.display());
    }
    is_there.then_some(folder)
}

fn read_file(path: &Path) -> Vec<Group> {
    let file = path.file_stem().expect("a file").to_string_lossy();
    let text = fs::read_to_string(path).expect("a file of the suite");
    let groups = Json::parse(&text).expect("JSON");
    let group = |group: &Json| Group {
        file: file.clone().into_owned(),
        name: text_at(group, "description"),
        schema: group.member("schema").expect("a schema").clone(),
        cases: items(group.member("tests").expect("cases"))
            .iter()
            .map(case)
            .collect(),
    };
    items(&groups).iter().map(group).collect()
}

fn case(case: &Json) -> Case {
    Case {
        name: text_at(case, "description"),
        data: case.member("data").expect("a value").clone(),
        valid: matches!(case.member("valid"), Some(Json::Bool(true))),
    }
}

fn items(value: &Json) -> &[Json] {
    match value {
        Json::Array(items) => items,
        _ => panic!("{value} is no array"),
    }
}

fn text_at(value: &Json, name: &str) -> String {
    match value.member(name) {
        Some(Json::String(text)) => text.clone(),
        other => panic!("{other:?} is no text"),
    }
}

/// Groups that the version can say, and the others with the reason.
pub(crate) fn reachable(draft: &Draft, groups: Vec<Group>) -> (Vec<Group>, Vec<(Group, String)>) {
    let (mut reachable, mut others) = (Vec::new(), Vec::new());
    for group in groups {
        match obstacle(draft, &group.schema).or_else(|| group.far(draft)) {
            None => reachable.push(group),
            Some(why) => others.push((group, why)),
        }
    }
    (reachable, others)
}

fn obstacle(draft: &Draft, schema: &Json) -> Option<String> {
    match schema {
        Json::Object(members) => members.iter().find_map(|(key, value)| {
            let is_3_0 = draft.version.starts_with("3.0");
            match (key.as_str(), value) {
                ("id", Json::String(_)) => Some("`id` is `$id` since draft 6".to_owned()),
                _ if draft.excluded.contains(&key.as_str()) => {
                    Some(format!("`{key}` is not in OpenAPI {}", draft.version))
                }
                ("type", Json::Array(_)) | ("items", Json::Array(_) | Json::Bool(_)) if is_3_0 => {
                    Some(format!(
                        "this form of `{key}` is not in OpenAPI {}",
                        draft.version
                    ))
                }
                ("type", Json::String(name)) if is_3_0 && name == "null" => {
                    Some(format!("type `null` is not in OpenAPI {}", draft.version))
                }
                ("enum", Json::Array(values)) if values.is_empty() => {
                    Some("an empty `enum` is refused as a mistake".to_owned())
                }
                ("enum" | "const" | "default" | "$schema", _) => None,
                _ => obstacle(draft, value),
            }
        }),
        Json::Array(items) => items.iter().find_map(|item| obstacle(draft, item)),
        _ => None,
    }
}
