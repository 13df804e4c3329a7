//! What is written is read as the same value.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{read_document, write_document};
use crate::judge::Judge;
use crate::mock::Values;
use crate::mock::reader::{Reader, all_types};
use crate::model::{Api, SchemaId};
use crate::runtime::check::Direction;
use crate::runtime::json::Json;

/// What became of the values of some schemas.
#[derive(Debug, Default)]
struct Tally {
    same: usize,
    /// Read as another value, which its schema accepts.
    other: Vec<String>,
    refused: Vec<String>,
}

impl Tally {
    /// Writes and reads a value of each of the schemas.
    fn add<'a>(
        &mut self,
        name: &str,
        api: &'a Api,
        judge: &Judge<'a>,
        schemas: &BTreeSet<SchemaId>,
    ) {
        let types = all_types(api);
        let (judge, types) = (judge, &types[..]);
        let reader = &Reader { api, judge, types };
        for schema in schemas {
            let direction = Direction::Sent;
            let values = Values {
                api,
                judge,
                direction,
            };
            let value = values.value(*schema);
            if !judge.judge(*schema, &value, direction).is_empty() {
                continue;
            }
            let text = write_document(reader, Some(*schema), &value);
            let read = read_document(reader, Some(*schema), &text).expect("a document");
            let mut problems = read.problems;
            let violations = judge.judge(*schema, &read.value, direction);
            problems.extend(violations.iter().map(ToString::to_string));
            let place = api[*schema].place.pointer.to_string();
            let report = format!("{name} {place}: {value} {problems:?} {} {text}", read.value);
            if !problems.is_empty() {
                self.refused.push(report);
            } else if pruned(&read.value) == pruned(&value) {
                self.same += 1;
            } else {
                self.other.push(report);
            }
        }
    }
}

/// Without what XML does not show: lists that have no items and no element round them, and whether a text is a number
/// where its schema takes both.
fn pruned(value: &Json) -> Json {
    let is_empty = |value: &Json| matches!(value, Json::Array(items) if items.is_empty());
    match value {
        Json::Array(items) => {
            let items = items.iter().map(pruned);
            Json::Array(items.filter(|item| !is_empty(item)).collect())
        }
        Json::Object(members) => {
            let members = members.iter();
            let members = members.map(|(name, value)| (name.clone(), pruned(value)));
            Json::Object(members.filter(|(_, value)| !is_empty(value)).collect())
        }
        Json::Number(number) => Json::from(number.as_str()),
        Json::Bool(value) => Json::from(value.to_string().as_str()),
        other => other.clone(),
    }
}

fn documents(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let extension = path.extension().unwrap_or_default();
        if path.is_dir() {
            found.extend(documents(&path));
        } else if extension == "yaml" || extension == "json" {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Writes and reads values of all schemas of the documents: those of bodies in XML and all components, since XML may hold
/// what any schema describes.
fn tally(documents: &[PathBuf]) -> Tally {
    let mut tally = Tally::default();
    for path in documents {
        let Ok((_, Some((api, tables)))) = crate::understand(path) else {
            continue;
        };
        let judge = Judge::new(&api, &tables.circular);
        let bodies = api.operations.iter().flat_map(|operation| {
            let request = operation.request_body.iter().flat_map(|body| &body.content);
            let answers = operation.responses.iter().flat_map(|own| &own.content);
            request.chain(answers)
        });
        let in_xml = bodies.filter(|media_type| media_type.is_xml());
        let schemas = in_xml.filter_map(|media_type| media_type.schema);
        let components = api.components.iter().map(|(_, schema)| *schema);
        let schemas: BTreeSet<SchemaId> = schemas.chain(components).collect();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        tally.add(&name, &api, &judge, &schemas);
    }
    tally
}

/// Fails where another report comes, or one of these does not.
fn assert_reports(reports: &[String], expected: &[&str]) {
    let is_expected = |report: &&String| !expected.iter().any(|start| report.starts_with(start));
    let others: Vec<&String> = reports.iter().filter(is_expected).collect();
    assert!(others.is_empty(), "{others:#?}");
    assert_eq!(reports.len(), expected.len(), "{reports:#?}");
}

#[test]
fn what_is_written_is_read_as_the_same() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut documents = documents(&root.join("tests/features"));
    let own = ["xml.yaml", "xml-requests.yaml"];
    documents.extend(own.map(|name| root.join("tests/mock").join(name)));
    let tally = tally(&documents);
    let refused = [
        // Two of its members have no letter that a name of XML may have.
        "names.yaml /components/schemas/1st: ",
        // Lists among other items: nothing says which elements are of the inner list.
        "type-lists.yaml /components/schemas/Start: ",
        "type-lists.yaml /components/schemas/Holder: ",
        // No document holds a NUL.
        "xml.yaml /components/schemas/Order: ",
    ];
    assert_reports(&tally.refused, &refused);
    assert_reports(&tally.other, &[]);
    assert!(tally.same > 100, "{}", tally.same);
}

/// Those of the published documents that speak of XML.
#[test]
fn published_bodies_are_read_as_they_are_written() {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("SPECBIND_SHARED").map_or_else(beside, PathBuf::from);
    let folder = shared.join("corpus");
    if !folder.is_dir() {
        eprintln!("skipped: there is no {}", folder.display());
        return;
    }
    let mut chosen = documents(&folder.join("published"));
    chosen.extend(documents(&folder.join("fixtures")));
    chosen.retain(|path| {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        ["/xml", "+xml", "xml:", "\"xml\":"]
            .iter()
            .any(|word| text.contains(word))
    });
    let tally = tally(&chosen);
    eprintln!("{} values of {} documents", tally.same, chosen.len());
    assert_reports(&tally.refused, &[]);
    assert_reports(&tally.other, &[]);
    assert!(tally.same > 500, "{}", tally.same);
}
