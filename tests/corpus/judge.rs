//! Every schema of a document, judged by specbind's own rules and by another implementation: where they disagree.

use std::path::Path;

use serde_json::Value;
use specbind::analyze::Tables;
use specbind::judge::Judge;
use specbind::model::{Api, Content, Gap, Location, MediaType, Operation, SchemaId};
use specbind::runtime::check::Direction;
use specbind::runtime::json::Json;
use specbind::source::{Place, Sources};

use crate::bundle::Bundle;
use crate::draw::Draw;
use crate::oracle::Oracle;
use crate::random::Random;

/// A document, understood.
pub(crate) struct Understood<'a> {
    pub(crate) path: &'a Path,
    pub(crate) api: &'a Api,
    pub(crate) tables: &'a Tables,
    pub(crate) sources: &'a Sources,
}

/// A value, and the other implementation's verdict on it.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) schema: SchemaId,
    pub(crate) text: String,
    pub(crate) is_valid: bool,
    /// The document shows it as an example or default.
    pub(crate) is_example: bool,
}

/// What came of judging a document.
#[derive(Debug, Default)]
pub(crate) struct Judged {
    pub(crate) cases: Vec<Case>,
    /// Pointers of schemas, and what the two say of a value.
    pub(crate) apart: Vec<(String, String)>,
}

/// Judges a document by both.
pub(crate) fn judge(document: &Understood<'_>) -> Result<Judged, String> {
    let Understood {
        path,
        api,
        tables,
        sources,
    } = document;
    let named = tables
        .gaps
        .iter()
        .map(|gap: &Gap| gap.place.pointer.to_string());
    let mut bundle =
        Bundle::new(path, named.collect()).ok_or("no other reader reads the document")?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let place_of = |place: &Place| {
        let file = match place.file.index() {
            0 => path.to_path_buf(),
            _ => folder.join(sources.path(place.file)),
        };
        (file, place.pointer.to_string())
    };
    let documented = || api.schemas.iter().take_while(|schema| !schema.derived);
    for schema in documented() {
        bundle.id(place_of(&schema.place));
    }
    let parameters = api
        .operations
        .iter()
        .flat_map(|operation| &operation.parameters);
    let filled = parameters.filter(|parameter| parameter.location == Location::Path);
    let undeclared = filled.filter(|parameter| sources.value(&parameter.place).is_none());
    bundle.texts = undeclared
        .filter_map(|parameter| parameter.content.schema())
        .map(|schema| place_of(&api[schema].place))
        .collect();
    bundle.translate_all();
    let oracle = Oracle::new(&bundle)?;
    let own = Judge::new(api, &tables.circular);
    let mut judged = Judged::default();
    for (id, why) in &oracle.reasons {
        let schema = api.schemas.get(*id);
        let place = schema.map_or_else(String::new, |schema| schema.place.pointer.to_string());
        judged.apart.push((place, format!("not judged: {why}")));
    }
    let mut compare = |schema: SchemaId, text: String, is_example: bool| {
        let (Ok(value), Ok(json)) = (serde_json::from_str::<Value>(&text), Json::parse(&text))
        else {
            return;
        };
        let is_valid = oracle.accepts(schema.index(), &value);
        let violations = own.judge(schema, &json, Direction::Either);
        if is_valid != violations.is_empty() {
            let place = api[schema].place.pointer.to_string();
            let first = violations.first().map(ToString::to_string);
            let own = first.unwrap_or_else(|| "valid".to_owned());
            let other = if is_valid { "valid" } else { "invalid" };
            let short: String = text.chars().take(300).collect();
            judged
                .apart
                .push((place, format!("{short} is {other}, and here: {own}")));
        }
        judged.cases.push(Case {
            schema,
            text,
            is_valid,
            is_example,
        });
    };
    for id in (0..documented().count()).filter(|id| !oracle.beyond.contains(id)) {
        let pointer = api.schemas[id].place.pointer.to_string();
        let random = Random::new(&pointer);
        let mut draw = Draw {
            definitions: &bundle.definitions,
            random,
        };
        for value in draw.around(id) {
            compare(SchemaId::new(id), value.to_string(), false);
        }
    }
    for (schema, example) in examples(api) {
        if !oracle.beyond.contains(&schema.index()) {
            compare(schema, example.to_string(), true);
        }
    }
    Ok(judged)
}

/// Every value that the document shows for a schema.
fn examples(api: &Api) -> Vec<(SchemaId, &Json)> {
    let mut found = Vec::new();
    for (index, schema) in api.schemas.iter().enumerate() {
        let values = schema.examples.iter().chain(&schema.default);
        found.extend(values.map(|value| (SchemaId::new(index), value)));
    }
    for media_type in api.operations.iter().flat_map(media_types) {
        let values = media_type
            .examples
            .iter()
            .filter_map(|example| example.value.as_ref());
        let schema = media_type.schema.filter(|_| media_type.is_json());
        found.extend(
            schema
                .into_iter()
                .flat_map(|schema| values.clone().map(move |value| (schema, value))),
        );
    }
    for parameter in api
        .operations
        .iter()
        .flat_map(|operation| &operation.parameters)
    {
        let values = parameter
            .examples
            .iter()
            .filter_map(|example| example.value.as_ref());
        let schema = parameter.content.schema();
        let schema = schema.filter(|_| matches!(parameter.content, Content::Schema { .. }));
        found.extend(
            schema
                .into_iter()
                .flat_map(|schema| values.clone().map(move |value| (schema, value))),
        );
    }
    found
}

fn media_types(operation: &Operation) -> impl Iterator<Item = &MediaType> {
    let bodies = operation.request_body.iter().flat_map(|body| &body.content);
    bodies.chain(
        operation
            .responses
            .iter()
            .flat_map(|response| &response.content),
    )
}
